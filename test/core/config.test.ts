import { expect } from 'chai';
import fc from 'fast-check';
import { readConfig } from '../../src/core/config-reader.ts';
import { commonSchema, isSafeAddress } from '../../src/core/config-fields.ts';
import { configSchema } from '../../src/core/config-schema.ts';
import { configFrom, configLimits, setupOf, siteWordsOf } from '../../src/core/config.ts';
import { loadJourney } from '../../src/core/journey-loader.ts';
import { situationOf } from '../../src/core/answering.ts';
import { kindOf } from '../../src/core/questions/known.ts';
import { usualJourneys } from '../../src/core/journeys/usual.ts';
import { routeOf } from '../../src/core/route.ts';

const organisation = { name: 'A charity', phone: '020 7946 0000' };
const reader = { who: 'A link worker', within: 'in 2 days', phone: '020 7946 0000' };
const good = { form: 'a-form', organisation, reader, endpoint: 'https://example.org/submissions' };
const own = { id: 'mine', version: '1', start: 'one', pages: [{ id: 'one', heading: { en: 'A page' }, question: { type: 'choice', options: ['yes', 'no'] } }] };
// Example keys: points of the curve whose private parts nobody kept.
const keys = ['BJoXgRwWeoEYlq42o4JfFLbv1pjadOu2NOprxRkDkg55CzPeC8NLmc2LWlWVIntmw0efqgNBT6DMzk8Cex_cuso', 'BMoPc8fTYIQS-jHfiWVA3WblsLfemNlwh8OXi78UbKxoZD8zuNfJlDIHM8XlmaZ9VshGnnTlHe594UB2Zwdm9-w'] as const;
const recipients = keys.map((key, at) => ({ kid: `key-${at}`, key }));
const problemsOf = (data: unknown, hasDeliver = false): readonly string[] => { const read = readConfig(data, hasDeliver); return 'problems' in read ? read.problems : []; };
const without = (key: keyof typeof good): object => Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));
const parsed = (json: string): object => JSON.parse(json) as object;

