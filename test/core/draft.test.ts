import { expect } from 'chai';
import fc from 'fast-check';
import { draftOf, maxDraftCharacters, readDraft, resume, type Draft } from '../../src/core/draft.ts';
import { currentStep, firstState, step } from '../../src/core/step.ts';
import { anyPerson, anySetup, turnsOf } from './random-journeys.ts';

describe('a draft', () => {
  it('brings anybody back to where they were in any journey, with the answers that they had given', () => {
    let far = 0;
    fc.assert(fc.property(anySetup, anyPerson, (setup, person) => {
      const turns = turnsOf(setup, person);
      const before = turns.map(({ after }) => after).findLast(({ delivery, ended, changing }) => !delivery && ended === undefined && !changing);
      if (!before) return;
      const [after] = resume(setup, readDraft(structuredClone(draftOf(setup, before, 0)))!);
      expect(after.delivery).to.equal(undefined);
      expect(after.ended).to.equal(undefined);
      const { page } = currentStep(setup, after);
      // What somebody agrees to is read again, and a page that was gone back to and left half filled ends the way.
      if (page.question?.type === 'consent' || after.at !== before.at) return;
      far++;
      // What is typed in the fields of pages on the way counts as it stands now.
      for (const [key, answer] of Object.entries(after.answers)) if (!before.due.includes(key)) expect(after.typed[key] === undefined ? answer : before.typed[key], key).to.deep.equal(after.typed[key] === undefined ? before.answers[key] : after.typed[key]);
    }), { numRuns: 300 });
    expect(far).to.be.greaterThan(100);
  });

  it('never sends by itself and never throws, whatever lies on the device', () => {
    fc.assert(fc.property(anySetup, fc.dictionary(fc.constantFrom('who', 'ways', 'p0', 'check', '__proto__'), fc.jsonValue()), fc.string(), (setup, typed, at) => {
      const [state, effects] = resume(setup, { version: 1, form: setup.form, journey: setup.journey, at, typed, keptAt: 0, seenOn: 0, age: 0 });
      expect(state.delivery).to.equal(undefined);
      for (const effect of effects) expect(effect.do).to.equal('find-ideas');
      step(setup, state, { type: 'continue' });
    }), { numRuns: 300 });
  });

  it('keeps what the person asks about, for ideas that are found again', () => {
    fc.assert(fc.property(anySetup, setup => {
      const state = firstState(setup);
      const draft = readDraft(structuredClone(draftOf(setup, { ...state, ideas: { ...state.ideas, asked: { one: 'with-someone' } } }, 0)))!;
      expect(resume(setup, draft)[0].ideas.asked).to.deep.equal({ one: 'with-someone' });
      expect(readDraft({ ...draft, asked: { one: 'nothing' } })).to.equal(undefined);
    }), { numRuns: 10 });
  });

  it('of another version of the journey begins at its beginning', () => {
    fc.assert(fc.property(anySetup, setup => {
      const draft: Draft = { version: 1, form: setup.form, journey: { id: setup.journey.id, version: `${setup.journey.version}0` }, at: 'check', typed: {}, keptAt: 0, seenOn: 0, age: 0 };
      expect(resume(setup, draft)[0]).to.deep.equal(firstState(setup));
    }), { numRuns: 20 });
  });

  it('that is none, is of a later version, has more in it or is too long is nothing', () => {
    const good: Draft = { version: 1, form: 'example', journey: { id: 'a', version: '1' }, at: 'name', typed: { name: 'Sam' }, keptAt: 0, seenOn: 0, age: 0 };
    expect(readDraft(good)).to.deep.equal(good);
    for (const bad of [null, undefined, 7, 'draft', [], {}, { ...good, version: 2 }, { ...good, more: 1 }, { ...good, typed: [] }, { ...good, age: '1' }, { ...good, typed: { name: 'x'.repeat(maxDraftCharacters) } }]) expect(readDraft(bad), JSON.stringify(bad)?.slice(0, 80)).to.equal(undefined);
  });
});
