import { expect } from 'chai';
import { listFormats } from '../../src/core/playlist/index.ts';
import { cleanUp } from '../fixture.ts';
import { givesReceipt, start, textOf, until, type Form } from './driver.ts';
import { alone, aloud, songsOf, walk } from './playlist-driver.ts';
import { countCalls, restore, stub } from './stubs.ts';

const three = ['Calon Lân Mam Mum or dad', 'Moon River Andy Williams First dance', 'Theme from Z-Cars Saturdays'];
/** Presses a button as a person does, who has it in focus. */
const use = async (form: Form, name: string): Promise<void> => { form.control(name)!.focus(); await form.press(name); };
const focusOn = (form: Form, id: string): Promise<boolean> => until(() => form.focused?.id === `field-${id}`, `focus on ${id}, not ${form.focused?.id ?? 'nothing'}`);
/** Waits until focus has moved, and gives the name of what has it. */
const settle = async (form: Form): Promise<string> => { await new Promise(soon => { setTimeout(soon, 20); }); return textOf(form.focused); };

describe('the year of a playlist', () => {
  let form: Form;
  before(async () => { form = await start(alone); await walk(form, 'born'); });
  after(cleanUp);
  it('gives the years to think of at once, and on the pages after it', async () => {
    await form.type('year', '1945');
    expect(aloud(form)).to.include('Think of songs from about 1955 to 1975.');
    await walk(form, 'moments');
    expect(form.text).to.include('Think of songs from about 1955 to 1975, and from other times too.');
  });
  it('need not be said: then the ages stand there', async () => {
    while (form.page !== 'born') await form.goOn('Back');
    await form.pick('I would rather not say');
    await form.goOn();
    await walk(form, 'moments');
    expect(form.text).to.include('Think of songs from age 10 to age 30, and from other times too.');
  });
});

describe('the list of a playlist', () => {
  let form: Form;
  before(async () => { form = await start(alone); await walk(form, 'songs'); });
  after(() => { restore(); cleanUp(); });

  it('begins with what was named, with the moment where no reason was given', () => expect(songsOf(form)).to.deep.equal(three));

  it('is put in order by keyboard: focus stays on the button of the song, and the new place is said', async () => {
    await use(form, 'Down: Calon Lân');
    await focusOn(form, 'down-0');
    expect(songsOf(form)[1]).to.equal(three[0]);
    expect(aloud(form)).to.equal('Calon Lân is now number 2 of 3.');
    await form.press('Down: Calon Lân');
    await focusOn(form, 'down-0');
    expect(aloud(form)).to.equal('Calon Lân is now number 3 of 3.');
    expect(form.focused!.getAttribute('aria-disabled')).to.equal('true');
    await form.press('Down: Calon Lân');
    expect([aloud(form), await settle(form)]).to.deep.equal(['Calon Lân is the last song already.', 'Down: Calon Lân']);
    await form.press('Up: Calon Lân');
    await form.press('Up: Calon Lân');
    await focusOn(form, 'up-0');
    expect(songsOf(form)).to.deep.equal(three);
  });

  it('gives a song back that was taken off, where it was', async () => {
    await use(form, 'Take off: Moon River');
    await focusOn(form, 'back');
    expect([aloud(form), songsOf(form).length]).to.deep.equal(['Moon River is off the list.', 2]);
    await form.press('Put it back');
    await focusOn(form, 'change-1');
    expect([aloud(form), songsOf(form)]).to.deep.equal(['Moon River is back on the list.', three]);
  });

  it('opens a song to change it, with Enter to end, and goes on being one page', async () => {
    await use(form, 'Change: Moon River');
    await focusOn(form, 'title-1');
    expect(form.field('why-1').value).to.equal('First dance');
    await form.type('why-1', 'Our first dance, in Barry');
    form.field('why-1').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await focusOn(form, 'change-1');
    expect([form.page, songsOf(form)[1], aloud(form)]).to.deep.equal(['songs', 'Moon River Andy Williams Our first dance, in Barry', 'Moon River is on the list.']);
  });

  it('takes another song, asks for its name where there is none, and keeps what was written', async () => {
    await use(form, 'Add a song');
    await focusOn(form, 'title-3');
    await form.type('by-3', 'Shirley Bassey');
    await form.fail();
    expect(textOf(form.one('#problem-title-3'))).to.equal('Write the name of the song');
    await form.type('title-3', '<b>Goldfinger</b>');
    expect(form.field('by-3').value).to.equal('Shirley Bassey');
    await form.goOn();
    expect(form.page).to.equal('share');
    await form.goOn('Back');
    await form.press('Done');
    expect(songsOf(form)[3]).to.equal('<b>Goldfinger</b> Shirley Bassey');
    expect(form.text).to.include('You have 4 songs. About 12 to 15 songs make a good first list.');
  });

  it('takes in what is named later, and asks to be seen again', async () => {
    await walk(form, 'check');
    await form.press('Change: First dance: which song?');
    await until(() => form.page === 'moment', 'the page of the song');
    await form.press('Add a song');
    await form.type('title-1', 'The Last Waltz');
    await form.goOn();
    expect(form.page).to.equal('songs');
    expect(songsOf(form)[4]).to.equal('The Last Waltz First dance');
    expect(songsOf(form)[1]).to.equal('Moon River Andy Williams Our first dance, in Barry');
    await form.goOn();
    expect(form.page).to.equal('check');
    expect(form.text).to.include('2. Moon River, Andy Williams (Our first dance, in Barry)').and.include('5. The Last Waltz (First dance)');
  });
}).timeout(30_000);