const bad: readonly (readonly [what: string, data: unknown, line: RegExp])[] = [
  ['nothing', undefined, /^configuration: found nothing, expected an object$/],
  ['null', null, /^configuration: found nothing, expected an object$/],
  ['a list', [good], /^configuration: found a list, expected an object$/],
  ['text', 'a-form', /^configuration: found string, expected an object$/],
  ['a key that was written wrong, naming the nearest', { ...good, endpont: 'https://example.org' }, /^endpont: found a key that does not exist, expected "endpoint"\?$/],
  ['a key in capitals, naming the nearest', { ...good, Brand: '#287f7b' }, /^Brand: found a key that does not exist, expected "brand"\?$/],
  ['a key like no other', { ...good, colourScheme: 'x' }, /^colourScheme: found a key that does not exist, expected only keys of the documentation$/],
  ['a key too many inside', { ...good, organisation: { ...organisation, fax: '1' } }, /^organisation\.fax: found a key that does not exist/],
  ['no form', without('form'), /^form: found nothing, expected text$/],
  ['a form with spaces', { ...good, form: 'A Form' }, /^form: found "A Form", expected an id of small letters, digits and dashes/],
  ['a form that is a number', { ...good, form: 7 }, /^form: found 7, expected text$/],
  ['no organisation', without('organisation'), /^organisation: found nothing, expected an object$/],
  ['no phone number', { ...good, organisation: { name: 'x' } }, /^organisation\.phone: found nothing, expected text$/],
  ['a phone number that is none', { ...good, organisation: { ...organisation, phone: 'ring us' } }, /^organisation\.phone: found "ring us", expected a telephone number$/],
  ['an email address that is none', { ...good, organisation: { ...organisation, email: 'a charity' } }, /^organisation\.email: found "a charity", expected an email address$/],
  ['words in no language', { ...good, organisation: { ...organisation, name: {} } }, /^organisation\.name: found an object|^configuration/],
  ['words in a language that is none', { ...good, organisation: { ...organisation, name: { 'plain english': 'x' } } }, /^organisation\.name.*: found .*, expected .*language tag/],
  ['words that are a number', { ...good, linkWorker: 5 }, /^linkWorker: found 5, expected text or an object$/],
  ['empty words', { ...good, linkWorker: '' }, /^linkWorker: found "", expected /],
  ['a reader without a time', { ...good, reader: { who: 'x', phone: '020 7946 0000' } }, /^reader\.within: found nothing, expected /],
  ['no reader where people can write freely', without('reader'), /^reader: found nothing, expected who reads the answers, how soon, and a phone number/],
  ['no endpoint', without('endpoint'), /^endpoint: found nothing, expected the address where answers go$/],
  ['an endpoint on http', { ...good, endpoint: 'http://example.org/x' }, /^endpoint: found "http:\/\/example\.org\/x", expected an address that begins with https:\/\//],
  ['a directory on http', { ...good, directory: 'http://example.org/x' }, /^directory: found "http:/],
  ['a privacy notice by script', { ...good, privacy: 'javascript:alert(1)' }, /^privacy: found "javascript:alert\(1\)", expected an address/],
  ['an unknown format', { ...good, format: 'xml' }, /^format: found "xml", expected one of json, simple, form$/],
  ['an unknown receipt', { ...good, receipt: 'maybe' }, /^receipt: found "maybe", expected one of id, none$/],
  ['an unknown theme', { ...good, theme: 'pink' }, /^theme: found "pink", expected one of light, dark, auto$/],
  ['a colour by name', { ...good, brand: 'teal' }, /^brand: found "teal", expected a colour such as #287f7b$/],
  ['a level of heading that is none', { ...good, headingLevel: 7 }, /^headingLevel: found 7, expected at most 4$/],
  ['half a level of heading', { ...good, headingLevel: 1.5 }, /^headingLevel: found 1\.5, expected a whole number$/],
  ['no languages', { ...good, languages: [] }, /^languages: found a list, expected at least 1$/],
  ['a language that is none', { ...good, language: 'English!' }, /^language: found "English!", expected a language tag such as en or cy$/],
  ['a journey that we do not have', { ...good, journey: 'self-referal' }, /^journey: found "self-referal", expected one of self-referral(?:, [\w-]+)*, or a whole journey$/],
  ['a journey named like a part of every object', { ...good, journey: 'constructor' }, /^journey: found "constructor", expected one of/],
  ['a bad journey of the site\'s own', { ...good, journey: { ...own, start: 'two' } }, /^journey\.start: found "two", expected the id of a page$/],
  ['a journey that is a number', { ...good, journey: 5 }, /^journey: found 5, expected an object$/],
  ['a page to ask that is none', { ...good, ask: ['birth-day'] }, /^ask\.0: found "birth-day", expected one of birth-date, news$/],
  ['a page to ask that is asked anyway', { ...good, ask: ['news', 'gp'] }, /^ask\.1: found "gp", expected one of birth-date, news$/],
  ['a page to leave out that is none', { ...good, leaveOut: ['phone'] }, /^leaveOut\.0: found "phone", expected one of age, when, comms, gp, more$/],
  ['a page to leave out that must be asked', { ...good, leaveOut: ['age', 'privacy'] }, /^leaveOut\.1: found "privacy", expected one of age, when, comms, gp, more$/],
  ['a page to leave out that is not there unless it is asked for', { ...good, leaveOut: ['birth-date'] }, /^leaveOut\.0: found "birth-date", expected one of /],
  ['a page to leave out of a journey that has none such', { ...good, journey: own, leaveOut: ['one'] }, /^leaveOut\.0: found "one", expected nothing: this journey has no such page$/],
  ['a page to ask named like a part of every object', { ...good, ask: ['constructor'] }, /^ask\.0: found "constructor", expected an id of small letters/],
  ['pages to ask that are no list', { ...good, ask: 'birth-date' }, /^ask: found "birth-date", expected a list$/],
  ['a least age that is none of those', { ...good, minimumAge: 14 }, /^minimumAge: found 14, expected one of 13, 16, 18$/],
  ['a least age in letters', { ...good, minimumAge: '13' }, /^minimumAge: found "13", expected one of 13, 16, 18$/],
  ['words of its own on http', { ...good, directoryWords: 'http://example.org/words' }, /^directoryWords: found "http:\/\/example\.org\/words", expected an address that begins with https:\/\//],
  ['an area table on http', { ...good, areas: 'http://example.org/areas' }, /^areas: found "http:\/\/example\.org\/areas", expected an address that begins with https:\/\//],
  ['equality questions that do not say why', { ...good, equality: { endpoint: '/equality' } }, /^equality\.why: found nothing, expected /],
  ['equality answers on http', { ...good, equality: { endpoint: 'http://example.org', why: 'To be fair' } }, /^equality\.endpoint: found "http:/],
  ['a way out that runs code', { ...good, exit: 'javascript:alert(1)' }, /^exit: found "javascript:alert\(1\)", expected /],
  ['a shared device in words', { ...good, shared: 'yes' }, /^shared: found "yes", expected /],
  ['one recipient alone', { ...good, recipients: recipients.slice(0, 1) }, /^recipients: found a list, expected at least 2$/],
  ['six recipients', { ...good, recipients: Array.from({ length: 6 }, (_, at) => ({ kid: `k${at}`, key: keys[0] })) }, /^recipients: found a list, expected (?:at most 5|a different key)/],
  ['recipients that are no list', { ...good, recipients: recipients[0] }, /^recipients: found an object, expected a list$/],
  ['two recipients of one name', { ...good, recipients: recipients.map(({ key }) => ({ kid: 'one', key })) }, /^recipients: found a list, expected a different kid for each key$/],
  ['one key twice', { ...good, recipients: recipients.map(({ kid }) => ({ kid, key: keys[0] })) }, /^recipients: found a list, expected a different key for each kid$/],
  ['a key that was cut', { ...good, recipients: [recipients[0], { kid: 'b', key: keys[1].slice(0, -1) }] }, /^recipients\.1\.key: found "BMoP.*", expected a public key as "what-matters keys" prints it$/],
  ['a key with one letter changed, which is no point of the curve', { ...good, recipients: [recipients[0], { kid: 'b', key: keys[1].replace('m', 'n') }] }, /^recipients\.1\.key: found "BMoP.*", expected a public key as "what-matters keys" prints it$/],
  ['a key with other letters', { ...good, recipients: [recipients[0], { kid: 'b', key: `${keys[1].slice(0, -1)}=` }] }, /^recipients\.1\.key: /],
  ['a recipient with a name that is no id', { ...good, recipients: [recipients[0], { kid: 'Priya K', key: keys[1] }] }, /^recipients\.1\.kid: found "Priya K", expected an id of small letters/],
  ['a private key where the public one belongs', { ...good, recipients: [recipients[0], { ...recipients[1], d: 'x' }] }, /^recipients\.1\.d: found a key that does not exist/],
  ['sealing that is required without recipients', { ...good, seal: 'required' }, /^recipients: found nothing, expected two keys or more, because "seal" is "required"$/],
  ['sealing in other words', { ...good, seal: true, recipients }, /^seal: found true, expected one of required$/],
  ['figures of speed sent by http', { ...good, vitals: 'http://example.org' }, /^vitals: found "http:\/\/example\.org", expected /],
  ['a key __proto__', { ...parsed('{"__proto__":{"theme":"dark"}}'), ...good }, /^__proto__: found a key that does not exist/],
  ['a key constructor', { ...good, constructor: { prototype: {} } }, /^constructor: found a key that does not exist/],
  ['too many levels', { ...good, organisation: { name: { en: { a: { b: { c: { d: 1 } } } } } } }, /^configuration: found more than 6 levels, expected at most 6$/],
  ['over 16 KiB', { ...good, languages: Array.from({ length: 40 }, () => 'en'), organisation: { ...organisation, name: Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`e${String.fromCharCode(97 + (at % 26))}${at < 26 ? '' : 'x'}`, 'x'.repeat(499)])) } }, new RegExp(`^configuration: found over ${configLimits.characters} characters, expected fewer$`)],
];

describe('readConfig', () => {
  it('takes a configuration, and fills in nothing but what is documented', () => {
    const read = readConfig(good);
    expect(read).to.have.property('config');
    if ('config' in read) expect(read.config).to.deep.include({ format: 'json', receipt: 'id', theme: 'light', headingLevel: 2, form: 'a-form' });
    if ('config' in read) expect(read.config.journey.id).to.equal('self-referral');
  });

  for (const [what, data, line] of bad) {
    it(`refuses ${what}`, () => {
      const problems = problemsOf(data);
      expect(problems, JSON.stringify(problems)).to.have.length(1);
      expect(problems[0]).to.match(line);
    });
  }

  it('takes recipients, with or without requiring them', () => {
    for (const more of [{ recipients }, { recipients, seal: 'required' }, { recipients: [...recipients].reverse() }]) expect(problemsOf({ ...good, ...more })).to.deep.equal([]);
  });

  it('says each thing that is wrong, one line each', () => {
    const problems = problemsOf({ form: 'A', organisation, colour: 1, theme: 'x' });
    expect(problems.map(line => line.split(':')[0]).toSorted()).to.deep.equal(['colour', 'endpoint', 'form', 'reader', 'theme']);
  });

  it('names every page that is wrong in ask and in leaveOut, one line each', () => {
    expect(problemsOf({ ...good, ask: ['age', 'birth-date', 'x'], leaveOut: ['who', 'gp'] }).map(line => line.split(':')[0])).to.deep.equal(['ask.0', 'ask.2', 'leaveOut.0']);
  });

  it('takes every page that can be asked for or left out', () => {
    const { ask, leaveOut } = usualJourneys['self-referral']!;
    expect(problemsOf({ ...good, ask, leaveOut, minimumAge: 13, areas: '/areas.json', directoryWords: '/words.json', equality: { endpoint: '/equality', why: { en: 'To be fair' } }, vitals: true, exit: 'https://example.org/weather', shared: true })).to.deep.equal([]);
    expect(problemsOf({ ...good, vitals: 'https://example.org/vitals' })).to.deep.equal([]);
  });

  describe('a journey as a site wants it', () => {
    const words = { en: 'x' };
    const pages = [{ id: 'one', heading: words }, { id: 'two', heading: words, mayLeaveOut: true }, { id: 'three', heading: words, onRequest: true }, { id: 'four', heading: words, question: { type: 'consent', items: [{ id: 'help-me', words }, { id: 'news', words, onRequest: true }] } }];
    const site = (more: object) => { const read = readConfig({ ...good, journey: { ...own, start: 'one', pages }, ...more }); if ('problems' in read) throw new Error(read.problems.join('\n')); return read.config; };
    const idsOf = (more: object): readonly string[] => site(more).journey.pages.map(({ id }) => id);
    const consentsOf = (more: object): readonly string[] => {
      const setup = setupOf(site(more), '2026-11-22');
      const { question } = setup.journey.pages.find(({ id }) => id === 'four')!;
      return kindOf(question!).asked!(question!, situationOf(setup, { answers: {} })).map(({ id }) => id);
    };

    it('has no page that is asked only on request, and all that may be left out', () => expect(idsOf({})).to.deep.equal(['one', 'two', 'four', 'check']));
    it('has the pages that were asked for, in their place', () => expect(idsOf({ ask: ['three'] })).to.deep.equal(['one', 'two', 'three', 'four', 'check']));
    it('has no page that was left out', () => expect(idsOf({ leaveOut: ['two'] })).to.deep.equal(['one', 'four', 'check']));
    it('asks for a yes only to what the site wants', () => {
      expect(consentsOf({})).to.deep.equal(['help-me']);
      expect(consentsOf({ ask: ['news'] })).to.deep.equal(['help-me', 'news']);
    });
    it('changes nothing in the journey it was made of', () => {
      const before = JSON.stringify(usualJourneys);
      readConfig({ ...good, ask: ['birth-date'], leaveOut: ['gp', 'more'], minimumAge: 18 });
      expect(JSON.stringify(usualJourneys)).to.equal(before);
    });
  });

  const mayGo: readonly (readonly [what: string, pages: readonly object[], leaveOut: readonly string[]])[] = [
    ['its first page is left out', [{ id: 'one', heading: { en: 'x' }, mayLeaveOut: true }, { id: 'two', heading: { en: 'x' } }], ['one']],
    ['its first page was not asked for', [{ id: 'one', heading: { en: 'x' }, onRequest: true }, { id: 'two', heading: { en: 'x' } }], []],
    ['a page that others jump to is left out', [{ id: 'one', heading: { en: 'x' }, next: [{ page: 'three' }] }, { id: 'two', heading: { en: 'x' } }, { id: 'three', heading: { en: 'x' }, mayLeaveOut: true }], ['three']],
    ['its check page is left out', [{ id: 'one', heading: { en: 'x' } }, { id: 'check', show: 'check', mayLeaveOut: true }], ['check']],
  ];
  for (const [what, pages, leaveOut] of mayGo) {
    it(`leaves no journey without a way from its first page to the check page: where ${what}, it goes on below, or is refused`, () => {
      const read = readConfig({ ...good, journey: { ...own, pages }, leaveOut });
      if ('problems' in read) return;
      const { steps } = routeOf({ journey: read.config.journey }, {});
      expect(steps.length).to.be.greaterThan(0);
      expect(steps.at(-1)?.page.show).to.equal('check');
    });
  }

  it('needs no endpoint from a site that sends by itself', () => expect(problemsOf(without('endpoint'), true)).to.deep.equal([]));
  it('needs no reader where nobody can write freely', () => expect(problemsOf({ ...without('reader'), journey: own })).to.deep.equal([]));
  it('does not count a journey of the site\'s own in the size of the configuration', () => {
    const long = { ...own, pages: [...own.pages, ...Array.from({ length: 10 }, (_, at) => ({ id: `p${at}`, heading: { en: 'x'.repeat(4000) } }))] };
    expect(problemsOf({ ...good, journey: long })).to.deep.equal([]);
  });

  it('never throws, never says what is longer than a few lines, and leaves every object as it was', () => {
    const before = Reflect.ownKeys(Object.prototype).length;
    const keys = fc.constantFrom(...Object.keys(configSchema.def.shape), '__proto__', 'constructor', 'prototype', 'toString', 'x');
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.jsonValue(), fc.array(fc.tuple(keys, fc.jsonValue())).map(pairs => parsed(`{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`)), fc.dictionary(keys, fc.anything()).map(more => ({ ...good, ...more }))), data => {
      for (const line of problemsOf(data)) expect(line).to.match(/^[^\n]*: found [^]+, expected [^]+$/);
      expect(Reflect.ownKeys(Object.prototype).length).to.equal(before);
      expect(({} as { theme?: unknown; polluted?: unknown }).theme).to.equal(undefined);
    }), { numRuns: 300 });
  });
});

