// The standalone page on what ships: installed, without a network after one visit, in any folder, strict, in two languages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { hostApp, isKept, openWindow } from './support/app.ts';
import { noBrowser, oneBrowser } from './support/chromium.ts';
import { reply, reference, submissionIn, well } from './support/endpoint.ts';
import { answers, goTo, headingOf } from './support/person.ts';
import { openReceiver } from './support/receiver.ts';
import { listen } from './support/server.ts';
import { built, configuration } from './support/site.ts';
import { press, rootOf, says, shown, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 120_000 } as const;

const ideasOn = async (page: Page): Promise<number> => (await rootOf(page)).evaluate(root => root.querySelectorAll('.idea:not(.person)').length);

/** Opens "Need help now?", finds a number there, and closes it. */
async function findsHelp(page: Page): Promise<void> {
  await press(page, words('support.button'));
  await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('dialog[open] a[href="tel:116123"]'));
  await press(page, words('close'));
}

const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());

describe('the standalone page', { skip: noBrowser, concurrency: 2 }, () => {
  test('of the demo is at /app/, strict, can be installed, and a whole journey on it breaks no rule', settings, async t => {
    const receiver = await openReceiver();
    t.after(receiver.end);
    const redirected = await fetch(`${receiver.address}/app`, { redirect: 'manual' });
    assert.deepEqual([redirected.status, redirected.headers.get('location')], [308, '/app/']);
    assert.equal((await fetch(`${receiver.address}/app/worker.js`)).headers.get('cache-control'), 'no-cache');
    assert.match((await fetch(`${receiver.address}/app/`)).headers.get('content-security-policy')!, /default-src 'none'.*require-trusted-types-for 'script'/);
    const { page, errors, thrown } = await openWindow(t, await browser.get(), `${receiver.address}/app/`);
    await isKept(page);
    const devtools = await page.createCDPSession();
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, []);
    assert.deepEqual([await page.title(), await page.$eval('html', html => html.lang)], ['Heath Lane Neighbours', 'en']);
    await findsHelp(page);
    await goTo(page, 'check');
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    assert.deepEqual(receiver.rows()[0]!.submission.body.answers, answers);
    await press(page, words('equality.offer.button'));
    await standsAt(page, words('equality.fair.heading'));
    assert.deepEqual([errors, thrown], [[], []]);
  });

  test('opens without a network after one visit, and goes all the way to Send: with the last list and its date, and with help', settings, async t => {
    const app = await hostApp(t);
    const { page, errors, thrown } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    await app.close();
    await page.reload();
    await standsAt(page, headingOf('start'));
    await findsHelp(page);
    await goTo(page, 'ideas');
    await says(page, `${words('ideas.unreachable')} ${words('ideas.kept', 'en', { date: today })}`);
    assert.ok(await ideasOn(page) > 1);
    await goTo(page, 'check');
    await says(page, words('check.send', 'en'));
    await app.open();
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    assert.deepEqual(submissionIn(app.server().posts()[0]!).body.answers, answers);
    assert.deepEqual(thrown, []);
    assert.deepEqual(errors.filter(line => line.includes('Content Security Policy')), []);
  });

  test('sends what waits while no page is open, once, when the browser wakes its worker', settings, async t => {
    const app = await hostApp(t);
    const { page } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    const devtools = await (await browser.get()).target().createCDPSession();
    const workers = await page.createCDPSession();
    const registrations: { registrationId: string; scopeURL: string }[] = [];
    workers.on('ServiceWorker.workerRegistrationUpdated', (event: { registrations: typeof registrations }) => { registrations.push(...event.registrations); });
    await workers.send('ServiceWorker.enable');
    await goTo(page, 'check');
    await app.close();
    await press(page, words('check.send'));
    await says(page, words('waiting.body'));
    const other = await (await browser.get()).newPage();
    t.after(() => other.close());
    const waking = await other.createCDPSession();
    await waking.send('ServiceWorker.enable');
    await page.close();
    await app.open();
    const { registrationId } = registrations.find(({ scopeURL }) => scopeURL === app.address)!;
    await waking.send('ServiceWorker.dispatchSyncEvent', { origin: new URL(app.address).origin, registrationId, tag: 'what-matters-outbox', lastChance: false });
    const [got, ...others] = await app.server().hasPosts(1, 30_000);
    assert.deepEqual(others, []);
    assert.deepEqual(submissionIn(got!).body.answers, answers);
    await devtools.detach();
    const again = await openWindow(t, await browser.get(), app.address);
    await standsAt(again.page, headingOf('start'));
    assert.equal(app.server().posts().length, 1);
  });

  test('speaks Welsh without a network too, as its first language and as one that is chosen', settings, async t => {
    const app = await hostApp(t, { config: { ...configuration, language: 'cy' } });
    const { page } = await openWindow(t, await browser.get(), app.address);
    assert.equal(await page.$eval('html', html => html.lang), 'cy');
    await isKept(page);
    await app.close();
    await page.reload();
    await goTo(page, 'ideas', { language: 'cy' });
    await says(page, words('ideas.unreachable', 'cy'));
    await goTo(page, 'check', { language: 'cy' });
    await page.reload();
    await standsAt(page, headingOf('start', 'cy'));
    await press(page, 'English');
    await standsAt(page, headingOf('start'));
    await goTo(page, 'check');
    await page.goto(`${app.address}call.html`);
    assert.match(await page.$eval('body', body => body.innerText), /Ffonio Heath Lane Neighbours\s+Ffonio 020 7946 0000/);
  });

  test('works in any folder of a host, and keeps what it needs under the name of that folder', settings, async t => {
    const app = await hostApp(t, { path: '/help/us/' });
    const { page, errors } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    assert.deepEqual(await page.evaluate(async () => [(await navigator.serviceWorker.getRegistration())!.scope, ...(await caches.keys()).toSorted()]), [app.address, `what-matters-app-files ${app.address}`, `what-matters-app-lists ${app.address}`]);
    await app.close();
    for (const address of [app.address, `${app.address}?from=poster#top`, `${app.address}index.html`]) {
      await page.goto(address);
      await standsAt(page, headingOf('start'));
    }
    await page.goto(`${app.address}call.html`);
    assert.equal(await page.$eval('a[href^="tel:"]', link => link.getAttribute('href')), 'tel:02079460000');
    assert.deepEqual(errors, []);
  });

  test('reads a directory on another origin and keeps it, and sends past the worker', settings, async t => {
    const other = await listen((got, response, time) => {
      if (got.method === 'GET') reply(response, 200, built('demo/directory.json').toString(), { 'content-type': 'application/json' });
      else well(got, response, time);
    });
    t.after(other.end);
    const app = await hostApp(t, { config: { ...configuration, directory: `${other.address}/services`, endpoint: `${other.address}/answers` } });
    const { page, errors } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    const seen: (readonly [method: string, path: string, byWorker: boolean])[] = [];
    page.on('response', response => seen.push([response.request().method(), new URL(response.url()).pathname, response.fromServiceWorker()]));
    await goTo(page, 'check');
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    await says(page, reference);
    assert.deepEqual(seen.filter(([, path]) => path === '/services').at(-1), ['GET', '/services', true]);
    assert.deepEqual(seen.filter(([method]) => method === 'POST'), [['POST', '/answers', false]]);
    for (const { headers } of other.got) assert.doesNotMatch(JSON.stringify(headers), /cookie|referer/i);
    assert.deepEqual(errors, []);
    await other.end();
    await page.reload();
    await goTo(page, 'ideas');
    await says(page, words('ideas.kept', 'en', { date: today }));
  });

  test('shows the last list where a network gives a page to sign in instead of it', settings, async t => {
    let isCaptive = false;
    const app = await hostApp(t, { answers: { '/directory/services': (_got, response) => { reply(response, 200, isCaptive ? '<!doctype html><title>Sign in</title>' : built('demo/directory.json').toString(), { 'content-type': isCaptive ? 'text/html' : 'application/json' }); } } });
    const { page } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    isCaptive = true;
    await goTo(page, 'ideas');
    await says(page, words('ideas.kept', 'en', { date: today }));
    isCaptive = false;
    await page.reload();
    await goTo(page, 'ideas');
    assert.ok(!(await shown(page)).includes(words('ideas.unreachable')), 'a list that is well again is the one that is shown');
  });

  test('says who to call without scripts, and where its form cannot be loaded', settings, async t => {
    const app = await hostApp(t, { answers: { '/module/first.js': (_got, response) => { response.writeHead(404).end(); } } });
    const { page } = await openWindow(t, await browser.get(), app.address);
    const text = (): Promise<string> => page.$eval('body', body => body.innerText);
    assert.match(await text(), /Heath Lane Neighbours\s+You can always call us\.\s+Call 020 7946 0000/);
    assert.doesNotMatch(await text(), /cannot show the form/);
    await page.setJavaScriptEnabled(false);
    await page.reload();
    assert.match(await text(), /Your browser cannot show the form here\.\s+You can always call us\.\s+Call 020 7946 0000/);
  });

  test('works without a worker where its host allows no policy of ours', settings, async t => {
    let pageText = '';
    const app = await hostApp(t, { answers: { '/': (_got, response) => { response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': "require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'" }).end(pageText); } } });
    pageText = readFileSync(join(app.folder, 'index.html'), 'utf8');
    const { page, thrown } = await openWindow(t, await browser.get(), app.address);
    await goTo(page, 'check');
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.deepEqual(thrown, []);
  });
});
