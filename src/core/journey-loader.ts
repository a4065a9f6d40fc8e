import * as z from 'zod/mini';
import { canonicalJson } from './canonical.ts';
import { builtInInstruments } from './instruments/index.ts';
import { builtInStops, isSendOnly, stopOf, type About } from './journey.ts';
import { measurePages, type Measuring } from './measures.ts';
import { questionKinds, questionSchema, type Question } from './questions/index.ts';
import { kindOf, learn } from './questions/known.ts';
import type { Above } from './questions/kind.ts';
import { depthOf } from './depth.ts';
import { wrongKeys } from './schema-problems.ts';
import { idSchema, wordsSchema } from './words.ts';

learn(questionKinds);

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
  /** A page that the product fills: ideas, what people sign up to, or check your answers (which sends). */
  show: z.optional(z.enum(['ideas', 'check', 'programme'])),
  /** The pages of an instrument stand in its place, one for each item: its id, or "chosen" for those that the site chose (`measures` of its configuration). */
  measure: z.optional(idSchema),
  /** Whether what was answered stays when the device is passed on: said once, by whoever leads the session. */
  keep: z.optional(z.boolean()),
  /** On the check page: the answers are behind a button, because they are few and were given a moment ago. */
  short: z.optional(z.boolean()),
  /** Shows the page once for each thing chosen on another page. `item` is then a fact for its words. */
  repeat: z.optional(z.strictObject({ over: idSchema })),
  /** The page is passed over unless this holds. */
  when: z.optional(conditionSchema),
  next: z.optional(z.array(ruleSchema).check(z.maxLength(20))),
  /** Whether the page makes sense only when something will be sent. The loader adds it where the question says so. */
  sendOnly: z.optional(z.boolean()),
  /** Whether the page is about who fills it in, also where the journey is about somebody else. */
  aboutFiller: z.optional(z.boolean()),
  /** Whether a site may leave the page out (`leaveOut` of its configuration). */
  mayLeaveOut: z.optional(z.boolean()),
  /** Whether the page is there only where a site wants it (`ask` of its configuration). */
  onRequest: z.optional(z.boolean()),
  /** Whether the page is there only where the site has a directory: what it asks is for ideas alone. */
  withDirectory: z.optional(z.boolean()),
});
/** One screen of a journey. */
export type Page = z.infer<typeof pageSchema>;

const stopSchema = z.strictObject({ heading: wordsSchema, body: z.optional(z.array(wordsSchema).check(z.maxLength(12))) });

/** The schema of a journey, as JSON. */
export const journeySchema = z.strictObject({
  id: idSchema,
  version: z.string().check(z.minLength(1), z.maxLength(20)),
  start: idSchema,
  /** The page, a choice of `self`, `someone-else` and `professional`, that says who fills it in. Without it: the person. */
  filledInBy: z.optional(idSchema),
  pages: z.array(pageSchema).check(z.minLength(1), z.maxLength(journeyLimits.pages)),
  /** The stop of people who send nothing and keep what they wrote. With it a site needs no endpoint: then nothing is asked that is only for sending, and the way ends there. */
  keep: z.optional(idSchema),
  /** What a person reads at an `end` or a `closed`, by its id. `not-today` is built in. */
  stops: z.optional(z.record(idSchema, stopSchema)),
  /** Whether what is sent belongs to a session: the one that the site names, else the day. */
  bySession: z.optional(z.boolean()),
  /** What stands at the end while all is well, instead of what becomes of the answers: for a device that is passed on. `next`: the words of its button. */
  thanks: z.optional(z.strictObject({ heading: wordsSchema, body: z.optional(z.array(wordsSchema).check(z.maxLength(12))), next: wordsSchema })),
});
/** An ordered set of pages with conditions, as data. */
export type Journey = z.infer<typeof journeySchema>;
export type Stop = z.infer<typeof stopSchema>;

/** Ids of pages whose heading is in the locale files (`pages.<id>.heading`), so that a journey need not write it. */
export const pagesWithWords: readonly string[] = ['who', 'who-knows', 'where', 'age', 'matters', 'interests', 'help', 'when', 'ideas', 'call', 'name', 'birth-date', 'contact-by', 'contact', 'comms', 'comms-language', 'comms-other', 'gp', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact', 'more', 'privacy', 'check',
  'news'];

/** A journey that may be run, and what is to be known of it; or one line for each thing that is wrong with it. */
export type Loaded = { readonly journey: Journey } & About | { readonly problems: readonly string[] };

/** What stands for measures where a site chose none. */
export const usualMeasuring: Measuring = { instruments: builtInInstruments, measures: ['feeling-now'], lineMode: 'steps' };

