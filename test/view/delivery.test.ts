import { expect } from 'chai';
import type { Submission } from '../../src/core/submission.ts';
import { cleanUp } from '../fixture.ts';
import { expectSame, givesReceipt, start, textOf, until } from './driver.ts';
import { sendShort, toSend } from './short-journeys.ts';

describe('what becomes of what was sent', () => {
  afterEach(cleanUp);

  it('is said by one heading that keeps focus, in a region that speaks each thing once', async () => {
    let tries = 0;
    const form = await start(toSend, { deliver: async submission => { if (tries++ === 0) throw new Error('no line'); return givesReceipt(submission); } });
    await sendShort(form, 'Not sent yet');
    const heading = form.heading();
    const region = form.one('.status [role=status]')!;
    expect(region.contains(heading)).to.equal(true);
    form.expectFocusOnHeading();
    const spoken: string[] = [];
    const watcher = new MutationObserver(() => { if (spoken.at(-1) !== textOf(region)) spoken.push(textOf(region)); });
    watcher.observe(region, { subtree: true, childList: true, characterData: true });
    await form.press('Try now');
    await form.says('We have your answers');
    watcher.disconnect();
    expect(spoken.map(text => text.replace(/\d\d:\d\d/, 'now'))).to.deep.equal(['Sending your answers… Please keep this page open.', 'We have your answers Sent to The Hive at now.'].map(text => text.replace('… Please', '…Please').replace('answers Sent', 'answersSent')));
    expectSame(form.heading(), heading, 'the heading');
    form.expectFocusOnHeading();
    expect(region.isConnected).to.equal(true);
  });

  it('keeps focus in the form when "Try now" goes from under it', async () => {
    let tries = 0;
    const form = await start(toSend, { deliver: () => { if (tries++ === 0) throw new Error('no line'); return new Promise(() => {}); } });
    await sendShort(form, 'Not sent yet');
    form.control('Try now')!.focus();
    await form.press('Try now');
    await form.says('Sending your answers…');
    form.expectFocusOnHeading();
  });

  it('tells who reads it, how soon, whom to call and the reference, and wipes the answers', async () => {
    const form = await start(toSend, { deliver: givesReceipt });
    await sendShort(form, 'We have your answers');
    for (const words of ['The link workers', 'in two working days', '020 7946 0001', 'K7M4-2QX9', 'at 14:05', 'Your answers are no longer on this page.']) expect(form.text).to.include(words);
    expect(form.text).to.not.include('Ada').and.not.include('ada@example.org');
    expect(form.control('Back')).to.equal(undefined);
  });

  it('never says "sent" where nothing came back, but that it was passed on', async () => {
    const form = await start(toSend, { deliver: () => undefined });
    await sendShort(form, 'We have passed this on');
    expect(form.text).to.not.match(/\bsent\b/i);
  });

  it('takes a receipt for another submission for none', async () => {
    const form = await start(toSend, { deliver: async () => ({ id: 'another', reference: 'X', receivedAt: '2026-11-22T14:05:00Z' }) });
    await sendShort(form, 'We have passed this on');
  });

  it('shows the answers while they wait, with the reason to keep the page open', async () => {
    const form = await start({ ...toSend, endpoint: '/answers/404' });
    await sendShort(form, 'Not sent yet');
    expect(form.text).to.include('Please keep this page open').and.include('Ada Example').and.include('ada@example.org').and.include('Call 020 7946 0000');
    expect(form.control('Clear my answers')).to.equal(undefined);
  });

  it('says which answer was not taken, blames nobody, and leads back to put it right', async () => {
    const form = await start({ ...toSend, endpoint: '/answers/422' });
    await sendShort(form, 'We could not send your answers');
    expect(textOf(form.one('.status + .lead + .checklist dt'))).to.equal('What is your name?');
    expect(form.text).to.include('It is not your fault.');
    await form.goOn('Go back and check my answers');
    expect(form.page).to.equal('check');
    await form.goOn('Change: What is your name?');
    expect(form.field('first').value).to.equal('Ada');
  });

  it('says that the form has closed, and what to do then', async () => {
    const form = await start({ ...toSend, endpoint: '/answers/410' });
    await sendShort(form, 'This form has closed');
    expect(form.text).to.include('Call 020 7946 0000');
  });

  it('sends once, however often Send is pressed', async () => {
    const got: Submission[] = [];
    const form = await start(toSend, { deliver: (submission: Submission) => { got.push(submission); return new Promise(() => {}); } });
    await form.answer();
    await form.goOn();
    await form.type('to', 'ada@example.org');
    await form.pick('Yes');
    await form.goOn();
    const button = form.control('Send to The Hive')!;
    button.click();
    button.click();
    await form.says('Sending your answers…');
    button.click();
    await until(() => got.length > 0, 'the first try');
    await new Promise(soon => { setTimeout(soon, 50); });
    expect(got).to.have.length(1);
    expect(got[0]!.body.answers).to.deep.equal({ name: { at: 'answered', value: { first: 'Ada', last: 'Example' } }, contact: { at: 'answered', value: { by: 'email', to: 'ada@example.org', safe: 'yes' } } });
  });
});
