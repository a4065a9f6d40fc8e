import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { nations, type Nation } from '../../src/core/support/index.ts';
import { siteSupportSchema, type OwnContact } from '../../src/core/support/site-support.ts';
import { supportPanel, type SupportShown } from '../../src/view/screens/support.ts';
import { cleanUp } from '../fixture.ts';
import { audit, dressPage } from './audit.ts';
import { expectSame, start, textOf, until, type Form } from './driver.ts';
import { Page, flaws } from './frame.ts';
import { onStage, speaking } from './support-stage.ts';

const own: readonly OwnContact[] = [
  { words: { en: 'Our duty worker, until 8pm', cy: 'Ein gweithiwr ar ddyletswydd, tan 8yh' }, call: '+44 (0)20 7946 0000' },
  { words: 'The Hive by text', text: { number: '07700 900123', word: 'HIVE' } },
  { words: { cy: 'Neges i’r Hive' }, text: { number: '07700 900124' } },
  { words: 'More places to turn to', link: 'https://help.extraordinarilylongnameofacharityforpeople.example.org/now?from=form#list' },
];
const everyNation = Object.keys(nations) as Nation[];
const links = (form: Form): HTMLAnchorElement[] => form.all<HTMLAnchorElement>('.sup');
const hrefs = (form: Form): string[] => links(form).map(({ href }) => href);
const national = (nation: Nation): string[] => ['tel:999', ...(nation === 'england' ? ['tel:111'] : []), 'tel:116123', 'sms:85258', 'tel:08001111', 'tel:08000684141'];
const nothing = (): void => {};

