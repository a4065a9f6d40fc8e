// The command: from a store and from a file to a page that anybody can read and print; and each way to call it wrongly.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import puppeteer from 'puppeteer-core';
import { checkInsCsv } from '../../src/receiver/inbox/check-ins-csv.ts';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';
import { buildProgram } from '../receiver/serve-fixture.ts';
import { programme } from './outcomes-people.ts';

let built: Awaited<ReturnType<typeof buildProgram>>;
let folder = '';
before(async () => { built = await buildProgram(); });
beforeEach(() => { rmSync(folder, { recursive: true, force: true }); folder = mkdtempSync(join(tmpdir(), 'what-matters-outcomes-')); });
after(() => { rmSync(folder, { recursive: true, force: true }); built.end(); });

const at = (name: string): string => join(folder, name);
const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [built.program, 'outcomes', ...args], { encoding: 'utf8', maxBuffer: 1e8, env: { ...process.env, WHAT_MATTERS_STORE: '' } });
  return { status, stdout, stderr };
};
const csv = (text: string, ...args: readonly string[]) => { writeFileSync(at('given.csv'), text); return run('--csv', at('given.csv'), '--out', at('out'), ...args); };
const out = (name: string): string => readFileSync(at(`out/${name}`), 'utf8');

/** Fills the store of a receiver. */
async function fill(people: number, sessions: number): Promise<void> {
  mkdirSync(at('data'), { recursive: true });
  const store = openLibsqlStore(at('data/what-matters.db'));
  await Promise.all([...programme({ people, sessions })].map((one, number) => store.add({ id: one.id, fingerprint: 'f', reference: `R${number}`, receivedAt: one.createdAt.replace('Z', '.000Z'), text: JSON.stringify(one) })));
  await store.close();
}

const header = 'date,moment,programme,session,card,device,language,helped,talk,gp-visit,good,came,full,ons4.happy,ons4.anxious,mode.ons4,version.ons4';
const row = (card: number, moment: string, happy: string, more: Partial<Record<'good' | 'date' | 'mode', string>> = {}): string => `${more.date ?? '2027-01-12'},${moment},singers,one,${card},,en,no,,yes,${more.good ?? ''},,,${happy},rather not,${more.mode ?? 'tiles'},2020-05`;

