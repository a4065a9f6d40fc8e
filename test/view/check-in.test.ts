import { expect } from 'chai';
import type { ConfigInput } from '../../src/core/config-schema.ts';
import { cleanUp } from '../fixture.ts';
import { dressPage } from './audit.ts';
import { Counted } from './axe-pages.ts';
import { givesReceipt, neverAnswers, start, textOf, until, type Form } from './driver.ts';

const packs = ['/demo/packs/example-lines.json'];
const cafe: Partial<ConfigInput> = { journey: 'check-in', programme: 'tuesday-cafe', session: 'one', leader: 'Kofi' };
const begin = (more: Partial<ConfigInput> = {}, options: Parameters<typeof start>[1] = {}): Promise<Form> => start({ ...cafe, ...more }, { deliver: givesReceipt, ...options });

async function toItems(form: Form, moment = 'Before the session', card = '7'): Promise<void> {
  await form.pick(moment);
  await form.goOn();
  await form.type('number', card);
  await form.goOn();
  await form.goOn('Start');
}
/** To a page, leaving out all that is asked. */
async function skipTo(form: Form, page: string): Promise<void> { while (form.page !== page) await form.goOn(); }

afterEach(cleanUp);

const everything = ['ons4', 'ons-loneliness', 'feeling-now', 'example-lines'];
for (const [dir, theme, lineMode, measures] of [['ltr', 'light', 'line', everything], ['rtl', 'dark', 'steps', ['ons-loneliness', 'example-lines']], ['ltr', 'dark', 'paper', ['example-lines']]] as const) {
  it(`axe finds nothing wrong on any page of a check-in, ${dir}, ${theme}, lines by ${lineMode}`, async () => {
    const counted = new Counted();
    const form = await begin({ theme, lineMode, packs, measures: [...measures], ask: ['gp-visit'] }, { dir });
    dressPage(form);
    await counted.check('moment');
    await form.pick('After the session');
    await form.goOn();
    await form.type('number', 'none');
    await form.fail();
    await counted.check('card in error');
    await form.type('number', '12');
    while (form.page !== 'check') {
      await form.goOn(form.page === 'hello' ? 'Start' : 'Continue');
      if (/^(?:ons4-happy|ons-loneliness-lonely|feeling-now-calm)$/.test(form.page)) await form.pick(form.all<HTMLElement>('.opt')[4]!);
      if (textOf(form.heading()).startsWith('How bright') && lineMode === 'line') { await form.press('One more'); await until(() => form.text.includes('50 of 100'), 'the mark'); }
      if (form.page === 'talk') await form.pick('Yes, please');
      await counted.check(form.page, form.page === 'check' || form.page === 'talk-to' || form.page === 'hello' || form.page === 'ons4-intro' ? 14 : 20);
    }
    for (const details of form.all<HTMLDetailsElement>('details')) details.open = true;
    await counted.check('check, with the answers');
    await form.goOn('Finish');
    await form.says('Thank you');
    if (lineMode !== 'paper') await until(() => form.one('.offer') && form.text.includes('We have your answers'), 'the offer to keep the answers');
    await counted.check('thanks', 14);
    counted.tell(`check-in, ${dir}, ${theme}, ${lineMode}`);
  }).timeout(120_000);
}

