import { css } from 'lit';

/** The look of the types of question that most journeys have, but for those of the first pages. */
export const questionStyles = css`
@layer parts{
textarea.input{min-block-size:7em;resize:vertical;line-height:1.5}
.opts-wide .err{margin-block-start:0}
}
@layer wide{
@container wm (min-inline-size:30em){
.opts.opts-wide{max-inline-size:none}
}
}
`;
