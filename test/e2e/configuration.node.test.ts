// Each way of configuring works; a wrong configuration is named line by line and shows the site's own words instead; so does a page without scripts.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { well } from './support/endpoint.ts';
import { goTo, headingOf } from './support/person.ts';
import { openReceiver } from './support/receiver.ts';
import { configuration, fallback, openSite, pageOf, pageWith } from './support/site.ts';
import { press, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const root = import.meta.env.ROOT;
const browser = oneBrowser();
const folder = mkdtempSync(join(tmpdir(), 'what-matters-check-'));
after(async () => { rmSync(folder, { recursive: true, force: true }); await browser.end(); });
const settings = { timeout: 60_000 } as const;

const check = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/what-matters.js'), 'check', ...args], { encoding: 'utf8' });
  return { status, stdout, stderr, lines: stderr.split('\n').filter(line => line.includes(': found ')) };
};

/** What stands where the form should be: the lines about it, the site's own words, and whether anything else is there. */
const instead = async (page: Page) => {
  await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot?.querySelector('.fault li'));
  return page.evaluate(() => {
    const element = document.querySelector('what-matters')!;
    const inside = element.shadowRoot!;
    return {
      lines: [...inside.querySelectorAll('.fault li')].map(one => one.textContent),
      fallback: element.querySelector('p')!.checkVisibility() && element.querySelector('p')!.getBoundingClientRect().height > 0,
      others: inside.querySelectorAll('form, .step, .foot, input, button, dialog').length,
    };
  });
};

/** Opens a page that is set up wrongly, and makes sure that page and console say these lines and that the fallback stands alone. */
async function refused(t: TestContext, html: string, lines: readonly (string | RegExp)[], answers: Parameters<typeof openSite>[0] = {}): Promise<void> {
  const site = await openSite({ '/': html, ...answers });
  t.after(site.end);
  const visitor = await visit(await browser.get(), `${site.address}/`);
  t.after(visitor.end);
  const found = await instead(visitor.page);
  assert.equal(found.lines.length, lines.length, found.lines.join('\n'));
  lines.forEach((line, at) => { if (typeof line === 'string') assert.equal(found.lines[at], line); else assert.match(found.lines[at]!, line); });
  assert.equal(found.fallback, true, 'the site’s own words stand');
  assert.equal(found.others, 0, 'and nothing of the form does');
  const said = visitor.console.filter(line => line.startsWith('error: <what-matters>'));
  assert.deepEqual(said, [`error: <what-matters>: this form is not set up correctly\n${found.lines.join('\n')}`]);
  assert.deepEqual(visitor.thrown, []);
}

describe('each way of configuring', { skip: noBrowser, concurrency: 2 }, () => {
  for (const [name, path, form] of [['a script between the tags', '/', 'heath-lane-example'], ['attributes over a JSON file', '/demo/attributes.html', 'heath-lane-attributes'], ['a property and a deliver function', '/demo/property.html', 'heath-lane-property']] as const) {
    test(`${name}: a submission arrives`, settings, async t => {
      const receiver = await openReceiver();
      t.after(receiver.end);
      const { page, thrown, console: lines, end } = await visit(await browser.get(), receiver.address + path);
      t.after(end);
      await goTo(page, 'check');
      await press(page, words('check.send'));
      await standsAt(page, words('sent.heading'));
      assert.deepEqual(receiver.rows().map(({ submission }) => submission.form), [form]);
      assert.deepEqual([...thrown, ...lines.filter(line => line.includes('what-matters'))], []);
    });
  }

  test('a property that is set late, or put right, takes the place of what was wrong', settings, async t => {
    const site = await openSite({ '/': pageOf({}), '/api/submissions': well });
    t.after(site.end);
    const { page, end } = await visit(await browser.get(), `${site.address}/`);
    t.after(end);
    assert.notDeepEqual((await instead(page)).lines, []);
    await page.evaluate(config => { (document.querySelector('what-matters') as unknown as { config: unknown }).config = config; }, configuration);
    await standsAt(page, headingOf('start'));
  });
});

