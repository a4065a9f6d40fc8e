import * as z from 'zod/mini';
import { canonicalJson } from './canonical.ts';
import { apart, isMany, optionsOf } from './questions/choice.ts';
import { kindOf, questionSchema, type Question } from './questions/index.ts';
import { depthOf, wrongKeys } from './schema-problems.ts';
import { idSchema, wordsSchema, type Words } from './words.ts';

/** Most characters of a journey as JSON, and how deep it may nest. */
export const journeyLimits = { characters: 64 * 1024, depth: 8, pages: 200 };

/** Holds when, for every page named, the answer is (or includes) the value, or one of the values. */
export type Condition = Readonly<Record<string, string | readonly string[]>>;
const conditionSchema = z.record(idSchema, z.union([idSchema, z.array(idSchema).check(z.minLength(1), z.maxLength(60))]));

/** Where to go after a page: the first rule that holds counts. No rule: the page below. */
const ruleSchema = z.union([
  z.strictObject({ when: z.optional(conditionSchema), page: idSchema }),
  z.strictObject({ when: z.optional(conditionSchema), end: idSchema }),
  z.strictObject({ when: z.optional(conditionSchema), closed: idSchema }),
]);
export type Rule = z.infer<typeof ruleSchema>;

const pageSchema = z.strictObject({
  id: idSchema,
  heading: z.optional(wordsSchema),
  /** Paragraphs below the heading. */
  body: z.optional(z.array(wordsSchema).check(z.maxLength(12))),
  /** The words of the button that goes on; "Continue" without it. */
  button: z.optional(wordsSchema),
  question: z.optional(questionSchema),
  /** A page that the product fills: ideas, or check your answers (which sends). */
  show: z.optional(z.enum(['ideas', 'check'])),
  /** Shows the page once for each thing chosen on another page. `item` is then a fact for its words. */
  repeat: z.optional(z.strictObject({ over: idSchema })),
  /** The page is passed over unless this holds. */
  when: z.optional(conditionSchema),
  next: z.optional(z.array(ruleSchema).check(z.maxLength(20))),
  /** Whether the page makes sense only when something will be sent. */
  sendOnly: z.optional(z.boolean()),
});
/** One screen of a journey. */
export type Page = z.infer<typeof pageSchema>;

const stopSchema = z.strictObject({ heading: wordsSchema, body: z.optional(z.array(wordsSchema).check(z.maxLength(12))) });

/** The schema of a journey, as JSON. */
export const journeySchema = z.strictObject({
  id: idSchema,
  version: z.string().check(z.minLength(1), z.maxLength(20)),
  start: idSchema,
  pages: z.array(pageSchema).check(z.minLength(1), z.maxLength(journeyLimits.pages)),
  /** What a person reads at an `end` or a `closed`, by its id. `not-today` is built in. */
  stops: z.optional(z.record(idSchema, stopSchema)),
});
/** An ordered set of pages with conditions, as data. */
export type Journey = z.infer<typeof journeySchema>;
export type Stop = z.infer<typeof stopSchema>;

/** Stops that every journey may name. */
export const builtInStops: Readonly<Record<string, Stop>> = {
  'not-today': { heading: { key: 'stops.not-today.heading' }, body: [{ key: 'stops.not-today.body' }] },
};

/** Ids of pages whose heading is in the locale files (`pages.<id>.heading`), so that a journey need not write it. */
export const pagesWithWords: readonly string[] = ['where', 'matters', 'interests', 'help', 'ideas', 'call', 'name', 'contact-by', 'contact', 'more', 'privacy', 'check'];

/** What an id in `end` or `closed` shows. */
export const stopOf = (journey: Journey, id: string): Stop | undefined => journey.stops?.[id] ?? (Object.hasOwn(builtInStops, id) ? builtInStops[id] : undefined);

/** A journey that may be run, or one line for each thing that is wrong with it. */
export type Loaded = { readonly journey: Journey } | { readonly problems: readonly string[] };

/**
 * Reads a journey: the only way in, for the built-in ones and for a site's own. It is refused whole when anything is
 * wrong, because half a form is worse than none.
 */
export function loadJourney(data: unknown): Loaded {
  if (depthOf(data, journeyLimits.depth) > journeyLimits.depth) return { problems: [`journey: found more than ${journeyLimits.depth} levels, expected at most ${journeyLimits.depth}`] };
  const read = z.safeParse(journeySchema, data);
  if (!read.success) return { problems: wrongKeys(data, read.error.issues, 'journey') };
  const written = read.data;
  // Nothing is sent before the person has seen it all once more, so every journey ends with the check page.
  const journey = written.pages.some(({ show }) => show === 'check') ? written : { ...written, pages: [...written.pages, { id: 'check', show: 'check' as const }] };
  if (canonicalJson(written).length > journeyLimits.characters) return { problems: [`journey: found over ${journeyLimits.characters} characters, expected fewer`] };
  const problems = meaningProblems(journey);
  return problems.length > 0 ? { problems } : { journey };
}

