import { cleanUp } from '../fixture.ts';
import { dressPage } from './audit.ts';
import { Counted } from './axe-pages.ts';
import { givesReceipt, start, until, type Form } from './driver.ts';
import { otherTypes } from './every-page.ts';
import { sendShort, toOthers, toSend } from './short-journeys.ts';

for (const [dir, theme] of [['ltr', 'light'], ['rtl', 'dark']] as const) {
  describe(`axe at every level on the types of question of other journeys, ${dir}, ${theme}`, () => {
    const counted = new Counted();
    let form: Form;
    before(async () => { form = await start({ ...toOthers, theme }, { dir }); dressPage(form); });
    after(() => { counted.tell(`other types, ${dir}, ${theme}`); cleanUp(); });
    for (const [name, reach] of otherTypes) it(`finds nothing wrong on ${name}`, async () => { await reach(form); await counted.check(name); });
  });

  describe(`axe at every level on the equality questions, ${dir}, ${theme}`, () => {
    const counted = new Counted();
    let form: Form;
    before(async () => {
      form = await start({ ...toSend, theme, equality: { endpoint: '/answers/404', why: 'The council asks us.' } }, { dir, deliver: givesReceipt });
      dressPage(form);
      await sendShort(form, 'We have your answers');
      await form.goOn('See the questions');
      await until(() => form.control('No, thank you'), 'the first page');
    });
    after(() => { counted.tell(`equality, ${dir}, ${theme}`); cleanUp(); });
    it('finds nothing wrong on any page of them', async () => {
      await counted.check('fair');
      await form.goOn('Start');
      while (form.page !== 'check') {
        await counted.check(form.page);
        if (form.page === 'disability') await form.pick(form.tile('yes'));
        await form.goOn();
      }
      await counted.check('equality check');
      await form.press('Send these answers');
      await form.says('We have your answers');
      await counted.check('sent, with thanks');
    }).timeout(60_000);
  });
}
