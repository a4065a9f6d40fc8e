import { dealt, emptyRow, firstOf, rowLimits, writeRows, type Row } from '../../core/activities/squares/rows.ts';
import { fileOf, filesOf } from '../../core/activities/squares/cards.ts';
import { schema, version, type Manifest, type Source, type Tree } from '../../core/activities/squares/manifest.ts';
import { cutCountry, endsOf, mostActivities, type Cut } from './cut.ts';
import { allInterests, numberSame, type CardStore, type Entry } from './entries.ts';
import { nameOf } from './hash.ts';
import { residents } from './residents.ts';

/** Takes a file of an index: its path in the folder, and what is in it. */
export type Sink = (path: string, bytes: Uint8Array) => void;

/** Most squares that the manifest names by itself; a larger part of the country has a file of its own. */
const mostNamed = 20;
const dayMs = 86_400_000;
const encoder = new TextEncoder();

type Placed = Entry & { readonly latitude: number; readonly longitude: number };
const hasPlace = (entry: Entry): entry is Placed => entry.latitude !== undefined && entry.longitude !== undefined;
const byId = (one: Entry, other: Entry): number => (one.id < other.id ? -1 : 1);
const byPlace = (one: Placed, other: Placed): number => one.latitude - other.latitude || one.longitude - other.longitude || byId(one, other);

/** Everything in a square, named by what is in it, as files. */
function squareFiles(entries: readonly Entry[], rows: readonly Row[], hasPlaces: boolean, cards: Pick<CardStore, 'get'>, sink: Sink): string {
  if (entries.length === 0) return '';
  const bytes = writeRows(rows, hasPlaces);
  const lists: string[][] = Array.from({ length: filesOf(rows.length) }, () => []);
  dealt(rows.map(firstOf)).forEach((card, row) => {
    const { file, at } = fileOf(card, rows.length);
    const [list, entry] = [lists[file], entries[row]];
    if (list && entry) list[at] = cards.get(entry.card);
  });
  const texts = lists.map(list => encoder.encode(`[${list.join(',\n')}]`));
  const name = nameOf([bytes, ...texts]);
  texts.forEach((text, file) => { sink(`${name}/${file}.json`, text); });
  // Last, so that a square with rows is whole.
  sink(`${name}/rows.bin`, bytes);
  return name;
}

/** The tree of squares, with a name at each end. */
function treeOf<P>(cut: Cut<P>, names: Iterator<string>): Tree {
  if ('placed' in cut) return names.next().value as string;
  // The ends in their order: first what is less.
  const less = treeOf(cut.less, names);
  return [cut.axis, cut.cut, less, treeOf(cut.more, names)];
}

/** Puts the parts of a tree that have many squares, and are not the whole, into files of their own. */
function withFiles(tree: Tree, sink: Sink, isRoot = true): { readonly tree: Tree; readonly named: number } {
  if (typeof tree === 'string' || !Array.isArray(tree)) return { tree, named: 1 };
  const [axis, cut, less, more] = tree as readonly ['lat' | 'lon', number, Tree, Tree];
  const sides = [withFiles(less, sink, false), withFiles(more, sink, false)] as const;
  const whole: Tree = [axis, cut, sides[0].tree, sides[1].tree];
  const named = sides[0].named + sides[1].named;
  if (isRoot || named < mostNamed) return { tree: whole, named };
  const bytes = encoder.encode(JSON.stringify(whole));
  const name = nameOf([bytes]);
  sink(`trees/${name}.json`, bytes);
  return { tree: { tree: name }, named: 1 };
}

/** What came of writing an index. */
export interface Written {
  readonly manifest: Manifest;
  readonly squares: number;
  /** Activities that have no place in the country. */
  readonly anywhere: number;
  /** The least residents that a square is thought to have, where there are several. */
  readonly leastResidents: number | undefined;
  /** Groups that an index has no room for. */
  readonly groupsLeftOut: number;
}

/**
 * Writes all files of an index, the manifest last. The same activities and sources give the same bytes, in whatever order
 * they come.
 */
export function writeIndex(all: readonly Entry[], sources: readonly Source[], cards: Pick<CardStore, 'get'>, sink: Sink): Written {
  const placed = all.filter(hasPlace);
  const cut = cutCountry(placed, placed.length > mostActivities ? residents() : []);
  const ends = endsOf(cut);
  const squares: readonly (readonly Entry[])[] = [...ends.map(({ placed: here }) => here.toSorted(byPlace)), all.filter(entry => !hasPlace(entry)).sort(byId)];
  const newest = all.reduce((latest, { checked }) => Math.max(latest, checked), 0);
  const counts = new Map<string, number>();
  for (const { groups } of all) for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  const groups = [...counts].sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1)).map(([group]) => group);
  const kept = groups.slice(0, rowLimits.groups).sort();
  const placeOfGroup = new Map(kept.map((group, place) => [group, place]));
  const same = numberSame(squares.map(here => here.map(entry => entry.same)));
  const names = squares.map((here, square) => {
    const sames = same(square);
    const rows = here.map((entry, at): Row => ({
      ...emptyRow(), latitude: entry.latitude ?? 0, longitude: entry.longitude ?? 0, interests: [...entry.interests], needs: [...entry.needs], times: entry.times, from: entry.from, to: entry.to, gender: entry.gender, referral: entry.referral,
      same: sames[at] ?? 0, atHome: Number(entry.atHome), fromAnywhere: Number(entry.fromAnywhere),
      // What is older than two years is old for ever.
      checked: entry.checked === 0 ? 0 : 1 + Math.min(1022, newest - entry.checked), groups: entry.groups.flatMap(group => placeOfGroup.get(group) ?? []).slice(0, rowLimits.perRow),
    }));
    return squareFiles(here, rows, square < ends.length, cards, sink);
  });
  const tree = treeOf(cut, names[Symbol.iterator]());
  const manifest: Manifest = {
    schema, version, sources, activities: all.length, newest: new Date(newest * dayMs).toISOString().slice(0, 10),
    interests: allInterests, groups: kept, anywhere: names.at(-1)!, squares: withFiles(tree, sink).tree,
  };
  sink('index.json', encoder.encode(`${JSON.stringify(manifest)}\n`));
  return { manifest, squares: ends.length, anywhere: squares.at(-1)!.length, leastResidents: ends.length > 1 ? Math.floor(Math.min(...ends.map(({ people }) => people))) : undefined, groupsLeftOut: groups.length - kept.length };
}
