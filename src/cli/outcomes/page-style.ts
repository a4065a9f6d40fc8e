/** The report's look: the inbox's colours in the light, all pairs of 7:1 or more; on paper black on white. */
export const style = `
:root { --surface: #fcfaf6; --card: #fff; --sand: #f5f0e8; --ink: #1c2229; --ink-2: #3c434a; --line: #7f766b; --hair: #e0d9ce; --act: #005552; --ring: #1c2229; --halo: #ffdc4f; color-scheme: light; }
*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; }
html { font: 400 118.75%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); background: var(--surface); text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
body { overflow-wrap: break-word; border-block-start: 4px solid var(--act); }
header, nav, main, footer { max-inline-size: 54em; margin-inline: auto; padding-inline: clamp(.85em, 4vw, 1.75em); }
header { padding-block: 1.25em 0; }
main { padding-block-end: 2em; }
footer { padding-block: 1em 2em; border-block-start: 2px solid var(--hair); }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; margin-block: 1.6em .5em; }
h1 { font-size: 1.6em; margin-block-start: 0; }
h2 { font-size: 1.3em; padding-block-start: .6em; border-block-start: 2px solid var(--hair); }
h3 { font-size: 1.12em; }
h4 { font-size: 1em; }
p, li, caption { max-inline-size: 38em; text-wrap: pretty; }
p + p { margin-block-start: .6em; }
ul { list-style: none; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5em; }
a { color: var(--act); text-underline-offset: .2em; display: inline-flex; align-items: center; min-block-size: 2.4em; min-inline-size: 2.4em; }
:focus-visible { outline: 3px solid var(--ring); outline-offset: 3px; box-shadow: 0 0 0 3px var(--halo); border-radius: .3em; }
.beside { display: grid; gap: 1.25em; }
@media (min-width: 60em) { .beside { grid-template-columns: 3fr 2fr; align-items: start; } }
.said h3 { margin-block-start: 0; }
.small { font-size: .8948em; color: var(--ink-2); }
.short { background: var(--sand); border-radius: .9em; padding: 1em; }
:is(.short, .points) li { padding-inline-start: 1.1em; text-indent: -1.1em; }
:is(.short, .points) li::before { content: "–"; display: inline-block; inline-size: 1.1em; text-indent: 0; }
:is(.short, .points) li + li { margin-block-start: .5em; }
.scroll { overflow-x: auto; margin-block: .75em 1.25em; }
table { border-collapse: collapse; inline-size: 100%; }
caption { text-align: start; font-weight: 700; padding-block-end: .35em; }
caption span { display: block; position: sticky; inset-inline-start: 0; max-inline-size: min(38em, 100vw - 5em); }
th, td { text-align: start; font-weight: 400; padding: .4em .9em .4em 0; border-block-end: 2px solid var(--hair); vertical-align: top; }
thead th { color: var(--ink-2); font-size: .8948em; vertical-align: bottom; }
tbody th { min-inline-size: 9em; }
.number { text-align: end; padding-inline: .5em 0; font-variant-numeric: tabular-nums; }
thead .number { white-space: normal; }
.item > h4 { margin-block-start: .6em; }
.item { background: var(--card); border: 2px solid var(--hair); border-radius: .9em; padding: .25em 1em 1em; margin-block-start: 1.25em; }
.patterns { position: absolute; }
.chart { display: block; overflow: visible; max-inline-size: 40em; margin-block: .5em; }
.chart text { font-size: 16px; fill: var(--ink); stroke: var(--surface); stroke-width: 5px; paint-order: stroke; stroke-linejoin: round; }
.item .chart text { stroke: var(--card); }
.chart .middle { text-anchor: middle; } .chart .end { text-anchor: end; }
.ink { fill: var(--ink); } .paper { fill: #fff; } .stroke { stroke: var(--ink); stroke-width: 1.4; fill: none; }
.edge { stroke: var(--ink); stroke-width: 1.5; }
.reach { stroke: var(--ink); stroke-width: 5; } .none { stroke: var(--line); stroke-width: 2; stroke-dasharray: 5 4; } .axis { stroke: var(--line); stroke-width: 2; }
.legend { display: flex; flex-wrap: wrap; gap: .2em 1.25em; margin-block: .25em 1em; }
.legend li { display: flex; align-items: center; gap: .45em; }
blockquote { border-inline-start: 5px solid var(--act); padding: .2em .9em; margin-block: .6em; max-inline-size: 38em; overflow-wrap: anywhere; }
@media print {
  @page { size: A4; margin: 16mm 15mm; }
  :root { --surface: #fff; --card: #fff; --sand: #fff; --ink: #000; --ink-2: #000; --hair: #767676; --line: #555; --act: #000; }
  html { font-size: 11pt; }
  body { border: 0; }
  header, main, footer, nav { max-inline-size: none; padding-inline: 0; }
  nav { display: none; }
  .scroll { overflow: visible; }
  caption span { position: static; max-inline-size: none; }
  .short { border: 1pt solid #000; }
  .item { border: 0; padding: 0; border-radius: 0; }
  .chart text { font-size: 10pt; }
  h1, h2, h3, h4, caption { break-after: avoid; }
  tr, blockquote, figure, .legend, .chart { break-inside: avoid; }
  th, td { border-block-end-width: .75pt; padding-block: .25em; }
}
`;
