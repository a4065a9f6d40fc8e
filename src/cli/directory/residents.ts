import { placesOf } from '../../core/activities/places.ts';
import type { Point } from '../../core/activities/activity.ts';
import london from '../../core/activities/outcodes/london.json' with { type: 'json' };
import north from '../../core/activities/outcodes/north.json' with { type: 'json' };
import south from '../../core/activities/outcodes/south.json' with { type: 'json' };
import counts from './residents.json' with { type: 'json' };

/** Finds the middle of any postcode's district. */
export const placeOfAny = placesOf([london, south, north].map(({ table }) => table).join('\n'));

/** So many people, thought to live about here. */
export interface Residents extends Point { readonly people: number }

/**
 * How many people live where, roughly and rather too few, so that squares are rather too large. Unit postcodes of each
 * district are counted (Code-Point Open); a unit of Great Britain has 38 residents on average, and 24 are reckoned with. In
 * the middle of large cities most units are firms: there 6 are. A district of Northern Ireland, whose units nobody may
 * count, has 23,000 residents on average; 12,000 are reckoned with.
 */
const perUnit = 24;
const perUnitOfFirms = 6;
const perDistrictUncounted = 12_000;
/** Districts in which firms have most of the units. */
const isOfFirms = (district: string): boolean => /^(?:EC|WC)\d|^(?:W1|SW1|E1|SE1|N1C)[A-Z]?$|^(?:M|B|L|G|S|LS|NE|BS|EH|NG|LE|BD|CV|HU|DE|SO|PL|NR|BT|OX|CB|BN|RG|MK|WV|PR|SR)[12]$|^(?:CF10|AB10|AB11|M3|B3|B4|L3|G3|EH3|M50|DD1|E14)$/.test(district);

interface District extends Point { readonly people: number }

function districts(): readonly District[] {
  return Object.entries(counts.units).flatMap(([letters, list]) => list.split(' ').flatMap(one => {
    const [number, units] = one.split(':');
    const place = placeOfAny(`${letters}${number}`);
    if (!place) return [];
    return [{ ...place, people: units === undefined ? perDistrictUncounted : Number(units) * (isOfFirms(`${letters}${number}`) ? perUnitOfFirms : perUnit) }];
  }));
}

/** The way to the nearest three others on average, kilometres. */
function wayToNearest(one: District, all: readonly District[]): number {
  const nearest: [number, number, number] = [99, 99, 99];
  const perLongitude = 111.2 * Math.cos((one.latitude * Math.PI) / 180);
  for (const other of all) {
    if (other === one) continue;
    const way = Math.hypot((other.latitude - one.latitude) * 111.2, (other.longitude - one.longitude) * perLongitude);
    if (way < nearest[2]) { nearest[2] = way; nearest.sort((a, b) => a - b); }
  }
  return nearest.reduce((sum, way) => sum + way, 0) / 3;
}

/** Each district's residents, laid evenly over a square as wide as the way to its nearest three. */
export function residents(): readonly Residents[] {
  const all = districts();
  return all.flatMap(one => {
    const side = Math.max(0.5, wayToNearest(one, all));
    const steps = [-2, -1, 0, 1, 2].map(step => (step * side) / 5 / 111.2);
    return steps.flatMap(up => steps.map(along => ({ people: one.people / 25, latitude: one.latitude + up, longitude: one.longitude + along / Math.cos((one.latitude * Math.PI) / 180) })));
  });
}
