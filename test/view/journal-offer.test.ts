import { expect } from 'chai';
import { render } from 'lit';
import { builtInInstruments } from '../../src/core/instruments/index.ts';
import type { Submission } from '../../src/core/submission.ts';
import { keepOffer, offerStyles, type OfferDevice, type OfferProps } from '../../src/view/journal-offer.ts';
import { first } from '../../src/view/styles/first.ts';
import { tokens } from '../../src/view/styles/tokens.ts';
import { sent } from '../core/journal/made.ts';
import { audit } from './audit.ts';
import { textOf, until } from './driver.ts';
import { journalDisk, placeJournal, removeJournals, type JournalDisk } from './journal-stage.ts';
import { restore, stub } from './stubs.ts';

const checkIn = (id: string): Submission => sent({ answers: { 'ons4-anxious': { at: 'skipped' } }, scores: [{ instrument: 'ons4', version: '2020-05', mode: 'tiles', items: { happy: 6 } }] }, { id: `0b6f0b6f-0b6f-4b6f-8b6f-${id.padStart(12, '0')}` });

describe('the offer to keep a check-in', () => {
  let disk: JournalDisk;
  let host: HTMLElement;
  before(() => { disk = journalDisk(); document.documentElement.lang = 'en'; document.title = 'The Hive'; });
  afterEach(async () => { host.remove(); removeJournals(); restore(); await disk.clear(); });
  after(() => disk.end());

  /** Draws the offer on a page, and again whenever it asks for that. */
  async function offer(submission: Submission, more: Partial<OfferProps> = {}, device?: OfferDevice): Promise<ShadowRoot> {
    host = document.createElement('main');
    host.innerHTML = '<h1>You</h1><div></div>';
    document.body.append(host);
    const root = host.lastElementChild!.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [tokens, first, offerStyles].map(({ styleSheet }) => styleSheet!);
    root.innerHTML = '<div class="root"><div class="in"></div></div>';
    const draw = (): void => { render(drawn(), root.querySelector<HTMLElement>('.in')!); };
    const drawn = await keepOffer({ submission, instruments: builtInInstruments, language: 'en', firstLanguage: 'en', level: 2, requestUpdate: draw, ...more }, device);
    draw();
    return root;
  }
  const button = (root: ShadowRoot): HTMLButtonElement => root.querySelector('button')!;
  const says = (root: ShadowRoot, words: RegExp): Promise<unknown> => until(() => words.test(textOf(root.querySelector('[role=status]'))), `${words} in: ${textOf(root.querySelector('.offer'))}`);

  it('keeps nothing before it is pressed', async () => {
    const root = await offer(checkIn('1'));
    expect(textOf(root.querySelector('.offer'))).to.match(/Keep these answers on this (?:phone|device)\?.*Only people who use this (?:phone|device) can see them\./);
    expect(await disk.all()).to.equal(undefined);
  });

  it('keeps the answers, says so, and the page of check-ins shows them', async () => {
    const root = await offer(checkIn('2'));
    button(root).focus();
    button(root).click();
    await says(root, /Your answers are kept on this/);
    expect(root.activeElement === button(root), 'focus stays on the button').to.equal(true);
    expect((await disk.all())!.map(one => (one as { items: unknown }).items)).to.deep.equal([{ happy: 6, anxious: null }]);
    const stage = await placeJournal();
    expect(stage.text).to.include('6 out of 10');
  });

  it('takes them off again', async () => {
    const root = await offer(checkIn('3'));
    button(root).click();
    await says(root, /are kept/);
    expect(textOf(button(root))).to.equal('Delete them again');
    button(root).click();
    await says(root, /not kept on this (?:phone|device) any more/);
    expect(await disk.all()).to.equal(undefined);
  });

  it('remembers what was pressed when the page is drawn anew', async () => {
    const root = await offer(checkIn('4'));
    button(root).click();
    await says(root, /are kept/);
    host.remove();
    await says(await offer(checkIn('4')), /are kept/);
  });

  it('says so where the device is full or refuses, where the journal is full, and where nothing can be deleted', async () => {
    const fails = (): Promise<never> => Promise.reject(new DOMException('no', 'QuotaExceededError'));
    const refused = await offer(checkIn('5'), {}, { keep: fails, remove: fails });
    button(refused).click();
    await says(refused, /We could not keep them\. There may be no room/);
    expect(textOf(button(refused))).to.match(/^Keep them on/);
    host.remove();
    const full = await offer(checkIn('6'), {}, { keep: async () => false, remove: fails });
    button(full).click();
    await says(full, /There are 500 check-ins on this (?:phone|device), and we keep no more\./);
    host.remove();
    const stuck = await offer(checkIn('7'), {}, { keep: async () => true, remove: fails });
    button(stuck).click();
    await says(stuck, /are kept/);
    button(stuck).click();
    await says(stuck, /We could not delete it\./);
    expect(textOf(button(stuck))).to.equal('Delete them again');
  });

  it('is not made on a device that many use, for somebody else, or where nothing was answered', async () => {
    for (const [submission, more] of [[checkIn('8'), { shared: true }], [{ ...checkIn('9'), filledInBy: 'professional' as const }, {}], [sent({}), {}]] as const) {
      expect((await offer(submission, more)).querySelector('.offer')).to.equal(null);
      host.remove();
    }
  });

  it('speaks Welsh', async () => {
    const root = await offer(checkIn('a'), { language: 'cy', firstLanguage: 'cy' });
    expect(textOf(button(root))).to.match(/^Eu cadw ar y (?:ffôn hwn|ddyfais hon)$/);
  });

  it('calls a phone a phone', async () => {
    stub(window, 'matchMedia', () => ({ matches: true }));
    stub(window, 'screen', { width: 390, height: 844 });
    expect(textOf(button(await offer(checkIn('b'))))).to.equal('Keep them on this phone');
  });

  it('has nothing that axe finds wrong', async () => {
    const root = await offer(checkIn('c'));
    button(root).click();
    await says(root, /are kept/);
    const { violations, incomplete } = await audit();
    expect([violations, incomplete]).to.deep.equal([[], []]);
  });
});
