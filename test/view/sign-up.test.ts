import { expect } from 'chai';
import type { ConfigInput } from '../../src/core/config-schema.ts';
import type { Deliver } from '../../src/view/outbox.ts';
import { cleanUp } from '../fixture.ts';
import { fileOf, makeMusicData } from '../core/programmes/samples.ts';
import { Counted } from './axe-pages.ts';
import { dressPage } from './audit.ts';
import { directory, start as startForm, textOf, until, type Form, type StartOptions } from './driver.ts';
import { restore, stub } from './stubs.ts';

/** What a file at an address is: an object, or a status. */
type Files = Readonly<Record<string, unknown>>;

const surgeries = { schema: 'what-matters/surgeries', version: 1, source: 'Made up', asOf: '2026-11', surgeries: [['Heath Lane Surgery', 'NW5 2ZZ', 'X99001'], ['Heath Practice', 'NW5 1ZZ', 'X99002'], ['Elm Surgery', 'NW1 2DB', 'X99003']] };
const left = { id: 'make-music', places: 12, taken: 7, left: 5, waiting: 0 };
const usualFiles: Files = { '/programmes.json': fileOf(), '/surgeries.json': surgeries, '/places/make-music': left };

/** Answers what the form fetches of its site's files. */
function serve(files: Files): void {
  const { fetch } = window;
  stub(window, 'fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const path = new URL(String(input), document.baseURI).pathname;
    if (!Object.hasOwn(files, path)) return fetch(input, init);
    return typeof files[path] === 'number' ? new Response('', { status: files[path] }) : new Response(typeof files[path] === 'string' ? files[path] : JSON.stringify(files[path]));
  });
}

const settings: Partial<ConfigInput> = { journey: 'sign-up', programmes: '/programmes.json', programme: 'make-music', surgeries: '/surgeries.json', places: '/places', directory };
const receiptWith = (place?: unknown): Deliver => async ({ id }) => ({ id, reference: 'K7M4-2QX9', receivedAt: '2026-11-22T14:05:00Z', ...(place !== undefined && { place }) });

const start = (config: Partial<ConfigInput> = {}, options: StartOptions = {}, files: Files = {}): Promise<Form> => { serve({ ...usualFiles, ...files }); return startForm({ ...settings, ...config }, options); };

/** What somebody does on each page, by its heading. */
type Way = Readonly<Record<string, (form: Form) => Promise<void>>>;
const fits: Way = {
  'Who is this for?': form => form.pick('Me'),
  'How old are you?': form => form.pick('18 to 24'),
  'Which of these are true for you?': form => form.pick('I live in Camden', 'My GP is in Camden'),
  'What is your postcode?': form => form.type('postcode', 'nw1 2db'),
  'Which GP surgery do you use?': form => form.type('surgery', 'Heath'),
  'What would make it easier to come? (optional)': form => form.pick('Bring a friend', 'Something else'),
  'What else would make it easier? (optional)': form => form.type('text', 'A seat near the door'),
  'What would you like to do there? (optional)': form => form.pick('Sing'),
  'What is your name?': form => form.type('first', 'Sam'),
  'What are your pronouns? (optional)': form => form.type('text', 'they'),
  'How should we get in touch?': form => form.pick('Text message'),
  'How can we reach you?': async form => { await form.type('to', '07700 900123'); await form.pick('Yes'); },
  'Your answers, your choice': form => form.pick(form.all<HTMLElement>('.opt')[0]!),
};
const button = (form: Form): string => textOf(form.one('.step .actions .btn'));
/** Goes on until a page with this heading stands. */
async function goTo(form: Form, heading: string, way: Way = fits): Promise<void> {
  for (let turns = 0; textOf(form.heading()) !== heading; turns++) {
    if (turns > 30) throw new Error(`never came to "${heading}", stands at "${textOf(form.heading())}"`);
    await way[textOf(form.heading())]?.(form);
    await form.goOn(button(form));
  }
}
const headings = (form: Form): string[] => form.all('.checklist dt').map(textOf);
const sendWith = async (form: Form, heading: string): Promise<void> => { await goTo(form, 'Check your answers'); await form.goOn('Send to The Hive'); await form.says(heading); };

