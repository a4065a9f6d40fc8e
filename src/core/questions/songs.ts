import * as z from 'zod/mini';
import { changeListing, emptyListing, filledEntries, withNamed, type Listing, type Named } from '../playlist/edit.ts';
import { mostOf, mostSongs, songParts, songOf } from '../playlist/song.ts';
import { idSchema, wordsSchema, type Words } from '../words.ts';
import { asking } from './asking.ts';
import type { Problem, QuestionKind, Situation } from './kind.ts';
import { tidy } from './tidy.ts';
import { twins } from './twins.ts';

const schema = z.strictObject({
  type: z.literal('songs'),
  /** The page of groups, with boxes `title`, `by` and `why`, under which songs were named: the list begins with those. */
  from: z.optional(idSchema),
  /** What that page repeats over, in words that stand for a reason where somebody gave none: "First dance". */
  moments: z.optional(z.array(z.strictObject({ id: idSchema, words: wordsSchema })).check(z.maxLength(60))),
  /** Pages whose answers stand below the list where it is printed or saved, each with what stands above it there: "Please do not play". */
  sheet: z.optional(z.array(z.strictObject({ page: idSchema, words: wordsSchema })).check(z.maxLength(10))),
  ...asking,
});

/** A list of songs that people put in order. */
export type Songs = z.infer<typeof schema>;

/** A song as it is sent: `title`, and `by`, `why` and `moment` where there are such. */
export type SongValue = Record<string, string>;

/** The songs that were named on the page that the list begins with. */
function namedIn({ from }: Songs, { answers }: Situation): readonly Named[] {
  return Object.entries(answers).flatMap(([key, answer]) => {
    const [page, moment] = key.split('.');
    if (from === undefined || page !== from || answer.at !== 'answered' || !Array.isArray(answer.value)) return [];
    return answer.value.flatMap((turn, at) => (typeof turn === 'object' && turn['title'] ? [{ ...songOf(turn['title'], turn['by'], turn['why']), from: `${key} ${at}`, ...(moment !== undefined && { moment }) }] : []));
  });
}

/** The list as it stands: what was done with it here, and what was named before. Where it is empty, with open boxes for a first song. */
export function listingOf(question: Songs, typed: Listing, situation: Situation): Listing {
  const listing = withNamed(typed, namedIn(question, situation));
  return listing.entries.length > 0 ? listing : changeListing(listing, { do: 'add' }, listing.done);
}

/** The reason of a song in words: its own, or the moment that it was named under. */
export const reasonOf = ({ moments = [] }: Pick<Songs, 'moments'>, why: string | undefined, moment: string | undefined): Words | undefined =>
  (why ? { said: why } : moment === undefined ? undefined : moments.find(({ id }) => id === moment)?.words);

function inWords(question: Songs, { title = '', by, why, moment }: SongValue, at: number): Words {
  const song = { said: `${at + 1}. ${[title, by].filter(Boolean).join(', ')}` };
  const reason = reasonOf(question, why, moment);
  return reason ? { key: 'playlist.song', facts: { song, reason } } : song;
}

export const songs: QuestionKind<Songs, Listing, SongValue[]> = {
  schema,
  blank: emptyListing,
  check(question, typed, situation) {
    const listing = listingOf(question, typed, situation);
    const entries = filledEntries(listing).map(entry => ({ ...entry, parts: songParts.map(part => [part, tidy(entry[part], false)] as const).filter(([, text]) => text !== '') })).filter(({ parts }) => parts.length > 0);
    const problems: Problem[] = entries.length > mostSongs ? [{ field: `title-${entries[mostSongs]!.id}`, words: { key: 'playlist.too-many', facts: { max: mostSongs, count: entries.length - mostSongs } } }] : [];
    for (const { id, parts } of entries) {
      if (!parts.some(([part]) => part === 'title')) problems.push({ field: `title-${id}`, words: { key: 'playlist.no-title' } });
      for (const [part, text] of parts) {
        const over = Array.from(text).length - mostOf[part];
        if (over > 0) problems.push({ field: `${part}-${id}`, words: { key: 'problems.too-long', facts: { max: mostOf[part], count: over } } });
      }
    }
    if (problems.length > 0) return { problems };
    if (entries.length === 0) return question.optional ? { value: undefined } : { problems: [{ field: `title-${listing.entries[0]!.id}`, words: question.missing ?? { key: 'playlist.no-songs' } }] };
    return { value: entries.map(({ parts, moment }) => ({ ...Object.fromEntries(parts), ...(moment !== undefined && { moment }) })) };
  },
  fits: value => Array.isArray(value) && value.length > 0 && value.every(song => typeof song === 'object' && typeof song['title'] === 'string'),
  said: (question, value) => value.map((song, at) => inWords(question, song, at)),
  words: ({ moments = [] }) => [{ key: 'playlist.add' }, ...moments.map(({ words }) => words)],
  wrong: ({ from, moments = [], sheet = [] }, { turnsOf }) => [...twins('moments', moments), ...sheet.flatMap(({ page }, at) => (turnsOf?.(page) ? [] : [`sheet.${at}.page: found "${page}", expected the id of an earlier page with a question`])), ...(from !== undefined && turnsOf?.(from)?.type !== 'group' ? [`from: found "${from}", expected the id of an earlier page with a group`] : [])],
  // What was named before changes the list: it is looked at again, with what was typed in it.
  meaning: (question, situation) => JSON.stringify(namedIn(question, situation)),
  staysTyped: true,
  wordsIn: 'playlist',
  freeText: () => true,
};
