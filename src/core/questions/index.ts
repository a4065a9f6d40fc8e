import * as z from 'zod/mini';
import { age } from './age.ts';
import { choice } from './choice.ts';
import { choiceSchema } from './choice-schema.ts';
import { consent } from './consent.ts';
import { contact } from './contact.ts';
import { date } from './date.ts';
import { device } from './device.ts';
import { fit } from './fit.ts';
import { group } from './group.ts';
import { line } from './line.ts';
import { name } from './name.ts';
import { number } from './number.ts';
import { points } from './points.ts';
import { postcode } from './postcode.ts';
import { postcodeSchema } from './postcode-schema.ts';
import { programmeAge } from './programme-age.ts';
import { programmeLikes } from './programme-likes.ts';
import { programmeLink } from './programme-link.ts';
import { scale } from './scale.ts';
import { songs } from './songs.ts';
import { statements } from './statements.ts';
import { surgery } from './surgery.ts';
import { text } from './text.ts';
import { year } from './year.ts';
import { yesNo } from './yes-no.ts';
import type { QuestionKind } from './kind.ts';

/** Every type of question. To add one: its file here, its file in `view/questions`, a line in both lists. */
export const questionKinds = {
  age, choice: { ...choice, schema: choiceSchema }, consent, contact, date, group, name, postcode: { ...postcode, schema: postcodeSchema }, scale, statements, text, 'yes-no': yesNo,
  device, line, number, points,
  songs, year,
  fit, 'programme-age': programmeAge, 'programme-likes': programmeLikes, 'programme-link': programmeLink, surgery,
};

/** The name of a type of question. */
export type QuestionType = keyof typeof questionKinds;

type KindOf<Type extends QuestionType> = (typeof questionKinds)[Type];

/** A question of one type, as a journey writes it. */
export type QuestionOf<Type extends QuestionType> = KindOf<Type> extends QuestionKind<infer Question, never, never> ? Question : z.infer<KindOf<Type>['schema']>;

/** What is typed into the fields of a question of one type. */
export type TypedOf<Type extends QuestionType> = KindOf<Type>['blank'];

/** A question of any type. */
export type Question = { [Type in QuestionType]: QuestionOf<Type> }[QuestionType];

/** The schema of a question of any type. By hand: Zod's own union of this kind would come with the first page. */
export const questionSchema = z.unknown().check(payload => {
  const type = (payload.value as { readonly type?: unknown } | null)?.type;
  const kind = typeof type === 'string' && Object.hasOwn(questionKinds, type) ? questionKinds[type as QuestionType] : undefined;
  const issues: readonly z.core.$ZodIssue[] = kind ? z.safeParse(kind.schema, payload.value).error?.issues ?? [] : [{ code: 'custom', path: ['type'], message: '', params: { expected: `one of ${Object.keys(questionKinds).join(', ')}` } }];
  for (const issue of issues) payload.issues.push({ ...issue, input: payload.value } as never);
}) as unknown as z.ZodMiniType<Question>;
