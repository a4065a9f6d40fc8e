import { css } from 'lit';

/** The look of every page and of the first questions. `em` and logical properties only, so that the reader's own text size and direction rule. */
export const first = css`
@layer reset,base,parts,screens,wide,a11y;
@layer reset{
:host{display:block}
:host([hidden]){display:none}
.root{all:initial;display:block;font-size:medium}
.root *,.root *::before,.root *::after{box-sizing:border-box;margin:0;padding:0}
:where(h1,h2,h3,h4,h5){font-size:inherit;font-weight:700;line-height:1.25;text-wrap:balance}
:where(fieldset){border:0;min-inline-size:0}
:where(legend){display:block;inline-size:100%}
:where(ul,ol){list-style:none}
:where(button,input,textarea){font:inherit;color:inherit;letter-spacing:inherit;border-radius:0}
:where(button,label,summary){cursor:pointer}
:where(summary){list-style:none}
:where(summary)::-webkit-details-marker{display:none}
:where(svg){display:block;flex:none;inline-size:1.25em;block-size:1.25em;fill:currentColor}
}
@layer base{
.root{--pad:clamp(.85em,4cqi,1.75em)}
.in{container:wm/inline-size;font:400 1.1875em/1.5 var(--wm-font);color:var(--wm-ink);background:var(--wm-surface);text-align:start;overflow-wrap:break-word;-webkit-text-size-adjust:100%;text-size-adjust:100%;border:2px solid var(--wm-hair);border-block-start:4px solid var(--wm-brand,var(--wm-act));border-radius:.25em .25em var(--wm-round) var(--wm-round)}
.lay{display:grid;grid-template-columns:minmax(0,1fr);padding-inline:var(--pad)}
p,li,dd{text-wrap:pretty}
a{color:var(--wm-act);text-decoration-thickness:.09em;text-underline-offset:.2em}
a:hover{color:var(--wm-act-2);text-decoration-thickness:.16em}
.hint{color:var(--wm-ink-2)}
.small{font-size:.8422em;color:var(--wm-ink-2)}
.vh{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
svg.line{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.fill{fill:var(--wm-warm)}
.root[dir=rtl] .flips{scale:-1 1}
}
@layer parts{
.h{font-size:1.5em;line-height:1.25;letter-spacing:-.008em}
.h2{font-size:1.1em}
.lead{margin-block-start:var(--s3)}
.h+.hint,legend+.hint{margin-block-start:var(--s2)}
.row{display:flex;flex-wrap:wrap;align-items:center;gap:var(--s2)}
.note,.picked{margin-block-start:var(--s4)}
.picked{display:grid;grid-template-columns:auto 1fr;gap:var(--s2);align-items:center;min-block-size:1.5em}
.pic{display:grid;place-items:center;flex:none;inline-size:2.65em;block-size:2.65em;color:var(--wm-act);background:var(--wm-tint);border-radius:60% 40% 53% 47%/46% 58% 42% 54%}
.pic svg{inline-size:64%;block-size:64%}
:nth-child(3n+2)>.pic{border-radius:43% 57% 46% 54%/57% 44% 56% 43%}
:nth-child(3n)>.pic{border-radius:53% 47% 42% 58%/43% 53% 47% 57%}
.btn{display:inline-flex;flex-wrap:wrap;max-inline-size:100%;align-items:center;justify-content:center;gap:var(--s2);min-block-size:var(--wm-control);padding:.55em 1.15em;border:var(--wm-edge) solid var(--wm-act);border-radius:var(--wm-radius);background:var(--wm-card);color:var(--wm-act);font-weight:700;line-height:1.25;text-align:center;text-decoration:none}
.btn:hover{background:var(--wm-tint)}
.main{background:var(--wm-act);color:var(--wm-on-act);padding-inline:clamp(.7em,7cqi,1.5em)}
.main:hover{background:var(--wm-act-2);border-color:var(--wm-act-2)}
a.main,a.main:hover{color:var(--wm-on-act)}
.pill{display:inline-flex;align-items:center;gap:.45em;min-block-size:2.55em;padding:.35em .95em;border:var(--wm-edge) solid transparent;border-radius:2em;background:var(--wm-tool);color:var(--wm-ink);font-weight:500;line-height:1.25;text-align:start;text-decoration:none}
.pill:hover{background:var(--wm-yours)}
.pill svg{inline-size:1.15em;block-size:1.15em;color:var(--wm-act)}
.pill:is([aria-current],[aria-expanded=true]){background:var(--wm-yours);border-color:var(--wm-act)}
.quiet{display:inline-flex;max-inline-size:100%;align-items:center;gap:var(--s2);min-block-size:2.55em;min-inline-size:2.55em;padding-block:.35em;border:0;border-radius:.3em;background:none;color:var(--wm-act);font-weight:500;line-height:1.25;text-align:start;text-decoration:underline;text-decoration-thickness:.09em;text-underline-offset:.2em}
.quiet:hover{color:var(--wm-act-2);text-decoration-thickness:.16em}
.quiet>span{min-inline-size:0}
.quiet svg{inline-size:1.2em;block-size:1.2em}
.plain,a.plain{color:var(--wm-ink);text-decoration:none}
.plain:hover{color:var(--wm-ink);text-decoration:underline;text-decoration-thickness:.16em}
.top{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 var(--s2);padding-block:var(--s2)}
.top>:last-child{margin-inline-start:auto}
.top .pill{padding-inline:.7em;gap:.35em}
.step{max-inline-size:var(--wm-max-width);padding-block:var(--s3) var(--s7);min-block-size:22em}
.why{margin-block-start:var(--s3)}
.whybox{margin-block-start:var(--s2);padding:var(--s3) .95em;background:var(--wm-sand);border-radius:var(--wm-radius)}
.actions{display:flex;flex-wrap:wrap;align-items:center;gap:var(--s3) var(--s5);margin-block-start:var(--s5)}
.actions .btn{flex:1 1 100%}
.actions .main{min-block-size:3.25em;font-size:1.05em}
.foot{padding-block:var(--s5) var(--s6);margin-inline:calc(-1*var(--pad));padding-inline:var(--pad);background:var(--wm-sand);border-radius:0 0 calc(var(--wm-round) - 2px) calc(var(--wm-round) - 2px)}
.talk{display:grid;grid-template-columns:auto 1fr;gap:0 var(--s3);align-items:center}
.talk .pic{background:var(--wm-card)}
.links{display:flex;flex-wrap:wrap;gap:0 var(--s5);margin-block-start:var(--s2)}
.set{display:flex;flex-wrap:wrap;align-items:center;gap:0 var(--s5);margin-block-start:var(--s3);padding-block-start:var(--s3);border-block-start:var(--wm-edge) solid var(--wm-hair)}
.set svg{color:var(--wm-act)}
.opts{display:grid;gap:var(--s2);margin-block-start:var(--s4)}
.opt{position:relative;display:grid;grid-template-columns:minmax(0,1fr) auto;align-items:center;gap:var(--s3);min-block-size:var(--wm-tile);padding:var(--s2) .8em;background:var(--wm-card);border:var(--wm-edge) solid var(--wm-line);border-radius:var(--wm-radius);color:var(--wm-ink);line-height:1.3;font-weight:500;text-align:start}
.opt:has(>.pic){grid-template-columns:auto minmax(0,1fr) auto;padding-inline-start:.55em}
.opt input{grid-row:1;grid-column:-2}
.opt:hover{border-color:var(--wm-act)}
.opt:has(:checked){background:var(--wm-yours);border-color:var(--wm-act);box-shadow:inset 0 0 0 1px var(--wm-act)}
.opt:has(:checked) .pic{background:var(--wm-card)}
input:is([type=checkbox],[type=radio]){appearance:none;-webkit-appearance:none;display:grid;place-items:center;flex:none;inline-size:1.5em;block-size:1.5em;border:var(--wm-edge) solid var(--wm-line);border-radius:.38em;background:var(--wm-card);color:var(--wm-on-act);cursor:pointer}
input[type=radio]{border-radius:50%}
input:is([type=checkbox],[type=radio]):checked{background:var(--wm-act);border-color:var(--wm-act)}
input[type=checkbox]:checked::before{content:"";inline-size:.92em;block-size:.92em;background:currentColor;clip-path:polygon(12% 48%,2% 59%,38% 91%,98% 22%,87% 12%,37% 70%)}
input[type=radio]:checked::before{content:"";inline-size:.6em;block-size:.6em;border-radius:50%;background:currentColor}
.or{display:flex;align-items:center;gap:var(--s3);margin-block-start:var(--s4);color:var(--wm-ink-2)}
.or::after{content:"";flex:1;border-block-start:var(--wm-edge) solid var(--wm-hair)}
.or+.opts{margin-block-start:var(--s3)}
.field{margin-block-start:var(--s4)}
.label{display:block;font-weight:500}
.input{display:block;inline-size:100%;min-block-size:var(--wm-control);margin-block-start:.35em;padding:.5em .75em;border:var(--wm-edge) solid var(--wm-line);border-radius:var(--wm-radius);background:var(--wm-card)}
.post{max-inline-size:8.5em;font-size:1.2em;letter-spacing:.03em}
.input[aria-invalid=true]{border:3px solid var(--wm-error)}
.err{display:grid;grid-template-columns:auto minmax(0,1fr);gap:var(--s2);align-items:start;margin-block:var(--s4) var(--s2);color:var(--wm-error);font-weight:700}
.err svg{margin-block-start:.12em}
.bad{border-inline-start:6px solid var(--wm-error);padding-inline-start:.85em}
.sum{display:grid;grid-template-columns:auto minmax(0,1fr);gap:0 var(--s3);margin-block-end:var(--s5);padding:var(--s4);background:var(--wm-error-tint);border:var(--wm-edge) solid var(--wm-error);border-inline-start-width:8px;border-radius:var(--wm-radius)}
.sum>svg{inline-size:1.6em;block-size:1.6em;color:var(--wm-error)}
.sum :is(h2,h3,h4,h5){font-size:1.1em;line-height:1.45}
.sum ul{grid-column:2}
.sum .quiet{overflow-wrap:anywhere;color:var(--wm-error);font-weight:700}
.points{display:grid;gap:var(--s3);margin-block-start:var(--s4)}
.points li{display:grid;grid-template-columns:1.3em 1fr;gap:.65em;align-items:start}
.points svg{inline-size:1.2em;block-size:1.2em;margin-block-start:.16em;color:var(--wm-act)}
dialog{inline-size:100%;max-inline-size:none;block-size:100%;max-block-size:none;border:0;background:none;color:var(--wm-ink);overflow-y:auto}
dialog[open]{display:grid;place-items:start center}
dialog::backdrop{background:rgb(28 34 41/.7)}
.panel{inline-size:100%;max-inline-size:36em;min-block-size:100%;padding:var(--s4) var(--pad) var(--s5);background:var(--wm-surface)}
.paneltop{display:grid;gap:var(--s2)}
.paneltop .pill{justify-self:end}
.sups{display:grid;gap:var(--s2);margin-block:var(--s4)}
.sup{overflow-wrap:anywhere;display:grid;gap:.1em var(--s4);padding:var(--s3) .95em;background:var(--wm-card);border:var(--wm-edge) solid var(--wm-line);border-radius:var(--wm-radius);color:var(--wm-ink);text-decoration:none;line-height:1.35}
.sup:hover{border-color:var(--wm-act);background:var(--wm-tint);color:var(--wm-ink)}
.sup b{display:flex;align-items:center;gap:var(--s2);font-size:1.15em;color:var(--wm-act)}
}
@layer wide{
@container wm (max-inline-size:14.5em){
.lay,.panel{overflow-wrap:anywhere;hyphens:auto}
.opt:has(>.pic){grid-template-columns:1fr auto;padding-block:var(--s3)}
.opt:has(>.pic)>span:not(.pic){grid-column:1/-1}
.opt:has(>.pic) input{grid-row:1;grid-column:2}
.talk{grid-template-columns:minmax(0,1fr);gap:var(--s2)}
.pill{max-inline-size:100%}
}
@container wm (min-inline-size:30em){
.opts-2{grid-template-columns:1fr 1fr;gap:.65em}
.opts:not(.opts-2){max-inline-size:26em}
.actions .btn{flex:0 1 auto}
.actions .main{min-inline-size:9em}
.sup{grid-template-columns:14.5em 1fr;align-items:center}
.paneltop{grid-template-columns:1fr auto;align-items:center}
.paneltop .h{grid-row:1}
.panel{min-block-size:0;margin-block:1.5em;border-radius:1.2em;padding:var(--s5) var(--s6)}
}
@container wm (min-inline-size:54em){
.lay{grid-template-columns:minmax(0,38em) minmax(13em,16em);grid-template-rows:auto 1fr;column-gap:clamp(1.5em,4cqi,4em);justify-content:center}
.top{grid-column:1/-1;padding-block:var(--s4)}
.h{font-size:1.75em}
.step{padding-block-start:var(--s4)}
.foot{align-self:start;margin:var(--s4) 0;padding:1.2em 1.2em .8em;border-radius:var(--wm-round)}
.talk{grid-template-columns:1fr;gap:var(--s2)}
.links,.set{display:grid;justify-items:start}
}
}
@layer a11y{
.root :focus{outline:none}
.root :is([tabindex],input,textarea,.opt,.btn,.top){scroll-margin-block:calc(var(--wm-scroll-offset,0px) + 1em) 1em}
.root :is(a,button,input,textarea,summary,[tabindex]):focus-visible,.opt:has(:focus-visible){outline:3px solid var(--wm-ring);outline-offset:3px;box-shadow:0 0 0 3px var(--wm-halo)}
.root .opt input:focus-visible{outline:none;box-shadow:none}
@media(forced-colors:active){
.root :focus-visible,.opt:has(:focus-visible){outline-color:Highlight}
.opt:has(:checked):not(:has(:focus-visible)){outline:3px solid Highlight;outline-offset:-5px}
input:is([type=checkbox],[type=radio]):checked{forced-color-adjust:none;background:Highlight;border-color:Highlight;color:HighlightText}
.pill:is([aria-current],[aria-expanded=true]){border-color:Highlight}
.pic,.foot,.whybox{border:1px solid CanvasText}
.root svg{color:inherit}
.fill{fill:none}
}
@media print{
.top,.foot,.actions,.why,.row,dialog{display:none}
.in{background:none;border:0}
.step{min-block-size:0}
}
}
`;
