/** The colours that come from a site's brand, as CSS hex. Everything else in the look is the same for every brand. */
export interface Palette {
  /** Button, link, line of a picture. */
  readonly act: string;
  /** The same under the pointer. */
  readonly act2: string;
  /** Ground of a picture, of the band that says why. */
  readonly tint: string;
  /** Ground of what is chosen. */
  readonly yours: string;
}

type Lch = readonly [light: number, chroma: number, hue: number];

// OKLab by Björn Ottosson (public domain): the matrices are facts of the colour space.
const toLinear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const toGamma = (channel: number): number => (channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055);

function toLch(hex: string): Lch {
  const long = hex.length === 4 ? hex.replace(/[\da-f]/gi, '$&$&') : hex;
  const [r, g, b] = [1, 3, 5].map(at => toLinear(parseInt(long.slice(at, at + 2), 16) / 255)) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, Math.hypot(x, y), Math.atan2(y, x)];
}

function toLinearRgb([light, chroma, hue]: Lch): readonly number[] {
  const x = chroma * Math.cos(hue);
  const y = chroma * Math.sin(hue);
  const l = (light + 0.3963377774 * x + 0.2158037573 * y) ** 3;
  const m = (light - 0.1055613458 * x - 0.0638541728 * y) ** 3;
  const s = (light - 0.0894841775 * x - 1.291485548 * y) ** 3;
  return [4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s];
}

function toHex([light, chroma, hue]: Lch): string {
  // Less chroma until a screen can show it: clipping channels would change how light it is, and so its contrast.
  let fits = chroma;
  while (fits > 0 && toLinearRgb([light, fits, hue]).some(channel => channel < -0.0005 || channel > 1.0005)) fits -= 0.004;
  return '#' + toLinearRgb([light, Math.max(0, fits), hue]).map(channel => Math.round(toGamma(Math.min(1, Math.max(0, channel))) * 255).toString(16).padStart(2, '0')).join('');
}

/** Whether a text is a colour that a brand may be: `#rgb` or `#rrggbb`. */
export const isHexColour = (text: string): boolean => /^#([\da-f]{3}|[\da-f]{6})$/i.test(text);

/**
 * The colours of a brand, clamped in lightness and chroma so that text in or on them always has a contrast of 7:1 or more.
 *
 * @param brand `#rgb` or `#rrggbb`, any colour at all
 */
export function paletteOf(brand: string, dark: boolean): Palette {
  const [light, chroma, hue] = toLch(brand);
  const at = (l: number, most: number): string => toHex([l, Math.min(chroma, most), hue]);
  return dark
    ? { act: at(Math.max(light, 0.8), 0.11), act2: at(Math.max(light, 0.87), 0.09), tint: at(0.295, 0.026), yours: at(0.35, 0.04) }
    : { act: at(Math.min(light, 0.4), 0.12), act2: at(Math.min(light, 0.32), 0.1), tint: at(0.96, 0.018), yours: at(0.927, 0.036) };
}

/** The same as custom properties of CSS. */
export function paletteRules(brand: string, dark: boolean): string {
  const { act, act2, tint, yours } = paletteOf(brand, dark);
  return `--wm-brand:${brand};--wm-act:${act};--wm-act-2:${act2};--wm-tint:${tint};--wm-yours:${yours}`;
}
