/**
 * The manifest of an index of activities (`index.json`, made by `what-matters directory`): what it is made of, and which
 * squares there are. A square is a part of the country with a share of the activities and at least 20,000 residents;
 * it is not always square. All other files have a name made of what is in them.
 */
import type { RowWords } from './rows.ts';
import { rowLimits } from './rows.ts';

/** What an index's manifest is known by. */
export const schema = 'what-matters/directory';
/** The version that is written and read. */
export const version = 1;

/** A part of the country: the name of its square, empty where nothing is; a cut by a line, first what is south or west of it; or the name of a file with a tree of its own. */
export type Tree = string | readonly [axis: 'lat' | 'lon', cut: number, less: Tree, more: Tree] | { readonly tree: string };

/** Where the activities of an index come from. */
export interface Source {
  /** An address, or the name of a file. */
  readonly from: string;
  /** `YYYY-MM-DD`: when this copy was got. */
  readonly date: string;
  readonly activities: number;
  /** A hash of what was read: while it is the same, so is the date. */
  readonly content: string;
  /** What its licence asks to be said. */
  readonly attribution?: string;
}

/** An index. */
export interface Manifest extends RowWords {
  readonly schema: typeof schema;
  readonly version: typeof version;
  readonly sources: readonly Source[];
  /** How many activities there are in all. */
  readonly activities: number;
  /** The square of what can be done from anywhere, or has no place; empty where there is none. */
  readonly anywhere: string;
  /** Cuts are in hundredths of a degree. */
  readonly squares: Tree;
}

/** Names are made of hashes: nothing that could lead elsewhere. */
const isName = (value: unknown): value is string => typeof value === 'string' && /^[\da-f]{12}$/.test(value);
const isTexts = (value: unknown, most: number): boolean => Array.isArray(value) && value.length <= most && value.every(text => typeof text === 'string');

/** Whether it is a tree, no deeper than any that is written. */
export function isTree(value: unknown, left = 40): value is Tree {
  if (value === '' || isName(value)) return true;
  if (Array.isArray(value)) return left > 0 && value.length === 4 && ['lat', 'lon'].includes(value[0] as string) && Number.isInteger(value[1]) && isTree(value[2], left - 1) && isTree(value[3], left - 1);
  return typeof value === 'object' && value !== null && isName((value as { readonly tree?: unknown }).tree);
}

/** The manifest in some JSON, or nothing where it is none that we can read. */
export function readManifest(data: unknown): Manifest | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { schema: name, version: given, activities, interests, groups, newest, anywhere, squares } = data as Record<string, unknown>;
  const isGood = name === schema && given === version && Number.isInteger(activities) && isTexts(interests, rowLimits.interests) && isTexts(groups, rowLimits.groups)
    && Date.parse(`${String(newest)}T00:00:00Z`) >= 0 && (anywhere === '' || isName(anywhere)) && isTree(squares);
  return isGood ? (data as Manifest) : undefined;
}

/** The names of all squares. A tree that is named again, and might name itself, is passed over. */
export async function allSquares(tree: Tree, load: (name: string) => Promise<Tree>, seen = new Set<string>()): Promise<readonly string[]> {
  if (typeof tree === 'string') return tree === '' ? [] : [tree];
  if ('tree' in tree) return seen.has(tree.tree) ? [] : allSquares(await load(tree.tree), load, seen.add(tree.tree));
  return [...await allSquares(tree[2], load, seen), ...await allSquares(tree[3], load, seen)];
}
