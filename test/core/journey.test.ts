import { expect } from 'chai';
import fc from 'fast-check';
import { loadJourney, journeyLimits, pagesWithWords } from '../../src/core/journey-loader.ts';
import { builtInStops, fillerOf, headingOf, isSendOnly, stopOf, type Journey } from '../../src/core/journey.ts';
import { english, locales } from '../../src/i18n/locales.ts';
import type { Messages } from '../../src/i18n/translate.ts';

const heading = { en: 'A page' };
const choice = { type: 'choice', options: ['yes', 'no'] };
const some = { type: 'choice', options: ['oak', 'ash'], many: true };
const page = (id: string, more: object = {}): object => ({ id, heading, ...more });
const journey = (pages: unknown, more: object = {}): unknown => ({ id: 'mine', version: '1', start: 'one', pages, ...more });
const problemsOf = (data: unknown): readonly string[] => { const loaded = loadJourney(data); return 'problems' in loaded ? loaded.problems : []; };
const parsed = (json: string): unknown => JSON.parse(json);

const contractExample = {
  id: 'carers-check', version: '1', start: 'hello',
  pages: [
    { id: 'hello', heading: { en: 'How are things?', cy: 'Sut mae pethau?' } },
    { id: 'matters', question: { type: 'choice', max: 3, options: 'taxonomy.areas', notSure: true } },
    { id: 'interests', repeat: { over: 'matters' }, question: { type: 'choice', options: 'taxonomy.interests' } },
    { id: 'call', question: { type: 'choice', options: ['yes', 'no'] }, next: [{ when: { call: 'no' }, end: 'not-today' }] },
  ],
};

