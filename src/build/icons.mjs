// Turns an SVG file of an icon package into a small module of data: [side, lines, filled]. No markup is parsed at run time.
import { readFileSync } from 'node:fs';

const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const number = (tag, name) => Number(attribute(tag, name) ?? 0);

function pathOf(tag) {
  const kind = /^<(\w+)/.exec(tag)[1];
  switch (kind) {
    // A path that begins with a small m begins at that place; behind another path it would begin from where that one ended.
    case 'path': {
      // A path that begins with a small m begins at that place; behind another path it would begin from where that one ended.
      const [, x, y, rest] = /^[mM]\s*(-?[\d.]+)[\s,]*(-?[\d.]+)(.*)$/s.exec(attribute(tag, 'd'));
      return `M${x} ${y}${/^[\s,]*[-\d.]/.test(rest) ? (attribute(tag, 'd').startsWith('m') ? 'l' : 'L') : ''}${rest.replace(/^[\s,]+/, '').trim()}`;
    }
    case 'circle': { const [x, y, r] = ['cx', 'cy', 'r'].map(name => number(tag, name)); return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`; }
    case 'line': return `M${attribute(tag, 'x1')} ${attribute(tag, 'y1')}L${attribute(tag, 'x2')} ${attribute(tag, 'y2')}`;
    case 'polyline': return `M${attribute(tag, 'points')}`;
    case 'rect': {
      const [x, y, w, h, r] = ['x', 'y', 'width', 'height', 'rx'].map(name => number(tag, name));
      return `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${-(w - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${-r}v${-(h - 2 * r)}a${r} ${r} 0 0 1 ${r} ${-r}z`;
    }
    default: throw new Error(`an icon has a <${kind}>, which nobody taught this file yet`);
  }
}

/** Whole numbers on a square of 256: at the size of a tile one of them is a sixth of a pixel. A sign or a point may be all that parted two numbers. */
const coarse = path => path.replace(/-?\d*\.\d+/g, (text, at) => {
  const short = String(Math.round(Number(text)) || 0);
  return `${text.startsWith('-') && !short.startsWith('-') ? ' ' : ''}${short}${path[at + text.length] === '.' ? ' ' : ''}`;
});

export function iconModule(file) {
  const svg = readFileSync(file, 'utf8');
  const side = Number(/viewBox="0 0 (\d+) \d+"/.exec(svg)[1]);
  const shapes = svg.match(/<(?:path|circle|line|polyline|rect)\b[^>]*>/g);
  const filled = shapes.filter(tag => attribute(tag, 'opacity') === '0.2').map(pathOf).join('');
  const lines = shapes.filter(tag => attribute(tag, 'opacity') !== '0.2').map(pathOf).join('');
  if (side === 256) return `export default ${JSON.stringify([side, coarse(lines), ...(filled ? [coarse(filled)] : [])])};`;
  return `export default ${JSON.stringify(filled ? [side, lines, filled] : [side, lines])};`;
}

/** For vite (and rolldown). */
export const icons = { name: 'icons', enforce: 'pre', load: id => (id.endsWith('.svg') ? iconModule(id) : null) };