afterEach(() => { restore(); cleanUp(); });

describe('the first page of a sign-up', () => {
  it('says what it is, who it is for in one sentence, when, where, what it costs, how to get in, who is there, before anything is asked', async () => {
    const form = await start();
    expect(textOf(form.heading())).to.equal('Make music with us');
    for (const line of ['Write songs, record and perform.', 'This is for people aged 16 to 24 who live in Camden or have a GP in Camden.', '12 sessions, every Tuesday, 5pm to 7pm', 'From 10 January 2090 to 28 March 2090', 'Heath Lane Studio, NW5', 'Free', 'No steps', 'You can look round first.', 'Who meets you: Kofi', 'You can sign up until Monday 9 January 2090.']) expect(form.text).to.include(line);
    expect(form.all('.step input')).to.have.length(0);
    expect(button(form)).to.equal('Sign up');
  });

  it('says how many places are left, and promises none', async () => {
    const form = await start();
    expect(form.text).to.include('5 places left out of 12').and.include('You have a place when we tell you so at the end.');
  });

  it('offers the waiting list where it is full', async () => {
    const form = await start({}, {}, { '/places/make-music': { ...left, left: 0, taken: 12 } });
    expect(form.text).to.include('It is full. You can go on the waiting list.');
    expect(button(form)).to.equal('Join the waiting list');
  });

  for (const [name, answer] of Object.entries({ 'cannot be reached': 503, 'makes no sense': { left: 'many' }, 'is a page to sign in': '<html>' })) {
    it(`says nothing about places where the endpoint ${name}`, async () => {
      const form = await start({}, {}, { '/places/make-music': answer });
      expect(form.text).to.not.match(/places? left|full/i);
      expect(button(form)).to.equal('Sign up');
    });
  }

  it('asks nobody about places where the site does not say where', async () => {
    const asked: string[] = [];
    serve(usualFiles);
    const { fetch } = window;
    stub(window, 'fetch', (input: RequestInfo | URL, init?: RequestInit) => { asked.push(String(input)); return fetch(input, init); });
    const { places: _places, ...others } = settings;
    const form = await startForm(others);
    expect(form.text).to.not.include('places left');
    expect(asked.filter(address => address.includes('places'))).to.deep.equal([]);
  });

  it('lets nobody sign up after the last day, and says whom to call', async () => {
    const form = await start({}, {}, { '/programmes.json': fileOf({ ...makeMusicData, sessions: [{ id: 'one', starts: '2020-01-07T17:00', ends: '2020-01-07T19:00' }] }) });
    expect(form.text).to.include('You can no longer sign up for this.').and.include('020 7946 0000');
    expect(form.one('.step .actions')).to.equal(null);
  });

  it('is for anyone where there is no rule, and asks nothing about an area', async () => {
    const { rule: _rule, ...open } = makeMusicData;
    const form = await start({}, {}, { '/programmes.json': fileOf(open) });
    expect(form.text).to.include('Anyone can come.');
    await goTo(form, 'How old are you?');
    await form.pick('18 or over');
    await form.goOn();
    expect(textOf(form.heading())).to.equal('Is this for you?');
  });

  it('speaks Welsh', async () => {
    const form = await start({ language: 'cy' });
    expect(textOf(form.heading())).to.equal('Creu cerddoriaeth gyda ni');
    expect(form.text).to.include('Mae hwn i bobl 16 i 24 oed sy’n byw yn Camden neu sydd â meddyg teulu yn Camden.').and.include('5 lle ar ôl o 12');
  });

  it('shows words of a file as words, whatever they are', async () => {
    const markup = '<img src=x onerror="document.title=\'hurt\'"><script>1</script>{{phone}}';
    const { title } = document;
    const form = await start({}, {}, { '/programmes.json': fileOf({ ...makeMusicData, name: markup, about: [markup], where: markup, cost: markup, access: markup, expect: [markup], meets: markup, area: { name: markup } }) });
    expect(textOf(form.heading())).to.equal(markup);
    expect(form.all('.step img, .step script')).to.have.length(0);
    await goTo(form, 'How old are you?');
    await form.pick('18 to 24');
    await form.goOn();
    expect(form.text).to.include(`I live in ${markup}`);
    expect(document.title).to.equal(title);
  });

  it('gives all dates as a file for the calendar', async () => {
    const form = await start();
    const given: string[] = [];
    stub(URL, 'createObjectURL', (blob: Blob) => { void blob.text().then(text => given.push(text)); return 'blob:none'; });
    stub(HTMLAnchorElement.prototype, 'click', () => {});
    form.one<HTMLDetailsElement>('.step details')!.open = true;
    expect(form.all('.step details li').map(textOf)[0]).to.equal('Tuesday 10 January 2090, 5pm to 7pm');
    form.control('Add to my calendar')!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect((await until(() => given[0], 'the file')).match(/BEGIN:VEVENT/g)).to.have.length(12);
    await until(() => form.text.includes('We made a file.'), 'that it was made');
  });
});

