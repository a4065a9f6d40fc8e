import * as z from 'zod/mini';
import { choice } from './choice.ts';
import { consent } from './consent.ts';
import { contact } from './contact.ts';
import { postcode } from './postcode.ts';
import { text } from './text.ts';
import type { QuestionKind } from './kind.ts';

/** Every type of question. To add one: its file here, its file in `view/questions`, a line in both lists. */
export const questionKinds = { choice, consent, contact, postcode, text };

/** The name of a type of question. */
export type QuestionType = keyof typeof questionKinds;

type KindOf<Type extends QuestionType> = (typeof questionKinds)[Type];

/** A question of one type, as a journey writes it. */
export type QuestionOf<Type extends QuestionType> = KindOf<Type> extends QuestionKind<infer Question, never, never> ? Question : z.infer<KindOf<Type>['schema']>;

/** What is typed into the fields of a question of one type. */
export type TypedOf<Type extends QuestionType> = KindOf<Type>['blank'];

/** A question of any type. */
export type Question = { [Type in QuestionType]: QuestionOf<Type> }[QuestionType];

/** The schema of a question of any type. */
export const questionSchema = z.discriminatedUnion('type', [choice.schema, consent.schema, contact.schema, postcode.schema, text.schema] as never) as unknown as z.ZodMiniType<Question>;

/**
 * The kind of a question. The one place where the types are widened: question, typed fields and value come from the
 * same kind, because a page keeps one question and its fields begin as that kind's `blank`.
 */
export const kindOf = (question: Question): QuestionKind<Question, unknown, never> => questionKinds[question.type] as never;
