import { expect } from 'chai';
import fc from 'fast-check';
import { readEmail, readPhone } from '../../src/core/questions/reach.ts';
import { anyUnits } from './any-text.ts';

const phones: readonly (readonly [typed: string, digits: string])[] = [
  ['020 7946 0000', '02079460000'], ['02079460000', '02079460000'], ['(020) 7946 0000', '02079460000'], ['020-7946-0000', '02079460000'], ['020.7946.0000', '02079460000'], ['020/7946/0000', '02079460000'], ['020 – 7946 — 0000', '02079460000'], ['  020 7946 0000\n', '02079460000'], ['０２０ ７９４６ ００００', '02079460000'],
  ['+44 20 7946 0000', '02079460000'], ['+44 (0)20 7946 0000', '02079460000'], ['+44(0)2079460000', '02079460000'], ['+44 (0) 20 7946 0000', '02079460000'], ['+442079460000', '02079460000'], ['0044 20 7946 0000', '02079460000'], ['0044 (0)20 7946 0000', '02079460000'], ['00442079460000', '02079460000'], ['+44 020 7946 0000', '02079460000'], ['0044 020 7946 0000', '02079460000'],
  ['07700 900123', '07700900123'], ['07700900123', '07700900123'], ['077 00 90 01 23', '07700900123'], ['+44 7700 900 999', '07700900999'], ['+44-7700-900999', '07700900999'], ['0161 496 0000', '01614960000'], ['01632 960123', '01632960123'], ['0808 157 0123', '08081570123'], ['03069 990123', '03069990123'], ['016977 3333', '0169773333'], ['0800 1111000', '08001111000'],
  ['+353 1 234 5678', '+35312345678'], ['00353 1 234 5678', '+35312345678'], ['+1 (415) 555-0123', '+14155550123'], ['+48 22 123 45 67', '+48221234567'],
];
const noPhones = [
  '', ' ', '0', '020', '020 7946', '12', '999', '111', '116 123', '85258', '7946 0000', '2079460000', '020 7946 00000 0', '020 7946 0000 ext 12', '020 7946 0000 x12', '020 7946 0000 or 07700 900123', '01268524454%2F07801180225', '012535843',
  '00000000000', '+', '+44', '+44 7700', '+0 7700 900123', '++44 7700 900123', 'phone me', 'sam@example.org', 'O20 7946 0000', '٠٢٠٧٩٤٦٠٠٠٠', '020 7946 000O', '=1+1', '<script>', '\u0000', '😀',
];
const emails: readonly (readonly [typed: string, kept: string])[] = [
  ['sam@example.org', 'sam@example.org'], [' sam@example.org ', 'sam@example.org'], ['Sam.O-Brien+help@Example.CO.UK', 'Sam.O-Brien+help@Example.CO.UK'], ['mailto:sam@example.org', 'sam@example.org'], ['<sam@example.org>', 'sam@example.org'], ["o'brien@example.org", "o'brien@example.org"], ['s@e.io', 's@e.io'], ['1234@example.org', '1234@example.org'],
  ['sam_b@sub.sub.example.museum', 'sam_b@sub.sub.example.museum'], ['sam@ex-ample.org', 'sam@ex-ample.org'], ['用户@例子.中国', '用户@例子.中国'], ['jose\u0301@example.org', 'jos\u00e9@example.org'], ['sam@xn--fsqu00a.xn--0zwm56d', 'sam@xn--fsqu00a.xn--0zwm56d'], [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`], ['nhs!test#1@example.nhs.uk', 'nhs!test#1@example.nhs.uk'], ['sam@123.com', 'sam@123.com'],
  ['SAM@EXAMPLE.ORG', 'SAM@EXAMPLE.ORG'], ['MAILTO:sam@example.org', 'sam@example.org'], ['\u00a0sam@example.org\u3000', 'sam@example.org'], ['sam@example.travel', 'sam@example.travel'], ['s.a.m@a.b.c.example.org', 's.a.m@a.b.c.example.org'], ['sam/b=c@example.org', 'sam/b=c@example.org'], ['{sam}|b@example.org', '{sam}|b@example.org'], ['sam@EXAMPLE.org\t', 'sam@EXAMPLE.org'],
  ['έλλην@παράδειγμα.ελ', 'έλλην@παράδειγμα.ελ'], ['चाचा@उदाहरण.भारत', 'चाचा@उदाहरण.भारत'], ['أمينة@مثال.إختبار', 'أمينة@مثال.إختبار'], ['ตัวอย่าง@ตัวอย่าง.ไทย', 'ตัวอย่าง@ตัวอย่าง.ไทย'],
];
const noEmails = [
  '', '@', 'sam', 'sam@', '@example.org', 'sam@example', 'sam@@example.org', 'sam@example..org', 'sam@.example.org', 'sam@example.org.', 'sam@-example.org', 'sam@example-.org', 'sam b@example.org', 'sam@exam ple.org', 'a@b.c,d@e.f', 'a@b.cc;d@e.ff', 'sam@example.org (home)', '"sam"@example.org', 'sam@[127.0.0.1]', 'sam@example.org?bcc=x@y.zz',
  'sam@example,org', 'sam at example.org', 'sam@example.org;', 'sam@example.org sam@example.org', 'sam@', 'sam@.', 'sam@@', 'sam@..org', 'sam@127.0.0.1', '(sam)@example.org', 'sam:b@example.org',
  'sam@example.org\nbcc: x@y.zz', 'Sam <sam@example.org>', 'javascript:alert(1)@example.org', 'sam@example.c', 'sam\\@example.org', 'www.example.org', '020 7946 0000', `${'a'.repeat(65)}@example.org`, `a@${'b'.repeat(64)}.org`, `a@${'b.'.repeat(130)}org`, '<script>@example.org', 'sam@example.org\u0000', '\u202Esam@example.org\u202C',
];

describe('readPhone', () => {
  for (const [typed, digits] of phones) it(`takes ${JSON.stringify(typed)}`, () => expect(readPhone(typed)?.replaceAll(' ', '')).to.equal(digits));
  for (const typed of noPhones) it(`does not take ${JSON.stringify(typed)}`, () => expect(readPhone(typed)).to.equal(undefined));

  it('keeps the spaces that a person typed, because they are how they say it', () => {
    expect(readPhone('077 00 90 01 23')).to.equal('077 00 90 01 23');
    expect(readPhone('(020) 7946-0000')).to.equal('020 7946 0000');
  });

  it('gives only digits, spaces and one plus in front, and the same again', () => {
    fc.assert(fc.property(fc.string({ minLength: 8, maxLength: 24, unit: fc.constantFrom(...'0012345679+44 ()-.'.split('')) }), typed => {
      const read = readPhone(typed);
      if (read === undefined) return;
      expect(read).to.match(/^\+?[\d ]+$/);
      expect(readPhone(read)).to.equal(read);
    }), { numRuns: 3000 });
  });
});

describe('readEmail', () => {
  for (const [typed, kept] of emails) it(`takes ${JSON.stringify(typed).slice(0, 60)}`, () => expect(readEmail(typed)).to.equal(kept));
  for (const typed of noEmails) it(`does not take ${JSON.stringify(typed).slice(0, 60)}`, () => expect(readEmail(typed)).to.equal(undefined));

  it('gives one address without white space, and the same again', () => {
    const piece = fc.constantFrom('sam', '.', '@', 'example', 'org', '-', ' ', '<', '>', 'mailto:', 'e\u0301', 'مثال', '1', '\u202E', '\n');
    fc.assert(fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: piece, maxLength: 12 }), anyUnits), typed => {
      const read = readEmail(typed);
      if (read === undefined) return;
      expect(read).to.match(/^[^\s@]+@[^\s@]+$/);
      expect(readEmail(read)).to.equal(read);
    }), { numRuns: 2000 });
  });

  it('does not throw for any text, and does not hang on text that is made to be slow', () => {
    for (const text of ['a'.repeat(100_000), `a@${'a-'.repeat(50_000)}`, `${'a.'.repeat(50_000)}@`, '@'.repeat(50_000)]) readEmail(text);
    fc.assert(fc.property(anyUnits, text => { readEmail(text); readPhone(text); }));
  });
});
