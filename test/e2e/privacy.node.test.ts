// What a person tells the form goes to the endpoint, after Send, and nowhere else: not into storage, history, events, the console or an address.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { submissionIn, well } from './support/endpoint.ts';
import { answers, fillInOnly, goTo, headingOf, person } from './support/person.ts';
import { openReceiver } from './support/receiver.ts';
import { built, configuration, openSite, pageWith } from './support/site.ts';
import { eavesdrop, overheard, tracesOf, writtenOut } from './support/traces.ts';
import { pick, wayOf, write, type Way } from './support/way.ts';
import { press, says, shown, standsAt, valueOf } from './support/widget.ts';
import { words, type Language } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 90_000 } as const;

/** A whole journey, and pieces of its answers that nobody else may come across: words of the person's own, and ids of what they picked. */
interface Told { readonly name: string; readonly path: string; readonly language: Language; readonly way: Way; readonly own: RegExp; readonly picked: RegExp }

const journeys: readonly Told[] = [
  {
    name: 'for themselves, in Welsh, with every question that can come', path: '/', language: 'cy', 
    way: wayOf(
      ['start'], ['who', ...pick('self')], ['where', ...write({ postcode: person.postcode })], ['age', ...pick('65-79')], ['matters', ...pick('music', 'outdoors')], ['interests.music', ...pick('choir', 'listen')], ['interests.outdoors', ...pick('garden')],
      ['help', ...pick('free', 'small-quiet')], ['when', ...pick('weekday-mornings')], ['ideas'], ['call', ...pick('yes')], ['name', ...write({ first: person.first, last: person.last, called: 'Pidge' })], ['contact-by', ...pick('phone')],
      ['contact', ...write({ to: '020 7946 0717' }), ...pick('not-sure'), ...write({ best: 'Teatime' })], ['comms', ...pick('large-print', 'interpreter', 'other')], ['comms-language', ...write({ text: 'Pahari' })], ['comms-other', ...write({ text: 'Sit on my left' })],
      ['gp', ...write({ text: person.gp })], ['more', ...write({ text: person.more })], ['privacy', ...pick('field-help-me', 'field-tell-gp')], ['check'],
    ),
    own: /NW1|2DB|Siân|Quimby|Pidge|7946.?0717|79460717|Teatime|Pahari|on my left|Larkfield|Zanzibar/i, picked: /65-79|music|outdoors|choir|listen|garden|small-quiet|weekday|large-print|interpreter|canu|garddio/i,
  },
  {
    name: 'by a professional, among several organisations, with a date of birth', path: '/demo/areas.html', language: 'en', 
    way: wayOf(
      ['start'], ['who', ...pick('professional')], ['who-knows', ...pick('yes')], ['where', ...write({ postcode: 'N17 6AA' })], ['age', ...pick('80-over')], ['matters', ...pick('music')], ['interests.music', ...pick('choir')], ['help', ...pick('step-free')], ['when', ...pick('any')], ['ideas'],
      ['call', ...pick('yes')], ['name', ...write({ first: person.first, last: person.last })], ['birth-date', ...write({ day: '31', month: 'march', year: '1934' })], ['contact-by', ...pick('email')], ['contact', ...write({ to: person.email }), ...pick('yes')],
      ['comms', ...pick('braille', 'advocate')], ['gp', ...write({ text: person.gp })], ['helper-name', ...write({ first: 'Bronagh', last: 'Quilty' })], ['helper-role', ...write({ text: 'Warden at Elm House' })], ['helper-contact', ...write({ text: '020 7946 0555' })],
      ['more', ...write({ text: person.more })], ['privacy', ...pick('field-help-me', 'field-tell-gp')], ['news', ...pick('field-news')], ['check'],
    ),
    own: /N17|6AA|Siân|Quimby|sian\.|1934|Larkfield|Bronagh|Quilty|Warden|Elm House|7946.?0555|79460555|Zanzibar/i, picked: /professional|80-over|music|choir|step-free|braille|advocate|marsh/i,
  },
];