/** The pages with those of instruments in the places that ask for them. */
function withMeasures(pages: readonly Page[], measuring: Measuring): { readonly pages: Page[]; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const all = pages.flatMap((page, at) => {
    const { measure } = page;
    if (measure === undefined) return page;
    const where = `journey.pages.${at}`;
    const more = (['heading', 'body', 'button', 'question', 'show', 'repeat', 'next', 'keep', 'short', 'mayLeaveOut', 'onRequest', 'aboutFiller'] as const).filter(key => page[key] !== undefined);
    problems.push(...more.map(key => `${where}.${key}: found a key beside "measure", expected only "when" there`));
    const found = measurePages({ ...page, measure }, where, measuring);
    if ('pages' in found) return found.pages;
    problems.push(...found.problems);
    return [];
  });
  return { pages: all, problems };
}

/**
 * Reads a journey: the only way in, for the built-in ones and for a site's own. It is refused whole when anything is
 * wrong, because half a form is worse than none.
 *
 * @param measuring what the site measures with
 */
export function loadJourney(data: unknown, measuring: Measuring = usualMeasuring): Loaded {
  if (depthOf(data, journeyLimits.depth) > journeyLimits.depth) return { problems: [`journey: found more than ${journeyLimits.depth} levels, expected at most ${journeyLimits.depth}`] };
  const read = z.safeParse(journeySchema, data);
  if (!read.success) return { problems: wrongKeys(data, read.error.issues, 'journey') };
  const written = read.data;
  if (canonicalJson(written).length > journeyLimits.characters) return { problems: [`journey: found over ${journeyLimits.characters} characters, expected fewer`] };
  const measured = withMeasures(written.pages, measuring);
  if (measured.problems.length > 0) return { problems: measured.problems };
  const asked = measured.pages.map(page => (page.question && kindOf(page.question).sendOnly ? { ...page, sendOnly: true } : page));
  // Nothing is sent before the person has seen it all once more, so every journey ends with the check page.
  const journey = { ...written, pages: asked.some(({ show }) => show === 'check') ? asked : [...asked, { id: 'check', show: 'check' as const }] };
  const problems = meaningProblems(journey);
  return problems.length > 0 ? { problems } : { journey, ...aboutJourney(journey) };
}

function aboutJourney({ pages }: Journey): About {
  const questions = pages.flatMap(({ question }) => question ?? []);
  const consents = questions.flatMap(question => kindOf(question).asked?.(question, { answers: {} }) ?? []);
  return {
    freeText: questions.some(question => kindOf(question).freeText?.(question) === true),
    ask: [...pages, ...consents].filter(({ onRequest }) => onRequest).map(({ id }) => id),
    leaveOut: pages.filter(page => page.mayLeaveOut).map(({ id }) => id),
    onlySome: pages.filter((page, at) => isForSome(pages, page, at)).map(({ id }) => id),
  };
}

/** Whether people get past a page without seeing it, so that seeing it says something of their answers. */
function isForSome(pages: readonly Page[], page: Page, at: number): boolean {
  const jumped = pages.slice(0, at).some(({ next }) => (next ?? []).some(rule => 'page' in rule && pages.findIndex(({ id }) => id === rule.page) > at));
  // Whoever cannot send passes over these to the pages below.
  const passed = isSendOnly(page) && pages.slice(at).some(below => !isSendOnly(below));
  return page.when !== undefined || page.repeat !== undefined || jumped || passed;
}

/** Whether a page is not there on every site. */
const mayGo = (page: Page): boolean => page.onRequest === true || page.mayLeaveOut === true || page.withDirectory === true;

const fillers: readonly string[] = ['self', 'someone-else', 'professional'];

/**
 * A journey as it is run where nothing can be sent: without the pages for sending, and the last one leads to the stop of
 * people who keep what they wrote. Nobody gets it, so nobody must be named who reads it. One without such a stop stays as it is.
 */
export function unsent<Run extends { readonly journey: Journey } & About>(loaded: Run): Run {
  const { keep, pages } = loaded.journey;
  if (keep === undefined) return loaded;
  const kept = pages.filter(page => !isSendOnly(page));
  return { ...loaded, freeText: false, journey: { ...loaded.journey, pages: kept.map(page => (page === kept.at(-1) ? { ...page, next: [{ closed: keep }] } : page)) } };
}

