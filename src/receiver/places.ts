import type { Place, Programme } from '../core/programmes/programme.ts';
import type { ClearHeader } from '../core/sealing.ts';

/** The journeys that sign people up, where the file of a programme names no others. A check-in names its programme too, and takes nobody's place. */
const usualJourneys: readonly string[] = ['sign-up'];

/** A programme as far as places need it. */
export type Counted = Pick<Programme, 'id' | 'name' | 'places' | 'journeys'>;

/**
 * The programme that a submission signs somebody up to, by its clear header alone, so that what is sealed counts too. Also
 * one that the receiver was not told of, or that has no number of places yet: when it has, those who came first are first.
 */
export function signsUpTo({ programme, journey }: Pick<ClearHeader, 'programme' | 'journey'>, programmes: readonly Counted[] = []): string | undefined {
  if (programme === null) return undefined;
  const journeys = programmes.find(({ id }) => id === programme)?.journeys ?? usualJourneys;
  return journeys.includes(journey.id) ? programme : undefined;
}

/** Whether the person of this rank has a place. It is worked out and never stored: when somebody goes, all behind them move up. */
export const placeOf = (rank: number, places: number): Place => (rank <= places ? { at: 'place' } : { at: 'waiting', number: rank - places });

/** What a receipt tells: nothing where nobody is signed up, or everybody can come. */
export function placeIn(programmes: readonly Counted[] = [], programme: string | undefined, rank: number | undefined): Place | undefined {
  const places = programmes.find(({ id }) => id === programme)?.places;
  return places === undefined || rank === undefined ? undefined : placeOf(rank, places);
}

/** How many places are taken and left, and how many people wait, of so many who signed up. */
export function placesOf(signedUp: number, places: number): { readonly taken: number; readonly left: number; readonly waiting: number } {
  const taken = Math.min(signedUp, places);
  return { taken, left: places - taken, waiting: signedUp - taken };
}