describe('a wrong configuration', { skip: noBrowser, concurrency: 2 }, () => {
  const { reader: _nobody, ...withoutReader } = configuration;
  const wrongs: readonly { readonly name: string; readonly config: object; readonly lines: readonly string[] }[] = [
    { name: 'an unknown key', config: { ...configuration, directry: '/list' }, lines: ['directry: found a key that does not exist, expected "directory"?'] },
    { name: 'an endpoint without https', config: { ...configuration, endpoint: 'http://example.org/answers' }, lines: ['endpoint: found "http://example.org/answers", expected an address that begins with https:// or with /'] },
    { name: 'free text that nobody reads', config: withoutReader, lines: ['reader: found nothing, expected who reads the answers, how soon, and a phone number ("who", "within", "phone"), because people can write freely in this journey'] },
    { name: 'several wrong keys', config: { ...configuration, form: 'Not An Id', brand: 'teal', organisation: { name: 'A', phone: '123456', fax: '1' } }, lines: ['form: found "Not An Id", expected an id of small letters, digits and dashes, at most 40', 'organisation.fax: found a key that does not exist, expected only keys of the documentation', 'brand: found "teal", expected a colour such as #287f7b'] },
  ];
  wrongs.forEach(({ name, config, lines }, at) => test(`with ${name} is refused in the same words on the page, the console and by "what-matters check"`, settings, async t => {
    await refused(t, pageWith(config), lines);
    const file = join(folder, `${at}.json`);
    writeFileSync(file, JSON.stringify(config));
    const checked = check(file);
    assert.deepEqual(checked.lines, lines);
    assert.equal(checked.status, 1);
  }));

  test('in the demo is named line by line, and its fallback stands', settings, async t => {
    await refused(t, readFileSync(join(root, 'dist/demo/wrong.html'), 'utf8'), [/^form: /, /^organisation\.phone: /, /^endpoint: /, /^brand: /, /^directry: /, /^reader: /]);
  });

  const files: readonly { readonly name: string; readonly answers: Parameters<typeof openSite>[0]; readonly line: string }[] = [
    { name: 'is missing', answers: {}, line: 'config: found status 404 at /my.json, expected a JSON file' },
    { name: 'is a web page', answers: { '/my.json': '<!doctype html><title>404</title>' }, line: 'config /my.json: found text that is not JSON, expected a configuration as JSON' },
    { name: 'is too large', answers: { '/my.json': `{"form":"${'a'.repeat(300_000)}"}` }, line: 'config /my.json: found over 262144 characters, expected fewer' },
    { name: 'cannot be reached', answers: { '/my.json': (_got, response) => { response.destroy(); } }, line: 'config: found no answer at /my.json, expected a JSON file' },
  ];
  for (const { name, answers, line } of files) test(`in a file that ${name} is refused`, settings, t => refused(t, pageOf({ attributes: 'config="/my.json"' }), [line], answers));

  test('that is not JSON is refused', settings, t => refused(t, pageOf({ inside: '<script type="application/json">{"form": </script>' }), ['script: found text that is not JSON, expected a configuration as JSON']));
});

test('"what-matters check" ends with 0 for a good file and with 2 when it is called wrongly', () => {
  const good = check(join(root, 'dist/demo/what-matters.json'));
  assert.equal(good.status, 0, good.stderr);
  assert.match(good.stdout, /heath-lane-file/);
  assert.equal(check().status, 2);
  assert.equal(check('one.json', 'two.json').status, 2);
  assert.equal(check('--nonsense', 'one.json').status, 2);
  assert.equal(check(join(folder, 'not-there.json')).status, 1);
});

test('without scripts the site’s own words stand, and nothing of the configuration shows', { ...settings, skip: noBrowser }, async t => {
  const site = await openSite({ '/': pageWith(configuration) });
  t.after(site.end);
  const { page, asked, end } = await visit(await browser.get(), `${site.address}/`, { javascript: false });
  t.after(end);
  const body = await page.evaluate(() => document.body.innerText);
  assert.equal(body.replace(/\s+/g, ' ').trim(), `A site ${fallback}`);
  assert.deepEqual(asked.filter(({ url }) => url.endsWith('.js')), []);
});