/** The files that were saved since, by name. */
function savedFiles(): Map<string, Blob> {
  const files = new Map<string, Blob>();
  let last: Blob | undefined;
  stub(URL, 'createObjectURL', (file: Blob) => { last = file; return 'blob:list'; });
  stub(HTMLAnchorElement.prototype, 'click', function click(this: HTMLAnchorElement) { files.set(this.download, last!); });
  return files;
}

/** Chooses a file as a person does. */
async function choose(form: Form, text: string | Uint8Array<ArrayBuffer>, name = 'list.txt'): Promise<void> {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  const input = form.field('file');
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle(form);
}

describe('a playlist that people take along', () => {
  let form: Form;
  let files: Map<string, Blob>;
  beforeEach(async () => { form = await start(alone); await walk(form, 'songs'); files = savedFiles(); });
  afterEach(() => { restore(); cleanUp(); });

  it('is saved as text, CSV, XSPF and JSPF, each of which opens again to the same list', async () => {
    for (const name of ['Save as a file', 'For a spreadsheet (.csv)', 'For a music player (.xspf)', 'For a music app (.jspf)']) await form.press(name);
    expect([...files].map(([name, { type }]) => `${name} ${type}`)).to.deep.equal([['txt', 'text/plain'], ['csv', 'text/csv'], ['xspf', 'application/xspf+xml'], ['jspf', 'application/json']].map(([ending, type]) => `music-that-matters.${ending} ${type};charset=utf-8`));
    for (const [name, file] of files) {
      for (let left = 3; left > 0; left--) await form.press('Take off');
      await choose(form, new Uint8Array(await file.arrayBuffer()), name);
      await until(() => songsOf(form).length === 3, `three songs from ${name}`);
      expect(songsOf(form), name).to.deep.equal(three);
      expect(aloud(form)).to.include('We added 3 songs.');
    }
  });

  it('says what to leave out and how to listen in the text that is copied', async () => {
    const texts: string[] = [];
    stub(navigator, 'clipboard', { writeText: async (text: string) => { texts.push(text); } });
    await form.press('Copy');
    await until(() => texts.length > 0, 'the text');
    expect(texts[0]).to.equal('Music that matters to me\n\n1. Calon Lân\n   – Mam\n   “Mum or dad”\n\n2. Moon River\n   – Andy Williams\n   “First dance”\n\n3. Theme from Z-Cars\n   “Saturdays”\n\nPlease do not play\n  Silent Night\n\nHow to listen\n  Radio\n\nLanguages\n  Welsh\n\nWhere home was\n  Cardiff\n');
    await until(() => aloud(form).includes('Copied.'), 'the words aloud');
  });

  it('adds only songs that are not there yet, and says what it did', async () => {
    await choose(form, listFormats.text.write({ title: 'x', made: '', columns: [], more: [], songs: [{ title: 'moon river', by: 'ANDY WILLIAMS' }, ...Array.from({ length: 29 }, (_, at) => ({ title: `Song ${at}` }))] }));
    await until(() => songsOf(form).length === 30, 'thirty songs');
    expect(aloud(form)).to.include('We added 27 songs. 1 song was on the list already. There was no room for 2 songs: a list can hold 30.');
    expect(form.control('Add a song') === undefined).to.equal(true);
  });

  for (const [what, file, words] of [
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]), 'We cannot read this file. We can read names that end with .txt, .csv, .xspf or .jspf.'],
    ['a page of the web', '<!doctype html><p>x', 'We cannot read this file.'],
    ['an empty file', '', 'We found no songs in this file. Your list is as it was.'],
    ['a very large file', 'x'.repeat(300_000), 'This file is too large for a list of songs.'],
  ] as const) {
    it(`says what is wrong with ${what}, and loses nothing`, async () => {
      await choose(form, file);
      await until(() => aloud(form).includes(words), words);
      expect(songsOf(form)).to.deep.equal(three);
      expect(form.text).to.include(words);
    });
  }

  it('never leaves the device by itself: nothing is fetched, sent or stored', async () => {
    const asked = countCalls();
    const before = [localStorage.length, sessionStorage.length, document.cookie, location.href];
    stub(window, 'print', () => {});
    for (const name of ['Print', 'Save as a file', 'For a spreadsheet', 'For a music player']) form.all<HTMLButtonElement>('.keep button').find(one => textOf(one).startsWith(name))!.click();
    await choose(form, '1. Another');
    await new Promise(later => { setTimeout(later, 50); });
    expect(asked).to.deep.equal([]);
    expect([localStorage.length, sessionStorage.length, document.cookie, location.href]).to.deep.equal(before);
  });

  it('is handed to the device’s own way of sharing where there is one', async () => {
    const given: ShareData[] = [];
    stub(navigator, 'share', async (data: ShareData) => { given.push(data); });
    await use(form, 'Up: Moon River');
    await form.press('Share');
    expect(given.map(({ title, text }) => [title, text?.split('\n')[2]])).to.deep.equal([['Music that matters to me', '1. Moon River']]);
  });
});

