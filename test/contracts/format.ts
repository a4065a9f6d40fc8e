import { expect } from 'chai';
import fc from 'fast-check';
import { formats } from '../all-formats.ts';
import type { FormatName, ReadableAnswer } from '../../src/core/formats/format.ts';
import type { Submission } from '../../src/core/submission.ts';
import { anyUnits } from '../core/any-text.ts';

/** A submission with something in every part, and its answers in words. */
export const golden: Submission = {
  schema: 'what-matters/submission', version: 1, id: '0b6f4f0e-1c4e-4d7a-9a55-0123456789ab', form: 'camden-example', journey: { id: 'self-referral', version: '1' },
  createdAt: '2026-11-22T10:00:00Z', language: 'cy', filledInBy: 'self', programme: null, session: null,
  body: {
    answers: { matters: { at: 'answered', value: ['music'] }, 'interests.music': { at: 'answered', value: ['choir'] }, gp: { at: 'skipped' }, name: { at: 'answered', value: 'Zoë “Z” O’Brien\n😀' } },
    ideas: [{ id: 'a1', title: 'Tea & tunes', reasons: ['interest.choir', 'near'] }],
    scores: [],
    consents: [{ id: 'help-me', language: 'cy', sha256: 'a'.repeat(64), given: true }, { id: 'write', language: 'cy', sha256: 'b'.repeat(64), given: false }],
  },
};
const readable: readonly ReadableAnswer[] = [{ key: 'matters', words: 'Music and singing' }, { key: 'interests.music', words: 'Singing in a group or choir' }, { key: 'name', words: 'Zoë “Z” O’Brien\n😀' }];

/** What a format promises: its bytes for the golden submission, and the headers it needs. */
export interface Promised {
  readonly contentType: string;
  readonly sendsIdHeader: boolean;
  readonly redirect: 'error' | 'follow';
  readonly bytes: string;
}

/** What every format must do. A format without a golden submission is a type error. */
export function formatContract(promised: Readonly<Record<FormatName, Promised>>): void {
  for (const name of Object.keys(formats) as FormatName[]) {
    const format = formats[name];
    describe(`the format ${name}`, () => {
      it('writes the golden submission as these bytes', () => expect(format.encode(golden, readable)).to.equal(promised[name].bytes));

      it('says its type, whether the id goes in a header, and what a redirect means', () => {
        const { contentType, sendsIdHeader, redirect } = format;
        expect({ contentType, sendsIdHeader, redirect }).to.deep.equal({ contentType: promised[name].contentType, sendsIdHeader: promised[name].sendsIdHeader, redirect: promised[name].redirect });
      });

      it('asks the browser for no preflight unless it sends the id in a header', () => {
        const simple = /^(?:text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)(?:;|$)/.test(format.contentType);
        expect(simple).to.equal(!format.sendsIdHeader);
      });

      it('carries the id in the body', () => expect(format.encode(golden, readable)).to.include(golden.id));

      it('gives the same bytes for the same submission, in whatever order its keys were made', () => {
        const turned = Object.fromEntries(Object.entries(golden).reverse()) as unknown as Submission;
        expect(format.encode(turned, readable)).to.equal(format.encode(golden, readable));
      });

      it('never throws, and can be sent as UTF-8 without loss, whatever was typed', () => {
        const text = fc.oneof(fc.string({ unit: 'grapheme' }), anyUnits, fc.constantFrom('\ud800', 'a\udc00b', '\u0000', '&=+%\r\n', '😀'));
        fc.assert(fc.property(text, value => {
          const bytes = format.encode({ ...golden, body: { ...golden.body, answers: { name: { at: 'answered', value } } } }, [{ key: 'name', words: value }]);
          expect(new TextDecoder().decode(new TextEncoder().encode(bytes))).to.equal(bytes);
        }), { numRuns: 150 });
      });
    });
  }
}
