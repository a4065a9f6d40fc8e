import { css } from 'lit';

/** The look of the types of question that few journeys have. */
export const moreQuestionStyles = css`
@layer parts{
.dates{display:flex;flex-wrap:wrap;gap:0 var(--s4)}
.dates .day{inline-size:4em}
.dates .month{inline-size:8em}
.dates .year{inline-size:5.5em}
.ends{display:flex;flex-wrap:wrap;justify-content:space-between;gap:var(--s1) var(--s5);margin-block-start:var(--s4);color:var(--wm-ink-2)}
.opts.scale{grid-template-columns:repeat(auto-fill,minmax(3.4em,1fr));max-inline-size:none}
.scale .opt{grid-template-columns:1fr;justify-items:center;align-content:center;gap:.3em;padding:var(--s2);min-block-size:4.2em;font-weight:700}
.scale .opt input{grid-row:auto;grid-column:1}
.turn+.turn{margin-block-start:var(--s5);padding-block-start:var(--s4);border-block-start:var(--wm-edge) solid var(--wm-hair)}
.short{max-inline-size:7em}
.range{appearance:none;-webkit-appearance:none;display:block;inline-size:100%;block-size:3.4em;margin:var(--s4) 0 0;background:linear-gradient(var(--wm-line),var(--wm-line)) center/100% 4px no-repeat;cursor:pointer;border-radius:var(--wm-radius);border-inline:4px solid var(--wm-line)}
.range::-webkit-slider-thumb{appearance:none;-webkit-appearance:none;inline-size:1.6em;block-size:2.6em;border:var(--wm-edge) solid var(--wm-card);border-radius:.5em;background:var(--wm-act);box-shadow:0 0 0 2px var(--wm-act)}
.range::-moz-range-thumb{inline-size:1.6em;block-size:2.6em;border:var(--wm-edge) solid var(--wm-card);border-radius:.5em;background:var(--wm-act);box-shadow:0 0 0 2px var(--wm-act);box-sizing:border-box}
.range.empty::-webkit-slider-thumb{opacity:0}
.range.empty::-moz-range-thumb{opacity:0}
.range+.ends{margin-block-start:var(--s1)}
.mark{margin-block-start:var(--s3);font-weight:700;min-block-size:1.5em}
.paper{display:none}
}
@layer a11y{
@media (forced-colors:active){.range{background:linear-gradient(CanvasText,CanvasText) center/100% 4px no-repeat;forced-color-adjust:none;border-color:CanvasText}.range::-webkit-slider-thumb{background:Highlight;border-color:Canvas;box-shadow:0 0 0 2px Highlight}.range::-moz-range-thumb{background:Highlight;border-color:Canvas;box-shadow:0 0 0 2px Highlight}}
@media print{.paper{display:block;inline-size:100mm;margin-block:10mm}.hundred{display:block;inline-size:100mm;block-size:6mm;border-inline:.4mm solid #000;background:linear-gradient(#000,#000) center/100% .4mm no-repeat;print-color-adjust:exact;-webkit-print-color-adjust:exact;box-sizing:border-box}}
}
`;
