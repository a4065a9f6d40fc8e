import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import { start, textOf, until, type Form } from './driver.ts';
import { toGroup } from './short-journeys.ts';

describe('a group on its page', () => {
  let form: Form;
  before(async () => { form = await start(toGroup); await until(() => form.one('#field-title-0'), 'the first field'); });
  after(cleanUp);
  const titles = (): string[] => form.all<HTMLInputElement>('[id^=field-title-]').map(field => field.value);
  const focusOn = (id: string): Promise<boolean> => until(() => form.focused?.id === id, `focus on ${id}`);
  /** Presses a button as a person does, who has it in focus. */
  const use = async (name: string): Promise<void> => { form.control(name)!.focus(); await form.press(name); };

  it('moves focus to the new field when one more is added, and offers no more than its most', async () => {
    await form.type('title-0', 'one');
    await use('Add another');
    await focusOn('field-title-1');
    await form.type('title-1', 'two');
    await use('Add another');
    await focusOn('field-title-2');
    await form.type('title-2', 'three');
    expect(titles()).to.deep.equal(['one', 'two', 'three']);
    expect(form.control('Add another') === undefined).to.equal(true);
  });

  it('names in every "Remove" what goes, and keeps focus in the form when it went', async () => {
    expect(form.all('.turn button').map(textOf)).to.deep.equal(['Remove: Number 1', 'Remove: Number 2', 'Remove: Number 3']);
    await use('Remove: Number 2');
    await focusOn('field-title-0');
    expect(titles()).to.deep.equal(['one', 'three']);
    await use('Remove: Number 1');
    await focusOn('field-title-0');
    expect(titles()).to.deep.equal(['three']);
    expect(form.control('Remove') === undefined).to.equal(true);
  });

  it('adds as often as the button is pressed, whether or not anything was drawn between', async () => {
    const button = form.control('Add another')!;
    button.click();
    button.click();
    await form.element.updateComplete;
    expect(titles()).to.deep.equal(['three', '', '']);
    await focusOn('field-title-1');
  });

  it('never goes over its most by two presses in one task', async () => {
    await use('Remove: Number 3');
    const button = form.control('Add another')!;
    button.click();
    button.click();
    await form.element.updateComplete;
    expect(titles()).to.deep.equal(['three', '', '']);
  });

  it('takes what was written, without the turns that were left empty', async () => {
    await form.type('singer-0', 'Ada');
    await form.goOn();
    expect(form.all('.checklist dd:not(.chg) > span').map(textOf)).to.deep.equal(['three, Ada']);
  });
});
