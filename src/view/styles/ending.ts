import { css } from 'lit';

/** The look of the check page and of what comes after Send. */
export const endingStyles = css`
@layer parts{
bdi{unicode-bidi:isolate}
@container wm (min-inline-size:14.5em){bdi{white-space:nowrap}}
.card{background:var(--wm-card);border:var(--wm-edge) solid var(--wm-hair);border-radius:var(--wm-round)}
.checklist dd span{display:block}
.sheet{margin-block-start:var(--s5);padding:var(--s3) .95em 0}
.sheeth{display:flex;align-items:center;gap:var(--s3);padding-block-end:var(--s3)}
.sheeth .pic{inline-size:2.3em;block-size:2.3em}
.checklist>div{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.1em var(--s4);padding-block:var(--s3);border-block-start:var(--wm-edge) solid var(--wm-hair)}
.checklist dt{grid-column:1;color:var(--wm-ink-2)}
.checklist dd{grid-column:1/-1;font-weight:500;white-space:pre-line}
.checklist dd span{padding-block:.15em;line-height:1.3}
.checklist .chg{grid-column:2;grid-row:1;align-self:start;margin-block:-.55em;white-space:normal}
.who{display:grid;grid-template-columns:auto 1fr;gap:var(--s3);margin-block-start:var(--s5);padding:var(--s4) .95em var(--s3);background:var(--wm-tint);border-radius:var(--wm-round)}
.who .pic{background:var(--wm-card)}
.status{display:grid;grid-template-columns:auto 1fr;gap:var(--s4);align-items:center;padding:var(--s4) .95em;border:var(--wm-edge) solid var(--wm-line);border-radius:var(--wm-round)}
.status .h{font-size:1.35em;margin-block-end:.3em}
.status p{margin-block-start:.15em}
.status+.lead{margin-block-start:var(--s5)}
.stamp{display:grid;place-items:center;inline-size:3.4em;block-size:3.4em}
.stamp svg{inline-size:1.9em;block-size:1.9em}
.sent{background:var(--wm-sent-tint);border-color:var(--wm-sent)}
.sent .stamp{background:var(--wm-sent);color:var(--wm-on-status);border-radius:60% 40% 53% 47%/46% 58% 42% 54%}
.wait{background:var(--wm-wait-tint);border-style:dashed;border-color:var(--wm-wait)}
.wait .stamp{color:var(--wm-wait);border:3px dashed var(--wm-wait);border-radius:var(--wm-radius);background:var(--wm-card)}
.busy{background:var(--wm-sand)}
.busy .stamp{color:var(--wm-act);background:var(--wm-card);border-radius:50%}
.held{background:var(--wm-error-tint);border-color:var(--wm-error);border-inline-start-width:8px}
.held .stamp{color:var(--wm-error);background:var(--wm-card);border-radius:var(--wm-radius)}
section.note{margin-block-start:var(--s6)}
section.unsent,.in>details{padding:var(--s4) var(--pad) var(--s5)}
section.unsent{border-block-end:var(--wm-edge) solid var(--wm-hair)}
.unsent .status{margin-block:var(--s3)}
.next{display:grid;gap:var(--s3);margin-block:var(--s3)}
.next li{display:grid;grid-template-columns:auto 1fr;gap:var(--s3);align-items:start}
.n{display:grid;place-items:center;inline-size:1.75em;block-size:1.75em;margin-block-start:-.12em;border-radius:60% 40% 53% 47%/46% 58% 42% 54%;background:var(--wm-tint);color:var(--wm-act);font-weight:700;line-height:1}
.ref{margin-block-start:var(--s5);padding:var(--s4) .95em}
.refn{font-size:1.5em;font-weight:700;letter-spacing:.06em;font-variant-numeric:tabular-nums;line-height:1.4}
}
@layer wide{
@container wm (max-inline-size:14.5em){
.status,.who{grid-template-columns:minmax(0,1fr);gap:var(--s2)}
.checklist>div{grid-template-columns:minmax(0,1fr)}
.checklist .chg{grid-column:1;grid-row:auto;margin-block:0}
}
@container wm (min-inline-size:30em){
.sheet,.who,.ref{padding-inline:1.4em}
.checklist>div{grid-template-columns:10em minmax(0,1fr) auto}
.checklist dd{grid-column:2;grid-row:1}
.checklist .chg{grid-column:3;grid-row:1}
.status{padding:1.4em;gap:1.4em}
}
}
@layer a11y{
@media(forced-colors:active){.who{border:1px solid CanvasText}}
@media print{.chg,.in>details,section.unsent{display:none}.sheet{break-inside:avoid}}
}
`;
