import { html, type Markup } from './markup.ts';
import type { Group } from './spread.ts';

/**
 * Charts as inline SVG, in places by percent and heights in pixels: letters keep their size on a phone and on paper. Shades
 * differ in lines as well as in grey. The same figures always stand in a table beside.
 */

const shades = 6;
/** One drawing of the patterns for the whole page. */
export const patterns: Markup = html`<svg class="patterns" aria-hidden="true" width="0" height="0"><defs>
<pattern id="shade-0" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="paper"/></pattern>
<pattern id="shade-1" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="paper"/><circle cx="4" cy="4" r="1.4" class="ink"/></pattern>
<pattern id="shade-2" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="paper"/><path d="M0 8L8 0M-2 2L2 -2M6 10L10 6" class="stroke"/></pattern>
<pattern id="shade-3" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="paper"/><path d="M0 3H6M3 0V6" class="stroke"/></pattern>
<pattern id="shade-4" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="ink"/><circle cx="3" cy="3" r="1.3" class="paper"/></pattern>
<pattern id="shade-5" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="ink"/></pattern>
</defs></svg>`;

/** Which shade the one in a place has, so that the first is the lightest and the last the darkest. */
const shadeOf = (at: number, of: number): number => (of <= 1 ? 2 : of <= shades ? Math.round(at * (shades - 1) / (of - 1)) : at % shades);

const percents = (value: number): string => `${Math.round(value * 100) / 100}%`;

/** Ids of titles, unique on the page. */
export interface ChartNames { readonly id: string; readonly title: string; readonly about: string }
const named = ({ id, title, about }: ChartNames, height: number, content: readonly Markup[]): Markup =>
  html`<svg class="chart" role="img" aria-labelledby="${id}-title ${id}-about" width="100%" height="${height}"><title id="${id}-title">${title}</title><desc id="${id}-about">${about}</desc>${content}</svg>`;

/** Two bars of a whole, before and after, each made of its groups; with the list of what the shades mean. */
export function wholeBars(groups: readonly Group[], nameOf: (group: Group) => string, names: ChartNames): Markup {
  const rows = ([['Before', 'before'], ['After', 'after']] as const).map(([word, moment], row) => {
    const all = groups.reduce((sum, group) => sum + group[moment], 0);
    let left = 0;
    const parts = groups.map((group, at) => {
      const width = all === 0 ? 0 : group[moment] / all * 100;
      const part = width === 0 ? undefined : html`<rect x="${percents(left)}" y="${row * 76 + 26}" width="${percents(width)}" height="36" fill="url(#shade-${shadeOf(at, groups.length)})" class="edge"/>`;
      left += width;
      return part;
    });
    return html`<text x="0" y="${row * 76 + 18}">${word}</text>${parts}`;
  });
  const legend = html`<ul class="legend">${groups.map((group, at) => html`<li><svg aria-hidden="true" width="28" height="20"><rect x="1" y="1" width="26" height="18" fill="url(#shade-${shadeOf(at, groups.length)})" class="edge"/></svg> ${nameOf(group)}</li>`)}</ul>`;
  return html`${named(names, 142, rows)}${legend}`;
}

/** Bars side by side, before and after, for the points of a scale. */
export function sideBars(groups: readonly Group[], nameOf: (group: Group) => string, names: ChartNames): Markup {
  const most = Math.max(1, ...groups.flatMap(({ before, after }) => [before, after]));
  const rows = groups.map((group, at) => {
    const y = at * 68;
    const bar = (moment: 'before' | 'after', top: number, shade: number): Markup => html`<rect x="0" y="${y + top}" width="${percents(group[moment] / most * 84)}" height="16" fill="url(#shade-${shade})" class="edge"/><text x="${percents(group[moment] / most * 84 + 1)}" y="${y + top + 14}">${group[moment]}</text>`;
    return html`<text x="0" y="${y + 18}">${nameOf(group)}</text>${bar('before', 25, 1)}${bar('after', 43, 5)}`;
  });
  const legend = html`<ul class="legend">${([['Before', 1], ['After', 5]] as const).map(([word, shade]) => html`<li><svg aria-hidden="true" width="28" height="20"><rect x="1" y="1" width="26" height="18" fill="url(#shade-${shade})" class="edge"/></svg> ${word}</li>`)}</ul>`;
  return html`${named(names, groups.length * 68, rows)}${legend}`;
}

/** A change to be drawn. */
export interface DrawnChange { readonly label: string; readonly estimate: number; readonly low: number; readonly high: number }

const short = (label: string): string => (label.length > 34 ? `${label.slice(0, 33).replace(/\p{Cs}$/u, '')}…` : label);

/** Changes as dots with the line of their interval, beside the line of no change. @param figure writes a change */
export function changeLines(rows: readonly DrawnChange[], names: ChartNames, figure: (value: number) => string): Markup {
  const reach = Math.max(0.5, ...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)])) * 1.08;
  const x = (value: number): string => percents(50 + value / reach * 48);
  const foot = rows.length * 62 + 10;
  const drawn = rows.map(({ label, estimate, low, high }, at) => {
    const y = at * 62;
    return html`<text x="0" y="${y + 18}">${short(label)}</text><line x1="${x(low)}" x2="${x(high)}" y1="${y + 38}" y2="${y + 38}" class="reach"/><circle cx="${x(estimate)}" cy="${y + 38}" r="8" class="ink"/>`;
  });
  return named(names, foot + 30, [
    html`<line x1="50%" x2="50%" y1="24" y2="${foot}" class="none"/>`, ...drawn,
    html`<line x1="0" x2="100%" y1="${foot}" y2="${foot}" class="axis"/><text x="2%" y="${foot + 22}">${figure(-reach)}</text><text x="50%" y="${foot + 22}" class="middle">no change</text><text x="98%" y="${foot + 22}" class="end">${figure(reach)}</text>`,
  ]);
}
