/** Random journeys that the loader takes, and random people who go through them: for the properties of `step`. */
import fc from 'fast-check';
import { changeIdeas, type IdeasChange } from '../../src/core/change-ideas.ts';
import type { Page } from '../../src/core/journey.ts';
import { loadJourney } from '../../src/core/journey-loader.ts';
import { bands } from '../../src/core/questions/age.ts';
import { apart, isMany, optionsOf } from '../../src/core/questions/choice.ts';
import { wayOf } from '../../src/core/questions/contact.ts';
import type { Area } from '../../src/core/questions/kind.ts';
import { numbersOf } from '../../src/core/questions/scale.ts';
import { routeOf } from '../../src/core/route.ts';
import { ratherNot } from '../../src/core/answering.ts';
import { currentStep, firstState, type Effect, type Setup, type State } from '../../src/core/step.ts';
import { step, type Doing } from './pressing.ts';
import type { KeptIdea } from '../../src/core/submission.ts';

const kinds = [
  'info', 'one', 'some', 'areas', 'areas', 'interests', 'interests', 'text', 'text', 'postcode', 'contact', 'contact', 'consent', 'consent', 'ideas',
  'age', 'birth', 'date', 'group', 'name', 'scale', 'statements', 'yes-no', 'instead', 'times',
] as const;
const pagePlan = fc.record({
  kind: fc.constantFrom(...kinds),
  optional: fc.boolean(),
  preferNot: fc.boolean(),
  sendOnly: fc.boolean(),
  repeats: fc.boolean(),
  when: fc.option(fc.nat(99)),
  rule: fc.option(fc.record({ to: fc.constantFrom('page', 'page', 'page', 'end', 'closed'), always: fc.integer({ min: 0, max: 19 }), pick: fc.nat(99) }), { freq: 3 }),
});
type PagePlan = typeof pagePlan extends fc.Arbitrary<infer Plan> ? Plan : never;

const heading = { en: 'A page' };
/** Values that conditions may name, by the kind of page. */
const ids: Readonly<Record<string, readonly string[]>> = {
  one: ['red', 'green', 'blue'], some: ['oak', 'ash', 'elm', 'yew'], areas: ['music', 'food', 'mind'],
  age: ['18-24', '25-49', '80-over'], scale: ['0', '1', '4'], 'yes-no': ['yes', 'no', 'not-sure'], times: ['any', 'weekends', 'weekday-mornings'],
};

function questionOf({ kind, optional }: PagePlan, earlier: string | undefined): object | undefined {
  switch (kind) {
    case 'one': return { type: 'choice', options: ids['one'], optional };
    case 'some': return { type: 'choice', options: ids['some'], many: true, any: true, none: true, optional };
    case 'areas': return { type: 'choice', options: 'taxonomy.areas', max: 3, notSure: true, optional };
    case 'interests': return { type: 'choice', options: 'taxonomy.interests', optional };
    case 'times': return { type: 'choice', options: 'taxonomy.times', any: true, optional };
    case 'text': return { type: 'text', optional };
    case 'instead': return { type: 'text', instead: [{ id: 'none', words: heading }], optional };
    case 'postcode': return { type: 'postcode', optional };
    case 'contact': return { type: 'contact', by: { page: 'ways' }, optional };
    case 'consent': return { type: 'consent', items: [{ id: 'share', words: heading, needed: !optional }, { id: 'write', words: heading, ...(earlier !== undefined && { after: earlier }) }] };
    case 'age': return { type: 'age', optional };
    case 'birth': return { type: 'date', birth: true, partial: optional, optional };
    case 'date': return { type: 'date', optional };
    case 'group': return { type: 'group', fields: [{ id: 'title', words: heading }, { id: 'by-2', words: heading, optional: true }], max: 3, optional };
    case 'name': return { type: 'name', optional };
    case 'scale': return { type: 'scale', to: 4, ends: { least: heading, most: heading }, optional };
    case 'statements': return { type: 'statements', items: [{ id: 'one', words: heading }, { id: 'two', words: heading }], optional };
    case 'yes-no': return { type: 'yes-no', optional };
    case 'info': case 'ideas': return undefined;
    default: return kind satisfies never;
  }
}

