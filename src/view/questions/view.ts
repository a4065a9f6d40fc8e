import { html, nothing, type TemplateResult } from 'lit';
import type { Problem, Situation } from '../../core/questions/kind.ts';
import type { QuestionOf, QuestionType, TypedOf } from '../../core/questions/index.ts';
import type { Translator } from '../../i18n/translate.ts';
import { draw, icons } from '../icons.ts';
import type { Step } from '../../core/route.ts';
import { say, type ScreenProps, type Shown } from '../screen.ts';

/** What the fields of a question are drawn from. */
export interface QuestionProps<Type extends QuestionType> {
  readonly question: QuestionOf<Type>;
  readonly typed: TypedOf<Type>;
  readonly problems: readonly Problem[];
  readonly situation: Situation;
  readonly i18n: Translator;
  /** Tells what changes in the fields, given what stands there now: two presses may come before anything is drawn again. */
  readonly onTyped: (change: (now: TypedOf<Type>) => TypedOf<Type>) => void;
  /** Whether what is typed is about the person who types, and on a device of their own, so that their browser may fill it in. */
  readonly own: boolean;
  /** The id of the hint, for a single field to be described by. */
  readonly hintId: string | undefined;
}

/** The screen's half of a type of question. */
export interface QuestionView<Type extends QuestionType> {
  /** Whether there is one field only, so that the heading is its label; else the heading is the legend of a group. */
  readonly single?: (question: QuestionOf<Type>) => boolean;
  /** Whether each field marks itself when it is wrong; else one mark stands beside the whole question. */
  readonly marksEach?: boolean;
  /** Whether the group is one of radio buttons: such a group, and not its buttons, can be in error. */
  readonly radios?: (question: QuestionOf<Type>) => boolean;
  /** The fields. Each has the id `field-<name>`, the names being those of the kind's problems. */
  readonly fields: (props: QuestionProps<Type>) => TemplateResult;
  /** What stands below the page, and below the stop of people who keep what they wrote: ways to take it along. `step`: where the question was asked. */
  readonly below?: (props: ScreenProps, step: Step) => Shown;
}

/** The id of a field, and of what is wrong with it. */
export const fieldId = (field: string): string => `field-${field}`;
export const problemId = (field: string): string => `problem-${field}`;

/** What is wrong with a field, in the words that stand in the summary too, or nothing. */
export function problemOf(i18n: Translator, problems: readonly Problem[], field: string): TemplateResult | typeof nothing {
  const problem = problems.find(one => one.field === field);
  return problem ? html`<p class="err" id=${problemId(field)}>${draw(icons.alert)}<span>${say(i18n, problem.words)}</span></p>` : nothing;
}

/** The attributes that tie a field to its hint and to what is wrong with it. */
export function tied(problems: readonly Problem[], field: string, hintId?: string): { readonly invalid: 'true' | typeof nothing; readonly describedBy: string | typeof nothing } {
  const wrong = problems.some(one => one.field === field);
  return { invalid: wrong ? 'true' : nothing, describedBy: [hintId, wrong ? problemId(field) : undefined].filter(Boolean).join(' ') || nothing };
}
