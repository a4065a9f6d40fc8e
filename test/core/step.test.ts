import { expect } from 'chai';
import { changeIdeas, type IdeasChange } from '../../src/core/change-ideas.ts';
import type { Journey } from '../../src/core/journey.ts';
import { loadJourney } from '../../src/core/journey-loader.ts';
import { routeOf } from '../../src/core/route.ts';
import { isRatherNot, ratherNot } from '../../src/core/answering.ts';
import { canGoBack, currentStep, firstState, ideasAtATime, askedAbout, shownIdeas, type Effect, type Setup, type State } from '../../src/core/step.ts';
import { keptIdeas } from '../../src/core/submitting.ts';
import { step, type Doing } from './pressing.ts';
import type { KeptIdea } from '../../src/core/submission.ts';

const heading = { en: 'A page' };
function journeyOf(pages: readonly object[], more: object = {}): Journey {
  const loaded = loadJourney({ id: 'short', version: '1', start: (pages[0] as { id: string }).id, pages, ...more });
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  return loaded.journey;
}
const journey = journeyOf([
  { id: 'hello', heading },
  { id: 'matters', question: { type: 'choice', options: 'taxonomy.areas', max: 3, notSure: true } },
  { id: 'interests', repeat: { over: 'matters' }, question: { type: 'choice', options: 'taxonomy.interests' } },
  { id: 'ideas', show: 'ideas' },
  { id: 'call', question: { type: 'choice', options: ['yes', 'no'] }, sendOnly: true, next: [{ when: { call: 'no' }, end: 'not-today' }] },
  { id: 'name', question: { type: 'text', autocomplete: 'name' }, sendOnly: true },
]);
const setup: Setup = { form: 'a-form', journey, onlySome: ['interests'], hasDirectory: true };
const ideas: readonly KeptIdea[] = Array.from({ length: 8 }, (_, at) => ({ id: `idea-${at}`, title: `Idea ${at}`, reasons: [] }));
const send: Doing = { type: 'press-send', id: '0b6f4f0e-1c4e-4d7a-9a55-000000000001', at: '2026-11-22T10:00:00Z', language: 'en', consents: [] };

/** Lets events happen one after the other; what is done with ideas changes them; a pair is an answer: typed, then Continue. */
function after(events: readonly (Doing | IdeasChange | readonly [key: string, typed: unknown])[], from: State = firstState(setup), run: Setup = setup): { state: State; effects: Effect[] } {
  let state = from;
  const effects: Effect[] = [];
  const turn = (event: Doing): void => { const [next, todo] = step(run, state, event); state = next; effects.push(...todo); };
  for (const event of events) {
    if ('do' in event) turn({ type: 'ideas-changed', ideas: changeIdeas(state.ideas, event) });
    else if ('type' in event) turn(event);
    else { turn({ type: 'input', key: event[0], typed: event[1] }); turn({ type: 'continue' }); }
  }
  return { state, effects };
}
const go: Doing = { type: 'continue' };
const back: Doing = { type: 'back' };
const toIdeas = [go, ['matters', ['music']], ['interests.music', ['choir']]] as const;
const toCheck = [...toIdeas, { type: 'ideas-found', ideas }, go, ['call', ['yes']], ['name', 'Sam']] as const;

