/** A rule as a site writes it: `age 16..24 and (lives in area or GP in area)`. */
import { oldest, standingOf, type Atom, type Rule } from './rule.ts';

/** A rule, or one line on what is wrong with it: where, what was found, what is expected. */
export type ReadRule = { readonly rule: Rule } | { readonly problem: string };

/** What a rule may ask, in the words in which it is written. */
const written = { lives: 'lives in area', gp: 'GP in area', works: 'works in area', studies: 'studies in area', cares: 'cares for someone' } as const;

/** Most that a rule may ask, and how deep its brackets may go. */
const limits = { atoms: 12, depth: 4 };

interface Token { readonly text: string; readonly at: number }

const tokensOf = (text: string): readonly Token[] => Array.from(text.matchAll(/\.\.|[()]|\d+|[a-z]+|\S/gi), found => ({ text: found[0].toLowerCase(), at: found.index }));

const expected = `an age such as "age 16..24" or "age 16 or over", ${Object.values(written).map(words => `"${words}"`).join(', ')}, or "("`;

/** What is wrong, until it is told. */
class Wrong extends Error {}

/** Reads a rule. Capital letters and spaces do not matter. */
export function readRule(text: string): ReadRule {
  const tokens = tokensOf(text);
  let next = 0;
  const fail = (wanted: string, token = tokens[next]): never => { throw new Wrong(`found ${token ? `"${token.text}" at letter ${token.at + 1}` : 'the end'}, expected ${wanted}`); };
  const takes = (...words: readonly string[]): boolean => {
    if (words.some((word, at) => tokens[next + at]?.text !== word)) return false;
    next += words.length;
    return true;
  };
  const number = (): number | undefined => {
    const token = tokens[next];
    if (!token || !/^\d/.test(token.text)) return undefined;
    if (Number(token.text) > oldest) fail(`an age from 0 to ${oldest}`);
    next++;
    return Number(token.text);
  };
  const age = (): Atom => {
    const start = tokens[next];
    const from = number();
    if (takes('..')) {
      const to = number();
      if (from === undefined && to === undefined) fail('an age in years');
      if (from !== undefined && to !== undefined && from > to) fail('an age that begins where it ends or before', start);
      return { at: 'age', ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    }
    if (from === undefined) return fail('an age in years, such as 16..24');
    if (takes('or', 'over')) return { at: 'age', from };
    if (takes('or', 'under')) return { at: 'age', to: from };
    return { at: 'age', from, to: from };
  };
  const one = (depth: number): Rule => {
    if (takes('(')) {
      if (depth >= limits.depth) fail(`at most ${limits.depth} brackets in each other`, tokens[next - 1]);
      const inner = either(depth + 1);
      if (!takes(')')) fail('"and", "or" or ")"');
      return inner;
    }
    if (takes('age')) return age();
    for (const [at, words] of Object.entries(written)) if (takes(...words.toLowerCase().split(' '))) return { at: at as keyof typeof written };
    return fail(expected);
  };
  /** Things of a kind between the same word: brackets among them that say the same word are no brackets. */
  const several = (at: 'and' | 'or', inner: (depth: number) => Rule) => (depth: number): Rule => {
    const all = [inner(depth)];
    while (takes(at)) all.push(inner(depth));
    const of = all.flatMap(rule => (rule.at === at ? rule.of : [rule]));
    return of.length === 1 ? of[0]! : { at, of };
  };
  const either: (depth: number) => Rule = several('or', several('and', one));
  try {
    const rule = either(0);
    if (next < tokens.length) fail('"and", "or" or the end');
    if (countOf(rule) > limits.atoms) return { problem: `found ${countOf(rule)} things that it asks, expected at most ${limits.atoms}` };
    if (standingOf(rule, {}).at === 'no') return { problem: 'found a rule that nobody can meet, expected one that somebody can' };
    return { rule };
  } catch (error) {
    if (error instanceof Wrong) return { problem: error.message };
    throw error;
  }
}

const countOf = (rule: Rule): number => ('of' in rule ? rule.of.reduce((sum, one) => sum + countOf(one), 0) : 1);

/** A rule as it is written: reading it again gives the same. */
export function ruleText(rule: Rule): string {
  if ('of' in rule) return rule.of.map(one => (rule.at === 'and' && one.at === 'or' ? `(${ruleText(one)})` : ruleText(one))).join(` ${rule.at} `);
  if (rule.at !== 'age') return written[rule.at];
  const { from, to } = rule;
  return from !== undefined && from === to ? `age ${from}` : `age ${from ?? ''}..${to ?? ''}`;
}
