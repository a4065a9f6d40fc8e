import { expect } from 'chai';
import fc from 'fast-check';
import { dayOf, emailOf, linkOf, listOf, objectOf, phoneOf, pointOf, textOf, timeOf } from '../../../src/core/activities/gate.ts';
import { anyUnits } from '../any-text.ts';

const texts: readonly (readonly [given: string, text: string | undefined])[] = [
  ['A choir', 'A choir'], ['  A \t choir ', 'A choir'], ['', undefined], ['   ', undefined], ['-', undefined],
  ['<p>One</p><p>Two</p>', 'One\nTwo'], ['One<br/>Two', 'One\nTwo'], ['<b>Bold</b> and <i class="x">thin</i>', 'Bold and thin'], ['<script>alert(1)</script>', 'alert(1)'], ['<img src=x onerror=alert(1)>', undefined], ['<svg/onload=alert(1)>x', 'x'], ['<!-- note -->A', 'A'], ['A <b', 'A…'], ['<b', undefined], ['5 < 6 and 7 > 2', '5 < 6 and 7 > 2'], ['I <3 you', 'I <3 you'],
  ['Tea &amp; cake', 'Tea & cake'], ['&pound;3', '£3'], ['caf&eacute;', 'café'], ['a &#8211; &#x2014;', 'a – —'], ['it&#39;s', "it's"], ['&lt;script&gt;alert(1)&lt;/script&gt;', 'alert(1)'], ['&unknown; &', '&unknown; &'], ['a&#0;b', 'a b'], ['&#99999999;', '&#99999999;'], ['&#xD800;x', 'x'],
  ['\u202Egnp.exe', 'gnp.exe'], ['a\u2066b\u2069c', 'abc'], ['a\u0000b\u0007c', 'abc'], ['&#8238;abc', 'abc'], ['\uFEFFabc', 'abc'], ['one\r\ntwo', 'one\ntwo'],
];
/** Ways to smuggle a tag past a filter that looks once. */
const smuggled = ['<<b>script>alert(1)</script>', '<<<b>b>script>x', '<\u0000script>x', '<\u200Escript>x', '&amp;lt;script&amp;gt;', '&lt;&lt;b&gt;script&gt;x', '<scr<b>ipt>x', '&#60;img src=x onerror=alert(1)&#62;', '<\u202Eimg src=x>', '&lt;\u0007img&gt;'];

