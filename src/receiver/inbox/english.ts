import { isKey, type Words } from '../../core/words.ts';
/** stub */
export const say = (words: Words): string => isKey(words) ? words.key : Object.values(words)[0] as string;
/** The English of one key, or nothing if the locale files do not have it. */
export const termOf = (key: string): string | undefined => key;
