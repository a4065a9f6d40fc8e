import { expect } from 'chai';
import { shelf } from '../../src/store/device.ts';
import { cleanUp } from '../fixture.ts';
import { disk, givesReceipt, start, textOf, until, withoutDisk } from './driver.ts';

describe('two forms on one page', () => {
  afterEach(cleanUp);

  it('share no choice, no answer and no page', async () => {
    const [one, other] = [await start(), await start()];
    await one.walkTo('call');
    await other.walkTo('call');
    await one.pick('Yes, please');
    await other.pick('No, not today');
    expect([one.chosen(), other.chosen()]).to.deep.equal([['Yes, please'], ['No, not today']]);
    await one.goOn();
    await one.type('first', 'Ada');
    expect(other.page).to.equal('call');
    expect(textOf(other.one('.step'))).to.not.include('Ada');
    expect(other.focused === null || document.activeElement === other.element).to.equal(true);
  });

  it('go back one at a time by the browser', async () => {
    const [one, other] = [await start(), await start()];
    await one.walkTo('matters');
    await other.walkTo('matters');
    const before = one.pages.length + other.pages.length;
    history.back();
    await until(() => one.pages.length + other.pages.length > before, 'a page before');
    await new Promise(later => { setTimeout(later, 50); });
    expect(one.pages.length + other.pages.length - before).to.equal(1);
  });
});

describe('what the form leaves behind', () => {
  afterEach(cleanUp);

  it('is one entry in the history, whatever is done, with nothing in it', async () => {
    const before = history.length;
    const address = location.href;
    const form = await start();
    expect(history.length).to.equal(before);
    await form.walkTo('help');
    await form.goOn('Back');
    await form.goOn();
    history.back();
    await until(() => form.page === 'interests', 'the page before');
    await form.walkTo('name');
    expect(history.length).to.be.within(before, before + 1);
    expect([location.href, history.state]).to.deep.equal([address, null]);
  });

  it('is nothing in any storage of the browser, from the first page to the receipt', async () => {
    Object.defineProperty(window, 'indexedDB', { configurable: true, value: disk });
    try {
      // Other tests keep records of other forms under the same name.
      const waits = shelf('outbox');
      const ours = async (): Promise<unknown[]> => (await waits.all()).filter(record => (record as { readonly form?: unknown }).form === 'on-the-page');
      const kept = async (): Promise<unknown> => [Object.entries(localStorage), Object.entries(sessionStorage), (await disk.databases()).map(({ name }) => name).filter(name => !name?.startsWith('what-matters')), await ours(), await caches.keys(), document.cookie];
      const before = await kept();
      const form = await start({ form: 'on-the-page' }, { deliver: givesReceipt });
      await form.walkTo('check');
      expect(await kept()).to.deep.equal(before);
      await form.send('We have your answers');
      expect(await kept()).to.deep.equal(before);
    } finally { withoutDisk(window); }
  });

  it('is a title, an address and a language of the page as they were', async () => {
    const before = [document.title, location.href, document.documentElement.lang, document.documentElement.dir];
    const form = await start({}, { deliver: givesReceipt });
    await form.walkTo('matters');
    await form.press('Cymraeg');
    await until(() => form.one('.root')!.lang === 'cy', 'Welsh');
    expect([document.title, location.href, document.documentElement.lang, document.documentElement.dir]).to.deep.equal(before);
  });
});