describe('textOf', () => {
  for (const [given, text] of texts) it(`reads ${JSON.stringify(given)} as ${JSON.stringify(text)}`, () => expect(textOf(given, 200)).to.equal(text));

  for (const given of smuggled) it(`leaves no tag of ${JSON.stringify(given)}`, () => expect(textOf(given, 200) ?? '').to.not.match(/<[a-z/!?]/i));

  it('leaves no tag, no control and no sign that turns the direction, of any text', () => {
    const pieces = fc.constantFrom('<', '>', 'b', 'script', '/', '!', '&lt;', '&gt;', '&#60;', '&amp;', '&#8238;', '\u0000', '\u202E', '\u200E', ' ', '\n', '"', '=', 'x');
    fc.assert(fc.property(fc.oneof(fc.string({ unit: pieces }), anyUnits), given => {
      const text = textOf(given, 80) ?? '';
      expect(text).to.not.match(/<[a-z/!?]/i);
      expect(text).to.not.match(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF]/);
      expect(text).to.not.match(/[^\P{Cc}\n]/u);
      expect(Array.from(text).length).to.be.at.most(80);
      expect(text).to.equal(text.trim());
    }), { numRuns: 1500 });
  });

  it('takes what programs and people write for nothing as nothing', () => {
    for (const given of ['null', 'NULL', 'undefined', 'NaN', 'N/A', 'n/a', 'n.a.', '#N/A', 'TBC', 'tba', 'To be confirmed', 'Unknown', 'not applicable', '-', '—', '...', '…', '?', '[object Object]', '[object Undefined]', ' N/A ', '<p>-</p>', '&nbsp;', '\u200B']) expect(textOf(given, 80), given).to.equal(undefined);
    for (const given of ['Null and void', 'Nana', 'None', 'N', 'A-Z', 'Unknown Pleasures']) expect(textOf(given, 80)).to.equal(given);
    expect(textOf('Hall A [object Object]', 80)).to.equal('Hall A');
  });

  it('leaves no sign that nobody sees, and no half of a character; what joins letters and pictures stays', () => {
    expect(textOf('a\u200Bb\u00ADc\u2060d\uFFF9e', 20)).to.equal('abcde');
    expect(textOf('a\uD800b\uDC00\uDC00c', 20)).to.equal('abc');
    expect(textOf('😀\uDC00', 20)).to.equal('😀');
    expect(textOf('java\u200Dscript\u200C', 20)).to.equal('javascript');
    expect(textOf('👩\u200D🦽 می\u200Cخواهم', 20)).to.equal('👩\u200D🦽 می\u200Cخواهم');
    expect(textOf('one\u2028two', 20)).to.equal('one\ntwo');
  });

  it('reads all of a text that has more markup than words, and says where it was cut by others', () => {
    expect(textOf(`${'<span class="x">a</span>'.repeat(15)}end`, 20)).to.equal(`${'a'.repeat(15)}end`);
    expect(textOf(`Bring a friend <a href="https://exam`, 80)).to.equal('Bring a friend…');
    expect(textOf(`a${' '.repeat(5000)}b`, 20)).to.equal('a…');
  });

  it('cuts long text with a sign that it was cut, and never half a character', () => {
    expect(textOf('a'.repeat(50), 10)).to.equal(`${'a'.repeat(9)}…`);
    expect(textOf('😀'.repeat(50), 10)).to.equal(`${'😀'.repeat(9)}…`);
    expect(textOf('😀'.repeat(500), 9)).to.not.match(/\p{Surrogate}/u);
    expect(textOf('😀'.repeat(2), 10)).to.equal('😀😀');
  });

  it('reads a number as it stands and nothing else that is no text', () => {
    expect(textOf(7, 10)).to.equal('7');
    for (const given of [NaN, Infinity, null, undefined, true, {}, [], ['x'], () => 'x']) expect(textOf(given, 10)).to.equal(undefined);
  });

  it('is quick for text that is made to be slow', () => {
    for (const given of ['<'.repeat(100_000), '<b'.repeat(50_000), '&'.repeat(100_000), '<<b>'.repeat(25_000), ' \n'.repeat(50_000)]) textOf(given, 2000);
  });
});

describe('linkOf', () => {
  const safe = [['https://example.org', 'https://example.org'], ['http://example.org/a?b=c#d', 'https://example.org/a?b=c#d'], ['www.example.org', 'https://www.example.org'], ['example.org/path', 'https://example.org/path'], [' https://example.org ', 'https://example.org'], ['https://example.org:8080/', 'https://example.org:8080/']] as const;
  const unsafe = ['', 'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,<script>', 'vbscript:x', 'file:///etc/passwd', 'https://user:pass@example.org', 'https://example.org@evil.example', 'https://', '//example.org', '/path', 'https://example.org/"onclick="x', "https://example.org/'x", 'https://example.org/<b>', 'https://example.org/a b', 'https:\\\\example.org', 'not a link', 'mailto:a@b.cc', 'tel:999', 'https://exa\u202Emple.org', 'https://example.org/\u202Egnp.exe', 'https://example.org/\u200B', 'https://example.org/\uD800', 'http\u017F://example.org', '/\\evil.example', '\\\\evil.example', 'https:evil.example', 'https:/evil.example', '///evil.example', 'data:image/svg+xml,<svg onload=alert(1)>', 'jav&#x09;ascript:alert(1)', 'tel:javascript', 'blob:https://example.org/x', 'https://example.org:99999999', 'https://-example.org', `https://example.org/${'a'.repeat(2048)}`];
  for (const [given, link] of safe) it(`takes ${JSON.stringify(given)}`, () => expect(linkOf(given)).to.equal(link));
  for (const given of unsafe) it(`does not take ${JSON.stringify(given).slice(0, 60)}`, () => expect(linkOf(given)).to.equal(undefined));
  it('gives only http and https, without a name and password, for anything', () => {
    fc.assert(fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: fc.constantFrom('h', 't', 'p', 's', ':', '/', '\\', '@', '.', 'a', '?', '#', '\n', '\u0000', 'javascript:') })), given => {
      const link = linkOf(given);
      if (link === undefined) return;
      const read = new URL(link);
      expect(read.protocol).to.match(/^https?:$/);
      expect(read.username + read.password).to.equal('');
    }), { numRuns: 1000 });
  });
});