/** Each bad journey: what is wrong, the journey, and what one of its lines says: place, found, expected. */
const bad: readonly (readonly [what: string, data: unknown, line: RegExp])[] = [
  ['a list', [], /^journey: found a list, expected an object$/],
  ['text', 'carers-check', /^journey: found "carers-check", expected an object$/],
  ['nothing', null, /^journey: found null, expected an object$/],
  ['nothing at all', undefined, /^journey: found nothing, expected an object$/],
  ['a number', 7, /^journey: found 7, expected an object$/],
  ['no pages', journey([]), /^journey\.pages: found a list, expected at least 1/],
  ['pages that are no list', journey({}), /^journey\.pages: found an object, expected a list$/],
  ['a page that is a list', journey([[]]), /^journey\.pages\.0: found a list, expected an object$/],
  ['a page that is nothing', journey([null]), /^journey\.pages\.0: found null, expected an object$/],
  ['an unknown key at the top', journey([page('one')], { colour: 'red' }), /^journey\.colour: found a key that does not exist, expected /],
  ['an unknown key of a page', journey([page('one', { titel: 'x' })]), /^journey\.pages\.0\.titel: found a key that does not exist, expected /],
  ['an unknown key of a question', journey([page('one', { question: { ...choice, maxi: 3 } })]), /^journey\.pages\.0\.question\.maxi: found a key that does not exist/],
  ['an unknown type of question', journey([page('one', { question: { type: 'slider' } })]), /^journey\.pages\.0\.question(?:\.type)?: found .*slider.*, expected .*choice.*text/],
  ['a question without a type', journey([page('one', { question: {} })]), /^journey\.pages\.0\.question(?:\.type)?: found (?:nothing|an object), expected /],
  ['an unknown list of options', journey([page('one', { question: { type: 'choice', options: 'taxonomy.moods' } })]), /^journey\.pages\.0\.question\.options: found "taxonomy\.moods", expected /],
  ['a choice of nothing', journey([page('one', { question: { type: 'choice', options: [] } })]), /^journey\.pages\.0\.question\.options: found a list, expected /],
  ['the same id twice', journey([page('one'), page('one')]), /^journey\.pages\.1\.id: found "one" twice, expected an id of its own/],
  ['an id with a space', journey([page('one two')], { start: 'one' }), /^journey\.pages\.0\.id: found "one two", expected an id of small letters/],
  ['a start that is no page', journey([page('two')]), /^journey\.start: found "one", expected the id of a page/],
  ['a jump backwards', journey([page('one'), page('two', { next: [{ page: 'one' }] })]), /^journey\.pages\.1\.next\.0\.page: found "one", expected the id of a later page/],
  ['a jump to itself', journey([page('one', { next: [{ page: 'one' }] })]), /^journey\.pages\.0\.next\.0\.page: found "one", expected the id of a later page/],
  ['a jump to nowhere', journey([page('one', { next: [{ page: 'nowhere' }] })]), /^journey\.pages\.0\.next\.0\.page: found "nowhere", expected /],
  ['a rule with two ways', journey([page('one', { next: [{ page: 'check', end: 'not-today' }] })]), /^journey\.pages\.0\.next\.0.*: found .*, expected /],
  ['a condition on no page', journey([page('one', { when: { nobody: 'yes' } })]), /^journey\.pages\.0\.when\.nobody: found no such choice before, expected the id of an earlier page/],
  ['a condition on a later page', journey([page('one', { when: { two: 'yes' } }), page('two', { question: choice })]), /^journey\.pages\.0\.when\.two: found no such choice before/],
  ['a condition on a value that cannot be', journey([page('one', { question: choice }), page('two', { when: { one: 'maybe' } })]), /^journey\.pages\.1\.when\.one: found "maybe", expected one of yes, no/],
  ['a repeat over a single choice', journey([page('one', { question: choice }), page('two', { repeat: { over: 'one' }, question: choice })]), /^journey\.pages\.1\.repeat\.over: found "one", expected the id of an earlier page where several can be chosen/],
  ['a repeat over a later page', journey([page('one', { repeat: { over: 'two' }, question: choice }), page('two', { question: some })]), /^journey\.pages\.0\.repeat\.over: found "two", expected /],
  ['a repeat of nothing', journey([page('one', { question: some }), page('two', { repeat: { over: 'one' } })]), /^journey\.pages\.1\.repeat: found no question, expected one to repeat/],
  ['interests that are not repeated', journey([page('one', { question: { type: 'choice', options: 'taxonomy.interests' } })]), /^journey\.pages\.0\.question\.options: found taxonomy\.interests, expected "repeat"/],
  ['interests repeated over what is no area', journey([page('one', { question: some }), page('two', { repeat: { over: 'one' }, question: { type: 'choice', options: 'taxonomy.interests' } })]), /^journey\.pages\.1\..*found .*, expected .*taxonomy\.areas/],
  ['a stop that nobody wrote', journey([page('one', { next: [{ end: 'not-here' }] })]), /^journey\.pages\.0\.next\.0: found "not-here", expected an id in "stops" or not-today/],
  ['a stop named like a part of every object', journey([page('one', { next: [{ end: 'constructor' }] })], { stops: { mine: { heading } } }), /^journey\.pages\.0\.next\.0(?:\.end)?: found "constructor", expected /],
  ['a contact by a page that is no choice', journey([page('one', { question: { type: 'contact', by: { page: 'ways' } } })]), /^journey\.pages\.0\.question\.by\.page: found "ways", expected /],
  ['a page without words', journey([{ id: 'one' }]), /^journey\.pages\.0\.heading: found nothing, expected words/],
  ['words in no language', journey([{ id: 'one', heading: {} }]), /^journey\.pages\.0\.heading: found an object, expected /],
  ['words that are a list', journey([{ id: 'one', heading: ['A page'] }]), /^journey\.pages\.0\.heading: found a list, expected /],
  ['a question and ideas on one page', journey([page('one', { question: choice, show: 'ideas' })]), /^journey\.pages\.0: found "question" and "show", expected one of them/],
  ['a page below the check page', journey([page('one'), { id: 'check', show: 'check' }, page('two', { question: choice })]), /^journey\.pages\.\d\b.*: found .*, expected .*(?:last|check)/],
  ['a check page that may be passed over', journey([page('one', { question: choice }), { id: 'check', show: 'check', when: { one: 'yes' } }]), /^journey\.pages\.1\b.*: found .*, expected /],
  ['a page that is there only on request and may be left out', journey([page('one'), page('two', { onRequest: true, mayLeaveOut: true })]), /^journey\.pages\.1: found "onRequest" and "mayLeaveOut", expected one of them$/],
  ['somebody who fills it in by a page that is not there', journey([page('one')], { filledInBy: 'who' }), /^journey\.filledInBy: found "who", expected the id of a page with a choice of self, someone-else, professional$/],
  ['somebody who fills it in by a choice of other things', journey([page('one', { question: choice })], { filledInBy: 'one' }), /^journey\.filledInBy: found "one", expected the id of a page with a choice of self/],
  ['somebody who fills it in by what they write', journey([page('one', { question: { type: 'text' } })], { filledInBy: 'one' }), /^journey\.filledInBy: found "one", expected /],
  ['two options with one id', journey([page('one', { question: { type: 'choice', options: ['a', 'b', 'a'] } })]), /^journey\.pages\.0\.question\.options\.2\.id: found "a" twice, expected an id of its own for each$/],
  ['two consents with one id', journey([page('one', { question: { type: 'consent', items: [{ id: 'a', words: heading }, { id: 'a', words: heading }] } })]), /^journey\.pages\.0\.question\.items\.1\.id: found "a" twice, expected an id of its own for each$/],
  ['two ways to say it instead with one id', journey([page('one', { question: { type: 'text', instead: [{ id: 'a', words: heading }, { id: 'a', words: heading }] } })]), /^journey\.pages\.0\.question\.instead\.1\.id: found "a" twice, expected an id of its own for each$/],
  ['two statements with one id', journey([page('one', { question: { type: 'statements', items: [{ id: 'a', words: heading }, { id: 'b', words: heading }, { id: 'a', words: heading }] } })]), /^journey\.pages\.0\.question\.items\.2\.id: found "a" twice, expected an id of its own for each$/],
  ['two fields of a group with one id', journey([page('one', { question: { type: 'group', fields: [{ id: 'a', words: heading }, { id: 'a', words: heading }] } })]), /^journey\.pages\.0\.question\.fields\.1\.id: found "a" twice, expected an id of its own for each$/],
  ['a group of nothing', journey([page('one', { question: { type: 'group', fields: [] } })]), /^journey\.pages\.0\.question\.fields: found a list, expected at least 1$/],
  ['a group of more turns than can be sent', journey([page('one', { question: { type: 'group', fields: [{ id: 'a', words: heading }], max: 31 } })]), /^journey\.pages\.0\.question\.max: found 31, expected at most 30$/],
  ['a consent after a page that is not there', journey([page('one', { question: { type: 'consent', items: [{ id: 'a', words: heading, after: 'gp' }] } })]), /^journey\.pages\.0\.question\.items\.0\.after: found "gp", expected the id of an earlier page with a question$/],
  ['a consent after a later page', journey([page('one', { question: { type: 'consent', items: [{ id: 'a', words: heading, after: 'two' }] } }), page('two', { question: { type: 'text' } })]), /^journey\.pages\.0\.question\.items\.0\.after: found "two", expected /],
  ['a consent after a page that asks nothing', journey([page('one'), page('two', { question: { type: 'consent', items: [{ id: 'a', words: heading, after: 'one' }] } })]), /^journey\.pages\.1\.question\.items\.0\.after: found "one", expected /],
  ['a consent after a page that repeats', journey([page('one', { question: some }), page('two', { repeat: { over: 'one' }, question: choice }), page('three', { question: { type: 'consent', items: [{ id: 'a', words: heading, after: 'two' }] } })]), /^journey\.pages\.2\.question\.items\.0\.after: found "two", expected /],
  ['a scale past ten', journey([page('one', { question: { type: 'scale', to: 11, ends: { least: heading, most: heading } } })]), /^journey\.pages\.0\.question\.to: found 11, expected at most 10$/],
  ['a scale that does not say what its ends mean', journey([page('one', { question: { type: 'scale' } })]), /^journey\.pages\.0\.question\.ends: found nothing, expected an object$/],
  ['nothing to say instead', journey([page('one', { question: { type: 'text', instead: [] } })]), /^journey\.pages\.0\.question\.instead: found a list, expected at least 1$/],
  ['a way to be reached that is none', journey([page('one', { question: { type: 'contact', by: 'pigeon' } })]), /^journey\.pages\.0\.question\.by: found "pigeon", expected /],
  ['a condition on an age that cannot be', journey([page('one', { question: { type: 'age' } }), page('two', { when: { one: '18' } })]), /^journey\.pages\.1\.when\.one: found "18", expected one of under-13, 13-15/],
  ['a condition on a number past the scale', journey([page('one', { question: { type: 'scale', to: 4, ends: { least: heading, most: heading } } }), page('two', { when: { one: '5' } })]), /^journey\.pages\.1\.when\.one: found "5", expected one of 0, 1, 2, 3, 4$/],
  ['a condition on what somebody writes', journey([page('one', { question: { type: 'text' } }), page('two', { when: { one: 'x' } })]), /^journey\.pages\.1\.when\.one: found no such choice before/],
  ['a page named like a part of every object', journey([page('one'), page('constructor', { question: choice })]), /^journey\.pages\.1\.id: found "constructor", expected /],
  ['a key __proto__ at the top', parsed('{"id":"mine","version":"1","start":"one","pages":[{"id":"one","heading":{"en":"x"}}],"__proto__":{"a":1}}'), /^journey\.__proto__: found a key that does not exist/],
  ['a key __proto__ in a page', journey([parsed('{"id":"one","heading":{"en":"x"},"__proto__":{"show":"check"}}')]), /^journey\.pages\.0\.__proto__: found a key that does not exist/],
  ['a key constructor in a page', journey([page('one', parsed('{"constructor":{"prototype":{}}}') as object)]), /^journey\.pages\.0\.constructor: found a key that does not exist/],
  ['over 200 pages', journey(Array.from({ length: journeyLimits.pages + 1 }, (_, at) => page(at === 0 ? 'one' : `p${at}`))), /^journey\.pages: found a list, expected at most 200/],
  ['over 64 KiB', journey(Array.from({ length: 20 }, (_, at) => ({ id: at === 0 ? 'one' : `p${at}`, heading: { en: 'x'.repeat(4000) } }))), /^journey: found over 65536 characters, expected fewer/],
  ['nine levels', journey([page('one', { question: { a: { b: { c: { d: { e: { f: 1 } } } } } } })]), /^journey: found more than 8 levels, expected at most 8/],
];

