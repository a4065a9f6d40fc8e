import { css, unsafeCSS, type CSSResult } from 'lit';
import { paletteRules } from '../../core/palette.ts';

const dark = unsafeCSS(`
--wm-surface:#13191d;--wm-sand:#191f23;--wm-tool:#2b3337;--wm-card:#1e2529;--wm-ink:#f3f2ee;--wm-ink-2:#d3d1cb;--wm-line:#868d91;--wm-hair:#373e42;--wm-warm:#a57543;--wm-ring:#ffdc4f;--wm-halo:#13191d;--wm-veil:rgb(0 0 0/.7);
--wm-act:#7dcfca;--wm-act-2:#93e6e1;--wm-on-act:#13191d;--wm-tint:#1a312f;--wm-yours:#1f413f;
--wm-error:#feaba1;--wm-error-tint:#381f1c;--wm-wait:#efcd79;--wm-wait-tint:#352917;--wm-sent:#9bdda8;--wm-sent-tint:#182f20;--wm-on-status:#13191d;color-scheme:dark`);
const darkMore = unsafeCSS('--wm-surface:#000;--wm-sand:#000;--wm-ink:#fff;--wm-ink-2:#f3f2ee;--wm-line:#d3d1cb;--wm-hair:#868d91;--wm-edge:3px');

/** Colours, spaces and sizes. Contrast is settled here, once: 7:1 for text, 3:1 for edges of controls, in light and dark. */
export const tokens = css`
.root{
--wm-font:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","Noto Sans Bengali",sans-serif;
--wm-radius:.6em;--wm-max-width:38em;
--wm-surface:#fcfaf6;--wm-sand:#f5f0e8;--wm-tool:#efe9de;--wm-card:#fff;--wm-ink:#1c2229;--wm-ink-2:#3c434a;--wm-line:#7f766b;--wm-hair:#e0d9ce;--wm-warm:#f9cb97;--wm-ring:#1c2229;--wm-halo:#ffdc4f;--wm-veil:rgb(28 34 41/.7);
--wm-act:#005552;--wm-act-2:#003f3c;--wm-on-act:#fff;--wm-tint:#e5f6f4;--wm-yours:#cdefec;
--wm-error:#901114;--wm-error-tint:#ffefed;--wm-wait:#6a440b;--wm-wait-tint:#fdefd1;--wm-sent:#1b552c;--wm-sent-tint:#e8f6ea;--wm-on-status:#fff;
--s1:.25em;--s2:.5em;--s3:.75em;--s4:1em;--s5:1.5em;--s6:2em;--s7:3em;--wm-edge:2px;--wm-control:3em;--wm-tile:3.5em;--wm-round:.9em;color-scheme:light}
.root[data-theme=dark]{${dark}}
@media(prefers-color-scheme:dark){.root[data-theme=auto]{${dark}}}
@media(prefers-contrast:more){
.root{--wm-surface:#fff;--wm-sand:#fff;--wm-ink:#000;--wm-ink-2:#1c2229;--wm-line:#3c434a;--wm-hair:#747b83;--wm-edge:3px}
.root[data-theme=dark]{${darkMore}}}
@media(prefers-contrast:more) and (prefers-color-scheme:dark){.root[data-theme=auto]{${darkMore}}}
`;

/** A sheet with the colours of one brand, for one element. */
export function brandSheet(brand: string): CSSResult {
  const block = (isDark: boolean): CSSResult => unsafeCSS(paletteRules(brand, isDark));
  return css`.root{${block(false)}}.root[data-theme=dark]{${block(true)}}@media(prefers-color-scheme:dark){.root[data-theme=auto]{${block(true)}}}`;
}
