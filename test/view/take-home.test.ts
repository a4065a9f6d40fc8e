import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import { directory, start, textOf, until, type Form } from './driver.ts';
import { toIdeas } from './short-journeys.ts';
import { countCalls, restore, stub } from './stubs.ts';

/** Presses Copy and gives what is then on the clipboard. */
async function copied(form: Form): Promise<string> {
  const texts: string[] = [];
  stub(navigator, 'clipboard', { writeText: async (text: string) => { texts.push(text); } });
  await form.press('Copy');
  await until(() => texts.length > 0, 'the text on the clipboard');
  return texts[0]!;
}
const spoken = (form: Form): string[] => form.all('[role=status]').map(textOf).filter(words => words !== '');
const titles = (form: Form): string[] => form.all('.ideas > li:not(.person) .ideah').map(textOf);

describe('what a person takes home', () => {
  afterEach(() => { restore(); cleanUp(); });

  it('holds the ideas that stand on the page with how to join, what was said, and who to talk to', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    const text = await copied(form);
    const parts = text.split('\n\n');
    expect(parts[0]).to.equal('My what-matters sheet');
    expect(parts[1]).to.match(/^Made on \d{1,2} \p{L}+ \d{4}$/u);
    expect(parts.filter(part => /^[A-Z ]+$/.test(part))).to.deep.equal(['IDEAS FOR ME', 'WHAT I SAID', 'SOMEONE TO TALK TO']);
    expect(titles(form)).to.have.length(5);
    for (const title of titles(form)) expect(text).to.include(title);
    for (const line of ['Example Street Choir (Example Street Music)\n  Every Tuesday, 6:30pm to 8pm\n  Example Hall, 1 Example Street, London, NW1 2DB\n  Free\n  Age 18 or over\n  Call 020 7946 0001', 'What is your postcode?\n  NW1 2DB', 'What matters to you right now?\n  Music and singing\n  Moving more', 'The Hive\n  Call 020 7946 0000\n  Email hello@hive.example.org\n  Monday to Friday, 9 to 5']) expect(text).to.include(line);
    expect(text).to.not.match(/undefined|\[object|\{\{heading|<\/?\w+>/);
    expect(text.endsWith('\n')).to.equal(true);
  });

  it('leaves out what is not for them, and what was skipped or not said', async () => {
    const form = await start({ directory });
    await form.walkTo('age');
    await form.pick('I would rather not say');
    await form.walkTo('when');
    await form.goOn();
    await form.settled();
    const [gone] = titles(form);
    await form.press(`Not for me: ${gone!}`);
    const text = await copied(form);
    expect(text).to.not.include(gone).and.not.include('How old are you?').and.not.include('When could you go?').and.not.include('rather not');
    expect(text).to.include(titles(form)[0]);
  });

  it('holds everything that will be sent on the check page, with the ideas', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    const shown = titles(form);
    await form.walkTo('check');
    const text = await copied(form);
    for (const words of [...shown, 'Ada Example', '020 7946 0999', 'It is safe to leave a message', 'Heath Surgery', 'I like the mornings.']) expect(text).to.include(words);
  });

  it('speaks of the person where somebody else fills it in', async () => {
    const form = await start({ directory }, { as: 'someone-else' });
    await form.walkTo('check');
    const text = await copied(form);
    for (const words of ['IDEAS FOR THEM', 'WHAT I SAID ABOUT THEM', 'What is their name?\n  Ada Example', 'What is your own name?\n  Grace Helper']) expect(text).to.include(words);
  });

  it('says that it is copied, to the eye and aloud, once', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    expect(form.text).to.not.include('Copied.');
    form.control('Copy')!.focus();
    await copied(form);
    await until(() => spoken(form).includes('Copied. You can paste it where you like.'), 'the words aloud');
    expect(form.all('.keep [aria-hidden=true]').map(textOf)).to.include('Copied. You can paste it where you like.');
    expect(textOf(form.focused)).to.equal('Copy');
    await form.goOn();
    expect(form.text).to.not.include('Copied.');
  });

  for (const [what, clipboard] of [['refuses', { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }], ['throws', { writeText: () => { throw new TypeError('no'); } }], ['is not there', undefined]] as const) {
    it(`says that it could not be copied, and what to do, where the clipboard ${what}`, async () => {
      const form = await start({ directory });
      await form.walkTo('ideas');
      stub(navigator, 'clipboard', clipboard);
      await form.press('Copy');
      await until(() => spoken(form).includes('We could not copy it. Try to save or print it.'), 'the words');
    });
  }

  it('is saved as a text file that any program opens: UTF-8 with its mark, lines as Windows ends them', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    const text = await copied(form);
    const files: Blob[] = [];
    const saved: string[] = [];
    stub(URL, 'createObjectURL', (file: Blob) => { files.push(file); return 'blob:sheet'; });
    stub(HTMLAnchorElement.prototype, 'click', function click(this: HTMLAnchorElement) { saved.push(`${this.download} ${this.href}`); });
    await form.press('Save as a file');
    expect(saved).to.deep.equal(['what-matters.txt blob:sheet']);
    expect(files.map(({ type }) => type)).to.deep.equal(['text/plain;charset=utf-8']);
    const bytes = new Uint8Array(await files[0]!.arrayBuffer());
    expect(Array.from(bytes.subarray(0, 3))).to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).to.equal(text.replace(/\n/g, '\r\n'));
  });

  it('gives the memory of the file back a minute later', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    const later: (() => void)[] = [];
    const revoked: string[] = [];
    const { setTimeout: real } = window;
    stub(window, 'setTimeout', (call: () => void, ms?: number) => (ms === 60_000 ? later.push(call) : real(call, ms)));
    stub(URL, 'createObjectURL', () => 'blob:sheet');
    stub(URL, 'revokeObjectURL', (address: string) => { revoked.push(address); });
    stub(HTMLAnchorElement.prototype, 'click', () => {});
    await form.press('Save as a file');
    expect([later.length, revoked.length]).to.deep.equal([1, 0]);
    later[0]!();
    expect(revoked).to.deep.equal(['blob:sheet']);
  });

  it('is printed by the browser', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    let prints = 0;
    stub(window, 'print', () => { prints++; });
    await form.press('Print');
    expect(prints).to.equal(1);
  });

  it('never leaves the device by itself: nothing is fetched, sent or stored', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    const asked = countCalls();
    const before = [localStorage.length, sessionStorage.length, document.cookie, location.href];
    stub(window, 'print', () => {});
    stub(URL, 'createObjectURL', () => 'blob:sheet');
    stub(HTMLAnchorElement.prototype, 'click', () => {});
    await copied(form);
    for (const button of ['Save as a file', 'Print']) await form.press(button);
    await new Promise(later => { setTimeout(later, 50); });
    expect(asked).to.deep.equal([]);
    expect([localStorage.length, sessionStorage.length, document.cookie, location.href]).to.deep.equal(before);
  });

  it('warns those who share a phone or computer', async () => {
    const form = await start({ directory });
    await form.walkTo('ideas');
    expect(textOf(form.one('.keep'))).to.include('If others use this phone or computer, print it or do not keep it here.');
  });

  it('is not offered where there are no ideas to take', async () => {
    const form = await start(toIdeas);
    await form.walkTo('where');
    await form.answer();
    await form.goOn();
    await form.answer();
    await form.goOn();
    expect([form.page, form.control('Copy') === undefined]).to.deep.equal(['ideas', true]);
  });

  it('is in the language of the page', async () => {
    const form = await start({ directory, language: 'cy' });
    const onward = async (): Promise<void> => { await form.goOn(form.page === 'start' ? textOf(form.one('.step .main')) : 'Mynd ymlaen'); };
    while (form.page !== 'ideas') {
      if (form.page === 'where') await form.answer();
      else if (form.all('.opt').length > 0) await form.pick(form.page === 'age' ? form.tile('25-49') : form.page === 'matters' ? form.tile('music') : form.page === 'interests' ? form.tile('choir') : form.all('.opt')[0]!);
      await onward();
    }
    await until(() => form.one('.keep'), 'the sheet');
    const texts: string[] = [];
    stub(navigator, 'clipboard', { writeText: async (text: string) => { texts.push(text); } });
    form.all<HTMLButtonElement>('.keep button')[1]!.click();
    await until(() => texts.length > 0, 'the text');
    expect(texts[0]).to.not.match(/\b(copy|ideas|pages|talk|age|areas)\.[a-z]/).and.not.match(/Made on|IDEAS FOR ME|WHAT I SAID/);
    expect(texts[0]).to.include('020 7946 0000').and.include('NW1 2DB');
  });
});
