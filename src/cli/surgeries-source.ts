/** Reads GP practices out of files of the NHS Organisation Data Service. */
import { createReadStream } from 'node:fs';
import { cellsOf } from './areas-source.ts';
import type { Surgery } from '../core/surgeries.ts';

/** The surgeries of some files, how many rows these have, and how many of the others were passed over, by reason. */
export interface Collected { readonly surgeries: readonly Surgery[]; readonly rows: number; readonly passedOver: ReadonlyMap<string, number> }

/**
 * The columns of the 27-column format, from 0. It has no row of names. Source: the specification of epraccur by NHS
 * Digital; the status was a letter and is a word since 2026, the prescribing setting was a number and is a role.
 */
const columns = { code: 0, name: 1, postcode: 9, closed: 11, status: 12, setting: 25 } as const;
const width = 27;

/** Whether a practice works, and whether it is one where people have their GP. */
const isActive = (status: string): boolean => /^(?:A|ACTIVE)$/i.test(status);
const isPractice = (settings: string): boolean => settings.split('|').some(setting => /^(?:4|RO76)$/i.test(setting.trim()));

/** Words that are written small within a name, and letters that stay large. */
const small = new Set(['and', 'at', 'by', 'for', 'in', 'of', 'on', 'the', 'to', 'with']);
const large = new Set(['GP', 'NHS', 'PMS', 'II', 'III']);

const capital = (_: string, before: string, letter: string): string => before + letter.toUpperCase();

/** A name as people write it: the files shout. */
export function quietName(name: string): string {
  const words = name.trim().replace(/\s+/g, ' ').split(' ');
  if (name !== name.toUpperCase()) return words.join(' ');
  return words.map((word, at) => {
    if (large.has(word.replace(/[^A-Z]/g, ''))) return word;
    const low = word.toLowerCase();
    return at > 0 && small.has(low) ? low : low.replace(/(^|[-(/&.])(\p{L})/gu, capital).replace(/^([OD]['’])(\p{L})/u, capital);
  }).join(' ');
}

async function* rowsOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    if (rest.length > 100_000) throw new RangeError('a row of over 100,000 characters');
    yield* lines;
  }
  yield rest;
}

/**
 * Collects the GP practices that are open, by name. Streams: a file may be of any size.
 *
 * @param place reads the postcode of a row: which one it is, or why the row is passed over
 */
export async function collectSurgeries(files: readonly string[], place: (cell: string) => { readonly postcode: string } | string): Promise<Collected | { readonly problem: string }> {
  const found = new Map<string, Surgery>();
  const passedOver = new Map<string, number>();
  const pass = (reason: string): void => void passedOver.set(reason, (passedOver.get(reason) ?? 0) + 1);
  let rows = 0;
  for (const file of files) {
    let known = 0;
    let first: number | undefined;
    try {
      for await (const line of rowsOf(file)) {
        const text = line.replace(/^\uFEFF/, '').replace(/\r$/, '');
        if (text === '') continue;
        const cells = cellsOf(text);
        first ??= cells.length;
        rows++;
        if (cells.length < width) { pass('have fewer than 27 columns'); continue; }
        const { code, name, postcode, closed, status, setting } = Object.fromEntries(Object.entries(columns).map(([key, at]) => [key, (cells[at] ?? '').trim()])) as Record<keyof typeof columns, string>;
        known++;
        if (!/^[A-Z\d]{3,10}$/.test(code) || name === '') pass('have no code or no name');
        else if (!isPractice(setting)) pass('are no GP practices');
        else if (!isActive(status) || closed !== '') pass('are closed, closing, dormant or only planned');
        else {
          const where = place(postcode);
          if (typeof where === 'string') pass(where === 'elsewhere' ? 'are elsewhere' : 'have no postcode');
          else if (found.has(code)) pass('stand there twice');
          else found.set(code, { name: quietName(name), postcode: where.postcode, code });
        }
      }
    } catch (error) { return { problem: `${file}: found no file that can be read (${(error as { code?: string }).code ?? (error as Error).message}), expected epraccur.csv` }; }
    if (known === 0) return { problem: `${file}: found ${first === undefined ? 'an empty file' : `rows of ${first} columns`}, expected the 27 columns of epraccur.csv` };
  }
  if (found.size === 0) return { problem: `found no GP practice that is open${passedOver.size > 0 ? ` (${[...passedOver].map(([reason, count]) => `${count} ${reason}`).join(', ')})` : ''}, expected one or more` };
  const order = (one: Surgery, other: Surgery): number => (one.name < other.name ? -1 : one.name > other.name ? 1 : one.code < other.code ? -1 : 1);
  return { surgeries: [...found.values()].sort(order), rows, passedOver };
}

/** The file as it is written: a surgery a line, the same bytes from the same rows. */
export const surgeriesText = (surgeries: readonly Surgery[], source: string, asOf: string): string =>
  `{"schema":"what-matters/surgeries","version":1,"source":${JSON.stringify(source)},"asOf":${JSON.stringify(asOf)},"surgeries":[\n${surgeries.map(({ name, postcode, code }) => JSON.stringify([name, postcode, code])).join(',\n')}\n]}\n`;
