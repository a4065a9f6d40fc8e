/** Lists as somebody would write them who wants to do harm, or whose program is broken: the same for the same seed. */
import { plainRecord, hsdsPage, hsdsRecord, outpostRecord, springPage, uk1Record } from './samples.ts';

/** A whole number from 0, less than `most`. */
export type Random = (most: number) => number;

/** Numbers that look random, the same for the same seed (mulberry32, in the public domain). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return most => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 4_294_967_296) * most);
  };
}

const run = 'window.hacked=(window.hacked||0)+1';

/** Texts that have done harm somewhere. What a browser would run writes `window.hacked`. */
export const hostileTexts: readonly string[] = [
  `<script>${run}</script>`, `<SCRIPT>${run}</SCRIPT >`, `<<script>${run}//<</script>`, `<scr<script>ipt>${run}</scr</script>ipt>`, `<script\u0000>${run}</script>`, `<scr\u200Bipt>${run}</script>`, `<\u202Escript>${run}</script>`, `&lt;script&gt;${run}&lt;/script&gt;`, `&amp;lt;script&amp;gt;${run}`, `&#60;img src=x onerror=${run}&#62;`, `&#x3c;svg onload=${run}&#x3e;`,
  `<img src=x onerror=${run}>`, `<img src="x" onerror="${run}"`, `<svg/onload=${run}>`, `<svg><animate onbegin=${run} attributeName=x dur=1s>`, `<math><mi xlink:href="javascript:${run}">x</mi></math>`, `<iframe srcdoc="<script>parent.${run}</script>">`, `<body onload=${run}>`, `<details open ontoggle=${run}>x</details>`, `<style>@import "https://evil.example/x.css"</style>`, `<link rel=stylesheet href=https://evil.example/x.css>`, `<base href=https://evil.example/>`, `<meta http-equiv=refresh content="0;url=https://evil.example">`, `<form action=https://evil.example><input autofocus onfocus=${run}>`, `<a href="javascript:${run}">x</a>`, `"><img src=x onerror=${run}>`, `' onmouseover='${run}`, `" autofocus onfocus="${run}" x="`, `\`\${${run}}\``, `{{constructor.constructor('${run}')()}}`, `$t(${run})`, `--><script>${run}</script>`, `]]><script>${run}</script>`, `</textarea><script>${run}</script>`, `<!--<img src="--><img src=x onerror=${run}//">`, `<?xml version="1.0"?>`, `<x onclick=${run}>`, '<', '<<<<<<<<', '<a', '<b'.repeat(50), '&lt'.repeat(50),
  `javascript:${run}`, `JaVaScRiPt:${run}`, ` javascript:${run}`, `java\nscript:${run}`, `java\tscript:${run}`, `jav&#x09;ascript:${run}`, `\u0001javascript:${run}`, `javascript&colon;${run}`, `javascript:${run}//https://example.org`, `vbscript:msgbox(1)`, `data:text/html,<script>${run}</script>`, `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`, 'blob:https://example.org/1', 'file:///etc/passwd', 'about:blank', 'view-source:https://example.org', '//evil.example', '\\\\evil.example', '/\\evil.example', '///evil.example', 'https:evil.example', 'https:/evil.example', 'https:\\\\evil.example', 'https://good.example@evil.example', 'https://user:pass@evil.example', 'https://good.example\\@evil.example', 'https://good.example%2f@evil.example', 'https://[::1]/', 'https://evil.example\u202E/gro.elpmaxe', 'https://evil.example/"onclick="x', 'https://evil.example/\u0000', 'https://evil.example/\uD800', 'http\u017F://evil.example', 'ht tps://evil.example', 'https://', 'https://.', `https://evil.example/${'a'.repeat(3000)}`, '#', '?x', './x', 'mailto:a@b.example?bcc=evil@evil.example', 'tel:+44%0A999', 'sms:999', 'callto:999',
  'a@b.example?subject=x&bcc=evil@evil.example', 'a@b.example,evil@evil.example', 'a@b.example\nbcc:evil@evil.example', 'a@b.example%0Abcc:evil@evil.example', '"a b"@b.example', 'a@b', '<a@b.example>', 'a\u202E@b.example', `${'a'.repeat(300)}@b.example`, '020 7946 0000;ext=1', '+44 (0)20 7946 0000#*', '00000000000000000000', '020\u202E7946 0000', '020\n7946\n0000', '*#06#', '०२०७९४६०००', '1e10',
  '\u202Egnp.exe', 'a\u2066b\u2069c\u2067d', '\u200E\u200F\u061C', '\uFEFF\uFEFF', '\uD800', '\uDC00', '\uD800\uD800\uDC00', '\u0000', '\u0007\u001b[31m', '\u2028\u2029', '\u00AD\u200B\u2060\u180E', 'Z\u0351\u036B'.repeat(60), '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}', '\u{E0001}\u{E0061}', 'ﷺ'.repeat(100),
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '[object Object]', 'undefined', 'null', 'NaN', 'Infinity', 'true', '-', '0', '-0', '-1', '1e999', '1e-7', '0x1f', '9007199254740993', '٣', '１２', '99999999999999999999', '£-5', 'free', 'free to members', '2026-02-30', '9999-12-31', '0000-00-00', '2026-11-22T25:61:61Z', '24:00', '10:60', 'MO,TU,XX,9MO', 'FREQ=SECONDLY;INTERVAL=0', 'x'.repeat(20_000), ' '.repeat(20_000), '\n'.repeat(5000), '"', '""', "'", ',', ';', '\\', '%', '%s%n', '${7*7}', "'; DROP TABLE services; --", '../../../etc/passwd',
];

