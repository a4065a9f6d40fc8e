import { expect } from 'chai';
import cy from '../../locales/cy/sign-up.json' with { type: 'json' };
import en from '../../locales/en/sign-up.json' with { type: 'json' };
import type { Delivery } from '../../src/core/step.ts';
import { lightTranslator, type Messages } from '../../src/i18n/translate.ts';
import { statusOf } from '../../src/view/status.ts';
import { cleanUp } from '../fixture.ts';
import { givesReceipt, start } from './driver.ts';
import { sendShort } from './short-journeys.ts';

const sent = { at: 'sent', reference: 'K7M4-2QX9', receivedAt: '2026-11-22T14:05:00Z' } as const;
const line = (language: string, messages: Messages, delivery: Delivery): string => statusOf(lightTranslator(language, { 'sent.to': 'Sent to {{org}} at {{time}}.', ...messages }, { org: 'The Hive' }), delivery).line;

describe('a place in a programme', () => {
  afterEach(cleanUp);

  it('is told with the receipt, in every language, and so is the number on the waiting list', () => {
    expect(line('en', en, { ...sent, place: { at: 'place' } })).to.equal('Sent to The Hive at 14:05. You have a place.');
    expect(line('en', en, { ...sent, place: { at: 'waiting', number: 3 } })).to.include('You are number 3 on the waiting list.');
    expect(line('cy', cy, { ...sent, place: { at: 'place' } })).to.include('Mae gennych chi le.');
    expect(line('cy', cy, { ...sent, place: { at: 'waiting', number: 3 } })).to.include('rhif 3');
  });

  it('is not spoken of where there is none, nor where the words are not there', () => {
    expect(line('en', en, sent)).to.equal('Sent to The Hive at 14:05.');
    expect(line('en', {}, { ...sent, place: { at: 'place' } })).to.equal('Sent to The Hive at 14:05.');
  });

  it('is said on the page of a journey that has the words', async () => {
    const pages = [{ id: 'name', heading: { key: 'sign-up.start.button' }, question: { type: 'name' } }, { id: 'contact', question: { type: 'contact', by: 'email' } }];
    const form = await start({ journey: { id: 'short', version: '1', start: 'name', pages } }, { deliver: async submission => ({ ...(await givesReceipt(submission) as object), place: { at: 'waiting', number: 2 } }) });
    await sendShort(form, 'We have your answers');
    expect(form.text).to.include('You are number 2 on the waiting list.');
  });
});