describe('a sign-up', () => {
  it('of somebody who fits is told a place by the receipt, with the first date, and all that was said is sent with the programme', async () => {
    let sent: { programme: unknown; body: { answers: Record<string, unknown> } } | undefined;
    const form = await start({}, { deliver: submission => { sent = submission as never; return receiptWith({ at: 'place' })(submission); } });
    await goTo(form, 'Is this for you?');
    expect(form.text).to.include('Yes, this is for you.');
    await sendWith(form, 'You are on the list');
    expect(sent?.programme).to.equal('make-music');
    expect(sent?.body.answers).to.deep.include({ fit: { at: 'answered', value: 'yes' }, likes: { at: 'answered', value: ['sing'] }, link: { at: 'answered', value: ['lives', 'gp'] }, age: { at: 'answered', value: '18-24' } });
    for (const line of ['You have a place: Make music with us', 'It starts on Tuesday 10 January 2090, 5pm to 7pm.', 'Add to my calendar']) expect(form.text).to.include(line);
  });

  it('says in the words of the programme what was answered, before it is sent', async () => {
    const form = await start();
    await goTo(form, 'Check your answers');
    for (const line of ['I live in Camden', 'My GP is in Camden', 'Sing', 'Heath', '18 to 24']) expect(form.text).to.include(line);
    expect(headings(form)).to.not.include('Would you like our news?');
  });

  it('tells who is on the waiting list their number', async () => {
    const form = await start({}, { deliver: receiptWith({ at: 'waiting', number: 4 }) });
    await sendWith(form, 'You are on the waiting list');
    expect(form.text).to.include('It is full for now: Make music with us').and.include('Your number on the waiting list is 4.');
    expect(form.text).to.not.include('You have a place');
  });

  for (const [name, place] of [['no place', undefined], ['a place that makes no sense', { at: 'throne' }]] as const) {
    it(`promises nothing where the receipt says ${name}`, async () => {
      const form = await start({}, { deliver: receiptWith(place) });
      await sendWith(form, 'We have your answers');
      expect(form.text).to.include('We tell you when we know if there is a place for you.');
      expect(form.text).to.not.match(/You have a place|on the list/);
    });
  }

  it('that did not arrive is no place, and it is said', async () => {
    const form = await start({}, { deliver: () => Promise.reject(new Error('offline')) });
    await goTo(form, 'Check your answers');
    await form.goOn('Send to The Hive');
    await form.says('Not sent yet');
    expect(form.text).to.include('You do not have a place yet. It may fill up before your answers reach us.').and.include('To be sure, call us on 020 7946 0000.');
  });

  it('of somebody too old is a no that names the rule, asks nothing more about them, and leads to other ideas and a person', async () => {
    const form = await start();
    await goTo(form, 'Is this for you?', { ...fits, 'How old are you?': one => one.pick('25 or over') });
    expect(form.text).to.include('This group may not be the one for you. This is for people aged 16 to 24.').and.include('Ask us on 020 7946 0000').and.include('We do not keep or send what you told us.');
    expect(form.text).to.not.include('Camden');
    await form.goOn();
    expect(textOf(form.heading())).to.equal('What matters to you right now?');
    await form.pick('Music and singing');
    await form.goOn();
    await form.settled();
    expect(textOf(form.heading())).to.equal('Ideas for you');
    expect(form.all('.idea').length).to.be.above(1);
    expect(button(form)).to.equal('Start again');
  });

  it('of somebody from elsewhere names the area, and without a list of activities there is a person to talk to', async () => {
    const { directory: _none, ...others } = settings;
    serve(usualFiles);
    const form = await startForm(others);
    await goTo(form, 'Is this for you?', { ...fits, 'Which of these are true for you?': one => one.pick('None of these') });
    expect(form.text).to.include('This is for people who live in Camden or have a GP in Camden.');
    await form.goOn();
    expect(textOf(form.heading())).to.equal('Ideas for you');
    expect(form.text).to.include('Talk to a link worker');
  });

  it('of somebody who is not sure goes on, to be checked with them', async () => {
    let sent: { body: { answers: Record<string, unknown> } } | undefined;
    const form = await start({}, { deliver: submission => { sent = submission as never; return receiptWith()(submission); } });
    const way: Way = { ...fits, 'Which of these are true for you?': one => one.pick('I am not sure'), 'What is your postcode?': one => one.pick('I do not know it') };
    await goTo(form, 'Is this for you?', way);
    expect(form.text).to.include('We are not sure yet, and that is fine.').and.include('Or call us on 020 7946 0000.');
    await goTo(form, 'Check your answers', way);
    await form.goOn('Send to The Hive');
    await form.says('We have your answers');
    expect(sent?.body.answers['fit']).to.deep.equal({ at: 'answered', value: 'not-sure' });
  });

  it('of somebody who would rather not say their age is one that we are not sure about', async () => {
    const form = await start();
    await goTo(form, 'Is this for you?', { ...fits, 'How old are you?': one => one.pick(one.ratherNot!) });
    expect(form.text).to.include('We are not sure yet');
  });

  it('for someone I know speaks of them, and asks who fills it in', async () => {
    const form = await start({}, { deliver: receiptWith({ at: 'place' }) });
    const way: Way = {
      'Who is this for?': one => one.pick('Someone I know'), 'Do they know you are doing this?': one => one.pick('Yes, and they said it is OK'), 'How old are they?': one => one.pick('16 or 17'),
      'Which of these are true for them?': one => one.pick('They live in Camden'), 'What is their postcode?': one => one.type('postcode', 'NW1 2DB'), 'What is their name?': one => one.type('first', 'Ada'), 'How should we get in touch with them?': one => one.pick('Letter'),
      'How can we reach them?': async one => { await one.type('to', '1 High Street'); await one.pick('No'); }, 'What is your own name?': one => one.type('first', 'Grace'), 'Their answers, their choice': one => one.pick(one.all<HTMLElement>('.opt')[0]!),
    };
    await goTo(form, 'Is this for them?', way);
    expect(form.text).to.include('Yes, this is for them.');
    await goTo(form, 'Check your answers', way);
    await form.goOn('Send to The Hive');
    await form.says('They are on the list');
  });

  it('for someone who does not know of it cannot be sent', async () => {
    const form = await start();
    await goTo(form, 'Please talk to them first', { 'Who is this for?': one => one.pick('Someone I know'), 'Do they know you are doing this?': one => one.pick('No, not yet') });
    await goTo(form, 'Ideas for them', { 'How old are they?': one => one.pick('18 to 24'), 'What matters to them right now?': one => one.pick('Music and singing') });
    await form.settled();
    expect(button(form)).to.equal('Start again');
  });

  it('of a child is stopped by the law, whatever the rule says', async () => {
    const form = await start({}, {}, { '/programmes.json': fileOf({ ...makeMusicData, rule: 'age 8..12' }) });
    await goTo(form, 'This form is for people aged 13 and over', { ...fits, 'How old are you?': one => one.pick('8 to 12') });
    expect(form.text).to.include('Childline');
  });

  it('asks for news apart, with no box ticked, where the site wants it, and keeps a receipt of it apart', async () => {
    let sent: { body: { consents: readonly { readonly id: string; readonly given: boolean }[] } } | undefined;
    const form = await start({ ask: ['news'] }, { deliver: submission => { sent = submission as never; return receiptWith({ at: 'place' })(submission); } });
    await goTo(form, 'Would you like our news?');
    expect(form.chosen()).to.deep.equal([]);
    await sendWith(form, 'You are on the list');
    expect(sent?.body.consents.map(({ id, given }) => [id, given])).to.deep.equal([['join', true], ['news', false]]);
  });

  it('asks the question again that another answer turns into a no', async () => {
    const form = await start();
    await goTo(form, 'Check your answers');
    await form.press('Change: How old are you?');
    await until(() => textOf(form.heading()) === 'How old are you?', 'the age');
    await form.pick('25 or over');
    await form.goOn();
    expect(textOf(form.heading())).to.equal('Is this for you?');
    expect(form.text).to.include('This is for people aged 16 to 24.');
  });
});

