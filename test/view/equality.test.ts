import { expect } from 'chai';
import * as z from 'zod/mini';
import type { ConfigInput } from '../../src/core/config-schema.ts';
import { equalityRecordSchema, type EqualityRecord } from '../../src/core/equality.ts';
import { monthOf } from '../../src/core/month.ts';
import { submissionSchema, type Submission } from '../../src/core/submission.ts';
import { cleanUp } from '../fixture.ts';
import { givesReceipt, start, textOf, until, type Form, type StartOptions } from './driver.ts';
import { sendShort, toSend } from './short-journeys.ts';
import { restore, stub } from './stubs.ts';

const minute = 60_000;
const equality = { endpoint: '/equality', why: 'The council asks us to be fair to everyone.' };
const offered: Partial<ConfigInput> = { ...toSend, equality };

/** The page's own clock and network, held: long timers wait until a test calls them, and requests are written down. */
class World {
  readonly timers: { readonly ms: number; call: (() => void) | undefined }[] = [];
  readonly calls: { readonly address: string; readonly init: RequestInit }[] = [];
  /** What the endpoint answers to each request; the last one answers all that follow. */
  statuses: readonly number[] = [200];
  #ahead = 0;

  constructor() {
    const { setTimeout: after, clearTimeout: cancel } = window;
    const now = performance.now.bind(performance);
    stub(window, 'setTimeout', (call: () => void, ms = 0, ...rest: unknown[]) => (ms < minute ? after(call, ms, ...rest) : -this.timers.push({ ms, call })));
    stub(window, 'clearTimeout', (timer?: number) => { if (timer !== undefined && timer < 0) this.timers[-timer - 1]!.call = undefined; else cancel(timer); });
    stub(performance, 'now', () => now() + this.#ahead);
    stub(window, 'fetch', async (address: RequestInfo | URL, init: RequestInit = {}) => { this.calls.push({ address: String(address), init }); return new Response('', { status: this.statuses[Math.min(this.calls.length, this.statuses.length) - 1]! }); });
  }

  /** Lets time go by, without any timer. */
  pass(ms: number): void { this.#ahead += ms; }
  get waiting(): readonly number[] { return this.timers.flatMap(({ ms, call }) => (call ? [ms] : [])); }
  /** Calls the timer that waits. */
  async ring(): Promise<void> {
    const timer = this.timers.find(({ call }) => call)!;
    const { call } = timer;
    timer.call = undefined;
    this.pass(timer.ms);
    call!();
    await new Promise(later => { setTimeout(later, 5); });
  }
  record(at = 0): EqualityRecord { return JSON.parse(String(this.calls[at]!.init.body)) as EqualityRecord; }
}

const sent = async (config: Partial<ConfigInput> = offered, options: StartOptions = { deliver: givesReceipt }): Promise<Form> => {
  const form = await start(config, options);
  await sendShort(form, 'We have your answers');
  return form;
};
const isOffered = (form: Form): boolean => form.text.includes('Can you help us be fair to everyone?') && form.control('See the questions') !== undefined;

async function open(form: Form): Promise<void> {
  form.control('See the questions')!.focus();
  await form.goOn('See the questions');
}
/** From the first page to the check page, with some answers. */
async function through(form: Form, answers: Readonly<Record<string, string>> = { 'age-group': '25-49', disability: 'yes', religion: 'none' }): Promise<void> {
  await form.goOn('Start');
  while (form.page !== 'check') {
    if (answers[form.page] === 'rather not') await form.pick('I would rather not say');
    else if (answers[form.page]) await form.pick(form.tile(answers[form.page]!));
    await form.goOn();
  }
}
const sendIt = async (form: Form): Promise<void> => { await form.press('Send these answers'); await form.says('We have your answers'); };
const leavePage = (): void => { dispatchEvent(new Event('pagehide')); };

describe('the equality questions', () => {
  let world: World;
  beforeEach(() => { world = new World(); });
  afterEach(() => { restore(); cleanUp(); });

  it('are offered only once everything else is sent, and only where the site asks them', async () => {
    const form = await start(offered, { deliver: givesReceipt });
    for (const page of ['name', 'contact', 'check']) {
      if (page === 'contact') { await form.answer(); await form.goOn(); }
      if (page === 'check') { await form.type('to', 'ada@example.org'); await form.pick('Yes'); await form.goOn(); }
      expect([form.page, isOffered(form)]).to.deep.equal([page, false]);
    }
    await form.goOn('Send to The Hive');
    await form.says('We have your answers');
    expect(isOffered(form)).to.equal(true);
    const other = await sent(toSend);
    expect(isOffered(other)).to.equal(false);
  });

  it('are offered where the answers were passed on, and not while they wait', async () => {
    const passed = await start(offered, { deliver: () => undefined });
    await sendShort(passed, 'We have passed this on');
    expect(isOffered(passed)).to.equal(true);
    const held = await start(offered, { deliver: () => { throw new Error('no line'); } });
    await sendShort(held, 'Not sent yet');
    expect(isOffered(held)).to.equal(false);
  });

  it('are never offered about somebody else', async () => {
    const form = await start({ equality }, { as: 'someone-else', deliver: givesReceipt });
    await form.send('We have your answers');
    expect(isOffered(form)).to.equal(false);
  });

  it('are offered to a person who went through the whole journey for themselves', async () => {
    const form = await start({ equality }, { deliver: givesReceipt });
    await form.send('We have your answers');
    expect(isOffered(form)).to.equal(true);
  });

  it('stand on pages of their own, with focus on each heading, and say what they are for', async () => {
    const form = await sent();
    await open(form);
    expect(textOf(form.heading())).to.equal('Can you help us be fair to everyone?');
    form.expectFocusOnHeading();
    await form.goOn('Start');
    const pages: string[] = [];
    while (form.page !== 'check') {
      pages.push(form.page);
      form.expectFocusOnHeading();
      expect(textOf(form.heading()), form.page).to.match(/\(optional\)$/);
      expect(form.option('I would rather not say').textContent).to.not.equal('');
      expect(textOf(form.one('.whybox')), form.page).to.equal('The council asks us to be fair to everyone.');
      expect(form.chosen()).to.deep.equal([]);
      expect(form.text, form.page).to.not.match(/\bequality\.[a-z]/);
      await form.goOn();
    }
    expect(pages).to.deep.equal(['age-group', 'ethnic-group', 'sex', 'gender-same', 'disability', 'carer', 'orientation', 'religion']);
    expect([textOf(form.heading()), form.all('.checklist dd:not(.chg)').map(textOf)]).to.deep.equal(['Check these answers', pages.map(() => 'You skipped this')]);
    form.expectFocusOnHeading();
  });

  it('can be changed before they go', async () => {
    const form = await sent();
    await open(form);
    await through(form);
    await form.goOn('Change: Which age group are you in?');
    expect(form.chosen()).to.deep.equal(['25 to 49']);
    await form.pick(form.tile('65-79'));
    await form.goOn();
    expect(form.page).to.equal('check');
    await sendIt(form);
    await world.ring();
    expect(world.record().answers['age-group']).to.deep.equal({ at: 'answered', value: '65-79' });
  });

  it('lead back to what was sent, say thank you once aloud, and are not offered again', async () => {
    const form = await sent();
    await open(form);
    await through(form);
    await sendIt(form);
    form.expectFocusOnHeading();
    expect(form.text).to.include('K7M4-2QX9');
    await until(() => form.all('[role=status]').some(region => textOf(region).startsWith('Thank you.')), 'the thanks aloud');
    expect(isOffered(form)).to.equal(false);
    expect(form.text).to.not.include('25 to 49');
  });

  it('are sent apart: one request, 1 to 30 minutes later, with no cookie, no referrer and no header of its own', async () => {
    const form = await sent();
    await open(form);
    await through(form);
    await sendIt(form);
    expect(world.calls).to.deep.equal([]);
    expect(world.waiting).to.have.length(1);
    expect(world.waiting[0]).to.be.within(minute, 30 * minute);
    await world.ring();
    expect(world.calls.map(({ address }) => address)).to.deep.equal(['/equality']);
    expect(world.calls[0]!.init).to.deep.include({ method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', headers: { 'Content-Type': 'text/plain;charset=UTF-8' } });
    expect(world.waiting).to.deep.equal([]);
  });

  it('hold an id of their own, the month, and nothing that leads to the submission', async () => {
    const got: Submission[] = [];
    const form = await sent(offered, { deliver: (submission: Submission) => { got.push(submission); return givesReceipt(submission); } });
    await open(form);
    await through(form, { 'age-group': '25-49', 'ethnic-group': 'rather not', disability: 'yes', 'disability-effect': 'a-lot' });
    await sendIt(form);
    await world.ring();
    const record = world.record();
    expect(z.safeParse(equalityRecordSchema, record).success).to.equal(true);
    expect(z.safeParse(submissionSchema, got[0]).success).to.equal(true);
    expect(Object.keys(record).toSorted()).to.deep.equal(['answers', 'form', 'id', 'month', 'schema', 'version']);
    expect(record.month).to.equal(monthOf(Date.now()));
    expect(record.id).to.not.equal(got[0]!.id);
    const skipped = { at: 'skipped' };
    expect(record.answers).to.deep.equal({
      'age-group': { at: 'answered', value: '25-49' }, 'ethnic-group': { at: 'preferNotToSay' }, sex: skipped, 'gender-same': skipped,
      disability: { at: 'answered', value: 'yes' }, 'disability-effect': { at: 'answered', value: 'a-lot' }, carer: skipped, orientation: skipped, religion: skipped,
    });
    const text = String(world.calls[0]!.init.body);
    for (const part of [got[0]!.id, got[0]!.createdAt, got[0]!.createdAt.slice(0, 10), 'K7M4-2QX9', 'Ada', 'example.org', 'email']) expect(text, part).to.not.include(part);
  });

  it('are tried again where the endpoint is not there, and let go after five tries', async () => {
    world.statuses = [503];
    const form = await sent();
    await open(form);
    await through(form);
    await sendIt(form);
    for (let rings = 0; world.waiting.length > 0 && rings < 20; rings++) await world.ring();
    expect(world.calls).to.have.length(5);
    expect(new Set(world.calls.map(({ init }) => init.body)).size).to.equal(1);
  });

  it('are not sent where the page is left before a minute has passed', async () => {
    const form = await sent();
    await open(form);
    await through(form);
    await sendIt(form);
    world.pass(minute - 5000);
    leavePage();
    world.pass(60 * minute);
    leavePage();
    expect([world.calls.length, world.waiting.length]).to.deep.equal([0, 0]);
  });

  it('are sent at once, and once, where the page is left after a minute', async () => {
    const form = await sent();
    await open(form);
    await through(form);
    await sendIt(form);
    world.pass(minute);
    leavePage();
    leavePage();
    await new Promise(later => { setTimeout(later, 5); });
    expect([world.calls.length, world.waiting.length]).to.deep.equal([1, 0]);
    expect(world.calls[0]!.init.keepalive).to.equal(true);
  });

  it('are sent, once, before a shared device forgets the person who gave them', async () => {
    const form = await sent({ ...offered, shared: true });
    await until(() => form.one('[role=alert]'), 'what stands beside');
    await open(form);
    await through(form);
    await sendIt(form);
    // Nobody is there: it asks, and a minute later it wipes.
    for (const ms of [240_000, 60_000]) {
      const timer = world.timers.findLast(one => one.ms === ms && one.call)!;
      world.pass(ms);
      timer.call!();
    }
    await form.element.updateComplete;
    leavePage();
    await new Promise(later => { setTimeout(later, 5); });
    expect([world.calls.length, form.page, isOffered(form)]).to.deep.equal([1, 'name', false]);
  });

  it('are left by Back, by the browser’s Back and by "No, thank you", with nothing sent, and can be opened again', async () => {
    const form = await sent();
    const ways: readonly (() => Promise<void> | void)[] = [() => form.press('Back'), () => { history.back(); }, () => form.press('No, thank you')];
    for (const leave of ways) {
      await open(form);
      expect(textOf(form.heading())).to.equal('Can you help us be fair to everyone?');
      await leave();
      await form.says('We have your answers');
      await until(() => form.focused === form.heading(), 'focus on the heading');
      expect(isOffered(form)).to.equal(true);
    }
    await open(form);
    await form.goOn('Start');
    await form.goOn('Back');
    expect(textOf(form.heading())).to.equal('Can you help us be fair to everyone?');
    await form.press('Back');
    await form.says('We have your answers');
    expect([world.calls.length, world.waiting.length]).to.deep.equal([0, 0]);
  });

  it('are cleared on their own, and nobody is told then that nothing was sent', async () => {
    const form = await sent();
    await open(form);
    await form.goOn('Start');
    await form.pick(form.tile('25-49'));
    await form.press('Clear my answers');
    await until(() => form.all('[role=status]').some(region => textOf(region) !== ''), 'some words');
    expect(form.text).to.not.include('Nothing was sent');
  });

  it('speak the language of the page, whichever was chosen', async () => {
    const form = await sent();
    await form.press('Cymraeg');
    await until(() => form.one('.root')!.lang === 'cy', 'Welsh');
    form.all<HTMLButtonElement>('section.note .btn').at(-1)!.click();
    await until(() => form.page === 'fair', 'the questions');
    expect(form.text).to.not.match(/\bequality\.[a-z]/).and.not.include('Can you help us be fair');
    await form.press('English');
    await form.says('Can you help us be fair to everyone?');
  });
});
