import type { JournalEntry } from '../../../src/core/journal/entry.ts';
import type { Submission } from '../../../src/core/submission.ts';

/** An entry that could be kept; a test says only what matters to it. */
export const entry = (more: Partial<JournalEntry> = {}): JournalEntry => ({
  schema: 'what-matters/journal', version: 1, id: `id-${more.at?.replace(/\D/g, '') ?? 'one'}`, at: '2026-09-01T10:00:00Z', moment: null, instrument: 'ons4', instrumentVersion: '2020-05', mode: 'tiles', language: 'en', items: { happy: 4 },
  asked: { scale: { type: 'numbers', to: 10 }, attribution: 'Source: an office', wording: { items: { happy: 'Overall, how happy did you feel yesterday?' }, ends: { happy: { least: 'not at all happy', most: 'completely happy' } } } },
  ...more,
});

/** An entry of a scale of points, with the words of its points. */
export const pointed = (more: Partial<JournalEntry> = {}): JournalEntry => entry({
  id: `feeling-${more.at?.replace(/\D/g, '') ?? 'one'}`, instrument: 'feeling-now', instrumentVersion: '1', mode: 'points', items: { calm: 2 },
  asked: { scale: { type: 'points', points: [1, 2, 3, 4, 5] }, wording: { items: { calm: 'How calm do you feel right now?' }, points: { 1: 'Not at all', 2: 'A little', 3: 'In the middle', 4: 'Quite a lot', 5: 'Very much' } } },
  ...more,
});

/** A check-in that was sent. */
export const sent = (body: Partial<Submission['body']>, more: Partial<Submission> = {}): Submission => ({
  schema: 'what-matters/submission', version: 1, id: '0b6f0b6f-0b6f-4b6f-8b6f-0b6f0b6f0b6f', form: 'example', journey: { id: 'check-in', version: '1' }, createdAt: '2026-11-10T10:00:00Z', language: 'en', filledInBy: 'self', programme: 'choir', session: 's1',
  ...more, body: { answers: {}, ideas: [], scores: [], consents: [], ...body },
});

/** The day of a time, in UTC: what a device in London says in winter. */
export const dayOf = (at: string): string => at.slice(0, 10);
