/**
 * The types of question that have been loaded. A page begins with what its first two questions need and learns the rest
 * while the person answers it; everything else (`index.ts`) knows them all.
 */
import { choice } from './choice.ts';
import { postcode } from './postcode.ts';
import type { Question } from './index.ts';
import type { QuestionKind } from './kind.ts';

type AnyKind = QuestionKind<Question, unknown, never>;

const known = new Map<string, AnyKind>([['choice', choice as never], ['postcode', postcode as never]]);

/** Makes types of question known. */
export const learn = (kinds: Readonly<Record<string, unknown>>): void => { for (const [type, kind] of Object.entries(kinds)) known.set(type, kind as AnyKind); };

/** Whether a type of question is known yet. */
export const isKnown = (question: Question): boolean => known.has(question.type);

/**
 * The kind of a question that is known. The one place where the types are widened: question, typed fields and value come
 * from the same kind, because a page keeps one question and its fields begin as that kind's `blank`.
 */
export const kindOf = (question: Question): AnyKind => known.get(question.type)!;
