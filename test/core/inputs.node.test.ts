// What people really type: postcodes, telephone numbers, names, and strings that break programs.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ways } from '../../src/core/questions/contact.ts';
import { questionKinds, type Question } from '../../src/core/questions/index.ts';
import { kindOf, learn } from '../../src/core/questions/known.ts';
import { nameParts } from '../../src/core/questions/name.ts';
import { outcodeOf, readPostcode } from '../../src/core/questions/postcode.ts';
import { readEmail, readPhone } from '../../src/core/questions/reach.ts';
import { answerValueSchema } from '../../src/core/submission.ts';
import { needs, sharedJson, sharedText } from './shared-data.ts';

learn(questionKinds);

interface Vector { readonly base: string; readonly expected: string | boolean | null }
const vectors = (name: string): readonly Vector[] => sharedJson(`data/inputs/postcode/postcode-${name}.json`) as readonly Vector[];
const postcodes = needs('data/inputs/postcode');
// Some vectors stand for a shape (`A9A 9AA`), with letters that no real postcode has there: those must be refused or read whole.
const read = (base: string): string => { const postcode = readPostcode(base); assert.ok(postcode, base); return postcode; };
const parts: Readonly<Record<string, (postcode: string) => string | null>> = {
  areas: postcode => /^[A-Z]+/.exec(postcode)![0],
  districts: postcode => /^[A-Z]+\d+/.exec(outcodeOf(postcode))![0],
  incodes: postcode => postcode.split(' ')[1]!,
  outcodes: outcodeOf,
  sectors: postcode => postcode.slice(0, -2),
  'sub-districts': postcode => (/[A-Z]$/.test(outcodeOf(postcode)) ? outcodeOf(postcode) : null),
  units: postcode => postcode.slice(-2),
};

describe('real postcodes', () => {
  it('are valid where the vectors say so', postcodes, () => { for (const { base, expected } of vectors('validation')) assert.equal(readPostcode(base) !== undefined, expected, base); });
  it('are kept in the usual form', postcodes, () => { for (const { base, expected } of vectors('normalisation')) assert.equal(readPostcode(base) ?? null, expected, base); });
  for (const [name, partOf] of Object.entries(parts)) it(`have the ${name} of the vectors`, postcodes, () => { for (const { base, expected } of vectors(name)) assert.equal(partOf(read(base)), expected, base); });
});

describe('real telephone numbers', () => {
  const phones = needs('data/inputs/phones_uk_edge.json');
  interface Phones { readonly must_accept_for_tests: readonly { readonly number: string }[]; readonly short_codes_display_only: readonly string[]; readonly real_malformed: Readonly<Record<string, readonly string[]>> }
  const given = (): Phones => sharedJson('data/inputs/phones_uk_edge.json') as Phones;

  it('are taken, also those that a library calls impossible', phones, () => { for (const { number } of given().must_accept_for_tests) assert.ok(readPhone(number), number); });
  it('are not short codes: nobody can be reached at 999', phones, () => { for (const number of given().short_codes_display_only) assert.equal(readPhone(number), undefined, number); });
  it('are not taken with too few digits, or two at once', phones, () => {
    for (const number of Object.values(given().real_malformed).flat()) {
      const digits = number.replace(/\D/g, '').length;
      // Ten digits can be a whole number in some places, so a digit that is missing from eleven cannot be seen.
      assert.equal(readPhone(number) !== undefined, digits === 10, number);
    }
  });
});

describe('real email addresses', () => {
  const emails = needs('data/inputs/email_isemail.json');
  it('are read without an exception, and what is taken is one address without white space', emails, () => {
    const given = JSON.stringify(sharedJson('data/inputs/email_isemail.json'));
    const texts = [...given.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => JSON.parse(`"${text!}"`) as string);
    assert.ok(texts.length > 100);
    for (const text of texts) { const read = readEmail(text); if (read !== undefined) { assert.match(read, /^[^\s@]+@[^\s@]+$/); assert.equal(readEmail(read), read); } }
  });
});

