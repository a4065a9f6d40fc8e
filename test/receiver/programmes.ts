import type { Programme } from '../../src/core/programmes/programme.ts';
import type { Submission } from '../../src/core/submission.ts';
import { answered, idOf, withAnswers } from './fixtures.ts';

/** A programme with 12 places. It is made up. */
export const programme = (changes: Partial<Programme> = {}): Programme => ({
  id: 'music-mornings', name: { en: 'Music mornings', cy: 'Boreau cerdd' }, places: 12,
  sessions: [{ id: 'first', starts: '2027-01-12T10:00', ends: '2027-01-12T12:00' }], ...changes,
});

/** Somebody who signs up, known by a number. */
export const signUp = (number: number, changes: Partial<Submission> = {}): Submission =>
  withAnswers({ name: answered(`Example person ${number}`) }, { id: idOf(number), journey: { id: 'sign-up', version: '1' }, programme: 'music-mornings', ...changes });
