// Whole journeys of people who are not alike, on what ships and against the real receiver: what is stored is what they said, field by field, and nothing else.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { arrivesAt } from './support/keyboard.ts';
import { fillInOnly, goTo } from './support/person.ts';
import { openReceiver, type Receiver } from './support/receiver.ts';
import { agreedTo, all, answered, consentsShown, ideasTold, isRecord, rowOn, standOnce, toCheck } from './support/record.ts';
import { openSite, pageOf } from './support/site.ts';
import { buttons, change, sent } from './support/steps.ts';
import { fitsAFinger, phone, tap, touch } from './support/touch.ts';
import { tracesOf } from './support/traces.ts';
import { askedOn, pick, say, shownHeading, wayOf, write } from './support/way.ts';
import { picked, press, rootOf, says, shown, standsAt, valueOf } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
/** One receiver for those who send, and one that must stay empty. */
let receiver: Receiver;
let empty: Receiver;
before(async () => { if (!noBrowser) [receiver, empty] = await Promise.all([openReceiver(), openReceiver()]); });
after(async () => { await browser.end(); await receiver?.end(); await empty?.end(); });
const settings = { timeout: 120_000 } as const;

const them = { context: 'them' } as const;

describe('people who refer somebody', { skip: noBrowser, concurrency: 3 }, () => {
  test('a woman of 72, for herself, by touch on a phone 360 px wide: a hearing loop, an interpreter, her surgery may be told', settings, async t => {
    const way = wayOf(
      ['start'], ['who', ...pick('self')], ['where', ...write({ postcode: 'nw5 2zs' })], ['age', ...pick('65-79')],
      ['matters', ...pick('music', 'giving')], ['interests.music', ...pick('choir')], ['interests.giving', ...pick('volunteer', 'befriend-other')],
      ['help', ...pick('near', 'step-free')], ['when', ...pick('weekday-mornings', 'weekends')], ['ideas'], ['call', ...pick('yes')],
      ['name', ...write({ first: 'Rukhsana', last: 'Mirza', called: 'Aunty Roxy' })], ['contact-by', ...pick('phone')],
      ['contact', ...write({ to: '020 7946 0717' }), ...pick('yes'), ...write({ best: 'After my tea, about 4' })],
      ['comms', ...pick('large-print', 'interpreter', 'hearing-loop', 'other')], ['comms-language', ...write({ text: 'Pahari' })], ['comms-other', ...write({ text: 'Please sit on my left' })],
      ['gp', ...write({ text: 'Foxglove Surgery' })], ['more', ...write({ text: 'My knees are bad on stairs.' })], ['privacy', ...pick('field-help-me', 'field-tell-gp')], ['check'],
    );
    const own = await openReceiver();
    t.after(own.end);
    const { page, thrown, end } = await visit(await browser.get(), `${own.address}/`, { viewport: phone });
    t.after(end);
    let consents: Awaited<ReturnType<typeof consentsShown>> = [];
    let ideas: readonly string[] = [];
    for (const { page: name, acts } of way) {
      await standsAt(page, shownHeading(name));
      if (name === 'ideas') {
        await says(page, words('ideas.why'));
        const closed = 'details.join:not([open]) > summary';
        const cards = await (await rootOf(page)).evaluate((root, selector) => root.querySelectorAll(selector).length, closed);
        for (let card = 1; card <= cards; card++) {
          await tap(page, closed);
          await fitsAFinger(page, `ideas, with "How to join" open on ${card}`);
        }
      }
      if (name === 'where') {
        await tap(page, '.actions .btn.main');
        await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('#summary'));
        await fitsAFinger(page, 'where, with a problem');
        await tap(page, '#support-button');
        await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('dialog[open]'));
        await fitsAFinger(page, 'need help now');
        await tap(page, 'dialog button', words('close'));
      }
      await fitsAFinger(page, name);
      if (name === 'privacy') consents = await consentsShown(page);
      if (name === 'check') ideas = await ideasTold(page);
      for (const act of acts) await touch(page, act);
      await tap(page, '.actions .btn.main');
    }
    await arrivesAt(page, words('sent.heading'));
    await fitsAFinger(page, 'done');
    assert.deepEqual(consents.map(one => one.words), [words('pages.privacy.help-me'), words('pages.privacy.tell-gp')]);
    assert.ok(ideas.length >= 3, `${ideas.length} ideas`);
    const row = await rowOn(page, own);
    isRecord(row.submission, { consents, ideas }, {
      given: ['help-me', 'tell-gp'],
      answers: {
        ...all('notAsked', 'who-knows', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact'),
        'who': answered('self'), 'where': answered('NW5 2ZS'), 'age': answered('65-79'), 'matters': answered(['music', 'giving']), 'interests.music': answered(['choir']), 'interests.giving': answered(['volunteer', 'befriend-other']),
        'help': answered(['near', 'step-free']), 'when': answered(['weekday-mornings', 'weekends']), 'call': answered('yes'),
        'name': answered({ first: 'Rukhsana', last: 'Mirza', called: 'Aunty Roxy' }), 'contact-by': answered('phone'), 'contact': answered({ by: 'phone', to: '020 7946 0717', safe: 'yes', best: 'After my tea, about 4' }),
        'comms': answered(['large-print', 'interpreter', 'hearing-loop', 'other']), 'comms-language': answered('Pahari'), 'comms-other': answered('Please sit on my left'),
        'gp': answered('Foxglove Surgery'), 'more': answered('My knees are bad on stairs.'), 'privacy': answered(['help-me', 'tell-gp']),
      },
    });
    standOnce(own, 'Rukhsana', 'Aunty Roxy', '020 7946 0717', 'Pahari', 'Please sit on my left', 'Foxglove', 'My knees');
    await own.killAndStart();
    assert.deepEqual(own.rows(), [row]);
    assert.deepEqual(thrown, []);
  });

  test('a daughter, for her father who was not asked: she reads why, sees ideas for him, and nothing she does sends', settings, async t => {
    const way = wayOf(
      ['start'], ['who', ...pick('someone-else')], ['who-knows', ...pick('no')], ['!ask-first'], ['where', ...write({ postcode: 'NW1 2DB' })], ['age', ...pick('80-over')],
      ['matters', ...pick('stories', 'people')], ['interests.people', ...pick('lunch')], ['interests.stories', ...pick('read')], ['help', ...pick('near')], ['when'], ['ideas'],
    );
    const visitor = await visit(await browser.get(), `${empty.address}/`);
    t.after(visitor.end);
    const { page, thrown } = visitor;
    const read = new Map<string, string>();
    await goTo(page, 'ideas', { way, onEach: async name => { read.set(name, await shown(page)); assert.ok(!(await buttons(page)).some(one => one.includes('Send')), name); } });
    for (const key of ['heading', 'yes', 'no']) assert.ok(read.get('who-knows')!.includes(words(`pages.who-knows.${key}`)), key);
    for (const key of ['heading', 'body', 'body-2']) assert.ok(read.get('!ask-first')!.includes(words(`stops.ask-first.${key}`)), key);
    // From there on every question is about him.
    for (const { page: name } of way.slice(4)) assert.ok(read.get(name)!.includes(shownHeading(name, 'en', true)), `${name}: ${read.get(name)}`);
    assert.ok(read.get('matters')!.includes('What matters to them right now?'));
    await says(page, words('ideas.why'));
    await says(page, words('ideas.person', 'en', them));
    assert.deepEqual(await buttons(page), [words('again')], 'the ideas are the last page');
    await says(page, words('copy.heading'));
    assert.ok((await (await rootOf(page)).evaluate(root => root.querySelectorAll('.idea:not(.person)').length)) > 0);

    // She says that he knows, comes as far as his name, and takes it back: nothing more is asked, and nothing can be sent.
    const backTo = async (name: string) => {
      for (let presses = 0; !(await shown(page)).includes(shownHeading(name, 'en', true)); presses++) { assert.ok(presses < 20); await press(page, words('back')); }
      await standsAt(page, shownHeading(name, 'en', true));
    };
    await backTo('who-knows');
    const knows = wayOf(...way.filter(({ page: name }) => name !== '!ask-first').map(stop => (stop.page === 'who-knows' ? ['who-knows', ...pick('yes')] as const : [stop.page, ...stop.acts] as const)), ['call', ...pick('yes')], ['name', ...write({ first: 'Zebedee' })]);
    // Pages that are filled in already: going on is enough, ticks would be taken away.
    const again = knows.map(stop => (['who-knows', 'call', 'name'].includes(stop.page) ? stop : { ...stop, acts: [] }));
    await goTo(page, 'name', { way: again });
    await fillInOnly(page, 'name', { way: again });
    await backTo('who-knows');
    const onwards = way.map(stop => (stop.page === 'who-knows' ? stop : { ...stop, acts: [] }));
    await goTo(page, 'ideas', { way: onwards });
    assert.deepEqual(await buttons(page), [words('again')]);
    assert.doesNotMatch(await shown(page), /Zebedee/);
    await page.goBack();
    await standsAt(page, shownHeading('when', 'en', true));

    assert.deepEqual(sent(visitor), []);
    assert.deepEqual(empty.rows(), []);
    assert.deepEqual(thrown, []);
  });

  test('a support worker, for a man who agreed: who filled it in, their job and their number', settings, async t => {
    const way = wayOf(
      ['start'], ['who', ...pick('professional')], ['who-knows', ...pick('yes')], ['where', ...write({ postcode: 'WC1N 4BD' })], ['age', ...pick('25-49')],
      ['matters', ...pick('practical')], ['interests.practical', ...pick('benefits', 'housing')], ['help', ...pick('buddy', 'language')], ['when', ...pick('any')], ['ideas'], ['call', ...pick('yes')],
      ['name', ...write({ last: 'Yirga' })], ['contact-by', ...pick('text')], ['contact', ...write({ to: '07700 900 341' }), ...pick('not-sure')], ['comms', ...pick('none')], ['gp', ...say('pages.gp.not-known')],
      ['helper-name', ...write({ first: 'Bronagh', last: 'Quilty' })], ['helper-role', ...write({ text: 'Support worker, Elm House' })], ['helper-contact', ...write({ text: '020 7946 0555' })],
      ['more'], ['privacy', ...pick('field-help-me')], ['check'],
    );
    const { page, thrown, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    const seen = await toCheck(page, { way });
    // Whoever does not know the surgery is not asked whether it may be told.
    assert.deepEqual(seen.consents, [{ id: 'help-me', words: words('pages.privacy.help-me', 'en', them), language: 'en' }]);
    assert.ok(seen.ideas.length > 0);
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    isRecord((await rowOn(page, receiver)).submission, seen, {
      filledInBy: 'professional', given: ['help-me'],
      answers: {
        ...all('notAsked', 'comms-language', 'comms-other', 'helper-relation'), ...all('skipped', 'more'),
        'who': answered('professional'), 'who-knows': answered('yes'), 'where': answered('WC1N 4BD'), 'age': answered('25-49'), 'matters': answered(['practical']), 'interests.practical': answered(['benefits', 'housing']),
        'help': answered(['buddy', 'language']), 'when': answered(['any']), 'call': answered('yes'), 'name': answered({ last: 'Yirga' }),
        'contact-by': answered('text'), 'contact': answered({ by: 'text', to: '07700 900 341', safe: 'not-sure' }), 'comms': answered(['none']), 'gp': answered({ instead: 'not-known' }),
        'helper-name': answered({ first: 'Bronagh', last: 'Quilty' }), 'helper-role': answered('Support worker, Elm House'), 'helper-contact': answered('020 7946 0555'), 'privacy': answered(['help-me']),
      },
    });
    assert.ok(!(await shown(page)).includes(words('equality.offer.heading')), 'nobody is asked about somebody else’s religion');
    standOnce(receiver, 'Yirga', '07700 900 341', 'Bronagh', 'Elm House', '020 7946 0555');
    assert.deepEqual(thrown, []);
  });

  test('a boy of 12 is stopped after his age: told who can help, and nothing of it is kept anywhere', settings, async t => {
    const way = wayOf(['start'], ['who', ...pick('self')], ['where', ...write({ postcode: 'NW1 2DB' })], ['age', ...pick('under-13')], ['!under-13']);
    const site = await openSite({ '/before': '<!doctype html><title>Before</title>', '/': pageOf({ attributes: 'config="/demo/what-matters.json"' }) });
    t.after(site.end);
    const { page, console: lines, thrown, end } = await visit(await browser.get(), `${site.address}/before`);
    t.after(end);
    await page.goto(`${site.address}/`);
    await standsAt(page, shownHeading('start'));
    const atStart = await tracesOf(page);
    await goTo(page, '!under-13', { way });
    const text = await shown(page);
    for (const key of ['heading', 'body', 'body-2', 'body-3', 'body-4']) assert.ok(text.includes(words(`stops.under-13.${key}`)), key);
    assert.match(text, /Childline.*0800 1111/);
    assert.deepEqual(await buttons(page), [words('again')]);
    assert.ok(!text.includes(words('back')), 'there is nothing to go back to');
    const kept = async () => {
      assert.deepEqual(await tracesOf(page), { ...atStart, historyLength: atStart.historyLength + 1 });
      assert.deepEqual(atStart.stored, []);
    };
    await kept();
    await press(page, words('again'));
    await standsAt(page, shownHeading('start'));
    await goTo(page, 'who', { way });
    assert.deepEqual(await picked(page), []);
    await goTo(page, 'where', { way });
    assert.equal(await valueOf(page, 'field-postcode'), '');
    await goTo(page, 'age', { way });
    assert.deepEqual(await picked(page), []);
    await goTo(page, '!under-13', { way });
    await kept();
    await page.mouse.click(3, 3, { button: 'back' });
    await page.waitForFunction(() => document.title === 'Before');
    assert.deepEqual(site.posts(), []);
    assert.deepEqual([...thrown, ...lines.filter(line => !line.includes('404'))], []);
  });

  test('a woman without an address and without a phone is reached another way', settings, async t => {
    const way = wayOf(
      ['start'], ['who', ...pick('self')], ['where', ...say('postcode.no-fixed-address')], ['age', ...pick('25-49')], ['matters', ...pick('food')], ['interests.food', ...pick('food-help')], ['help', ...pick('free')], ['when'], ['ideas'], ['call', ...pick('yes')],
      ['name', ...write({ first: 'Jo' })], ['contact-by', ...pick('other')], ['contact', ...write({ to: 'Ask for Jo at the Lantern day centre,\nany morning' }), ...pick('yes')], ['comms', ...pick('easy-read', 'more-time')], ['gp', ...say('pages.gp.no-gp')], ['more'], ['privacy', ...pick('field-help-me')], ['check'],
    );
    const { page, thrown, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    const seen = await toCheck(page, { way });
    assert.deepEqual(seen.consents.map(({ id }) => id), ['help-me'], 'there is no surgery to tell');
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    isRecord((await rowOn(page, receiver)).submission, seen, {
      given: ['help-me'],
      answers: {
        ...all('notAsked', 'who-knows', 'comms-language', 'comms-other', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact'), ...all('skipped', 'when', 'more'),
        'who': answered('self'), 'where': answered('no-fixed-address'), 'age': answered('25-49'), 'matters': answered(['food']), 'interests.food': answered(['food-help']), 'help': answered(['free']), 'call': answered('yes'), 'name': answered({ first: 'Jo' }),
        'contact-by': answered('other'), 'contact': answered({ by: 'other', to: 'Ask for Jo at the Lantern day centre,\nany morning', safe: 'yes' }), 'comms': answered(['easy-read', 'more-time']), 'gp': answered({ instead: 'no-gp' }), 'privacy': answered(['help-me']),
      },
    });
    standOnce(receiver, 'Lantern day centre');
    assert.deepEqual(thrown, []);
  });

  test('a man who would rather say nothing that he need not say', settings, async t => {
    const way = wayOf(
      ['start'], ['who', ...pick('self')], ['where', ...say('postcode.unknown')], ['age', ...say('prefer-not')], ['matters', ...pick('not-sure')], ['help', ...pick('none')], ['when'], ['ideas'], ['call', ...pick('yes')],
      ['name', ...write({ last: 'Ng' })], ['contact-by', ...pick('letter')], ['contact', ...write({ to: '1 Heron Court' }), ...pick('no')], ['comms'], ['gp'], ['more'], ['privacy', ...pick('field-help-me')], ['check'],
    );
    const { page, thrown, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    const seen = await toCheck(page, { way });
    const read = await shown(page);
    for (const key of ['check.rather-not', 'check.skipped', 'options.not-sure', 'options.none']) assert.ok(read.includes(words(key)), key);
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    isRecord((await rowOn(page, receiver)).submission, seen, {
      given: ['help-me'],
      answers: {
        ...all('notAsked', 'who-knows', 'comms-language', 'comms-other', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact'), ...all('skipped', 'when', 'comms', 'gp', 'more'), ...all('preferNotToSay', 'age'),
        'who': answered('self'), 'where': answered('unknown'), 'matters': answered(['not-sure']), 'help': answered(['none']), 'call': answered('yes'), 'name': answered({ last: 'Ng' }),
        'contact-by': answered('letter'), 'contact': answered({ by: 'letter', to: '1 Heron Court', safe: 'no' }), 'privacy': answered(['help-me']),
      },
    });
    standOnce(receiver, 'Heron Court');
    assert.deepEqual(thrown, []);
  });
});

/** The way of a man who first says that it is for himself; his answers. */
const thomas = {
  way: wayOf(
    ['start'], ['who', ...pick('self')], ['where', ...write({ postcode: 'NW1 2DB' })], ['age', ...pick('50-64')], ['matters', ...pick('outdoors')], ['interests.outdoors', ...pick('garden')], ['help', ...pick('free')], ['when'], ['ideas'], ['call', ...pick('yes')],
    ['name', ...write({ first: 'Tomos' })], ['contact-by', ...pick('email')], ['contact', ...write({ to: 'tomos@example.org' }), ...pick('yes')], ['comms'], ['gp'], ['more'], ['privacy', ...pick('field-help-me')], ['check'],
  ),
  answers: {
    ...all('notAsked', 'who-knows', 'comms-language', 'comms-other', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact'), ...all('skipped', 'when', 'comms', 'gp', 'more'),
    'who': answered('self'), 'where': answered('NW1 2DB'), 'age': answered('50-64'), 'matters': answered(['outdoors']), 'interests.outdoors': answered(['garden']), 'help': answered(['free']), 'call': answered('yes'), 'name': answered({ first: 'Tomos' }),
    'contact-by': answered('email'), 'contact': answered({ by: 'email', to: 'tomos@example.org', safe: 'yes' }), 'privacy': answered(['help-me']),
  },
} as const;

describe('people who press everything twice', { skip: noBrowser }, () => {
  test('go one page at a time, and what they picked stays picked', settings, async t => {
    const { page, thrown, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    await standsAt(page, shownHeading('start'));
    const pressTwice = async (selector: string) => {
      const { x, y } = await (await rootOf(page)).evaluate((root, wanted) => {
        const target = root.querySelector<HTMLElement>(wanted)!;
        target.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = target.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }, selector);
      await page.mouse.click(x, y, { count: 2 });
    };
    const on = '.step .actions .btn.main';
    await pressTwice(on);
    await standsAt(page, shownHeading('who'));
    await pressTwice('.opt:has(input[value="self"])');
    assert.deepEqual(await picked(page), ['self']);
    await pressTwice(on);
    await standsAt(page, shownHeading('where'));
    assert.equal((await shown(page)).includes(words('problems.summary_one')), false, 'nothing is said to be missing that was never asked');
    await (await rootOf(page)).evaluate(root => { const field = root.querySelector<HTMLInputElement>('#field-postcode')!; field.value = 'NW1 2DB'; field.dispatchEvent(new Event('input', { bubbles: true })); });
    await pressTwice(on);
    await pressTwice('.opt:has(input[value="25-49"])');
    await pressTwice(on);
    await standsAt(page, shownHeading('matters'));
    await pressTwice('.opt:has(input[value="music"])');
    assert.deepEqual(await picked(page), ['music']);
    assert.deepEqual(thrown, []);
  });
});

describe('people who change their mind on the check page', { skip: noBrowser, concurrency: 3 }, () => {
  test('who it is for: what is due then is asked, the rest stands, and the record fits', settings, async t => {
    const { page, thrown, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    await goTo(page, 'check', thomas);
    await change(page, 'who');
    // All that will be sent is asked again, now about him. The name that was typed stands there still; what was agreed to does not, because its words are others.
    const due = wayOf(
      ['who', ...pick('someone-else')], ['who-knows', ...pick('yes')], ['call'], ['name'], ['contact-by'], ['contact', ...write({ to: 'tomos@example.org' }), ...pick('yes')], ['comms'], ['gp'],
      ['helper-name', ...write({ first: 'Ffion', last: 'Prosser' })], ['helper-relation', ...write({ text: 'I am his neighbour' })], ['helper-contact'], ['more'], ['privacy', ...pick('field-help-me')], ['check'],
    );
    await goTo(page, 'name', { way: due });
    assert.equal(await valueOf(page, 'field-first'), 'Tomos');
    await goTo(page, 'privacy', { way: due });
    assert.deepEqual(await picked(page), []);
    const consents = await consentsShown(page);
    assert.deepEqual(consents.map(one => one.words), [words('pages.privacy.help-me', 'en', them)]);
    await goTo(page, 'check', { way: due });
    await standsAt(page, shownHeading('check', 'en', true));
    const read = await shown(page);
    for (const name of ['name', 'contact', 'helper-name', 'helper-relation']) assert.ok(read.includes(askedOn(name, 'en', true)), name);
    const ideas = await ideasTold(page);
    assert.ok(ideas.length > 0);
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    isRecord((await rowOn(page, receiver)).submission, { ideas, consents }, {
      filledInBy: 'someone-else', given: ['help-me'],
      answers: { ...thomas.answers, 'who': answered('someone-else'), 'who-knows': answered('yes'), 'helper-name': answered({ first: 'Ffion', last: 'Prosser' }), 'helper-relation': answered('I am his neighbour'), ...all('skipped', 'helper-contact') },
    });
    standOnce(receiver, 'Ffion', 'I am his neighbour');
    assert.deepEqual(thrown, []);
  });

  test('how to be reached: the new way is asked for, and the old address is gone', settings, async t => {
    const { page, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    const seen = await toCheck(page, thomas);
    await change(page, 'contact-by');
    await goTo(page, 'check', { way: wayOf(['contact-by', ...pick('phone')], ['contact', ...write({ to: '020 7946 0808' }), ...pick('no')], ['check']) });
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    isRecord((await rowOn(page, receiver)).submission, seen, { given: ['help-me'], answers: { ...thomas.answers, 'contact-by': answered('phone'), 'contact': answered({ by: 'phone', to: '020 7946 0808', safe: 'no' }) } });
  });

  test('the language: the record holds what was agreed to in the words that were read when it was agreed to', settings, async t => {
    const { page, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    const { ideas, consents } = await toCheck(page, thomas);
    await press(page, 'Cymraeg');
    await standsAt(page, shownHeading('check', 'cy'));
    assert.deepEqual(await agreedTo(page, 'cy'), [words('pages.privacy.help-me', 'cy')]);
    await press(page, words('check.send', 'cy'));
    await standsAt(page, words('sent.heading', 'cy'));
    isRecord((await rowOn(page, receiver)).submission, { ideas, consents }, { language: 'cy', given: ['help-me'], answers: thomas.answers });
  });
});