describe('step', () => {
  it('begins on the first page with nothing typed and nothing chosen', () => {
    expect(firstState(setup)).to.deep.equal({ at: 'hello', typed: {}, answers: {}, problems: [], due: [], shown: {}, changing: false, them: false, ideas: { at: 'none', removed: [] } });
    expect(canGoBack(setup, firstState(setup))).to.equal(false);
  });

  it('puts further ideas behind those that are there, and knows how many are left', () => {
    const more = [{ id: 'm1', title: 'More', reasons: [] }];
    const { state } = after([...toIdeas, { type: 'ideas-found', ideas, others: 7 }, { type: 'more-found', ideas: more, others: 6 }]);
    expect(state.ideas).to.deep.include({ at: 'found', found: [...ideas, ...more], others: 6 });
  });

  it('shows what is wrong only after Continue, and stays', () => {
    const { state, effects } = after([go, { type: 'input', key: 'matters', typed: [] }]);
    expect(state.problems).to.have.length(0);
    const tried = after([go], state);
    expect(tried.state.problems).to.deep.equal([{ field: 'choice', words: { key: 'problems.choose-some' } }]);
    expect(tried.state.at).to.equal('matters');
    expect([...effects, ...tried.effects].map(effect => effect.do)).to.deep.equal(['show', 'show-problems']);
  });

  it('keeps what was typed when it is not right yet', () => {
    expect(after([...toIdeas, { type: 'ideas-unreachable' }, go, ['call', ['yes']], ['name', ' ']]).state.typed).to.deep.include({ name: ' ' });
  });

  it('shows a repeated page once for each thing chosen, in the order of the list', () => {
    const { state } = after([go, ['matters', ['food', 'music', 'not-sure']]]);
    expect(routeOf(setup, state.answers).steps.map(({ key }) => key)).to.deep.equal(['hello', 'matters', 'interests.music', 'interests.food', 'ideas', 'call', 'name', 'check']);
    expect(currentStep(setup, state).item).to.equal('music');
  });

  it('repeats no page over a choice that stands apart', () => {
    const repeating = { ...setup, journey: journeyOf([{ id: 'times', heading, question: { type: 'choice', options: ['mornings', 'evenings'], many: true, any: true, none: true, notSure: true } }, { id: 'more', heading, repeat: { over: 'times' }, question: { type: 'text', optional: true } }]) };
    for (const apart of ['any', 'none', 'not-sure']) expect(routeOf(repeating, { times: { at: 'answered', value: [apart] } }).steps.map(({ key }) => key)).to.deep.equal(['times', 'check']);
    expect(routeOf(repeating, { times: { at: 'answered', value: ['evenings'] } }).steps.map(({ key }) => key)).to.deep.equal(['times', 'more.evenings', 'check']);
  });

  it('looks for ideas once, with what was picked and nothing else', () => {
    const { effects, state } = after(toIdeas);
    expect(effects.filter(effect => effect.do === 'find-ideas')).to.deep.equal([{ do: 'find-ideas', wishes: { areas: ['music'], interests: ['choir'], needs: [], times: [] } }]);
    expect(after([{ type: 'ideas-found', ideas }, back, go], state).effects.filter(effect => effect.do === 'find-ideas')).to.have.length(0);
  });

  it('looks again when what was picked has changed', () => {
    const { effects } = after([{ type: 'ideas-found', ideas }, back, ['interests.music', ['drums']]], after(toIdeas).state);
    expect(effects.filter(effect => effect.do === 'find-ideas')).to.have.length(1);
  });

  it('goes on when the list of activities is out of reach, and looks again when asked', () => {
    const { state } = after([{ type: 'ideas-unreachable' }], after(toIdeas).state);
    expect(after([go], state).state.at).to.equal('call');
    expect(after([{ type: 'look-again' }], state).effects.map(effect => effect.do)).to.deep.equal(['find-ideas']);
  });

  it('never looks for ideas on a site without a directory', () => {
    const without: Setup = { ...setup, hasDirectory: false };
    expect(after(toIdeas, firstState(without), without).effects.some(effect => effect.do === 'find-ideas')).to.equal(false);
  });

  it('puts the next idea in the place of one that is not for the person, and sends what stood there', () => {
    const { state } = after([{ type: 'ideas-found', ideas }, { do: 'take-away', id: 'idea-1' }], after(toIdeas).state);
    expect(keptIdeas(state).map(({ id }) => id)).to.deep.equal(['idea-0', 'idea-2', 'idea-3', 'idea-4', 'idea-5']);
    const more = after([{ do: 'show-more' }], state).state;
    expect(keptIdeas(more)).to.have.length(7).and.to.have.length.at.most(2 * ideasAtATime);
    const { effects } = after([go, ['call', ['yes']], ['name', 'Sam'], send], more);
    expect(effects.find(effect => effect.do === 'enqueue')?.submission.body.ideas.map(({ id }) => id)).to.not.include('idea-1');
  });

  it('puts an idea back that was taken away by a slip, once', () => {
    const { state } = after([{ type: 'ideas-found', ideas }, { do: 'take-away', id: 'idea-1' }, { do: 'put-back', id: 'idea-1' }], after(toIdeas).state);
    expect(shownIdeas(state).map(({ id }) => id)).to.deep.equal(['idea-0', 'idea-1', 'idea-2', 'idea-3', 'idea-4']);
    expect(after([{ do: 'put-back', id: 'idea-1' }], state).state).to.equal(state);
  });

  describe('an idea that the person asks about', () => {
    const asking = after([{ type: 'ideas-found', ideas }, { do: 'ask', id: 'idea-3', asked: 'about' }], after(toIdeas).state).state;

    it('is sent first, told apart from what was merely shown', () => {
      const { effects } = after([go, ['call', ['yes']], ['name', 'Sam'], send], asking);
      const sent = effects.find(effect => effect.do === 'enqueue')!.submission.body.ideas;
      expect(sent.map(({ id, asked }) => [id, asked])).to.deep.equal([['idea-3', 'about'], ['idea-0', undefined], ['idea-1', undefined], ['idea-2', undefined], ['idea-4', undefined]]);
      expect(sent.slice(1).some(idea => 'asked' in idea)).to.equal(false);
    });

    it('is asked about no more when the person says so, and not twice', () => {
      expect(after([{ do: 'ask', id: 'idea-3', asked: 'about' }], asking).state).to.equal(asking);
      const somebody = after([{ do: 'ask', id: 'idea-3', asked: 'with-someone' }], asking).state;
      expect(keptIdeas(somebody)[0]).to.include({ id: 'idea-3', asked: 'with-someone' });
      expect(keptIdeas(after([{ do: 'ask', id: 'idea-3' }], somebody).state).some(({ asked }) => asked)).to.equal(false);
    });

    it('is not sent when it is taken away, and is asked about again when it is put back', () => {
      const gone = after([{ do: 'take-away', id: 'idea-3' }], asking).state;
      expect(keptIdeas(gone).map(({ id }) => id)).to.not.include('idea-3');
      expect(keptIdeas(after([{ do: 'put-back', id: 'idea-3' }], gone).state)[0]).to.include({ id: 'idea-3', asked: 'about' });
    });

    it('stays asked about when other wishes find it again, and when the person sees only others', () => {
      expect(keptIdeas(after([{ do: 'show-only', ids: ['idea-5'] }], asking).state).map(({ id }) => id)).to.deep.equal(['idea-3', 'idea-5']);
      const again = after([back, ['interests.music', ['drums']], { type: 'ideas-found', ideas }], asking).state;
      expect(askedAbout(again, 'idea-3')).to.equal('about');
    });

    it('counts no longer when it is one of another search', () => {
      const again = after([{ type: 'ideas-found', ideas: ideas.slice(0, 2) }], after(toIdeas).state).state;
      expect(after([{ type: 'ideas-changed', ideas: asking.ideas }], again).state).to.equal(again);
    });

    it('may have any id', () => {
      const strange = { id: 'constructor', title: 'Building', reasons: [] };
      const { state } = after([{ type: 'ideas-found', ideas: [strange] }], after(toIdeas).state);
      expect(keptIdeas(state)).to.deep.equal([strange]);
    });
  });

  it('shows only some of all that was found, five at a time, and all again', () => {
    const found = after([{ type: 'ideas-found', ideas }], after(toIdeas).state).state;
    const only = after([{ do: 'show-only', ids: ['idea-6', 'idea-1'] }], found).state;
    expect(shownIdeas(only).map(({ id }) => id)).to.deep.equal(['idea-1', 'idea-6']);
    expect(after([{ do: 'show-more' }], only).state).to.equal(only);
    expect(after([{ do: 'show-only' }], only).state).to.deep.equal(found);
  });

  it('ends with nothing kept and nothing sent', () => {
    const { state, effects } = after([...toIdeas, { type: 'ideas-found', ideas }, go, ['call', ['no']]]);
    expect(state).to.deep.equal({ ...firstState(setup), ended: 'not-today' });
    expect(effects.at(-1)).to.deep.equal({ do: 'show' });
    expect(after([send, back, go], state)).to.deep.equal({ state, effects: [] });
    expect(after([{ type: 'restart' }], state).state).to.deep.equal(firstState(setup));
  });

  it('takes a wish not to say for an answer where the question lets it, and nowhere else', () => {
    const asking = { ...setup, journey: journeyOf([
      { id: 'age', question: { type: 'age', preferNot: true } },
      { id: 'name', question: { type: 'text' } },
    ]) };
    const { state } = after([['age', ratherNot]], firstState(asking), asking);
    expect(state.answers).to.deep.equal({ age: { at: 'preferNotToSay' } });
    expect(after([['name', ratherNot]], state, asking).state.problems).to.deep.equal([{ field: 'text', words: { key: 'problems.write-something' } }]);
    expect([ratherNot, { ...ratherNot }, { ratherNot: false }, {}, '', null, undefined, 'ratherNot', ['ratherNot']].map(isRatherNot)).to.deep.equal([true, true, false, false, false, false, false, false, false]);
  });

  it('sends that somebody would rather not say, which is not the same as that they skipped it', () => {
    const asking = { ...setup, journey: journeyOf([{ id: 'age', question: { type: 'age', preferNot: true, optional: true } }, { id: 'more', question: { type: 'text', optional: true, preferNot: true } }]) };
    const { effects } = after([['age', ratherNot], ['more', ' '], send], firstState(asking), asking);
    expect(effects.find(effect => effect.do === 'enqueue')?.submission.body.answers).to.deep.equal({ age: { at: 'preferNotToSay' }, more: { at: 'skipped' } });
  });

  it('takes back a wish not to say when something is picked instead', () => {
    const asking = { ...setup, journey: journeyOf([{ id: 'age', question: { type: 'age', preferNot: true } }, { id: 'more', question: { type: 'text', optional: true } }]) };
    const { state } = after([['age', ratherNot], back, ['age', '25-49']], firstState(asking), asking);
    expect(state.answers['age']).to.deep.equal({ at: 'answered', value: '25-49' });
  });

  it('lets a person whose way is closed look on, passes over what is only for sending, and never sends', () => {
    const closing = { ...setup, journey: journeyOf([
      { id: 'age', heading, question: { type: 'choice', options: ['under', 'over'] }, next: [{ when: { age: 'under' }, closed: 'too-young' }] },
      { id: 'matters', question: { type: 'choice', options: 'taxonomy.areas' } },
      { id: 'name', question: { type: 'text' }, sendOnly: true },
    ], { stops: { 'too-young': { heading } } }) };
    const { state } = after([['age', ['under']], go, ['matters', ['music']], go, send], firstState(closing), closing);
    expect(routeOf(closing, state.answers)).to.deep.include({ closed: true });
    expect(routeOf(closing, state.answers).steps.map(({ key }) => key)).to.deep.equal(['age', '!too-young', 'matters']);
    expect(state.delivery).to.equal(undefined);
  });
});

