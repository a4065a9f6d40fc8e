import { html, render } from 'lit';
import { expect } from 'chai';
import type { WhatMatters } from '../../src/view/what-matters.ts';
import { cleanUp, fixture } from '../fixture.ts';
import { Form, givesReceipt, neverAnswers, start, textOf, until, usual } from './driver.ts';
import { sendShort, toSend } from './short-journeys.ts';

const events = ['wm-ready', 'wm-step', 'wm-sent', 'wm-attention'] as const;
const ready = (element: WhatMatters): Promise<Element> => until(() => element.shadowRoot?.querySelector('.step'), 'the first page');
const bare = (): Promise<WhatMatters> => fixture<WhatMatters>(html`<what-matters .deliver=${neverAnswers}><p>Call us</p></what-matters>`);
const isShown = (element: Element): boolean => element.getClientRects().length > 0;

describe('the element', () => {
  afterEach(cleanUp);

  it('is defined once, and a second copy of the script does no harm', async () => {
    const first = customElements.get('what-matters');
    await import(['/src/define.ts', Date.now()].join('?again='));
    expect(customElements.get('what-matters') === first).to.equal(true);
  });

  it('shows what stands between its tags until it can be used, and not after', async () => {
    const host = document.createElement('main');
    document.body.append(host);
    render(html`<what-matters config="/test/view/fixtures/config.json"><p>Call us</p></what-matters>`, host);
    const element = host.firstElementChild as WhatMatters;
    await element.updateComplete;
    expect(isShown(element.querySelector('p')!)).to.equal(true);
    await ready(element);
    expect(isShown(element.querySelector('p')!)).to.equal(false);
    host.remove();
  });

  it('shows one line for each wrong key, and what stands between its tags', async () => {
    const lines: string[] = [];
    const element = await fixture<WhatMatters>(html`<what-matters @wm-attention=${({ state }: { state: string }) => lines.push(state)} .config=${{ ...usual, endpoint: 'http://example.org', theme: 'pink', colour: 'red' } as never}><p>Call us</p></what-matters>`);
    const form = new Form(element);
    await until(() => form.one('.fault'), 'the fault');
    expect(form.all('.fault li').map(textOf).map(line => line.split(':')[0])).to.have.members(['endpoint', 'theme', 'colour']);
    for (const line of form.all('.fault li').map(textOf)) expect(line).to.match(/^[a-z]+: found .+, expected .+$/);
    expect(isShown(element.querySelector('p')!)).to.equal(true);
    expect(lines).to.deep.equal(['fault']);
  });

  it('takes its configuration as a property after it was put on the page', async () => {
    const element = await bare();
    await until(() => element.shadowRoot!.querySelector('.fault'), 'the fault');
    element.config = usual;
    await ready(element);
    expect(element.shadowRoot!.querySelector('.fault') === null).to.equal(true);
  });

  it('takes its configuration from a script child, with attributes over it', async () => {
    const element = await fixture<WhatMatters>(html`<what-matters heading-level="3" language="cy" endpoint="/answers/404"></what-matters>`);
    const script = Object.assign(document.createElement('script'), { type: 'application/json', textContent: JSON.stringify({ ...usual, endpoint: undefined }) });
    element.append(script);
    element.theme = 'dark';
    await ready(element);
    expect(element.shadowRoot!.querySelector('.step .h')!.localName).to.equal('h3');
    expect(element.shadowRoot!.querySelector('.root')!.getAttribute('lang')).to.equal('cy');
  });

  it('tells what happens by events that bubble, are composed and carry no answer', async () => {
    const told: string[] = [];
    const hear = (event: Event): void => {
      expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
      const own = Object.keys(event).filter(key => key !== 'isTrusted');
      told.push([event.type, ...own.map(key => `${key}=${String((event as unknown as Record<string, unknown>)[key])}`)].join(' '));
    };
    for (const type of events) document.addEventListener(type, hear);
    let tries = 0;
    const form = await start(toSend, { deliver: async submission => { if (tries++ === 0) throw new Error('no line'); return givesReceipt(submission); } });
    await sendShort(form, 'Not sent yet');
    await form.press('Try now');
    await until(() => told.some(line => line.startsWith('wm-sent')), 'wm-sent');
    for (const type of events) document.removeEventListener(type, hear);
    expect(told).to.deep.equal(['wm-ready', 'wm-step page=contact number=2', 'wm-step page=check number=3', 'wm-step page=done number=4', 'wm-attention state=held', 'wm-sent reference=K7M4-2QX9']);
  });

  it('runs a journey whatever question it begins with', async () => {
    const en = 'Words';
    const questions = [
      { type: 'contact', by: 'phone' }, { type: 'consent', items: [{ id: 'yes', words: { en }, needed: true }] }, { type: 'choice', options: 'taxonomy.areas' }, { type: 'name' }, { type: 'age' }, { type: 'date' }, { type: 'yes-no' }, { type: 'postcode' },
      { type: 'text', instead: [{ id: 'no', words: { en } }] }, { type: 'scale', ends: { least: { en }, most: { en } } }, { type: 'statements', items: [{ id: 'one', words: { en } }] }, { type: 'group', fields: [{ id: 'one', words: { en } }] },
    ] as const;
    // The first form of a page loads the parts for all, but each has words and style sheets of its own.
    for (const question of [...questions, ...questions]) {
      const form = await start({ journey: { id: 'short', version: '1', start: 'first', pages: [{ id: 'first', heading: { en: 'First' }, question }] } });
      await until(() => form.one('.step input'), `a field of ${question.type}`);
      expect(form.text, question.type).to.not.match(/\b(age|agreement|areas|contact|date|group|name|options|postcode|problems|text|yes-no)\.[a-z]/);
      for (const box of form.all('.step .input')) expect(box.getBoundingClientRect().height, `the look of ${question.type}`).to.be.at.least(44);
      form.element.remove();
    }
  });
});

