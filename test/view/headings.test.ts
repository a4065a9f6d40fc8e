import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import { directory, givesReceipt, start, textOf, until, type Form } from './driver.ts';
import { toIdeas, toSend } from './short-journeys.ts';

const levels = (form: Form): number[] => form.all('.lay :is(h1, h2, h3, h4, h5, h6)').map(heading => Number(heading.localName.slice(1)));

describe('headings', () => {
  afterEach(cleanUp);

  for (const headingLevel of [1, 2, 3, 4] as const) {
    it(`begin at level ${headingLevel} where the site says so, and never skip a level`, async () => {
      const nested = (form: Form, places: string): void => {
        const found = levels(form);
        expect(found[0], places).to.equal(headingLevel);
        for (const level of found) expect(level, places).to.be.within(headingLevel, headingLevel + 1);
      };
      const ideas = await start({ ...toIdeas, directory, headingLevel });
      nested(ideas, 'first page');
      await ideas.walkTo('where');
      await ideas.fail();
      nested(ideas, 'in error');
      await ideas.walkTo('ideas');
      nested(ideas, 'ideas');
      expect(levels(ideas).length).to.be.above(3);
      await ideas.press('Need help now?');
      expect(ideas.one('#support-heading')!.localName).to.equal(`h${headingLevel}`);
      ideas.element.remove();

      const sending = await start({ ...toSend, headingLevel }, { deliver: givesReceipt });
      await sending.answer();
      await sending.goOn();
      await sending.type('to', 'ada@example.org');
      await sending.pick('Yes');
      await sending.goOn();
      nested(sending, 'check');
      await sending.goOn('Send to The Hive');
      await sending.says('We have your answers');
      nested(sending, 'sent');
    });
  }
});

describe('words in another language than the page', () => {
  afterEach(cleanUp);

  it('say which, so that a screen reader changes its voice', async () => {
    const form = await start({ language: 'cy', organisation: { name: { en: 'The Hive' }, phone: '020 7946 0000', hours: { cy: 'Bob dydd' } }, journey: { id: 'short', version: '1', start: 'first', pages: [{ id: 'first', heading: { en: 'Only English' }, body: [{ cy: 'Cymraeg', en: 'English' }] }] } });
    expect(form.one('.root')!.lang).to.equal('cy');
    expect(form.all('.step [lang]').map(element => [element.lang, element.textContent])).to.deep.equal([['en', 'Only English']]);
    expect(form.all('.talk [lang]').map(element => [element.lang, element.textContent])).to.deep.equal([['en', 'The Hive']]);
    await form.press('English');
    await until(() => form.one('.root')!.lang === 'en', 'English');
    expect(form.all('.step [lang]')).to.have.length(0);
    expect(form.all('.talk [lang]').map(element => [element.lang, element.textContent])).to.deep.equal([['cy', 'Bob dydd']]);
  });

  it('keep "(optional)" beside them, in the language of the page', async () => {
    const form = await start({ language: 'cy', journey: { id: 'short', version: '1', start: 'first', pages: [{ id: 'first', heading: { en: 'Only English' }, question: { type: 'text', long: true, optional: true } }] } });
    expect(textOf(form.heading())).to.match(/^Only English \(.+\)$/);
  });
});
