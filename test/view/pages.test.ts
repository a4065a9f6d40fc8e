import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import { directory, expectSame, start, textOf, until, type Form } from './driver.ts';

/** The pages with a question: how to leave each wrong, and the fields that are wrong then. */
const questions: readonly { readonly page: string; readonly fields: readonly string[]; readonly spoil?: (form: Form) => Promise<void> }[] = [
  { page: 'where', fields: ['postcode'], spoil: form => form.type('postcode', 'nowhere') },
  { page: 'matters', fields: ['choice'] },
  { page: 'interests', fields: ['choice'] },
  { page: 'help', fields: ['choice'] },
  { page: 'call', fields: ['choice'] },
  { page: 'name', fields: ['text'] },
  { page: 'contact-by', fields: ['choice'] },
  { page: 'contact', fields: ['to', 'safe'], spoil: form => form.type('to', '12') },
  { page: 'more', fields: ['text'], spoil: form => form.type('text', 'long '.repeat(500)) },
  { page: 'privacy', fields: ['help-me'] },
];

/** What describes a field: its own `aria-describedby`, and that of the groups it stands in. */
const descriptions = (form: Form, field: Element): string => {
  const groups = form.all('fieldset').filter(group => group.contains(field));
  return [field, ...groups].flatMap(one => (one.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)).map(id => textOf(form.root.getElementById(id))).join(' | ');
};

const fieldsOf = (form: Form): HTMLInputElement[] => form.all<HTMLInputElement>('.step input, .step textarea');

/** Whether an element can be seen. A page behind another is not painted and does not scroll: there nothing is asked. */
const isOnScreen = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return document.visibilityState === 'hidden' || (top >= -1 && bottom <= innerHeight);
};

describe('a page with a question', () => {
  let form: Form;
  before(async () => { form = await start({ directory }); });
  after(cleanUp);

  for (const { page, fields, spoil } of questions) {
    describe(page, () => {
      before(() => form.walkTo(page));

      it('has focus on its heading, and the heading on screen', async () => {
        form.expectFocusOnHeading();
        await until(() => isOnScreen(form.heading()), 'the heading on screen');
      });

      it('asks by its heading: it is the legend of the group, or holds the label of the one field', () => {
        const heading = form.heading();
        const label = heading.querySelector('label');
        if (label) expect(fieldsOf(form).map(field => field.id)).to.include(label.htmlFor);
        else {
          expect(heading.parentElement?.localName).to.equal('legend');
          expect(heading.parentElement?.parentElement?.localName).to.equal('fieldset');
          expectSame(heading.parentElement, heading.closest('fieldset')?.firstElementChild, 'the legend');
          expect(fieldsOf(form).every(field => heading.closest('fieldset')!.contains(field))).to.equal(true);
        }
        expect(form.all('.step .h')).to.have.length(1);
      });

      it('has nothing chosen or written for the person', () => {
        expect(form.chosen()).to.deep.equal([]);
        for (const field of fieldsOf(form)) if (field.type !== 'checkbox' && field.type !== 'radio') expect(field.value).to.equal('');
      });

      it('gives every field a name', () => {
        for (const field of fieldsOf(form)) expect(textOf(field.labels?.[0]), field.outerHTML).to.not.equal('');
      });

      it('finds no fault before Continue, and leaves finding it to us and not to the browser', () => {
        expect(form.all('#summary, .err, [aria-invalid]').map(textOf)).to.deep.equal([]);
        expect(form.one<HTMLFormElement>('.step form')!.noValidate).to.equal(true);
        expect(form.all('.step :is([required], [pattern], [maxlength], [aria-required])')).to.have.length(0);
      });

      it('says "(optional)" where it is, and never an asterisk', () => {
        expect(textOf(form.heading()).endsWith('(optional)')).to.equal(page === 'more');
        expect(form.text).to.not.include('*');
      });

      it('puts the list of what is wrong first, with focus on it', async () => {
        await spoil?.(form);
        await form.fail();
        const summary = form.one('#summary')!;
        expectSame(form.focused, summary, 'focus');
        expect(summary.getAttribute('role')).to.equal('alert');
        expectSame(form.one('.step')!.firstElementChild, summary, 'what stands first');
        expect(textOf(form.one('#summary-heading'))).to.equal(fields.length === 1 ? 'Please check one thing' : `Please check ${fields.length} things`);
        expect(summary.querySelectorAll('li button')).to.have.length(fields.length);
      });

      it('leads from each line of the list to its field, with the same words in both', () => {
        const buttons = form.all<HTMLButtonElement>('#summary li button');
        fields.forEach((name, at) => {
          const button = buttons[at]!;
          button.click();
          expectSame(form.focused, form.field(name), name);
          expect(textOf(form.root.getElementById(`problem-${name}`))).to.equal(textOf(button));
        });
        expect(form.all('.err')).to.have.length(fields.length);
      });

      it('ties every field in error to what is wrong with it', () => {
        for (const name of fields) {
          const field = form.field(name);
          expect(descriptions(form, field), name).to.include(textOf(form.root.getElementById(`problem-${name}`)));
          const invalid = [field, ...form.all('fieldset[role=radiogroup]').filter(group => group.contains(field))].some(one => one.getAttribute('aria-invalid') === 'true');
          expect(invalid, `aria-invalid on ${name}`).to.equal(true);
        }
      });

      it('keeps what was written, and says so until Continue is pressed again', async () => {
        if (fieldsOf(form)[0]!.type === 'checkbox' || fieldsOf(form)[0]!.type === 'radio') return;
        const { value } = fieldsOf(form)[0]!;
        expect(value.length > 0).to.equal(spoil !== undefined);
        await form.type(fields[0]!, 'x');
        expect(form.all('#summary')).to.have.length(1);
        await form.type(fields[0]!, page === 'more' ? '' : value);
      });
    });
  }
});

describe('fields about the person', () => {
  after(cleanUp);

  it('carry the tokens that let a browser fill them in', async () => {
    const form = await start();
    const token = (name: string): string => form.field(name).autocomplete;
    await form.walkTo('where');
    expect(token('postcode')).to.equal('postal-code');
    await form.walkTo('name');
    expect(token('text')).to.equal('name');
    await form.walkTo('contact');
    expect([token('to'), form.field('to').type]).to.deep.equal(['tel', 'tel']);
    for (const [way, autocomplete] of [['Text message', 'tel'], ['Email', 'email'], ['Letter', 'street-address']] as const) {
      await form.goOn('Back');
      await form.pick(way);
      await form.goOn();
      expect(token('to'), way).to.equal(autocomplete);
    }
  });
});
