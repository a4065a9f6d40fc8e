/** A form that somebody has begun and wants to go on with later: what stood in its fields, and where they were. */
import * as z from 'zod/mini';
import { howAsked } from './asked.ts';
import { canonicalJson, type Json } from './canonical.ts';
import { kindOf } from './questions/known.ts';
import { currentStep, firstState, step, type Effect, type Setup, type State } from './step.ts';
import { idSchema } from './words.ts';

/** Most characters of a draft as JSON. */
export const maxDraftCharacters = 64 * 1024;

const draftSchema = z.strictObject({
  /** A draft of a later version is left alone. */
  version: z.literal(1),
  /** The site's name for its form. */
  form: z.string(),
  journey: z.strictObject({ id: idSchema, version: z.string() }),
  /** The step that stood, and what stood in the fields, by step. */
  at: z.string(),
  typed: z.record(z.string(), z.unknown()),
  /** Ideas that the person asks about, by id. */
  asked: z.optional(z.record(z.string(), z.enum(howAsked))),
  /** When it was kept last, in milliseconds since 1970. For people, and for a tab that nobody used for long. */
  keptAt: z.number(),
  /** The last day (since 1970) on which a page saw it, and on how many days one did. */
  seenOn: z.number(),
  age: z.number(),
});

export type Draft = Readonly<z.infer<typeof draftSchema>>;

/** Reads a draft: nothing where it is none, is of a later version or too long. Such are left alone. */
export function readDraft(stored: unknown): Draft | undefined {
  const read = z.safeParse(draftSchema, stored);
  return read.success && canonicalJson(read.data as Json).length <= maxDraftCharacters ? read.data : undefined;
}

/** What is to be kept of a run of a journey. */
export const draftOf = ({ form, journey: { id, version } }: Setup, { at, typed, ideas: { asked } }: State, now: number): Draft =>
  ({ version: 1, form, journey: { id, version }, at, typed, ...(asked && { asked }), keptAt: now, seenOn: Math.floor(now / 86_400_000), age: 0 });

/** One step on, or nothing where what stands in the fields could never have stood there: what lies on a device may be anything. */
function goOn(setup: Setup, state: State): ReturnType<typeof step> | undefined {
  try { return step(setup, state, { type: 'continue' }); } catch { return undefined; }
}

/**
 * Goes the way again with what stood in the fields, as far as the person was. Nothing is believed: each page reads its
 * fields as it did then, and where one has changed since and does not take them, the way ends there. What somebody agrees
 * to is read and ticked again.
 *
 * @returns the state, and a search for ideas where one is due
 */
export function resume(setup: Setup, { at, typed, asked, journey }: Draft): readonly [State, readonly Effect[]] {
  let state = firstState(setup);
  if (journey.id !== setup.journey.id || journey.version !== setup.journey.version) return [state, []];
  if (asked) state = { ...state, ideas: { ...state.ideas, asked } };
  let search: readonly Effect[] = [];
  // No journey has more turns than pages and choices to repeat over.
  for (let turns = 0; turns < 1000; turns++) {
    const { key, page } = currentStep(setup, state);
    if ((page.question && kindOf(page.question).asked) || page.show === 'check') break;
    const [filled] = page.question && Object.hasOwn(typed, key) ? step(setup, state, { type: 'input', key, typed: typed[key] }) : [state];
    const gone = goOn(setup, filled);
    if (!gone) break;
    if (key === at) return [filled, search];
    const [next, effects] = gone;
    if (next.ended !== undefined || next.problems.length > 0 || next.at === state.at) { state = filled; break; }
    const looks = effects.filter(effect => effect.do === 'find-ideas');
    if (looks.length > 0) search = looks;
    state = next;
  }
  return [state, search];
}
