import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import type { Submission } from '../../src/core/submission.ts';
import { directory, expectSame, givesReceipt, start, textOf, until, type Form } from './driver.ts';
import { toIdeas, toIdeasClosed } from './short-journeys.ts';

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

  it('says "Ask …" for every fact that the list does not have, and in one line where it has nearly none', () => {
    expect(factsOf(cardOf(form, 'Community choir, ask us'))).to.deep.equal({ 'To ask': 'Ask about: when, where, cost, who it is for' });
    expect(factsOf(cardOf(form, 'singing circle'))).to.include({ 'Who it is for': 'Ask who it is for', Cost: 'Pay what you can' });
    expect(textOf(cardOf(form, 'Community choir, ask us'))).to.include('A link worker can help you join.').and.include('We do not know when this was last checked');
    expect(factsOf(cardOf(form, 'Dance for all'))['To ask']).to.equal('Ask about: when, cost, who it is for');
    expect(factsOf(cardOf(form, 'Singing at home'))).to.include({ Where: 'At home: by phone' });
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
    const names = form.all('.idea :is(summary, button)').map(textOf);
    expect(new Set(names).size).to.equal(names.length);
  });
});

const buttonOf = (card: Element, name: string): HTMLButtonElement => [...card.querySelectorAll('button')].find(one => textOf(one).startsWith(name))!;
const titles = (form: Form): string[] => cards(form).map(card => textOf(card.querySelector('.ideah')));

describe('"Not for me"', () => {
  afterEach(cleanUp);

  it('takes the card away at once, and moves focus to what puts it back', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    const [first, second] = titles(form);
    buttonOf(cards(form)[0]!, 'Not for me').focus();
    await form.press('Not for me');
    await until(() => textOf(form.focused) === `Put it back: ${first}`, 'focus on "Put it back"');
    expect(textOf(cards(form)[0])).to.equal(`Not for you: ${first}Put it back: ${first}`);
    expect(titles(form)).to.include(second).and.to.not.include(first);
    (form.focused as HTMLButtonElement).click();
    await until(() => cards(form)[0]!.contains(form.focused), 'focus on the card that is back');
    expect(titles(form)[0]).to.equal(first);
    expect(form.all('.gone')).to.have.length(0);
  });

  it('offers one to be put back, the last one, and never loses focus', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    for (let left = 60; left > 0; left--) {
      const card = form.one('.idea:not(.person)');
      if (!card) break;
      buttonOf(card, 'Not for me').focus();
      buttonOf(card, 'Not for me').click();
      await until(() => textOf(form.focused).startsWith('Put it back'), 'focus on "Put it back"');
      expect(form.all('.gone')).to.have.length(1);
    }
    expect(form.all('.idea .ideah').map(textOf)).to.deep.equal(['Talk to a link worker']);
    form.expectFocusInside();
    await form.goOn();
  });

  it('asks nothing and says nothing of it in a region that is read out', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    const told = (): string[] => form.all('[role=status]').map(textOf).filter(words => words !== '');
    const before = told();
    await form.press('Not for me');
    expect(told()).to.deep.equal(before);
    expect(form.one('dialog[open]')).to.equal(null);
  });
});