/** What a schema cannot see: ids that name nothing, jumps that go back, repeats over what is not a choice. */
function meaningProblems({ pages, start, ...rest }: Journey): string[] {
  const problems: string[] = [];
  const journey: Journey = { pages, start, ...rest };
  const place = new Map<string, number>();
  pages.forEach(({ id }, at) => {
    if (place.has(id)) problems.push(`journey.pages.${at}.id: found "${id}" twice, expected an id of its own for each page`);
    else place.set(id, at);
  });
  if (!place.has(start)) problems.push(`journey.start: found "${start}", expected the id of a page`);
  const choiceBefore = (id: string, at: number): Question & { type: 'choice' } | undefined => {
    const index = place.get(id);
    const page = index !== undefined && index < at ? pages[index] : undefined;
    return page?.question?.type === 'choice' ? page.question : undefined;
  };
  const checkCondition = (when: Condition | undefined, at: number, where: string): void => {
    for (const [id, values] of Object.entries(when ?? {})) {
      const question = choiceBefore(id, at);
      if (!question || pages[place.get(id)!]!.repeat) { problems.push(`${where}.${id}: found no such choice before, expected the id of an earlier page with a choice`); continue; }
      const known = [...optionsOf(question, { answers: {} }), ...apart(question)].map(option => option.id);
      for (const value of [values].flat()) if (!known.includes(value)) problems.push(`${where}.${id}: found "${value}", expected one of ${known.join(', ')}`);
    }
  };
  pages.forEach((page, at) => {
    const where = `journey.pages.${at}`;
    if (!page.heading && !page.show && !pagesWithWords.includes(page.id)) problems.push(`${where}.heading: found nothing, expected words`);
    if (page.question && page.show) problems.push(`${where}: found "question" and "show", expected one of them`);
    if (page.show === 'check' && (at < pages.length - 1 || page.when)) problems.push(`${where}: found the check page ${page.when ? 'with "when"' : 'above other pages'}, expected it last and always`);
    const over = page.repeat && choiceBefore(page.repeat.over, at);
    if (page.repeat) {
      if (!over || !isMany(over)) problems.push(`${where}.repeat.over: found "${page.repeat.over}", expected the id of an earlier page where several can be chosen`);
      if (!page.question) problems.push(`${where}.repeat: found no question, expected one to repeat`);
    }
    const hasAreas = page.repeat !== undefined && (over === undefined || over.options === 'taxonomy.areas');
    if (page.question?.type === 'choice' && page.question.options === 'taxonomy.interests' && !hasAreas) problems.push(`${where}.question.options: found taxonomy.interests, expected "repeat" over a page of taxonomy.areas`);
    if (page.question?.type === 'contact' && typeof page.question.by === 'object' && !choiceBefore(page.question.by.page, at)) problems.push(`${where}.question.by.page: found "${page.question.by.page}", expected the id of an earlier page with a choice`);
    checkCondition(page.when, at, `${where}.when`);
    page.next?.forEach((rule, nth) => {
      checkCondition(rule.when, at + 1, `${where}.next.${nth}.when`);
      if ('page' in rule && (place.get(rule.page) ?? -1) <= at) problems.push(`${where}.next.${nth}.page: found "${rule.page}", expected the id of a later page`);
      const stop = 'end' in rule ? rule.end : 'closed' in rule ? rule.closed : undefined;
      if (stop !== undefined && !stopOf(journey, stop)) problems.push(`${where}.next.${nth}: found "${stop}", expected an id in "stops" or ${Object.keys(builtInStops).join(', ')}`);
    });
  });
  return problems;
}

/** Whether a page is only for people who will send something. */
export const isSendOnly = (page: Page): boolean => page.sendOnly === true || page.show === 'check' || (page.question !== undefined && kindOf(page.question).sendOnly === true);

/** Whether anything in the journey lets people write whatever they like, so that somebody must be named who reads it. */
export const hasFreeText = (journey: Journey): boolean => journey.pages.some(({ question }) => question !== undefined && kindOf(question).freeText?.(question) === true);

/** The words of a page's heading. A page with an id of `pagesWithWords` has them without writing any. */
export const headingOf = (page: Page): Words => page.heading ?? { key: `pages.${page.show ?? page.id}.heading` };