const ways = ['phone', 'email', 'letter', 'other'];
const fillers = ['self', 'someone-else', 'professional'];

/** Puts pages together so that every condition, repeat and jump names something that is there. */
function journeyFrom(plans: readonly PagePlan[], saysWho: boolean): unknown {
  const pages: Record<string, unknown>[] = [{ id: 'who', heading, question: { type: 'choice', options: fillers } }, { id: 'ways', heading, question: { type: 'choice', options: ways } }];
  const choices: { id: string; values: readonly string[]; kind: string }[] = [{ id: 'who', values: fillers, kind: 'one' }, { id: 'ways', values: ways, kind: 'one' }];
  const conditionOf = (pick: number): object => {
    const { id, values } = choices[pick % choices.length]!;
    return { [id]: pick % 3 === 0 ? [values[0], values[1]] : values[pick % values.length] };
  };
  plans.forEach((plan, at) => {
    const id = `p${at}`;
    const page: Record<string, unknown> = { id, heading };
    const question = questionOf(plan, pages.findLast(({ question, repeat }) => question && !repeat)?.['id'] as string | undefined);
    if (question) page['question'] = { ...question, ...(plan.preferNot && { preferNot: true }) };
    if (plan.kind === 'ideas') page['show'] = 'ideas';
    if (plan.sendOnly) page['sendOnly'] = true;
    if (plan.when !== null) page['when'] = conditionOf(plan.when);
    const over = choices.findLast(({ kind }) => (plan.kind === 'interests' ? kind === 'areas' : kind === 'some' || kind === 'areas'));
    const repeats = over !== undefined && question !== undefined && (plan.kind === 'interests' || (plan.repeats && plan.kind !== 'areas' && plan.kind !== 'some'));
    if (repeats) page['repeat'] = { over: over.id };
    else if (plan.kind === 'interests') page['question'] = { type: 'text', optional: plan.optional };
    const values = ids[plan.kind];
    if (values && !repeats) choices.push({ id, values, kind: plan.kind });
    if (plan.rule) {
      const later = [...plans.keys()].slice(at + 1).map(nth => `p${nth}`);
      const target = plan.rule.to === 'page' ? { page: later[plan.rule.pick % later.length] ?? 'check' } : { [plan.rule.to]: ['not-today', 'our-own', 'ask-first'][plan.rule.pick % 3] };
      page['next'] = [{ ...(plan.rule.always > 0 && { when: conditionOf(plan.rule.pick) }), ...target }];
    }
    pages.push(page);
  });
  return { id: 'random', version: '1', start: 'who', ...(saysWho && { filledInBy: 'who' }), pages: [...pages, { id: 'check', show: 'check' }], stops: { 'our-own': { heading } } };
}

/** Whom the one postcode that people write here is served by, or how nobody knows. */
const someArea: fc.Arbitrary<((where: string) => Area) | undefined> = fc.constantFrom<((where: string) => Area) | undefined>(
  undefined, undefined, () => ({ at: 'check' }),
  where => (where === 'NW1 2DB' ? { at: 'served', scheme: { id: 'a-scheme' } } : { at: 'check' }),
  where => (where === 'NW1 2DB' ? { at: 'nobody' } : { at: 'check' }),
);

