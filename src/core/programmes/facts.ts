/** What answers say of a person that a rule asks for. */
import type { Answers, Situation } from '../questions/kind.ts';
import { bands } from '../questions/age.ts';
import { agesIn } from './ages.ts';
import { facts, factsIn, standingOf, type FactName, type Facts, type Standing } from './rule.ts';

/** The pages that say something: where an age, a link to the area, a postcode and a surgery are asked. */
export interface FactPages {
  readonly age?: string | undefined;
  readonly link?: string | undefined;
  readonly where?: string | undefined;
  readonly surgery?: string | undefined;
}

const valueOf = (answers: Answers, page: string | undefined): unknown => { const answer = page === undefined ? undefined : answers[page]; return answer?.at === 'answered' ? answer.value : undefined; };

const isBand = (value: string): value is keyof typeof bands => Object.hasOwn(bands, value);

function ageIn(value: unknown): Facts['age'] {
  if (typeof value !== 'string') return undefined;
  return isBand(value) ? { from: bands[value][0], to: bands[value][1] } : agesIn(value);
}

/** Whether a place is in the area, as the site's table of areas says: not known where it does not, or where nothing was said. */
function isInArea(postcode: unknown, { files, areaOf }: Situation): boolean | 'not-known' | undefined {
  const scheme = files?.programme?.programme.area?.scheme;
  if (scheme === undefined || !areaOf || typeof postcode !== 'string' || !/\d/.test(postcode)) return undefined;
  const area = areaOf(postcode);
  return area.at === 'check' ? 'not-known' : area.at === 'served' && area.scheme.id === scheme;
}

/** What these answers say. What somebody says of themselves counts, unless the site's table of areas knows better. */
export function factsOf({ age, link, where, surgery }: FactPages, situation: Situation): Facts {
  const { answers, files } = situation;
  const said = valueOf(answers, link);
  const known: { -readonly [Name in keyof Facts]: Facts[Name] } = {};
  const ages = ageIn(valueOf(answers, age));
  if (ages) known.age = ages;
  if (Array.isArray(said) && !said.includes('not-sure')) for (const fact of linksOf(situation)) known[fact] = said.includes(fact);
  const check = (fact: 'lives' | 'gp', postcode: unknown): void => {
    const is = known[fact] === false ? undefined : isInArea(postcode, situation);
    if (is === 'not-known') delete known[fact];
    else if (is !== undefined) known[fact] = is;
  };
  check('lives', valueOf(answers, where));
  const picked = valueOf(answers, surgery) as { readonly instead?: unknown; readonly postcode?: unknown } | undefined;
  if (picked?.instead === 'no-gp' && files?.programme) known.gp = false;
  check('gp', picked?.postcode);
  return known;
}

/** What a rule asks besides an age: what somebody can say of themselves, in order. */
export const linksOf = ({ files }: Pick<Situation, 'files'>): readonly Exclude<FactName, 'age'>[] => {
  const rule = files?.programme?.rule;
  return facts.filter((fact): fact is Exclude<FactName, 'age'> => fact !== 'age' && (!files?.programme || (rule !== undefined && factsIn(rule).includes(fact))));
};

/** How the rule of the site's programme stands with these answers. */
export const standingIn = (pages: FactPages, situation: Situation): Standing => standingOf(situation.files?.programme?.rule, factsOf(pages, situation));