describe('picking a surgery', () => {
  const toSurgery = async (files: Files = {}): Promise<Form> => { const form = await start({}, {}, files); await goTo(form, 'Which GP surgery do you use?'); return form; };
  const radios = (form: Form): string[] => form.all('.step [type=radio]').map(input => textOf(input.closest('label')));

  it('offers those that fit what is typed as radio buttons, says how many, and takes one', async () => {
    const form = await toSurgery();
    await until(() => { void form.type('surgery', 'heath'); return radios(form).length === 3; }, 'two surgeries and a way to have none');
    expect(radios(form)).to.deep.equal(['Heath Lane Surgery NW5 2ZZ', 'Heath Practice NW5 1ZZ', 'None of these. Use what I wrote']);
    expect(textOf(form.one('.step [role=status]'))).to.equal('We found 2 surgeries. Pick yours below, or go on with what you wrote.');
    await form.pick('Heath Lane Surgery NW5 2ZZ');
    expect(form.field('surgery').value).to.equal('heath');
    await form.goOn();
    await goTo(form, 'Check your answers', { ...fits, 'Which GP surgery do you use?': async () => {} });
    expect(form.text).to.include('Heath Lane Surgery, NW5 2ZZ');
  });

  it('takes a name that is in no list, and says that this is fine', async () => {
    const form = await toSurgery();
    await until(() => { void form.type('surgery', 'Zzz'); return textOf(form.one('.step [role=status]')) !== ''; }, 'the list');
    expect(textOf(form.one('.step [role=status]'))).to.equal('It is not in our list. That is fine: go on with what you wrote.');
    await form.goOn();
    expect(textOf(form.heading())).to.equal('Is this for you?');
  });

  it('takes a name where the list cannot be read, and no GP or an unknown one too', async () => {
    const form = await toSurgery({ '/surgeries.json': 404 });
    await form.type('surgery', 'heath');
    expect(radios(form)).to.deep.equal([]);
    await form.pick('I do not have a GP');
    expect(form.field('surgery').value).to.equal('');
    await form.goOn();
    expect(textOf(form.heading())).to.equal('Is this for you?');
    expect(form.text).to.include('Yes, this is for you.');
  });

  it('asks for something where nothing was written', async () => {
    const form = await toSurgery();
    await form.fail();
    expect(textOf(form.one('#summary'))).to.include('Write the name of the surgery');
  });
});