/** What a text that was typed is kept as: said a second time here, so that `tidy` is not checked by itself. */
const kept = (typed: string, long: boolean): string => {
  const isControl = (sign: string): boolean => /\p{Cc}/u.test(sign);
  const signs = Array.from(long ? typed.split('\r\n').join('\n').split('\r').join('\n') : typed);
  const clean = long ? signs.filter(sign => !isControl(sign) || sign === '\n' || sign === '\t') : signs.map(sign => (isControl(sign) ? ' ' : sign));
  return clean.join('').split('\n').map(line => line.split(/\s+/).filter(Boolean).join(' ')).join('\n').trim().normalize('NFC');
};

const files = ['common-forenames-by-country', 'common-surnames-by-country'] as const;
/** Every name of a file, in its own letters and in Latin ones. */
function namesOf(file: (typeof files)[number]): readonly string[] {
  const [head, ...rows] = sharedText(`data/inputs/names/${file}.csv`).trim().split(/\r?\n/).map(line => line.split(','));
  const places = ['Localized Name', 'Romanized Name'].map(column => head!.indexOf(column));
  assert.ok(rows.length > 1500 && places.every(place => place >= 0));
  return rows.flatMap(row => places.map(place => row[place] ?? '')).filter(name => name.trim() !== '');
}
const needsNames = needs('data/inputs/names');
const valueOf = (question: Question, typed: unknown, answers = {}): unknown => { const checked = kindOf(question).check(question, typed, { answers }); return 'value' in checked ? checked.value : undefined; };
const blank = questionKinds.name.blank;
const nobody: readonly string[] = ['-', '.', 'X', 'O', 'Null', 'null', 'undefined', 'None', 'Test', '李', 'Ng', 'Ó', 'ʻŌiwi', 'X Æ A-12', 'Jr.', 'van der', "d'", 'ﷺ', '😀', '٣', '1', 'أمينة', 'นาย', 'ᏣᎳᎩ', '\u{20BB7}田', 'Anne-Marie', 'O’Brien', "O'Brien", 'José', 'Jose\u0301', 'Zo\u200cé', 'क्ष\u200dत्रि', 'Nguyễn Thị', 'I', 'De', 'Mohammed bin Salman bin Abdulaziz Al Saud'];

describe('the name question', () => {
  for (const file of files) {
    it(`refuses no name of ${file} and changes none, whichever box it stands in`, needsNames, () => {
      for (const given of namesOf(file)) {
        for (const part of ['first', 'last'] as const) assert.deepEqual(valueOf({ type: 'name' }, { ...blank, [part]: given }), { [part]: given.trim().normalize('NFC') }, given);
        assert.deepEqual(valueOf({ type: 'name' }, { first: given, last: given, called: given }), { first: given.trim().normalize('NFC'), last: given.trim().normalize('NFC'), called: given.trim().normalize('NFC') }, given);
      }
    });

    it(`says every name of ${file} as it was typed`, needsNames, () => {
      for (const given of namesOf(file)) assert.deepEqual(questionKinds.name.said({ type: 'name' }, { first: given }, { answers: {} }), [{ said: given }]);
    });
  }

  it('takes one name alone, whatever it looks like, in the first box or the second', () => {
    for (const given of nobody) for (const part of ['first', 'last'] as const) assert.deepEqual(valueOf({ type: 'name' }, { ...blank, [part]: given }), { [part]: given.normalize('NFC') }, given);
  });

  it('does not take what somebody likes to be called for their name', () => assert.equal(valueOf({ type: 'name' }, { ...blank, called: 'Sam' }), undefined));
});

describe('the text question', () => {
  for (const file of files) {
    it(`refuses no name of ${file}, and changes none`, needsNames, () => {
      for (const autocomplete of ['name', 'given-name', 'family-name', 'nickname'] as const) for (const given of namesOf(file)) assert.equal(valueOf({ type: 'text', autocomplete }, given), given.trim().normalize('NFC'), given);
    });
  }
});