describe('what loading the page again would lose', () => {
  afterEach(cleanUp);

  it('is nothing before anything was answered and after it has arrived, and something in between', async () => {
    let arrive: ((receipt: unknown) => void) | undefined;
    const form = await start(toSend, { deliver: submission => new Promise(resolve => { arrive = () => { resolve(givesReceipt(submission)); }; }) });
    expect(form.element.unsaved).to.equal(false);
    await form.type('first', 'Ada');
    expect(form.element.unsaved).to.equal(true);
    await form.goOn();
    await form.type('to', 'ada@example.org');
    await form.pick('Yes');
    await form.goOn();
    await form.goOn('Send to The Hive');
    await form.says('Sending your answers…');
    expect(form.element.unsaved).to.equal(true);
    (await until(() => arrive, 'the try'))(undefined);
    await form.says('We have your answers');
    expect(form.element.unsaved).to.equal(false);
  });

  it('is what one answer is, and nothing once the answers are cleared or before the form runs', async () => {
    const form = await start();
    await form.walkTo('who');
    expect(form.element.unsaved).to.equal(false);
    await form.pick('Me');
    expect(form.element.unsaved).to.equal(true);
    const clear = [...form.root.querySelectorAll('button')].find(one => textOf(one) === 'Clear my answers')!;
    clear.click();
    await form.says('Find things to do near you');
    expect(form.element.unsaved).to.equal(false);
    expect(document.createElement('what-matters').unsaved).to.equal(false);
  });
});

describe('changing what is set', () => {
  afterEach(cleanUp);

  it('begins again before anything was typed, and never after', async () => {
    const form = await start();
    form.element.headingLevel = 3;
    await until(() => form.heading().localName === 'h3', 'a heading of the new level');
    await form.walkTo('where');
    await form.type('postcode', 'NW1 2DB');
    form.element.headingLevel = 4;
    form.element.form = 'other';
    await form.element.updateComplete;
    await form.goOn();
    expect([form.page, form.heading().localName]).to.deep.equal(['age', 'h3']);
  });

  it('keeps answers, place and focus when another language is chosen', async () => {
    const form = await start();
    await form.walkTo('matters');
    await form.pick('Music and singing', 'Moving more');
    const before = form.all<HTMLInputElement>('.opt input').map(input => input.checked);
    form.control('Cymraeg')!.focus();
    await form.press('Cymraeg');
    await until(() => form.one('.root')!.lang === 'cy', 'Welsh');
    expect(form.all<HTMLInputElement>('.opt input').map(input => input.checked)).to.deep.equal(before);
    expect(textOf(form.heading())).to.not.equal('What matters to you right now?');
    expect(textOf(form.focused)).to.equal('Cymraeg');
    expect(form.control('Cymraeg')!.getAttribute('aria-current')).to.equal('true');
    expect([form.control('English')!.lang, form.control('Cymraeg')!.lang]).to.deep.equal(['en', 'cy']);
    await form.press('English');
    await until(() => form.one('.root')!.lang === 'en', 'English');
    expect(form.chosen()).to.deep.equal(['Music and singing', 'Moving more']);
  });

  it('speaks the language chosen last, whichever comes first and whatever is being loaded', async () => {
    const form = await start();
    await form.walkTo('where');
    await form.type('postcode', 'NW1 2DB');
    form.control('Cymraeg')!.click();
    form.control('English')!.click();
    form.control('Cymraeg')!.click();
    await until(() => form.one('.root')!.lang === 'cy', 'Welsh');
    form.control('English')!.click();
    form.control('Cymraeg')!.click();
    await form.goOn('Mynd ymlaen');
    while (form.page !== 'name') {
      expect([form.page, form.one('.root')!.lang]).to.deep.equal([form.page, 'cy']);
      expect(form.text, form.page).to.not.match(/\b(pages|areas|interests|help|ideas|options|age|times)\.[a-z]/);
      const options = form.all('.opt');
      if (options.length > 0) await form.pick(options[form.page === 'age' ? 4 : 0]!);
      await form.goOn('Mynd ymlaen');
    }
  });

  it('turns round as soon as its own direction changes', async () => {
    const form = await start();
    form.element.dir = 'rtl';
    await form.element.updateComplete;
    expect(form.one('.root')!.dir).to.equal('rtl');
    expect(getComputedStyle(form.one('.step')!).direction).to.equal('rtl');
  });

  it('keeps everything when it is taken off the page and put back', async () => {
    const form = await start();
    await form.walkTo('matters');
    await form.pick('Music and singing');
    const host = form.element.parentElement!;
    form.element.remove();
    await new Promise(later => { setTimeout(later); });
    host.append(form.element);
    await form.element.updateComplete;
    expect([form.page, ...form.chosen()]).to.deep.equal(['matters', 'Music and singing']);
    await form.goOn();
    const before = form.pages.length;
    history.back();
    await until(() => form.pages.length > before, 'the page before');
    expect(form.page).to.equal('matters');
  });
});
