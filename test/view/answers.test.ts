import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import { directory, start, textOf, until, type Form } from './driver.ts';

describe('choosing', () => {
  let form: Form;
  before(async () => { form = await start({ directory }); await form.walkTo('matters'); });
  after(cleanUp);
  const count = (): string => textOf(form.one('.picked'));

  it('counts aloud, and says when that is all', async () => {
    expect(form.one('.picked')!.getAttribute('role')).to.equal('status');
    expect(count()).to.equal('');
    await form.pick('Music and singing');
    expect(count()).to.equal('You have picked 1. You can pick 2 more.');
    await form.pick('Moving more', 'Being outdoors');
    expect(count()).to.equal('You have picked 3. That is all you can pick here.');
  });

  it('blocks nothing, and says how many are too many only after Continue', async () => {
    await form.pick('Food and cooking');
    expect(form.chosen()).to.have.length(4);
    expect(form.all('.err')).to.have.length(0);
    await form.fail();
    expect(textOf(form.one('#problem-choice'))).to.equal('You picked 4. Pick up to 3');
  });

  it('lets "I am not sure" exclude the rest, and the rest exclude it', async () => {
    await form.pick('I am not sure');
    expect(form.chosen()).to.deep.equal(['I am not sure']);
    expect(count()).to.equal('');
    await form.pick('Moving more');
    expect(form.chosen()).to.deep.equal(['Moving more']);
    await form.pick('Moving more');
    expect(form.chosen()).to.deep.equal([]);
  });

  it('lets "None of these" exclude the rest, and the rest exclude it', async () => {
    await form.walkTo('help');
    await form.pick('It is free', 'A small or quiet group', 'None of these');
    expect(form.chosen()).to.deep.equal(['None of these']);
    await form.pick('It is free');
    expect(form.chosen()).to.deep.equal(['It is free']);
    await form.pick('It is free');
  });

  it('stands what excludes apart, behind the word "or"', () => {
    expect(textOf(form.option('None of these').parentElement!.previousElementSibling)).to.equal('or');
  });

  it('lets an answer instead of the postcode empty the field, and the field empty it', async () => {
    while (form.page !== 'where') await form.goOn('Back');
    await form.pick('I do not know it');
    expect(form.field('postcode').value).to.equal('');
    await form.type('postcode', 'NW1');
    expect(form.chosen()).to.deep.equal([]);
  });
});

describe('going back', () => {
  afterEach(cleanUp);

  it('gives back what was typed and chosen, as it was typed and chosen', async () => {
    const form = await start();
    await form.walkTo('check');
    const seen: Record<string, readonly string[]> = {};
    while (form.page !== 'start') {
      await form.goOn('Back');
      const written = form.all<HTMLInputElement>('.step input:not([type=checkbox], [type=radio]), .step textarea').map(field => field.value).filter(value => value !== '');
      seen[`${form.page} ${form.page === 'interests' ? textOf(form.heading()).split(':')[0] : ''}`.trim()] = [...written, ...form.chosen()];
    }
    expect(seen).to.deep.equal({
      privacy: seen['privacy'], more: ['I like the mornings.\nNot Fridays.'], gp: ['Heath Surgery'], 'comms-other': ['A quiet room'], 'comms-language': ['Bengali'], comms: ['Someone who speaks my language', 'Something else'], contact: ['020 7946 0999', 'Yes'], 'contact-by': ['Phone call'], name: ['Ada', 'Example'], call: ['Yes, please'],
      ideas: [], when: ['Any time'], help: ['It is free'], 'interests Moving more': ['I am not sure'], 'interests Music and singing': ['Singing in a group or choir'], matters: ['Music and singing', 'Moving more'], age: ['25 to 49'], where: ['nw1 2db'], who: ['Me'], start: [],
    });
    expect(seen['privacy']).to.have.length(1);
  });

  it('goes a page back by the browser too, again and again', async () => {
    const form = await start();
    await form.walkTo('help');
    for (const page of ['interests', 'interests', 'matters']) {
      const before = form.pages.length;
      history.back();
      await until(() => form.pages.length > before, 'the page before');
      expect(form.page).to.equal(page);
      form.expectFocusOnHeading();
    }
    expect(form.chosen()).to.deep.equal(['Music and singing', 'Moving more']);
  });

  it('closes "Why we ask" with its page', async () => {
    const form = await start();
    await form.walkTo('where');
    await form.press('Why we ask');
    expect(form.one<HTMLDetailsElement>('details.why')!.open).to.equal(true);
    await form.walkTo('matters');
    expect(form.one<HTMLDetailsElement>('details.why')!.open).to.equal(false);
  });
});

describe('"Clear my answers"', () => {
  after(cleanUp);

  it('wipes everything, says so aloud and begins again', async () => {
    const form = await start({ directory });
    expect(form.control('Clear my answers')).to.equal(undefined);
    await form.walkTo('more');
    await form.goOn('Clear my answers');
    expect(form.page).to.equal('start');
    form.expectFocusOnHeading();
    await until(() => form.all('[role=status]').some(region => textOf(region) === 'Your answers are cleared. Nothing was sent.'), 'the words that they are cleared');
    expect(form.control('Clear my answers')).to.equal(undefined);
    expect(form.control('Back')).to.equal(undefined);
    await form.goOn('Start');
    expect(form.chosen()).to.deep.equal([]);
    await form.walkTo('where');
    expect(form.field('postcode').value).to.equal('');
    await form.walkTo('matters');
    expect(form.chosen()).to.deep.equal([]);
    expect(form.text).to.not.include('Ada');
  });
});