describe('a check-in', () => {
  it('asks each item in its owner’s words alone, says that it may be skipped, and shows whose it is', async () => {
    const form = await begin({ measures: ['ons4'] });
    await toItems(form);
    expect(textOf(form.one('.lead'))).to.match(/^Next I would like to ask you four questions/);
    await form.goOn();
    expect(textOf(form.heading())).to.equal('Overall, how satisfied are you with your life nowadays?');
    expect(form.text).to.include('You can skip this one.').and.to.include('Source: Office for National Statistics, licensed under the Open Government Licence v3.0');
    expect(form.chosen()).to.deep.equal([]);
  });

  it('says so where an instrument has words in another language only, and marks them as such', async () => {
    const form = await begin({ measures: ['ons4'], language: 'cy' });
    await form.pick('Cyn y sesiwn');
    for (const name of ['Mynd ymlaen', 'Mynd ymlaen', 'Dechrau', 'Mynd ymlaen']) await form.goOn(name);
    expect(form.heading().querySelector('[lang="en"]')?.textContent).to.equal('Overall, how satisfied are you with your life nowadays?');
    expect(form.text).to.include('Saesneg yw iaith y cwestiwn hwn');
  });

  it('asks what was good and whether somebody wants to talk after the session only, and says whom to tell', async () => {
    const form = await begin();
    await toItems(form);
    await skipTo(form, 'check');
    expect(form.pages).to.not.include.members(['good']).and.to.not.include('talk');
    cleanUp();
    const later = await begin();
    await toItems(later, 'After the session');
    await skipTo(later, 'talk');
    await later.pick('Yes, please');
    await later.goOn();
    expect(textOf(later.heading())).to.equal('Please tell Kofi');
  });

  it('begins for the next person where the last one began, with the moment that stays and nothing else', async () => {
    const form = await begin({}, { deliver: neverAnswers });
    await toItems(form, 'After the session');
    await form.pick('Very much');
    await skipTo(form, 'good');
    await form.type('text', 'The singing');
    await skipTo(form, 'check');
    await form.goOn('Finish');
    await form.says('Thank you');
    expect(form.text).to.match(/These answers are only on this page|Sending/);
    await form.goOn('Next person');
    expect(textOf(form.heading())).to.match(/^What number is on your card\?/);
    expect(form.field('number').value).to.equal('');
    expect(form.text).to.not.include('singing');
    form.expectFocusOnHeading();
    await form.goOn('Back');
    expect(form.chosen()).to.deep.equal(['After the session']);
  });

  it('clears what somebody said and not what was set for everybody', async () => {
    const form = await begin();
    await toItems(form);
    await form.pick('Very much');
    await form.press('Clear my answers');
    await until(() => form.page === 'card', 'the first page of the next person');
    expect(form.field('number').value).to.equal('');
  });

  for (const [what, more, line] of [
    ['an instrument that nobody knows', { measures: ['ons5'] }, /measure: found "ons5", expected one of chosen, feeling-now/],
    ['a pack that is not there', { packs: ['/demo/packs/nowhere.json'] }, /packs: found status 404 at \/demo\/packs\/nowhere\.json/],
    ['a pack without words', { packs: ['/demo/packs/structure-only.json'], measures: ['example-structure'] }, /found "example-structure" without words/],
    ['people who are too young for it', { measures: ['ons4'], minimumAge: 13 }, /minimumAge: found 13, expected 16 or more, because "ons4" is for people of that age/],
    ['a tablet without keys', { tablet: true }, /recipients: found nothing, expected two keys or more, because "tablet"/],
  ] as const) {
    it(`is not shown with ${what}, and says why`, async () => {
      const said: string[] = [];
      const before = console.error;
      console.error = (line: string) => { said.push(line); };
      try { await start({ ...cafe, ...more } as Partial<ConfigInput>, { deliver: givesReceipt }).catch(() => undefined); await until(() => said.length > 0, 'a line'); } finally { console.error = before; }
      expect(said.join('\n')).to.match(line);
    });
  }
});

describe('a line to tap', () => {
  const toLine = async (options: Parameters<typeof start>[1] = {}): Promise<Form> => {
    const form = await begin({ packs, measures: ['example-lines'], lineMode: 'line' }, options);
    await toItems(form);
    return form;
  };
  const tap = (form: Form, share: number): void => {
    const line = form.field('line');
    const { left, width, top, height } = line.getBoundingClientRect();
    line.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1, clientX: left + width * share, clientY: top + height / 2 }));
  };
  const said = (form: Form): string | null => form.field('line').getAttribute('aria-valuetext');

  it('has no mark before somebody made one, and can be left so', async () => {
    const form = await toLine();
    expect(said(form)).to.match(/^No mark yet/);
    await form.goOn();
    expect(textOf(form.heading())).to.equal('How rested are you right now?');
  });
  it('takes a tap where it fits, also in the very middle, and says the number with what it lies between', async () => {
    const form = await toLine();
    tap(form, 0.5);
    await until(() => said(form)?.startsWith('50 of 100'), 'the mark');
    tap(form, 0.72);
    await until(() => said(form) === '72 of 100, where 0 is grey and 100 is bright', 'the other mark');
    expect(form.field('line').getBoundingClientRect().height).to.be.at.least(44);
  });
  it('is read from the other side where people read so', async () => {
    const form = await toLine({ dir: 'rtl' });
    tap(form, 0.25);
    await until(() => said(form)?.startsWith('75 of 100'), 'the mark');
  });
  it('moves by one with its buttons, never past its ends, and is cleared by a button that gives focus back', async () => {
    const form = await toLine();
    tap(form, 1);
    await until(() => said(form)?.startsWith('100 of 100'), 'the end');
    await form.press('One more');
    expect(said(form)).to.match(/^100 /);
    await form.press('One less');
    expect(said(form)).to.match(/^99 /);
    await form.press('Clear my answer');
    expect(said(form)).to.match(/^No mark yet/);
    expect(form.focused).to.equal(form.field('line'));
  });
});
