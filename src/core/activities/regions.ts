import { outcodeOf } from '../questions/postcode.ts';
import { placesOf } from './places.ts';
import type { Point } from './activity.ts';

/** The letters of the postcodes of each region: London, the rest of the south with Wales, the north with Scotland and the islands. A phone fetches the middles of districts of the regions that it needs, and of no other. */
export const regions = {
  london: 'BR CR DA E EC EN HA IG KT N NW RM SE SM SW TW UB W WC WD',
  south: 'AL BA BH BN BS CB CM CO CT DT EX GL GU HP IP LU ME MK NR OX PE PL PO RG RH SG SL SN SO SP SS TA TN TQ TR B CF CV DE DY HR LD LE LL LN NG NN NP SA ST SY TF WR WS WV',
  north: 'BB BD BL CA CH CW DH DL DN FY HD HG HU HX L LA LS M NE OL PR S SK SR TS WA WF WN YO AB BT DD DG EH FK G GY HS IM IV JE KA KW KY ML PA PH TD ZE',
} as const;

/** A region that has a table of its own (`outcodes/<region>.json`). */
export type Region = keyof typeof regions;

/** The region of a postcode or an outcode, if there is one with its letters. */
export function regionOf(postcode: string): Region | undefined {
  const letters = /^[A-Z]+/.exec(outcodeOf(postcode))?.[0];
  return letters === undefined ? undefined : (Object.keys(regions) as Region[]).find(region => regions[region].split(' ').includes(letters));
}

/** Finds the middles of the districts of some postcodes, with only the tables that these need. */
export async function placesFor(postcodes: Iterable<string>, load: (region: Region) => Promise<{ readonly table: string }>): Promise<(postcode: string) => Point | undefined> {
  const wanted = new Set([...postcodes].map(regionOf).filter(region => region !== undefined));
  const tables = await Promise.all([...wanted].map(load));
  return placesOf(tables.map(({ table }) => table).join('\n'));
}
