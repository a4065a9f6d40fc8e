import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import { shelf } from '../../src/store/device.ts';
import { openSaved, removeSaved } from '../../src/view/saved.ts';
import { savedName, showSaved } from '../../src/view/saved-list.ts';
import { directory, expectSame, start, textOf, until, type Form } from './driver.ts';
import { audit, dressPage } from './audit.ts';
import { ownDisk, type OwnDisk } from './own-disk.ts';
import { toIdeas } from './short-journeys.ts';
import { restore, stub } from './stubs.ts';

const card = (form: Form): HTMLElement => form.one('.idea:not(.person)')!;
const button = (within: Element, name: string): HTMLButtonElement => [...within.querySelectorAll('button')].find(one => textOf(one).startsWith(name))!;

async function atIdeas(config: object = {}): Promise<Form> {
  const form = await start({ ...toIdeas, directory, ...config });
  await form.walkTo('matters');
  await form.pick('Music and singing');
  await form.goOn();
  await form.settled();
  return form;
}

/** Opens the offer of the first card. */
async function offer(form: Form): Promise<HTMLElement> {
  const details = card(form).querySelector<HTMLDetailsElement>('.join')!;
  details.open = true;
  const saving = details.querySelector<HTMLDetailsElement>('details')!;
  saving.open = true;
  await until(() => button(saving, ''), 'the button that saves');
  return saving;
}

async function save(form: Form): Promise<void> {
  const saving = await offer(form);
  const press = button(saving, 'Yes, save it here');
  press.focus();
  press.click();
  await until(() => textOf(saving).includes('It is saved on this device.'), 'that it is saved');
  expectSame(form.focused, button(saving, 'Take it off this device'), 'focus');
}

/** Nothing lies on the device, and the first page, which would show it, has looked. */
async function expectNothingSaved(): Promise<void> {
  expect(await shelf('drafts').get(savedName)).to.equal(undefined);
  const form = await start({ ...toIdeas, directory });
  await openSaved();
  await form.element.updateComplete;
  expect(form.one('.saved .idea')).to.equal(null);
}

describe('an idea saved on this device', () => {
  let disk: OwnDisk;
  before(() => { disk = ownDisk(); });
  afterEach(async () => { cleanUp(); restore(); showSaved([]); if ((await indexedDB.databases()).length > 0) await shelf('drafts').remove(savedName); });
  after(() => disk.end());

  it('is saved only when the person says so, after a word about who else may see it', async () => {
    const form = await atIdeas();
    const saving = await offer(form);
    expect(textOf(saving)).to.include('Anyone who uses this device could see it.');
    expect(await indexedDB.databases()).to.deep.equal([]);
  });

  it('stands below the ideas and on the first page, with a way to take it off again', async () => {
    const form = await atIdeas();
    const title = textOf(card(form).querySelector('.ideah'));
    await save(form);
    expect(textOf(form.one('.saved'))).to.include('Your saved ideas: 1').and.include(title).and.include('Check with them before you go.');
    cleanUp();
    const again = await start({ ...toIdeas, directory });
    const section = await until(() => again.one('.saved .idea'), 'the saved idea on the first page');
    expect(textOf(section)).to.include(title);
    expect(section.closest('details')!.open, 'open before anybody pressed it').to.equal(false);
    section.closest('details')!.open = true;
    dressPage(again);
    expect((await audit()).violations).to.deep.equal([]);
    button(section, 'Take it off this device').focus();
    button(section, 'Take it off this device').click();
    await until(() => !again.one('.saved .idea'), 'that it is gone');
    await until(() => again.focused === again.heading(), 'focus on the heading');
    expect(textOf(again.one('.saved [role=status]'))).to.equal(`This is off the device now: ${title}`);
    cleanUp();
    await expectNothingSaved();
  });

  it('is what another tab left of it, and is not written over where a newer version wrote it', async () => {
    const form = await atIdeas();
    await save(form);
    const device = shelf('drafts');
    // Another tab takes all off; this one saves another.
    await device.remove(savedName);
    button(card(form), 'Not for me').click();
    await form.element.updateComplete;
    const title = textOf(card(form).querySelector('.ideah'));
    await save(form);
    expect(form.all('.saved .idea .ideah').map(textOf)).to.deep.equal([title]);
    const newer = { form: savedName, version: 2, ideas: 'others' };
    await device.put(newer);
    expect(await removeSaved()).to.equal(false);
    expect(await device.get(savedName)).to.deep.equal(newer);
    await device.remove(savedName);
  });

  it('keeps the ways to join', async () => {
    const { saveIdea } = await import('../../src/view/saved.ts');
    const form = await atIdeas();
    await form.press('Save on this device').catch(() => {});
    const i18n = { language: 'en', t: (key: string) => key } as unknown as Parameters<typeof saveIdea>[0];
    expect(await saveIdea(i18n, { id: 'j', title: 'Choir', terms: [], codes: [], groups: [], ways: [], when: [], cost: { at: 'unknown' }, languages: [], access: [], needs: {}, join: { phone: '020 7946 0000', email: 'sing@example.org', url: 'https://choir.example/' } })).to.equal(true);
    await form.element.updateComplete;
    expect(form.all<HTMLAnchorElement>('.saved .idea a').map(({ href }) => href)).to.deep.equal(['tel:02079460000', 'mailto:sing@example.org', 'https://choir.example/']);
    await removeSaved();
  });

  it('can be taken off with all others at once', async () => {
    const form = await atIdeas();
    await save(form);
    button(card(form), 'Not for me').click();
    await form.element.updateComplete;
    await save(form);
    expect(form.all('.saved .idea')).to.have.length(2);
    form.one<HTMLDetailsElement>('.saved details')!.open = true;
    button(form.one('.saved .idea')!, 'Take it off this device').click();
    await until(() => textOf(form.focused) === 'Your saved ideas: 1', 'focus on what is left');
    button(card(form), 'Not for me').click();
    await form.element.updateComplete;
    await save(form);
    button(form.one('.saved')!, 'Take all of them off this device').click();
    await until(() => form.all('.saved .idea').length === 0, 'that they are gone');
    form.expectFocusInside();
  });

  it('is not offered where many people use the device', async () => {
    const form = await atIdeas({ shared: true });
    expect(card(form).querySelector('.join details')).to.equal(null);
    expect(form.text).to.not.include('Save on this device');
  });

  it('is gone from the page and the device when the person leaves in a hurry', async () => {
    const { takeDrafts } = await import('../../src/view/leave.ts');
    const form = await atIdeas();
    await save(form);
    await takeDrafts('example');
    await form.element.updateComplete;
    expect(form.all('.saved .idea')).to.have.length(0);
    expect(textOf(form.one('.saved [role=status]'))).to.equal('');
    cleanUp();
    await expectNothingSaved();
  });

  it('is said not to be saved where the device refuses', async () => {
    const form = await atIdeas();
    const saving = await offer(form);
    stub(IDBObjectStore.prototype, 'put', () => { throw new DOMException('full', 'QuotaExceededError'); });
    button(saving, 'Yes, save it here').click();
    await until(() => textOf(saving).includes('This device does not let us do that.'), 'that it is refused');
    expect(form.one('.saved .idea')).to.equal(null);
  });
});