/** What a schema cannot see: ids that name nothing, jumps that go back, repeats over what is not a choice. */
function meaningProblems(journey: Journey): string[] {
  const { pages, start, filledInBy } = journey;
  const problems: string[] = [];
  if (pages.length > journeyLimits.pages) problems.push(`journey.pages: found ${pages.length} pages with those of its measures, expected at most ${journeyLimits.pages}`);
  const place = new Map<string, number>();
  pages.forEach(({ id }, at) => {
    if (place.has(id)) problems.push(`journey.pages.${at}.id: found "${id}" twice, expected an id of its own for each page`);
    else place.set(id, at);
  });
  if (!place.has(start)) problems.push(`journey.start: found "${start}", expected the id of a page`);
  const before = (id: string, at: number): Page | undefined => {
    const index = place.get(id);
    return index !== undefined && index < at ? pages[index] : undefined;
  };
  /** The values that an earlier question has, where conditions may name them. */
  const valuesOf = (question: Question | undefined): readonly string[] | undefined => question && kindOf(question).values?.(question);
  const checkCondition = (when: Condition | undefined, at: number, where: string): void => {
    for (const [id, values] of Object.entries(when ?? {})) {
      const page = before(id, at);
      const known = page?.repeat ? undefined : valuesOf(page?.question);
      if (!known) { problems.push(`${where}.${id}: found no such choice before, expected the id of an earlier page with a choice`); continue; }
      for (const value of [values].flat()) if (!known.includes(value)) problems.push(`${where}.${id}: found "${value}", expected one of ${known.join(', ')}`);
    }
  };
  const isStop = (id: string): boolean => stopOf(journey, id) !== undefined;
  if (journey.keep !== undefined && !isStop(journey.keep)) problems.push(`journey.keep: found "${journey.keep}", expected an id in "stops"`);
  const lastKept = pages.findLastIndex(page => !isSendOnly(page));
  if (journey.keep !== undefined && (lastKept < 0 || mayGo(pages[lastKept]!))) problems.push('journey.keep: found no page before those for sending that is always there, expected one');
  if (filledInBy !== undefined && !valuesOf(pages[place.get(filledInBy) ?? -1]?.question)?.every(value => fillers.includes(value))) problems.push(`journey.filledInBy: found "${filledInBy}", expected the id of a page with a choice of ${fillers.join(', ')}`);
  pages.forEach((page, at) => {
    const where = `journey.pages.${at}`;
    const { question, repeat, show } = page;
    if (!page.heading && !show && !pagesWithWords.includes(page.id)) problems.push(`${where}.heading: found nothing, expected words`);
    if (question && show) problems.push(`${where}: found "question" and "show", expected one of them`);
    if (page.short && show !== 'check') problems.push(`${where}.short: found it on another page than the check page, expected it there only`);
    if (page.keep && (!question || repeat)) problems.push(`${where}.keep: found it ${repeat ? 'on a page that repeats' : 'without a question'}, expected one answer to keep`);
    if (show === 'check' && (at < pages.length - 1 || page.when)) problems.push(`${where}: found the check page ${page.when ? 'with "when"' : 'above other pages'}, expected it last and always`);
    if (mayGo(page) && (page.id === start || show === 'check')) problems.push(`${where}: found "${page.onRequest ? 'onRequest' : page.mayLeaveOut ? 'mayLeaveOut' : 'withDirectory'}" on the ${show === 'check' ? 'check page' : 'first page'}, expected it always there`);
    if (page.onRequest && page.mayLeaveOut) problems.push(`${where}: found "onRequest" and "mayLeaveOut", expected one of them`);
    const over = repeat && before(repeat.over, at)?.question;
    if (repeat) {
      if (!over || !kindOf(over).isMany?.(over)) problems.push(`${where}.repeat.over: found "${repeat.over}", expected the id of an earlier page where several can be chosen`);
      if (!question) problems.push(`${where}.repeat: found no question, expected one to repeat`);
    }
    if (question) {
      const above: Above = { over, repeats: repeat !== undefined, questionOf: id => { const page = before(id, at); return page?.repeat ? undefined : page?.question; }, turnsOf: id => before(id, at)?.question };
      problems.push(...(kindOf(question).wrong?.(question, above) ?? []).map(line => `${where}.question.${line}`));
      for (const stop of kindOf(question).stops?.(question) ?? []) if (!isStop(stop)) problems.push(`${where}.question: found "${stop}", expected an id in "stops"`);
    }
    checkCondition(page.when, at, `${where}.when`);
    page.next?.forEach((rule, nth) => {
      checkCondition(rule.when, at + 1, `${where}.next.${nth}.when`);
      if ('page' in rule && (place.get(rule.page) ?? -1) <= at) problems.push(`${where}.next.${nth}.page: found "${rule.page}", expected the id of a later page`);
      else if ('page' in rule && mayGo(pages[place.get(rule.page)!]!)) problems.push(`${where}.next.${nth}.page: found "${rule.page}", expected a page that no site can leave out`);
      const stop = 'end' in rule ? rule.end : 'closed' in rule ? rule.closed : undefined;
      if (stop !== undefined && !stopOf(journey, stop)) problems.push(`${where}.next.${nth}: found "${stop}", expected an id in "stops" or ${Object.keys(builtInStops).join(', ')}`);
    });
  });
  return problems;
}
