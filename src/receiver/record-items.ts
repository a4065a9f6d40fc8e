import type { Answer } from '../core/submission.ts';
import { withoutValue } from './inbox/in-words.ts';
import { listOf } from './read-answers.ts';

/** How a heading of the standard stands: filled from what the person wrote, or why not. */
export type Standing = Answer['at'];

/** One heading of the standard, with what the person wrote in words. */
export interface RecordItem {
  readonly heading: string;
  readonly at: Standing;
  /** What stands there. Where the person said nothing it is empty, unless there is more to say than that. */
  readonly values: readonly string[];
  /** What whoever finishes the record should know about this heading. */
  readonly remark?: string;
}

/** A section of the standard. */
export interface RecordSection {
  readonly heading: string;
  readonly items: readonly RecordItem[];
}

const item = (heading: string, at: Standing, values: readonly string[] = [], remark?: string): RecordItem => ({ heading, at, values, ...(remark !== undefined && { remark }) });

/** A heading with something under it. */
export const filled = (heading: string, ...values: readonly string[]): RecordItem => item(heading, 'answered', values);

/** A heading that the form has no question for. */
export const notAsked = (heading: string, remark?: string): RecordItem => item(heading, 'notAsked', [], remark);

/** A heading that nobody may fill from a form. */
export const notAssessed = (heading: string, words: string): RecordItem => item(heading, 'notAsked', [words]);

/** What one answer says under a heading; where it says nothing, its own state, and `skipped` for a part that was left empty. */
export const from = (heading: string, answer: Answer | undefined, values: readonly string[]): RecordItem =>
  (values.length > 0 ? filled(heading, ...values) : item(heading, answer === undefined ? 'notAsked' : answer.at === 'answered' ? 'skipped' : answer.at));

/** What one list says under a heading. "None of these" and "I am not sure" are answers too. */
export function fromList(heading: string, answer: Answer | undefined, words: readonly string[]): RecordItem {
  const ids = listOf(answer);
  return words.length === 0 && ids.length > 0 ? filled(heading, ids.includes('not-sure') ? 'Not sure' : 'None') : from(heading, answer, words);
}

/** What stands under a heading, in words. */
export const standingInWords = ({ at, values }: RecordItem): readonly string[] => (at === 'answered' || values.length > 0 ? values : [withoutValue[at]]);