describe('the next dates of an idea', () => {
  afterEach(() => { cleanUp(); restore(); });

  it('stand beside its rule, three at most, and one press gives a file for the calendar that never leaves the device', async () => {
    const form = await atIdeas();
    const choir = form.all('.idea').find(one => textOf(one).includes('Example Street Choir'))!;
    const when = [...choir.querySelectorAll('.facts > div')][0]!;
    expect(textOf(when)).to.match(/^WhenEvery Tuesday, 6:30pm to 8pmNext dates/);
    [...when.querySelectorAll('summary')].find(one => textOf(one).startsWith('Next dates'))!.click();
    await until(() => textOf(when).includes('Add to calendar'), 'the dates');
    expect(textOf(when)).to.match(/Tue \d+ \w+Tue \d+ \w+Tue \d+ \w+Add to calendar/);
    const files: Blob[] = [];
    const links: HTMLAnchorElement[] = [];
    stub(URL, 'createObjectURL', (file: Blob) => { files.push(file); return 'blob:example'; });
    stub(HTMLAnchorElement.prototype, 'click', function click(this: HTMLAnchorElement) { links.push(this); });
    const press = button(choir, 'Add to calendar');
    press.focus();
    press.click();
    await until(() => files.length > 0, 'a file');
    expect([links[0]!.download, links[0]!.getAttribute('href'), files[0]!.type]).to.deep.equal(['example-street-choir.ics', 'blob:example', 'text/calendar;charset=utf-8']);
    expect(await files[0]!.text()).to.match(/^BEGIN:VCALENDAR\r\n/).and.include('RRULE:FREQ=WEEKLY').and.include('SUMMARY:Example Street Choir');
    await until(() => textOf(when.querySelector('[role=status]')) === 'We made a file. Open it to put this in your calendar.', 'what to do with it');
    expectSame(form.focused, press, 'focus');
  });

  it('are not there, and no button, where no date is known', async () => {
    const form = await atIdeas();
    while (form.control('Show more ideas')) await form.press('Show more ideas');
    const unknown = form.all('.idea').find(one => textOf(one).includes('Community choir, ask us'))!;
    expect(button(unknown, 'Add to calendar')).to.equal(undefined);
  });
});

describe('sharing the sheet', () => {
  afterEach(() => { cleanUp(); restore(); });

  it('gives the browser the same text that can be copied, and nothing else', async () => {
    const shared: ShareData[] = [];
    stub(navigator, 'share', async (data: ShareData) => { shared.push(data); });
    const form = await atIdeas();
    const copies: string[] = [];
    stub(navigator, 'clipboard', { writeText: async (text: string) => { copies.push(text); } });
    await form.press('Share');
    await form.press('Copy');
    await until(() => copies.length > 0, 'the text on the clipboard');
    expect(shared).to.deep.equal([{ title: 'My what-matters sheet', text: copies[0] }]);
  });

  it('is not offered where the browser cannot', async () => {
    if ('share' in Navigator.prototype) stub(Navigator.prototype, 'share', undefined);
    const form = await atIdeas();
    const offered = form.control('Share') !== undefined;
    expect(offered).to.equal('share' in navigator && typeof navigator.share === 'function');
  });
});
