/**
 * The inbox's look: warm paper, ink, and teal for what can be done. Text is 16 px or more, targets 44 px or more, and
 * every pair of colours holds 7:1 (edges of controls 3:1), in light and dark.
 */
export const style = `
:root {
  --surface: #fcfaf6; --sand: #f5f0e8; --card: #fff; --ink: #1c2229; --ink-2: #3c434a; --line: #7f766b; --hair: #e0d9ce;
  --act: #005552; --act-2: #003f3c; --on-act: #fff; --tint: #e5f6f4; --yours: #cdefec; --warm: #f9cb97; --brand: #287f7b;
  --error: #901114; --error-tint: #ffefed; --wait: #6a440b; --wait-tint: #fdefd1; --ring: #1c2229; --halo: #ffdc4f;
  --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Noto Sans Bengali", sans-serif;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --surface: #13191d; --sand: #191f23; --card: #1e2529; --ink: #f3f2ee; --ink-2: #d3d1cb; --line: #868d91; --hair: #373e42;
    --act: #7dcfca; --act-2: #93e6e1; --on-act: #13191d; --tint: #1a312f; --yours: #1f413f; --warm: #a57543;
    --error: #feaba1; --error-tint: #381f1c; --wait: #efcd79; --wait-tint: #352917; --ring: #ffdc4f; --halo: #13191d;
  }
}
@media (prefers-contrast: more) { :root { --hair: var(--line); --ink-2: var(--ink); } }
*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; }
html { font: 400 118.75%/1.5 var(--font); color: var(--ink); background: var(--surface); text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
body { overflow-wrap: anywhere; border-block-start: 4px solid var(--brand); min-block-size: 100vh; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; font-size: 1.1em; }
h1 { font-size: 1.5em; letter-spacing: -.008em; }
ul, ol { list-style: none; }
p, li, dd { text-wrap: pretty; }
a { color: var(--act); text-decoration-thickness: .09em; text-underline-offset: .2em; }
a:hover { color: var(--act-2); text-decoration-thickness: .16em; }
svg { display: block; flex: none; inline-size: 1.25em; block-size: 1.25em; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
mark { color: inherit; background: var(--yours); padding: .08em .4em; border-radius: .28em; line-height: 1.35; }
button, input, select { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus { outline: none; }
:is(a, button, input, select):focus-visible, .row :is(h2, h3) a:focus-visible::after { outline: 3px solid var(--ring); outline-offset: 3px; box-shadow: 0 0 0 3px var(--halo); border-radius: .3em; }
.row :is(h2, h3) a:focus-visible { outline: none; box-shadow: none; }

.wide { max-inline-size: 70em; margin-inline: auto; padding-inline: clamp(.85em, 4vw, 1.75em); }
/* Only what people wrote may break anywhere. */
.top, .tabs, .when, .button { overflow-wrap: break-word; }
.top { border-block-end: 2px solid var(--hair); }
.top .wide { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 .5em; padding-block: .3em; }
.home { display: inline-flex; align-items: center; gap: .4em; min-block-size: 2.55em; color: var(--ink); font-weight: 700; text-decoration: none; }
.home:hover { color: var(--ink); text-decoration: underline; }
.home span { font-weight: 400; color: var(--ink-2); }
.home svg { inline-size: 2.1em; block-size: 2.1em; padding: .4em; color: var(--act); background: var(--tint); border-radius: 60% 40% 53% 47% / 46% 58% 42% 54%; }
.home svg path:first-child { fill: var(--warm); }
.session { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.25em; }
.session p { padding-block-end: .4em; }
main { padding-block: 1.5em 3em; }
.small { font-size: .8422em; line-height: 1.4; color: var(--ink-2); }
.hint { color: var(--ink-2); }
.quiet, .plain { display: inline-flex; align-items: center; gap: .5em; min-block-size: 2.55em; min-inline-size: 2.55em; padding-block: .35em; border: 0; background: none; color: var(--act); font-weight: 500; line-height: 1.25; text-decoration: underline; text-decoration-thickness: .09em; text-underline-offset: .2em; }
.plain { color: var(--ink); text-decoration: none; }
.plain:hover { color: var(--ink); text-decoration: underline; }
.danger { color: var(--error); }
.danger:hover { color: var(--error); text-decoration-thickness: .16em; }
.button { display: inline-flex; flex-wrap: wrap; max-inline-size: 100%; align-items: center; justify-content: center; gap: .5em; min-block-size: 3em; padding: .55em 1.15em; border: 2px solid var(--act); border-radius: .6em; background: var(--card); color: var(--act); font-weight: 700; line-height: 1.25; text-decoration: none; overflow-wrap: anywhere; }
.button:hover { background: var(--tint); color: var(--act); }
.main, .main:hover { background: var(--act); color: var(--on-act); }
.main:hover { background: var(--act-2); border-color: var(--act-2); }
.main.danger, .main.danger:hover { background: var(--error); border-color: var(--error); color: var(--card); }
.field { display: grid; gap: .35em; max-inline-size: 24em; margin-block: 1em; }
.field label { font-weight: 700; }
.field :is(input, select) { min-block-size: 3em; inline-size: 100%; padding: .5em .75em; border: 2px solid var(--line); border-radius: .6em; background: var(--card); }
.wrong { border-inline-start: 6px solid var(--error); padding-inline-start: .85em; color: var(--error); font-weight: 700; margin-block: 1em; display: flex; gap: .5em; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .75em 1.5em; margin-block-start: 1.5em; }
.narrow { max-inline-size: 38em; display: grid; gap: .75em; justify-items: start; }
.narrow form { inline-size: 100%; }

.head { display: flex; flex-wrap: wrap; align-items: end; justify-content: space-between; gap: .5em 1.5em; }
.tabs { display: flex; flex-wrap: wrap; gap: 0 1.5em; margin-block: 1em; border-block-end: 2px solid var(--hair); }
.tabs a { display: flex; align-items: center; gap: .5em; min-block-size: 2.7em; min-inline-size: 2.4em; text-decoration: none; border-block-end: 4px solid transparent; }
.tabs a:hover { text-decoration: underline; }
.tabs a[aria-current] { border-color: var(--act); font-weight: 700; color: var(--ink); }
.list { display: grid; gap: .5em; }
.row { position: relative; display: grid; gap: .5em 1.5em; padding: .75em .95em; background: var(--card); border: 2px solid var(--hair); border-radius: .6em; }
.row:hover { border-color: var(--act); }
.row :is(h2, h3) { font-size: 1em; line-height: 1.4; }
.row :is(h2, h3) a { display: inline-block; min-block-size: 2.4em; padding-block: .5em; margin-block: -.5em; }
.row :is(h2, h3) a::after { content: ""; position: absolute; inset: 0; border-radius: .6em; }
.when { display: grid; grid-template-columns: auto 1fr; gap: 0 .5em; align-items: center; align-content: start; }
.when .small { grid-column: 2; }
.when svg { color: var(--act); }
.standing { grid-column: 2; }
.spam { grid-column: 2; justify-self: start; padding-inline: .4em; border: 2px solid var(--line); border-radius: .3em; font-size: .8422em; line-height: 1.4; color: var(--ink-2); }
.filter { display: flex; flex-wrap: wrap; gap: 0 1.25em; margin-block: -.5em .5em; }
.filter a[aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; }
.doubt { display: grid; gap: .5em; justify-items: start; padding: 1em .95em; border: 2px solid var(--line); border-radius: .9em; }
.doubt h2 { font-size: 1em; }
.doubt ul { list-style: disc; padding-inline-start: 1.25em; }
.picks { display: flex; flex-wrap: wrap; gap: .3em; align-content: start; }
.reach { display: grid; gap: .3em; justify-items: start; align-content: start; }
.fact { display: flex; align-items: start; gap: .5em; font-weight: 500; overflow-wrap: anywhere; }
.fact svg { color: var(--act); margin-block-start: .12em; }
.reach bdi { display: inline-block; }
.care { display: inline-flex; align-items: center; max-inline-size: 100%; gap: .4em; padding: .2em .6em; background: var(--ink); color: var(--surface); border-radius: .35em; font-weight: 700; line-height: 1.3; }
.turn { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5em; margin-block-start: .75em; }
.foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1.5em; margin-block-start: 2em; padding-block-start: .75em; border-block-start: 2px solid var(--hair); }
.foot .quiet { margin-inline-end: 1.25em; }
.found { margin-block-start: 1.5em; display: grid; gap: .75em; }
.audit { margin-block-start: 1em; }
.audit li { display: grid; gap: 0 1.5em; padding-block: .6em; border-block-end: 2px solid var(--hair); }
.months { display: flex; flex-wrap: wrap; align-items: end; gap: 0 1em; }
.months .field { inline-size: 14em; max-inline-size: 100%; margin-block: 1em 0; }
.months .button { margin-block-start: 1em; }
.counts { display: grid; gap: 2em; margin-block-start: 2em; max-inline-size: 42em; }
.counts h2 { margin-block-end: .4em; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { text-align: start; font-weight: 400; padding-block: .45em; padding-inline-end: 1em; border-block-end: 2px solid var(--hair); vertical-align: top; }
thead th { color: var(--ink-2); font-size: .8422em; }
tfoot :is(th, td) { font-weight: 700; }
.number { text-align: end; padding-inline-end: 0; font-variant-numeric: tabular-nums; white-space: nowrap; }
.empty { padding: 1.5em .95em; background: var(--sand); border-radius: .9em; display: grid; gap: .5em; }

.person { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5em; }
.person .head { align-items: start; }
.glance { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25em 2em; padding: 1em .95em; background: var(--card); border: 2px solid var(--act); border-radius: .9em; }
.glance > div { display: grid; gap: .4em; align-content: start; justify-items: start; }
.glance h2 { font-size: 1em; font-weight: 500; color: var(--ink-2); }
.address { white-space: pre-line; font-weight: 700; }
.short { padding: 1em .95em; background: var(--sand); border-radius: .9em; display: grid; gap: .35em; }
.short h2 { font-size: 1em; font-weight: 500; color: var(--ink-2); }
.short p { max-inline-size: 44em; }
.told { display: grid; gap: 2em; align-content: start; max-inline-size: 42em; }
.told h2 { margin-block-end: .6em; }
.told h3 { margin-block: 1em .6em; font-size: 1em; }
.quote { padding-inline: .95em 0; border-inline-start: 4px solid var(--act); font-size: 1.2em; line-height: 1.4; white-space: pre-line; }
.matters { display: grid; gap: .75em; }
.matters .picks { margin-block-start: .25em; }
.ticks { display: grid; gap: .5em; }
.ticks li { display: grid; grid-template-columns: 1.3em 1fr; gap: .65em; align-items: start; }
.ticks svg { margin-block-start: .12em; color: var(--act); }
.ideas { display: grid; gap: .75em; }
dl { display: grid; gap: .6em; }
dl > div { display: grid; gap: 0 1.5em; padding-block-end: .6em; border-block-end: 2px solid var(--hair); }
dt { color: var(--ink-2); }
dd { font-weight: 500; white-space: pre-line; overflow-wrap: anywhere; }
dd.none { font-weight: 400; color: var(--ink-2); }
.record { gap: 1.25em; padding-block-start: 1.5em; border-block-start: 2px solid var(--hair); }
.record h2 { margin-block-end: .2em; font-size: 1.3em; }
.record h3 { margin-block: 0 .5em; }
dd > .small { display: block; font-weight: 400; }
.codes { display: grid; gap: .6em; margin-block-start: .5em; }
.codes b { font-variant-numeric: tabular-nums; }
.side ul { display: grid; gap: .25em; }
.side { align-self: start; display: grid; gap: .75em; padding: 1em .95em 1.25em; background: var(--sand); border-radius: .9em; }
.side form { display: grid; gap: .5em; }
.side .button { justify-content: start; inline-size: 100%; }

.keys { margin-block: 1em 1.5em; padding: 1em .95em; background: var(--sand); border-radius: .9em; display: grid; gap: .6em; }
.sealed { display: flex; align-items: center; gap: .5em; font-size: 1.1em; }
.sealed svg { color: var(--act); }
.keys .field { margin-block: .25em; max-inline-size: 30em; }
.keys .wrong { margin-block: .25em; }
.keys .actions { margin-block-start: .5em; }
.keys [hidden] { display: none; }
input[type=file]::file-selector-button { font: inherit; font-weight: 700; color: var(--act); background: var(--card); border: 2px solid var(--act); border-radius: .4em; padding: .2em .7em; margin-inline-end: .75em; cursor: pointer; }
.choice { display: flex; align-items: center; gap: .6em; }
.choice input { flex: none; inline-size: 2.4em; block-size: 2.4em; accent-color: var(--act); }
.choice label { padding-block: .6em; }

@media (min-width: 38em) {
  .session p { order: -1; padding-block-end: 0; }
  dl > div { grid-template-columns: 14em 1fr; }
  .glance, .short, .doubt { padding: 1.2em 1.4em; }
  .audit li { grid-template-columns: 14em 1fr 10em; align-items: baseline; }
}
@media (min-width: 64em) {
  h1 { font-size: 1.75em; }
  .row { grid-template-columns: 12em 14em 1fr 15em; align-items: start; }
  .person { grid-template-columns: minmax(0, 1fr) 18em; column-gap: 3em; }
  .person > :is(.head, .short, .doubt), .glance { grid-column: 1 / -1; }
  .person > :is(.record, .record ~ .told) { grid-column: 1; }
  .glance { grid-template-columns: repeat(3, 1fr); }
}
@media (forced-colors: active) {
  :focus-visible, .row :is(h2, h3) a:focus-visible::after { outline-color: Highlight; }
  .care, .side, .short, .empty, .keys, .home svg { border: 2px solid CanvasText; }
  mark { forced-color-adjust: none; background: Mark; color: MarkText; }
  .tabs a[aria-current] { border-color: Highlight; }
  :is(.fact, .when, .ticks, .home) svg { color: inherit; }
  .home svg path:first-child { fill: none; }
}
@media print {
  :root { --surface: #fff; --sand: #fff; --card: #fff; --ink: #000; --ink-2: #000; --line: #000; --hair: #999; --act: #000; --yours: #fff; --tint: #fff; color-scheme: light; }
  @page { margin: 12mm; }
  html { font-size: 10pt; line-height: 1.35; background: #fff; }
  body { border: 0; min-block-size: 0; }
  .keys, .top, .side, .back, .turn, .tabs, .technical, .foot, .months, .filter, .doubt form, .head > .quiet { display: none; }
  .short { padding: 0; }
  .record { break-before: page; border: 0; padding: 0; }
  .record section, .counts section { break-inside: avoid; }
  main { padding: 0; }
  .wide { padding: 0; max-inline-size: none; }
  .person, .told { gap: 3mm; max-inline-size: none; grid-template-columns: minmax(0, 1fr); }
  .told h2 { margin-block-end: 1mm; }
  .glance { grid-template-columns: repeat(3, 1fr); padding: 3mm; }
  .matters, .ticks, .ideas, dl { gap: 1mm; }
  dl > div { grid-template-columns: 55mm 1fr; padding-block-end: 1mm; border-block-end-width: 1px; break-inside: avoid; }
  .button { border: 0; padding: 0; min-block-size: 0; background: none; color: #000; }
  .button svg { display: none; }
  mark { border: 1px solid #000; }
  .care { background: #fff; color: #000; border: 2px solid #000; }
  .row, .glance { break-inside: avoid; }
}
`;
