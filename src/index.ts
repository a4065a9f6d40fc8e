/** The names we promise. Importing this file registers nothing; `what-matters/define` does. */
export { WhatMatters } from './view/what-matters.ts';
export { WhatMattersIdeas } from './view/what-matters-ideas.ts';
export { WhatMattersJournal } from './view/what-matters-journal.ts';
export { AttentionEvent, LeftEvent, ReadyEvent, SavedEvent, SentEvent, StepEvent, VitalsEvent } from './view/events.ts';
export type { ConfigInput } from './core/config-schema.ts';
export type { Journey } from './core/journey.ts';
export type { Receipt } from './core/receipt.ts';
export type { SealedSubmission } from './core/sealed.ts';
export type { Answer, Submission } from './core/submission.ts';
export type { Deliver } from './view/outbox.ts';