describe('"Ask about this"', () => {
  afterEach(cleanUp);

  it('is a button that is on or off, keeps focus, and says what comes of it', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    const card = cards(form)[0]!;
    const ask = buttonOf(card, 'Ask about this');
    expect(ask.getAttribute('aria-pressed')).to.equal('false');
    ask.focus();
    await form.press('Ask about this');
    expect(ask.getAttribute('aria-pressed')).to.equal('true');
    expect(textOf(form.one(`#${ask.getAttribute('aria-describedby')}`))).to.equal('You asked about this. It goes with your answers when you send them.');
    expectSame(form.focused, ask, 'focus');
    await form.press('Ask about this');
    expect(ask.getAttribute('aria-pressed')).to.equal('false');
    expect(textOf(card)).to.not.include('You asked about this');
  });

  it('goes with somebody who comes along, is shown before it is sent, and is sent first', async () => {
    let sent: Submission | undefined;
    const form = await start({ directory }, { deliver: async submission => { sent = submission as Submission; return givesReceipt(submission); } });
    await form.walkTo('ideas');
    const third = cards(form)[2]!;
    const title = textOf(third.querySelector('.ideah'));
    buttonOf(third, 'Someone can come with you').click();
    await form.element.updateComplete;
    expect([buttonOf(third, 'Ask about this'), buttonOf(third, 'Someone can come')].map(button => button.getAttribute('aria-pressed'))).to.deep.equal(['true', 'true']);
    await form.walkTo('check');
    const rows = form.all('.checklist > div').map(row => textOf(row));
    expect(rows.find(row => row.startsWith('What you ask about'))).to.include(`${title}With someone to come with you`);
    expect(rows.find(row => row.startsWith('Other ideas we will tell them about'))).to.not.include(title);
    await form.goOn('Send to The Hive');
    await form.says('We have your answers');
    expect(sent!.body.ideas.map(({ asked }) => asked)).to.deep.equal(['with-someone', undefined, undefined, undefined, undefined]);
    expect(sent!.body.ideas[0]!.title).to.equal(title);
  });

  it('offers nobody to come along to what is done at home', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    while (form.control('Show more ideas')) await form.press('Show more ideas');
    expect(buttonOf(cardOf(form, 'Singing at home'), 'Ask about this').textContent).to.not.equal(undefined);
    expect(buttonOf(cardOf(form, 'Singing at home'), 'Someone can come with you')).to.equal(undefined);
  });

  it('is not offered where nothing is sent', async () => {
    const form = await start({ ...toIdeasClosed, directory });
    await form.goOn();
    await form.pick('No');
    await form.goOn();
    await form.goOn();
    await form.pick('Music and singing');
    await form.goOn();
    await form.settled();
    expect(cards(form).length).to.be.at.least(3);
    expect([form.control('Ask about this'), form.control('Someone can come with you')]).to.deep.equal([undefined, undefined]);
    expect(form.text).to.not.include('We can do that');
  });
});

describe('"Show only"', () => {
  let form: Form;
  before(async () => { form = await start({ ...toIdeas, directory }); await form.walkTo('matters'); await form.pick('Music and singing', 'Moving more', 'Being outdoors'); await form.goOn(); await form.settled(); form.all('summary').find(one => textOf(one) === 'Show only')!.click(); await until(() => form.all('.only').length > 0, 'the filters'); });
  after(cleanUp);
  const box = (name: string): HTMLInputElement => form.all<HTMLLabelElement>('.only label').find(label => textOf(label) === name)!.querySelector('input')!;
  /** What was not fetched is done a moment later. */
  const drawn = async (): Promise<void> => { await new Promise(resolve => { setTimeout(resolve); }); await form.element.updateComplete; };
  const told = (): string => textOf(form.one('.only [role=status]'));
  const all = async (): Promise<void> => { while (form.control('Show more ideas')) { await form.press('Show more ideas'); await drawn(); } };

  it('offers only what would change something, as check boxes of a named group, and says nothing yet', () => {
    expect(textOf(form.one('.only legend'))).to.equal('Show only');
    expect(form.all('.only label').map(textOf)).to.deep.equal(['Free', 'At home', 'No steps', 'Evenings and weekends']);
    expect(told()).to.equal('');
  });

  it('takes away what is known not to fit, out of all that was found, keeps focus, and says once how many are left', async () => {
    await all();
    const before = titles(form);
    box('Free').focus();
    box('Free').click();
    await drawn();
    expectSame(form.focused, box('Free'), 'focus');
    await all();
    const after = titles(form).slice(0, -1);
    expect(told()).to.equal(`Ideas that fit: ${after.length}`);
    expect(after.length).to.be.below(before.length - 1).and.above(2);
    for (const title of after) expect(factsOf(cardOf(form, title))['Cost'] ?? 'Ask', title).to.match(/^(?:Free|Ask|Pay what)/);
  });

  it('keeps what nobody knows, and says what to ask', () => expect(textOf(cardOf(form, 'Community choir, ask us'))).to.include('Please note: Ask about the cost.'));

  it('says which one to take away where nothing fits, and one press does it', async () => {
    for (const title of titles(form).filter(one => /ask us|Dance|singing circle|Supercali/.test(one))) { buttonOf(cardOf(form, title), 'Not for me').click(); await drawn(); }
    for (const name of ['At home', 'Evenings and weekends']) { box(name).click(); await drawn(); }
    expect(told()).to.equal('No idea fits all of this.');
    const without = form.all<HTMLButtonElement>('.only button')[0]!;
    const name = /“(.+)”/.exec(textOf(without))![1]!;
    without.focus();
    without.click();
    await drawn();
    expect(told()).to.match(/^Ideas that fit: \d+$/);
    expect(box(name).checked).to.equal(false);
    expectSame(form.focused, box(name), 'focus');
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
