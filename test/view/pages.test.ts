import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import { directory, expectSame, start, textOf, until, type Filler, type Form } from './driver.ts';

/** A page with a question: how to leave it wrong, and the fields that are wrong then; none where nothing can be wrong. */
interface Asked {
  readonly page: string;
  readonly fields: readonly string[];
  readonly spoil?: (form: Form) => Promise<void>;
  readonly optional?: true;
  readonly preferNot?: true;
}

const tooLong = (form: Form): Promise<void> => form.type('text', 'long '.repeat(500));

const who: Asked = { page: 'who', fields: ['choice'] };
const whoKnows: Asked = { page: 'who-knows', fields: ['choice'] };
const wishes: readonly Asked[] = [
  { page: 'where', fields: ['postcode'], spoil: form => form.type('postcode', 'nowhere') },
  { page: 'age', fields: ['age'], preferNot: true },
  { page: 'matters', fields: ['choice'] },
  { page: 'interests', fields: ['choice'] },
  { page: 'help', fields: ['choice'] },
  { page: 'when', fields: [], optional: true },
  { page: 'call', fields: ['choice'] },
];
const person: readonly Asked[] = [
  { page: 'name', fields: ['first'], spoil: form => form.type('called', 'Addy') },
  { page: 'birth-date', fields: ['month'], preferNot: true, spoil: async form => { await form.type('day', '31'); await form.type('month', 'Smarch'); await form.type('year', '1980'); } },
  { page: 'contact-by', fields: ['choice'] },
  { page: 'contact', fields: ['to', 'safe'], spoil: form => form.type('to', '12') },
  { page: 'comms', fields: [], optional: true },
  { page: 'comms-language', fields: ['text'] },
  { page: 'comms-other', fields: ['text'], optional: true, spoil: tooLong },
  { page: 'gp', fields: ['text'], optional: true, spoil: tooLong },
];
const end: readonly Asked[] = [
  { page: 'more', fields: ['text'], optional: true, spoil: tooLong },
  { page: 'privacy', fields: ['help-me'] },
  { page: 'news', fields: [] },
];
const helperName: Asked = { page: 'helper-name', fields: ['first'] };
const helperContact: Asked = { page: 'helper-contact', fields: ['text'], optional: true, spoil: form => form.type('text', '12') };

/** Every page with a question that each of the three who fill the form in is asked, in their order. */
const ways: Readonly<Record<Filler, readonly Asked[]>> = {
  self: [who, ...wishes, ...person, ...end],
  'someone-else': [who, whoKnows, ...wishes, ...person, helperName, { page: 'helper-relation', fields: ['text'], optional: true, spoil: tooLong }, helperContact, ...end],
  professional: [who, whoKnows, ...wishes, ...person, helperName, { page: 'helper-role', fields: ['text'] }, helperContact, ...end],
};

/** What describes a field: its own `aria-describedby`, and that of the groups it stands in. */
const descriptions = (form: Form, field: Element): string => {
  const groups = form.all('fieldset').filter(group => group.contains(field));
  return [field, ...groups].flatMap(one => (one.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)).map(id => textOf(form.root.getElementById(id))).join(' | ');
};

const fieldsOf = (form: Form): HTMLInputElement[] => form.all<HTMLInputElement>('.step input, .step textarea');
const isTile = ({ type }: HTMLInputElement): boolean => type === 'checkbox' || type === 'radio';
const written = (form: Form): string[] => fieldsOf(form).filter(field => !isTile(field)).map(({ value }) => value);

/** Whether an element can be seen. A page behind another is not painted and does not scroll: there nothing is asked. */
const isOnScreen = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return document.visibilityState === 'hidden' || (top >= -1 && bottom <= innerHeight);
};

