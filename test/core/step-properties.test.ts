import { expect } from 'chai';
import fc from 'fast-check';
import { kindOf } from '../../src/core/questions/known.ts';
import { routeOf } from '../../src/core/route.ts';
import { canGoBack, currentStep, firstState, type State } from '../../src/core/step.ts';
import { step, type Doing } from './pressing.ts';
import { submissionSchema } from '../../src/core/submission.ts';
import { anyEvent, anyPerson, anySetup, meets, submissionsOf, turnsOf, type Turn } from './random-journeys.ts';

const holdsForEverybody = (holds: (turns: readonly Turn[], setup: Parameters<typeof firstState>[0]) => void, numRuns = 100): void =>
  fc.assert(fc.property(anySetup, anyPerson, (setup, person) => { holds(turnsOf(setup, person), setup); }), { numRuns });
const over = (state: State): boolean => state.ended !== undefined || ['sent', 'passed-on'].includes(state.delivery?.at ?? '');

/** Whether an event has no meaning where the person is, by a table of its own. */
function isSenseless(setup: Parameters<typeof firstState>[0], state: State, event: Doing): boolean {
  const open = state.ended === undefined && !state.delivery;
  const here = currentStep(setup, state);
  switch (event.type) {
    case 'input': return !open || event.key !== here.key || !here.page.question;
    case 'continue': return !open || here.page.show === 'check';
    case 'back': return !open || (!state.changing && here === currentStep(setup, firstState(setup)));
    case 'change': return !open || here.page.show !== 'check' || !routeOf(setup, state.answers).steps.some(({ key }) => key === event.key);
    case 'ideas-found': case 'ideas-unreachable': return state.ideas.at !== 'looking';
    case 'more-found': return !open || state.ideas.at !== 'found';
    case 'look-again': return !open || here.page.show !== 'ideas' || state.ideas.at !== 'unreachable';
    case 'ideas-changed': return !open || state.ideas.at !== 'found' || event.ideas === state.ideas || event.ideas.at !== 'found' || event.ideas.found !== state.ideas.found;
    case 'press-send': return !open || here.page.show !== 'check';
    case 'try-now': return !['saved', 'waiting', 'held', 'last-call', 'attention'].includes(state.delivery?.at ?? '');
    case 'delivery': return [undefined, 'sent', 'passed-on'].includes(state.delivery?.at);
    case 'deleted': return !state.delivery;
    case 'amend': return state.delivery?.at !== 'attention';
    case 'restart': return state.delivery?.at === 'held' || (state.delivery?.at === 'sending' && !state.delivery.saved);
    default: return event satisfies never;
  }
}

