/** Everything after the first questions, as one part that is loaded while the person answers the first of them. */
import interestWords from '../core/activities/interest-words.json' with { type: 'json' };
import outcodes from '../core/activities/outcodes.json' with { type: 'json' };
import { classifierOf } from '../core/activities/interests.ts';
import { findIdeas, type Idea } from '../core/activities/match.ts';
import { placesOf } from '../core/activities/places.ts';
import type { Wishes } from '../core/wishes.ts';
import { readDirectory } from '../net/directory.ts';
import { showPictures } from './pictures.ts';
import { areaPictures } from './area-pictures.ts';

export { mentionsDanger } from '../core/support/danger.ts';
export { lowScore } from '../core/support/low-scores.ts';
export { contact } from './questions/contact.ts';
export { consent } from './questions/consent.ts';
export { ideasScreen } from './screens/ideas.ts';
export { checkScreen } from './screens/check.ts';
export { helpOffer } from './screens/help-offer.ts';
export { doneScreen } from './screens/done.ts';
export { later as laterStyles } from './styles/later.ts';
export { beginSending } from './sending.ts';

showPictures(areaPictures);

/** Most ideas that are kept at hand for "Show more". */
const mostIdeas = 50;

/** Ideas for a person from a directory, best first, or why it could not be read. */
export async function ideasFrom(directory: string, wishes: Wishes, fetch: typeof globalThis.fetch): Promise<readonly Idea[] | { readonly fault: string }> {
  const today = new Date().toISOString().slice(0, 10);
  const read = await readDirectory(directory, today, fetch);
  if ('fault' in read) return read;
  return findIdeas(read.activities, wishes, { classify: classifierOf(interestWords, wishes.areas), placeOf: placesOf(outcodes.table), today }).slice(0, mostIdeas);
}