describe('a whole journey, with ideas, under the demo’s content security policy', { skip: noBrowser, concurrency: 2 }, () => {
  for (const { name, path, language, way: theWay, own, picked: ids } of journeys) test(`${name}, leaves nothing behind and tells nobody but the endpoint, once, after Send`, settings, async t => {
    const receiver = await openReceiver();
    t.after(receiver.end);
    const { page, asked, thrown, console: lines, end } = await visit(await browser.get(), `${receiver.address}${path}`, { before: eavesdrop });
    t.after(end);
    await standsAt(page, headingOf('start'));
    if (language === 'cy') {
      await press(page, 'Cymraeg');
      await standsAt(page, headingOf('start', 'cy'));
    }
    const [before, { page: written }] = [await tracesOf(page), await writtenOut(page)];
    assert.deepEqual(before.stored, []);
    const pages: string[] = [];
    const looked = async (stands: string) => {
      assert.deepEqual(await tracesOf(page), { ...before, historyLength: before.historyLength + (stands === 'start' ? 0 : 1), historyState: null }, `on the page "${stands}"`);
      const now = await writtenOut(page);
      assert.equal(now.page, written, `the page around the form changed on "${stands}"`);
      assert.doesNotMatch(now.attributes, own, `an attribute on "${stands}"`);
      assert.doesNotMatch(now.attributes, /^(?:checked|selected|aria-checked|aria-selected)=/m, `an attribute on "${stands}" says what is picked`);
      pages.push(stands);
    };
    await goTo(page, 'check', { language, way: theWay, onEach: looked });
    assert.deepEqual(pages, theWay.map(stop => stop.page));

    const origin = new URL(receiver.address).origin;
    assert.deepEqual(asked.filter(({ url }) => new URL(url).origin !== origin), []);
    const paths = asked.map(({ method, url, body }) => `${method} ${new URL(url).pathname}${new URL(url).search}${body}`);
    assert.deepEqual(paths.filter(one => one !== `GET ${path}` && !/^GET \/(?:demo\/charity\.css|demo\/areas\.json|embed\.js|module\/[\w-]+\.js|favicon\.ico|directory\/(?:index\.json|[\da-f]{12}\/(?:rows\.bin|\d+\.json)))$/.test(one)), []);
    assert.equal(paths.filter(one => one === 'GET /directory/index.json').length, 1);
    assert.equal(receiver.rows().length, 0);

    const soFar = asked.length;
    await press(page, language === 'cy' ? 'Anfon' : 'Send to');
    await standsAt(page, words('sent.heading', language));
    await looked('done');
    assert.deepEqual(asked.slice(soFar).map(({ method, url }) => `${method} ${new URL(url).pathname}`), ['POST /api/submissions']);
    const [row, ...others] = receiver.rows();
    assert.deepEqual(others, []);
    // What was told did go out, or none of this shows anything.
    const answered = JSON.stringify(row!.submission.body.answers);
    assert.match(answered, own);

    for (const { url } of asked) { assert.doesNotMatch(url, own); assert.doesNotMatch(url, /65-79|80-over|choir|small-quiet|braille/); }
    const { events, violations } = await overheard(page);
    assert.ok(events.some(event => event.includes('"wm-ready"')) && events.some(event => event.includes('"wm-sent"')), 'the events are there to be overheard');
    // The pages that everybody passes: which others there were would tell an answer.
    const open = theWay.map(stop => stop.page).filter(id => !/^(?:start|interests\..*|who-knows|comms-.*|helper-.*)$/.test(id));
    assert.deepEqual(events.filter(event => event.includes('"wm-step"')).map(event => /"page":"([a-z-]+)"/.exec(event)?.[1]), [...open, 'done']);
    for (const text of [...events, ...lines]) { assert.doesNotMatch(text, own); assert.doesNotMatch(text, ids); }
    assert.deepEqual(violations, []);
    assert.deepEqual([...thrown, ...lines], []);
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
    assert.equal(await valueOf(page, 'field-first'), '');
    assert.deepEqual(asked.filter(({ method }) => method !== 'GET'), []);
    assert.deepEqual((await tracesOf(page)).stored, []);
    assert.deepEqual(receiver.rows(), []);
  });
});

describe('the embed script', { skip: noBrowser, concurrency: 2 }, () => {
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
    // The first two questions come with the first part, the third needs the next one.
    await goTo(page, 'where');
    await fillInOnly(page, 'where');
    await press(page, words('continue'));
    await says(page, words('fault.step'));
    await standsAt(page, headingOf('where'));
    await press(page, words('fault.try'));
    await page.waitForFunction(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/module/later.js')).length > 1);
    await says(page, words('fault.step'));
    assert.equal(await valueOf(page, 'field-postcode'), person.postcode);
    changed = false;
    await press(page, words('fault.try'));
    await standsAt(page, headingOf('age'));
    await goTo(page, 'check');
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    assert.deepEqual(site.posts().map(post => submissionIn(post).body.answers), [answers]);
    assert.ok(!(await shown(page)).includes(person.name));
    assert.deepEqual(thrown, []);
  });

  test('that cannot fetch another language says so where people see it, and gets it when they try again', settings, async t => {
    let isDown = true;
    const site = await openSite({ '/': pageWith(configuration), '/module/cy.js': (_got, response) => { if (isDown) response.writeHead(503).end(); else response.writeHead(200, { 'content-type': 'text/javascript' }).end(built('module/cy.js')); } });
    t.after(site.end);
    const { page, end } = await visit(await browser.get(), `${site.address}/`);
    t.after(end);
    await standsAt(page, headingOf('start'));
    await press(page, 'Cymraeg');
    await page.waitForFunction(text => document.querySelector('what-matters')!.shadowRoot!.querySelector<HTMLElement>('.err[role=alert]')?.innerText.includes(text), { polling: 50 }, words('fault.step'));
    await standsAt(page, headingOf('start'));
    isDown = false;
    await press(page, words('fault.try'));
    await standsAt(page, headingOf('start', 'cy'));
    assert.equal(await page.evaluate(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('.err')), null);
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
