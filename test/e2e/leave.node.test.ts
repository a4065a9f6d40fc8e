// Leaving in a hurry: what somebody told the form is gone before the browser goes anywhere, and Back brings none of it back.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, describe, test, type TestContext } from 'node:test';
import { run } from '../soak/leave.mjs';
import { CHROMIUM, FIREFOX } from '../tools/browsers.mjs';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { fillInOnly, goTo, headingOf } from './support/person.ts';
import { configuration, openSite, pageWith } from './support/site.ts';
import { eavesdrop, everythingOn, overheard, tracesOf } from './support/traces.ts';
import { pick, wayOf, write } from './support/way.ts';
import { press, says, shown, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 60_000 } as const;

const way = wayOf(
  ['start'], ['who', ...pick('self')], ['where', ...write({ postcode: 'NW1 2DB' })], ['age', ...pick('25-49')], ['matters', ...pick('music')], ['interests.music', ...pick('choir')], ['help', ...pick('free')], ['when', ...pick('any')], ['ideas'],
  ['call', ...pick('yes')], ['name', ...write({ first: 'Zebedee', last: 'Quimby' })], ['contact-by', ...pick('phone')], ['contact', ...write({ to: '020 7946 0717' }), ...pick('no')],
);
const own = /Zebedee|Quimby|7946 ?0717|NW1|choir/i;

async function opened(t: TestContext, config: object = { exit: '/weather' }, before: () => void = eavesdrop) {
  const site = await openSite({ '/': pageWith({ ...configuration, ...config }), '/weather': '<!doctype html><title>The weather</title><h1>The weather</h1>', '/nothing': (_got, response) => { response.writeHead(204).end(); }, '/before': '<!doctype html><title>Before</title><h1>Before</h1>' });
  t.after(site.end);
  const visitor = await visit(await browser.get(), `${site.address}/before`, { before });
  t.after(visitor.end);
  await visitor.page.goto(`${site.address}/`);
  await standsAt(visitor.page, headingOf('start'));
  return { ...visitor, site };
}

describe('leaving in a hurry', { skip: noBrowser, concurrency: 2 }, () => {
  for (const by of ['the button', 'Shift three times'] as const) {
    test(`by ${by} goes to the other page at once, and Back shows nothing of what was told`, settings, async t => {
      const { page, thrown } = await opened(t);
      await goTo(page, 'contact', { way });
      await fillInOnly(page, 'contact', { way });
      assert.ok(own.test(await everythingOn(page)), 'what was told stands on the page');
      const { historyLength } = await tracesOf(page);
      const gone = page.waitForNavigation();
      if (by === 'the button') await press(page, words('leave.button')); else for (const _time of [1, 2, 3]) await page.keyboard.press('Shift');
      await gone;
      assert.equal(new URL(page.url()).pathname, '/weather');
      const there = await tracesOf(page);
      assert.ok(there.historyLength <= historyLength, 'the other page took the place of the form');
      assert.deepEqual(there.stored, []);
      await page.goBack();
      assert.equal(own.exec(await everythingOn(page))?.[0], undefined);
      assert.equal(new URL(page.url()).pathname, '/', 'Back leads to the page of the site, not to a place in the form');
      await standsAt(page, headingOf('start'));
      assert.doesNotMatch(await shown(page), own);
      assert.deepEqual(thrown, []);
    });
  }

  test('wipes first: where the other page cannot be had, nothing of the person is left on this one', settings, async t => {
    const { page } = await opened(t, { exit: '/nothing' });
    await goTo(page, 'contact', { way });
    const asked = page.waitForResponse(response => response.status() === 204);
    for (const _time of [1, 2, 3]) await page.keyboard.press('Shift');
    await asked;
    assert.equal(own.exec(await everythingOn(page))?.[0], undefined);
    const covered = await page.evaluate(() => { const { width, height } = document.querySelector('what-matters')!.shadowRoot!.querySelector('dialog.gone')!.getBoundingClientRect(); return width >= innerWidth - 20 && height >= innerHeight; });
    assert.equal(covered, true);
    const { events } = await overheard(page);
    assert.equal(events.filter(event => event.includes('"wm-left"')).length, 1);
    for (const event of events) assert.doesNotMatch(event, own);
  });
});

describe('a device that many people use', { skip: noBrowser }, () => {
  test('forgets what somebody typed who went away, after asking whether they are there', settings, async t => {
    // The waits of four minutes and of one end when the test says so: how long the walk before them takes must not matter.
    const { page, thrown } = await opened(t, { shared: true }, () => {
      const wait = window.setTimeout;
      const waits: Record<number, () => void> = {};
      Object.assign(window, { end: (ms: number) => { waits[ms]!(); } });
      window.setTimeout = ((call: () => void, ms = 0, ...rest: unknown[]) => { if (ms !== 240_000 && ms !== 60_000) return wait(call, ms, ...rest); waits[ms] = call; return 0; }) as typeof setTimeout;
    });
    const end = (ms: number) => page.evaluate(passed => { (window as unknown as { end: (ms: number) => void }).end(passed); }, ms);
    await goTo(page, 'contact', { way });
    await fillInOnly(page, 'contact', { way });
    assert.ok(own.test(await everythingOn(page)), 'what was told stands on the page');
    await end(240_000);
    await says(page, words('idle.ask'));
    assert.ok(own.test(await everythingOn(page)), 'it stands until nobody has answered');
    await end(60_000);
    await standsAt(page, headingOf('start'));
    assert.equal(own.exec(await everythingOn(page))?.[0], undefined);
    assert.deepEqual((await tracesOf(page)).stored, []);
    assert.deepEqual(thrown, []);
  });
});

describe('leaving from any step, a few of the runs of the soak', () => {
  for (const [engine, program] of [['chromium', CHROMIUM.executablePath], ['firefox', FIREFOX.executablePath], ['webkit', '/usr/bin/WebKitWebDriver']] as const) {
    const skip = existsSync(program) || process.env['CI'] === 'true' ? false : `there is no ${engine} at ${program}`;
    test(`in ${engine}: Back, Forward and Back again find no word of an answer`, { skip, timeout: 600_000 }, async t => {
      const [result] = await run({ engines: [engine], runs: 8, restores: false, root: import.meta.env.ROOT, log: line => { t.diagnostic(line); } });
      assert.deepEqual(result!.broken, []);
      assert.equal(result!.runs, 8);
      assert.ok(result!.told > 2, 'something was told in most of them');
    });
  }
});
