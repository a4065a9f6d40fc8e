// Ideas of an index, whose cards come when they are wanted.
import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import type { Submission } from '../../src/core/submission.ts';
import { expectSame, givesReceipt, start, textOf, until, type Form } from './driver.ts';
import { toIdeas } from './short-journeys.ts';
import { filesWith, serveIndex, type Made } from './small-index.ts';
import { restore } from './stubs.ts';

const directory = '/index/index.json';
const choirs = (count: number): Made[] => Array.from({ length: count }, (_, at): Made => ({ title: `Choir ${at}`, interest: 'choir', free: at % 2 === 0, isOnline: at % 3 === 0 }));
const cards = (form: Form): HTMLElement[] => form.all('.ideas > .idea:not(.person)');
const titles = (form: Form): string[] => cards(form).map(card => textOf(card.querySelector('.ideah')));
const box = (form: Form, name: string): HTMLInputElement => form.all<HTMLLabelElement>('.only label').find(label => textOf(label) === name)!.querySelector('input')!;
const told = (form: Form): string => textOf(form.one('.only [role=status]'));
const isCard = (path: string): boolean => /\/\d+\.json$/.test(path);

async function atIdeas(deliver?: Parameters<typeof start>[1]): Promise<Form> {
  const form = await start({ ...toIdeas, directory }, deliver);
  await form.walkTo('matters');
  await form.pick('Music and singing');
  await form.goOn();
  await form.settled();
  return form;
}

/** The ideas of an index of so many choirs, of which further cards come only after `go`. */
async function atSlowIdeas(count: number): Promise<{ readonly form: Form; readonly go: () => void }> {
  let go = (): void => {};
  const waiting = new Promise<void>(resolve => { go = resolve; });
  let isFirst = true;
  serveIndex(filesWith(choirs(count)), path => (isCard(path) && !isFirst ? waiting : undefined));
  const form = await atIdeas();
  isFirst = false;
  return { form, go };
}

describe('the ideas of an index', () => {
  afterEach(() => { cleanUp(); restore(); });

  it('come five at a time, the freshest first, and never more than a submission takes', async () => {
    serveIndex(filesWith(choirs(70)));
    const form = await atIdeas();
    expect(titles(form)).to.deep.equal(['Choir 0', 'Choir 1', 'Choir 2', 'Choir 3', 'Choir 4']);
    for (let shown = 10; form.control('Show more ideas'); shown += 5) { await form.press('Show more ideas'); await until(() => cards(form).length === Math.min(shown, 50), `${shown} cards`); }
    expect(cards(form)).to.have.length(50);
  });

  it('stay asked about when another answer brings them anew, wherever they stood', async () => {
    let sent: Submission | undefined;
    serveIndex(filesWith([...choirs(12), ...Array.from({ length: 12 }, (_, at): Made => ({ title: `Walk ${at}`, interest: 'walk' }))]));
    const form = await atIdeas({ deliver: async submission => { sent = submission as Submission; return givesReceipt(submission); } });
    await form.press('Show more ideas');
    await until(() => cards(form).length === 10, 'ten cards');
    [...cards(form)[8]!.querySelectorAll('button')].find(button => textOf(button).startsWith('Ask about this'))!.click();
    await form.goOn('Back');
    await form.pick('Moving more');
    await form.goOn();
    await form.settled();
    await form.send('We have your answers');
    expect(sent!.body.ideas.filter(({ asked }) => asked).map(({ title }) => title)).to.deep.equal(['Choir 8']);
  });

  it('are all looked through by filters that are set while they are fetched', async () => {
    const { form, go } = await atSlowIdeas(30);
    form.all('summary').find(one => textOf(one) === 'Show only')!.click();
    await until(() => form.one('.only'), 'filters');
    box(form, 'Free').click();
    await form.element.updateComplete;
    box(form, 'At home').click();
    await form.element.updateComplete;
    go();
    // Of 30, every second is free and every third at home.
    await until(() => told(form) === 'Ideas that fit: 5', `5 that fit, not "${told(form)}"`);
    expect(titles(form)).to.deep.equal(['Choir 0', 'Choir 6', 'Choir 12', 'Choir 18', 'Choir 24']);
  });

  it('that cannot be fetched are said not to be there, and focus stays on the button, which tries again', async () => {
    let isWell = true;
    serveIndex(filesWith(choirs(200)), path => { if (isCard(path) && !isWell) throw new TypeError('Failed to fetch'); });
    const form = await atIdeas();
    isWell = false;
    const more = form.control('Show more ideas')!;
    more.focus();
    await form.press('Show more ideas');
    await until(() => form.text.includes('We could not reach the list'), 'what went wrong');
    expectSame(form.focused, more, 'focus');
    expect(cards(form)).to.have.length(5);
    isWell = true;
    await form.press('Show more ideas');
    await until(() => cards(form).length === 10, 'ten cards');
  });

  it('do not call back who went on while they were fetched', async () => {
    const { form, go } = await atSlowIdeas(200);
    form.control('Show more ideas')!.focus();
    await form.press('Show more ideas');
    form.control('Continue')!.focus();
    go();
    await until(() => cards(form).length === 10, 'ten cards');
    await new Promise(resolve => { setTimeout(resolve, 50); });
    expectSame(form.focused, form.control('Continue'), 'focus');
  });
});