describe('the check page', () => {
  it('comes straight back after Change when nothing new is due', () => {
    const { state } = after([{ type: 'change', key: 'name' }], after(toCheck).state);
    expect(state.changing).to.equal(true);
    expect(after([['name', 'Samira']], state).state).to.deep.include({ at: 'check', changing: false });
    expect(after([back], state).state).to.deep.include({ at: 'check', changing: false });
  });

  it('asks what a change makes due, and only that, before it comes back', () => {
    const visited: string[] = [];
    const { state } = after([{ type: 'change', key: 'matters' }, ['matters', ['music', 'food']]], after(toCheck).state);
    visited.push(state.at);
    const next = after([['interests.food', ['cook']]], state).state;
    visited.push(next.at);
    visited.push(after([{ type: 'ideas-found', ideas }, go], next).state.at);
    expect(visited).to.deep.equal(['interests.food', 'ideas', 'check']);
  });

  it('does not come back by Back while something that the change made due has no answer', () => {
    const { state } = after([{ type: 'change', key: 'matters' }, ['matters', ['music', 'food']], back], after(toCheck).state);
    expect(after([send], state).state.delivery ?? state.at).to.not.equal('check');
  });

  it('sends once, however often Send is pressed', () => {
    const { effects } = after([...toCheck, send, send, { ...send, id: '0b6f4f0e-1c4e-4d7a-9a55-000000000002' }]);
    expect(effects.filter(effect => effect.do === 'enqueue')).to.have.length(1);
  });

  it('sends what is on the way, and says of the rest that it was not asked', () => {
    const branch = { ...setup, journey: journeyOf([
      { id: 'call', question: { type: 'choice', options: ['yes', 'no'] } },
      { id: 'name', question: { type: 'text' }, when: { call: 'yes' } },
    ]) };
    const { effects } = after([['call', ['yes']], ['name', 'Sam'], { type: 'change', key: 'call' }, ['call', ['no']], send], firstState(branch), branch);
    expect(effects.find(effect => effect.do === 'enqueue')?.submission.body.answers).to.deep.equal({ call: { at: 'answered', value: 'no' }, name: { at: 'notAsked' } });
  });
});

