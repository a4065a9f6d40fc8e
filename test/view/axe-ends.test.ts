import { html } from 'lit';
import type { WhatMatters } from '../../src/view/what-matters.ts';
import { cleanUp, fixture } from '../fixture.ts';
import { dressPage } from './audit.ts';
import { Counted } from './axe-pages.ts';
import { directory, Form, givesReceipt, neverAnswers, start, until, usual, type Filler } from './driver.ts';
import { sendShort, toEnd, toIdeas, toSend, toStop } from './short-journeys.ts';

type Setup = Parameters<typeof start>;

async function ideas(form: Form, area: string, words: string): Promise<void> {
  await form.walkTo('matters');
  await form.pick(area);
  await form.goOn();
  await until(() => form.text.includes(words), words);
}

async function answered(form: Form, page: string, option: string): Promise<void> {
  await form.walkTo(page);
  await form.pick(option);
  await form.goOn();
}

/** Gives the part that offers help, which comes while somebody writes, the time to come. */
const loaded = (): Promise<void> => new Promise(done => { setTimeout(done, 800); });

/** The states at the end of a way: how the form is set up, how one gets there, and who does. */
const states: readonly (readonly [name: string, config: Setup[0], deliver: NonNullable<Setup[1]>['deliver'], reach: (form: Form) => Promise<void>, as?: Filler])[] = [
  ['ideas where nothing is found', { ...toIdeas, directory }, neverAnswers, form => ideas(form, 'Money, work or housing', 'We did not find a match')],
  ['ideas where the list cannot be reached', { ...toIdeas, directory: '/answers/500' }, neverAnswers, form => ideas(form, 'Being outdoors', 'We could not reach the list')],
  ['ideas without a list', toIdeas, neverAnswers, form => ideas(form, 'Being outdoors', 'can find ideas with you')],
  ['ideas, with the words that they are copied', { directory }, neverAnswers, async form => { await form.walkTo('ideas'); await form.press('Copy'); await until(() => form.one('.keep .note'), 'the words'); }],
  ['ideas as the last page, where nobody asked the person', { directory }, neverAnswers, async form => { await answered(form, 'who-knows', 'No, not yet'); await form.goOn(); await form.walkTo('ideas'); }, 'someone-else'],
  ['the offer of help', {}, neverAnswers, async form => { await form.walkTo('more'); await form.type('text', 'I want to die'); await loaded(); await form.press('Continue'); await until(() => form.one('dialog[open]'), 'the offer'); }],
  ['sending', toSend, neverAnswers, form => sendShort(form, 'Sending your answers…')],
  ['sent', toSend, givesReceipt, form => sendShort(form, 'We have your answers')],
  ['passed-on', toSend, () => undefined, form => sendShort(form, 'We have passed this on')],
  ['held', { ...toSend, endpoint: '/answers/404' }, undefined, form => sendShort(form, 'Not sent yet')],
  ['attention', { ...toSend, endpoint: '/answers/422' }, undefined, form => sendShort(form, 'We could not send your answers')],
  ['closed', { ...toSend, endpoint: '/answers/410' }, undefined, form => sendShort(form, 'This form has closed')],
  ['end', toEnd, neverAnswers, async form => { await form.pick('No'); await form.goOn(); }],
  ['under 13', {}, neverAnswers, form => answered(form, 'age', 'Under 13')],
  ['under 13, somebody else', {}, neverAnswers, form => answered(form, 'age', 'Under 13'), 'someone-else'],
  ['too young', {}, neverAnswers, form => answered(form, 'age', '13 to 15')],
  ['too young, somebody else', {}, neverAnswers, form => answered(form, 'age', '13 to 15'), 'professional'],
  ['not asked first', {}, neverAnswers, form => answered(form, 'who-knows', 'No, not yet'), 'someone-else'],
  ['nobody works there', toStop, neverAnswers, async form => { await form.pick('No'); await form.goOn(); }],
];

for (const [dir, theme] of [['ltr', 'light'], ['rtl', 'dark']] as const) {
  describe(`axe at every level where a way ends, ${dir}, ${theme}`, () => {
    const counted = new Counted();
    afterEach(cleanUp);
    after(() => counted.tell(`where a way ends, ${dir}, ${theme}`));

    for (const [name, config, deliver, reach, as = 'self'] of states) {
      it(`finds nothing wrong on ${name}`, async () => {
        const form = await start({ ...config, theme }, { dir, deliver, as });
        dressPage(form);
        await reach(form);
        await counted.check(name);
      });
    }

    it('finds nothing wrong on a form that is not set up correctly', async () => {
      const element = await fixture<WhatMatters>(html`<what-matters dir=${dir} .config=${{ ...usual, endpoint: 'http://example.org', colour: 'red' }}><p>Call us on <a href="tel:02079460000">020 7946 0000</a>.</p></what-matters>`);
      const form = new Form(element);
      dressPage(form);
      await until(() => form.one('.fault'), 'the fault');
      // Four paragraphs and lines are all that there is.
      await counted.check('fault', 4);
    });
  });
}