describe('isSafeAddress', () => {
  const safe = ['https://example.org', 'https://example.org/a?b#c', 'HTTPS://EXAMPLE.ORG/', 'https://example.org:8443/x', 'http://localhost', 'http://localhost:8080/x', 'http://127.0.0.1:1/', 'http://[::1]:8080/x', '/api/submissions', '/'];
  const unsafe = ['', 'http://example.org', 'http://localhost.example.org', 'http://localhost@example.org', 'http://127.0.0.1.example.org/', 'https://', 'https:///x', 'https://user:pass@example.org/', '//example.org', '/\\example.org', 'javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', 'api/submissions', ' https://example.org', 'https://exam ple.org', 'https://example.org\n', 'https:\\\\example.org', 'blob:https://example.org/1'];
  for (const text of safe) it(`takes ${text}`, () => expect(isSafeAddress(text)).to.equal(true));
  for (const text of unsafe) it(`does not take ${JSON.stringify(text)}`, () => expect(isSafeAddress(text)).to.equal(false));
});

describe('siteWordsOf', () => {
  it('leaves one text for all languages as it was said', () => expect(siteWordsOf('A charity')).to.deep.equal({ said: 'A charity' }));
  it('leaves texts by language as they are', () => expect(siteWordsOf({ cy: 'Elusen' })).to.deep.equal({ cy: 'Elusen' }));
});

