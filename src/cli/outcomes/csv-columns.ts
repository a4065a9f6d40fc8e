import { isOnScale } from '../../core/instruments/instrument.ts';
import type { ItemAnswer } from './check-in.ts';
import type { Instruments } from './from-store.ts';

/** What is wrong with a cell: what was expected. What was found is not repeated, since it may be an answer. */
export interface Wrong { readonly expected: string }

/** A cell that was read. */
export type ReadCell<Value> = { readonly value: Value } | { readonly wrong: Wrong };

const matching = (shape: RegExp, expected: string) => (text: string): ReadCell<string> => (shape.test(text) ? { value: text } : { wrong: { expected } });
const id = (what: string) => matching(/^[a-z0-9-]{0,40}$/, `${what}: small letters, digits and dashes`);
const oneOf = (...values: readonly string[]) => (text: string): ReadCell<string> => (values.includes(text) ? { value: text } : { wrong: { expected: `${values.slice(0, -1).join(', ')} or ${values.at(-1)}` } });
const orEmpty = (read: (text: string) => ReadCell<string>) => (text: string): ReadCell<string> => (text === '' ? { value: '' } : read(text));
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d(T[\d:.]{5,12}Z)?$/.test(text) && !Number.isNaN(Date.parse(text));

/** The columns besides those of items. */
export const columns = {
  'date': (text: string): ReadCell<string> => (isDay(text) ? { value: text } : { wrong: { expected: 'a day such as 2027-01-12, or a time such as 2027-01-12T17:00:00Z' } }),
  'moment': oneOf('before', 'after', 'leader'),
  'programme': id('the id of a programme'),
  'session': matching(/^[^\p{Cc}]{0,100}$/u, 'at most 100 letters'),
  'card': orEmpty(matching(/^\d{1,9}$/, 'a whole number')),
  'device': matching(/^[^\p{Cc}]{0,100}$/u, 'at most 100 letters'),
  'language': orEmpty(matching(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/, 'a language tag such as en or cy')),
  'helped': orEmpty(oneOf('no', 'someone-i-know', 'someone-here')),
  'talk': orEmpty(oneOf('yes', 'no')),
  'good': (text: string): ReadCell<string> => ({ value: text }),
  'gp-visit': orEmpty(oneOf('yes', 'no', 'not-sure')),
  'came': orEmpty(matching(/^\d{1,6}$/, 'a whole number')),
  'full': orEmpty(oneOf('yes', 'no', 'not-sure')),
} as const satisfies Readonly<Record<string, (text: string) => ReadCell<string>>>;
export type Column = keyof typeof columns;
export const needed: readonly Column[] = ['date', 'moment'];

/** A column of an item (`ons4.happy`), or of how an instrument was answered (`mode.ons4`, `version.ons4`). */
export type ItemColumn = { readonly part: 'item'; readonly instrument: string; readonly item: string } | { readonly part: 'mode' | 'version'; readonly instrument: string };

/** What a name in the header means; nothing if it means nothing. */
export function itemColumn(name: string, instruments: Instruments): ItemColumn | undefined {
  const [one = '', other = '', ...more] = name.split('.');
  if (more.length > 0) return undefined;
  if ((one === 'mode' || one === 'version') && Object.hasOwn(instruments, other)) return { part: one, instrument: other };
  return Object.hasOwn(instruments, one) && instruments[one]?.items.some(({ id }) => id === other) ? { part: 'item', instrument: one, item: other } : undefined;
}

/** What stands in a cell of an item where there is no number. Empty: it was not asked. */
export const noAnswer = { 'skipped': 'skipped', 'rather not': 'preferNotToSay' } as const;

/** Reads the cell of an item. */
export function readItem(text: string, how: string, { instrument, item }: Extract<ItemColumn, { part: 'item' }>, instruments: Instruments): ReadCell<ItemAnswer | undefined> {
  if (text === '') return { value: undefined };
  if (Object.hasOwn(noAnswer, text)) return { value: noAnswer[text as keyof typeof noAnswer] };
  const value = /^-?\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  const known = instruments[instrument];
  return known && isOnScale(known, value) ? { value: { value, how } } : { wrong: { expected: `a number of the scale of ${instrument}.${item}, skipped, rather not, or nothing` } };
}
