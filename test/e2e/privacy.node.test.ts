// What a person tells the form goes to the endpoint, after Send, and nowhere else: not into storage, history, events, the console or an address.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { submissionIn, well } from './support/endpoint.ts';
import { answers, fillInOnly, goTo, headingOf, person, way } from './support/person.ts';
import { openReceiver } from './support/receiver.ts';
import { built, configuration, embed, openSite, pageOf, pageWith } from './support/site.ts';
import { eavesdrop, overheard, tracesOf } from './support/traces.ts';
import { picked, press, says, shown, standsAt, valueOf } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 90_000 } as const;

/** Pieces of the person's answers: ids, and words of their own. */
const tells = /NW1|2DB|Siân|Quimby|sian\.|example\.org|Zanzibar|music|outdoors|choir|listen|garden|small-quiet|canu|garddio/i;

describe('a whole journey, in Welsh and with ideas, under the demo’s content security policy', { skip: noBrowser }, () => {
  test('leaves nothing behind and tells nobody but the endpoint, once, after Send', settings, async t => {
    const receiver = await openReceiver();
    t.after(receiver.end);
    const { page, asked, thrown, console: lines, end } = await visit(await browser.get(), `${receiver.address}/`, { before: eavesdrop });
    t.after(end);
    await standsAt(page, headingOf('start'));
    const before = await tracesOf(page);
    assert.deepEqual(before.stored, []);
    const pages: string[] = [];
    const looked = async (name: string) => {
      const now = await tracesOf(page);
      assert.deepEqual(now, { ...before, historyLength: before.historyLength + (name === 'start' ? 0 : 1), historyState: null }, `on the page "${name}"`);
      pages.push(name);
    };
    await press(page, 'Cymraeg');
    await standsAt(page, headingOf('start', 'cy'));
    await goTo(page, 'check', { language: 'cy', onEach: looked });
    assert.equal(pages.length, 14);

    const own = new URL(receiver.address).origin;
    assert.deepEqual(asked.filter(({ url }) => new URL(url).origin !== own), []);
    const paths = asked.map(({ method, url, body }) => `${method} ${new URL(url).pathname}${new URL(url).search}${body}`);
    assert.deepEqual(paths.filter(path => !/^GET \/(?:demo\/charity\.css|embed\.js|module\/[\w-]+\.js|favicon\.ico|directory\/services)?$/.test(path)), []);
    assert.equal(paths.filter(path => path === 'GET /directory/services').length, 1);
    assert.equal(receiver.rows().length, 0);

    const soFar = asked.length;
    await press(page, words('check.send', 'cy'));
    await standsAt(page, words('sent.heading', 'cy'));
    await looked('done');
    assert.deepEqual(asked.slice(soFar).map(({ method, url }) => `${method} ${new URL(url).pathname}`), ['POST /api/submissions']);
    assert.deepEqual(receiver.rows().map(({ submission }) => submission.body.answers), [answers]);

    for (const { url } of asked) assert.doesNotMatch(url, tells);
    const { events, violations } = await overheard(page);
    assert.ok(events.some(event => event.includes('"wm-ready"')) && events.some(event => event.includes('"wm-sent"')), 'the events are there to be overheard');
    assert.ok(events.filter(event => event.includes('"wm-step"')).length >= 13);
    for (const event of events) assert.doesNotMatch(event, tells);
    for (const line of lines) assert.doesNotMatch(line, tells);
    assert.deepEqual(violations, []);
    assert.deepEqual(thrown, []);
  });

  test('that is cleared or closed by "not today" sends nothing and forgets it', settings, async t => {
    const receiver = await openReceiver();
    t.after(receiver.end);
    const { page, asked, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    await goTo(page, 'call');
    await press(page, words('pages.call.not-today'));
    await press(page, words('continue'));
    await standsAt(page, words('stops.not-today.heading'));
    await press(page, words('again'));
    await goTo(page, 'where');
    assert.equal(await valueOf(page, 'field-postcode'), '');
    await goTo(page, 'contact');
    await press(page, words('clear'));
    await standsAt(page, headingOf('start'));
    await goTo(page, 'name');
    assert.equal(await valueOf(page, 'field-text'), '');
    assert.deepEqual(asked.filter(({ method }) => method !== 'GET'), []);
    assert.deepEqual((await tracesOf(page)).stored, []);
    assert.deepEqual(receiver.rows(), []);
  });
});

describe('the embed script', { skip: noBrowser, concurrency: 2 }, () => {
  test('pasted twice, beside the module and another copy of it, does no harm', settings, async t => {
    const copy = '<script type="module" src="/copy/what-matters.js"></script>';
    const site = await openSite({
      '/': pageOf({ head: `${copy}${embed()}${embed()}<script type="module" src="/module/what-matters.js"></script>`, inside: `<script type="application/json">${JSON.stringify(configuration)}</script>` }),
      // Another copy, as a second version or another plugin brings it: its classes are not the same.
      ...Object.fromEntries(readdirSync(join(import.meta.env.ROOT, 'dist/module')).map(file => [`/copy/${file}`, built(`module/${file}`).toString()])),
      '/api/submissions': well,
    });
    t.after(site.end);
    const { page, thrown, console: lines, end } = await visit(await browser.get(), `${site.address}/`);
    t.after(end);
    await goTo(page, 'check');
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    assert.equal(site.posts().length, 1);
    assert.deepEqual(thrown, []);
    assert.deepEqual(lines.filter(line => line.startsWith('error') && !line.includes('404')), []);
  });

  test('refuses a part in which one byte was changed; the person reads so, keeps what they wrote, and can try again', settings, async t => {
    let changed = true;
    const site = await openSite({
      '/': pageWith(configuration), '/api/submissions': well,
      '/module/later.js': (_got, response) => {
        const bytes = built('module/later.js');
        // A space for the last semicolon: the code is as good as before, only not the same. So it is the hash that refuses it.
        if (changed) bytes[bytes.lastIndexOf(';')] = 0x20;
        response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(bytes);
      },
    });
    t.after(site.end);
    const { page, thrown, end } = await visit(await browser.get(), `${site.address}/`);
    t.after(end);
    await goTo(page, 'matters');
    // Some pages after this one need only words, which may have come by now; the ideas need the part itself.
    const stops = way.slice(way.findIndex(stop => stop.page === 'matters'), way.findIndex(stop => stop.page === 'ideas') + 1);
    let at = -1;
    do {
      at++;
      await goTo(page, stops[at]!.page, { withIdeas: false });
      await fillInOnly(page, stops[at]!.page);
      await press(page, words('continue'));
      await page.waitForFunction((heading, problem) => {
        const root = document.querySelector('what-matters')!.shadowRoot!;
        return root.querySelector('.step .h')!.textContent.replace(/\s+/g, ' ').trim() !== heading || root.textContent.includes(problem);
      }, {}, headingOf(stops[at]!.page), words('fault.step'));
    } while (!(await shown(page)).includes(words('fault.step')) && stops[at + 1]?.page !== 'ideas');
    const [stopped, next] = [stops[at]!, stops[at + 1]!];
    await says(page, words('fault.step'));
    await standsAt(page, headingOf(stopped.page));
    await press(page, words('fault.try'));
    await page.waitForFunction(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/module/later.js')).length > 1);
    await says(page, words('fault.step'));
    assert.deepEqual(await picked(page), stopped.pick);
    changed = false;
    await press(page, words('fault.try'));
    await standsAt(page, headingOf(next.page));
    await goTo(page, 'check');
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    assert.deepEqual(site.posts().map(post => submissionIn(post).body.answers), [answers]);
    assert.ok(!(await shown(page)).includes(person.name));
    assert.deepEqual(thrown, []);
  });

  test('whose own first part was changed shows the site’s own words and tells the webmaster', settings, async t => {
    const site = await openSite({ '/': pageWith(configuration), '/module/first.js': (_got, response) => { response.writeHead(200, { 'content-type': 'text/javascript' }).end(`${built('module/first.js').toString()} `); } });
    t.after(site.end);
    const { page, console: lines, end } = await visit(await browser.get(), `${site.address}/`);
    t.after(end);
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/module/first.js')));
    for (let tries = 0; tries < 100 && !lines.some(line => line.includes('<what-matters>')); tries++) await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.ok(lines.some(line => line.includes('error: <what-matters>: a file of the form could not be loaded, or does not fit its hash')), lines.join('\n'));
    assert.equal(await page.evaluate(() => document.querySelector('what-matters')!.shadowRoot), null);
    assert.equal(await page.evaluate(() => document.querySelector('what-matters p')!.checkVisibility()), true);
  });
});