describe('a submission on its way', () => {
  const sending = after([...toCheck, send]).state;
  const told = (delivery: NonNullable<State['delivery']>): Doing => ({ type: 'delivery', delivery });

  it('is being sent until something is known', () => expect(sending.delivery).to.deep.equal({ at: 'sending', saved: false, again: false }));
  for (const delivery of [{ at: 'saved' }, { at: 'waiting', nextInMs: 1, siteFault: false }, { at: 'last-call', days: 3 }, { at: 'attention', fields: [] }] as const) {
    it(`tries at once when it is ${delivery.at} and the person asks, and says that it is on the device`, () => {
      const { state, effects } = after([told(delivery), { type: 'try-now' }], sending);
      expect(effects).to.deep.equal([{ do: 'try-now' }]);
      expect(state.delivery).to.deep.equal({ at: 'sending', saved: true, again: true });
    });
  }
  it('gives way to a new run while it waits on the device, and not while it is only here', () => {
    expect(after([told({ at: 'waiting', nextInMs: 1, siteFault: false }), { type: 'restart' }], sending).state).to.not.have.property('delivery');
    const held = after([told({ at: 'held', nextInMs: 1, siteFault: false })], sending).state;
    expect(after([{ type: 'restart' }], held).state).to.equal(held);
  });
  it('is forgotten by the page when the person deletes it', () => expect(after([told({ at: 'saved' }), { type: 'deleted' }], sending).state).to.deep.include({ answers: {}, typed: {} }));
  it('that was refused, and arrived all the same, is sent', () => expect(after([told({ at: 'attention', fields: [] }), told({ at: 'sent', reference: 'AB', receivedAt: 'x' })], sending).state.delivery).to.deep.equal({ at: 'sent', reference: 'AB', receivedAt: 'x' }));
  it('tries at once when it is held and the person asks', () => expect(after([told({ at: 'held', nextInMs: 1, siteFault: false }), { type: 'try-now' }], sending).effects).to.deep.equal([{ do: 'try-now' }]));
  it('is forgotten once the receipt is there', () => expect(after([told({ at: 'sent', reference: 'AB', receivedAt: 'x' })], sending).state.answers).to.deep.equal({}));
  it('comes back to the check page with all answers when it was refused', () => {
    const { state } = after([told({ at: 'attention', fields: ['name'] }), { type: 'amend' }], sending);
    expect(state).to.deep.include({ at: 'check', answers: sending.answers });
    expect(state).to.not.have.property('delivery');
    expect(after([send], state).effects.some(effect => effect.do === 'enqueue')).to.equal(true);
  });
  it('cannot be lost by Start again while it is not sent', () => expect(after([{ type: 'restart' }], sending).state).to.equal(sending));
  it('is not un-sent by a late word', () => {
    const { state } = after([told({ at: 'sent', reference: 'AB', receivedAt: 'x' })], sending);
    expect(after([told({ at: 'held', nextInMs: 1, siteFault: true })], state).state).to.equal(state);
  });
});

