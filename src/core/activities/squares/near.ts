/** Which squares of a large index are fetched for somebody. */
import type { Point } from '../activity.ts';
import type { Tree } from './manifest.ts';

/** The edges of a square, in degrees. */
interface Box { readonly south: number; readonly west: number; readonly north: number; readonly east: number }

const perDegree = 111.2;

/** Whether any of a square is so near, with a little to spare. A degree of longitude is shortest at the pole's side. */
function isWithin({ south, west, north, east }: Box, { latitude, longitude }: Point, kilometres: number): boolean {
  const up = Math.max(south - latitude, latitude - north, 0) * perDegree;
  const furthest = Math.min(89, Math.abs(latitude) + kilometres / perDegree + 0.1);
  const along = Math.max(west - longitude, longitude - east, 0) * perDegree * Math.cos((furthest * Math.PI) / 180);
  return Math.hypot(up, along) <= kilometres * 1.01 + 0.1;
}

const touches = (one: Box, other: Box): boolean => one.south <= other.north && other.south <= one.north && one.west <= other.east && other.west <= one.east;

/**
 * The names of the squares that are fetched for somebody: all that is so near, the square of the place, and its
 * neighbours. They depend on the place and on nothing else.
 *
 * @param load fetches a tree that has a file of its own. One that is named again, and might name itself, is passed over
 */
export async function squaresNear(squares: Tree, place: Point, kilometres: number, load: (name: string) => Promise<Tree>): Promise<readonly string[]> {
  const names = new Set<string>();
  const visit = async (tree: Tree, box: Box, isWanted: (box: Box) => boolean, found: (name: string, box: Box) => void, seen = new Set<string>()): Promise<void> => {
    if (!isWanted(box)) return;
    if (typeof tree === 'string') return found(tree, box);
    if ('tree' in tree) return seen.has(tree.tree) ? undefined : visit(await load(tree.tree), box, isWanted, found, seen.add(tree.tree));
    const [axis, hundredths, less, more] = tree;
    const cut = hundredths / 100;
    await Promise.all([visit(less, axis === 'lat' ? { ...box, north: cut } : { ...box, east: cut }, isWanted, found, seen), visit(more, axis === 'lat' ? { ...box, south: cut } : { ...box, west: cut }, isWanted, found, seen)]);
  };
  const whole: Box = { south: -90, west: -180, north: 90, east: 180 };
  let home = whole;
  await visit(squares, whole, box => isWithin(box, place, 0), (_, box) => { if (box.south <= place.latitude && place.latitude < box.north && box.west <= place.longitude && place.longitude < box.east) home = box; });
  await visit(squares, whole, box => touches(box, home) || isWithin(box, place, kilometres), name => { if (name !== '') names.add(name); });
  return [...names].sort();
}