const deep = (depth: number): unknown => { let value: unknown = 'deep'; for (let at = 0; at < depth; at++) value = at % 2 ? [value] : { a: value }; return value; };
/** Values of other types than a list should have. */
const values: readonly unknown[] = [null, true, false, 0, -1, 1, 0.5, -0, 1e300, -1e300, Number.MAX_SAFE_INTEGER, 1e-300, [], {}, [null], [[]], [[[]]], [{}], { length: 5 }, { toString: 1, valueOf: 1 }, [{ toString: 1, valueOf: 1 }], { toJSON: 1 }, { name: {} }, { contents: [] }, deep(5), deep(1500), Array.from({ length: 300 }, (_, at) => at), Array.from({ length: 120 }, (_, at) => ({ id: at, name: `x${at}` }))];

/** Any one of a list. */
export const oneOf = <Value>(random: Random, list: readonly Value[]): Value => list[random(list.length)]!;

type Node = Record<string | number, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const bases: readonly (() => Record<string, unknown>)[] = [hsdsRecord, uk1Record, outpostRecord, plainRecord, () => { const { service_at_locations: at, ...service } = hsdsRecord(); return { ...(at as object[])[0], service }; }, () => ({ id: 'o', name: 'O', services: [hsdsRecord(), uk1Record()] })];

/** As text, from which a copy is soonest made. */
const texts = <Value>(list: readonly Value[]): readonly string[] => list.map(value => JSON.stringify(value));
const baseTexts = texts(bases.map(base => base()));
const valueTexts = [...texts(values.filter(value => !Number.isNaN(value))), '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'];
const copy = (text: string): unknown => JSON.parse(text) as unknown;

/** Somewhere in a record: what holds a field, and the field. */
function somewhere(random: Random, record: Node): readonly [holder: Node, key: string] {
  let holder = record;
  for (;;) {
    const keys = Object.keys(holder);
    const key = keys.length === 0 ? 'name' : oneOf(random, keys);
    const inner = holder[key];
    if (!isNode(inner) || random(3) === 0 || Object.keys(inner).length === 0) return [holder, key];
    holder = inner;
  }
}

/** A record of some format with a few things wrong in it. */
export function mutatedRecord(random: Random, hostile: readonly string[]): unknown {
  // Few organisations: one in a list makes those of its neighbours that are no services nothing.
  const record = copy(random(30) === 0 ? baseTexts.at(-1)! : oneOf(random, baseTexts.slice(0, -1))) as Node;
  for (let times = random(6); times >= 0; times--) {
    const [holder, key] = somewhere(random, record);
    const value = holder[key];
    switch (random(11)) {
      case 0: case 1: case 2: holder[key] = oneOf(random, hostile); break;
      case 3: holder[key] = copy(oneOf(random, valueTexts)); break;
      case 4: if (Array.isArray(holder)) holder.splice(Number(key), 1); else delete holder[key]; break;
      case 5: holder[key] = [value, copy(JSON.stringify(value ?? null))]; break;
      case 6: holder[key] = { [oneOf(random, ['0', 'name', 'value', 'id', 'length'])]: value }; break;
      case 7: holder[key] = typeof value === 'string' ? value.slice(0, random(value.length + 1)) + oneOf(random, hostile) : typeof value; break;
      case 8: if (!Array.isArray(holder)) holder[oneOf(random, ['__proto__x', 'constructor', 'toString', 'length', 'id', 'name', 'status', 'services', 'service', 'title', 'when'])] = oneOf(random, hostile); break;
      case 9: Object.assign(record, copy(oneOf(random, baseTexts))); break;
      default: if (Array.isArray(value)) value.push(copy(oneOf(random, valueTexts)), oneOf(random, hostile)); else holder[key] = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.length : value;
    }
  }
  return random(40) === 0 ? oneOf(random, [...values, ...hostile]) : record;
}

/** A list around records, in some format's envelope or none. */
export function mutatedFeed(random: Random, records: readonly unknown[], hostile: readonly string[]): unknown {
  const strange = (): object => (random(4) === 0 ? { [oneOf(random, ['total_pages', 'page_number', 'number', 'totalPages', 'last', 'content', 'contents'])]: oneOf(random, [...values, ...hostile]) } : {});
  switch (random(16)) {
    case 0: return records[0];
    case 1: case 2: case 3: return records;
    case 4: case 5: case 6: return springPage(records, strange());
    case 7: case 8: return { activities: records, ...strange() };
    default: return hsdsPage(records, strange());
  }
}

const cell = (random: Random, text: string): string => (random(3) > 0 ? `"${text.replaceAll('"', '""')}"` : text);

/** A text of a list: JSON, lines of JSON or a spreadsheet; sometimes cut in the middle, or with something in it that does not belong there. */
export function mutatedText(random: Random, feed: unknown, records: readonly unknown[], hostile: readonly string[]): string {
  const kind = random(4);
  const header = Object.keys(plainRecord());
  const part = oneOf(random, [',', ';', '\t']);
  const whole = kind === 0 ? JSON.stringify(feed) ?? '' : kind === 1 ? records.map(record => JSON.stringify(record)).join(oneOf(random, ['\n', '\r\n', '\n\n']))
    : [header.join(part), ...records.map(record => header.map(name => { const value = (record as Node | null)?.[name]; return cell(random, typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : oneOf(random, hostile)); }).slice(0, random(header.length + 3)).join(part))].join(oneOf(random, ['\n', '\r\n', '\r']));
  if (random(4) === 0) return whole.slice(0, random(whole.length + 1));
  if (random(6) === 0) { const at = random(whole.length + 1); return whole.slice(0, at) + oneOf(random, hostile) + whole.slice(at); }
  return whole;
}
