import type { Need, Time } from '../taxonomy.ts';
import { isAtHome, isFromAnywhere, type Activity, type Point, type When } from './activity.ts';

/**
 * What choosing looks at: of a whole activity (`factsOf`), or of a row of an index, which has nothing else. The same facts
 * always give the same ideas, wherever they come from.
 */
export interface Facts {
  readonly id: string;
  /** Ids of interests of the taxonomy that it is for, what it is most for first. */
  readonly interests: readonly string[];
  /** One word for the thing itself: the same thing at another place or entered twice has the same. */
  readonly same: string;
  /** Whether people can take part without going anywhere. */
  readonly atHome: boolean;
  /** Whether people can take part from anywhere, so that distance says nothing. */
  readonly fromAnywhere: boolean;
  /** Where it is, to about 100 m. */
  readonly point?: Point;
  readonly needs: Readonly<Partial<Record<Need, boolean>>>;
  /** Parts of the week in which it begins, as far as they are known. */
  readonly times: readonly Time[];
  /** `YYYY-MM-DD`. */
  readonly lastChecked?: string;
  readonly ages?: { readonly from?: number; readonly to?: number };
  readonly gender?: 'women' | 'men';
  /** Groups of people that it is for, where it is not for everybody. */
  readonly groups: readonly string[];
  /** Somebody must refer a person. */
  readonly referral?: true;
}

/** The part of the week when something begins, if its directory says so. */
function partsOfWeek(when: When): readonly Time[] {
  if (when.at === 'text') return [];
  const hour = when.from === undefined ? undefined : Number(when.from.slice(0, 2));
  const days = when.at === 'dates' ? when.dates.map(date => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())) : when.days ? when.days.map(day => /S[AU]$/.test(day)) : when.freq === 'DAILY' ? [true, false] : [];
  return days.flatMap((weekend): Time[] => (weekend ? ['weekends'] : hour === undefined ? [] : [hour < 12 ? 'weekday-mornings' : hour < 17 ? 'weekday-afternoons' : 'weekday-evenings']));
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]+/gu, ' ').trim();
const aboutHundredMetres = (degrees: number): number => Math.round(degrees * 1000) / 1000;

/**
 * The facts of a whole activity.
 *
 * @param interests what it is about, as the classifier finds
 * @param placeOf finds the middle of a postcode's district, for what has no point
 */
export function factsOf(activity: Activity, interests: Iterable<string>, placeOf: (postcode: string) => Point | undefined): Facts {
  const { id, title, provider, place, join, needs, lastChecked, ages, gender, groups, referral } = activity;
  const point = activity.point ?? (place?.postcode === undefined ? undefined : placeOf(place.postcode));
  return {
    id, needs, groups, interests: [...interests], same: `${plain(title)}|${plain(provider ?? join.phone ?? join.url ?? id)}`,
    atHome: isAtHome(activity), fromAnywhere: isFromAnywhere(activity), times: [...new Set(activity.when.flatMap(partsOfWeek))],
    ...(point && { point: { latitude: aboutHundredMetres(point.latitude), longitude: aboutHundredMetres(point.longitude) } }),
    ...(lastChecked !== undefined && { lastChecked }), ...(ages && { ages }), ...(gender && { gender }), ...(referral === true && { referral }),
  };
}