describe('the page, which reads the usual keys by itself', () => {
  it('knows every key of the demo\'s configuration file', () => expect(Object.keys(commonSchema.def.shape)).to.include.members(['form', 'organisation', 'reader', 'endpoint', 'directory', 'equality']));

  it('takes nothing that the full schema refuses, and makes the same of what it takes', () => {
    const anything = fc.oneof(fc.constantFrom('json', 'en', 'light', '#287f7b', '/a', 1, true, ['en'], ['gp'], 'none', 16), fc.jsonValue());
    let taken = 0;
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...Object.keys(configSchema.def.shape)), anything, { maxKeys: 3 }), more => {
      const data = { ...good, ...more };
      const found = configFrom(data, false, commonSchema);
      if (!('config' in found)) return;
      taken++;
      expect(configFrom(data, false, configSchema)).to.deep.equal(found);
    }), { numRuns: 2000 });
    expect(taken).to.be.greaterThan(50);
  });

  it('leaves every key of the site\'s that it does not know to the full schema', () => {
    for (const more of [{ recipients }, { seal: 'required' }, { exit: '/weather' }, { shared: true }, { vitals: true }, { areas: '/areas.json' }, { directoryWords: '/words.json' }, { nation: 'wales' }, { support: [] }, { nothing: 1 }]) expect(configFrom({ ...good, ...more }, false, commonSchema), Object.keys(more)[0]).to.have.property('faults');
  });
});

describe('configFrom', () => {
  it('gives what is wrong as data, and knows a journey of the site\'s own only through a loader', () => {
    expect(configFrom(7, false, commonSchema)).to.deep.equal({ faults: [{ at: 'not-an-object' }] });
    expect(configFrom({ ...good, journey: own }, false, commonSchema)).to.deep.equal({ faults: [] });
    expect(configFrom({ ...good, journey: own }, false, configSchema, loadJourney)).to.have.property('config');
    expect(configFrom({ ...without('endpoint'), leaveOut: ['x'] }, false, commonSchema)).to.deep.equal({ faults: [{ at: 'no-endpoint' }, { at: 'no-such-page', key: 'leaveOut', place: 0, id: 'x', known: ['age', 'when', 'comms', 'gp', 'more'] }] });
  });

  it('gives the same as readConfig where nothing is wrong', () => { const read = readConfig(good); expect(configFrom(good, false, commonSchema)).to.deep.equal('config' in read ? { config: read.config } : read); });
});
