import { css } from 'lit';

/** The look of ideas. */
export const ideaStyles = css`
@layer parts{
mark{color:inherit;background:var(--wm-yours);padding:.08em .2em;margin-inline:-.1em;border-radius:.28em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
section.note{margin-block-start:var(--s6)}
.card{background:var(--wm-card);border:var(--wm-edge) solid var(--wm-hair);border-radius:var(--wm-round)}
.ideas{display:grid;grid-template-columns:minmax(0,1fr);gap:var(--s5);margin-block-start:var(--s5)}
.idea{--in:.95em;padding:var(--s4) var(--in)}
.ideahead{display:grid;grid-template-columns:auto minmax(0,1fr);gap:var(--s3);align-items:center}
.ideahead>:only-child{grid-column:1/-1}
.ideah{font-size:1.2em;line-height:1.25}
.ideahead .pic{inline-size:3.2em;block-size:3.2em}
.whyband{margin:var(--s4) calc(-1*var(--in));padding:var(--s3) var(--in);background:var(--wm-tint);line-height:1.6}
.facts{display:grid;gap:var(--s2) var(--s6)}
.facts>div{display:grid;grid-template-columns:1.3em minmax(0,1fr);gap:0 .65em;align-items:start}
.facts svg{inline-size:1.2em;block-size:1.2em;margin-block-start:.16em;color:var(--wm-act)}
.facts dd{grid-column:2}
.facts span{display:block}
.facts dd span+span{color:var(--wm-ink-2)}
.checked{margin-block-start:var(--s4)}
.prose{white-space:pre-line}
.about{margin-block-start:var(--s2)}
.asks{display:flex;flex-wrap:wrap;align-items:center;gap:var(--s2) var(--s3);margin-block-start:var(--s4)}
.asks .btn,.asks .pill{flex:1 1 100%;justify-content:center;text-align:center}
.ask[aria-pressed=true]{background:var(--wm-act);color:var(--wm-on-act)}
.pill[aria-pressed=true]{background:var(--wm-yours);border-color:var(--wm-act)}
.ideado{display:flex;flex-wrap:wrap;align-items:start;gap:0 var(--s5);margin-block-start:var(--s2)}
.join[open]{flex:1 1 100%}
.join[open]>summary svg{rotate:90deg}
.joins{display:grid;grid-template-columns:minmax(0,1fr);padding-block-end:var(--s2)}
.gone{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 var(--s4);padding:var(--s2) .95em;border:var(--wm-edge) dashed var(--wm-line);border-radius:var(--wm-round);color:var(--wm-ink-2)}
.some{padding:var(--s3) var(--pad) 0}
.step .some{padding:var(--s5) 0 0}
.some .ideas{max-inline-size:var(--wm-max-width)}
.person{border-color:var(--wm-act);background:var(--wm-tint)}
.person .pic{background:var(--wm-card)}
}
@layer wide{
@container wm (max-inline-size:14.5em){
.ideahead{grid-template-columns:minmax(0,1fr);gap:var(--s2)}
}
@container wm (min-inline-size:30em){
.facts{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:var(--s3) var(--s6)}
.idea{--in:1.4em;padding:var(--in)}
.asks .btn,.asks .pill{flex:0 1 auto}
}
}
@layer a11y{
@media(forced-colors:active){.whyband{border:1px solid CanvasText}.ask[aria-pressed=true],.pill[aria-pressed=true]{outline:3px solid Highlight;outline-offset:-5px}mark{forced-color-adjust:none;background:Mark;color:MarkText}}
@media print{.ideado,.about,.asks,.gone,summary,button{display:none}.idea{break-inside:avoid}}
}
`;
