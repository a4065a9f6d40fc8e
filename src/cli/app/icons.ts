import { pngOf, type Point } from './png.ts';

/** An icon of the app: its file, its side in points, and what it is for in the manifest, if it stands there. */
export interface Icon {
  readonly file: string;
  readonly side: number;
  readonly purpose?: 'any' | 'maskable';
}

/** Every icon. The system cuts a maskable one to its own shape, and Apple's rounds its corners itself: their ground goes to the edge. */
export const icons: readonly Icon[] = [
  { file: 'icons/icon-192.png', side: 192, purpose: 'any' },
  { file: 'icons/icon-512.png', side: 512, purpose: 'any' },
  { file: 'icons/maskable-192.png', side: 192, purpose: 'maskable' },
  { file: 'icons/maskable-512.png', side: 512, purpose: 'maskable' },
  { file: 'icons/apple-touch-icon.png', side: 180 },
];

/** Whether a place is in a shape. Places go from -1 to 1, across and down, with 0 in the middle. */
type Shape = (x: number, y: number) => boolean;

const roundedSquare = (half: number, radius: number): Shape => (x, y) => {
  const [overX, overY] = [Math.max(0, Math.abs(x) - half + radius), Math.max(0, Math.abs(y) - half + radius)];
  return overX * overX + overY * overY <= radius * radius;
};

/** What somebody says: a bubble whose tail points down to the left. */
const bubble: Shape = (x, y) => {
  const isBody = ((x / 0.62) ** 4 + ((y + 0.08) / 0.5) ** 4) <= 1;
  const isTail = y > 0.2 && y < 0.66 && x > -0.44 && x < -0.44 + (0.66 - y) * 0.9;
  return isBody || isTail;
};

/** What matters: a heart, made of two circles and the square that stands on its corner between them. */
const heart: Shape = (x, y) => {
  const [across, down] = [Math.abs(x) / 0.27, (y + 0.06) / 0.27];
  const [one, other] = [(down + across) / Math.SQRT2, (down - across) / Math.SQRT2];
  const side = 0.6 * Math.SQRT2;
  const isSquare = Math.abs(one) <= side && Math.abs(other) <= side;
  return isSquare || (across - 0.6) ** 2 + (down + 0.6) ** 2 <= side * side;
};

/** What a place shows: nothing, the ground or the bubble. */
type Layer = 'none' | 'ground' | 'bubble';

/** Places in one point that are looked at, each way: edges come out smooth. */
const looks = 4;
const everyLook = Array.from({ length: looks * looks }, (_, at): readonly [number, number] => [(at % looks + 0.5) / looks, (Math.floor(at / looks) + 0.5) / looks]);

/**
 * The picture of an icon: a heart in a speech bubble.
 *
 * @param colour of the ground, `#rrggbb`; the bubble is white
 */
export function drawIcon({ side, purpose }: Icon, colour: string): Buffer {
  const brand = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
  const ground: Shape = purpose === 'any' ? roundedSquare(1, 0.44) : () => true;
  // What a system may cut away of a maskable icon is outside a circle of 40 % of its side.
  const size = purpose === 'any' ? 1.12 : 0.92;
  const layerAt = (x: number, y: number): Layer => (!ground(x, y) ? 'none' : bubble(x / size, y / size) && !heart(x / size, y / size) ? 'bubble' : 'ground');
  const plain: Readonly<Record<Layer, Point>> = { none: [0, 0, 0, 0], ground: [...brand, 255], bubble: [255, 255, 255, 255] };
  const layerOf = (column: number, row: number): Layer => layerAt((2 * column) / side - 1, (2 * row) / side - 1);
  const corners: readonly (readonly Layer[])[] = Array.from({ length: side + 1 }, (_, row) => Array.from({ length: side + 1 }, (_corner, column) => layerOf(column, row)));
  const cornerAt = (column: number, row: number): Layer | undefined => corners.at(row)?.at(column);
  return pngOf(side, (column, row): Point => {
    // Most points lie in one layer; only where the corners differ is there an edge.
    const layer = cornerAt(column, row);
    if (layer !== undefined && layer === cornerAt(column + 1, row) && layer === cornerAt(column, row + 1) && layer === cornerAt(column + 1, row + 1)) return plain[layer];
    const all = everyLook.map(([across, down]) => layerOf(column + across, row + down));
    const covered = all.filter(one => one !== 'none').length;
    if (covered === 0) return plain.none;
    const white = all.filter(one => one === 'bubble').length / covered;
    const [red, green, blue] = brand.map(channel => Math.round(channel + (255 - channel) * white)) as [number, number, number];
    return [red, green, blue, Math.round((255 * covered) / all.length)];
  });
}