describe('loadJourney', () => {
  it('takes the example of the contract, and adds the check page', () => {
    const loaded = loadJourney(contractExample);
    expect(loaded).to.have.property('journey');
    if ('journey' in loaded) expect(loaded.journey.pages.map(({ id }) => id)).to.deep.equal(['hello', 'matters', 'interests', 'call', 'check']);
  });

  it('adds no second check page', () => {
    const loaded = loadJourney({ ...contractExample, pages: [...contractExample.pages, { id: 'check', show: 'check' }] });
    expect('journey' in loaded && loaded.journey.pages).to.have.length(5);
  });

  it('does not change what it was given', () => {
    const before = JSON.stringify(contractExample);
    loadJourney(contractExample);
    expect(JSON.stringify(contractExample)).to.equal(before);
  });

  for (const [what, data, line] of bad) {
    it(`refuses ${what} in one clear line`, () => {
      const problems = problemsOf(data);
      expect(problems.filter(problem => line.test(problem)), JSON.stringify(problems)).to.have.length(1);
      expect(problems, 'no other line about it').to.have.length(1);
    });
  }

  it('never throws, whatever it is given, and says where, what was found and what is expected', () => {
    const readable = (data: unknown): void => { for (const problem of problemsOf(data)) expect(problem).to.match(/^journey[^\n]*: found [^]+, expected [^]+$/); };
    fc.assert(fc.property(fc.anything(), data => readable(data)), { numRuns: 120 });
    fc.assert(fc.property(fc.jsonValue(), data => readable(data)), { numRuns: 120 });
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('id', 'version', 'start', 'pages', 'stops', 'x'), fc.oneof(fc.jsonValue(), fc.array(fc.dictionary(fc.constantFrom('id', 'heading', 'question', 'next', 'when', 'repeat', 'show'), fc.jsonValue())))), data => readable(data)), { numRuns: 120 });
  });

  it('does not overflow on data that nests without end', () => {
    let deep: unknown = 1;
    for (let at = 0; at < 20_000; at++) deep = [deep];
    expect(problemsOf({ pages: deep })).to.deep.equal(['journey: found more than 8 levels, expected at most 8']);
  });

  it('shows no word longer than a line', () => expect(problemsOf({ id: 'X'.repeat(5000) }).join('\n').length).to.be.below(1000));
});

