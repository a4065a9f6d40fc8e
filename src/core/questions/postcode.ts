import type { KindWithoutSchema } from './kind.ts';
import type { Postcode } from './postcode-schema.ts';

export type { Postcode } from './postcode-schema.ts';

/** What can be said instead of a postcode. */
export const instead = ['unknown', 'no-fixed-address'] as const;

/** The two ways to fill in a postcode question. */
export interface TypedPostcode {
  readonly typed: string;
  readonly instead?: (typeof instead)[number];
}

// Shape only, after normalising. Source of the rules: BS 7666 and the Royal Mail Programmer's Guide, as facts.
const shape = /^(?:GIR0AA|(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d[\dABEHMNPRV-Y]|\d[A-HJKPS-UW]))\d[ABD-HJLNP-UW-Z]{2})$/;

/**
 * A postcode in its usual form (`NW1 2DB`), or nothing if it cannot be one. Case, spaces and stray signs do not matter,
 * nor does O for 0 or I for 1 where only a digit can stand.
 */
export function readPostcode(typed: string): string | undefined {
  const bare = typed.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (bare.length < 5 || bare.length > 7) return undefined;
  const digits = (text: string): string => text.replaceAll('O', '0').replace(/[IL]/g, '1');
  const outcode = bare.slice(0, -3);
  const incode = digits(bare.at(-3)!) + bare.slice(-2);
  // As it was typed if that can be; else with digits from the third sign on, or from the second.
  const whole = [outcode.length, 2, 1].map(at => outcode.slice(0, at) + digits(outcode.slice(at)) + incode).find(text => shape.test(text));
  return whole && `${whole.slice(0, -3)} ${whole.slice(-3)}`;
}

/** The part before the space: `NW1` of `NW1 2DB`. */
export const outcodeOf = (postcode: string): string => postcode.split(' ')[0]!;

export const postcode: KindWithoutSchema<Postcode, TypedPostcode, string> = {
  blank: { typed: '' },
  check(question, typed) {
    if (typed.instead) return { value: typed.instead };
    if (typed.typed.trim() === '') return question.optional ? { value: undefined } : { problems: [{ field: 'postcode', words: question.missing ?? { key: 'problems.postcode-missing' } }] };
    const value = readPostcode(typed.typed);
    return value === undefined ? { problems: [{ field: 'postcode', words: { key: 'problems.postcode-shape' } }] } : { value };
  },
  fits: value => typeof value === 'string',
  words: () => instead.map(id => ({ key: `postcode.${id}` })),
  wishes: (_question, value) => ((instead as readonly string[]).includes(value) ? {} : { postcode: value }),
  stop: ({ anywhere }, value, { areaOf }) => (!anywhere && areaOf?.(value).at === 'nobody' ? { closed: 'nobody-serves' } : undefined),
  said: (_question, value) => [(instead as readonly string[]).includes(value) ? { key: `postcode.${value}` } : { said: value }],
};
