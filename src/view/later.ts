/** Everything after the first pages: the other questions, ideas, the check page, sending, and what waits. One part, loaded while the person answers the first question. */
import { ideaStyles } from './styles/ideas.ts';
import { questionStyles } from './questions.ts';
import { endingStyles } from './styles/ending.ts';

export { views } from './questions.ts';
export { IdeasRun } from './ideas.ts';
export { checkScreen } from './screens/check.ts';
export { doneScreen } from './screens/done.ts';
export { keepOffer } from './screens/keep-offer.ts';
export { consentReceipts } from './consent-receipts.ts';
export { submissionOf } from '../core/submitting.ts';
export { Outbox, prepareToSend } from './outbox.ts';
export { helpOffer, soundsHard } from './offer.ts';

export const laterStyles = [questionStyles, ideaStyles, endingStyles];
