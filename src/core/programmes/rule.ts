/** Who a programme is for: a rule as a tree, and how it stands with what is known of a person. */

/** What a rule asks of a person. */
export const facts = ['age', 'lives', 'gp', 'works', 'studies', 'cares'] as const;
export type FactName = (typeof facts)[number];

/** One thing that a rule asks. Ages in whole years, both ends in it; without an end there is none. */
export type Atom =
  | { readonly at: 'age'; readonly from?: number; readonly to?: number }
  | { readonly at: Exclude<FactName, 'age'> };

/** A rule: one thing, or several of which all or any must hold. */
export type Rule = Atom | { readonly at: 'and' | 'or'; readonly of: readonly Rule[] };

/** What is known of a person. What is not there is not known. */
export type Facts = Partial<Readonly<Record<Exclude<FactName, 'age'>, boolean>>> & {
  /** The ages that they may have, in whole years, both ends in it. */
  readonly age?: { readonly from: number; readonly to: number };
};

/** How a rule stands. `because`: the facts for which it is a no, whatever else is true. */
export type Standing = { readonly at: 'yes' | 'not-sure' } | { readonly at: 'no'; readonly because: readonly FactName[] };

/** The oldest that people are. */
export const oldest = 130;

/** The single things of a rule, in its order. */
export const atomsOf = (rule: Rule): readonly Atom[] => ('of' in rule ? rule.of.flatMap(atomsOf) : [rule]);

/** The facts that a rule asks for, each once. */
export const factsIn = (rule: Rule): readonly FactName[] => facts.filter(fact => atomsOf(rule).some(({ at }) => at === fact));

/** One person of whom everything is known. */
type Whole = Readonly<Record<Exclude<FactName, 'age'>, boolean>> & { readonly age: number };

function holds(rule: Rule, person: Whole): boolean {
  switch (rule.at) {
    case 'and': return rule.of.every(one => holds(one, person));
    case 'or': return rule.of.some(one => holds(one, person));
    case 'age': return (rule.from ?? 0) <= person.age && person.age <= (rule.to ?? oldest);
    default: return person[rule.at];
  }
}

/** Ages of which each stands for all up to the next, as far as the rule can tell them apart: those that somebody may have. */
function agesOf(rule: Rule, { age: { from, to } = { from: 0, to: oldest } }: Facts): readonly number[] {
  const edges = atomsOf(rule).flatMap(atom => (atom.at === 'age' ? [atom.from ?? 0, (atom.to ?? oldest) + 1] : []));
  return [...new Set([from, ...edges.filter(edge => from < edge && edge <= to)])];
}

/** Whether a rule holds for all people of whom this is true, for none of them, or for some. */
function answerOf(rule: Rule, known: Facts): 'yes' | 'no' | 'not-sure' {
  let people: readonly Partial<Whole>[] = agesOf(rule, known).map(age => ({ age }));
  for (const fact of factsIn(rule)) {
    if (fact === 'age') continue;
    const may = known[fact] === undefined ? [true, false] : [known[fact]];
    people = people.flatMap(person => may.map(is => ({ ...person, [fact]: is })));
  }
  const found = new Set(people.map(person => holds(rule, person as Whole)));
  return found.size > 1 ? 'not-sure' : found.has(true) ? 'yes' : 'no';
}

const only = (known: Facts, names: readonly FactName[]): Facts => Object.fromEntries(Object.entries(known).filter(([name]) => names.includes(name as FactName)));

/** All choices of so many of a list. */
const choices = (list: readonly FactName[], count: number): readonly (readonly FactName[])[] =>
  (count === 0 ? [[]] : list.flatMap((one, at) => choices(list.slice(at + 1), count - 1).map(rest => [one, ...rest])));

/**
 * How a rule stands with what is known: yes or no only where it would stay so whatever else became known, so that unknown
 * is never a no. A no names the fewest facts that make it one; where several such groups of facts are as small, all of them.
 */
export function standingOf(rule: Rule | undefined, known: Facts): Standing {
  const at = rule ? answerOf(rule, known) : 'yes';
  if (!rule || at !== 'no') return { at: at as 'yes' | 'not-sure' };
  const told = factsIn(rule).filter(fact => known[fact] !== undefined);
  for (let count = 0; count < told.length; count++) {
    const groups = choices(told, count).filter(names => answerOf(rule, only(known, names)) === 'no');
    if (groups.length > 0) return { at, because: told.filter(fact => groups.some(names => names.includes(fact))) };
  }
  return { at, because: told };
}

/** The part of a rule that is a no because of these facts: what is to be told. The whole of it, where none of its parts is by itself. */
export function partFor(rule: Rule, known: Facts, because: readonly FactName[]): Rule {
  if (!('of' in rule)) return rule;
  const failing = rule.of.filter(one => answerOf(one, only(known, because)) === 'no');
  const parts = (rule.at === 'and' ? failing : rule.of).map(one => partFor(one, known, because));
  return parts.length === 0 ? rule : parts.length === 1 ? parts[0]! : { at: rule.at, of: parts };
}
