/** Ages to choose from that can decide a rule: no finer than that. */
import type { Words } from '../words.ts';
import { atomsOf, oldest, type Rule } from './rule.ts';

/** Ages from one to another, in whole years, both ends in it. */
export interface Ages { readonly from: number; readonly to: number }

/** Ages at which something begins whatever a rule says: under 13 the law stops everybody, and 16 and 18 change who decides. */
const always = [13, 16, 18];

/** The ages that can be chosen, youngest first. */
export function agesFor(rule: Rule | undefined): readonly Ages[] {
  const edges = rule ? atomsOf(rule).flatMap(atom => (atom.at === 'age' ? [atom.from ?? 0, (atom.to ?? oldest) + 1] : [])) : [];
  const starts = [...new Set([0, ...always, ...edges])].filter(start => start <= oldest).sort((one, other) => one - other);
  return starts.map((from, at) => ({ from, to: (starts[at + 1] ?? oldest + 1) - 1 }));
}

/** Ages as the value of an answer: `16-17`, `12-under`, `25-over`. */
export const ageId = ({ from, to }: Ages): string => (from === 0 ? `${to}-under` : to === oldest ? `${from}-over` : `${from}-${to}`);

/** The ages that a value stands for; nothing where it stands for none. */
export function agesIn(value: string): Ages | undefined {
  const [, one, other] = /^(\d{1,3})-(\d{1,3}|under|over)$/.exec(value) ?? [];
  if (one === undefined) return undefined;
  const ages = other === 'under' ? { from: 0, to: Number(one) } : { from: Number(one), to: other === 'over' ? oldest : Number(other) };
  return ages.from <= ages.to && ages.to <= oldest ? ages : undefined;
}

/** Ages in words: "16 or 17", "15 or under". */
export function agesInWords({ from, to }: Ages): Words {
  const facts = { from, to };
  if (from === 0) return { key: 'sign-up.age.under', facts };
  if (to === oldest) return { key: 'sign-up.age.over', facts };
  return { key: `sign-up.age.${to === from ? 'one' : to === from + 1 ? 'two' : 'several'}`, facts };
}