describe('emailOf', () => {
  for (const given of ['sam@example.org', 'a.b+c@ex-ample.co.uk']) it(`takes ${given}`, () => expect(emailOf(given)).to.equal(given));
  it('takes off mailto:', () => expect(emailOf('mailto:sam@example.org')).to.equal('sam@example.org'));
  for (const given of ['a@b.c?bcc=x@y.zz', 'a@b.cc?subject=x', 'a@b.cc&bcc=x', 'a%0Abcc:x@b.cc', 'a@b.cc,c@d.ee', 'a@b.cc\nbcc:x@y.zz', '"a b"@c.dd', 'a@b', 'a b@c.dd', '<a@b.cc>', 'javascript:a@b.cc', '@b.cc', 'a@@b.cc', 'a@b..cc', 'see website', `${'a'.repeat(65)}@b.cc`]) {
    it(`does not take ${JSON.stringify(given).slice(0, 40)}`, () => expect(emailOf(given)).to.equal(undefined));
  }
});

describe('phoneOf', () => {
  const found = [['020 7946 0000', '020 7946 0000'], ['Call 020 7946 0000 before 5', '020 7946 0000'], ['+44 (0)20 7946 0000', '+44 20 7946 0000'], ['(020) 7946 0000', '020 7946 0000'], ['<b>07700 900123</b>', '07700 900123'], ['07700900123 / 07700900124', '07700900123'], ['7700900123', '07700900123'], [2079460000, '02079460000'], ['tel:+442079460000', '+442079460000']] as const;
  for (const [given, phone] of found) it(`finds ${phone} in ${JSON.stringify(given)}`, () => expect(phoneOf(given)).to.equal(phone));
  for (const given of ['', 'none', '999', '12345', 'tel:javascript', '£10 to £20', '2026-11-22', null, {}, []]) it(`finds none in ${JSON.stringify(given)}`, () => expect(phoneOf(given)).to.equal(undefined));
});

describe('pointOf, dayOf and timeOf', () => {
  it('take a point in or around the United Kingdom', () => {
    expect(pointOf(51.5, -0.1)).to.deep.equal({ latitude: 51.5, longitude: -0.1 });
    expect(pointOf('51.5', ' -0.1 ')).to.deep.equal({ latitude: 51.5, longitude: -0.1 });
    expect(pointOf(-0.1, '51.5'), 'swapped: no latitude of this country is a longitude of it').to.deep.equal({ latitude: 51.5, longitude: -0.1 });
    for (const [north, east] of [[0, 0], [100, 0], [51.5, 10], [10, 51.5], [51.5, 51.5], [NaN, 0], ['51.5 N', '0'], [null, null], ['', ''], [[51.5], [0]], ['5e1', 0], [Infinity, 0]]) expect(pointOf(north, east)).to.equal(undefined);
  });
  it('take a day that exists', () => {
    expect(dayOf('2026-02-28')).to.equal('2026-02-28');
    expect(dayOf('2024-02-29T10:00:00Z')).to.equal('2024-02-29');
    for (const day of ['2026-02-29', '2026-13-01', '2026-00-01', '22/11/2026', '2026-11', '20261122', '', null, 5, {}, '2026-11-22x']) expect(dayOf(day)).to.equal(undefined);
  });
  it('take a time of day', () => {
    expect(['10:30', '9:05', '23:59:59', ' 00:00 '].map(timeOf)).to.deep.equal(['10:30', '09:05', '23:59', '00:00']);
    for (const time of ['24:00', '10.30', '1030', '10:60', '', null, 10, {}]) expect(timeOf(time)).to.equal(undefined);
  });
});

describe('objectOf and listOf', () => {
  it('give an empty one for anything else', () => {
    for (const given of [null, undefined, 1, 'x', [], true]) expect(objectOf(given)).to.deep.equal({});
    for (const given of [null, undefined, 1, 'x', {}, true]) expect(listOf(given)).to.deep.equal([]);
    expect(listOf([1, { a: 1 }, null])).to.deep.equal([{}, { a: 1 }, {}]);
  });
});
