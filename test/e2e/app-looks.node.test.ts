// The standalone page as people see it: with the notice of a newer version, the page to call from, and what stands before the form.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { hostApp, isKept, lookForNewer, noticeSays, openWindow } from './support/app.ts';
import { noBrowser, oneBrowser } from './support/chromium.ts';
import { headingOf } from './support/person.ts';
import { configuration } from './support/site.ts';
import { standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const axe = readFileSync(join(import.meta.env.ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, or cannot decide, on the whole page; and how many nodes passed. */
async function audit(page: Page): Promise<{ readonly wrong: readonly string[]; readonly passed: number }> {
  await page.evaluate(axe);
  const { violations, incomplete, passes } = await page.evaluate(() => (window as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } }).axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }));
  const told = [...violations, ...incomplete].flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id} at ${target.flat().join(' ')}: ${html.slice(0, 160)}`));
  return { wrong: told, passed: new Set(passes.flatMap(({ nodes }) => nodes.map(({ target }) => JSON.stringify(target)))).size };
}

/** The buttons and links around the form that are smaller than a thumb, and whether the page can be moved sideways. */
const cramped = (page: Page): Promise<readonly string[]> => page.evaluate(() => [
  ...[...document.querySelectorAll('#update button, a.btn')].filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44).map(one => `${one.textContent} is ${one.getBoundingClientRect().height} high`),
  ...(document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : []),
]);

describe('the standalone page looks and reads well', { skip: noBrowser, concurrency: 2 }, () => {
  for (const theme of ['light', 'dark'] as const) {
    test(`with the notice of a newer version, narrow and wide, ${theme}`, { timeout: 120_000 }, async t => {
      const app = await hostApp(t, { config: { ...configuration, theme, brand: '#7a1f5c' } });
      const { page } = await openWindow(t, await browser.get(), app.address, { width: 360, height: 740 });
      await isKept(page);
      await app.write({ ...configuration, theme, form: 'another' });
      await lookForNewer(page);
      await noticeSays(page, words('app.update'));
      for (const width of [360, 1280]) {
        await page.setViewport({ width, height: 740 });
        const pictures = process.env['PICTURES'];
        if (pictures !== undefined) await page.screenshot({ path: `${pictures}/notice-${theme}-${width}.png` });
        // At the end of the page the notice lies over nothing, so that axe can measure every colour.
        await page.evaluate(() => { scrollTo(0, document.body.scrollHeight); });
        const { wrong, passed } = await audit(page);
        assert.deepEqual(wrong, [], `${width} px`);
        assert.ok(passed >= 20);
        assert.deepEqual(await cramped(page), []);
      }
      // The last button of the form that has focus is not under the notice.
      const [bottom, top] = await page.evaluate(() => {
        const last = [...document.querySelector('what-matters')!.shadowRoot!.querySelectorAll<HTMLElement>('.root button')].filter(one => one.checkVisibility()).at(-1)!;
        last.focus();
        return [last.getBoundingClientRect().bottom, document.querySelector('#update')!.getBoundingClientRect().top];
      });
      assert.ok(bottom! <= top!, `${bottom} is under ${top}`);
      // A page that stands behind another shows no focus.
      await page.emulateFocusedPage(true);
      await page.focus('#update button');
      assert.notEqual(await page.$eval('#update button', button => getComputedStyle(button).outlineStyle), 'none');
    });
  }

  test('to call from, and before the form is there', { timeout: 120_000 }, async t => {
    const app = await hostApp(t, { config: { ...configuration, organisation: { ...configuration.organisation, email: 'hello@heathlane.example', hours: 'Weekdays, 9am to 5pm' } }, answers: { '/module/first.js': () => undefined } });
    const { page } = await openWindow(t, await browser.get(), `${app.address}call.html`, { width: 360, height: 740 });
    assert.deepEqual([(await audit(page)).wrong, await cramped(page)], [[], []]);
    // A file that never comes: the page stands as it is until then.
    await page.goto(app.address, { waitUntil: 'domcontentloaded', timeout: 2000 }).catch(() => undefined);
    await page.waitForSelector('a.btn');
    assert.deepEqual([(await audit(page)).wrong, await cramped(page)], [[], []]);
    await assert.rejects(standsAt(page, headingOf('start'), 100));
  });
});
