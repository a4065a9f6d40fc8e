import { html } from 'lit';
import { expect } from 'chai';
import type { WhatMatters } from '../../src/view/what-matters.ts';
import { cleanUp, fixture } from '../fixture.ts';
import { audit, dressPage } from './audit.ts';
import { directory, Form, givesReceipt, neverAnswers, start, until, usual } from './driver.ts';
import { toEnd, toIdeas, toSend } from './short-journeys.ts';

type Setup = Parameters<typeof start>;

async function send(form: Form, heading: string): Promise<void> {
  await form.answer();
  await form.goOn();
  await form.type('to', 'ada@example.org');
  await form.pick('I am not sure');
  await form.goOn();
  await form.goOn('Send to The Hive');
  await form.says(heading);
}

async function ideas(form: Form, area: string, words: string): Promise<void> {
  await form.walkTo('matters');
  await form.pick(area);
  await form.goOn();
  await until(() => form.text.includes(words), words);
}

/** The states at the end of a way: how the form is set up, and how one gets there. */
const states: readonly (readonly [name: string, config: Setup[0], deliver: NonNullable<Setup[1]>['deliver'], reach: (form: Form) => Promise<void>])[] = [
  ['ideas where nothing is found', { ...toIdeas, directory }, neverAnswers, form => ideas(form, 'Money, work or housing', 'We did not find a match')],
  ['ideas where the list cannot be reached', { ...toIdeas, directory: '/answers/500' }, neverAnswers, form => ideas(form, 'Being outdoors', 'We could not reach the list')],
  ['ideas without a list', toIdeas, neverAnswers, form => ideas(form, 'Being outdoors', 'can find ideas with you')],
  ['sending', toSend, neverAnswers, form => send(form, 'Sending your answers…')],
  ['sent', toSend, givesReceipt, form => send(form, 'We have your answers')],
  ['passed-on', toSend, () => undefined, form => send(form, 'We have passed this on')],
  ['held', { ...toSend, endpoint: '/answers/404' }, undefined, form => send(form, 'Not sent yet')],
  ['attention', { ...toSend, endpoint: '/answers/422' }, undefined, form => send(form, 'We could not send your answers')],
  ['closed', { ...toSend, endpoint: '/answers/410' }, undefined, form => send(form, 'This form has closed')],
  ['end', toEnd, neverAnswers, async form => { await form.pick('No'); await form.goOn(); }],
];

for (const [dir, theme] of [['ltr', 'light'], ['rtl', 'dark']] as const) {
  describe(`axe at every level where a way ends, ${dir}, ${theme}`, () => {
    const least: [number, string] = [Infinity, ''];
    const check = async (name: string, fewest: number): Promise<void> => {
      const { violations, incomplete, nodes, enhanced } = await audit();
      if (nodes < least[0]) { least[0] = nodes; least[1] = name; }
      expect(violations).to.deep.equal([]);
      expect(incomplete).to.deep.equal([]);
      expect(nodes, 'nodes that passed').to.be.at.least(fewest);
      expect(enhanced, 'nodes measured against 7:1').to.be.above(0);
    };
    afterEach(cleanUp);
    after(() => console.log(`fewest nodes where a way ends, ${dir}: ${least[0]} on ${least[1]}`));

    for (const [name, config, deliver, reach] of states) {
      it(`finds nothing wrong on ${name}`, async () => {
        const form = await start({ ...config, theme }, { dir, deliver });
        dressPage(form);
        await reach(form);
        await check(name, 20);
      });
    }

    it('finds nothing wrong on a form that is not set up correctly', async () => {
      const element = await fixture<WhatMatters>(html`<what-matters dir=${dir} .config=${{ ...usual, endpoint: 'http://example.org', colour: 'red' }}><p>Call us on <a href="tel:02079460000">020 7946 0000</a>.</p></what-matters>`);
      const form = new Form(element);
      dressPage(form);
      await until(() => form.one('.fault'), 'the fault');
      // Four paragraphs and lines are all that there is.
      await check('fault', 4);
    });
  });
}
