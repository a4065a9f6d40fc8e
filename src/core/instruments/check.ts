import { canonicalJson } from '../canonical.ts';
import { wrongKeys } from '../schema-problems.ts';
import * as z from 'zod/mini';
import { instrumentSchema, licencesThatShip, type Instrument } from './instrument.ts';

/** An instrument that may be asked, or one line for each thing that is wrong with it. */
export type ReadInstrument = { readonly instrument: Instrument } | { readonly problems: readonly string[] };

/** Languages in which something of an instrument has no words: `en.items.happy`. */
function missingWords({ items, scale, wording }: Instrument): string[] {
  return Object.entries(wording).flatMap(([language, words]) => {
    const lacks = (place: string, ids: readonly string[], has: Readonly<Record<string, unknown>> | undefined): string[] =>
      [...ids.filter(id => !has || !Object.hasOwn(has, id)).map(id => `wording.${language}.${place}.${id}: found nothing, expected the words that the owner published`),
        ...Object.keys(has ?? {}).filter(id => !ids.includes(id)).map(id => `wording.${language}.${place}.${id}: found words for what the instrument does not have, expected none`)];
    const ids = items.map(({ id }) => id);
    return [...lacks('items', ids, words.items), ...(scale.type === 'points' ? lacks('points', scale.points.map(String), words.points) : lacks('ends', ids, words.ends))];
  });
}

/** What a schema cannot see of an instrument: words that are missing, ids that are there twice, ages that end before they begin. */
function meaningProblems(instrument: Instrument): string[] {
  const { items, scale, age, total } = instrument;
  const twice = (values: readonly (string | number)[]): (string | number)[] => values.filter((value, at) => values.indexOf(value) < at);
  return [
    ...twice(items.map(({ id }) => id)).map(id => `items: found "${id}" twice, expected an id of its own for each item`),
    ...(scale.type === 'points' ? twice(scale.points).map(point => `scale.points: found ${point} twice, expected a number of its own for each point`) : []),
    ...(age.to !== undefined && age.to < age.from ? ['age.to: found an age below "from", expected that age or a higher one'] : []),
    ...(total?.least !== undefined && total.least > items.length ? [`total.least: found ${total.least}, expected at most ${items.length}`] : []),
    ...(total?.table && total.of === 'mean' ? ['total.table: found a table for a mean, expected "of": "sum"'] : []),
    ...missingWords(instrument),
  ];
}

/**
 * Reads an instrument, of the product or of a site's own pack. One without words may be read (a pack that holds the
 * structure only); it is not asked before its site has filled them in.
 */
export function readInstrument(data: unknown): ReadInstrument {
  const read = z.safeParse(instrumentSchema, data);
  if (!read.success) return { problems: wrongKeys(data, read.error.issues, 'instrument') };
  const problems = meaningProblems(read.data).map(line => `instrument.${line}`);
  return problems.length > 0 ? { problems } : { instrument: read.data };
}

/**
 * What stands against shipping an instrument with the product: a licence that does not allow it, words that are not
 * those that were published.
 *
 * @param hash SHA-256 (hex) of text
 */
export function shippingProblems({ id, licence, wording, sha256 = {}, verbatim }: Instrument, hash: (text: string) => string): string[] {
  const words = Object.entries(wording);
  return [
    ...(words.length > 0 && !(licencesThatShip as readonly string[]).includes(licence.id) ? [`${id}: found words under the licence "${licence.id}", expected one of ${licencesThatShip.join(', ')}, or no words`] : []),
    ...(verbatim ? words.filter(([language, one]) => sha256[language] !== hash(canonicalJson(one as never))).map(([language]) => `${id}: found words in "${language}" that are not those of its hash, expected them unchanged`) : []),
    ...Object.keys(sha256).filter(language => !Object.hasOwn(wording, language)).map(language => `${id}: found a hash for "${language}" without words, expected both`),
  ];
}