describe('strings that break programs', () => {
  const needsThem = needs('data/inputs/blns.json');
  const naughty = (): readonly string[] => { const all = sharedJson('data/inputs/blns.json') as readonly string[]; assert.ok(all.length > 300); return [...all, ...all.map(text => ` ${text}\u0000\t `), ...all.map(text => `${text}\r\n${text}`)]; };
  const words = { en: 'x' };
  /** Each personal field: the question, what is typed in it, and where in the value the text stands, if it is kept as it is. */
  interface Field { readonly what: string; readonly question: Question; readonly typed: (text: string) => unknown; readonly text?: (value: never) => unknown; readonly long?: boolean; readonly most?: number }
  const autocompletes = [undefined, 'name', 'given-name', 'family-name', 'nickname', 'street-address', 'organization', 'organization-title', 'tel', 'email'] as const;
  const fields: readonly Field[] = [
    ...nameParts.map((part): Field => ({ what: `${part} of a name`, question: { type: 'name' }, typed: text => ({ ...blank, first: 'Sam', [part]: text }), text: (value: Record<string, string>) => value[part] ?? '', most: 200 })),
    ...autocompletes.flatMap(autocomplete => [false, true].map((long): Field => ({ what: `${long ? 'long ' : ''}text ${autocomplete ?? 'of any kind'}`, question: { type: 'text', ...(autocomplete && { autocomplete }), ...(long && { long }) }, typed: text => text, ...(autocomplete !== 'tel' && autocomplete !== 'email' && { text: (value: string) => value }), long, most: long ? 2000 : 200 }))),
    { what: 'surgery', question: { type: 'text', instead: [{ id: 'no-gp', words }], optional: true }, typed: text => text, text: (value: string) => value, most: 200 },
    { what: 'surgery, said instead', question: { type: 'text', instead: [{ id: 'no-gp', words }], optional: true }, typed: text => ({ instead: text }) },
    ...ways.flatMap((by): Field[] => [
      { what: `${by} to`, question: { type: 'contact', by }, typed: text => ({ to: text, safe: 'yes' }), ...((by === 'letter' || by === 'other') && { text: (value: { to: string }) => value.to, long: true, most: 500 }) },
      { what: `${by} best`, question: { type: 'contact', by }, typed: text => ({ to: { phone: '020 7946 0000', text: '07700 900123', email: 'sam@example.org', letter: '1 High Street', other: 'Ask Priya' }[by], safe: 'no', best: text }), ...(by === 'phone' && { text: (value: { best?: string }) => value.best ?? '', most: 200 }) },
      { what: `${by} safe`, question: { type: 'contact', by }, typed: text => ({ to: '020 7946 0000', safe: text }) },
    ]),
    { what: 'group', question: { type: 'group', fields: [{ id: 'title', words }, { id: 'by', words, optional: true }] }, typed: text => [{ title: 'A song', by: text }, { title: text, by: text }], text: ([first]: readonly Record<string, string>[]) => first?.['by'] ?? '', most: 200 },
    { what: 'statements', question: { type: 'statements', items: [{ id: 'one', words }, { id: 'two', words }], optional: true }, typed: text => ({ one: text, [text]: 'agree', two: 'agree' }) },
    { what: 'date', question: { type: 'date', birth: true, partial: true }, typed: text => ({ day: text, month: text, year: text }) },
    { what: 'postcode', question: { type: 'postcode' }, typed: text => ({ typed: text }) },
    ...(['age', 'yes-no'] as const).map((type): Field => ({ what: type, question: { type }, typed: text => text })),
    { what: 'scale', question: { type: 'scale', ends: { least: words, most: words } }, typed: text => text },
    { what: 'choice', question: { type: 'choice', options: ['yes', 'no'] }, typed: text => [text] },
    { what: 'consent', question: { type: 'consent', items: [{ id: 'help-me', words, needed: true }] }, typed: text => [text, 'help-me'] },
  ];

  for (const { what, question, typed, text, long = false, most } of fields) {
    it(`never break the field ${what}; what is taken can be sent${text ? ' and is as it was typed' : ''}`, needsThem, () => {
      let taken = 0;
      for (const given of naughty()) {
        const value = valueOf(question, typed(given));
        const wanted = kept(given, long);
        if (value === undefined) {
          // A text is refused only where nothing of it is left, or where it is too long.
          if (text) assert.ok(wanted === '' || Array.from(wanted).length > most!, JSON.stringify(given));
          continue;
        }
        taken++;
        assert.ok(answerValueSchema.safeParse(value).success, JSON.stringify(given));
        assert.ok(kindOf(question).fits(value as never), JSON.stringify(given));
        if (text) assert.equal(text(value as never), wanted, JSON.stringify(given));
      }
      if (text) assert.ok(taken > 800, `${taken}`);
    });
  }
});
