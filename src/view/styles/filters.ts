import { css } from 'lit';

/** The look of the filters above ideas. */
export const filterStyles = css`
@layer parts{
.only{margin-block-start:var(--s5)}
.only legend{font-weight:500;padding-block-end:var(--s2)}
.only .pill{cursor:pointer}
.only .pill:has(:checked){background:var(--wm-yours);border-color:var(--wm-act)}
.only .pill:has(:focus-visible){outline:3px solid var(--wm-ring);outline-offset:3px;box-shadow:0 0 0 3px var(--wm-halo)}
.only .pill input:focus-visible{outline:none;box-shadow:none}
.fit:empty{margin:0}
}
@layer a11y{
@media(forced-colors:active){.only .pill:has(:checked){outline:3px solid Highlight;outline-offset:-5px}}
@media print{.only{display:none}}
}
`;
