import { css } from 'lit';

/** The look of a journal, and of the offer to keep a check-in. Its colours say nothing: no answer is better or worse than another. */
export const journalStyles = css`
@layer parts{
mark{color:inherit;font-weight:700;background:var(--wm-yours);padding:.08em .25em;border-radius:.28em}
.number{white-space:nowrap}
.card{background:var(--wm-card);border:var(--wm-edge) solid var(--wm-hair);border-radius:var(--wm-round)}
.asked{margin-block-start:var(--s7)}
.h+.asked{margin-block-start:var(--s5)}
.asked .h2{font-size:1.2em}
.kept .hint{margin-block-start:var(--s2)}
.fig{margin-block-start:var(--s4);padding:var(--s4) .95em}
.fig .edge{font-size:.8422em;color:var(--wm-ink-2)}
.root .chart,.root .days{inline-size:100%;direction:ltr;overflow:visible}
.root .chart{block-size:12em}
.root .days{block-size:2.3em}
.root .years{block-size:3.4em}
.chart text,.days text{fill:var(--wm-ink-2);stroke:none;font-size:.8422em;text-anchor:middle}
.chart .v{fill:var(--wm-ink);font-size:1.1em;font-weight:700;stroke:var(--wm-card);stroke-width:6px;paint-order:stroke;stroke-linejoin:round}
.chart .v.start{text-anchor:end}
.chart .v.end{text-anchor:start}
.chart .g{stroke:var(--wm-hair);stroke-width:2px}
.chart .line{stroke:var(--wm-act);stroke-width:4px;stroke-linecap:round}
.chart .trace{stroke:var(--wm-line);stroke-width:3px;stroke-dasharray:1 9;stroke-linecap:round}
.chart circle{fill:var(--wm-card);stroke:var(--wm-act);stroke-width:4px}
.chart .full{fill:var(--wm-act)}
.legend{margin-block-start:var(--s2)}
.table{margin-block-start:var(--s4);padding:var(--s3) .95em var(--s2)}
table{inline-size:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:start;font-weight:700;padding-block-end:var(--s2)}
th,td{padding-block:.45em;padding-inline-end:var(--s3);text-align:start;vertical-align:top;border-block-start:var(--wm-edge) solid var(--wm-hair)}
th:last-child,td:last-child{padding-inline-end:0}
tbody th{font-weight:400}
.older{display:none}
.every .older{display:table-row}
.tools{display:grid;gap:0 var(--s6);margin-block-start:var(--s2)}
.tools .quiet{text-align:start}
.tools svg{color:var(--wm-act)}
.kept{margin-block-start:var(--s7)}
.sure{margin-block-start:var(--s4);padding:var(--s4) .95em;background:var(--wm-sand);border:var(--wm-edge) solid var(--wm-line);border-radius:var(--wm-round)}
.talk-over{margin-block-start:var(--s6);padding:var(--s4) .95em var(--s3);background:var(--wm-tint);border-radius:var(--wm-round)}
.empty{margin-block-start:var(--s5);padding:var(--s5) .95em;background:var(--wm-tint);border-radius:var(--wm-round)}
.offer{margin-block-start:var(--s6);padding:var(--s4) .95em;background:var(--wm-sand);border-radius:var(--wm-round)}
}
@layer wide{
@container wm (max-inline-size:20em){
.sessions{font-size:.8422em}
.sessions :is(th,td){padding-inline-end:var(--s2)}
td{min-inline-size:4.4em;overflow-wrap:anywhere;hyphens:auto}
.sessions tbody th{min-inline-size:4.2em}
.table:has(.sessions){padding-inline:.5em}
}
@container wm (max-inline-size:14.5em){
.days .between{display:none}
}
@container wm (min-inline-size:30em){
th[scope=row]{white-space:nowrap}
.fig,.table,.sure,.talk-over,.empty,.offer{padding-inline:1.4em}
.tools{grid-template-columns:auto auto;justify-content:start}
}
@container wm (min-inline-size:54em){
.alone{grid-template-columns:minmax(0,38em)}
}
}
@layer a11y{
@media(forced-colors:active){
.chart :is(.line,.trace,.g,circle){stroke:CanvasText}
.chart circle{fill:Canvas}
.chart .full{fill:CanvasText}
.chart text,.days text{fill:CanvasText;stroke:none}
.talk-over,.empty,.offer{border:1px solid CanvasText}
mark{forced-color-adjust:none;background:Mark;color:MarkText}
}
@media print{
.tools,.kept details,.sure,.more,.empty,.offer{display:none}
.older{display:table-row}
.asked{margin-block-start:var(--s5);break-inside:auto}
.asked .h2,.asked .lead{break-after:avoid}
.fig,.talk-over,tr{break-inside:avoid}
.talk-over{background:none;padding-inline:0}
mark{padding-inline:0}
}
}
@media print{
.root.root[data-theme]{--wm-surface:#fff;--wm-card:#fff;--wm-tint:#fff;--wm-sand:#fff;--wm-yours:#fff;--wm-ink:#000;--wm-ink-2:#000;--wm-act:#000;--wm-line:#000;--wm-hair:#767676;color-scheme:light}
}
`;
