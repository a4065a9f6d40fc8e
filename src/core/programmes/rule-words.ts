/** A rule in one sentence, for people. */
import type { Words } from '../words.ts';
import type { Atom, Rule } from './rule.ts';

const key = (name: string, facts: Readonly<Record<string, Words | number>> = {}): Words => ({ key: `sign-up.rule.${name}`, facts });

type Age = Atom & { readonly at: 'age' };

const ageWords = ({ from, to }: Age): Words =>
  (from !== undefined && from === to ? key('age-one', { from }) : from === undefined ? key('age-to', { to: to! }) : to === undefined ? key('age-from', { from }) : key('age-between', { from, to }));

/** Several in a row: "a, b or c". Where one of them is a row itself, a comma stands before the last word too. */
function row(at: 'and' | 'or', parts: readonly Rule[], area: Words): Words {
  const words = parts.map(part => clause(part, area));
  const [last, ...rest] = [...words].reverse() as [Words, ...Words[]];
  const list = rest.reverse().reduce((one, next) => key('list', { one, next }));
  return key(parts.some(part => 'of' in part) ? `${at}-wide` : at, { one: list, next: last });
}

/** What somebody does or is, after "people who". */
function clause(rule: Rule, area: Words): Words {
  if ('of' in rule) return row(rule.at, rule.of, area);
  return rule.at === 'age' ? key('aged', { age: ageWords(rule) }) : key(rule.at, { area });
}

/**
 * Who something is for, as one sentence: "This is for people aged 16 to 24 who live in Camden or have a GP in Camden."
 *
 * @param area what the rule calls "area"
 */
export function ruleSentence(rule: Rule | undefined, area: Words): Words {
  if (!rule) return key('everybody');
  const of = rule.at === 'and' ? rule.of : [rule];
  const age = of.find((one): one is Age => one.at === 'age');
  const others = of.filter(one => one !== age);
  const who = (): Words => (others.length === 1 ? clause(others[0]!, area) : row('and', others, area));
  if (!age) return key('for-who', { who: who() });
  return others.length === 0 ? key('for-aged', { age: ageWords(age) }) : key('for-aged-who', { age: ageWords(age), who: who() });
}
