/**
 * The text of a card: an activity without what only finding needs, and without what its row says too, as JSON. Cards of many interests lie in one file,
 * so that fetching a file does not say which of them somebody came for.
 */
import { frequencies, ways, type Activity } from '../activity.ts';

/** Most cards of one file. */
export const cardsPerFile = 16;

/** How many files the cards of a square are in. */
export const filesOf = (count: number): number => Math.ceil(count / cardsPerFile);

/** Which file of the square a card is in, and where in it: cards are dealt out to the files one by one. */
export const fileOf = (card: number, count: number): { readonly file: number; readonly at: number } => ({ file: card % filesOf(count), at: Math.floor(card / filesOf(count)) });

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber: Check = Number.isFinite;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const like = (pattern: RegExp): Check => value => isText(value) && pattern.test(value);
const isDay: Check = value => like(/^\d{4}-\d\d-\d\d$/)(value) && Date.parse(value as string) < 1e15;
const isTime = like(/^\d\d:\d\d$/);
const isWeekday = like(/^(-?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/);
const oneOf = (values: readonly unknown[]): Check => value => values.includes(value);
const listOf = (isGood: Check): Check => value => Array.isArray(value) && value.every(isGood);
const mapOf = (isGood: Check): Check => value => isObject(value) && Object.values(value).every(isGood);
/** An object with what must be there, and else nothing but what may be. */
const has = (needed: Shape, other: Shape = {}): Check => value => isObject(value) && Object.keys(needed).every(key => Object.hasOwn(value, key))
  && Object.entries(value).every(([key, part]) => [needed, other].some(shape => Object.hasOwn(shape, key) && shape[key]!(part)));
/** One of some kinds of object, which says itself which. */
const said = (...kinds: readonly Check[]): Check => value => kinds.some(kind => kind(value));
const kind = (at: string, needed: Shape, other?: Shape): Check => has({ at: oneOf([at]), ...needed }, other);

const times = { from: isTime, to: isTime };
const days = listOf(isDay);
const numbers = listOf(isNumber);
const texts = listOf(isText);
const isCard = has({ id: like(/^.{1,200}$/s), title: like(/^.{1,300}$/s) }, {
  provider: isText, description: isText, serves: isText, meets: isText, groups: texts, languages: texts, access: texts, ways: listOf(oneOf(ways)), gender: oneOf(['women', 'men']), referral: oneOf([true, false]), lastChecked: isDay,
  place: mapOf(isText), ages: mapOf(isNumber),
  when: listOf(said(
    kind('repeating', { freq: oneOf(frequencies) }, { ...times, interval: isNumber, count: isNumber, days: listOf(isWeekday), monthDays: numbers, months: numbers, weekStart: isWeekday, start: isDay, until: isDay, off: days }),
    kind('dates', { dates: days }, times), kind('text', { text: isText }),
  )),
  cost: said(kind('free', {}), kind('price', { amount: isNumber }, { text: isText }), kind('text', { text: isText })),
  // https without a name and a password, an address that can stand in `mailto:`, a telephone number.
  join: has({}, { url: like(/^https:\/\/[^\s"'<>\\/?#@]+([/?#][^\s"'<>\\]*)?$/), email: like(/^[^\s@?&:]+@[^\s@?&:]+$/), phone: like(/^[+\d][\d -]+$/) }),
});

/** What is nothing said is left out of a card. */
const isEmpty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0) || (isObject(value) && (Object.keys(value).length === 0 || value['at'] === 'unknown'));

/** What only finding needs, or rows have. */
const isElsewhere: ReadonlySet<string> = new Set(['terms', 'codes', 'needs', 'point']);

/** The JSON of a card. */
export function writeCard(activity: Activity): string {
  const card: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(activity)) if (!isElsewhere.has(key) && !isEmpty(value)) card[key] = value;
  return JSON.stringify(card);
}

/** The activity of a card and its row, or nothing where it is none: an index may come from another's host, so every field is looked at. */
export const readCard = (card: unknown, { needs, point }: Pick<Activity, 'needs' | 'point'>): Activity | undefined =>
  (isCard(card) ? { ways: [], when: [], cost: { at: 'unknown' }, groups: [], languages: [], access: [], join: {}, ...(card as Pick<Activity, 'id' | 'title'>), needs, terms: [], codes: [], ...(point && { point }) } : undefined);
