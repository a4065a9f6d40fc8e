// Strings that break programs, in every field where people write: each is stored and shown in the inbox as it was typed, and nothing in it runs.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { Answer } from '../../src/core/submission.ts';
import { tidy } from '../../src/core/questions/tidy.ts';
import { readEmail } from '../../src/core/questions/reach.ts';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { openReceiver, type Receiver } from './support/receiver.ts';
import { all, answered } from './support/record.ts';
import { configuration } from './support/site.ts';
import { eavesdrop } from './support/traces.ts';
import { pick, say, shownHeading, wayOf, write, type Stop, type Way } from './support/way.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const file = join(import.meta.env.ROOT, '../shared/data/inputs/blns.json');
const missing = noBrowser || (existsSync(file) || process.env['CI'] === 'true' ? false : 'the list of strings is not beside this project');
const strings = (): readonly string[] => JSON.parse(readFileSync(file, 'utf8')) as string[];

/** What stands in a field: the string, cut where the field takes no more, and with something behind it where the field takes no nothing. */
const typed = (text: string, most: number, needed = false): string => { const cut = Array.from(text).slice(0, most - 1).join(''); return needed && tidy(cut, false) === '' ? `${cut}!` : cut; };
/** What is kept of it. A box of one line drops line ends by itself. */
const line = (text: string): string => tidy(text.replace(/[\r\n]/g, ''), false);
const lines = (text: string): string => tidy(text, true);
const given = (text: string): Answer => (text === '' ? { at: 'skipped' } : answered(text));
const parts = (values: Readonly<Record<string, string>>): Answer => answered(Object.fromEntries(Object.entries(values).filter(([, text]) => text !== '')));

/** One journey with strings in its free fields: what is done, what must be stored, and what the check page and the inbox must show. */
interface Journey { readonly way: Way; readonly answers: Readonly<Record<string, Answer>>; readonly shown: readonly string[]; readonly inInbox: readonly string[] }

const nameOf = (text: string) => ({ first: typed(text, 200, true), last: typed(text, 200), called: typed(text, 200) });
const texts = (...all: readonly string[]): readonly string[] => all.filter(text => text !== '');

/** The self-referral, by a professional: every field of it in which people may write what they like holds the string. */
function professional(text: string): Journey {
  const [name, to, short, needed] = [nameOf(text), typed(text, 500, true), typed(text, 200), typed(text, 200, true)];
  const [first, last, called] = [line(name.first), line(name.last), line(name.called)];
  const nameKept = parts({ first, last, called });
  return {
    way: wayOf(
      ['start'], ['who', ...pick('professional')], ['who-knows', ...pick('yes')], ['where', ...say('postcode.unknown')], ['matters', ...pick('not-sure')], ['help', ...pick('none')], ['ideas'], ['call', ...pick('yes')],
      ['name', ...write(name)], ['contact-by', ...pick('letter')], ['contact', ...write({ to }), ...pick('yes')], ['comms', ...pick('interpreter', 'other')], ['comms-language', ...write({ text: needed })], ['comms-other', ...write({ text: short })],
      ['gp', ...write({ text: short })], ['helper-name', ...write(name)], ['helper-role', ...write({ text: needed })], ['helper-contact'], ['more', ...write({ text })], ['privacy', ...pick('field-help-me')], ['check'],
    ),
    answers: {
      ...all('notAsked', 'helper-relation'), ...all('skipped', 'helper-contact'), 'who': answered('professional'), 'who-knows': answered('yes'), 'where': answered('unknown'), 'matters': answered(['not-sure']), 'help': answered(['none']), 'call': answered('yes'),
      'name': nameKept, 'contact-by': answered('letter'), 'contact': answered({ by: 'letter', to: lines(to), safe: 'yes' }), 'comms': answered(['interpreter', 'other']), 'comms-language': answered(line(needed)), 'comms-other': given(line(short)),
      'gp': given(line(short)), 'helper-name': nameKept, 'helper-role': answered(line(needed)), 'more': given(lines(text)), 'privacy': answered(['help-me']),
    },
    shown: texts([first, last].filter(Boolean).join(' '), lines(to), line(needed), line(short), lines(text)),
    inInbox: texts([first, last].filter(Boolean).join(' '), lines(to), line(needed), line(short), lines(text)),
  };
}

/** The other questions in which people write freely, in a journey of a site's own: for each string another way to be reached, a best time to call, and how somebody knows them. */
const ownPages = (count: number) => Array.from({ length: count }, (_, at) => [
  { id: `other-${at}`, heading: { en: `Other ${at}` }, question: { type: 'contact', by: 'other' } },
  { id: `best-${at}`, heading: { en: `Best ${at}` }, question: { type: 'contact', by: 'phone' } },
  { id: `know-${at}`, heading: { en: `Know ${at}` }, question: { type: 'text', optional: true } },
]).flat();
const ownJourney = (count: number) => ({ id: 'hostile', version: '1', start: 'other-0', pages: [...ownPages(count), { id: 'check', show: 'check' }] });