describe('the help panel', () => {
  let form: ReturnType<typeof onStage> | undefined;
  const show = async (shown: SupportShown, language: 'en' | 'cy' = 'en', dressed: { readonly dir?: string; readonly theme?: string } = {}): Promise<Form> => {
    form = onStage(supportPanel(await speaking(language), shown, 2, nothing), { language, ...dressed });
    return form;
  };
  afterEach(() => { form?.leave(); form = undefined; for (const title of document.querySelectorAll('body > h1')) title.remove(); });

  for (const nation of everyNation) {
    for (const language of ['en', 'cy'] as const) {
      it(`for ${nation} in ${language} has each number as words and as a link, 999 first, and words for each`, async () => {
        const panel = await show({ nation }, language);
        expect(hrefs(panel)).to.deep.equal(national(nation));
        for (const [at, { call, text, id }] of nations[nation].contacts.map((contact, at) => [at, { call: undefined, text: undefined, ...contact }] as const)) {
          expect(textOf(links(panel)[at]!.querySelector('b'))).to.include(call ?? text!.number).and.include(text?.word ?? '');
          expect(textOf(links(panel)[at]!.querySelector('b + span')), id).to.match(/\w{4}/).and.not.include('support.');
        }
        expect(panel.text).to.include(language === 'en' ? 'We last checked the national numbers in November 2026.' : 'wirio’r rhifau cenedlaethol ddiwethaf').and.include('2026').and.not.include('{{');
        expect(textOf(panel.one('#support-heading'))).to.equal(language === 'en' ? 'Need help now?' : 'Angen help nawr?');
      });
    }
  }

  it('is England’s where the site does not say of which nation it is', async () => expect(hrefs(await show({}))).to.deep.equal(national('england')));
  it('speaks of 111 in England alone', async () => {
    for (const nation of everyNation) {
      expect((await show({ nation })).text.includes('111,') || hrefs(form!).includes('tel:111'), nation).to.equal(nation === 'england');
      form!.leave();
    }
  });

  it('shows the site’s own contacts after 999 and before all others, each by its own way', async () => {
    const panel = await show({ nation: 'wales', own });
    expect(hrefs(panel)).to.deep.equal(['tel:999', 'tel:+4402079460000', 'sms:07700900123', 'sms:07700900124', own[3]!.link, ...national('wales').slice(1)]);
    expect(links(panel).slice(1, 5).map(textOf)).to.deep.equal([
      'Call +44 (0)20 7946 0000Our duty worker, until 8pm', 'Text HIVE to 07700 900123The Hive by text', 'Text 07700 900124Neges i’r Hive',
      'Go to help.extraordinarilylongnameofacharityforpeople.example.org (opens a new window)More places to turn to',
    ]);
  });

  it('opens the site’s own page beside the form, so that no answer is lost, and does not say where from', async () => {
    const panel = await show({ own });
    expect(links(panel).map(({ target }) => target)).to.deep.equal(['', '', '', '', '_blank', ...Array.from({ length: 5 }, () => '')]);
    expect(links(panel)[4]!.rel).to.equal('noreferrer');
  });

  it('says in which language the site’s own words are, where it is not that of the page', async () => {
    const english = await show({ own });
    expect(english.all('.sup [lang]').map(({ lang, textContent }) => [lang, textContent])).to.deep.equal([['cy', 'Neges i’r Hive']]);
    form!.leave();
    const welsh = await show({ own }, 'cy');
    expect(welsh.all('.sup [lang]')).to.deep.equal([]);
    expect(welsh.text).to.include('Ein gweithiwr ar ddyletswydd').and.include('Tecstio HIVE i 07700 900123').and.include('Tecstio 07700 900124').and.include('Mynd i help.');
  });

  it('shows anything that a configuration may hold as own contacts', () => expect(siteSupportSchema.safeParse({ support: own }).success).to.equal(true));
  it('never runs what a site wrote', async () => {
    const panel = await show({ own: [{ words: '<img src=x onerror=alert(1)>', call: '020 7946 0000' }] });
    expect(panel.all('img')).to.deep.equal([]);
    expect(panel.text).to.include('<img src=x');
  });

  for (const [dir, theme, language] of [['ltr', 'light', 'en'], ['rtl', 'dark', 'cy']] as const) {
    for (const nation of everyNation) {
      it(`has nothing that axe finds wrong: ${nation}, ${dir}, ${theme}, ${language}, with own contacts`, async () => {
        const panel = await show({ nation, own }, language, { dir, theme });
        dressPage(panel);
        const { violations, incomplete, nodes, enhanced } = await audit();
        expect(violations).to.deep.equal([]);
        expect(incomplete).to.deep.equal([]);
        expect(nodes, 'nodes that passed').to.be.at.least(20);
        expect(enhanced, 'nodes measured against 7:1').to.be.above(0);
      });
    }
  }

  it('fits at any width: no text cut off, every link easy to press', async () => {
    const page = new Page();
    await page.open();
    try {
      const shown = onStage(supportPanel(await speaking('en'), { own }, 2, nothing));
      page.document.querySelector('main')!.replaceChildren(shown.element);
      // Taken out of a page, a dialog is closed.
      const dialog = shown.one<HTMLDialogElement>('dialog')!;
      // A sheet belongs to the page it was made in.
      const sheet = new (page.document.defaultView as unknown as { CSSStyleSheet: typeof CSSStyleSheet }).CSSStyleSheet();
      sheet.replaceSync((await import('../../src/view/styles/tokens.ts')).tokens.cssText + (await import('../../src/view/styles/first.ts')).first.cssText);
      shown.root.adoptedStyleSheets = [sheet];
      dialog.close();
      dialog.showModal();
      for (const width of [200, 320, 360, 700, 1280]) {
        page.width = width;
        expect(links(shown)[0]!.getBoundingClientRect().height, 'is shown').to.be.above(43);
        expect(flaws(shown), `at ${width} px`).to.deep.equal([]);
        expect(links(shown).filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).map(textOf), `wider than its frame at ${width} px`).to.deep.equal([]);
      }
    } finally { page.close(); for (const main of document.querySelectorAll('body > main')) main.remove(); }
  });
});

describe('the help panel in the form', () => {
  afterEach(cleanUp);

  it('opens over the page with focus in it, and goes by its button or by Escape, which give focus back', async () => {
    const form = await start();
    const button = form.control('Need help now?')!;
    const dialog = form.one<HTMLDialogElement>('dialog')!;
    // By Escape it goes by an event, which a page that is not painted never gets: so only that it is closed is looked at.
    for (const close of [async () => { await form.press('Close'); expect(form.one('.panel')).to.equal(null); }, () => sendKeys({ press: 'Escape' })]) {
      button.focus();
      await form.press('Need help now?');
      expect(dialog.open && dialog.matches(':modal')).to.equal(true);
      expectSame(form.focused, form.control('Close'), 'focus in the panel');
      expect(dialog.getAttribute('aria-labelledby')).to.equal(form.one('.panel .h')!.id);
      await close();
      await until(() => !dialog.open, 'the panel to close');
      await until(() => form.focused === button, 'focus on the button that opened it');
    }
  });

  it('needs no network', async () => {
    const form = await start();
    const before = performance.getEntriesByType('resource').length;
    await form.press('Need help now?');
    expect(links(form).length).to.be.above(4);
    expect(performance.getEntriesByType('resource').length).to.equal(before);
  });
});
