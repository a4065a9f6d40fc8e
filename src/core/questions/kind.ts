import type * as z from 'zod/mini';
import type { Answer, AnswerValue } from '../submission.ts';
import type { Words } from '../words.ts';

/** Answers by key: `page`, or `page.item` for one turn of a repeated page. */
export type Answers = Readonly<Record<string, Answer>>;

/** What a question may look at besides itself: the answers given so far, and which turn of a repeated page this is. */
export interface Situation {
  readonly answers: Answers;
  readonly item?: string;
}

/** One thing that a person is asked to put right: which field of the question, and the same words for field and summary. */
export interface Problem {
  readonly field: string;
  readonly words: Words;
}

/** What checking gives: problems, or a value; no value means that an optional question was left empty. */
export type Checked<Value extends AnswerValue> = { readonly problems: readonly Problem[] } | { readonly value: Value | undefined };

/**
 * All that the core knows of a type of question. One file each, listed in `index.ts`; the screen's half is the file of
 * the same name in `view/questions`.
 */
export interface QuestionKind<Question, Typed, Value extends AnswerValue> {
  /** What a journey may say about a question of this type. */
  readonly schema: z.ZodMiniType<Question>;
  /** The fields before anything was typed. Nothing is chosen for anybody. */
  readonly blank: Typed;
  /** Reads what was typed. It must not throw, whatever the strings are. */
  check(question: Question, typed: Typed, situation: Situation): Checked<Value>;
  /** Whether a value that came from outside has the shape of this kind's values. */
  fits(value: AnswerValue): boolean;
  /** A value in words, for the check page and for the people who read what arrives. */
  said(question: Question, value: Value, situation: Situation): readonly Words[];
  /** Whether people may write whatever they like. Such a question needs a named reader. */
  readonly freeText?: (question: Question) => boolean;
  /** Whether the question makes sense only when something will be sent. */
  readonly sendOnly?: boolean;
}
