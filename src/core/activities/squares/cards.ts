/**
 * The text of a card: an activity without what only finding needs, and without what its row says too, as JSON. Cards of many interests lie in one file,
 * so that fetching a file does not say which of them somebody came for.
 */
import { ways, type Activity, type Cost, type When } from '../activity.ts';

/** Most cards of one file. */
export const cardsPerFile = 16;

/** How many files the cards of a square are in. */
export const filesOf = (count: number): number => Math.ceil(count / cardsPerFile);

/** Which file of the square a card is in, and where in it: cards are dealt out to the files one by one. */
export const fileOf = (card: number, count: number): { readonly file: number; readonly at: number } => ({ file: card % filesOf(count), at: Math.floor(card / filesOf(count)) });

type Fields = Readonly<Record<string, unknown>>;
const isText = (value: unknown): value is string => typeof value === 'string';
const isWord = (value: unknown): boolean => value === undefined || isText(value);
const isTexts = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.every(isText));
const isNumber = (value: unknown): boolean => value === undefined || Number.isFinite(value);
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const all = (value: unknown, isGood: (value: unknown) => boolean): boolean => value === undefined || (isObject(value) && Object.values(value).every(isGood));

/** Times and costs are objects of words, numbers and lists of these, with a kind each. */
const isSaid = <Kind extends { readonly at: string }>(value: unknown, kinds: readonly Kind['at'][], needed: Readonly<Record<string, (value: unknown) => boolean>>): value is Kind =>
  isObject(value) && kinds.some(kind => kind === value['at']) && (needed[value['at'] as string]?.(value) ?? true) && Object.values(value).every(part => isText(part) || isNumber(part) || (Array.isArray(part) && part.every(one => isText(one) || isNumber(one))));
const isWhen = (value: unknown): value is When => isSaid<When>(value, ['repeating', 'dates', 'text'], { repeating: part => isText((part as Fields)['freq']), dates: part => Array.isArray((part as Fields)['dates']), text: part => isText((part as Fields)['text']) });
const isCost = (value: unknown): value is Cost => isSaid<Cost>(value, ['free', 'price', 'text', 'unknown'], { price: part => Number.isFinite((part as Fields)['amount']), text: part => isText((part as Fields)['text']) });

/** Links that a page may have: the same that the gate lets in. */
const isJoin = ({ url, email, phone }: Fields): boolean =>
  (url === undefined || (isText(url) && /^https:\/\/[^\s"'<>\\]+$/.test(url))) && (email === undefined || (isText(email) && /^[^\s@?&:]+@[^\s@?&:]+$/.test(email))) && (phone === undefined || (isText(phone) && /^[+\d][\d -]+$/.test(phone)));

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
export function readCard(value: unknown, { needs, point }: Pick<Activity, 'needs' | 'point'>): Activity | undefined {
  if (!isObject(value)) return undefined;
  const { id, title, provider, description, ways: known = [], place, serves, when = [], cost = { at: 'unknown' }, ages, gender, groups = [], languages = [], access = [], meets, referral, lastChecked, join = {} } = value;
  const isGood = isText(id) && isText(title) && [provider, description, serves, meets].every(isWord) && [groups, languages, access].every(isTexts)
    && Array.isArray(known) && known.every(way => (ways as readonly unknown[]).includes(way)) && all(place, isText) && Array.isArray(when) && when.every(isWhen) && isCost(cost)
    && all(ages, isNumber) && [undefined, 'women', 'men'].includes(gender as never) && [undefined, true, false].includes(referral as never) && (lastChecked === undefined || (isText(lastChecked) && /^\d{4}-\d\d-\d\d$/.test(lastChecked)))
    && isObject(join) && isJoin(join);
  return isGood ? ({ ...value, ways: known, when, cost, groups, languages, access, join, needs, terms: [], codes: [], ...(point && { point }) } as unknown as Activity) : undefined;
}