/** A setup with a journey of any pages; the loader must take it. */
export const anySetup: fc.Arbitrary<Setup> = fc.record({ plans: fc.array(pagePlan, { maxLength: 9 }), hasDirectory: fc.boolean(), saysWho: fc.boolean(), areaOf: someArea, minimumAge: fc.constantFrom(undefined, 13 as const, 18 as const) }).map(({ plans, hasDirectory, saysWho, areaOf, minimumAge }) => {
  const loaded = loadJourney(journeyFrom(plans, saysWho));
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  return deepFreeze({ form: 'a-form', journey: loaded.journey, onlySome: loaded.onlySome, hasDirectory, today: '2026-11-22', ...(areaOf && { areaOf }), ...(minimumAge && { minimumAge }) });
});

const ideas: readonly KeptIdea[] = Array.from({ length: 12 }, (_, at) => ({ id: `idea-${at}`, title: `Idea ${at}`, reasons: ['near'] }));
const sha256 = 'a'.repeat(64);
const keys = ['who', 'ways', 'p0', 'p1', 'p2', 'p3.oak', 'p4.music', 'check', 'nothing', '!not-today', '__proto__'];

const anyIdea = fc.nat(14).map(at => `idea-${at}`);
/** Anything that a person could do with ideas. */
export const anyIdeasChange: fc.Arbitrary<IdeasChange> = fc.oneof(
  fc.record({ do: fc.constantFrom('take-away' as const, 'put-back' as const), id: anyIdea }),
  fc.record({ do: fc.constant('ask' as const), id: anyIdea, asked: fc.constantFrom('about' as const, 'with-someone' as const, undefined) }),
  fc.record({ do: fc.constant('show-only' as const), ids: fc.option(fc.array(anyIdea), { nil: undefined }) }),
  fc.constant({ do: 'show-more' as const }),
);

/** Any event at all, whether or not it makes sense. */
export const anyEvent: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({ type: fc.constant('input' as const), key: fc.constantFrom('nothing', '__proto__', '!not-today', 'check'), typed: fc.jsonValue() }),
  fc.record({ type: fc.constant('change' as const), key: fc.constantFrom(...keys) }),
  fc.record({ type: fc.constantFrom('continue' as const, 'back' as const, 'ideas-unreachable' as const, 'look-again' as const, 'try-now' as const, 'amend' as const, 'deleted' as const) }),
  fc.nat(4).map((one): Doing => ({ type: one === 0 ? 'restart' : 'back' })),
  fc.nat(12).map((most): Doing => ({ type: 'ideas-found', ideas: ideas.slice(0, most) })),
  fc.uuid().map((id): Doing => ({ type: 'press-send', id, at: '2026-11-22T10:00:00Z', language: 'en', consents: [{ id: 'share', language: 'en', sha256, given: true }] })),
  fc.oneof(
    fc.constantFrom({ at: 'sending' as const, saved: false, again: false }, { at: 'sending' as const, saved: true, again: true }, { at: 'saved' as const }, { at: 'last-call' as const, days: 3 }, { at: 'expired' as const }, { at: 'passed-on' as const }, { at: 'closed' as const }, { at: 'sent' as const, reference: 'AB 12', receivedAt: '2026-11-22T10:00:01Z' }),
    fc.record({ at: fc.constantFrom('held' as const, 'waiting' as const), nextInMs: fc.nat(90_000), siteFault: fc.boolean() }),
    fc.record({ at: fc.constant('attention' as const), fields: fc.subarray(['ways', 'p0']) }),
  ).map((delivery): Doing => ({ type: 'delivery', delivery })),
);

/** What a person does: answers the page they are on, does what fits where they are (sends, asks for a change, goes back), or anything at all. */
export type Move =
  | { readonly do: 'answer'; readonly pick: number; readonly well: boolean }
  | { readonly do: 'fitting'; readonly pick: number }
  | { readonly do: 'ideas'; readonly change: IdeasChange }
  | { readonly do: 'event' | 'twice'; readonly event: Doing };
const answer = (well: boolean): fc.Arbitrary<Move> => fc.record({ do: fc.constant('answer' as const), pick: fc.nat(9999), well: fc.constant(well) });

