// The rules of the built-in journey, in the words of the people who asked for them.
import { expect } from 'chai';
import fc from 'fast-check';
import { setupOf } from '../../src/core/config.ts';
import { readConfig } from '../../src/core/config-reader.ts';
import { itemsFor } from '../../src/core/questions/consent.ts';
import type { Area } from '../../src/core/questions/kind.ts';
import { routeOf } from '../../src/core/route.ts';
import { ratherNot, situationOf } from '../../src/core/answering.ts';
import { canGoBack, currentStep, firstState, type Effect, type Setup, type State } from '../../src/core/step.ts';
import { step, type Doing } from './pressing.ts';
import { submissionSchema, type Answer, type Submission } from '../../src/core/submission.ts';
import { typedFor } from './random-journeys.ts';

const base = { form: 'a-form', organisation: { name: 'A charity', phone: '020 7946 0000' }, reader: { who: 'Priya', within: 'in 2 days', phone: '020 7946 0000' }, endpoint: '/submissions' };

/** A site with these settings. No list of activities unless it says so, so that nothing has to be looked for on the way. */
function site(settings: object = {}, more: Partial<Setup> = {}): Setup {
  const read = readConfig({ ...base, ...settings });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return { ...setupOf(read.config, '2026-11-22'), hasDirectory: false, ...more };
}

type Typed = Readonly<Record<string, unknown>>;
/** What somebody types who says something on every page. */
const everything: Typed = {
  who: ['self'], 'who-knows': ['yes'], where: { typed: 'nw1 2db' }, age: '25-49', matters: ['music', 'food'], 'interests.music': ['choir'], 'interests.food': ['cook'], help: ['free'], when: ['weekends'], call: ['yes'],
  name: { first: 'Samira', last: 'Okafor', called: 'Sam' }, 'birth-date': { day: '31', month: 'March', year: '80' }, 'contact-by': ['phone'], contact: { to: '020 7946 0000', safe: 'yes', best: 'after 6' }, comms: ['large-print', 'interpreter', 'other'],
  'comms-language': 'Polish', 'comms-other': 'A quiet room', gp: 'Heath Surgery', 'helper-name': { first: 'Ali', last: '', called: '' }, 'helper-relation': 'I am their son', 'helper-role': 'Support worker at Elm House', 'helper-contact': '07700 900123', more: 'I like tea.', privacy: ['help-me', 'tell-gp'], news: ['news'],
};
/** What somebody types who says as little as they may. */
const little: Typed = {
  ...everything, where: { typed: '', instead: 'unknown' }, age: ratherNot, matters: ['not-sure'], help: ['none'], when: [], name: { first: '', last: 'X', called: '' }, 'birth-date': ratherNot, 'contact-by': ['other'], contact: { to: 'Ask at the library', safe: 'not-sure' },
  comms: [], gp: '', 'helper-relation': '', 'helper-contact': '', more: '', privacy: ['help-me'], news: [],
};

interface Walk { readonly state: State; readonly effects: readonly Effect[]; readonly seen: readonly string[] }
/** Goes on from page to page with what is typed there, to the check page, a stop for good, or where there is no way on. */
function walk(setup: Setup, typed: Typed, from: State = firstState(setup)): Walk {
  let state = from;
  const effects: Effect[] = [];
  const seen: string[] = [];
  const turn = (event: Doing): void => { const [next, todo] = step(setup, state, event); state = next; effects.push(...todo); };
  for (let at = 0; at < 60; at++) {
    const { key, page } = currentStep(setup, state);
    seen.push(key);
    if (page.show === 'check' || state.ended !== undefined) break;
    if (page.question) turn({ type: 'input', key, typed: typed[key] });
    const before = state;
    turn({ type: 'continue' });
    expect(state.problems, key).to.deep.equal([]);
    if (state.at === before.at && state.ended === undefined) break;
  }
  return { state, effects, seen };
}
const send: Doing = { type: 'press-send', id: '0b6f4f0e-1c4e-4d7a-9a55-000000000001', at: '2026-11-22T10:00:00Z', language: 'en', consents: [] };
/** What is sent from a state, if anything is. It must be a submission by its schema. */
function sentFrom(setup: Setup, state: State): Submission | undefined {
  const sent = step(setup, state, send)[1].find(effect => effect.do === 'enqueue')?.submission;
  if (sent) expect(submissionSchema.safeParse(sent).success).to.equal(true);
  return sent;
}
const sentBy = (setup: Setup, typed: Typed): Submission => { const { state } = walk(setup, typed); const sent = sentFrom(setup, state); expect(sent, `sent from ${state.at}`).to.not.equal(undefined); return sent!; };
/** Changes one answer from the check page, and goes on to where there is nothing more to ask. */
function change(setup: Setup, state: State, key: string, typed: Typed): Walk {
  const [changing] = step(setup, state, { type: 'change', key });
  expect(changing.at, 'the page that is changed').to.equal(key);
  return walk(setup, typed, changing);
}
const answered = (value: unknown): Answer => ({ at: 'answered', value } as Answer);