describe('what-matters outcomes', () => {
  it('reads a store, and writes a page and a table that only their owner can read', async () => {
    await fill(60, 2);
    const { status, stdout, stderr } = run('--data', at('data'), '--out', at('out'), '--programme', 'singers');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /outcomes\.html and outcomes\.csv are there/);
    assert.deepEqual(readdirSync(at('out')).sort(), ['outcomes.csv', 'outcomes.html']);
    assert.match(out('outcomes.csv'), /person,change,,,ons4,2020-05,happy,,mean difference,/);
    assert.match(out('outcomes.html'), /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/);
    assert.doesNotMatch(out('outcomes.html'), /<script|https?:\/\/|style=|url\((?!#)/);
  });

  it('reads a file with quotes, lines within cells, a byte order mark and Windows lines, to the same figures as a store', () => {
    const rows = Array.from({ length: 30 }, (_, card) => [row(card, 'before', '5'), row(card, 'after', String(6 + card % 2), card < 5 ? { good: `"She said ""lovely"",\r\nand ${'abcde'[card]}"` } : {})]).flat();
    const { status, stderr } = csv(`\uFEFF${[header, ...rows, '2027-01-12,leader,singers,one,,,,,,,,31,no,,,,', ''].join('\r\n')}`);
    assert.equal(status, 0, stderr);
    assert.match(out('outcomes.csv'), /ons4,2020-05,happy,,mean difference,1\.5/);
    assert.match(out('outcomes.csv'), /anxious,,preferNotToSay,60/);
    assert.match(out('outcomes.csv'), /community groups,session,singers,one,,,,,came,31/);
    assert.match(out('outcomes.html'), /She said &quot;lovely&quot;, and a/);
  });

  it('names every cell of a file that is wrong by its line, repeats no answer, and writes nothing', () => {
    const { status, stderr } = csv([header, row(1, 'before', '11'), row(2, 'during', '5', { date: '12/01/2027' }), '2027-01-12,leader,singers,,,,,,,,,many,no,,,,', '2027-01-12,before', row(3, 'before', 'secret')].join('\n'));
    assert.equal(status, 1);
    assert.deepEqual(stderr.split('\n').filter(line => line.startsWith('line')).map(line => line.split(':')[0]), ['line 2, ons4.happy', 'line 3, date', 'line 3, moment', 'line 4, came', 'line 4, session', 'line 5', 'line 6, ons4.happy']);
    assert.doesNotMatch(stderr, /secret|during|many|11,/);
    assert.match(stderr, /No report was made/);
    assert.equal(existsSync(at('out')), false);
  });

  it('tells what is wrong with a header, a quote that never ends, an empty file, and none', () => {
    const problems = (text: string) => { const { status, stderr } = csv(text); assert.equal(status, 1); return stderr; };
    assert.match(problems('date,card\n'), /line 1: found no column moment/);
    assert.match(problems('date,moment,ons4.happy,ons4.happy\n'), /"ons4\.happy" twice/);
    assert.match(problems('date,moment,canterbury.happy\n'), /found the column "canterbury\.happy", expected .*--instrument/);
    assert.match(problems('date,moment,good\n2027-01-12,after,"never'), /line 2: found a quote that is never closed/);
    assert.match(problems(''), /found nothing in the file/);
    assert.match(run('--csv', at('none.csv'), '--out', at('out')).stderr, /found no such file/);
    assert.match(run('--data', at('none'), '--out', at('out')).stderr, /found no what-matters\.db/);
    assert.equal(existsSync(at('none')), false, 'no store is made where there is none');
  });

  it('takes a site’s own instrument, with a total, and says what is wrong with one', () => {
    writeFileSync(at('own.json'), JSON.stringify({ id: 'own', version: '1', name: 'Our five', holder: 'Us', licence: { id: 'MIT' }, verbatim: false, age: { from: 16 }, scale: { type: 'points', points: [1, 2, 3] }, items: [{ id: 'a', high: 'better', recall: 'now' }, { id: 'b', high: 'worse', reversed: true, recall: 'now' }], total: { of: 'sum', high: 'better', bands: [{ id: 'low', from: 2, to: 4 }, { id: 'high', from: 5, to: 6 }] }, wording: {} }));
    const rows = Array.from({ length: 30 }, (_, card) => [`2027-01-12,before,${card},1,3`, `2027-01-12,after,${card},${card % 2 === 0 ? 3 : 2},1`]).flat();
    const { status, stderr } = csv(['date,moment,card,own.a,own.b', ...rows].join('\n'), '--instrument', at('own.json'));
    assert.equal(status, 0, stderr);
    // 1 and a reversed 3 are 2; 3 or 2, and a reversed 1, are 6 or 5.
    assert.match(out('outcomes.csv'), /person,change,,,own,1,total,,mean difference,3\.5/);
    assert.match(out('outcomes.csv'), /person,bands,,,own,1,total,after,high,30/);
    assert.match(out('outcomes.csv'), /person,change,,,own,1,a,,test,Wilcoxon/);
    writeFileSync(at('bad.json'), '{"id": "own"}');
    const bad = csv('date,moment\n', '--instrument', at('bad.json'));
    assert.deepEqual([bad.status, /bad\.json: instrument\.version/.test(bad.stderr)], [1, true]);
  });

  it('counts what days and programme leave out', () => {
    const rows = Array.from({ length: 12 }, (_, card) => [row(card, 'before', '5', { date: '2027-01-11' }), row(card, 'after', '6', { date: '2027-01-12T10:00:00Z' })]).flat();
    const { status, stdout } = csv([header, ...rows].join('\n'), '--from', '2027-01-12', '--to', '2027-01-12', '--no-words');
    assert.equal(status, 0);
    assert.match(stdout, /Not counted: 12, from outside the dates/);
    assert.match(out('outcomes.html'), /Check-ins of 12 January 2027/);
    assert.match(out('outcomes.csv'), /left out,left out,,,,,,,dates,12/);
  });

  it('reads what the inbox saves of opened check-ins, to the same report as their store', async () => {
    await fill(60, 2);
    const all = [...programme({ people: 60, sessions: 2 })].map(one => ({ id: one.id, fingerprint: 'f', reference: 'R', receivedAt: one.createdAt, state: 'new' as const, text: JSON.stringify(one) })).reverse();
    assert.equal(run('--data', at('data'), '--out', at('out')).status, 0);
    const fromStore = out('outcomes.csv');
    const { status, stderr } = csv(checkInsCsv(all));
    assert.equal(status, 0, stderr);
    assert.equal(out('outcomes.csv'), fromStore);
  });

  it('says how it is called, and that it was called wrongly', () => {
    assert.match(run('--help').stdout, /ons4\.happy/);
    for (const args of [[], ['--csv', 'x'], ['--data', 'x', '--csv', 'y', '--out', 'z'], ['--store', 'mysql://x', '--out', 'z'], ['--csv', 'x', '--out', 'z', '--from', '2027-02-30'], ['--csv', 'x', '--out', 'z', '--from', '2027-02-02', '--to', '2027-02-01'], ['--nothing']]) assert.equal(run(...args).status, 2, args.join(' '));
    assert.doesNotMatch(run('--store', 'postgres://a:secret@', '--out', 'z').stderr, /secret/);
  });
});

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const skip = existsSync(executablePath) || process.env['CI'] === 'true' ? false : `no browser at ${executablePath}`;
const axe = readFileSync(join(import.meta.env.ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe('the report’s page', { skip }, () => {
  it('has no accessibility violation, no small target or text and no sideways scroll at any width, fetches nothing, and prints', async () => {
    await fill(60, 3);
    assert.equal(run('--data', at('data'), '--out', at('out')).status, 0);
    csv(`${header}\n${row(1, 'before', '5')}`.replace(at('out'), ''));
    assert.equal(run('--csv', at('given.csv'), '--out', at('few')).status, 0);
    assert.equal(run('--data', at('data'), '--out', at('out')).status, 0);
    const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
    try {
      const page = await browser.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      page.on('request', request => { asked.push(request.url()); });
      page.on('console', message => { said.push(message.text()); });
      // The page allows no script: the examination runs beside it, as a reader's tool would.
      await page.setBypassCSP(true);
      for (const name of ['out', 'few']) {
        for (const width of [320, 360, 1280]) {
          await page.setViewport({ width, height: 800 });
          await page.goto(`file://${at(name)}/outcomes.html`);
          await page.evaluate(axe);
          const found = await page.evaluate(`(async () => {
            const { violations, passes } = await axe.run(document, { runOnly: ${JSON.stringify(tags)} });
            const everything = [...document.querySelectorAll('body *')];
            return {
              violations: violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)), passed: passes.reduce((sum, { nodes }) => sum + nodes.length, 0) >= 20,
              small: everything.filter(one => one.matches('a, button') && one.checkVisibility()).filter(one => { const { width, height } = one.getBoundingClientRect(); return width < 44 || height < 44; }).map(one => one.outerHTML.slice(0, 80)),
              tiny: everything.filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) && !one.closest('title, desc') && parseFloat(getComputedStyle(one).fontSize) < 15.99).map(one => one.outerHTML.slice(0, 80)),
              sideways: document.documentElement.scrollWidth > innerWidth,
              leaps: (levels => levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1).length)(everything.filter(one => /^H[1-6]$/.test(one.tagName)).map(one => Number(one.tagName[1]))),
              tables: [...document.querySelectorAll('table')].every(one => one.caption && one.querySelector('thead th[scope=col]') && one.querySelector('tbody th[scope=row]')),
              charts: [...document.querySelectorAll('svg[role=img]')].every(one => one.querySelector('title')?.textContent && one.querySelector('desc')?.textContent),
              twice: (ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(one => one.id)),
            };
          })()`);
          assert.deepEqual(found, { violations: [], passed: true, small: [], tiny: [], sideways: false, leaps: 0, tables: true, charts: true, twice: 0 }, `${name} at ${width}`);
        }
      }
      const sheets = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
      assert.ok(sheets >= 1 && sheets <= 12, `${sheets} sheets of few check-ins`);
      assert.deepEqual(asked.filter(address => !address.startsWith('file:')), []);
      assert.deepEqual(said, []);
    } finally { await browser.close(); }
  });
});
