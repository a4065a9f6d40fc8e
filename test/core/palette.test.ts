import { expect } from 'chai';
import { isHexColour, paletteOf, type Palette } from '../../src/core/palette.ts';

/** Contrast by WCAG 2.2, written here once more from the definition. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [r, g, b] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16) / 255).map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** A thousand colours, always the same ones, and those that are hardest: the corners of the cube and near them. */
function colours(): readonly string[] {
  let seed = 20261122;
  const byte = (): string => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return (seed >>> 24).toString(16).padStart(2, '0'); };
  return [...Array.from({ length: 1000 }, () => `#${byte()}${byte()}${byte()}`), '#ffff00', '#00ff00', '#00ffff', '#ff00ff', '#0000ff', '#000', '#FFF', '#fefefe'];
}

type Pair = readonly [what: string, text: (palette: Palette) => string, ground: (palette: Palette) => string];
const act = (palette: Palette): string => palette.act;
const act2 = (palette: Palette): string => palette.act2;
const tint = (palette: Palette): string => palette.tint;
const yours = (palette: Palette): string => palette.yours;
const fixed = (hex: string) => (): string => hex;

const light: readonly Pair[] = [
  ['white on a button', fixed('#ffffff'), act], ['white on a button under the pointer', fixed('#ffffff'), act2],
  ...['#fcfaf6', '#f5f0e8', '#ffffff'].map((ground): Pair => [`a link on ${ground}`, act, fixed(ground)]), ['a link on the tint', act, tint],
  ['ink on what is chosen', fixed('#1c2229'), yours], ['ink on the tint', fixed('#1c2229'), tint], ['a hint on what is chosen', fixed('#3c434a'), yours], ['a hint on the tint', fixed('#3c434a'), tint],
];
const dark: readonly Pair[] = [
  ['ink on a button', fixed('#13191d'), act], ['ink on a button under the pointer', fixed('#13191d'), act2],
  ...['#13191d', '#191f23', '#1e2529'].map((ground): Pair => [`a link on ${ground}`, act, fixed(ground)]), ['a link on the tint', act, tint],
  ['ink on what is chosen', fixed('#f3f2ee'), yours], ['ink on the tint', fixed('#f3f2ee'), tint], ['a hint on what is chosen', fixed('#d3d1cb'), yours], ['a hint on the tint', fixed('#d3d1cb'), tint],
];

describe('paletteOf', () => {
  for (const [theme, pairs] of [['light', light], ['dark', dark]] as const) {
    for (const [what, text, ground] of pairs) {
      it(`keeps ${what} at 7:1 or more for any brand (${theme})`, () => {
        const lowest = colours().map(brand => { const palette = paletteOf(brand, theme === 'dark'); return { brand, ratio: contrast(text(palette), ground(palette)) }; }).reduce((least, next) => (next.ratio < least.ratio ? next : least));
        expect(lowest.ratio, `${lowest.brand} gives ${lowest.ratio.toFixed(2)}`).to.be.at.least(7);
      });
    }
  }

  it('gives colours of six digits for any brand, and the same ones again', () => {
    for (const brand of colours()) {
      for (const colour of Object.values(paletteOf(brand, true))) expect(colour).to.match(/^#[\da-f]{6}$/);
      expect(paletteOf(brand, false)).to.deep.equal(paletteOf(brand.toUpperCase(), false));
    }
  });

  it('leaves a dark enough brand nearly as it is', () => {
    const { act: kept } = paletteOf('#1d4f4c', false);
    const apart = [1, 3, 5].map(at => Math.abs(parseInt(kept.slice(at, at + 2), 16) - parseInt('#1d4f4c'.slice(at, at + 2), 16)));
    expect(Math.max(...apart)).to.be.at.most(2);
  });
});

describe('isHexColour', () => {
  it('takes three or six digits after #, and nothing else', () => {
    for (const text of ['#fff', '#287f7b', '#ABCDEF']) expect(isHexColour(text), text).to.equal(true);
    for (const text of ['', 'fff', '#ffff', '#12345', '#1234567', '#12345g', 'teal', '#fff;}', 'rgb(0,0,0)', ' #fff', '#fff\n']) expect(isHexColour(text), text).to.equal(false);
  });
});