describe('what a journey says of itself', () => {
  it('has free text where people may write what they like, not where they write their name', () => {
    const textPage = (question: object): boolean => { const loaded = loadJourney(journey([page('one', { question })])); return 'journey' in loaded && loaded.freeText; };
    expect(textPage({ type: 'text' })).to.equal(true);
    expect(textPage({ type: 'text', autocomplete: 'name' })).to.equal(false);
    expect(textPage(choice)).to.equal(false);
  });

  it('has free text in a group and in the words of a surgery, not in what is picked', () => {
    const textPage = (question: object): boolean => { const loaded = loadJourney(journey([page('one', { question })])); return 'journey' in loaded && loaded.freeText; };
    for (const question of [{ type: 'group', fields: [{ id: 'a', words: heading }] }, { type: 'text', instead: [{ id: 'none', words: heading }] }, { type: 'contact', by: 'other' }]) expect(textPage(question), question.type).to.equal(true);
    for (const question of [{ type: 'age' }, { type: 'yes-no' }, { type: 'name' }, { type: 'contact', by: 'phone' }, { type: 'date' }, { type: 'postcode' }, { type: 'scale', ends: { least: heading, most: heading } }, { type: 'statements', items: [{ id: 'a', words: heading }] }, { type: 'text', autocomplete: 'tel' }]) expect(textPage(question), question.type).to.equal(false);
  });

  it('takes conditions on everything that is picked', () => {
    const pages = [
      page('one', { question: { type: 'age' } }), page('two', { question: { type: 'yes-no' }, when: { one: ['18-24', '25-49'] } }),
      page('three', { question: { type: 'scale', ends: { least: heading, most: heading } }, when: { two: 'not-sure' } }), page('four', { question: { type: 'choice', options: 'taxonomy.times', any: true }, when: { three: ['0', '10'] } }), page('five', { when: { four: 'any' } }),
    ];
    expect(problemsOf(journey(pages))).to.deep.equal([]);
  });

  it('asks who somebody is only of those who send', () => {
    const loaded = loadJourney(journey([page('one', { question: { type: 'name' } }), page('two', { question: { type: 'contact', by: 'phone' } }), page('three', { question: { type: 'consent', items: [{ id: 'a', words: heading }] } }), page('four', { question: { type: 'age' } })]));
    expect('journey' in loaded && loaded.journey.pages.map(isSendOnly)).to.deep.equal([true, true, true, false, true]);
  });

  it('has words for pages that the product knows', () => {
    expect(headingOf({ id: 'where' })).to.deep.equal({ key: 'pages.where.heading' });
    expect(headingOf({ id: 'anything', show: 'ideas' })).to.deep.equal({ key: 'pages.ideas.heading' });
  });

  it('has words in every language for every page that needs to write none, and for every stop that is built in', async () => {
    for (const [language, { first, later, more }] of Object.entries(locales)) {
      const messages: Messages = { ...(language === 'en' ? english : {}), ...(await first()), ...(await later()), ...(await more()) };
      for (const id of pagesWithWords) expect(messages, language).to.have.property(`pages.${id}.heading`);
      for (const { heading, body = [] } of Object.values(builtInStops)) for (const words of [heading, ...body]) expect(messages, language).to.have.property(words['key']!);
    }
  });

  it('has stops of its own before those that are built in, and none from nowhere', () => {
    const own = { ...(journey([page('one')]) as Journey), stops: { 'not-today': { heading } } };
    expect(stopOf(own, 'not-today')).to.deep.equal({ heading });
    expect(stopOf(own, 'under-13')).to.equal(builtInStops['under-13']);
    for (const id of ['constructor', '__proto__', 'nothing']) expect(stopOf(journey([page('one')]) as Journey, id), id).to.equal(undefined);
  });

  it('is filled in by the person, unless the page that says so says otherwise', () => {
    const by = (value: unknown, filledInBy: string | undefined = 'who') => fillerOf({ ...(journey([]) as Journey), ...(filledInBy !== undefined && { filledInBy }) }, { who: { at: 'answered', value: value as string } });
    expect(['self', 'someone-else', 'professional', 'constructor', ['professional']].map(value => by(value))).to.deep.equal(['self', 'someone-else', 'professional', 'self', 'self']);
    expect(fillerOf(journey([]) as Journey, { who: { at: 'answered', value: 'professional' } })).to.equal('self');
    expect(fillerOf({ ...(journey([]) as Journey), filledInBy: 'who' }, { who: { at: 'preferNotToSay' } })).to.equal('self');
  });
});

