import { outcodeOf } from '../questions/postcode.ts';
import { placesOf } from './places.ts';
import type { Point } from './activity.ts';

/** The letters of the postcodes of two regions: London, and the rest of the south with Wales. All others are in the north, with Scotland, Northern Ireland and the islands. A phone fetches the middles of districts of the regions that it needs, and of no other. */
export const regions = {
  london: 'BR CR DA E EC EN HA IG KT N NW RM SE SM SW TW UB W WC WD',
  south: 'AL BA BH BN BS CB CM CO CT DT EX GL GU HP IP LU ME MK NR OX PE PL PO RG RH SG SL SN SO SP SS TA TN TQ TR B CF CV DE DY HR LD LE LL LN NG NN NP SA ST SY TF WR WS WV',
} as const;

/** A region that has a table of its own (`outcodes/<region>.json`). */
export type Region = keyof typeof regions | 'north';

/** The region of a postcode or an outcode; nothing where there are no letters. */
export function regionOf(postcode: string): Region | undefined {
  const letters = /^[A-Z]+/.exec(outcodeOf(postcode))?.[0];
  return letters === undefined ? undefined : ((Object.keys(regions) as (keyof typeof regions)[]).find(region => regions[region].split(' ').includes(letters)) ?? 'north');
}

/** Finds the middles of the districts of some postcodes, with only the tables that these need. */
export async function placesFor(postcodes: Iterable<string>, load: (region: Region) => Promise<{ readonly table: string }>): Promise<(postcode: string) => Point | undefined> {
  const wanted = new Set([...postcodes].map(regionOf).filter(region => region !== undefined));
  const tables = await Promise.all([...wanted].map(load));
  return placesOf(tables.map(({ table }) => table).join('\n'));
}
