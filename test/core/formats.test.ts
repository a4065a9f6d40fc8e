import { expect } from 'chai';
import fc from 'fast-check';
import { formats } from '../all-formats.ts';
import { formatContract, golden } from '../contracts/format.ts';
import { anyUnits } from './any-text.ts';

const json = '{"body":{"answers":{"gp":{"at":"skipped"},"interests.music":{"at":"answered","value":["choir"]},"matters":{"at":"answered","value":["music"]},"name":{"at":"answered","value":"Zoë “Z” O’Brien\\n😀"}},'
  + `"consents":[{"given":true,"id":"help-me","language":"cy","sha256":"${'a'.repeat(64)}"},{"given":false,"id":"write","language":"cy","sha256":"${'b'.repeat(64)}"}],`
  + '"ideas":[{"id":"a1","reasons":["interest.choir","near"],"title":"Tea & tunes"}],"scores":[]},"createdAt":"2026-11-22T10:00:00Z","filledInBy":"self","form":"camden-example","id":"0b6f4f0e-1c4e-4d7a-9a55-0123456789ab","journey":{"id":"self-referral","version":"1"},"language":"cy","programme":null,"schema":"what-matters/submission","session":null,"version":1}';

formatContract({
  json: { contentType: 'application/json', sendsIdHeader: true, redirect: 'error', bytes: json },
  simple: { contentType: 'text/plain;charset=UTF-8', sendsIdHeader: false, redirect: 'follow', bytes: json },
  form: {
    contentType: 'application/x-www-form-urlencoded;charset=UTF-8', sendsIdHeader: false, redirect: 'follow',
    bytes: 'id=0b6f4f0e-1c4e-4d7a-9a55-0123456789ab&form=camden-example&journey=self-referral&createdAt=2026-11-22T10%3A00%3A00Z&language=cy'
      + '&matters=Music+and+singing&interests-music=Singing+in+a+group+or+choir&name=Zo%C3%AB+%E2%80%9CZ%E2%80%9D+O%E2%80%99Brien%0D%0A%F0%9F%98%80&idea-1=Tea+%26+tunes&consent-help-me=yes&consent-write=no',
  },
});

describe('a sealed submission', () => {
  const { body: _body, ...header } = golden;
  const sealed = { ...header, sealed: { kid: ['a', 'b'], enc: 'ENC', ct: 'CT' } };

  it('goes as it is as JSON and as plain text', () => {
    for (const name of ['json', 'simple'] as const) expect(JSON.parse(formats[name].encode(sealed, []))).to.deep.equal(sealed);
  });

  it('goes to a form relay with its header in the clear and what is sealed as JSON, and no answer in words', () => {
    const read = new URLSearchParams(formats.form.encode(sealed, [{ key: 'name', words: 'Zoë' }]));
    expect([...read.keys()]).to.deep.equal(['id', 'form', 'journey', 'createdAt', 'language', 'header', 'sealed']);
    expect({ ...(JSON.parse(read.get('header')!) as object), sealed: JSON.parse(read.get('sealed')!) as unknown }).to.deep.equal(sealed);
  });
});

describe('the format form', () => {
  const nasty = fc.oneof(fc.string({ unit: 'grapheme' }), anyUnits, fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', '\r', '\n', ' ', '+', '%', '&', '=', "'", '(', '*', '~', '!') }));
  /** What the URL standard makes of a text in a form: line ends as CR LF, halves of pairs as U+FFFD. (WebKit's expressions take \uD800\uFC00 for a pair, so they are found by walking.) */
  const asForm = (text: string): string => Array.from(text, sign => (/^[\uD800-\uDFFF]$/.test(sign) ? '\uFFFD' : sign)).join('').replace(/\r\n|\r|\n/g, '\r\n');

  it('is read back by URLSearchParams as it was', () => {
    fc.assert(fc.property(nasty, nasty, (words, title) => {
      const read = new URLSearchParams(formats.form.encode({ ...golden, body: { ...golden.body, ideas: [{ id: 'a', title, reasons: [] }] } }, [{ key: 'name', words }]));
      expect(read.get('name')).to.equal(asForm(words));
      expect(read.get('idea-1')).to.equal(asForm(title));
      expect([...read.keys()]).to.deep.equal(['id', 'form', 'journey', 'createdAt', 'language', 'name', 'idea-1', 'consent-help-me', 'consent-write']);
    }), { numRuns: 400 });
  });

  it('writes the bytes that URLSearchParams writes', () => {
    fc.assert(fc.property(nasty, words => {
      const bytes = formats.form.encode({ ...golden, body: { ...golden.body, ideas: [], consents: [] } }, [{ key: 'name', words }]);
      expect(bytes.split('&').at(-1)).to.equal(new URLSearchParams([['name', asForm(words)]]).toString());
    }), { numRuns: 400 });
  });
});