describe('step, for any journey and any person', () => {
  it('never throws and never changes what it was given', () => holdsForEverybody(turns => { expect(turns.length).to.be.greaterThan(0); }, 200));

  it('gives the same for the same', () => holdsForEverybody((turns, setup) => {
    for (const { before, event, after, effects } of turns) expect(step(setup, before, event)).to.deep.equal([after, effects]);
  }, 40));

  it('gives back the very same state, and nothing to do, for an event that makes no sense', () => holdsForEverybody((turns, setup) => {
    for (const { before, event, after, effects } of turns) {
      if (!isSenseless(setup, before, event)) continue;
      expect(after, event.type).to.equal(before);
      expect(effects, event.type).to.have.length(0);
    }
  }));

  it('asks for nothing but screens, problems and ideas before Send', () => holdsForEverybody(turns => {
    const sent = turns.findIndex(({ effects }) => effects.some(effect => effect.do === 'enqueue'));
    for (const { effects } of sent < 0 ? turns : turns.slice(0, sent)) for (const effect of effects) expect(effect.do).to.be.oneOf(['show', 'show-problems', 'find-ideas']);
    if (sent >= 0) expect(turns[sent]!.event.type).to.equal('press-send');
  }));

  it('looks for ideas only where there is a directory, and only from the page of ideas', () => holdsForEverybody((turns, setup) => {
    for (const { after, effects } of turns) {
      if (!effects.some(effect => effect.do === 'find-ideas')) continue;
      expect(setup.hasDirectory).to.equal(true);
      expect(currentStep(setup, after).page.show).to.equal('ideas');
      expect(after.ideas.at).to.equal('looking');
    }
  }));

  it('always has a way on', () => holdsForEverybody((turns, setup) => {
    for (const { after } of turns.slice(-6)) {
      const events: Doing[] = [{ type: 'continue' }, { type: 'back' }, { type: 'restart' }, { type: 'amend' }, { type: 'try-now' }, { type: 'delivery', delivery: { at: 'passed-on' } }, { type: 'press-send', id: 'x', at: 'x', language: 'en', consents: [] }];
      const changes = events.filter(event => step(setup, after, event)[0] !== after).map(({ type }) => type);
      expect(changes, JSON.stringify(after)).to.have.length.greaterThan(0);
      if (over(after)) expect(changes).to.deep.equal(['restart']);
    }
  }));

  it('shows the check page only when nothing on the way is left unanswered, so that Send always does something', () => holdsForEverybody((turns, setup) => {
    for (const { after } of turns) {
      if (after.ended !== undefined || after.delivery || currentStep(setup, after).page.show !== 'check') continue;
      const [, effects] = step(setup, after, { type: 'press-send', id: 'x', at: 'x', language: 'en', consents: [] });
      expect(effects.map(effect => effect.do), JSON.stringify(after)).to.include('enqueue');
    }
  }, 200));

  it('comes back to the same state by Back and then Continue', () => holdsForEverybody((turns, setup) => {
    for (const { before, event, after } of turns) {
      // An answer that makes an earlier page due leads there, and Back from there to the page above it.
      if (event.type !== 'continue' || after.at === before.at || before.changing || after.changing || !canGoBack(setup, after)) continue;
      const [back] = step(setup, after, { type: 'back' });
      expect(back.at).to.equal(before.at);
      // Ideas that could not be found are looked for again: that is another state on purpose.
      if (back.ideas === after.ideas) expect(step(setup, back, { type: 'continue' })[0]).to.deep.equal(after);
    }
  }));

  it('knows whom it is about: the person, or somebody else', () => holdsForEverybody((turns, setup) => {
    for (const { after } of turns) {
      if (over(after)) continue;
      const who = setup.journey.filledInBy === undefined ? undefined : after.answers['who'];
      expect(after.them).to.equal(who?.at === 'answered' && who.value !== 'self');
    }
  }));

  it('goes no further with an age below the least, and keeps none of its answers', () => holdsForEverybody((turns, setup) => {
    for (const { after } of turns) {
      if (after.ended === undefined && !after.delivery) expect(routeOf(setup, after.answers).end ?? '').to.not.be.oneOf(['under-13', 'too-young']);
      if (after.ended !== undefined) expect({ ...after, them: false }).to.deep.equal({ ...firstState(setup), ended: after.ended });
    }
  }, 200));

  it('takes a wish not to say for an answer only where the question lets it', () => holdsForEverybody((turns, setup) => {
    for (const { after } of turns) {
      for (const [key, answer] of Object.entries(after.answers)) {
        const page = setup.journey.pages.find(({ id }) => key === id || key.startsWith(`${id}.`));
        if (answer.at === 'preferNotToSay') expect(page?.question?.preferNot, key).to.equal(true);
        if (answer.at === 'skipped') expect(page?.question?.optional, key).to.equal(true);
      }
    }
  }));

  it('tells the page around the form of no page that only some come to, and of the same pages in the same order whoever the person is', () => holdsForEverybody((turns, setup) => {
    const all = [...setup.journey.pages.map(({ id }) => id).filter(id => !setup.onlySome.includes(id)), 'done'];
    let last = '';
    let furthest = -1;
    for (const { before, event, after, effects } of turns) {
      const shown = effects.find(effect => effect.do === 'show');
      if (event.type === 'restart') furthest = -1;
      if (!shown?.told || shown.told.page === last) continue;
      const { page, number } = shown.told;
      last = page;
      expect([all[number - 1], after.changing], page).to.deep.equal([page, false]);
      const { when, repeat } = setup.journey.pages.find(({ id }) => id === page) ?? {};
      expect([when, repeat]).to.deep.equal([undefined, undefined]);
      if (event.type === 'continue' && !before.changing && number > furthest) {
        expect(number, 'one further than ever').to.equal(furthest < 0 ? number : furthest + 1);
        furthest = number;
      }
      if (furthest < 0) furthest = number;
    }
  }));

  it('is where the route says: the step being shown is on the way', () => holdsForEverybody((turns, setup) => {
    for (const { after, effects } of turns) {
      const shown = effects.find(effect => effect.do === 'show');
      if (!shown || after.ended !== undefined || after.delivery) continue;
      expect(routeOf(setup, after.answers).steps.map(({ key }) => key)).to.include(after.at);
      if (shown.told) expect(currentStep(setup, after).page.id).to.equal(shown.told.page);
    }
  }));
});