describe('who it is for', () => {
  const before = ['where', 'age', 'matters', 'interests.music', 'interests.food', 'help', 'when', 'ideas'];
  const about = ['call', 'name', 'contact-by', 'contact', 'comms', 'comms-language', 'comms-other', 'gp'];

  it('is me: no page about anybody else', () => {
    const { seen } = walk(site(), everything);
    expect(seen).to.deep.equal(['start', 'who', ...before, ...about, 'more', 'privacy', 'check']);
    expect(sentBy(site(), everything).filledInBy).to.equal('self');
  });

  it('is someone I know: whether they know, my name, how I know them, and my number if I like', () => {
    const typed = { ...everything, who: ['someone-else'] };
    expect(walk(site(), typed).seen).to.deep.equal(['start', 'who', 'who-knows', ...before, ...about, 'helper-name', 'helper-relation', 'helper-contact', 'more', 'privacy', 'check']);
    const { filledInBy, body } = sentBy(site(), typed);
    expect(filledInBy).to.equal('someone-else');
    expect(body.answers).to.deep.include({ 'helper-name': answered({ first: 'Ali' }), 'helper-relation': answered('I am their son'), 'helper-role': { at: 'notAsked' }, 'helper-contact': answered('07700 900123') });
  });

  it('is someone in my job: whether they know, my name, my job, and my number if I like', () => {
    const typed = { ...everything, who: ['professional'] };
    expect(walk(site(), typed).seen).to.deep.equal(['start', 'who', 'who-knows', ...before, ...about, 'helper-name', 'helper-role', 'helper-contact', 'more', 'privacy', 'check']);
    const { filledInBy, body } = sentBy(site(), typed);
    expect(filledInBy).to.equal('professional');
    expect(body.answers).to.deep.include({ 'helper-role': answered('Support worker at Elm House'), 'helper-relation': { at: 'notAsked' } });
  });

  it('must be said: nobody goes on without', () => {
    const setup = site();
    const [start] = step(setup, firstState(setup), { type: 'continue' });
    expect(step(setup, start, { type: 'continue' })[0].problems).to.deep.equal([{ field: 'choice', words: { key: 'problems.choose-one' } }]);
  });

  it('turns the words at once, and back again', () => {
    const setup = site();
    const [start] = step(setup, firstState(setup), { type: 'continue' });
    const after = (who: string, from: State): State => step(setup, step(setup, from, { type: 'input', key: 'who', typed: [who] })[0], { type: 'continue' })[0];
    const theirs = after('professional', start);
    expect([start.them, theirs.them, after('self', step(setup, theirs, { type: 'back' })[0]).them]).to.deep.equal([false, true, false]);
  });
});