function own(some: readonly string[]): Journey {
  const fields = some.map(text => ({ to: typed(text, 500, true), best: typed(text, 200), know: typed(text, 200) }));
  return {
    way: wayOf(...fields.flatMap(({ to, best, know }, at) => [
      [`other-${at}`, ...write({ to }), ...pick('no')] as const, [`best-${at}`, ...write({ to: '020 7946 0000' }), ...pick('not-sure'), ...write({ best })] as const, [`know-${at}`, ...write({ text: know })] as const,
    ]), ['check']),
    answers: Object.fromEntries(fields.flatMap(({ to, best, know }, at) => [
      [`other-${at}`, answered({ by: 'other', to: lines(to), safe: 'no' })], [`best-${at}`, parts({ by: 'phone', to: '020 7946 0000', safe: 'not-sure', best: line(best) })], [`know-${at}`, given(line(know))],
    ])),
    shown: texts(...fields.flatMap(({ to, know }) => [lines(to), line(know)])),
    // Parts of an answer stand in the order of their names.
    inInbox: fields.flatMap(({ to, best, know }) => [`by: other\nsafe: no\nto: ${lines(to)}`, `${line(best) && `best: ${line(best)}\n`}by: phone\nsafe: not-sure\nto: 020 7946 0000`, ...texts(line(know))]),
  };
}

/** What was found of a journey: the id of its submission, and the answers as the check page showed them. */
interface Done { readonly id: string; readonly shown: readonly string[]; readonly wrong: readonly string[] }

/** The heading of a page, of the self-referral or of the journey of a site's own. */
function headingOf({ page, them }: Stop): string {
  const [, kind, number] = /^(other|best|know)-(\d+)$/.exec(page) ?? [];
  if (kind === undefined) return shownHeading(page, 'en', them);
  const heading = `${kind[0]!.toUpperCase()}${kind.slice(1)} ${number}`;
  return kind === 'know' ? words('optional', 'en', { heading }) : heading;
}