describe('what the page around the form is told of', () => {
  const told = (events: Parameters<typeof after>[0], from?: State): unknown[] => after(events, from).effects.flatMap(effect => (effect.do === 'show' ? [effect.told ? `${effect.told.number} ${effect.told.page}` : 'nothing'] : []));
  const ready = { type: 'ideas-found', ideas } as const;

  it('is the pages that everybody passes, and nothing of those that only some come to', () => {
    expect(told([go, ['matters', ['music']], ['interests.music', ['choir']], ready, go, ['call', ['yes']], ['name', 'Sam'], send])).to.deep.equal(['2 matters', 'nothing', '3 ideas', '4 call', '5 name', '6 check', '7 done']);
    expect(told([go, ['matters', ['not-sure']], ready, go, ['call', ['yes']]])).to.deep.equal(['2 matters', '3 ideas', '4 call', '5 name']);
  });
  it('is nothing of a stop', () => expect(told([...toIdeas, ready, go, ['call', ['no']]]).at(-1)).to.equal('nothing'));
  it('is nothing of where a change leads, so that nobody hears which answer asks for more', () => {
    const { state } = after(toCheck);
    expect(told([{ type: 'change', key: 'matters' }, ['matters', ['food']], ['interests.food', ['cook']]], state)).to.deep.equal(['nothing', 'nothing', 'nothing']);
    expect(told([{ type: 'change', key: 'name' }, ['name', 'Ali']], state)).to.deep.equal(['nothing', '6 check']);
  });
});

describe('an answer that makes an earlier one due again', () => {
  it('leads to that one before the check page', () => {
    const run: Setup = {
      form: 'f', onlySome: [], hasDirectory: false, areaOf: where => (where === 'NW1 2DB' ? { at: 'served', scheme: { id: 'a-scheme' } } : { at: 'check' }),
      journey: journeyOf([{ id: 'agree', heading, question: { type: 'consent', items: [{ id: 'share', words: heading, needed: true }] } }, { id: 'where', heading, question: { type: 'postcode' } }]),
    };
    const placed = after([['agree', ['share']], ['where', { typed: 'NW1 2DB' }]], firstState(run), run).state;
    expect(placed.at).to.equal('agree');
    expect(after([['agree', ['share']]], placed, run).state.at).to.equal('check');
  });
});
