import { expect } from 'chai';
import { comingBack } from './coming-back.ts';
import { directory, until, type Form } from './driver.ts';
import { askAll, everyPage, otherTypes, type Place } from './every-page.ts';
import { flaws, looks, Page } from './frame.ts';
import { ownDisk, type OwnDisk } from './own-disk.ts';
import { sendShort, toEnd, toOthers, toSend, toStop } from './short-journeys.ts';

const widths = [320, 360, 1280];

/** WCAG 1.4.12, as its bookmarklet sets it. */
const spaced = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}';

const hostile = `html{font-size:62.5%}
*{letter-spacing:.5em;font-size:10px!important;line-height:1!important;word-spacing:1em;font-style:italic}
label,input,fieldset,button,a,summary,textarea{all:unset!important;display:block!important}
body{text-transform:uppercase;direction:rtl;text-align:center;text-indent:2em;color:red;font-family:monospace}`;

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
  /** Looks at every width, and leaves everything as it was before it says what is wrong. */
  const checkAll = (): void => {
    const found: string[] = [];
    for (const width of widths) {
      resize(width);
      found.push(...flaws(form).map(flaw => `at ${width} px: ${flaw}`));
    }
    resize(320);
    space(true);
    found.push(...flaws(form).map(flaw => `with the text spacing of WCAG 1.4.12: ${flaw}`));
    space(false);
    resize(360);
    expect(found).to.deep.equal([]);
    expect(form.all('[style]')).to.have.length(0);
    const root = form.one('.root')!;
    expect([root.lang, root.dir]).to.deep.equal(['en', 'ltr']);
  };

  /** Goes the same way in both frames, and holds every place to be whole and the same in both. */
  const inBoth = (places: readonly Place[]): void => {
    for (const [name, reach] of places) {
      it(`is whole at 320, 360 and 1280 px and with spaced text, and no site can spoil it: ${name}`, async () => {
        // One after the other: only one frame can have focus.
        await reach(form);
        await reach(other);
        // What the later part brings to a page comes to each frame in its own time.
        await until(() => looks(other).length === looks(form).length, 'as many elements in both frames');
        const [host, hostless] = [looks(other), looks(form)];
        expect(host.flatMap((look, at) => (look === hostless[at] ? [] : [`${look}, expected ${hostless[at]}`])).slice(0, 5)).to.deep.equal([]);
        checkAll();
      });
    }
  };

  before(() => Promise.all([page.open(), spoiled.open(hostile)]));
  after(() => { page.close(); spoiled.close(); });

  describe('of every page of the built-in journey', () => {
    before(async () => { resize(360); [form, other] = await Promise.all([page.start({ directory, ask: askAll }), spoiled.start({ directory, ask: askAll })]); });
    inBoth(everyPage('self'));
  });

  describe('of the types of question of other journeys', () => {
    before(async () => { resize(360); [form, other] = await Promise.all([page.start(toOthers), spoiled.start(toOthers)]); });
    inBoth(otherTypes);
  });

  for (const as of ['someone-else', 'professional'] as const) {
    describe(`of every page that ${as} fills in`, () => {
      before(async () => { resize(360); form = await page.start({ directory, ask: askAll }, { as }); });
      for (const [name, reach] of everyPage(as)) it(`is whole: ${name}`, async () => { await reach(form); checkAll(); });
    });
  }

  describe('of what somebody finds who comes back', () => {
    let disk: OwnDisk;
    before(() => { disk = ownDisk(page.frame.contentWindow!, page.disk); });
    afterEach(() => { sessionStorage.clear(); });
    after(() => disk.end());
    for (const [name, reach] of comingBack) {
      it(`is whole: ${name}`, async () => {
        form = await reach({ view: page.frame.contentWindow!, disk, start: (config, deliver) => page.start(config, { ...(deliver && { deliver }) }) });
        checkAll();
      });
    }
  });

  it('is whole: a child is told who to talk to', async () => {
    form = await page.start();
    await form.walkTo('age');
    await form.pick('Under 13');
    await form.goOn();
    checkAll();
  });

  it('is whole: nobody works there', async () => {
    form = await page.start(toStop);
    await form.pick('No');
    await form.goOn();
    checkAll();
  });

  it('is whole: the equality questions', async () => {
    form = await page.start({ ...toSend, equality: { endpoint: '/answers/404', why: 'The council asks us to be fair to everyone.' } });
    await sendShort(form, 'We have your answers', { to: 'averyveryverylongaddress.of.somebody@extraordinarily-long-name.example.org' });
    checkAll();
    await form.goOn('See the questions');
    await until(() => form.control('No, thank you'), 'the first page');
    checkAll();
    await form.goOn('Start');
    while (form.page !== 'check') { checkAll(); await form.goOn(); }
    checkAll();
  });

  it('has 19 px for its text', async () => {
    form = await page.start();
    const view = page.document.defaultView!;
    for (const selector of ['.in', '.lead']) expect(view.getComputedStyle(form.one(selector)!).fontSize, selector).to.equal('19px');
  });

  for (const [name, config, heading] of [['held', { ...toSend, endpoint: '/answers/404' }, 'Not sent yet'], ['attention', { ...toSend, endpoint: '/answers/422' }, 'We could not send your answers'], ['closed', { ...toSend, endpoint: '/answers/410' }, 'This form has closed']] as const) {
    it(`is whole: ${name}`, async () => {
      form = await page.start(config);
      await sendShort(form, heading, { to: 'averyveryverylongaddress.of.somebody@extraordinarily-long-name.example.org' });
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
    for (const width of widths) { resize(width); expect(flaws(form), `at ${width} px`).to.deep.equal([]); }
  });
});
