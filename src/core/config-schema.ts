import * as z from 'zod/mini';
import { fromBase64url } from './base64url.ts';
import { address, commonFields } from './config-fields.ts';
import { isPoint } from './p256.ts';
import { recipientLimits } from './sealing.ts';
import { siteSupportFields } from './support/site-support.ts';
import { lineModes } from './questions/line.ts';
import { idSchema, siteWords, textThat } from './words.ts';

/** A public key: base64url of a point of P-256. */
const publicKey = textThat(text => isPoint(fromBase64url(text) ?? new Uint8Array()), 'a public key as "what-matters keys" prints it');

const areDifferent = <Key extends string>(key: Key) => (list: readonly Readonly<Record<Key, string>>[]): boolean => new Set(list.map(one => one[key])).size === list.length;

/** Every key of a configuration. */
export const configFields = {
  ...commonFields,
  ...siteSupportFields,
  /** Words of the site's own for what activities are, where `directory` is a list that is read whole: `{ "choir": ["The Belters"] }`. */
  directoryWords: z.optional(address),
  /** A table that says which scheme serves which postcode (`what-matters areas` makes one). */
  areas: z.optional(address),
  /** `true`: how fast the page was is told to the page (`wm-vitals`); an address: and sent there, without any answer. */
  vitals: z.optional(z.union([z.boolean(), address])),
  /** Where "Leave this page" goes, such as a page about the weather: for sites whose visitors may be watched. Without it there is no such button. */
  exit: z.optional(address),
  /** Whether many people use the device, as in a library: then what somebody typed is wiped after five minutes without a sign of them, and browsers fill nothing in. */
  shared: z.optional(z.boolean()),
  /** The instruments that a check-in asks, in their order: `feeling-now` without it. */
  measures: z.optional(z.array(idSchema).check(z.minLength(1), z.maxLength(5))),
  /** Instruments of the site's own, each in a file of its own. */
  packs: z.optional(z.array(address).check(z.minLength(1), z.maxLength(5))),
  /** How lines are answered: in `steps` without it. Two ways are not compared, so it stays from before to after. */
  lineMode: z.optional(z.enum(lineModes)),
  /** What a check-in or a sign-up belongs to. It goes in the clear header of each. */
  programme: z.optional(idSchema),
  /** Which session of it; without it, a check-in belongs to the session of its day. */
  session: z.optional(textThat(text => /^[\p{L}\d][\p{L}\d .:_-]{0,99}$/u.test(text), 'the name of a session: letters, digits, spaces, dots and dashes, at most 100')),
  /** The first name of whoever leads the session, or another word for them. */
  leader: z.optional(siteWords),
  /** Whether one device is passed from person to person. What they send is sealed and kept on it until it is online, so it needs `recipients`; else it is as `shared`. */
  tablet: z.optional(z.boolean()),
  /** Who alone can open what is sent: the ids and public keys of two people or more. With it, nothing is ever sent that others can read. */
  recipients: z.optional(z.array(z.strictObject({ kid: idSchema, key: publicKey })).check(
    z.minLength(recipientLimits.least), z.maxLength(recipientLimits.most),
    z.refine(areDifferent('kid'), { params: { expected: 'a different kid for each key' } }), z.refine(areDifferent('key'), { params: { expected: 'a different key for each kid' } }),
  )),
  /** A file of programmes that people can sign up to; `programme` is the id of one of them. */
  programmes: z.optional(address),
  /** Where the endpoint says how many places are left: the address before the programme's id, on the site of the endpoint. Without it nothing is said. */
  places: z.optional(address),
  /** A file of GP surgeries to pick from (`what-matters surgeries` makes one). */
  surgeries: z.optional(address),
  /** `required`: there must be recipients, so that the form is not shown when somebody takes them out by mistake. */
  seal: z.optional(z.literal('required')),
};

/** The schema of a configuration. Every key that is not here is an error. */
export const configSchema = z.strictObject(configFields).check(
  z.refine(({ seal, recipients }) => seal === undefined || recipients !== undefined, { path: ['recipients'], params: { expected: 'two keys or more, because "seal" is "required"' } }),
  z.refine(({ tablet, recipients }) => tablet !== true || recipients !== undefined, { path: ['recipients'], params: { expected: 'two keys or more, because "tablet" keeps answers on a device that others hold next' } }),
  z.refine(({ programme, programmes }) => programmes === undefined || programme !== undefined, { path: ['programme'], params: { expected: 'the id of one of "programmes"' } }),
  z.refine(({ places, programme }) => places === undefined || programme !== undefined, { path: ['programme'], params: { expected: 'the id of the programme whose "places" these are' } }),
);

/** A configuration as a site writes it. */
export type ConfigInput = z.infer<typeof configSchema>;
