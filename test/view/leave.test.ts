import { expect } from 'chai';
import { idleMs, watchIdle } from '../../src/view/idle.ts';
import { countShifts } from '../../src/view/leave.ts';
import { cleanUp } from '../fixture.ts';
import { audit, dressPage } from './audit.ts';
import { directory, start, textOf, until, usual, type Form } from './driver.ts';

describe('three presses of Shift', () => {
  let page: EventTarget;
  let told: number[] = [];
  let left = 0;
  let time = 0;
  let stop: () => void;
  beforeEach(() => { page = new EventTarget(); told = []; left = 0; time = 0; stop = countShifts(page, () => time, pressed => told.push(pressed), () => { left++; }); });
  const key = (kind: 'keydown' | 'keyup', name: string, repeat = false): void => { page.dispatchEvent(new KeyboardEvent(kind, { key: name, repeat })); };
  const press = (name: string): void => { key('keydown', name); key('keyup', name); };

  it('leave, and each is told', () => {
    for (const _time of [1, 2, 3]) press('Shift');
    expect([told, left]).to.deep.equal([[1, 2, 3], 1]);
  });
  it('count only within five seconds', () => {
    press('Shift');
    press('Shift');
    time = 5001;
    press('Shift');
    expect([told, left]).to.deep.equal([[1, 2, 1], 0]);
  });
  it('count only by themselves: not a capital letter, nor a key between, nor one that is held', () => {
    for (const _time of [1, 2, 3]) { key('keydown', 'Shift'); key('keydown', 'A'); key('keyup', 'A'); key('keyup', 'Shift'); }
    press('Shift');
    press('x');
    press('Shift');
    press('Shift');
    expect([told, left]).to.deep.equal([[1, 0, 1, 2], 0]);
    key('keydown', 'Shift');
    key('keydown', 'Shift', true);
    key('keyup', 'Shift');
    expect(left).to.equal(0);
  });
  it('count no more once nobody watches', () => {
    stop();
    for (const _time of [1, 2, 3]) press('Shift');
    expect([told, left]).to.deep.equal([[], 0]);
  });
});

describe('a device that many people use', () => {
  let page: EventTarget;
  let log: string[] = [];
  let timer: { readonly ms: number; readonly call: () => void } | undefined;
  let stop: () => void;
  beforeEach(() => {
    page = new EventTarget();
    log = [];
    stop = watchIdle(page, { after: (ms, call) => { const mine = { ms, call }; timer = mine; return () => { if (timer === mine) timer = undefined; }; }, ask: asks => log.push(asks ? 'asks' : 'asks no more'), wipe: () => log.push('wipes') });
  });
  const pass = (): void => { const due = timer!; timer = undefined; due.call(); };

  it('asks before it wipes, and gives a minute to answer', () => {
    expect(timer!.ms).to.equal(idleMs.until);
    pass();
    expect([log, timer!.ms]).to.deep.equal([['asks'], idleMs.warning]);
    pass();
    expect(log).to.deep.equal(['asks', 'wipes', 'asks no more']);
    expect(idleMs.until + idleMs.warning).to.equal(300_000);
    expect(idleMs.warning, 'WCAG 2.2.1 asks for 20 seconds').to.be.at.least(20_000);
  });
  for (const sign of ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel']) {
    it(`takes ${sign} for somebody who is there`, () => {
      pass();
      page.dispatchEvent(new Event(sign));
      expect([log, timer!.ms]).to.deep.equal([['asks', 'asks no more'], idleMs.until]);
    });
  }
  it('watches no more once it is stopped', () => {
    stop();
    page.dispatchEvent(new Event('keydown'));
    expect([log, timer]).to.deep.equal([[], undefined]);
  });
});

describe('a form that can be left in a hurry, on a device that many people use', () => {
  afterEach(() => { cleanUp(); for (const title of document.querySelectorAll('body > h1')) title.remove(); });
  const leaves = (form: Form): HTMLButtonElement => form.one<HTMLButtonElement>('.leave button')!;

  for (const [language, theme, dir, words] of [['en', 'light', 'ltr', 'Leave this page'], ['cy', 'dark', 'rtl', 'Gadael y dudalen hon']] as const) {
    it(`has the button above every page, in ${language}, and nothing that axe finds wrong`, async () => {
      const form = await start({ exit: '/answers/200', shared: true, language, theme, directory }, { dir });
      dressPage(form);
      await until(() => leaves(form), 'the button');
      for (const page of ['start', 'who']) {
        if (page === 'who') await form.goOn(textOf(form.one('.step .main')));
        expect(textOf(leaves(form))).to.equal(words);
        expect(form.one('.root')!.querySelector('button')).to.equal(leaves(form));
        expect(textOf(form.one('p.left'))).to.include(words);
        const { violations, incomplete, nodes } = await audit();
        expect([violations, incomplete]).to.deep.equal([[], []]);
        expect(nodes).to.be.at.least(20);
      }
    });
  }

  it('has no such button where the site wants none', async () => {
    const form = await start({ shared: true });
    await until(() => form.one('[role=alert]'), 'what stands beside');
    expect([leaves(form), form.one('p.left')]).to.deep.equal([null, null]);
  });

  it('has none any more where another configuration wants none, and Shift leads nowhere then', async () => {
    const form = await start({ exit: '/answers/200' });
    await until(() => leaves(form), 'the button');
    form.element.config = { ...usual };
    await until(() => !leaves(form), 'no button');
    const { href } = location;
    for (const _time of [1, 2, 3]) for (const kind of ['keydown', 'keyup']) document.dispatchEvent(new KeyboardEvent(kind, { key: 'Shift', bubbles: true }));
    expect([location.href, form.one('dialog.gone')]).to.deep.equal([href, null]);
  });

  it('says how many presses are left', async () => {
    const form = await start({ exit: '/answers/200' });
    await until(() => leaves(form), 'the button');
    const shift = (): void => { for (const kind of ['keydown', 'keyup']) document.dispatchEvent(new KeyboardEvent(kind, { key: 'Shift', bubbles: true })); };
    shift();
    await until(() => form.text.includes('Press Shift 2 more times to leave'), 'the first');
    shift();
    await until(() => form.text.includes('Press Shift 1 more time to leave'), 'the second');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    await until(() => !form.text.includes('more time'), 'none');
  });

  it('lets browsers fill nothing in', async () => {
    const form = await start({ shared: true });
    for (const page of ['where', 'name', 'contact'] as const) {
      await form.walkTo(page);
      for (const field of form.all<HTMLInputElement>('.step input:not([type=radio], [type=checkbox])')) expect(field.getAttribute('autocomplete'), `${page}, ${field.id}`).to.be.oneOf([null, 'off', '']);
    }
  });
});
