// Several organisations behind one form, on the demo as it ships: the table of areas says who gets the answers, and the page says so too.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { goTo } from './support/person.ts';
import { openReceiver, type Receiver } from './support/receiver.ts';
import { agreedTo, all, answered, ideasTold, isRecord, rowOn, standOnce, toCheck } from './support/record.ts';
import { buttons, change, goesOnTo, sent } from './support/steps.ts';
import { eavesdrop, overheard } from './support/traces.ts';
import { pick, say, shownHeading, wayOf, write, type Way } from './support/way.ts';
import { press, says, shown, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
/** One receiver for those who send, and one that must stay empty. */
let receiver: Receiver;
let empty: Receiver;
before(async () => { if (!noBrowser) [receiver, empty] = await Promise.all([openReceiver(), openReceiver()]); });
after(async () => { await browser.end(); await receiver?.end(); await empty?.end(); });
const settings = { timeout: 120_000 } as const;

const marsh = { org: 'Marsh Green Together (example)', phone: '020 7946 0321', who: 'Tomasz, our link worker,', within: 'within 5 working days' } as const;
const heath = { org: 'Heath Lane Neighbours', phone: '020 7946 0000', who: 'Priya, our link worker,', within: 'within 3 working days' } as const;
const everybody = { org: 'Neighbours of North London', phone: '020 7946 0200', who: 'The duty team', within: 'within 5 working days' } as const;

const begin = (where: Way[number]['acts'], age = '65-79') => [['start'], ['who', ...pick('self')], ['where', ...where], ['age', ...pick(age)], ['matters', ...pick('music')], ['interests.music', ...pick('choir')], ['help', ...pick('free')], ['when'], ['ideas']] as const;
/** The way of somebody with this name, at this place. The demo asks for the date of birth. */
const wayFrom = (where: Way[number]['acts'], name: string, age?: string, birth: Readonly<Record<string, string>> = { day: '31', month: 'march', year: '1954' }): Way => wayOf(
  ...begin(where, age), ['call', ...pick('yes')], ['name', ...write({ first: name })], ['birth-date', ...write(birth)], ['contact-by', ...pick('letter')], ['contact', ...write({ to: `${name}’s house` }), ...pick('yes')],
  ['comms'], ['gp', ...write({ text: `${name}’s surgery` })], ['more'], ['privacy', ...pick('field-help-me')], ['news', ...pick('field-news')], ['check'],
);
const answersFrom = (where: string, name: string) => ({
  ...all('notAsked', 'who-knows', 'comms-language', 'comms-other', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact'), ...all('skipped', 'when', 'comms', 'more'),
  'who': answered('self'), 'where': answered(where), 'age': answered('65-79'), 'matters': answered(['music']), 'interests.music': answered(['choir']), 'help': answered(['free']), 'call': answered('yes'), 'name': answered({ first: name }), 'birth-date': answered('1954-03-31'),
  'contact-by': answered('letter'), 'contact': answered({ by: 'letter', to: `${name}’s house`, safe: 'yes' }), 'gp': answered(`${name}’s surgery`), 'privacy': answered(['help-me']), 'news': answered(['news']),
});
const record = { form: 'north-london-example', given: ['help-me', 'news'] } as const;

const open = async (at: Receiver, options = {}) => visit(await browser.get(), `${at.address}/demo/areas.html`, options);
/** Makes sure that the page names an organisation, its number, and none of the others. */
async function names(page: Page, { org, phone }: { readonly org: string; readonly phone: string }): Promise<void> {
  const text = await shown(page);
  for (const one of [marsh, heath, everybody]) assert.equal(text.includes(one.org), one.org === org, `${one.org} in: ${text}`);
  assert.ok(text.includes(phone), phone);
}

describe('a form for several organisations', { skip: noBrowser, concurrency: 3 }, () => {
  for (const [postcode, scheme, who, name] of [['N17 6AA', 'marsh-green', marsh, 'Winifred'], ['N19 8QD', 'heath-lane', heath, 'Bartholomew']] as const) {
    test(`sends what somebody at ${postcode} answers to ${scheme}, and says so from the postcode on`, settings, async t => {
      const { page, thrown, end } = await open(receiver);
      t.after(end);
      const way = wayFrom(write({ postcode }), name);
      await goTo(page, 'where', { way });
      await names(page, everybody);
      await goTo(page, 'matters', { way });
      await names(page, who);
      const seen = await toCheck(page, { way });
      assert.deepEqual(seen.consents.map(one => one.words), ['help-me', 'tell-gp', 'news'].map(id => words(`pages.privacy.${id}`, 'en', who)));
      await names(page, who);
      for (const line of [words('check.who-reads', 'en', who), '31 March 1954']) assert.ok((await shown(page)).includes(line), line);
      await press(page, words('check.send', 'en', who));
      await standsAt(page, words('sent.heading'));
      await names(page, who);
      for (const line of [`Sent to ${who.org}`, words('sent.reads', 'en', who)]) await says(page, line);
      isRecord((await rowOn(page, receiver)).submission, seen, { ...record, scheme, answers: answersFrom(postcode, name) });
      standOnce(receiver, `${name}’s house`);
      assert.deepEqual(thrown, []);
    });
  }

  test('somebody who does not know their postcode is told that they will be asked, and their record names no scheme', settings, async t => {
    const { page, thrown, end } = await open(receiver);
    t.after(end);
    const way = wayFrom(say('postcode.unknown'), 'Ottoline');
    const seen = await toCheck(page, { way });
    await names(page, everybody);
    assert.match(words('area.check'), /^We will check with you/);
    await says(page, words('area.check'));
    await press(page, words('check.send', 'en', everybody));
    await standsAt(page, words('sent.heading'));
    isRecord((await rowOn(page, receiver)).submission, seen, { ...record, scheme: null, answers: answersFrom('unknown', 'Ottoline') });
    assert.deepEqual(thrown, []);
  });

  test('somebody whom nobody there serves sees ideas and who else may help, and cannot send', settings, async t => {
    const visitor = await open(empty);
    t.after(visitor.end);
    const { page, thrown } = visitor;
    const [start, who, where, ...rest] = begin(write({ postcode: 'SW1A 1AA' }));
    await goTo(page, '!nobody-serves', { way: wayOf(start, who, where, ['!nobody-serves']) });
    for (const key of ['heading', 'body', 'body-2']) await says(page, words(`stops.nobody-serves.${key}`, 'en', everybody));
    await goTo(page, 'ideas', { way: wayOf(start, who, ['!nobody-serves'], ...rest) });
    assert.deepEqual(await buttons(page), [words('again')]);
    await names(page, everybody);
    assert.deepEqual(sent(visitor), []);
    assert.deepEqual(empty.rows(), []);
    assert.deepEqual(thrown, []);
  });

  test('a postcode that is put right on the check page changes who gets the answers, and the record holds what stood above Send', settings, async t => {
    const { page, end } = await open(receiver);
    t.after(end);
    const way = wayFrom(write({ postcode: 'N17 6AA' }), 'Perpetua');
    await goTo(page, 'check', { way });
    await change(page, 'where');
    await goTo(page, 'ideas', { way: wayOf(['where', ...write({ postcode: 'N19 8QD' })], ['ideas']) });
    await says(page, words('ideas.why'));
    // What was said yes to names an organisation, so a form may well ask for it again.
    if (await goesOnTo(page, { privacy: shownHeading('privacy'), check: shownHeading('check') }) === 'privacy') await goTo(page, 'check', { way: wayOf(['privacy', ...pick('field-help-me')], ['news', ...pick('field-news')], ['check']) });
    await names(page, heath);
    const agreed = await agreedTo(page);
    assert.deepEqual(agreed, [words('pages.privacy.help-me', 'en', heath), words('pages.privacy.news')]);
    const seen = { ideas: await ideasTold(page), consents: [['help-me', agreed[0]!], ['tell-gp', words('pages.privacy.tell-gp')], ['news', agreed[1]!]].map(([id = '', text = '']) => ({ id, words: text, language: 'en' as const })) };
    await press(page, words('check.send', 'en', heath));
    await standsAt(page, words('sent.heading'));
    isRecord((await rowOn(page, receiver)).submission, seen, { ...record, scheme: 'heath-lane', answers: answersFrom('N19 8QD', 'Perpetua') });
  });

  test('somebody of 14 may go on where the site takes people from 13, to the end, and not where it takes them from 16', settings, async t => {
    const { page, end } = await open(receiver);
    t.after(end);
    const birth = { day: '1', month: '1', year: String(new Date().getFullYear() - 14) };
    const way = wayFrom(write({ postcode: 'N17 6AA' }), 'Idris', '13-15', birth);
    const seen = await toCheck(page, { way });
    await press(page, words('check.send', 'en', marsh));
    await standsAt(page, words('sent.heading'));
    isRecord((await rowOn(page, receiver)).submission, seen, { ...record, scheme: 'marsh-green', answers: { ...answersFrom('N17 6AA', 'Idris'), 'age': answered('13-15'), 'birth-date': answered(`${birth.year}-01-01`) } });

    const other = await visit(await browser.get(), `${empty.address}/`);
    t.after(other.end);
    await goTo(other.page, '!too-young', { way: wayOf(['start'], ['who', ...pick('self')], ['where', ...write({ postcode: 'NW1 2DB' })], ['age', ...pick('13-15')], ['!too-young']) });
    for (const key of ['heading', 'body', 'body-2', 'body-3', 'body-4']) await says(other.page, words(`stops.too-young.${key}`));
    assert.deepEqual(await buttons(other.page), [words('again')]);
    assert.deepEqual(sent(other), []);
    assert.deepEqual(empty.rows(), []);
  });

  test('somebody who gives a date of birth under 13 is stopped, whatever age they picked', settings, async t => {
    const visitor = await open(empty);
    t.after(visitor.end);
    const way = wayFrom(write({ postcode: 'N17 6AA' }), 'Wren', '13-15', { day: '1', month: '1', year: String(new Date().getFullYear() - 9) });
    await goTo(visitor.page, 'birth-date', { way });
    await goTo(visitor.page, '!under-13', { way: wayOf(['birth-date', ...way.find(({ page }) => page === 'birth-date')!.acts], ['!under-13']) });
    assert.doesNotMatch(await shown(visitor.page), /Wren/);
    assert.deepEqual(sent(visitor), []);
    assert.deepEqual(empty.rows(), []);
  });

  test('how fast the page was is told to the page as names and numbers, and asks for nothing', settings, async t => {
    const visitor = await open(receiver, { before: eavesdrop });
    t.after(visitor.end);
    const { page, asked } = visitor;
    await goTo(page, 'check', { way: wayFrom(write({ postcode: 'N17 6AA' }), 'Gwendolen') });
    const vitals = async () => (await overheard(page)).events.filter(event => event.includes('wm-vitals')).map(event => JSON.parse(event) as Record<string, unknown>);
    for (let tries = 0; tries < 200 && (await vitals()).length === 0; tries++) await page.evaluate(() => new Promise(requestAnimationFrame));
    // Most measures are made when a page is left.
    const before = asked.length;
    await page.evaluate(() => { Object.defineProperty(document, 'visibilityState', { value: 'hidden' }); document.dispatchEvent(new Event('visibilitychange', { bubbles: true })); });
    for (let tries = 0; tries < 20; tries++) await page.evaluate(() => new Promise(requestAnimationFrame));
    const told = await vitals();
    assert.ok(told.some(({ metric }) => metric === 'first-question') && told.some(({ metric }) => metric === 'FCP') && told.some(({ metric }) => metric === 'CLS'), JSON.stringify(told));
    for (const { metric, value, ...rest } of told) {
      assert.ok(['CLS', 'FCP', 'INP', 'LCP', 'TTFB', 'first-question', 'slowest-tap'].includes(String(metric)), String(metric));
      assert.ok(typeof value === 'number' && value >= 0, `${metric}: ${String(value)}`);
      // What every event has, and nothing more of its own.
      assert.doesNotMatch(JSON.stringify(rest), /N17|6AA|Gwendolen|1954|music|choir|65-79/);
    }
    assert.deepEqual(asked.slice(before), []);
    assert.deepEqual(asked.filter(({ method, url }) => method !== 'GET' || /vitals/.test(new URL(url).pathname.replace('/module/vitals.js', ''))), []);
  });
});
