/** What words and terms mean, as data: all that is known of how people write about each interest. */
import codes from './interest-codes.json' with { type: 'json' };
import words from './interest-words.json' with { type: 'json' };
import none from './no-activity.json' with { type: 'json' };
import type { Meanings } from './interests.ts';

/** The meanings that come with us. */
export const meanings: Meanings = { words, none, codes };

/**
 * Our meanings with a charity's own words, which tell an interest by themselves: `{ "choir": "the belters|harmony hub" }`,
 * written as in `interest-words.json`.
 */
export const meaningsWith = (own: Readonly<Record<string, string>>): Meanings => ({
  ...meanings,
  words: Object.fromEntries(Object.entries(meanings.words).map(([interest, [first = '', ...rest]]) => [interest, Object.hasOwn(own, interest) ? [`${first}|${own[interest]}`, ...rest] : [first, ...rest]])),
});