describe('a wrong sign-up', () => {
  const lines = async (config: Partial<ConfigInput>, files: Files = {}): Promise<string> => {
    serve({ ...usualFiles, ...files });
    const told: string[] = [];
    stub(console, 'error', (line: string) => told.push(line));
    await Promise.race([startForm({ ...settings, ...config }).catch(() => {}), until(() => told.length > 0, 'a line on the console')]);
    return told.join('\n');
  };
  const cases: readonly (readonly [string, Partial<ConfigInput>, Files, RegExp])[] = [
    ['without a programme', { programme: undefined, programmes: undefined, places: undefined }, {}, /programmes: found nothing, expected the address of a file of programmes, because this journey is a sign-up/],
    ['with a programme and no file', { programmes: undefined }, {}, /programmes: found nothing, expected the address of a file of programmes/],
    ['with a file and no programme', { programme: undefined, places: undefined }, {}, /programme: found nothing, expected the id of one of "programmes"/],
    ['with an id that is not in the file', { programme: 'other' }, {}, /programme: found "other", expected one of make-music/],
    ['with a file that is not there', {}, { '/programmes.json': 404 }, /programmes: found status 404 at \/programmes\.json, expected a JSON file/],
    ['with a file that is no JSON', {}, { '/programmes.json': '<html>' }, /programmes: found no JSON at \/programmes\.json, expected a JSON file/],
    ['with a file that is too long', {}, { '/programmes.json': `"${'x'.repeat(600_000)}"` }, /programmes: found over 524288 characters/],
    ['with a wrong rule', {}, { '/programmes.json': fileOf({ ...makeMusicData, rule: 'age 16..24 but lives in area' }) }, /programmes\.0\.rule: found "but" at letter 12, expected "and", "or" or the end/],
    ['whose places are at another site than the endpoint', { places: 'https://elsewhere.example/places', endpoint: '/api/submissions' }, {}, /places: found https:\/\/elsewhere\.example, expected an address on http/],
    ['with a page that it does not have', { leaveOut: ['easier'] }, {}, /leaveOut\.0: found "easier", expected one of likes, pronouns/],
  ];
  for (const [name, config, files, line] of cases) it(`${name} names what is wrong, and is not shown`, async () => expect(await lines(config, files)).to.match(line)).timeout(20_000);
});