describe('somebody who does not know yet', () => {
  for (const who of ['someone-else', 'professional']) {
    it(`cannot be sent about by ${who}: ideas are there to look at, no name is asked, and they are asked to talk first`, () => {
      const setup = site();
      const { state, seen } = walk(setup, { ...everything, who: [who], 'who-knows': ['no'] });
      expect(seen).to.deep.equal(['start', 'who', 'who-knows', '!ask-first', 'where', 'age', 'matters', 'interests.music', 'interests.food', 'help', 'when', 'ideas']);
      expect(routeOf(setup, state.answers).closed).to.equal(true);
      expect(step(setup, state, send)).to.deep.equal([state, []]);
      expect(step(setup, { ...state, at: 'check' }, send)[1]).to.deep.equal([]);
    });
  }

  it('still looks for ideas where there is a list of activities', () => {
    const { effects } = walk(site({ directory: '/activities' }, { hasDirectory: true }), { ...everything, who: ['someone-else'], 'who-knows': ['no'] });
    expect(effects.filter(effect => effect.do === 'find-ideas')).to.have.length(1);
  });

  it('can be sent about after going back and saying that they know now', () => {
    const setup = site();
    let state = walk(setup, { ...everything, who: ['someone-else'], 'who-knows': ['no'] }).state;
    while (state.at !== 'who-knows') { expect(canGoBack(setup, state)).to.equal(true); [state] = step(setup, state, { type: 'back' }); }
    const again = walk(setup, { ...everything, who: ['someone-else'], 'who-knows': ['yes'] }, state);
    expect(again.seen.at(-1)).to.equal('check');
    expect(sentFrom(setup, again.state)?.body.answers['who-knows']).to.deep.equal(answered('yes'));
  });
});

describe('age', () => {
  const heading = { en: 'A page' };
  const sites: readonly (readonly [what: string, settings: object, page: string, typed: (age: number) => unknown])[] = [
    ['the built-in journey', {}, 'age', age => band(age)],
    ['the built-in journey with the date of birth', { leaveOut: ['age'], ask: ['birth-date'] }, 'birth-date', age => born(age)],
    ['a site’s own journey with an age', { journey: { id: 'own', version: '1', start: 'how-old', pages: [{ id: 'how-old', heading, question: { type: 'age', preferNot: true } }, { id: 'yes', heading, question: { type: 'yes-no' } }] } }, 'how-old', age => band(age)],
    ['a site’s own journey with a date of birth', { journey: { id: 'own', version: '1', start: 'born', pages: [{ id: 'born', heading, question: { type: 'date', birth: true, preferNot: true } }, { id: 'yes', heading, question: { type: 'yes-no' } }] } }, 'born', age => born(age)],
  ];
  const band = (age: number): string => (age < 13 ? 'under-13' : age < 16 ? '13-15' : age < 18 ? '16-17' : age < 25 ? '18-24' : '25-49');
  const born = (age: number) => ({ day: '22', month: '11', year: `${2026 - age}` });

  for (const [what, settings, page, typed] of sites) {
    for (const minimumAge of [13, 16, 18, undefined] as const) {
      for (const age of [3, 12, 13, 15, 16, 17, 18, 40]) {
        const least = minimumAge ?? 16;
        const stop = age < 13 ? 'under-13' : age < least ? 'too-young' : undefined;
        it(`of ${age} ${stop ? `ends with ${stop}` : 'goes on'} in ${what}, ${minimumAge ? `from ${minimumAge}` : 'where the site says nothing'}`, () => {
          const setup = site({ ...settings, ...(minimumAge && { minimumAge }) });
          const { state, effects, seen } = walk(setup, { ...everything, yes: 'yes', [page]: typed(age) });
          expect(state.ended).to.equal(stop);
          expect(seen.at(-1)).to.equal(stop === undefined ? 'check' : `!${stop}`);
          expect(effects.filter(effect => effect.do === 'enqueue')).to.deep.equal([]);
          if (stop) expect(state, 'nothing is kept').to.deep.equal({ ...firstState(setup), ended: stop });
        });
      }
    }
    it(`is not said in ${what} by somebody who would rather not, and the way goes on`, () => {
      const sent = sentBy(site(settings), { ...everything, yes: 'yes', [page]: ratherNot });
      expect(sent.body.answers[page]).to.deep.equal({ at: 'preferNotToSay' });
    });
  }

  it('is theirs where it is for someone else: a grown-up cannot send about a child either', () => {
    for (const who of ['someone-else', 'professional']) {
      const setup = site();
      expect(walk(setup, { ...everything, who: [who], age: 'under-13' }).state).to.deep.equal({ ...firstState(setup), them: true, ended: 'under-13' });
      expect(walk(setup, { ...everything, who: [who], age: '13-15' }).state).to.deep.equal({ ...firstState(setup), them: true, ended: 'too-young' });
      expect(walk(site({ minimumAge: 13 }), { ...everything, who: [who], age: '13-15' }).seen.at(-1)).to.equal('check');
    }
  });

  it('ends it also when it is changed on the check page, with nothing kept', () => {
    const setup = site();
    const { state } = change(setup, walk(setup, everything).state, 'age', { age: 'under-13' });
    expect(state).to.deep.equal({ ...firstState(setup), ended: 'under-13' });
    expect(step(setup, state, send)).to.deep.equal([state, []]);
    expect(step(setup, state, { type: 'restart' })[0]).to.deep.equal(firstState(setup));
  });

  it('ends it also for somebody whose way is closed', () => expect(walk(site(), { ...everything, who: ['someone-else'], 'who-knows': ['no'], age: 'under-13' }).state.ended).to.equal('under-13'));

  it('is not asked where the site leaves it out', () => expect(walk(site({ leaveOut: ['age'] }), everything).seen).to.not.include('age'));
});

