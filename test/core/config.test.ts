import { expect } from 'chai';
import fc from 'fast-check';
import { configLimits, configSchema, isSafeAddress, readConfig, siteWordsOf } from '../../src/core/config.ts';

const organisation = { name: 'A charity', phone: '020 7946 0000' };
const reader = { who: 'A link worker', within: 'in 2 days', phone: '020 7946 0000' };
const good = { form: 'a-form', organisation, reader, endpoint: 'https://example.org/submissions' };
const own = { id: 'mine', version: '1', start: 'one', pages: [{ id: 'one', heading: { en: 'A page' }, question: { type: 'choice', options: ['yes', 'no'] } }] };
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
  ['a journey that we do not have', { ...good, journey: 'self-referal' }, /^journey: found "self-referal", expected one of self-referral, or a whole journey$/],
  ['a journey named like a part of every object', { ...good, journey: 'constructor' }, /^journey: found "constructor", expected one of/],
  ['a bad journey of the site\'s own', { ...good, journey: { ...own, start: 'two' } }, /^journey\.start: found "two", expected the id of a page$/],
  ['a journey that is a number', { ...good, journey: 5 }, /^journey: found 5, expected an object$/],
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

  it('says each thing that is wrong, one line each', () => {
    const problems = problemsOf({ form: 'A', organisation, colour: 1, theme: 'x' });
    expect(problems.map(line => line.split(':')[0]).toSorted()).to.deep.equal(['colour', 'endpoint', 'form', 'reader', 'theme']);
  });

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