for (const [dir, theme] of [['ltr', 'light'], ['rtl', 'dark']] as const) {
  describe(`axe at every level on a sign-up, ${dir}, ${theme}`, () => {
    it('finds nothing wrong on any page, in error too, for who fits, who does not and who is not sure', async () => {
      const counted = new Counted();
      const check = async (name: string): Promise<void> => counted.check(name, 15);
      const form = await start({ theme, ask: ['news'] }, { dir, deliver: receiptWith({ at: 'place' }) });
      dressPage(form);
      form.one<HTMLDetailsElement>('.step details')!.open = true;
      await check('start, with its dates');
      for (let at = 0; textOf(form.heading()) !== 'Check your answers' && at < 30; at++) {
        const heading = textOf(form.heading());
        if (['How old are you?', 'Which of these are true for you?', 'Which GP surgery do you use?'].includes(heading)) { await form.fail(); await check(`${heading} in error`); }
        await fits[heading]?.(form);
        if (heading.includes('GP')) await until(() => { void form.type('surgery', 'heath'); return form.one('.step [type=radio]'); }, 'surgeries to pick from');
        await check(heading);
        await form.goOn(button(form));
      }
      await check('check');
      await form.goOn('Send to The Hive');
      await form.says('You are on the list');
      await check('on the list');
      counted.tell(`sign-up, ${dir}, ${theme}`);
      cleanUp();
      for (const [name, way] of [['no', { ...fits, 'How old are you?': (one: Form) => one.pick('25 or over') }], ['not sure', { ...fits, 'How old are you?': (one: Form) => one.pick(one.ratherNot!) }]] as const) {
        const other = await start({ theme, places: undefined }, { dir });
        dressPage(other);
        await goTo(other, 'Is this for you?', way);
        await check(`fit: ${name}`);
        cleanUp();
      }
    }).timeout(120_000);
  });
}
