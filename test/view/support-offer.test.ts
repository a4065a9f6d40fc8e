import { expect } from 'chai';
import { helpOffer } from '../../src/view/screens/help-offer.ts';
import { audit, dressPage } from './audit.ts';
import { start, textOf, until, type Form } from './driver.ts';
import { cleanUp } from '../fixture.ts';
import { toNumbers } from './short-journeys.ts';
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

describe('the help offer after a number', () => {
  afterEach(cleanUp);
  const answered = async (...numbers: readonly (string | undefined)[]): Promise<Form> => {
    const form = await start(toNumbers);
    for (const number of numbers) {
      await until(() => form.one('.scale'), 'the scale');
      if (number !== undefined) await form.pick(form.tile(number));
      await form.goOn();
    }
    return form;
  };
  const isOffered = (form: Form): boolean => form.one<HTMLDialogElement>('dialog')!.open;

  it('comes after a low answer to an item that is known, and holds nobody up', async () => {
    const form = await answered('1');
    await until(() => isOffered(form), 'the offer');
    expect(form.text).to.include('It sounds like things may be hard');
    await form.press('No, carry on');
    expect([isOffered(form), form.page]).to.deep.equal([false, 'number-1']);
  });

  it('does not come after other answers, after none, nor after a question that is no such item', async () => {
    for (const numbers of [['3'], ['10'], [undefined], ['7', '0']]) {
      const form = await answered(...numbers);
      await new Promise(later => { setTimeout(later, 100); });
      expect(isOffered(form), numbers.join()).to.equal(false);
      cleanUp();
    }
  });

  it('is said nowhere in what is sent', async () => {
    const form = await answered('0');
    await until(() => isOffered(form), 'the offer');
    await form.press('No, carry on');
    await form.goOn();
    expect(form.page).to.equal('check');
    expect(form.text).to.not.match(/hard|low|score/i);
  });
});
