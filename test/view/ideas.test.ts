import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import { directory, start, textOf, until, type Form } from './driver.ts';
import { toIdeas } from './short-journeys.ts';

const cards = (form: Form): HTMLElement[] => form.all('.ideas > li');
const cardOf = (form: Form, title: string): HTMLElement => cards(form).find(card => textOf(card.querySelector('.ideah')).includes(title))!;
const factsOf = (card: HTMLElement): Record<string, string> => Object.fromEntries([...card.querySelectorAll('.facts > div')].map(fact => [textOf(fact.querySelector('dt')), textOf(fact.querySelector('dd'))]));

describe('ideas from a list as charities write them', () => {
  let form: Form;
  before(async () => {
    form = await start({ directory });
    await form.walkTo('ideas');
    for (let presses = 0; presses < 6 && form.control('Show more ideas'); presses++) await form.press('Show more ideas');
  });
  after(cleanUp);

  it('shows text that looks like code as text, and makes no element of it', () => {
    const card = cardOf(form, 'Songs & Tea for all');
    expect(textOf(card)).to.include('including tea & cake').and.include('&lt;i&gt;more&lt;/i&gt;').and.include('Hall B');
    expect(textOf(cardOf(form, 'singing circle').querySelector('.ideah'))).to.equal('{{org}} $t(cleared) ${phone} singing circle');
    expect(textOf(cardOf(form, 'singing circle'))).to.include('3 < 5 and 5 > 3.');
    expect(form.all('.step :is(img, script, iframe, b, i, u, [onload], [onerror])').map(textOf)).to.deep.equal([]);
    for (const link of form.all<HTMLAnchorElement>('.step a')) expect(link.protocol).to.be.oneOf(['tel:', 'mailto:', 'https:']);
    expect('hacked' in window).to.equal(false);
  });

  it('shows all of them in the end, and then offers no more', () => {
    expect(form.control('Show more ideas')).to.equal(undefined);
    expect(cards(form).length).to.be.at.least(8);
  });

  it('never shows what code says when it knows nothing', () => {
    for (const card of cards(form)) expect(textOf(card)).to.not.match(/undefined|\bnull\b|NaN|Infinity|Invalid Date|\[object/);
  });

  it('says "Ask …" for every fact that the list does not have', () => {
    expect(factsOf(cardOf(form, 'Community choir, ask us'))).to.deep.equal({ When: 'Ask when it is', Where: 'Ask where it is', Cost: 'Ask about the cost', 'Who it is for': 'Ask who it is for' });
    expect(textOf(cardOf(form, 'Community choir, ask us'))).to.include('A link worker can help you join.').and.include('We do not know when this was last checked');
    expect(factsOf(cardOf(form, 'Dance for all'))).to.include({ When: 'Ask when it is', Cost: 'Ask about the cost', 'Who it is for': 'Ask who it is for' });
  });

  it('leaves out what is over, what is not active, what has no name and what is too far', () => {
    const titles = cards(form).map(card => textOf(card.querySelector('.ideah')));
    expect(titles.filter(title => /over|not active|Far away/.test(title) || title === '')).to.deep.equal([]);
    expect(new Set(titles).size).to.equal(titles.length);
  });

  it('gives each card a reason in the words that the person picked', () => {
    for (const card of cards(form).slice(0, -1)) expect(textOf(card.querySelector('.whyband')), textOf(card)).to.match(/You picked: (Singing in a group or choir|Music and singing|Moving more)/);
  });

  it('has a person to talk to as the last card', () => {
    expect(textOf(cards(form).at(-1)!.querySelector('.ideah'))).to.equal('Talk to a link worker');
    expect(cards(form).at(-1)!.querySelector<HTMLAnchorElement>('a')!.href).to.equal('tel:02079460000');
  });

  it('names the idea in every button and link of its card that opens something', () => {
    const names = form.all('.idea summary.btn, .idea .ideado > button').map(textOf);
    expect(new Set(names).size).to.equal(names.length);
  });
});

describe('"Not for me"', () => {
  after(cleanUp);

  it('takes the card away and moves focus to the next one, to the last, and never off the page', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    for (let left = 60; left > 0; left--) {
      const [first, next] = cards(form);
      const button = [...first!.querySelectorAll('button')].find(one => textOf(one).startsWith('Not for me'));
      if (!button) break;
      button.focus();
      button.click();
      await form.element.updateComplete;
      expect(first!.isConnected).to.equal(false);
      expect(next!.contains(form.focused), `focus after "${textOf(button)}"`).to.equal(true);
    }
    expect(cards(form).map(card => textOf(card.querySelector('.ideah')))).to.deep.equal(['Talk to a link worker']);
    form.expectFocusInside();
    await form.goOn();
  });
});

describe('focus, when the button that has it goes', () => {
  afterEach(cleanUp);

  it('stays in the form after "Show more ideas" showed the last', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    for (let presses = 0; presses < 6 && form.control('Show more ideas'); presses++) {
      form.control('Show more ideas')!.focus();
      const before = cards(form).length;
      await form.press('Show more ideas');
      await until(() => cards(form)[before - 1]!.contains(form.focused), 'focus on the first of the new cards');
    }
    expect(form.control('Show more ideas') === undefined).to.equal(true);
  });

  it('stays in the form after "Try again" looks for the list once more', async () => {
    const form = await start({ ...toIdeas, directory: '/answers/500' });
    await form.walkTo('matters');
    await form.pick('Being outdoors');
    await form.goOn();
    await until(() => form.control('Try again'), 'Try again');
    form.control('Try again')!.focus();
    await form.press('Try again');
    await until(() => form.control('Try again'), 'Try again');
    form.expectFocusInside();
    await form.goOn();
    expect(form.page).to.equal('check');
  });
});
