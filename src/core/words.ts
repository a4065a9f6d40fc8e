import * as z from 'zod/mini';

/** Values that a sentence in a locale file has places for (`{{name}}`). */
export type Facts = Readonly<Record<string, string | number | Words>>;

/**
 * Words for a person to read, not yet in any language: a key of a locale file, one text for each language that a site
 * wrote, or what the person said, which is never translated.
 */
export type Words =
  | { readonly key: string; readonly facts?: Facts }
  | { readonly said: string }
  | { readonly [language: string]: string };

/** Text that passes a test, with what is expected said for people. */
export const textThat = (holds: (text: string) => boolean, expected: string) => z.string().check(z.refine<string>(holds, { params: { expected } }));

/** A whole number within bounds. (`z.int` would bring every number format along.) */
export const wholeNumber = (least: number, most: number) => z.number().check(z.refine<number>(Number.isInteger, { params: { expected: 'a whole number' } }), z.minimum(least), z.maximum(most));

/** A BCP 47 language tag, short: `en`, `cy`, `pt-BR`. */
export const languageTag = textThat(text => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/.test(text), 'a language tag such as en or cy');

/** Words as a configuration or a journey writes them: `{"key": "…"}` or `{"en": "…", "cy": "…"}`. */
export const wordsSchema = z.union([
  z.strictObject({ key: z.string().check(z.regex(/^[\w.-]{1,80}$/)) }),
  z.record(languageTag, z.string().check(z.minLength(1), z.maxLength(4096))).check(z.refine(texts => Object.keys(texts).length > 0)),
]);

/** Words that a site writes in its configuration: one text for all languages, or one for each. */
export const siteWords = z.union([
  z.string().check(z.minLength(1), z.maxLength(500)),
  z.record(languageTag, z.string().check(z.minLength(1), z.maxLength(500))).check(z.refine(texts => Object.keys(texts).length > 0, { params: { expected: 'words in one language or more' } })),
]);

/** A number that people can call or text, as they read it: short ones such as 999 too. */
export const phone = textThat(text => /^\+?[\d ()-]{3,24}$/.test(text), 'a telephone number');

/** An id in a configuration or a journey. */
export const idSchema = textThat(text => /^[a-z0-9-]{1,40}$/.test(text) && !(text in {}), 'an id of small letters, digits and dashes, at most 40');

/** Whether words are the person's own. */
export const isSaid = (words: Words): words is { readonly said: string } => typeof (words as { said?: unknown }).said === 'string' && Object.keys(words).length === 1 && !('key' in words);

/** Whether words are a key of a locale file. */
export const isKey = (words: Words): words is { readonly key: string; readonly facts?: Facts } => typeof (words as { key?: unknown }).key === 'string';