describe('somebody who says as little as they may', () => {
  const setup = site({ ask: ['birth-date', 'news'] });

  it('comes to the check page, and can send', () => {
    const { body, ...header } = sentBy(setup, little);
    expect(header).to.deep.include({ filledInBy: 'self', programme: null, session: null });
    expect(body.answers).to.deep.equal({
      who: answered('self'), 'who-knows': { at: 'notAsked' }, where: answered('unknown'), age: { at: 'preferNotToSay' }, matters: answered(['not-sure']), help: answered(['none']), when: { at: 'skipped' }, call: answered('yes'), name: answered({ last: 'X' }), 'birth-date': { at: 'preferNotToSay' },
      'contact-by': answered('other'), contact: answered({ by: 'other', to: 'Ask at the library', safe: 'not-sure' }), comms: { at: 'skipped' }, 'comms-language': { at: 'notAsked' }, 'comms-other': { at: 'notAsked' }, gp: { at: 'skipped' },
      'helper-name': { at: 'notAsked' }, 'helper-relation': { at: 'notAsked' }, 'helper-role': { at: 'notAsked' }, 'helper-contact': { at: 'notAsked' }, more: { at: 'skipped' }, privacy: answered(['help-me']), news: answered([]),
    });
  });

  it('is not asked for interests in nothing, and sees the page of ideas all the same', () => expect(walk(setup, little).seen).to.deep.equal(['start', 'who', 'where', 'age', 'matters', 'help', 'when', 'ideas', 'call', 'name', 'birth-date', 'contact-by', 'contact', 'comms', 'gp', 'more', 'privacy', 'news', 'check']));

  it('can say as little about somebody else', () => {
    for (const who of ['someone-else', 'professional']) expect(sentBy(setup, { ...little, who: [who] }).body.answers).to.deep.include({ 'helper-contact': { at: 'skipped' }, 'helper-name': answered({ first: 'Ali' }) });
  });

  it('may say no to a call and end with nothing kept and nothing sent', () => {
    const { state, effects } = walk(setup, { ...everything, call: ['no'] });
    expect(state).to.deep.equal({ ...firstState(setup), ended: 'not-today' });
    expect(effects.some(effect => effect.do === 'enqueue')).to.equal(false);
    for (const event of [send, { type: 'back' }, { type: 'continue' }, { type: 'amend' }] as const) expect(step(setup, state, event)).to.deep.equal([state, []]);
  });

  it('cannot send without a yes to the use of what they told', () => {
    const { state } = walk(setup, { ...everything, privacy: ['help-me'] });
    const [changing] = step(setup, state, { type: 'change', key: 'privacy' });
    const [tried] = step(setup, step(setup, changing, { type: 'input', key: 'privacy', typed: ['tell-gp'] })[0], { type: 'continue' });
    expect(tried.problems).to.deep.equal([{ field: 'help-me', words: { key: 'pages.privacy.missing' } }]);
  });

  it('is looked for by what they said and nothing else', () => {
    const wishes = (typed: Typed): unknown => walk(site({ directory: '/activities' }, { hasDirectory: true }), typed).effects.flatMap(effect => (effect.do === 'find-ideas' ? [effect.wishes] : []));
    expect(wishes(little)).to.deep.equal([{ areas: [], interests: [], needs: [], times: [] }]);
    expect(wishes(everything)).to.deep.equal([{ areas: ['music', 'food'], interests: ['choir', 'cook'], needs: ['free'], times: ['weekends'], age: { from: 25, to: 49 }, postcode: 'NW1 2DB' }]);
    expect(wishes({ ...everything, when: ['any'], help: ['none'] })).to.deep.equal([{ areas: ['music', 'food'], interests: ['choir', 'cook'], needs: [], times: [], age: { from: 25, to: 49 }, postcode: 'NW1 2DB' }]);
  });
});

