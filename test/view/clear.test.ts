import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import { start, textOf, until, type Form } from './driver.ts';
import { toOthers } from './short-journeys.ts';

/** Presses the button as a person does, who has it in focus. */
async function clear(form: Form): Promise<void> {
  form.control('Clear my answer')!.focus();
  await form.press('Clear my answer');
}
const isOffered = (form: Form): boolean => form.all('.step button').some(button => textOf(button) === 'Clear my answer');

describe('"Clear my answer"', () => {
  afterEach(cleanUp);

  it('takes back what was chosen of radio buttons, which nothing else can, and goes with it', async () => {
    const form = await start();
    await form.walkTo('who');
    expect(isOffered(form)).to.equal(false);
    await form.pick('Someone I know');
    expect(isOffered(form)).to.equal(true);
    await clear(form);
    expect(form.chosen()).to.deep.equal([]);
    expect(isOffered(form)).to.equal(false);
    await form.fail();
  });

  it('leaves focus on the first of them, and never on nothing', async () => {
    const form = await start();
    for (const [page, field, option] of [['who', 'choice', 'Me'], ['age', 'age', '18 to 24'], ['call', 'choice', 'No, not today']] as const) {
      await form.walkTo(page);
      await form.pick(option);
      await clear(form);
      expect(form.focused === form.field(field), page).to.equal(true);
      form.expectFocusInside();
    }
  });

  it('takes back "I would rather not say" too', async () => {
    const form = await start();
    await form.walkTo('age');
    await form.pick('I would rather not say');
    await clear(form);
    expect(form.chosen()).to.deep.equal([]);
    expect(isOffered(form)).to.equal(false);
  });

  it('is there for every kind of radio buttons, and not where a tick can be taken away by itself', async () => {
    const others = await start(toOthers);
    await until(() => others.one('.scale'), 'the scale');
    await others.pick(others.tile('3'));
    expect(isOffered(others)).to.equal(true);
    await clear(others);
    expect([others.chosen().length, others.focused?.id]).to.deep.equal([0, 'field-scale']);
    const form = await start();
    for (const page of ['matters', 'help', 'when', 'comms', 'privacy']) {
      await form.walkTo(page);
      await form.answer();
      expect(form.chosen().length, page).to.be.above(0);
      expect(isOffered(form), page).to.equal(false);
    }
  });

  it('sends nothing of an optional question that was cleared', async () => {
    const form = await start({ journey: { id: 'short', version: '1', start: 'been', pages: [{ id: 'been', heading: { en: 'Been here before?' }, question: { type: 'yes-no', optional: true } }] } });
    await until(() => form.one('.opt'), 'the options');
    await form.pick('Yes');
    await clear(form);
    await form.goOn();
    expect(form.text).to.include('You skipped this');
  });
});
