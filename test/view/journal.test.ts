import { expect } from 'chai';
import { tellOthers } from '../../src/view/journal/changes.ts';
import { dateWords } from '../../src/view/journal/words.ts';
import { lightTranslator } from '../../src/i18n/translate.ts';
import { entry, pointed } from '../core/journal/made.ts';
import { audit } from './audit.ts';
import { expectSame, textOf, until } from './driver.ts';
import { journalDisk, placeJournal, removeJournals, thisYear, type JournalDisk, type JournalStage } from './journal-stage.ts';
import { countCalls, restore, stub } from './stubs.ts';

const organisation = { name: 'The Hive', phone: '020 7946 0000' };
const weeks = [entry({ at: thisYear('01-05'), items: { happy: 4 } }), entry({ at: thisYear('02-09'), items: { happy: null } }), entry({ at: thisYear('03-16'), items: { happy: 3 } }), entry({ at: thisYear('04-20'), items: { happy: 6 } })];
const sessions = [pointed({ at: thisYear('01-05'), moment: 'before', items: { calm: 2 } }), pointed({ at: thisYear('01-05', '12'), moment: 'after', items: { calm: 4 } }), pointed({ at: thisYear('01-12'), moment: 'before', items: { calm: 3 } })];

describe('<what-matters-journal>', () => {
  let disk: JournalDisk;
  before(() => { disk = journalDisk(); });
  afterEach(async () => { removeJournals(); restore(); await disk.clear(); });
  after(() => disk.end());
  const withWeeks = async (attributes = {}, config: object = { organisation }): Promise<JournalStage> => { await disk.put(...weeks); return placeJournal(attributes, config); };

  it('says how to begin where nothing is kept, and makes no database to find that out', async () => {
    const stage = await placeJournal({ 'check-in': '/check-in' }, { organisation });
    expect(stage.text).to.include('You have no check-ins here yet').and.include('We keep nothing unless you ask us to.');
    expect(stage.control('Check in now').getAttribute('href')).to.equal('/check-in');
    expect(stage.all('table, .chart, #delete')).to.have.length(0);
    expect(await disk.all()).to.equal(undefined);
  });

  it('says the same in the sentence, the figure and the table', async () => {
    const stage = await withWeeks();
    expect(textOf(stage.one('.asked .h2'))).to.equal('Overall, how happy did you feel yesterday?');
    expect(textOf(stage.one('.asked .lead'))).to.equal('On 5 January you said 4 out of 10. On 20 April you said 6 out of 10.');
    expect(stage.table()).to.deep.equal([['Date', 'You said'], ['5 January', '4 out of 10'], ['9 February', 'You skipped this'], ['16 March', '3 out of 10'], ['20 April', '6 out of 10']]);
    expect(stage.figure()).to.deep.equal(['4', '3', '6']);
    const heights = stage.all('.chart circle').map(circle => parseFloat(circle.getAttribute('cy')!));
    const line = (value: number): number => parseFloat(stage.all('.chart .g').find(one => textOf(one.nextElementSibling) === `${value}`)!.getAttribute('y1')!);
    [4, 3, 6].forEach((value, place) => { expect(heights[place]).to.be.closeTo(line(0) + (line(10) - line(0)) * value / 10, 0.01); });
    expect(stage.all('.chart .line, .chart .trace').map(one => one.getAttribute('class'))).to.deep.equal(['trace', 'line']);
    expect(stage.text).to.include('0 is not at all happy. 10 is completely happy.').and.include('Dots show where you skipped this.').and.include('Source: an office');
  });

  it('has a figure with a name and a description for people who do not see it', async () => {
    const stage = await withWeeks();
    const chart = stage.one('.chart')!;
    const named = (attribute: string): string => chart.getAttribute(attribute)!.split(' ').map(id => textOf(stage.root.getElementById(id))).join(' ');
    expect([chart.getAttribute('role'), named('aria-labelledby'), named('aria-describedby')]).to.deep.equal(['img', 'Line chart: Overall, how happy did you feel yesterday?', 'On 5 January you said 4 out of 10. On 20 April you said 6 out of 10.']);
  });

  it('judges nothing: no band, no trend, no arrow, no word for better or worse', async () => {
    const stage = await withWeeks();
    expect(stage.text).to.not.match(/better|worse|improv|declin|low\b|high\b|average|trend|score|well done|went (?:up|down)|rose|fell/i);
    expect(stage.all('.chart :is(path, polygon, marker, rect)')).to.have.length(0);
    const colours = new Set(stage.all('.chart circle, .chart .line').map(one => getComputedStyle(one).stroke));
    expect([...colours]).to.have.length(1);
  });

  it('shows the answers of sessions as pairs by day, in the words of the points', async () => {
    await disk.put(...sessions);
    const stage = await placeJournal();
    expect(textOf(stage.one('.asked .lead'))).to.equal('On 5 January you said “A little” before the session, and “Quite a lot” after it. On 12 January you said “In the middle” before the session.');
    expect(stage.table().map(cells => cells.slice(1))).to.deep.equal([['Before', 'After'], ['A little', 'Quite a lot'], ['In the middle', 'Not kept']]);
    expect(stage.all('.fig .edge').map(textOf)).to.deep.equal(['Very much', 'Not at all']);
    expect(stage.all('.chart circle').map(one => one.getAttribute('class'))).to.deep.equal(['', 'full', '']);
    expect(stage.text).to.include('An open circle is before a session.');
  });

  it('shows an answer a line where only some days had a session', async () => {
    await disk.put(...sessions, pointed({ at: thisYear('02-01'), items: { calm: 5 } }));
    const stage = await placeJournal();
    const [head, ...lines] = stage.table();
    expect(head).to.deep.equal(['Date', 'You said']);
    expect(lines.map(([day, said]) => [day!.replace(/(?: at|,) \d.*(?= \()/, ''), said])).to.deep.equal([['5 January (Before)', 'A little'], ['5 January (After)', 'Quite a lot'], ['12 January (Before)', 'In the middle'], ['1 February', 'Very much']]);
  });

  it('draws no figure of one answer, and says where all was skipped', async () => {
    await disk.put(entry({ items: { happy: 4 } }), pointed({ items: { calm: null } }));
    const stage = await placeJournal();
    expect(stage.all('.chart')).to.have.length(0);
    expect(stage.all('.asked .lead').map(textOf)).to.deep.equal(['You have skipped this so far.', 'On 1 September you said 4 out of 10.']);
  });

  it('shows the last twelve lines of a long table, and all where somebody wants them', async () => {
    await disk.put(...Array.from({ length: 30 }, (_, day) => entry({ id: `d${day}`, at: thisYear(`01-${`${day + 1}`.padStart(2, '0')}`), items: { happy: day % 11 } })));
    const stage = await placeJournal();
    const seen = (): number => stage.all('tbody tr').filter(row => row.getClientRects().length > 0).length;
    expect(seen()).to.equal(12);
    expect(stage.all('.chart circle')).to.have.length(30);
    stage.press('Show all 30');
    expect(seen()).to.equal(30);
    expect(stage.control('Show the last 12').getAttribute('aria-expanded')).to.equal('true');
  });

  it('tells the year where it is another one, and the time of day where a day has two', () => {
    const i18n = lightTranslator('en', {});
    const now = new Date('2026-11-22T10:00:00Z');
    expect(dateWords(i18n, '2026-11-10T12:00:00Z', ['2026-11-10T12:00:00Z'], 'long', now)).to.equal('10 November');
    expect(dateWords(i18n, '2026-11-10T12:00:00Z', ['2026-11-10T12:00:00Z', '2025-01-10T12:00:00Z'], 'long', now)).to.equal('10 November 2026');
    expect(dateWords(i18n, '2026-11-10T12:05:00Z', ['2026-11-10T12:05:00Z', '2026-11-10T13:00:00Z'], 'long', now)).to.match(/^10 November.*\d\d:05$/);
  });

  it('says whom to talk it over with, and that all is on this device only', async () => {
    const stage = await withWeeks({}, { organisation, linkWorker: 'community connector' });
    expect(textOf(stage.one('.talk-over'))).to.equal('A number is only a part of how you are. You can talk it over with a community connector.Call 020 7946 0000');
    expect(textOf(stage.one('.kept'))).to.match(/Kept on this (?:phone|device) only/).and.include('If you clear this browser’s data, they go too.');
    removeJournals();
    expect(textOf((await placeJournal()).one('.talk-over'))).to.include('someone you trust');
  });

  it('has the help panel, as everywhere', async () => {
    const stage = await withWeeks({}, { organisation, nation: 'scotland' } as object);
    stage.press('Need help now?');
    await until(() => stage.one('dialog[open] .sups'), 'the panel');
    expect(textOf(stage.one('dialog'))).to.include('999');
    stage.press('Close');
    await until(() => !stage.one('dialog[open]'), 'that it is closed');
  });

  it('shows one instrument where the page wants one, and what is kept later, at once', async () => {
    await disk.put(...weeks);
    const stage = await placeJournal({ instrument: 'feeling-now' });
    expect(stage.text).to.include('You have no check-ins here yet');
    await disk.put(...sessions);
    tellOthers();
    await stage.says('How calm do you feel right now?');
    expect(stage.text).to.not.include('how happy');
  });

  it('tells of what it cannot show, and leaves it alone', async () => {
    const strange = [{ id: 'later', schema: 'what-matters/journal', version: 2 }, { id: 'x1', html: '<img src=x onerror=alert(1)>' }, { id: 'x2' }];
    await disk.put(...weeks, ...strange);
    const stage = await placeJournal();
    await stage.says('A newer version of this page kept 1 check-in that we cannot show. We left it as it is.');
    await stage.says('We found 2 things here that we cannot read. We left them as they are.');
    expect(await disk.all()).to.have.length(7);
  });

  it('shows words that look like markup as words', async () => {
    const { asked } = entry();
    await disk.put(entry({ instrument: 'of-a-pack', asked: { ...asked, wording: { ...asked.wording, items: { happy: '<img src=x onerror=alert(1)>' } } } }));
    const stage = await placeJournal();
    expect(textOf(stage.one('.asked .h2'))).to.equal('<img src=x onerror=alert(1)>');
    expect(stage.all('img')).to.have.length(0);
  });

  describe('when somebody deletes', () => {
    it('asks once more in the page, keeps all where they think again, and gives focus back', async () => {
      const stage = await withWeeks();
      stage.press('Delete my check-ins');
      expect(textOf(stage.one('.sure'))).to.match(/Delete all 4 check-ins from this (?:phone|device)\? ?You cannot get back what you delete\./);
      expectSame(stage.root.activeElement, stage.one('#sure'), 'focus');
      stage.press('No, keep');
      expectSame(stage.root.activeElement, stage.one('#delete'), 'focus');
      stage.press('Delete my check-ins');
      stage.one('.sure')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      expectSame(stage.root.activeElement, stage.one('#delete'), 'focus');
      expect(await disk.all()).to.have.length(4);
    });

    it('deletes all, says so, and leaves no database', async () => {
      const stage = await withWeeks();
      stage.press('Delete my check-ins');
      stage.press('Yes, delete');
      await stage.says('Your check-ins are deleted from this');
      await stage.says('You have no check-ins here yet');
      expectSame(stage.root.activeElement, stage.one('.step .h'), 'focus');
      expect(textOf(stage.one('[role=status]'))).to.include('Your check-ins are deleted');
      expect(await disk.all()).to.equal(undefined);
    });

    it('deletes one: all that was answered at that time', async () => {
      await disk.put(pointed({ id: 'same-time', at: weeks[0]!.at, items: { calm: 1 } }));
      const stage = await withWeeks();
      stage.press('Delete 5 January');
      expect(textOf(stage.one('.sure'))).to.include('Delete your check-in of 5 January?');
      stage.press('Yes, delete');
      await stage.says('Your check-in of 5 January is deleted.');
      expect(stage.text).to.not.include('How calm');
      expect(await disk.all()).to.have.length(3);
    });

    it('deletes what it could not read along with all', async () => {
      await disk.put({ id: 'x1' });
      const stage = await placeJournal();
      stage.press('Delete my check-ins');
      stage.press('Yes, delete');
      await stage.says('Your check-ins are deleted from this');
      expect(await disk.all()).to.equal(undefined);
    });

    it('says so where the device refuses, and nothing has changed', async () => {
      const stage = await withWeeks();
      stub(IDBObjectStore.prototype, 'clear', () => { throw new DOMException('no', 'ReadOnlyError'); });
      stage.press('Delete my check-ins');
      stage.press('Yes, delete');
      await stage.says('We could not delete it. All is as it was. Please try again.');
      expectSame(stage.root.activeElement, stage.one('#sure'), 'focus');
      restore();
      expect(await disk.all()).to.have.length(4);
      stage.press('Yes, delete');
      await stage.says('Your check-ins are deleted from this');
    });
  });

  it('saves a copy as text and as a spreadsheet, on the device only', async () => {
    const files: { readonly name: string; readonly text: Promise<string> }[] = [];
    let blob: Blob | undefined;
    stub(URL, 'createObjectURL', (made: Blob) => { blob = made; return 'blob:x'; });
    stub(HTMLAnchorElement.prototype, 'click', function noted(this: HTMLAnchorElement) { files.push({ name: this.download, text: blob!.text() }); });
    await disk.put(...weeks);
    const stage = await placeJournal();
    stage.one('.tools button')!.click();
    stage.press('Save a copy as a spreadsheet');
    expect(files.map(({ name }) => name)).to.deep.equal(['my-check-ins.txt', 'my-check-ins.csv']);
    const [text, table] = await Promise.all(files.map(file => file.text));
    expect(text).to.include('My check-ins').and.match(/Overall, how happy did you feel yesterday\?\r\n {2}\d{4}-01-05 \d\d:00: 4 out of 10\r\n/).and.include('You skipped this');
    const lines = table!.trim().split('\r\n');
    expect(lines[0]).to.match(/When,Before or after,Question,What I said,Number,Measure$/);
    expect(lines.slice(1).map(line => line.split(',').slice(-3))).to.deep.equal([['4 out of 10', '4', 'ons4 2020-05 tiles'], ['You skipped this', '', 'ons4 2020-05 tiles'], ['3 out of 10', '3', 'ons4 2020-05 tiles'], ['6 out of 10', '6', 'ons4 2020-05 tiles']]);
  });

  it('reads nothing on a device that many use', async () => {
    const stage = await withWeeks({}, { organisation, shared: true });
    expect(stage.text).to.include('More than one person uses this device, so we keep no check-ins on it.').and.not.include('4 out of 10');
  });

  it('says so where the device does not let it read', async () => {
    stub(window, 'indexedDB', { databases: () => Promise.reject(new DOMException('no', 'SecurityError')) });
    const stage = await placeJournal();
    expect(stage.text).to.match(/We could not read what is kept on this (?:phone|device)\./);
  });

  it('tells nobody: no request, no event, nothing of an answer outside of its own root', async () => {
    await disk.put(...weeks);
    const asked = countCalls();
    const events: string[] = [];
    for (const name of ['wm-ready', 'wm-step', 'wm-saved', 'wm-sent', 'wm-attention', 'wm-left', 'wm-vitals']) document.addEventListener(name, event => { events.push(event.type); }, { once: true });
    const [address, title] = [location.href, document.title];
    const stage = await placeJournal({}, { organisation });
    await stage.says('4 out of 10');
    stage.press('Delete my check-ins');
    expect([asked, events, location.href]).to.deep.equal([[], [], address]);
    expect(document.title).to.be.oneOf([title, 'The Hive']);
    expect(stage.element.outerHTML).to.equal('<what-matters-journal><p>Call us</p></what-matters-journal>');
  });

  it('says what is wrong to whoever set it up, and keeps what the site wrote', async () => {
    const said: string[] = [];
    stub(console, 'error', (line: string) => { said.push(line); });
    const stage = await placeJournal({ 'check-in': 'javascript:alert(1)', instrument: 'ONS 4' }, { phone: '1' } as object);
    for (const line of ['phone: found a key that does not exist', 'instrument: found "ONS 4", expected the id of one instrument, such as ons4', 'check-in: found "javascript:alert(1)", expected an address that begins with https:// or with /']) {
      expect(textOf(stage.one('.fault'))).to.include(line);
      expect(said.join('\n')).to.include(line);
    }
    expect(stage.one<HTMLSlotElement>('slot')!.assignedElements().map(textOf)).to.deep.equal(['Call us']);
  });

  it('leads away at once where the site wants that', async () => {
    const stage = await withWeeks({}, { organisation, exit: '/weather' });
    expect(textOf(stage.control('Leave this page'))).to.equal('Leave this page');
    expect(stage.text).to.include('It does not delete your check-ins');
  });

  it('speaks Welsh, and shows in English what is official in English only, marked as such', async () => {
    await disk.put(...weeks, ...sessions);
    const stage = await placeJournal({ language: 'cy' }, { organisation });
    expect(textOf(stage.one('.step .h'))).to.equal('Sut rydych chi wedi bod');
    const [feeling, ons] = stage.all('.asked');
    expect(ons!.querySelector('.h2 span')!.getAttribute('lang')).to.equal('en');
    expect(textOf(ons)).to.include('4 allan o 10').and.include('Yn Saesneg yn unig mae’r cwestiwn hwn');
    expect(textOf(feeling)).to.include('Pa mor dawel eich meddwl').and.include('Ychydig').and.not.include('A little');
    expect(feeling!.querySelector('[lang]')).to.equal(null);
    expect(stage.text).to.not.match(/journal\.|\{\{/);
  });

  it('writes in its figure with the inks of the words around it', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const stage = await withWeeks({}, { theme });
      const ink = (selector: string, property: 'fill' | 'color'): string => getComputedStyle(stage.one(selector)!)[property];
      expect([ink('.chart text:not(.v)', 'fill'), ink('.days text', 'fill')]).to.deep.equal(Array(2).fill(ink('.fig .small', 'color')));
      expect(ink('.chart .v', 'fill')).to.equal(ink('tbody td', 'color'));
      removeJournals();
    }
  });

  for (const [theme, dir] of [['light', 'ltr'], ['dark', 'rtl']] as const) {
    it(`has nothing that axe finds wrong: ${theme}, ${dir}`, async () => {
      const check = async (atLeast: number): Promise<void> => {
        const { violations, incomplete, nodes } = await audit();
        expect([violations, incomplete]).to.deep.equal([[], []]);
        expect(nodes).to.be.above(atLeast);
      };
      await placeJournal({ dir }, { organisation, theme });
      await check(9);
      removeJournals();
      await disk.put(...weeks, ...sessions, { id: 'x1' });
      const stage = await placeJournal({ dir, 'check-in': '/check-in' }, { organisation, theme, exit: '/weather' });
      stage.one<HTMLDetailsElement>('details')!.open = true;
      await check(40);
      stage.press('Delete my check-ins');
      scrollTo(0, 0);
      await check(40);
    }).timeout(90_000);
  }
});