describe('where the site has a table of areas', () => {
  const served: Area = { at: 'served', scheme: { id: 'heath-lane' } };
  const where = (areaOf: (place: string) => Area): Setup => site({}, { areaOf });
  const nobody = where(place => (place === 'NW1 2DB' ? { at: 'nobody' } : { at: 'check' }));

  it('a place that a scheme serves goes on, and its id is in the header', () => expect(sentBy(where(() => served), everything).scheme).to.equal('heath-lane'));
  it('a place that nobody knows goes on, and no scheme is named', () => expect(sentBy(where(() => ({ at: 'check' })), everything).scheme).to.equal(null));
  it('somebody who does not know their postcode goes on', () => { for (const instead of ['unknown', 'no-fixed-address']) expect(sentBy(nobody, { ...everything, where: { typed: '', instead } }).scheme).to.equal(null); });
  it('no header is there without a table', () => expect(sentBy(site(), everything)).to.not.have.property('scheme'));

  it('a place that nobody serves closes the way to sending, with ideas to look at', () => {
    const { state, seen } = walk(nobody, everything);
    expect(seen).to.deep.equal(['start', 'who', 'where', '!nobody-serves', 'age', 'matters', 'interests.music', 'interests.food', 'help', 'when', 'ideas']);
    expect(sentFrom(nobody, state)).to.equal(undefined);
    expect(routeOf(nobody, state.answers).closed).to.equal(true);
  });

  it('a change of place on the check page closes the way or opens it, and what was answered is still there', () => {
    const both = where(place => (place === 'NW1 2DB' ? served : { at: 'nobody' }));
    const { state } = walk(both, everything);
    const moved = change(both, state, 'where', { ...everything, where: { typed: 'EC1A 1BB' } });
    expect(moved.seen.slice(0, 2)).to.deep.equal(['where', '!nobody-serves']);
    expect(sentFrom(both, moved.state)).to.equal(undefined);
    expect(moved.seen).to.not.include('check');
  });

  it('is asked for someone else by their place', () => expect(sentBy(where(() => served), { ...everything, who: ['professional'] })).to.deep.include({ scheme: 'heath-lane', filledInBy: 'professional' }));
});

describe('what a site asks and leaves out', () => {
  it('asks the date of birth after the name, and for news, only where a site wants them', () => {
    const { seen } = walk(site({ ask: ['birth-date', 'news'] }), everything);
    expect(seen.slice(seen.indexOf('name'), seen.indexOf('name') + 2)).to.deep.equal(['name', 'birth-date']);
    const { answers } = sentBy(site({ ask: ['birth-date', 'news'] }), everything).body;
    expect(answers).to.deep.include({ 'birth-date': answered('1980-03-31'), privacy: answered(['help-me', 'tell-gp']), news: answered(['news']) });
    expect(seen.slice(-3)).to.deep.equal(['privacy', 'news', 'check']);
    const without = sentBy(site(), everything).body.answers;
    expect(without).to.not.have.property('birth-date');
    expect(without['privacy']).to.deep.equal(answered(['help-me', 'tell-gp']));
    expect(without).to.not.have.property('news');
  });

  const goes: Readonly<Record<string, readonly string[]>> = { age: ['age'], when: ['when'], comms: ['comms', 'comms-language', 'comms-other'], gp: ['gp'], more: ['more'] };
  for (const [page, gone] of Object.entries(goes)) {
    it(`leaves out ${page}${gone.length > 1 ? ' and what follows from it' : ''}, and says nothing of it in what is sent`, () => {
      const all = walk(site(), everything).seen;
      expect(walk(site({ leaveOut: [page] }), everything).seen).to.deep.equal(all.filter(key => !gone.includes(key)));
      const { answers } = sentBy(site({ leaveOut: [page] }), everything).body;
      expect(answers).to.not.have.property(page);
      for (const key of gone.slice(1)) expect(answers[key]).to.deep.equal({ at: 'notAsked' });
    });
  }

  it('leaves out all of them at once', () => expect(walk(site({ leaveOut: Object.keys(goes) }), everything).seen).to.deep.equal(['start', 'who', 'where', 'matters', 'interests.music', 'interests.food', 'help', 'ideas', 'call', 'name', 'contact-by', 'contact', 'privacy', 'check']));

  it('names every page that cannot be asked for or left out', () => {
    const read = readConfig({ ...base, ask: ['birthdate', 'news'], leaveOut: ['name', 'age', 'contact'] });
    expect('problems' in read && read.problems).to.deep.equal([
      'ask.0: found "birthdate", expected one of birth-date, news', 'leaveOut.0: found "name", expected one of age, when, comms, gp, more', 'leaveOut.2: found "contact", expected one of age, when, comms, gp, more',
    ]);
  });
});

