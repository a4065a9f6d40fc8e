import type { Answer, Submission } from '../core/submission.ts';
import { partsOf, textOf } from './read-answers.ts';

/** What may be odd about a submission. None of it stops one: it arrives, is answered and is listed like every other. */
export const spamSigns = ['link-in-name', 'web-code', 'links', 'same-text', 'same-contact', 'burst', 'few-letters', 'same-everywhere'] as const;
export type SpamSign = (typeof spamSigns)[number];

/** The signs of one submission, and the sum of their points. */
export interface SpamScore {
  readonly score: number;
  readonly signs: readonly SpamSign[];
}

/**
 * From so many points on a submission is marked "Looks like spam". What an honest person may well do has 3 points or
 * fewer, so that it takes two such things at once; what hardly anybody does by hand has all 4.
 */
export const markedFrom = 4;

/** What is known of a submission besides itself. */
export interface Around {
  /** How much of the bucket of its address is left, from 0 to 1. */
  readonly left: number;
  /** How many other submissions had one of its long texts lately (the most of any), and how many its way to be reached. */
  readonly sameText: number;
  readonly sameContact: number;
}

/** A submission as far as it can be read: one that is sealed has no body here, and only what is around it counts. */
export type Weighed = Pick<Submission, 'filledInBy'> & { readonly body?: Pick<Submission['body'], 'answers'> | undefined };

/** What somebody wrote freely. Ids of what they chose, dates and postcodes are not among it, whatever the journey. */
export interface Written {
  readonly names: readonly string[];
  /** All texts, names too; ways to be reached are apart. */
  readonly texts: readonly string[];
  readonly contacts: readonly string[];
  /** Texts that are long enough to be somebody's own, in letters alone, so that other numbers do not make them others. */
  readonly longTexts: readonly string[];
}

const isId = (text: string): boolean => /^[a-z0-9-]{0,40}$/.test(text);
const lettersOf = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}]/gu, '');
const written = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Fewest letters of a text that two people do not write alike by chance: two sentences, longer than the name of a surgery. */
const ownLetters = 60;

/** All text in an answer, however it nests. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* textsIn(inner);
}
const textsOf = (answer: Answer): readonly string[] => (answer.at === 'answered' ? [...textsIn(answer.value)].filter(text => text.trim() !== '' && !isId(text)) : []);

/** Reads what somebody wrote freely. */
export function writtenIn({ body }: Weighed): Written {
  const answers = body?.answers ?? {};
  const of = (keys: readonly string[]) => keys.flatMap(key => (answers[key] ? textsOf(answers[key]) : []));
  const contacts = ['contact', 'helper-contact'];
  const texts = of(Object.keys(answers).filter(key => key !== 'where' && !contacts.includes(key)));
  const ways = contacts.map(key => partsOf(answers[key])?.['to'] ?? textOf(answers[key])).filter(way => way !== undefined);
  return { names: of(['name', 'helper-name']), texts, contacts: ways, longTexts: [...new Set(texts.map(lettersOf).filter(letters => letters.length >= ownLetters))] };
}

const link = /(?:https?:\/\/|\bwww\.)([^\s/<>"'\])]+)/giu;
const webCode = /<\s*(?:a|script|iframe|img)\s[^<>]{0,200}(?:href|src)|<\s*script|\[\/?(?:url|link|img)\b/iu;

/** The sites that a text links to, each once: many pages of somebody's own are one site. */
const sitesIn = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap(text => [...text.matchAll(link)].map(([, site = '']) => site.toLowerCase().replace(/^www\./, ''))));

/** Points by steps: those of the highest step that is reached. */
const steps = (count: number, ...points: readonly (readonly [from: number, points: number])[]): number => points.findLast(([from]) => count >= from)?.[1] ?? 0;

function emptyOfLetters(texts: readonly string[]): boolean {
  const all = texts.join('').replace(/\s/g, '');
  // A short text, such as a number or "...", says nothing.
  return all.length >= 20 && lettersOf(all).length < all.length * 0.4;
}

function sameEverywhere(texts: readonly string[]): number {
  const [first = '', ...others] = texts.map(written);
  if (others.length < 2 || !others.every(text => text === first)) return 0;
  // Somebody may put "no" or a dot into each box to get on; nobody writes a sentence into each.
  return first.length >= 20 ? 4 : 2;
}

/**
 * Weighs what was sent. The points of each sign, and why:
 *
 * - `link-in-name` 4: a name is no place for a web address, and the form asks for nothing like it.
 * - `web-code` 4: a link as HTML or in square brackets is written by programs that fill in forms.
 * - `links` to 3 sites 2, to 6 sites 4: somebody may name two groups that they found, or many pages of their own.
 * - `same-text` in 3 others 2, in 10 others 3, in 20 others 4, within a day. Filled in by a professional 2 at most: a
 *   surgery may paste one sentence for everybody.
 * - `same-contact` in 20 others 1: a surgery or a hostel has one telephone for all.
 * - `burst` 2: a tenth or less of the bucket of one address is left. A library or a surgery does not come near that.
 * - `few-letters` 2: under 40 of 100 signs are letters, of any script. Somebody may write telephone numbers.
 * - `same-everywhere` 2, and 4 for a whole sentence: three boxes or more, and each has the same.
 *
 * Capitals, length, language, mistakes and haste count nothing.
 */
export function weigh(submission: Weighed, { left, sameText, sameContact }: Around): SpamScore {
  const { names, texts, contacts } = writtenIn(submission);
  const points: Readonly<Record<SpamSign, number>> = {
    'link-in-name': sitesIn(names).size > 0 ? 4 : 0,
    'web-code': [...texts, ...contacts].some(text => webCode.test(text)) ? 4 : 0,
    'links': steps(sitesIn([...texts, ...contacts]).size, [3, 2], [6, 4]),
    'same-text': Math.min(steps(sameText, [3, 2], [10, 3], [20, 4]), submission.filledInBy === 'professional' ? 2 : 4),
    'same-contact': steps(sameContact, [20, 1]),
    'burst': left <= 0.1 ? 2 : 0,
    'few-letters': emptyOfLetters(texts) ? 2 : 0,
    'same-everywhere': sameEverywhere(texts),
  };
  return { score: spamSigns.reduce((sum, sign) => sum + points[sign], 0), signs: spamSigns.filter(sign => points[sign] > 0) };
}

/** Whether a submission is marked: it has the points, and nobody has said that a real person sent it. */
export const looksLikeSpam = ({ spam, vouched }: { readonly spam?: SpamScore | undefined; readonly vouched?: unknown }): boolean => vouched === undefined && (spam?.score ?? 0) >= markedFrom;
