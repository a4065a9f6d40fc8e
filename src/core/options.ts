import { areas, isArea, needs, times } from './taxonomy.ts';
import type { Situation } from './questions/kind.ts';
import type { Words } from './words.ts';

/** One thing that can be chosen. */
export interface Option {
  readonly id: string;
  readonly words: Words;
  /** The area whose picture stands beside the words. */
  readonly picture?: string;
}

/** Lists of options that a journey may name instead of writing them out. */
export const optionLists = {
  'taxonomy.areas': () => Object.keys(areas).map((id): Option => ({ id, words: { key: `areas.${id}` }, picture: id })),
  'taxonomy.interests': ({ item }) => (item && isArea(item) ? areas[item].map((id): Option => ({ id, words: { key: `interests.${id}` } })) : []),
  'taxonomy.help': () => needs.map((id): Option => ({ id, words: { key: `help.${id}` } })),
  'taxonomy.times': () => times.map((id): Option => ({ id, words: { key: `times.${id}` } })),
} as const satisfies Record<string, (situation: Situation) => readonly Option[]>;

/** The name of a list of options. */
export type OptionListName = keyof typeof optionLists;
