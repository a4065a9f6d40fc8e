import * as z from 'zod/mini';
import { phone, siteWords, textThat } from '../words.ts';
import { nationNames } from './nation-names.ts';

/** A contact of the site's own: its words, and exactly one way to reach it. */
const ownContact = z.strictObject({
  words: siteWords,
  call: z.optional(phone),
  text: z.optional(z.strictObject({ number: phone, word: z.optional(textThat(text => /^[\p{L}\d]{1,20}$/u.test(text), 'one word of at most 20 letters')) })),
  link: z.optional(textThat(text => /^https:\/\/[^\s/?#@\\]+([/?#][^\s\\]*)?$/i.test(text), 'an address that begins with https://')),
}).check(z.refine(({ call, text, link }) => [call, text, link].filter(Boolean).length === 1, { params: { expected: 'exactly one of call, text and link' } }));

/** The keys of a configuration that say whom people can talk to at once. */
export const siteSupportFields = {
  /** Whose numbers the help panel shows: `england` without it. */
  nation: z.optional(z.enum(nationNames)),
  /** Contacts of the site's own; they stand after 999 and before the national ones. */
  support: z.optional(z.array(ownContact).check(z.maxLength(5))),
};

/** The schema of those keys by themselves. */
export const siteSupportSchema = z.strictObject(siteSupportFields);

/** A contact that a site wrote. */
export type OwnContact = z.infer<typeof ownContact>;