describe('a change on the check page', () => {
  const setup = site();
  const mine = walk(setup, everything).state;
  const theirs = walk(setup, { ...everything, who: ['someone-else'] }).state;

  const personal = ['call', 'name', 'contact-by', 'contact', 'comms', 'comms-language', 'comms-other', 'gp'];

  it('from me to someone else asks again what was said about me, and what is now due', () => {
    const { state, seen } = change(setup, mine, 'who', { ...everything, who: ['someone-else'] });
    expect(seen).to.deep.equal(['who', 'who-knows', ...personal, 'helper-name', 'helper-relation', 'helper-contact', 'more', 'privacy', 'check']);
    expect(state).to.deep.include({ them: true, changing: false });
    expect(sentFrom(setup, state)).to.deep.include({ filledInBy: 'someone-else' });
  });

  it('of the place to one that another scheme serves asks for consent again: it names who gets the answers', () => {
    const there: Setup = { ...setup, areaOf: where => ({ at: 'served', scheme: { id: where.startsWith('NW1') ? 'one' : 'other' } }) };
    const before = walk(there, everything).state;
    const { state, seen } = change(there, before, 'where', { ...everything, where: { typed: 'EH1 1AA' } });
    expect(seen.filter(key => !key.startsWith('ideas'))).to.deep.equal(['where', 'privacy', 'check']);
    expect(sentFrom(there, state)?.scheme).to.equal('other');
  });

  it('from me to someone else who does not know closes the way', () => {
    const { state, seen } = change(setup, mine, 'who', { ...everything, who: ['someone-else'], 'who-knows': ['no'] });
    expect(seen).to.not.include('check');
    expect(sentFrom(setup, state)).to.equal(undefined);
  });

  it('keeps what was typed for it, but no tick under words that are others now', () => {
    const [changing] = step(setup, mine, { type: 'change', key: 'who' });
    const [chosen] = step(setup, changing, { type: 'input', key: 'who', typed: ['someone-else'] });
    const [state] = step(setup, chosen, { type: 'continue' });
    expect(state.typed['name']).to.deep.equal(mine.typed['name']);
    expect(state.typed).to.not.have.property('privacy');
    expect(state.answers).to.not.have.property('privacy');
  });

  it('from someone else to me asks again what was said about them, and sends nothing about a helper', () => {
    const { state, seen } = change(setup, theirs, 'who', { ...everything, who: ['self'] });
    expect(seen).to.deep.equal(['who', ...personal, 'more', 'privacy', 'check']);
    expect(state.them).to.equal(false);
    const { filledInBy, body: { answers } } = sentFrom(setup, state)!;
    expect(filledInBy).to.equal('self');
    for (const key of ['who-knows', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact']) expect(answers[key], key).to.deep.equal({ at: 'notAsked' });
    expect(JSON.stringify(answers)).to.not.include('Ali').and.not.include('their son');
  });

  it('from someone I know to someone in my job asks the job, and forgets how I know them', () => {
    const { state, seen } = change(setup, theirs, 'who', { ...everything, who: ['professional'] });
    expect(seen).to.deep.equal(['who', 'helper-role', 'check']);
    expect(sentFrom(setup, state)!.body.answers).to.deep.include({ 'helper-relation': { at: 'notAsked' }, 'helper-role': answered('Support worker at Elm House') });
  });

  it('of the way to be reached asks how to reach the person in that way', () => {
    const { state, seen } = change(setup, mine, 'contact-by', { ...everything, 'contact-by': ['email'], contact: { to: 'sam@example.org', safe: 'no' } });
    expect(seen).to.deep.equal(['contact-by', 'contact', 'check']);
    expect(sentFrom(setup, state)!.body.answers).to.deep.include({ 'contact-by': answered('email'), contact: answered({ by: 'email', to: 'sam@example.org', safe: 'no' }) });
  });

  it('of the way to be reached keeps nothing that was said of another way: a message may be safe where a letter is not', () => {
    for (const from of [change(setup, mine, 'contact-by', { 'contact-by': ['phone'] }).state, step(setup, step(setup, mine, { type: 'change', key: 'contact' })[0], { type: 'continue' })[0]]) expect(from.at).to.equal('check');
    let state = mine;
    while (state.at !== 'contact-by') [state] = step(setup, state, { type: 'back' });
    [state] = step(setup, step(setup, state, { type: 'input', key: 'contact-by', typed: ['letter'] })[0], { type: 'continue' });
    expect(state.at).to.equal('contact');
    const [tried] = step(setup, state, { type: 'continue' });
    expect(tried.problems.map(({ field }) => field)).to.deep.equal(['to', 'safe']);
  });

  it('of what helps to talk asks what goes with it, and forgets what does not', () => {
    const { state, seen } = change(setup, mine, 'comms', { comms: ['none'] });
    expect(seen).to.deep.equal(['comms', 'check']);
    expect(sentFrom(setup, state)!.body.answers).to.deep.include({ 'comms-language': { at: 'notAsked' }, 'comms-other': { at: 'notAsked' } });
    const plain = walk(setup, { ...everything, comms: [] }).state;
    expect(change(setup, plain, 'comms', { ...everything, comms: ['interpreter'] }).seen).to.deep.equal(['comms', 'comms-language', 'check']);
  });

  it('of what matters asks about the new, and forgets the old', () => {
    const { state, seen } = change(setup, mine, 'matters', { ...everything, matters: ['food', 'outdoors'], 'interests.outdoors': ['garden'] });
    expect(seen).to.deep.equal(['matters', 'interests.outdoors', 'check']);
    const { answers } = sentFrom(setup, state)!.body;
    expect(Object.keys(answers).filter(key => key.startsWith('interests.')).toSorted()).to.deep.equal(['interests.food', 'interests.outdoors']);
  });

  it('to no call ends it with nothing kept', () => expect(change(setup, mine, 'call', { call: ['no'] }).state).to.deep.equal({ ...firstState(setup), ended: 'not-today' }));
});

describe('telling the surgery', () => {
  const setup = site();
  const asked = (state: State, run = setup): readonly string[] => {
    const route = routeOf(run, state.answers);
    const here = route.steps.find(({ key }) => key === 'privacy')!;
    return here.page.question?.type === 'consent' ? itemsFor(here.page.question, situationOf(run, route, here)).map(({ id }) => id) : [];
  };

  it('is asked only of those who wrote a surgery', () => {
    expect(asked(walk(setup, everything).state)).to.deep.equal(['help-me', 'tell-gp']);
    for (const gp of ['', { instead: 'no-gp' }, { instead: 'not-known' }]) expect(asked(walk(setup, { ...everything, gp }).state), JSON.stringify(gp)).to.deep.equal(['help-me']);
    expect(asked(walk(site({ leaveOut: ['gp'] }), everything).state, site({ leaveOut: ['gp'] }))).to.deep.equal(['help-me']);
  });

  it('is not sent for those who were not asked, whatever was typed', () => {
    for (const gp of ['', { instead: 'no-gp' }]) expect(sentBy(setup, { ...everything, gp }).body.answers['privacy']).to.deep.equal(answered(['help-me']));
    expect(sentBy(site({ leaveOut: ['gp'] }), everything).body.answers['privacy']).to.deep.equal(answered(['help-me']));
  });

  it('is not sent once the surgery was taken away', () => {
    for (const gp of ['', { instead: 'no-gp' }, { instead: 'not-known' }]) {
      const { state } = change(setup, walk(setup, everything).state, 'gp', { ...everything, gp });
      expect(sentFrom(setup, state)!.body.answers['privacy'], JSON.stringify(gp)).to.deep.equal(answered(['help-me']));
    }
  });

  it('is asked of somebody who wrote the surgery afterwards, and not taken for a no or a yes before', () => {
    const { state, seen } = change(setup, walk(setup, { ...everything, gp: '', privacy: ['help-me'] }).state, 'gp', { ...everything, privacy: ['help-me'] });
    expect(seen).to.deep.equal(['gp', 'privacy', 'check']);
    expect(sentFrom(setup, state)!.body.answers['privacy']).to.deep.equal(answered(['help-me']));
  });
});

describe('nothing is kept', () => {
  it('after any end, and after it was sent', () => {
    const setup = site();
    for (const typed of [{ ...everything, call: ['no'] }, { ...everything, age: 'under-13' }, { ...everything, age: '13-15' }]) {
      const { state } = walk(setup, typed);
      expect(state).to.deep.include({ answers: {}, typed: {}, problems: [], ideas: { at: 'none', removed: [] } });
      expect(JSON.stringify(state)).to.not.match(/Sam|NW1|music/);
    }
    const [sending] = step(setup, walk(setup, everything).state, send);
    for (const delivery of [{ at: 'sent', reference: 'AB', receivedAt: 'now' }, { at: 'passed-on' }] as const) expect(step(setup, sending, { type: 'delivery', delivery })[0]).to.deep.include({ answers: {}, typed: {} });
  });
});

describe('the built-in journey, for any site and any person', () => {
  const anySite = fc.record({ ask: fc.subarray(['birth-date', 'news']), leaveOut: fc.subarray(['age', 'when', 'comms', 'gp', 'more']), minimumAge: fc.constantFrom(13, 16, 18), area: fc.constantFrom<Area | undefined>(undefined, { at: 'nobody' }, { at: 'check' }, { at: 'served', scheme: { id: 'heath-lane' } }) })
    .map(({ area, ...settings }) => ({ ...settings, setup: site(settings, area && { areaOf: where => (where === 'NW1 2DB' ? area : { at: 'check' }) }) }));

  /** Goes through with answers as they come, changes some of them on the check page, and sends. */
  function sentAfter(setup: Setup, picks: readonly number[], changes: readonly number[]): Submission | undefined {
    let state = firstState(setup);
    const turn = (event: Doing): void => { [state] = step(setup, state, event); };
    const left = [...changes];
    for (const pick of picks) {
      const { key, page, item } = currentStep(setup, state);
      if (state.ended !== undefined) return undefined;
      if (page.show === 'check') {
        const { steps } = routeOf(setup, state.answers);
        const next = left.pop();
        if (next === undefined) return sentFrom(setup, state);
        turn({ type: 'change', key: steps[next % steps.length]!.key });
        continue;
      }
      if (page.question) turn({ type: 'input', key, typed: typedFor(page, pick, true, item, state.answers) });
      turn({ type: 'continue' });
    }
    return undefined;
  }

  it('sends only whole submissions, with a yes, of people who are old enough, who know, and whose place is served', () => {
    let sent = 0;
    fc.assert(fc.property(anySite, fc.array(fc.nat(9999), { minLength: 60, maxLength: 60 }), fc.array(fc.nat(99), { maxLength: 3 }), ({ setup, minimumAge, leaveOut, ask }, picks, changes) => {
      const submission = sentAfter(setup, picks, changes);
      if (!submission) return;
      sent++;
      const { answers } = submission.body;
      const { age, call, who, privacy, where, contact } = answers;
      if (age?.at === 'answered') expect(age.value).to.not.be.oneOf(['under-13', ...(minimumAge > 13 ? ['13-15'] : []), ...(minimumAge > 16 ? ['16-17'] : [])]);
      expect(call).to.deep.equal(answered('yes'));
      if (who?.at === 'answered' && who.value !== 'self') expect(answers['who-knows']).to.deep.equal(answered('yes'));
      expect(submission.filledInBy).to.equal(who?.at === 'answered' ? who.value : undefined);
      expect(privacy?.at === 'answered' && privacy.value).to.include('help-me');
      expect(answered(contact?.at === 'answered' && (contact.value as { by: string }).by)).to.deep.equal(answers['contact-by']);
      if (setup.areaOf?.('NW1 2DB').at === 'nobody') expect(where).to.not.deep.equal(answered('NW1 2DB'));
      expect(answers).to.not.have.any.keys(...leaveOut, ...['birth-date'].filter(id => !ask.includes(id)), 'nothing');
    }), { numRuns: 250 });
    expect(sent).to.be.greaterThan(5);
  });
});
