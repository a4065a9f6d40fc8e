/** What a site's own files say, as far as questions need it. */
import type { Surgery } from '../surgeries.ts';
import type { PlacesLeft } from './place.ts';
import type { KnownProgramme } from './read.ts';

/** The programme that people sign up to, and surgeries to pick from. */
export interface SiteFiles {
  readonly programme?: KnownProgramme;
  /** How many places are left, where the site says where to ask: as it becomes known, and what is known by now. */
  readonly places?: { readonly coming: Promise<PlacesLeft | undefined>; readonly now: () => PlacesLeft | undefined };
  /** The surgeries that fit what somebody typed, best first. Nothing while the file is not there. */
  readonly surgeries?: (typed: string) => readonly Surgery[] | undefined;
}