describe('the pages that everybody passes', () => {
  const told = (pages: readonly object[]): readonly string[] => { const loaded = loadJourney(journey(pages, { start: 'first' })); if ('problems' in loaded) throw new Error(loaded.problems.join('\n')); return loaded.journey.pages.map(({ id }) => id).filter(id => !loaded.onlySome.includes(id)); };
  const open = page('first', { question: choice });

  it('are all that stand below one another, the check page too', () => expect(told([open, page('two'), page('three')])).to.deep.equal(['first', 'two', 'three', 'check']));
  it('are not those with a condition', () => expect(told([open, page('two', { when: { first: 'yes' } }), page('three')])).to.deep.equal(['first', 'three', 'check']));
  it('are not those that repeat', () => expect(told([page('first', { question: { ...choice, many: true } }), page('two', { repeat: { over: 'first' }, question: choice })])).to.deep.equal(['first', 'check']));
  it('are not those that a rule jumps over', () => expect(told([page('first', { question: choice, next: [{ when: { first: 'yes' }, page: 'four' }] }), page('two'), page('three'), page('four')])).to.deep.equal(['first', 'four', 'check']));
  it('are not those that people pass over who cannot send, where there is more to see below', () => expect(told([open, page('two', { sendOnly: true }), page('three'), page('four', { sendOnly: true })])).to.deep.equal(['first', 'three', 'four', 'check']));
});
