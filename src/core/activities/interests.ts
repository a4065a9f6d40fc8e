import { areaOf, areas, type Area } from '../taxonomy.ts';
import type { Activity } from './activity.ts';

/** Finds the interests that an activity meets. */
export type Classify = (activity: Activity) => ReadonlySet<string>;

/** Words of records that offer no activity to a person: shops, trades, council jobs, courses for firms. */
const noActivity = /\b(?:shop|showroom|retail|repairs? and servicing|servicing|plumb|barber|salon|car park|parking|collection (?:service|day)|garden waste|skip hire|book a skip|licen[cs]e|admissions?|pension pot|drawdown|for businesses|for caterers|masterclass for|walk-in centre|waiting list|report an?|dog[- ]walking)\b/i;

const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'");

/**
 * Makes a classifier of words. A pattern is a word or a phrase; `*` ends a stem; `+` joins words that must all
 * be there. What stands in the title, in a term or in the first
 * sentences says what an activity is; the rest of a description tells about much else.
 *
 * @param words what `interest-words.json` holds: patterns of each interest, divided by `|`
 * @param wanted only interests of these areas are looked for: on a slow phone the others would take seconds
 */
export function classifierOf(words: Readonly<Record<string, string>>, wanted: Iterable<Area> = Object.keys(areas) as Area[]): Classify {
  const sought = new Set(wanted);
  const patternOf = (alternatives: readonly string[]): RegExp =>
    new RegExp(`(?:^|[^\\p{L}\\d])(?:${alternatives.join('|').replace(/ ?\*/g, star => (star === '*' ? '[\\p{L}]*' : ' ?[\\p{L}]*'))})(?![\\p{L}\\d])`, 'u');
  const patterns = Object.entries(words).filter(([interest]) => { const area = areaOf(interest); return area !== undefined && sought.has(area); }).map(([interest, text]): readonly [string, readonly (readonly RegExp[])[]] => {
    // A bar inside brackets divides a part of a phrase, not two patterns.
    const all = text.split(/\|(?![^(]*\))/);
    const single = all.filter(pattern => !pattern.includes('+'));
    return [interest, [...(single.length > 0 ? [[patternOf(single)]] : []), ...all.filter(pattern => pattern.includes('+')).map(both => both.split('+').map(part => patternOf([part])))]];
  });
  return activity => {
    const met = new Set<string>();
    if (patterns.length === 0) return met;
    const head = fold([activity.title, ...activity.terms].join(' \n '));
    const lead = fold(activity.description ?? '').slice(0, 300);
    if (noActivity.test(head) || noActivity.test(lead.slice(0, 160))) return met;
    const whole = `${head} \n ${lead}`;
    for (const [interest, alternatives] of patterns) if (alternatives.some(all => all.every(pattern => pattern.test(whole)))) met.add(interest);
    return met;
  };
}

/** The areas of some interests. */
export const areasOf = (interests: Iterable<string>): ReadonlySet<Area> => new Set([...interests].map(areaOf).filter(area => area !== undefined));