for (const [filler, questions] of Object.entries(ways) as [Filler, readonly Asked[]][]) {
  describe(`a page with a question, filled in by ${filler}`, () => {
    let form: Form;
    before(async () => { form = await start({ directory, ask: ['birth-date', 'news'] }, { as: filler }); });
    after(cleanUp);

    for (const { page, fields, spoil, optional = false, preferNot = false } of questions) {
      describe(page, () => {
        before(() => form.walkTo(page));

        it('has focus on its heading, and the heading on screen', async () => {
          form.expectFocusOnHeading();
          await until(() => isOnScreen(form.heading()), 'the heading on screen');
        });

        it('asks by its heading: it is the legend of the group, or holds the label of the one field', () => {
          const heading = form.heading();
          const label = heading.querySelector('label');
          if (label) expect(fieldsOf(form).map(field => field.id)).to.deep.equal([label.htmlFor]);
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
          expect(written(form).filter(value => value !== '')).to.deep.equal([]);
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
          expect(textOf(form.heading()).endsWith('(optional)')).to.equal(optional);
          expect(form.text).to.not.include('*');
        });

        it('says why it asks, to whoever wants to know', () => {
          const why = form.one<HTMLDetailsElement>('details.why')!;
          expect([why.open, textOf(why.querySelector('summary'))]).to.deep.equal([false, 'Why we ask']);
          expect(textOf(why.querySelector('.whybox'))).to.match(/^\p{Lu}.{10,}\.$/u);
        });

        it('has all its words', () => expect(form.text).to.not.match(/\{\{|\b(?!www\.)[a-z]+(?:-[a-z]+)*\.[a-z-]+(?:\.[a-z-]+)*\b(?<!\.example(?:\.org)?)/));

        it('offers not to say where nobody needs to, in the words of whoever would not, apart from the answers', () => {
          const option = form.ratherNot;
          expect(option !== undefined).to.equal(preferNot);
          if (option) expect([textOf(option), textOf(option.parentElement!.previousElementSibling)]).to.deep.equal([`${filler === 'self' ? 'I' : 'They'} would rather not say`, 'or']);
        });

        if (fields.length === 0) {
          it('can be left empty', async () => {
            await form.goOn();
            await form.goOn('Back');
            expect(form.page).to.equal(page);
          });
          return;
        }

        it('puts the list of what is wrong first, with focus on it, and keeps what was written', async () => {
          await spoil?.(form);
          const before = written(form);
          expect(before.some(value => value !== '')).to.equal(spoil !== undefined);
          await form.fail();
          const summary = form.one('#summary')!;
          expectSame(form.focused, summary, 'focus');
          expect(summary.getAttribute('role')).to.equal('alert');
          expectSame(form.one('.step')!.firstElementChild, summary, 'what stands first');
          expect(textOf(form.one('#summary-heading'))).to.equal(fields.length === 1 ? 'Please check one thing' : `Please check ${fields.length} things`);
          expect(summary.querySelectorAll('li button')).to.have.length(fields.length);
          expect(written(form)).to.deep.equal(before);
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

        it('says what is wrong until Continue is pressed again, whatever is typed meanwhile', async () => {
          const [field] = fieldsOf(form).filter(one => !isTile(one));
          if (!field) return;
          const { value } = field;
          await form.type(field.id.replace('field-', ''), 'x');
          expect(form.all('#summary')).to.have.length(1);
          await form.type(field.id.replace('field-', ''), optional ? '' : value);
        });
      });
    }

    // In a group of its own, because a group's own tests run before those of the groups in it.
    describe('at the end', () => {
      it('comes the check page, and every page with a question was there before', async () => {
        await form.walkTo('check');
        expect([...new Set(form.pages)].filter(page => !['start', 'ideas', 'check'].includes(page))).to.have.members(questions.map(({ page }) => page));
      });
    });
  });
}

describe('fields about the person', () => {
  after(cleanUp);

  it('carry the tokens that let a browser fill them in', async () => {
    const form = await start({ ask: ['birth-date'] });
    const token = (name: string): string => form.field(name).getAttribute('autocomplete')!;
    await form.walkTo('where');
    expect(token('postcode')).to.equal('postal-code');
    await form.walkTo('name');
    expect(['first', 'last', 'called'].map(token)).to.deep.equal(['given-name', 'family-name', 'nickname']);
    await form.walkTo('birth-date');
    expect(['day', 'month', 'year'].map(token)).to.deep.equal(['bday-day', 'bday-month', 'bday-year']);
    await form.walkTo('contact');
    expect([token('to'), form.field('to').type]).to.deep.equal(['tel', 'tel']);
    for (const [way, autocomplete] of [['Text message', 'tel'], ['Email', 'email'], ['Letter', 'street-address'], ['Another way', 'off']] as const) {
      await form.goOn('Back');
      await form.pick(way);
      await form.goOn();
      expect(token('to'), way).to.equal(autocomplete);
    }
    await form.type('to', 'Ask at the library');
    await form.walkTo('gp');
    expect(token('text')).to.equal('off');
  });
});

describe('a person with one name', () => {
  after(cleanUp);

  it('writes it in whichever box they like', async () => {
    for (const part of ['first', 'last']) {
      const form = await start({ journey: { id: 'short', version: '1', start: 'name', pages: [{ id: 'name', question: { type: 'name' } }] } });
      await form.type(part, 'Õ’Nnn-Łukasz');
      await form.goOn();
      expect(form.page, part).to.equal('check');
      expect(form.text).to.include('Õ’Nnn-Łukasz');
      form.element.remove();
    }
  });
});
