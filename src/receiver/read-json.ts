import { isNestedDeeper } from './nesting.ts';

/** JSON with its text as it came, or what is wrong with it. */
export type ReadJson = { readonly text: string; readonly value: unknown } | 'not_json' | 'nested_too_deep';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads bytes as JSON in UTF-8. What nests deeper than `mostNesting` is not handed to the parser. */
export function readJson(bytes: Uint8Array, mostNesting: number): ReadJson {
  try {
    const text = utf8.decode(bytes);
    return isNestedDeeper(text, mostNesting) ? 'nested_too_deep' : { text, value: JSON.parse(text) };
  } catch {
    return 'not_json';
  }
}
