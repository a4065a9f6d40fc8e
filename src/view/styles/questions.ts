import { css } from 'lit';

/** The look of every type of question but those of the first pages. */
export const questionStyles = css`
@layer parts{
textarea.input{min-block-size:7em;resize:vertical;line-height:1.5}
.dates{display:flex;flex-wrap:wrap;gap:0 var(--s4)}
.dates .day{inline-size:4em}
.dates .month{inline-size:8em}
.dates .year{inline-size:5.5em}
.ends{display:flex;flex-wrap:wrap;justify-content:space-between;gap:var(--s1) var(--s5);margin-block-start:var(--s4);color:var(--wm-ink-2)}
.opts.scale{grid-template-columns:repeat(auto-fill,minmax(3.4em,1fr));max-inline-size:none}
.scale .opt{grid-template-columns:1fr;justify-items:center;align-content:center;gap:.3em;padding:var(--s2);min-block-size:4.2em;font-weight:700}
.scale .opt input{grid-row:auto;grid-column:1}
.turn+.turn{margin-block-start:var(--s5);padding-block-start:var(--s4);border-block-start:var(--wm-edge) solid var(--wm-hair)}
.opts-wide .err{margin-block-start:0}
}
@layer wide{
@container wm (min-inline-size:30em){
.opts.opts-wide{max-inline-size:none}
}
}
`;