describe('a playlist that somebody keeps', () => {
  afterEach(cleanUp);

  it('stands on the last page with the ways to take it along, says what happens when the page is closed, and is not thrown away', async () => {
    const form = await start(alone);
    await walk(form, 'share');
    await form.pick('No, I will keep it');
    await form.goOn();
    expect(form.page).to.equal('keep');
    expect(form.text).to.include('We did not send it to anyone. It is on this page only. When you close this page, the list is gone. So print it or save it first.');
    expect(form.all('.songsheet li b:first-child + div > b').map(textOf)).to.deep.equal(['Calon Lân', 'Moon River', 'Theme from Z-Cars']);
    for (const name of ['Print', 'Save as a file', 'Copy', 'Keep my answers for later']) expect(form.all('button, summary').map(textOf), name).to.include(name);
    expect(form.control('Start again') === undefined).to.equal(true);
    await form.goOn('Back');
    expect(form.page).to.equal('share');
  });

  it('needs no endpoint and nobody who reads it: nothing is asked then that is only for sending', async () => {
    const form = await start({ ...alone, reader: undefined } as never, { deliver: null as never });
    await walk(form, 'songs');
    await form.goOn();
    expect(form.page).to.equal('keep');
    expect(form.pages).to.not.include.members(['share']);
    expect(form.all('.songsheet li')).to.have.length(3);
  });

  it('of somebody young can be made and kept, and cannot be sent', async () => {
    const form = await start(alone, { deliver: givesReceipt });
    await walk(form, 'born');
    await form.type('year', `${new Date().getFullYear() - 11}`);
    await form.goOn();
    expect(form.page).to.equal('young');
    await walk(form, 'songs');
    await form.press('Continue');
    expect(form.pages).to.not.include('share');
  });

  it('of somebody else speaks of them, and is taken only if they said yes', async () => {
    const form = await start(alone, { deliver: givesReceipt });
    await walk(form, 'songs', 'someone-else');
    expect(textOf(form.heading())).to.equal('Their songs (optional)');
    expect(textOf(form.one('.songsheet .h2'))).to.equal('Music that matters to them');
    await walk(form, 'who-knows');
    await form.pick('No, not yet');
    await form.goOn();
    expect(form.text).to.include('Please talk to them first').and.include('We did not send it to anyone.');
    expect(form.all('.songsheet li')).to.have.length(3);
  });
}).timeout(30_000);
