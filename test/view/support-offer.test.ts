import { expect } from 'chai';
import { helpOffer } from '../../src/view/screens/help-offer.ts';
import { audit, dressPage } from './audit.ts';
import { textOf, type Form } from './driver.ts';
import { onStage, speaking } from './support-stage.ts';

describe('the help offer', () => {
  let form: ReturnType<typeof onStage>;
  let pressed: string[] = [];
  const show = async (language: 'en' | 'cy' = 'en', level = 2, dressed: { readonly dir?: string; readonly theme?: string } = {}): Promise<Form> => {
    pressed = [];
    form = onStage(helpOffer(await speaking(language), level, () => pressed.push('show'), () => pressed.push('carry on')), { language, ...dressed });
    return form;
  };
  afterEach(() => { form.leave(); for (const title of document.querySelectorAll('body > h1')) title.remove(); });

  it('thanks, asks one question and gives two ways on', async () => {
    const offer = await show();
    expect(textOf(offer.one('#support-heading'))).to.equal('It sounds like things may be hard');
    expect(offer.all('.panel p').map(textOf)).to.deep.equal(['Thank you for telling us. You are not on your own.', 'Would you like to see who you can talk to?']);
    expect(offer.all('button').map(textOf)).to.deep.equal(['Yes, show me', 'No, carry on']);
  });

  it('tells which way was chosen, once', async () => {
    const offer = await show();
    await offer.press('No, carry on');
    await offer.press('Yes, show me');
    expect(pressed).to.deep.equal(['carry on', 'show']);
  });

  it('names the dialog, and the question belongs to its answer', async () => {
    const offer = await show('en', 3);
    expect(offer.one('dialog')!.getAttribute('aria-labelledby')).to.equal('support-heading');
    expect(offer.one('#support-heading')!.localName).to.equal('h3');
    expect(textOf(offer.one(`#${offer.control('Yes, show me')!.getAttribute('aria-describedby')}`))).to.equal('Would you like to see who you can talk to?');
    expect(offer.one('dialog')!.contains(offer.focused)).to.equal(true);
  });

  for (const language of ['en', 'cy'] as const) {
    it(`in ${language} says nothing of risk, of watching, of the police or of what was written`, async () => {
      const offer = await show(language);
      expect(offer.text).to.not.match(/risk|danger|monitor|watch|alert|urgent|suicid|harm|report|police|risg|perygl|heddlu|hunanladd|niweid/i);
      expect(offer.text).to.not.include('offer.');
      expect(offer.all('a, input, form, svg')).to.deep.equal([]);
    });
  }

  for (const [dir, theme, language] of [['ltr', 'light', 'en'], ['rtl', 'dark', 'cy']] as const) {
    it(`has nothing that axe finds wrong: ${dir}, ${theme}, ${language}`, async () => {
      const offer = await show(language, 2, { dir, theme });
      dressPage(offer);
      const { violations, incomplete, nodes } = await audit();
      expect(violations).to.deep.equal([]);
      expect(incomplete).to.deep.equal([]);
      expect(nodes, 'nodes that passed').to.be.at.least(8);
    });
  }
});
