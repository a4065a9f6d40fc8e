/** The pages of a measure: an instrument's words as its owner published them, one item a page. */
import { type Instrument, type Wording } from './instruments/instrument.ts';
import type { Page } from './journey.ts';
import type { LineMode } from './questions/line.ts';
import type { Question } from './questions/index.ts';
import type { Words } from './words.ts';

/** What a journey's measures are made of. */
export interface Measuring {
  /** Every instrument that the page knows, by id: those of the product and the site's own packs. */
  readonly instruments: Readonly<Record<string, Instrument>>;
  /** The instruments that a page with `"measure": "chosen"` asks, in their order. */
  readonly measures: readonly string[];
  /** How lines are answered on this site. */
  readonly lineMode: LineMode;
}

/** The id of the page that asks an item. */
export const itemPage = (instrument: string, item: string): string => `${instrument}-${item}`;

/** Words of a wording in every language in which the owner published them: nothing translates them. */
const inEach = (wording: Instrument['wording'], of: (words: Wording) => string | undefined): Words =>
  Object.fromEntries(Object.entries(wording).flatMap(([language, words]) => { const text = of(words); return text === undefined ? [] : [[language, text]]; }));

function questionOf({ id, version, scale, wording, attribution }: Instrument, item: string, lineMode: LineMode): Question {
  const measuring = { item: `${id}.${item}`, version, ...(attribution !== undefined && { credit: attribution }), optional: true, preferNot: true, why: { key: 'check-in.why' } };
  const ends = { least: inEach(wording, words => words.ends?.[item]?.least), most: inEach(wording, words => words.ends?.[item]?.most) };
  switch (scale.type) {
    case 'numbers': return { type: 'scale', to: scale.to, ends, ...measuring };
    case 'points': return { type: 'points', points: scale.points.map(value => ({ value, words: inEach(wording, words => words.points?.[`${value}`]) })), ...measuring };
    case 'line': return { type: 'line', mode: lineMode, ends, ...measuring };
    default: return scale satisfies never;
  }
}

function pagesOfOne(page: Page, instrument: Instrument, lineMode: LineMode): Page[] {
  const { when, sendOnly } = page;
  const asBefore = { ...(when && { when }), ...(sendOnly !== undefined && { sendOnly }) };
  const hasIntro = Object.values(instrument.wording).some(({ intro }) => intro !== undefined);
  const intro: Page[] = hasIntro ? [{ id: itemPage(instrument.id, 'intro'), heading: { key: 'check-in.intro' }, body: [inEach(instrument.wording, words => words.intro)], ...asBefore }] : [];
  return [...intro, ...instrument.items.map(({ id }): Page => ({
    id: itemPage(instrument.id, id), heading: inEach(instrument.wording, words => words.items[id]), question: questionOf(instrument, id, lineMode), ...asBefore,
  }))];
}

/**
 * The pages that a page with `measure` stands for, or one line for each thing that is wrong.
 *
 * @param where the place of the page in the journey, as `journey.pages.3`
 */
export function measurePages(page: Page & { readonly measure: string }, where: string, { instruments, measures, lineMode }: Measuring): { readonly pages: readonly Page[] } | { readonly problems: readonly string[] } {
  const wanted = page.measure === 'chosen' ? measures : [page.measure];
  const unknown = wanted.filter(id => !Object.hasOwn(instruments, id));
  if (unknown.length > 0) return { problems: unknown.map(id => `${where}.measure: found "${id}", expected one of chosen, ${Object.keys(instruments).join(', ')}`) };
  const silent = wanted.filter(id => Object.keys(instruments[id]!.wording).length === 0);
  if (silent.length > 0) return { problems: silent.map(id => `${where}.measure: found "${id}" without words, expected the words that your licence lets you show, in its pack`) };
  return { pages: wanted.flatMap(id => pagesOfOne(page, instruments[id]!, lineMode)) };
}
