import { expect } from 'chai';
import '../../src/define.ts';
import type { WhatMattersIdeas } from '../../src/view/what-matters-ideas.ts';
import { readAlone } from '../../src/core/ideas-alone.ts';
import { audit } from './audit.ts';
import { directory, textOf, until } from './driver.ts';
import { countCalls, restore, stub } from './stubs.ts';

const organisation = { name: 'The Hive', phone: '020 7946 0000' };
let host: HTMLElement | undefined;

/** Puts an element on the page, with attributes and a configuration, and waits until something stands. */
async function place(attributes: Readonly<Record<string, string>>, config?: object): Promise<WhatMattersIdeas> {
  host = document.createElement('main');
  host.innerHTML = '<h1>Things to do</h1>';
  document.documentElement.lang = 'en';
  document.title = 'The Hive';
  const element = document.createElement('what-matters-ideas');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.innerHTML = '<p>Call us</p>';
  if (config) element.config = config;
  host.append(element);
  document.body.append(host);
  await until(() => element.shadowRoot?.querySelector('.step .h, .fault'), 'a page');
  return element;
}
const all = (element: Element, selector: string): HTMLElement[] => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const heading = (element: Element): string => textOf(all(element, '.step .h')[0]);
const cards = (element: Element): string[] => all(element, '.ideas .ideah').map(textOf);
const press = (element: Element, name: string): void => all(element, 'button, .opt').find(one => textOf(one).startsWith(name))!.click();
const stands = (element: Element, words: string): Promise<boolean> => until(() => heading(element) === words, `"${words}", not "${heading(element)}"`);
const found = (element: Element): Promise<boolean> => until(() => cards(element).length > 1, 'ideas');

describe('<what-matters-ideas>', () => {
  afterEach(() => { host?.remove(); restore(); });

  it('asks what the person likes, and where they live if they want to say, and shows ideas', async () => {
    const element = await place({ directory }, { organisation });
    expect(document.activeElement).to.equal(document.body);
    expect(heading(element)).to.equal('What matters to you right now?');
    press(element, 'Music and singing');
    press(element, 'Continue');
    await stands(element, 'Music and singing: which of these would you like to try? (optional)');
    press(element, 'Singing in a group');
    press(element, 'Continue');
    await stands(element, 'What is your postcode? (optional)');
    press(element, 'Continue');
    await stands(element, 'Ideas for you');
    await found(element);
    expect(cards(element).at(-1)).to.equal('Talk to a link worker');
    expect(all(element, '.idea .whyband').map(textOf)[0]).to.include('You picked: Singing in a group or choir');
    press(element, 'Back');
    await stands(element, 'What is your postcode? (optional)');
    expect(element.shadowRoot!.activeElement!.className).to.equal('h');
  });

  it('counts a press of a mouse once, also where somebody presses twice', async () => {
    const element = await place({ directory }, { organisation });
    press(element, 'Music and singing');
    press(element, 'Continue');
    await stands(element, 'Music and singing: which of these would you like to try? (optional)');
    const again = (detail: number): void => void all(element, 'button').find(one => textOf(one) === 'Continue')!.dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true, cancelable: true, detail, pointerType: 'mouse' }));
    again(2);
    await new Promise(done => { setTimeout(done, 50); });
    expect(heading(element)).to.equal('Music and singing: which of these would you like to try? (optional)');
    again(1);
    await stands(element, 'What is your postcode? (optional)');
  });

  it('shows ideas at once where the page says what to look for, and takes no focus', async () => {
    const element = await place({ directory, interests: 'choir, walk', needs: 'free', postcode: 'nw12db' }, { organisation });
    await found(element);
    expect(heading(element)).to.equal('Ideas for you');
    expect(document.activeElement).to.equal(document.body);
    expect(cards(element)).to.include('Example Street Choir').and.include('Walking group of Example Park');
    expect(textOf(all(element, '.idea')[0])).to.include('You said it would help: It is free').and.include('(NW1)');
    element.setAttribute('interests', 'walk');
    await until(() => !cards(element).includes('Example Street Choir'), 'ideas for other interests');
  });

  it('sends nothing and offers nothing that would: the organisation can be called instead', async () => {
    const asked = countCalls();
    stub(window, 'fetch', fetch.bind(window));
    const element = await place({ directory, areas: 'music' }, { organisation });
    restore();
    await found(element).catch(() => undefined);
    const words = textOf(all(element, '.root')[0]);
    expect(words).to.not.match(/Ask about this(?!:)|Someone can come with you|when you send/);
    expect(asked).to.deep.equal([directory]);
  });

  it('offers the organisation on each card, and goes without where none is named', async () => {
    const element = await place({ directory, areas: 'music' }, { organisation });
    await found(element);
    expect(all(element, '.idea:not(.person) .ideado > a').every(link => textOf(link) === 'Ask us about this: 020 7946 0000')).to.equal(true);
    host!.remove();
    const alone = await place({ directory, areas: 'music' });
    await found(alone);
    expect(all(alone, '.person, .ideado > a')).to.have.length(0);
    press(alone, 'Not for me');
    await until(() => textOf(alone.shadowRoot!.activeElement).startsWith('Put it back'), 'focus on "Put it back"');
  });

  it('says what is wrong to whoever set it up, and keeps what the site wrote', async () => {
    const said: string[] = [];
    stub(console, 'error', (line: string) => { said.push(line); });
    const element = await place({ directory: 'ftp://x', areas: 'musik', needs: 'free cheap', interests: 'chior', postcode: 'here' }, { phone: '1' });
    const [fault] = all(element, '.fault');
    for (const line of ['directory: found "ftp://x"', 'phone: found a key that does not exist', 'areas: found "musik", expected some of people, music,', 'interests: found "chior"', 'needs: found "cheap", expected some of free, near', 'postcode: found something else, expected a postcode such as NW1 2DB']) {
      expect(textOf(fault)).to.include(line);
      expect(said.join('\n')).to.include(line);
    }
    expect(textOf(fault)).to.not.include('here');
    expect(element.shadowRoot!.querySelector('slot')!.assignedElements().map(textOf)).to.deep.equal(['Call us']);
  });

  it('needs a directory', () => expect(readAlone({}, {})).to.deep.equal({ problems: ['directory: found nothing, expected the address of a list of activities'] }));

  it('reads the configuration of a form as it is', () => {
    const read = readAlone({ form: 'x', organisation, endpoint: '/api', directory: '/d', journey: 'self-referral', areas: '/areas.json', exit: '/weather' }, { areas: 'music' });
    expect(read).to.have.nested.property('config.directory', '/d');
    expect(read).to.have.nested.property('typed.matters').that.deep.equals(['music']);
  });

  it('speaks Welsh', async () => {
    const element = await place({ directory, language: 'cy', areas: 'music' }, { organisation });
    await found(element);
    expect(heading(element)).to.equal('Syniadau i chi');
    expect(all(element, '.root')[0]!.lang).to.equal('cy');
  });

  it('has nothing that axe finds wrong, while it asks and when it shows ideas', async () => {
    const element = await place({ directory }, { organisation });
    expect((await audit()).violations).to.deep.equal([]);
    element.setAttribute('areas', 'music moving');
    await found(element);
    const { violations, incomplete, nodes } = await audit();
    expect([violations, incomplete]).to.deep.equal([[], []]);
    expect(nodes).to.be.above(40);
  });
});
