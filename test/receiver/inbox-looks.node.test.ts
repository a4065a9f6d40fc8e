import { serve } from '@hono/node-server';
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import puppeteer, { type Page } from 'puppeteer-core';
import { serveFiles } from '../../src/cli/static-files.ts';
import { answered, idOf, receiverFixture, submission, wholeReferral, withAnswers } from './fixtures.ts';
import { programme, signUp } from './programmes.ts';
import { holder, sealFor } from './sealing.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const skip = existsSync(executablePath) || process.env['CI'] === 'true' ? false : `no browser at ${executablePath}`;
const axe = readFileSync(join(import.meta.env.ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Findings { readonly violations: readonly string[]; readonly passes: number; readonly small: readonly string[]; readonly tiny: readonly string[]; readonly sideways: boolean; readonly headings: readonly number[] }

const findings = async (page: Page): Promise<Findings> => {
  await page.evaluate(axe);
  return (await page.evaluate(`(async () => {
    const { violations, passes } = await axe.run(document, { runOnly: ${JSON.stringify(tags)} });
    const everything = [...document.querySelectorAll('body *')];
    const controls = everything.filter(one => one.matches('a, button, select, input:not([type=hidden])') && one.checkVisibility()).filter(one => { const { width, height } = one.getBoundingClientRect(); return width < 44 || height < 44; });
    const tiny = everything.filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) && parseFloat(getComputedStyle(one).fontSize) < 15.99);
    return {
      violations: violations.map(({ id, nodes }) => id + ': ' + nodes[0].html), passes: passes.reduce((sum, { nodes }) => sum + nodes.length, 0),
      small: controls.map(one => one.outerHTML.slice(0, 80)), tiny: tiny.map(one => one.outerHTML.slice(0, 80)),
      sideways: document.documentElement.scrollWidth > innerWidth, headings: everything.filter(one => /^H[1-6]$/.test(one.tagName)).map(one => Number(one.tagName[1])),
    };
  })()`)) as Findings;
};

describe('how the inbox looks', { skip }, () => {
  it('has no accessibility violation, no small target or text and no sideways scroll, at any width, in light and dark', async () => {
    const { receiver, post, token, store } = await receiverFixture({ programmes: [programme({ places: 2 }), programme({ id: 'long', name: 'W'.repeat(200), places: undefined }), programme({ id: 'none', name: 'Not yet' })] });
    await post(submission());
    await post(withAnswers({ contact: { at: 'answered', value: { by: 'email', to: `${'very.long.'.repeat(10)}address@example.org`, safe: 'not-sure' } }, more: { at: 'answered', value: 'W'.repeat(300) } }, { id: idOf(2), language: 'ur', filledInBy: 'someone-else' }));
    await post(submission({ id: idOf(3), journey: { id: 'carers-check', version: '3' } }));
    await post(wholeReferral({ id: idOf(4) }));
    await post(withAnswers({ name: answered({ first: 'W'.repeat(200) }), contact: answered({ by: 'other', to: 'W'.repeat(500), safe: 'not-sure', best: 'W'.repeat(100) }), gp: answered({ instead: 'no-gp' }) }, { id: idOf(5), filledInBy: 'professional' }));
    await post(withAnswers({ name: answered({ first: 'Win https://prize.example' }), more: answered(Array.from({ length: 8 }, (_, at) => `https://shop-${at}.example/offer`).join(' ')) }, { id: idOf(8) }));
    const [one, two] = [await holder('a'.repeat(40)), await holder('b'.repeat(40))];
    for (const [at, given] of [submission({ id: idOf(6) }), wholeReferral({ id: idOf(7) })].entries()) await post(await sealFor(given, one, at === 0 ? two : await holder('c')));
    for (const number of [21, 22]) await post(signUp(number));
    await post(await sealFor(signUp(23), one, two));
    await post(signUp(24, { programme: 'long' }));
    const keyFile = join(mkdtempSync(join(tmpdir(), 'what-matters-looks-')), 'key.json');
    writeFileSync(keyFile, JSON.stringify(two.file));
    const files = await serveFiles(join(import.meta.env.ROOT, 'dist'), false);
    await store.setState(idOf(4), 'contacted', { who: 'W'.repeat(60), at: '2026-11-22T14:00:00.000Z' });
    for (let at = 0; at < 20; at++) await store.addEquality({ id: idOf(at), form: 'f', month: '2026-11', answers: JSON.stringify({ [at < 10 ? 'disability' : 'd'.repeat(40)]: answered(at % 10 < 3 ? 'a' : at < 10 ? 'yes' : 'b'.repeat(40)), few: { at: 'skipped' } }) });
    const server = serve({ fetch: request => files(request) ?? receiver.fetch(request, { address: '127.0.0.1' }), port: 0, hostname: '127.0.0.1' });
    const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
    try {
      await new Promise(resolve => { if (server.listening) resolve(undefined); else server.once('listening', resolve); });
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const page = await browser.newPage();
      const refused: string[] = [];
      page.on('console', message => { if (/Content Security Policy/.test(message.text())) refused.push(message.text()); });

      /** Looks at a page by its address; at one that a form led to (`stay`), as it is. */
      const look = async (path: string, stay = false) => {
        for (const [width, theme] of [[320, 'light'], [360, 'dark'], [1280, 'light'], [1280, 'dark']] as const) {
          await page.setViewport({ width, height: 800 });
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
          if (!stay) await page.goto(address + path);
          // What the script puts there is looked at too.
          if (await page.$('#sealed')) await page.waitForSelector('#key-file');
          const { passes, headings, ...wrong } = await findings(page);
          assert.deepEqual(wrong, { violations: [], small: [], tiny: [], sideways: false }, `${path} at ${width} in ${theme}`);
          assert.ok(passes >= 20);
          assert.deepEqual(headings.filter(level => level === 1), [1]);
          headings.forEach((level, at) => { assert.ok(level <= (headings[at - 1] ?? 0) + 1, `headings ${headings.join(' ')}`); });
        }
      };
      await look('/inbox/sign-in');
      await page.type('#who', 'Priya');
      await page.type('#token', 'wrong');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      await look('a wrong token', true);
      await page.type('#token', token);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      for (const path of ['/inbox', '/inbox?state=closed', '/inbox?spam=only', '/inbox?spam=without', '/inbox?state=closed&spam=only', '/inbox/search', '/inbox/audit', '/inbox/equality', '/inbox/equality?from=2025-01&to=2025-01', '/inbox/programmes', '/inbox/programmes/music-mornings', '/inbox/programmes/long', '/inbox/programmes/none', ...[1, 2, 3, 4, 5, 6, 8, 21, 23, 24].map(at => `/inbox/submissions/${idOf(at)}`), `/inbox/submissions/${idOf(1)}/delete`, '/inbox/nothing']) await look(path);

      // With a key: one of two opens, the other says why not.
      for (const [path, words] of [['/inbox', '2 are open'], ['/inbox/programmes/music-mornings', '1 is open'], [`/inbox/submissions/${idOf(6)}`, 'It is open'], [`/inbox/submissions/${idOf(23)}`, 'It is open'], [`/inbox/submissions/${idOf(7)}`, 'Nothing is lost']] as const) {
        await page.goto(address + path);
        await (await page.waitForSelector('#key-file') as unknown as { uploadFile: (file: string) => Promise<void> }).uploadFile(keyFile);
        await page.waitForFunction(said => document.getElementById('sealed-status')?.innerText.includes(said), {}, words);
        await look(`${path} with a key`, true);
        // Where somebody stands is told of what was opened too.
        if (/mornings|23$/.test(path)) assert.match(await page.evaluate('document.body.innerText') as string, /Waiting, number 1/);
      }

      const press = async (selector: string, words: string) => {
        await Promise.all([page.waitForNavigation(), page.click(selector)]);
        await look(words, true);
      };
      for (const [typed, words] of [['nobody', 'nobody found'], ['example', 'people found']] as const) {
        await page.goto(`${address}/inbox/search`);
        await page.type('#q', typed);
        await press('main button', words);
      }
      await press('main button.danger', 'all are to be deleted');

      await page.goto(`${address}/inbox/submissions/${idOf(1)}`);
      const sheets = async () => Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length;
      assert.ok((await sheets())! <= 3, 'the record takes two sheets at most');
      await page.evaluate("document.querySelectorAll('.record, .record ~ .told').forEach(one => one.remove())");
      assert.equal(await sheets(), 1, 'what is needed for the call takes one sheet');
      await page.goto(`${address}/inbox/submissions/${idOf(1)}`);
      await Promise.all([page.waitForNavigation(), page.click('button[value="contacted"]')]);
      assert.match(await page.evaluate('document.querySelector(".side").textContent') as string, /Contacted, by Priya, today/);
      assert.deepEqual(refused, []);
    } finally {
      await browser.close();
      server.close();
    }
  });
});
