import { dealt, emptyRow, firstOf, packed, rowLimits, sets, writeRows, type Row } from '../../core/activities/squares/rows.ts';
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

/** A set of a square: its activities in order, and their rows. */
interface Part { readonly entries: readonly Entry[]; readonly rows: readonly Row[] }

/** Everything in a square, named by what is in it, as files. */
function squareFiles(parts: readonly Part[], hasPlaces: boolean, cards: Pick<CardStore, 'get'>, sink: Sink): string {
  if (parts.every(({ entries }) => entries.length === 0)) return '';
  const files = parts.flatMap(({ entries, rows }, part): (readonly [file: string, bytes: Uint8Array])[] => {
    const lists: string[][] = Array.from({ length: filesOf(rows.length) }, () => []);
    dealt(rows.map(firstOf)).forEach((card, row) => {
      const { file, at } = fileOf(card, rows.length);
      const [list, entry] = [lists[file], entries[row]];
      if (list && entry) list[at] = cards.get(entry.card);
    });
    return [...lists.map((list, file) => [`${sets[part]}${file}.json`, encoder.encode(`[${list.join(',\n')}]`)] as const), [`${sets[part]}rows.bin`, writeRows(rows, hasPlaces)]];
  });
  const name = nameOf(files.map(([, bytes]) => bytes));
  // The rows of what is about something come last: a square with these is whole.
  for (const [file, bytes] of files.toSorted(([one], [other]) => Number(one === 'rows.bin') - Number(other === 'rows.bin'))) sink(`${name}/${file}`, bytes);
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
  const parts = squares.map(here => [here.filter(({ interests }) => interests.length > 0), here.filter(({ interests }) => interests.length === 0)]);
  const same = numberSame(parts.flat().map(here => here.map(entry => entry.same)));
  const names = parts.map((two, square) => squareFiles(two.map((here, part): Part => {
    const sames = same(square * two.length + part);
    const rows = here.map((entry, at): Row => ({
      ...emptyRow(), latitude: entry.latitude ?? 0, longitude: entry.longitude ?? 0, interests: [...entry.interests], needs: packed(entry.needs), times: entry.times, from: entry.from, to: entry.to, gender: entry.gender, referral: entry.referral,
      same: sames[at] ?? 0, atHome: Number(entry.atHome), fromAnywhere: Number(entry.fromAnywhere),
      // What is older than two years is old for ever.
      checked: entry.checked === 0 ? 0 : 1 + Math.min(1022, newest - entry.checked), groups: entry.groups.flatMap(group => placeOfGroup.get(group) ?? []).slice(0, rowLimits.perRow),
    }));
    return { entries: here, rows };
  }), square < ends.length, cards, sink));
  const tree = treeOf(cut, names[Symbol.iterator]());
  const manifest: Manifest = {
    schema, version, sources, activities: all.length, newest: new Date(newest * dayMs).toISOString().slice(0, 10),
    interests: allInterests, groups: kept, anywhere: names.at(-1)!, squares: withFiles(tree, sink).tree,
  };
  sink('index.json', encoder.encode(`${JSON.stringify(manifest)}\n`));
  return { manifest, squares: ends.length, anywhere: squares.at(-1)!.length, leastResidents: ends.length > 1 ? Math.floor(Math.min(...ends.map(({ people }) => people))) : undefined, groupsLeftOut: groups.length - kept.length };
}
