import { css } from 'lit';

/** The look of the types of question that few journeys have. */
export const moreQuestionStyles = css`
@layer parts{
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
