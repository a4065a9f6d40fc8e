// What people really type: postcodes, telephone numbers, names, and strings that break programs.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPhone } from '../../src/core/questions/contact.ts';
import { questionKinds } from '../../src/core/questions/index.ts';
import { outcodeOf, readPostcode } from '../../src/core/questions/postcode.ts';
import { answerValueSchema } from '../../src/core/submission.ts';
import { needs, sharedJson, sharedText } from './shared-data.ts';

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

describe('the text question', () => {
  const name = { type: 'text', autocomplete: 'name' } as const;
  const takes = (text: string): string | undefined => { const checked = questionKinds.text.check(name, text, { answers: {} }); return 'value' in checked ? checked.value : undefined; };

  for (const [file, columns] of [['common-forenames-by-country', ['Localized Name', 'Romanized Name']], ['common-surnames-by-country', ['Localized Name', 'Romanized Name']]] as const) {
    it(`refuses no name of ${file}, and changes none`, needs(`data/inputs/names/${file}.csv`), () => {
      const [head, ...rows] = sharedText(`data/inputs/names/${file}.csv`).trim().split(/\r?\n/).map(line => line.split(','));
      const places = columns.map(column => head!.indexOf(column));
      assert.ok(rows.length > 1500 && places.every(place => place >= 0));
      for (const row of rows) for (const place of places) if (row[place]?.trim()) assert.equal(takes(row[place]!), row[place]!.trim().normalize('NFC').replace(/\s+/g, ' '), row.join());
    });
  }

  it('never throws for a naughty string, and what it takes can be sent', needs('data/inputs/blns.json'), () => {
    const naughty = sharedJson('data/inputs/blns.json') as readonly string[];
    assert.ok(naughty.length > 300);
    for (const text of naughty) {
      for (const question of [name, { type: 'text' }, { type: 'text', long: true, optional: true }] as const) {
        const checked = questionKinds.text.check(question, text, { answers: {} });
        if ('value' in checked && checked.value !== undefined) assert.ok(answerValueSchema.safeParse(checked.value).success, text);
      }
    }
  });
});
