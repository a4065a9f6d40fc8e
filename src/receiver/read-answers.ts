import type { Answer } from '../core/submission.ts';

type Parts = Readonly<Record<string, string | undefined>>;

/** An answer that is one piece of text and not empty. */
export const textOf = (answer: Answer | undefined): string | undefined =>
  (answer?.at === 'answered' && typeof answer.value === 'string' && answer.value.trim() !== '' ? answer.value : undefined);

/** An answer's ids: several, or one. */
export const listOf = (answer: Answer | undefined): readonly string[] => {
  if (answer?.at !== 'answered') return [];
  return [answer.value].flat().filter((value): value is string => typeof value === 'string');
};

/** An answer's named parts. */
export const partsOf = (answer: Answer | undefined): Parts | undefined =>
  (answer?.at === 'answered' && typeof answer.value === 'object' && !Array.isArray(answer.value) ? answer.value : undefined);

/** An answer's groups of named parts, where there may be several. */
export const groupsOf = (answer: Answer | undefined): readonly Readonly<Record<string, string>>[] | undefined => {
  if (answer?.at !== 'answered' || !Array.isArray(answer.value)) return undefined;
  const groups = (answer.value as readonly unknown[]).filter((one): one is Record<string, string> => typeof one === 'object');
  return groups.length > 0 ? groups : undefined;
};

/** What a person is called. */
export interface PersonName {
  /** First and last name; or the one name that was written. */
  readonly full: string;
  /** What they like to be called, else the first name. */
  readonly short: string;
  readonly first?: string;
  readonly last?: string;
  readonly called?: string;
}

/** A name, in its parts or (as an older form sent it) whole. */
export function nameOf(answer: Answer | undefined): PersonName | undefined {
  const whole = textOf(answer);
  if (whole !== undefined) return { full: whole, short: whole };
  const written = (part: string) => { const text = partsOf(answer)?.[part]?.trim(); return text ? { [part]: text } : {}; };
  const parts: Omit<PersonName, 'full' | 'short'> = { ...written('first'), ...written('last'), ...written('called') };
  const { first, last, called } = parts;
  const full = [first, last].filter(Boolean).join(' ') || called;
  return full === undefined ? undefined : { full, short: called ?? first ?? full, ...parts };
}

/** How whoever filled in a form knows the person: as a relation or friend, or by their job. */
export const roleOf = (answers: Readonly<Record<string, Answer | undefined>>): string | undefined => textOf(answers['helper-relation']) ?? textOf(answers['helper-role']);

/** What stands in a place of a postcode or a GP surgery when the person has none to give. */
export const insteadOf = (answer: Answer | undefined): string | undefined => partsOf(answer)?.['instead'];
