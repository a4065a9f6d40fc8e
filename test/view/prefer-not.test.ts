import { expect } from 'chai';
import type { Submission } from '../../src/core/submission.ts';
import { cleanUp } from '../fixture.ts';
import { givesReceipt, start, textOf, until, type Form } from './driver.ts';
import { toOthers } from './short-journeys.ts';

const rather = 'I would rather not say';
const rowOf = (form: Form, heading: string): string => textOf(form.all('.checklist > div').find(row => textOf(row.querySelector('dt')) === heading)?.querySelector('dd:not(.chg)'));

describe('"I would rather not say"', () => {
  afterEach(cleanUp);

  it('is chosen instead of an age, and an age instead of it', async () => {
    const form = await start();
    await form.walkTo('age');
    await form.pick('50 to 64', rather);
    expect(form.chosen()).to.deep.equal([rather]);
    await form.pick('65 to 79');
    expect(form.chosen()).to.deep.equal(['65 to 79']);
    await form.pick(rather);
    await form.goOn();
    await form.goOn('Back');
    expect(form.chosen()).to.deep.equal([rather]);
  });

  it('is one more answer of the same group, so that the arrow keys reach it', async () => {
    const form = await start();
    await form.walkTo('age');
    const names = form.all<HTMLInputElement>('.opt input').map(({ type, name }) => `${type} ${name}`);
    expect(new Set(names)).to.deep.equal(new Set(['radio age']));
  });

  it('empties the boxes of a date, is taken away by typing there again, and by pressing it again', async () => {
    const form = await start({ ask: ['birth-date'] });
    await form.walkTo('birth-date');
    const boxes = (): string[] => ['day', 'month', 'year'].map(name => form.field(name).value);
    await form.answer();
    expect(boxes()).to.deep.equal(['31', '3', '1980']);
    await form.pick(rather);
    expect([...boxes(), ...form.chosen()]).to.deep.equal(['', '', '', rather]);
    await form.type('day', '3');
    expect([...boxes(), ...form.chosen()]).to.deep.equal(['3', '', '']);
    await form.pick(rather);
    await form.pick(rather);
    expect([...boxes(), ...form.chosen()]).to.deep.equal(['', '', '']);
    await form.fail();
    await form.pick(rather);
    await form.goOn();
    expect(form.page).to.equal('contact-by');
  });

  it('is what the check page says and what is sent, without any value', async () => {
    const got: Submission[] = [];
    const form = await start({ ask: ['birth-date'] }, { deliver: (submission: Submission) => { got.push(submission); return givesReceipt(submission); } });
    await form.walkTo('age');
    await form.pick(rather);
    await form.walkTo('birth-date');
    await form.pick(rather);
    await form.walkTo('check');
    expect([rowOf(form, 'How old are you?'), rowOf(form, 'What is your date of birth?')]).to.deep.equal(['You would rather not say', 'You would rather not say']);
    await form.send('We have your answers');
    expect(got[0]!.body.answers).to.deep.include({ age: { at: 'preferNotToSay' }, 'birth-date': { at: 'preferNotToSay' }, where: { at: 'answered', value: 'NW1 2DB' } });
  });

  it('can be changed from the check page', async () => {
    const form = await start();
    await form.walkTo('age');
    await form.pick(rather);
    await form.walkTo('check');
    await form.goOn('Change: How old are you?');
    expect(form.chosen()).to.deep.equal([rather]);
    await form.pick('80 or over');
    await form.goOn();
    await form.walkTo('check');
    expect(rowOf(form, 'How old are you?')).to.equal('80 or over');
  });

  it('stops nobody: no age is asked of those who would rather not say it', async () => {
    const form = await start();
    await form.walkTo('age');
    await form.pick(rather);
    await form.goOn();
    expect(form.page).to.equal('matters');
  });

  it('works on a scale of a journey that a site wrote', async () => {
    const form = await start(toOthers);
    await until(() => form.one('.scale'), 'the scale');
    await form.pick(form.tile('7'), rather);
    expect(form.chosen()).to.deep.equal([rather]);
    await form.pick(form.tile('0'));
    expect(form.all<HTMLInputElement>('.opt input:checked').map(({ value }) => value)).to.deep.equal(['0']);
  });
});
