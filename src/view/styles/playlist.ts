import { css } from 'lit';

/** The look of a list of songs, and of the sheet that is printed. */
export const playlistStyles = css`
@layer parts{
.songs{display:grid;gap:var(--s3);margin-block-start:var(--s4)}
.song{display:grid;grid-template-columns:auto minmax(0,1fr);gap:var(--s1) var(--s3);padding:var(--s3) .8em;background:var(--wm-card);border:var(--wm-edge) solid var(--wm-line);border-radius:var(--wm-radius);overflow-wrap:anywhere}
.song.just{border-color:var(--wm-act);box-shadow:inset 0 0 0 1px var(--wm-act)}
.song .n{margin-block-start:0;font-variant-numeric:tabular-nums}
.songt{font-weight:700;line-height:1.35}
.songt span{display:block;font-weight:400}
.song .row{grid-column:1/-1;margin-block-start:var(--s2)}
.song .pill{gap:.3em;padding-inline:.6em}
.song .pill[aria-disabled=true]{background:none;border:var(--wm-edge) dashed var(--wm-hair);cursor:default}
.songboxes{min-inline-size:0}
.songboxes .field:first-child{margin-block-start:0}
.undo{display:flex;flex-wrap:wrap;align-items:center;gap:0 var(--s4);padding-inline:.8em;border:var(--wm-edge) dashed var(--wm-line);border-radius:var(--wm-radius);overflow-wrap:anywhere}
input[type=file].input{padding:.35em;cursor:pointer}
input[type=file].input::file-selector-button{min-block-size:2.6em;margin-inline-end:.75em;padding:.35em .95em;border:var(--wm-edge) solid var(--wm-act);border-radius:2em;background:var(--wm-card);color:var(--wm-act);font:inherit;font-weight:500;cursor:pointer}
.files{display:grid;justify-items:start}
@media screen{
.songsheet:not(.card),.songsheet .line{display:none}
.songsheet{padding-block-end:var(--s3)}
.songsheet li{display:grid;grid-template-columns:1.9em minmax(0,1fr);padding-block:var(--s2);border-block-start:var(--wm-edge) solid var(--wm-hair);overflow-wrap:anywhere}
.songsheet li span{display:block}
.songsheet .h2{padding-block-end:var(--s2)}
.songsheet :is(dl>div,dl+p){margin-block-start:var(--s3)}
.songsheet dt{font-weight:700}
.songsheet dd{white-space:pre-line;overflow-wrap:anywhere}
}
}
@layer wide{
@container wm (max-inline-size:14.5em){.song{grid-template-columns:minmax(0,1fr)}}
}
@layer a11y{
@media(forced-colors:active){.song.just{border:3px solid Highlight}}
@media print{
.step:has(>.songsheet)>:not(.songsheet){display:none}
.in:has(.songsheet),.in:has(.songsheet) :is(.lay,.step){display:block;max-inline-size:none;padding:0;background:none;color:#000}
.songsheet{font-size:1.1em;line-height:1.3;margin:0;padding:0;border:0;background:none}
.songsheet .h2{font-size:1.6em}
.songsheet ol{margin-block:.8em}
.songsheet li{display:grid;grid-template-columns:1.9em 1fr;padding-block:.3em;break-inside:avoid;font-size:1.08em;border-block-end:1px solid #999;overflow-wrap:anywhere}
.songsheet li span{display:block;font-size:.8em}
.songsheet li .by{display:inline;font-size:1em}
.songsheet .by::before{content:" – "}
.songsheet .line{display:flex;gap:.5em;align-items:end;margin-block-start:.6em}
.songsheet .line::after{content:"";flex:1;border-block-end:1px solid #000}
.songsheet dl>div{break-inside:avoid;margin-block-start:.7em}
.songsheet dt{font-weight:700}
.songsheet dd{white-space:pre-line;overflow-wrap:anywhere}
.songsheet .first{border:2px solid #000;padding:.5em .7em}
}
}
`;