/** A person who mostly does what fits, and now and then something else. */
export const anyPerson: fc.Arbitrary<readonly Move[]> = fc.array(fc.oneof(
  { weight: 12, arbitrary: answer(true) }, { weight: 1, arbitrary: answer(false) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('fitting' as const), pick: fc.nat(9999) }) },
  { weight: 2, arbitrary: anyIdeasChange.map(change => ({ do: 'ideas' as const, change })) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('event' as const, 'twice' as const), event: anyEvent }) },
), { minLength: 10, maxLength: 40, size: 'max' });

/** Something that could stand in the fields of a page; `well`: it can be taken. */
export function typedFor(page: Page, pick: number, well: boolean, item: string | undefined, answers: State['answers']): unknown {
  const { question } = page;
  if (question?.preferNot && pick % 5 === 0) return ratherNot;
  switch (question?.type) {
    case 'choice': {
      const all = optionsOf(question, { answers, ...(item !== undefined && { item }) }).map(({ id }) => id);
      if (!well) return ['no-such-thing'];
      if (!isMany(question)) return [all[pick % all.length]];
      const alone = apart(question)[0]?.id;
      return pick % 7 === 0 && alone ? [alone] : all.filter((_, at) => (pick >> at) % 2 === 1).slice(0, 3).concat(all[0]!).slice(0, 3);
    }
    case 'consent': return well ? question.items.map(({ id }) => id) : [];
    case 'postcode': return pick % 3 === 0 ? { typed: '', instead: 'unknown' } : { typed: well ? 'nw1 2db' : 'not one' };
    case 'contact': return { to: well ? { phone: '020 7946 0000', text: '07700 900123', email: 'sam@example.org', letter: '1 High Street', other: 'Ask at the library' }[wayOf(question, { answers })] : 'x', safe: ['yes', 'no', 'not-sure'][pick % 3], ...(pick % 2 === 0 && { best: 'after 6' }) };
    case 'age': return well ? Object.keys(bands)[pick % 10 === 0 ? pick % 3 : 3 + (pick % 5)] : 'no age';
    case 'date': return well ? { day: question.partial && pick % 3 === 0 ? '' : `${1 + (pick % 28)}`, month: ['3', 'march', 'Mawrth'][pick % 3], year: `${pick % 11 === 0 ? 2005 + (pick % 20) : 1950 + (pick % 50)}` } : { day: '31', month: '2', year: '' };
    case 'group': return well ? [{ title: 'A song', 'by-2': pick % 2 === 0 ? 'Someone' : '' }, ...(pick % 3 === 0 ? [{ title: '😀' }] : [])] : [{ 'by-2': 'Someone' }];
    case 'name': return well ? { first: pick % 2 === 0 ? 'Sam' : '', last: pick % 2 === 0 ? '' : 'أمينة', called: pick % 3 === 0 ? 'S' : '' } : { first: ' ', last: '', called: 'S' };
    case 'scale': return well ? numbersOf(question)[pick % numbersOf(question).length] : '11';
    case 'statements': return well ? Object.fromEntries(question.items.map(({ id }, at) => [id, ['agree', 'disagree', 'neither'][(pick + at) % 3]])) : { one: 'perhaps' };
    case 'yes-no': return well ? ['yes', 'no', 'not-sure'][pick % 3] : 'maybe';
    case 'text': return well && question.instead && pick % 4 === 1 ? { instead: question.instead[0]!.id } : well ? ['Sam', 'أمينة', '😀', 'a\u0000b'][pick % 4] : '';
    default: return undefined;
  }
}

/** One turn: what was, what happened, what came of it. */
export interface Turn { readonly before: State; readonly event: Doing; readonly after: State; readonly effects: readonly Effect[] }

