import { expect } from 'chai';
import { directory, until, type Form } from './driver.ts';
import { flaws, looks, Page } from './frame.ts';
import { toEnd, toSend } from './short-journeys.ts';

const widths = [320, 360, 1280];

/** WCAG 1.4.12, as its bookmarklet sets it. */
const spaced = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}';

const hostile = `html{font-size:62.5%}
*{letter-spacing:.5em;font-size:10px!important;line-height:1!important;word-spacing:1em;font-style:italic}
label,input,fieldset,button,a,summary,textarea{all:unset!important;display:block!important}
body{text-transform:uppercase;direction:rtl;text-align:center;text-indent:2em;color:red;font-family:monospace}`;

const wayTo = (page: string): readonly [string, (form: Form) => Promise<void>] => [page, form => form.walkTo(page)];
const inError = (page: string): readonly [string, (form: Form) => Promise<void>] => [`${page} in error`, form => form.fail()];

/** Every page of the usual journey, and what can open or go wrong on it. */
const states: readonly (readonly [name: string, reach: (form: Form) => Promise<void>])[] = [
  ['start', async () => {}], wayTo('where'), inError('where'), ['matters', async form => { await form.walkTo('matters'); await until(() => form.one('.opt .pic'), 'the pictures'); }], ['matters, chosen, with its reason open', async form => { await form.pick('Moving more', 'Music and singing'); await form.press('Why we ask'); }],
  wayTo('interests'), wayTo('help'), inError('help'), wayTo('ideas'),
  ['ideas, all of them, with all that can be opened open', async form => {
    for (let presses = 0; presses < 6 && form.control('Show more ideas'); presses++) await form.press('Show more ideas');
    for (const details of form.all<HTMLDetailsElement>('details')) details.open = true;
  }],
  wayTo('call'), wayTo('name'), inError('name'), wayTo('contact-by'), wayTo('contact'), inError('contact'), wayTo('more'), wayTo('privacy'), inError('privacy'), wayTo('check'),
  ['support panel', form => form.press('Need help now?')],
  ['sent', async form => { await form.press('Close'); await until(() => !form.one('.panel'), 'the panel to go'); await form.send('We have your answers'); }],
];

async function toTheEnd(form: Form, heading: string): Promise<void> {
  await form.answer();
  await form.goOn();
  await form.type('to', 'averyveryverylongaddress.of.somebody@extraordinarily-long-name.example.org');
  await form.pick('Yes');
  await form.goOn();
  await form.goOn('Send to The Hive');
  await form.says(heading);
}

describe('the look', () => {
  const page = new Page();
  const spoiled = new Page();
  let form: Form;
  let other: Form;
  // Both frames go through the same widths: WebKit breaks lines otherwise after another width than at first.
  const resize = (width: number): void => { page.width = width; spoiled.width = width; };
  const space = (on: boolean): void => {
    const root = form.root;
    const own = root.adoptedStyleSheets.filter(sheet => !sheet.title);
    const view = form.element.ownerDocument.defaultView as unknown as { CSSStyleSheet: typeof CSSStyleSheet };
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(spaced);
    root.adoptedStyleSheets = on ? [...own, sheet] : own.filter(one => one.cssRules[0]?.cssText.includes('letter-spacing: 0.12em') !== true);
  };
  const checkAll = (): void => {
    for (const width of widths) {
      resize(width);
      expect(flaws(form), `at ${width} px`).to.deep.equal([]);
    }
    resize(320);
    space(true);
    expect(flaws(form), 'with the text spacing of WCAG 1.4.12').to.deep.equal([]);
    space(false);
    resize(360);
    expect(form.all('[style]')).to.have.length(0);
    const root = form.one('.root')!;
    expect([root.lang, root.dir]).to.deep.equal(['en', 'ltr']);
  };

  before(async () => {
    await Promise.all([page.open(), spoiled.open(hostile)]);
    [form, other] = await Promise.all([page.start({ directory }), spoiled.start({ directory })]);
  });
  after(() => { page.close(); spoiled.close(); });

  for (const [name, reach] of states) {
    it(`is whole at 320, 360 and 1280 px and with spaced text, and no site can spoil it: ${name}`, async () => {
      // One after the other: only one frame can have focus.
      await reach(form);
      await reach(other);
      const [host, hostless] = [looks(other), looks(form)];
      expect(host.length).to.equal(hostless.length);
      expect(host.flatMap((look, at) => (look === hostless[at] ? [] : [`${look}, expected ${hostless[at]}`])).slice(0, 5)).to.deep.equal([]);
      checkAll();
    });
  }

  it('has 19 px for its text', () => {
    const view = page.document.defaultView!;
    for (const selector of ['.in', '.lead']) expect(view.getComputedStyle(form.one(selector)!).fontSize, selector).to.equal('19px');
  });

  for (const [name, config, heading] of [['held', { ...toSend, endpoint: '/answers/404' }, 'Not sent yet'], ['attention', { ...toSend, endpoint: '/answers/422' }, 'We could not send your answers'], ['closed', { ...toSend, endpoint: '/answers/410' }, 'This form has closed']] as const) {
    it(`is whole: ${name}`, async () => {
      form = await page.start(config);
      await toTheEnd(form, heading);
      checkAll();
    });
  }

  it('is whole: the end', async () => {
    form = await page.start(toEnd);
    await form.pick('No');
    await form.goOn();
    checkAll();
  });

  it('is whole: a form that is not set up correctly', async () => {
    form = await page.start({ endpoint: 'http://example.org/a-very-long-address-without-any-space-in-it-that-nobody-can-break' });
    await until(() => form.one('.fault'), 'the fault');
    for (const width of widths) { page.width = width; expect(flaws(form), `at ${width} px`).to.deep.equal([]); }
  });
});