/** Goes all these ways on one page, one after the other, by script; each is sent by the element through a `deliver` function to the real receiver. */
const goAll = (page: Page, ways: readonly Way[], config: object, network: number): Promise<readonly Done[]> => page.evaluate(async (all, settings, net) => {
  const form = document.createElement('what-matters');
  const done: Done[] = [];
  let [sent, number] = [0, 0];
  let id = '';
  form.addEventListener('wm-sent', () => { sent++; });
  // Each comes from an address of its own: the receiver takes only so many from one.
  const deliver = async (submission: { readonly id: string }) => {
    const response = await fetch('/api/submissions', { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.${net}.${number >> 8}.${number & 255}` }, body: JSON.stringify(submission) });
    if (!response.ok) throw new Error(`the receiver answered ${response.status}`);
    ({ id } = submission);
    return response.json() as Promise<unknown>;
  };
  // Nothing of this needs to be laid out, and so it takes a third of the time.
  form.style.display = 'none';
  const plain = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const until = async (holds: () => boolean, what: string): Promise<void> => {
    for (let tries = 0; !holds(); tries++) {
      if (tries > 5000) throw new Error(`string ${number}: waited for ${what}, and is at "${plain(form.shadowRoot!.querySelector('.step'))}"`);
      if (tries < 30) await form.updateComplete; else await new Promise(resolve => { setTimeout(resolve, 2); });
    }
  };
  for (const way of all) {
    // A configuration that is set begins a journey anew, once nothing is typed.
    Object.assign(form, { config: { ...settings }, deliver });
    const ready = new Promise(resolve => { form.addEventListener('wm-ready', resolve, { once: true }); });
    if (!form.isConnected) document.querySelector('what-matters')!.replaceWith(form);
    await ready;
    const root = form.shadowRoot!;
    for (const { page: name, heading, acts } of way) {
      await until(() => plain(root.querySelector('.step .h')) === heading, name);
      for (const act of acts) {
        const found = 'say' in act ? [...root.querySelectorAll<HTMLElement>('.step label')].find(label => plain(label) === 'I do not know it')! : root.querySelector<HTMLInputElement>(`.step [id="${'pick' in act ? act.pick : act.field}"], .step input[value="${'pick' in act ? act.pick : ''}"]`)!;
        if ('field' in act) { (found as HTMLInputElement).value = act.text; found.dispatchEvent(new Event('input', { bubbles: true })); } else found.click();
      }
      if (name === 'check') break;
      root.querySelector<HTMLElement>('.step .actions .btn.main')!.click();
    }
    root.querySelector<HTMLDialogElement>('dialog[open]')?.close();
    const shownNow = [...root.querySelectorAll('.checklist dd:not(.chg) > span')].map(({ textContent }) => textContent);
    const wrong = [...root.querySelectorAll('img, iframe, script, object, embed, link, meta, base, video, audio, math, marquee, form, input, [onerror], [onload], [onclick], [onmouseover], a[href^="javascript:" i]')].map(({ outerHTML }) => outerHTML);
    const before = sent;
    root.querySelector<HTMLElement>('.step .actions .btn.main')!.click();
    await until(() => sent > before, 'the receipt');
    done.push({ id, shown: shownNow, wrong });
    number++;
  }
  return done;
}, ways.map(way => way.map(stop => ({ ...stop, heading: headingOf(stop) }))) as (Stop & { readonly heading: string })[][], config, network) as Promise<readonly Done[]>;

/** Reads submissions in the inbox: which of these texts no element shows exactly, and elements and links that should not be there. */
const missingInInbox = (page: Page, html: readonly string[], wanted: readonly (readonly string[])[]): Promise<readonly string[]> => page.evaluate((pages, all) => pages.flatMap((text, at) => {
  const read = new DOMParser().parseFromString(text, 'text/html');
  const found = new Set([...read.querySelectorAll('body *')].map(({ textContent }) => textContent));
  const wrong = read.querySelectorAll('img, iframe, script:not([src="/inbox/open.js"]), object, embed, base, video, audio, math, marquee, [onerror], [onload], [onclick], [onmouseover], a:not([href^="/inbox"], [href^="tel:"], [href^="#"])');
  return [...all[at]!.filter(one => !found.has(one)).map(one => `${at} does not show ${JSON.stringify(one)}`), ...[...wrong].map(({ outerHTML }) => `${at} has ${outerHTML}`)];
}), html as string[], wanted as string[][]);

describe('strings that break programs', { skip: missing, concurrency: 3 }, () => {
  let started: Promise<Receiver> | undefined;
  const open = () => (started ??= openReceiver('--trust-proxy'));
  after(async () => (await started)?.end());

  /** Goes these journeys, and makes sure of what was stored and is shown. */
  async function hold(t: TestContext, network: number, config: object, journeys: readonly Journey[]): Promise<void> {
    const receiver = await open();
    const { page, console: said, thrown, end: close } = await visit(await browser.get(), `${receiver.address}/`, { before: eavesdrop });
    t.after(close);
    const dialogs: string[] = [];
    page.on('dialog', dialog => { dialogs.push(dialog.message()); });
    await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot?.querySelector('.step .h'));
    const { directory: _none, endpoint: _neither, ...site } = configuration;
    const done = await goAll(page, journeys.map(({ way }) => way), { ...site, form: `hostile-${network}`, language: 'en', ...config }, network);
    const stored = new Map(receiver.rows().map(({ submission }) => [submission.id, submission]));
    assert.equal(done.length, journeys.length);
    for (const [at, { id, shown, wrong }] of done.entries()) {
      assert.deepEqual(stored.get(id)!.body.answers, journeys[at]!.answers, `journey ${at}`);
      assert.deepEqual(journeys[at]!.shown.filter(text => !shown.includes(text)), [], `journey ${at}: the check page`);
      assert.deepEqual(wrong, []);
    }
    const html: string[] = [];
    for (const { id } of done) html.push(await receiver.inbox(`/submissions/${id}`));
    await page.goto('about:blank');
    assert.deepEqual(await missingInInbox(page, html, journeys.map(({ inInbox }) => inInbox)), []);
    // The lists and some of the pages themselves, as they are opened.
    await page.goto(`${receiver.address}/inbox`);
    await page.type('[name="token"]', receiver.token);
    await page.type('[name="who"]', 'Priya');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    for (const { id } of done.filter((_, at) => /<(?:script|img|svg|a )/i.test(journeys[at]!.inInbox.join(' '))).slice(0, 5)) await page.goto(`${receiver.address}/inbox/submissions/${id}`);
    assert.match(await page.title(), /Reference/);
    assert.deepEqual([...dialogs, ...thrown, ...said], []);
  }

  // In two halves, side by side.
  for (const half of [0, 1]) {
    test(`are stored and shown as they were typed in every field of the self-referral, half ${half + 1} of 2`, { timeout: 180_000 }, async t => {
      await hold(t, half, { leaveOut: ['age', 'when'] }, strings().filter((_, at) => at % 2 === half).map(professional));
    });
  }

  test('are stored and shown as they were typed in the other free questions, in a journey of a site’s own', { timeout: 180_000 }, async t => {
    const each = 12;
    const groups = Array.from({ length: Math.ceil(strings().length / each) }, (_, at) => strings().slice(at * each, (at + 1) * each));
    // The last one is filled up, so that one journey fits them all.
    await hold(t, 2, { journey: ownJourney(each) }, groups.map(group => own([...group, ...strings().slice(0, each - group.length)])));
  });

  test('are no email address, and so are taken by no field for one', () => { assert.deepEqual(strings().filter(text => readEmail(text) !== undefined), []); });
});