const send = (pick: number): Doing => ({ type: 'press-send', id: `0b6f4f0e-1c4e-4d7a-9a55-${String(pick).padStart(12, '0')}`, at: '2026-11-22T10:00:00Z', language: 'cy', consents: [] });
const deliveries = [{ at: 'sending', saved: true, again: false }, { at: 'saved' }, { at: 'waiting', nextInMs: 4000, siteFault: false }, { at: 'last-call', days: 7 }, { at: 'expired' }, { at: 'held', nextInMs: 4000, siteFault: false }, { at: 'sent', reference: 'AB 12', receivedAt: 'now' }, { at: 'attention', fields: ['ways'] }, { at: 'passed-on' }, { at: 'closed' }] as const;

const ideaChanges: readonly IdeasChange[] = [{ do: 'ask', id: 'idea-2', asked: 'about' }, { do: 'take-away', id: 'idea-1' }, { do: 'show-more' }, { do: 'show-only', ids: ['idea-2', 'idea-7'] }, { do: 'put-back', id: 'idea-1' }];

/** What fits where the person is: on the check page two Sends at once or a change, and so on. */
function fittingEvents(setup: Setup, state: State, pick: number): readonly Doing[] {
  const { steps } = routeOf(setup, state.answers);
  if (state.delivery?.at === 'attention') return [{ type: 'amend' }];
  if (state.delivery) return [{ type: 'delivery', delivery: deliveries[pick % deliveries.length]! }, { type: 'try-now' }];
  if (state.ideas.at === 'looking') return [pick % 4 === 0 ? { type: 'ideas-unreachable' } : { type: 'ideas-found', ideas }];
  if (state.ideas.at === 'found' && pick % 3 === 0) return [{ type: 'ideas-changed', ideas: changeIdeas(state.ideas, ideaChanges[pick % ideaChanges.length]!) }];
  if (currentStep(setup, state).page.show === 'check') return pick % 3 === 0 ? [send(pick), send(pick + 1)] : [{ type: 'change', key: steps[pick % steps.length]!.key }];
  return pick % 2 === 0 ? [{ type: 'back' }] : eventsOf(setup, state, { do: 'answer', pick, well: true });
}

function eventsOf(setup: Setup, state: State, move: Move): readonly Doing[] {
  if (move.do === 'ideas') return [{ type: 'ideas-changed', ideas: changeIdeas(state.ideas, move.change) }];
  if ('event' in move) return move.do === 'twice' ? [move.event, move.event] : [move.event];
  if (move.do === 'fitting') return fittingEvents(setup, state, move.pick);
  const { answers } = routeOf(setup, state.answers);
  const { key, page, item } = currentStep(setup, state);
  return page.question ? [{ type: 'input', key, typed: typedFor(page, move.pick, move.well, item, answers) }, { type: 'continue' }] : [{ type: 'continue' }];
}

/** Lets a person go through a journey. Every state and event is frozen first, so that a step that changes one throws. */
export function turnsOf(setup: Setup, moves: readonly Move[], from: State = firstState(setup)): Turn[] {
  const turns: Turn[] = [];
  let state = deepFreeze(from);
  for (const move of moves) {
    for (const event of eventsOf(setup, state, move)) {
      const [after, effects] = step(setup, state, deepFreeze(event));
      turns.push({ before: state, event, after, effects });
      state = deepFreeze(after);
    }
  }
  return turns;
}

/** Freezes a value and all that is in it. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** The submissions that some turns put on their way. */
export const submissionsOf = (turns: readonly Turn[]) => turns.flatMap(({ effects }) => effects.flatMap(effect => (effect.do === 'enqueue' ? [effect.submission] : [])));

/** Whether a condition holds for some answers: written a second time here, so that a mistake in `routeOf` is not checked by itself. */
export const meets = (when: Page['when'], answers: State['answers']): boolean => Object.entries(when ?? {}).every(([page, values]) => {
  const given = answers[page];
  const chosen = given?.at === 'answered' ? [given.value].flat() : [];
  return [values].flat().some(value => chosen.includes(value));
});