describe('what is sent, for any journey and any person', () => {
  it('is sent once for each Send that counts, under the id of that Send', () => holdsForEverybody(turns => {
    for (const { event, effects, before } of turns) {
      const sent = effects.flatMap(effect => (effect.do === 'enqueue' ? [effect.submission] : []));
      expect(sent.length).to.be.at.most(event.type === 'press-send' && !before.delivery ? 1 : 0);
      if (event.type === 'press-send' && sent[0]) expect(sent[0].id).to.equal(event.id);
    }
  }));

  it('is a submission by its schema', () => holdsForEverybody(turns => {
    for (const submission of submissionsOf(turns)) expect(submissionSchema.safeParse(submission).success, JSON.stringify(submission)).to.equal(true);
  }));

  it('never leaves the widget on a closed way', () => holdsForEverybody((turns, setup) => {
    for (const { before, effects } of turns) if (routeOf(setup, before.answers).closed) expect(effects.some(effect => effect.do === 'enqueue')).to.equal(false);
  }));

  it('has only answers that its own answers lead to; the other questions were not asked', () => holdsForEverybody((turns, setup) => {
    for (const { body: { answers } } of submissionsOf(turns)) {
      let jumpTo: string | undefined;
      for (const page of setup.journey.pages) {
        const jumped = jumpTo !== undefined && jumpTo !== page.id;
        if (!jumped) jumpTo = undefined;
        const turnsOfPage = Object.keys(answers).filter(key => key === page.id || key.startsWith(`${page.id}.`));
        if (jumped || !meets(page.when, answers)) {
          for (const key of turnsOfPage) expect(answers[key], key).to.deep.equal({ at: 'notAsked' });
          continue;
        }
        const chosen = page.repeat ? answers[page.repeat.over] : undefined;
        if (page.repeat) expect(turnsOfPage.map(key => key.slice(page.id.length + 1)).toSorted()).to.deep.equal((chosen?.at === 'answered' ? [chosen.value].flat().filter(item => !['any', 'none', 'not-sure'].includes(item as string)) : []).toSorted());
        else if (page.question) expect(answers[page.id]?.at, page.id).to.be.oneOf(['answered', 'skipped', ...(page.question.preferNot ? ['preferNotToSay'] : [])]);
        const rule = page.repeat && turnsOfPage.length === 0 ? undefined : page.next?.find(({ when }) => meets(when, answers));
        if (rule) { expect(rule).to.have.property('page'); jumpTo = (rule as { page: string }).page; }
      }
    }
  }, 200));

  it('is not there for an age or a place that leads to a stop', () => holdsForEverybody((turns, setup) => {
    for (const { body: { answers } } of submissionsOf(turns)) {
      for (const { id, question } of setup.journey.pages) {
        const answer = answers[id];
        if (question && answer?.at === 'answered') expect(kindOf(question).stop?.(question, answer.value as never, setup), id).to.equal(undefined);
      }
    }
  }, 300));

  it('says who filled it in, as the page that asks it was answered, and that it was the person where no page asks', () => holdsForEverybody((turns, setup) => {
    for (const { filledInBy, body: { answers } } of submissionsOf(turns)) {
      const who = setup.journey.filledInBy === undefined ? undefined : answers['who'];
      expect(filledInBy).to.equal(who?.at === 'answered' ? who.value : 'self');
    }
  }));

  it('names the scheme that serves the place, none where nobody knows, and nothing where the site has no table', () => holdsForEverybody((turns, setup) => {
    for (const submission of submissionsOf(turns)) {
      const served = Object.values(submission.body.answers).some(answer => answer.at === 'answered' && answer.value === 'NW1 2DB') && setup.areaOf?.('NW1 2DB').at === 'served';
      if (setup.areaOf) expect(submission.scheme).to.equal(served ? 'a-scheme' : null);
      else expect(submission).to.not.have.property('scheme');
    }
  }, 200));

  it('has a yes only to what was asked of somebody with these answers', () => holdsForEverybody((turns, setup) => {
    for (const { body: { answers } } of submissionsOf(turns)) {
      for (const { id, question, repeat } of setup.journey.pages) {
        const answer = answers[id];
        if (question?.type !== 'consent' || repeat || answer?.at !== 'answered') continue;
        for (const given of answer.value as readonly string[]) {
          const after = question.items.find(item => item.id === given)!.after;
          if (after !== undefined) expect(answers[after]?.at, `${given} after ${after}`).to.equal('answered');
        }
      }
    }
  }, 200));

  it('reaches people in the way that they chose', () => holdsForEverybody((turns, setup) => {
    for (const { body: { answers } } of submissionsOf(turns)) {
      const chosen = answers['ways'];
      for (const { id, question } of setup.journey.pages) {
        for (const [key, answer] of Object.entries(answers)) {
          if (question?.type !== 'contact' || (key !== id && !key.startsWith(`${id}.`)) || answer.at !== 'answered') continue;
          expect((answer.value as { by: string }).by, key).to.equal(chosen?.at === 'answered' ? chosen.value : 'phone');
        }
      }
    }
  }, 300));

  it('is called sent only after a delivery of that kind', () => holdsForEverybody(turns => {
    for (const { before, event, after } of turns) {
      for (const at of ['sent', 'passed-on'] as const) if (after.delivery?.at === at && before.delivery?.at !== at) expect(event).to.deep.include({ type: 'delivery', delivery: after.delivery });
    }
  }));

  it('leaves no answer behind once it is sent, passed on, or the way has ended', () => holdsForEverybody(turns => {
    for (const { after } of turns) {
      if (!over(after)) continue;
      expect(after.answers).to.deep.equal({});
      expect(after.typed).to.deep.equal({});
      expect(after.ideas).to.deep.equal({ at: 'none', removed: [] });
    }
  }));

  it('is kept as it is while it could not be sent', () => {
    fc.assert(fc.property(anySetup, anyPerson, fc.array(anyEvent), (setup, person, events) => {
      const turns = turnsOf(setup, person);
      const sending = turns.find(({ effects }) => effects.some(effect => effect.do === 'enqueue'));
      if (!sending) return;
      for (const { after } of turnsOf(setup, events.map(event => ({ do: 'event', event })), sending.after)) {
        if (!after.delivery || over(after)) return;
        expect(after.answers).to.deep.equal(sending.after.answers);
      }
    }), { numRuns: 150 });
  });
});
