// On a page that allows nothing but what the README names: everything works, and nothing is refused by the page's policy.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, describe, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { FIREFOX, firefox } from '../tools/browsers.mjs';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { reply, submissionIn, well } from './support/endpoint.ts';
import { goTo, headingOf, way } from './support/person.ts';
import { listen, type Answer } from './support/server.ts';
import { built, configuration, openSite, pageWith } from './support/site.ts';
import { eavesdrop, overheard } from './support/traces.ts';
import { wayOf, write } from './support/way.ts';
import { press, says, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
const noFirefox = existsSync(FIREFOX.executablePath) || process.env['CI'] === 'true' ? false : `there is no Firefox at ${FIREFOX.executablePath}`;
const settings = { timeout: 180_000 } as const;
after(browser.end);

/** A site with the strictest policy that the README allows, enforced and reported; `asked` beside the form itself, by path. */
async function open(t: TestContext, engine: Browser, config: object, answer: Answer = well) {
  const stub = await listen((got, response, time) => { (got.method === 'OPTIONS' ? well : answer)(got, response, time); });
  t.after(stub.end);
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${stub.address}; worker-src blob:; require-trusted-types-for 'script'; trusted-types lit-html what-matters 'allow-duplicates'; report-uri /refused`;
  const site = await openSite({
    '/': (_got, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': policy, 'content-security-policy-report-only': policy })
        .end(pageWith({ ...configuration, endpoint: `${stub.address}/hook`, ...config }));
    },
    '/refused': (_got, response) => { response.writeHead(204).end(); },
    '/weather': '<!doctype html><title>The weather</title><h1>The weather</h1>', '/areas.json': built('demo/areas.json').toString(),
  });
  t.after(site.end);
  const visitor = await visit(engine, `${site.address}/`, { before: eavesdrop });
  t.after(visitor.end);
  /** Nothing was refused up to now, by what the page heard, by what was reported, and by what the console says. */
  const nothingRefused = async (): Promise<void> => {
    const { violations } = await overheard(visitor.page);
    const said = visitor.console.filter(line => /content.security|trusted ?type|refused to|violat/i.test(line));
    // The little picture of a site is asked for by the browser, Firefox's too, and not by the form.
    for (const lines of [violations, site.posts().filter(({ path }) => path === '/refused').map(({ body }) => body), said, visitor.thrown]) assert.deepEqual(lines.filter(line => !line.includes('favicon.ico')), []);
  };
  return { ...visitor, site, stub, nothingRefused };
}

const goes = async (page: Page, to: string, ways = way, language: 'en' | 'cy' = 'en'): Promise<void> => goTo(page, to, { way: ways, language });

/** What is done on such a page, in a browser that is passed in. */
const visits: Readonly<Record<string, (t: TestContext, engine: Browser) => Promise<void>>> = {
  'the whole journey, help, measures, equality questions and the way out': async (t, engine) => {
    const { page, stub, nothingRefused } = await open(t, engine, { exit: '/weather', vitals: true, equality: { endpoint: '/equality', why: { en: 'It shows us who we reach.', cy: 'Mae’n dangos i ni.' } } });
    await goes(page, 'matters');
    await press(page, words('support.button'));
    await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('dialog[open] a[href^="tel:"]'));
    await page.keyboard.press('Escape');
    await goes(page, 'check');
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    assert.equal(submissionIn(stub.posts()[0]!).body.answers['where']!.at, 'answered');
    await press(page, words('equality.offer.button'));
    await standsAt(page, words('equality.fair.heading'));
    await press(page, words('equality.fair.button'));
    await standsAt(page, words('optional', 'en', { heading: words('equality.age-group.heading') }));
    await press(page, words('equality.age-group.65-79'));
    await press(page, words('continue'));
    await standsAt(page, words('optional', 'en', { heading: words('equality.ethnic-group.heading') }));
    const { events } = await overheard(page);
    assert.ok(events.some(event => event.includes('"wm-vitals"')), 'measures are told');
    await nothingRefused();
    await Promise.all([page.waitForNavigation(), press(page, words('leave.button'))]);
    assert.equal(new URL(page.url()).pathname, '/weather');
  },
  'a journey in Welsh, with a table of areas': async (t, engine) => {
    const { page, nothingRefused } = await open(t, engine, { areas: '/areas.json' });
    await standsAt(page, headingOf('start'));
    await press(page, 'Cymraeg');
    await standsAt(page, headingOf('start', 'cy'));
    // One of the organisations of the table serves this place, and asks nothing that the others do not.
    const there = way.map(stop => (stop.page === 'where' ? wayOf(['where', ...write({ postcode: 'N17 6AA' })])[0]! : stop));
    await goes(page, 'check', there, 'cy');
    await press(page, 'Anfon');
    await standsAt(page, words('sent.heading', 'cy'));
    await nothingRefused();
  },
  'what could not be sent, a copy of it, and what comes back with the next visit': async (t, engine) => {
    let mended = false;
    const { page, stub, nothingRefused } = await open(t, engine, {}, (got, response, time) => { if (mended) well(got, response, time); else reply(response, 500); });
    await goes(page, 'check');
    await press(page, words('check.send'));
    await standsAt(page, words('held.heading'));
    await press(page, words('held.save'));
    await nothingRefused();
    await page.reload();
    await says(page, words('waiting.body'));
    await press(page, words('unsent.delete'));
    await press(page, words('held.save'));
    mended = true;
    await press(page, words('held.try-now'));
    await standsAt(page, headingOf('start'));
    await page.waitForFunction(text => document.querySelector('what-matters')!.shadowRoot!.querySelector<HTMLElement>('.root')!.innerText.includes(text), {}, words('sent.heading'));
    assert.equal(new Set(stub.posts().map(post => submissionIn(post).id)).size, 1);
    await nothingRefused();
  },
  'the rarer questions, an offer of help, and an answer that was not taken': async (t, engine) => {
    const { page, nothingRefused } = await open(t, engine, { ask: ['birth-date', 'news'], shared: true }, (_got, response) => { reply(response, 422, { message: 'no', errors: [{ field: 'body.answers.gp.value', problem: 'shape' }] }); });
    const own = wayOf(...way.flatMap(({ page: name, acts }) => [
      name === 'more' ? ['more', ...write({ text: 'I want to die' })] as const : [name, ...acts] as const, ...(name === 'name' ? [['birth-date', ...write({ day: '31', month: '3', year: '1950' })] as const] : []),
      ...(name === 'privacy' ? [['news'] as const] : []),
    ]));
    await goes(page, 'more', own);
    await ((await page.evaluateHandle(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('#field-text')!)).asElement()!).type('I want to die');
    await press(page, words('continue'));
    await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('dialog[open]'));
    await page.keyboard.press('Escape');
    await goes(page, 'check', wayOf(...own.map(({ page: name, acts }) => [name, ...acts] as const)));
    await press(page, words('check.send'));
    await standsAt(page, words('attention.heading'));
    await nothingRefused();
  },
  'a configuration that is wrong': async (t, engine) => {
    const { page, nothingRefused } = await open(t, engine, { directry: '/list' });
    await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot?.textContent.includes('directry'));
    await nothingRefused();
  },
};

describe('a page whose policy allows only what the README names', { skip: noBrowser, concurrency: 2 }, () => {
  for (const [name, go] of Object.entries(visits)) test(`lets it do ${name}`, settings, async t => go(t, await browser.get()));

  test('would be heard if it refused something', settings, async t => {
    const { page, site } = await open(t, await browser.get(), {});
    await standsAt(page, headingOf('start'));
    await page.evaluate(() => {
      for (const wrong of [() => { document.body.innerHTML += ' '; }, () => { document.body.setAttribute('style', 'color:red'); }]) try { wrong(); } catch { /* That is what the policy is for. */ }
    });
    assert.ok((await overheard(page)).violations.length >= 2);
    await site.hasPosts(1);
    assert.ok(site.posts().some(({ path }) => path === '/refused'));
  });
});

describe('the same page in Firefox', { skip: noFirefox }, () => {
  let started: Promise<Browser> | undefined;
  after(async () => (await started)?.close());
  for (const [name, go] of Object.entries(visits).slice(0, 3)) test(`lets it do ${name}`, settings, async t => go(t, await (started ??= firefox())));
});
