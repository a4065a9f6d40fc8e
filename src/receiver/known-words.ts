/**
 * English for ids that a link worker meets, written about the person ("they"), where the form's own words are written to
 * the person ("you"). An id that is not here is shown as it was sent.
 */

/** The four groups of needs in the Accessible Information Standard (DAPB1605), each a reference set of SNOMED CT. */
export const needGroups = {
  support: { words: 'communication support', refset: '999002121000000109' },
  professional: { words: 'communication professional', refset: '999002151000000104' },
  format: { words: 'information format', refset: '999002141000000102' },
  method: { words: 'contact method', refset: '999002131000000106' },
} as const;
export type NeedGroup = keyof typeof needGroups;

/** What a person needs in order to talk with us or read our letters. */
export const communicationNeeds: Readonly<Record<string, { readonly words: string; readonly group?: NeedGroup }>> = {
  'large-print': { words: 'large print', group: 'format' },
  'easy-read': { words: 'Easy Read', group: 'format' },
  'braille': { words: 'braille', group: 'format' },
  'audio': { words: 'audio', group: 'format' },
  'bsl': { words: 'a British Sign Language (BSL) interpreter', group: 'professional' },
  'interpreter': { words: 'an interpreter', group: 'professional' },
  'lip-reading': { words: 'someone who faces them, so that they can lip-read', group: 'support' },
  'hearing-loop': { words: 'a hearing loop', group: 'support' },
  'more-time': { words: 'more time', group: 'support' },
  'advocate': { words: 'an advocate', group: 'support' },
  'text-only': { words: 'texts or writing only, no calls', group: 'method' },
  'other': { words: 'something else' },
};

/** Of what would help, what the law may call a reasonable adjustment. */
export const adjustments: readonly string[] = ['step-free', 'small-quiet', 'companion', 'sensory', 'easy'];

const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'who': { 'self': 'Themselves', 'someone-else': 'Someone else', 'professional': 'Someone they help as part of their job' },
  'who-knows': { yes: 'Yes, the person knows', no: 'No, the person does not know' },
  'age': { 'under-13': 'under 13', '13-15': '13 to 15', '16-17': '16 to 17', '18-24': '18 to 24', '25-49': '25 to 49', '50-64': '50 to 64', '65-79': '65 to 79', '80-over': '80 or over' },
  'when': { 'weekday-mornings': 'on weekday mornings', 'weekday-afternoons': 'on weekday afternoons', 'weekday-evenings': 'on weekday evenings', 'weekends': 'at weekends', 'any': 'at any time' },
  'where': { 'unknown': 'Does not know their postcode', 'no-fixed-address': 'No fixed address' },
  'gp': { 'no-gp': 'Does not have a GP surgery', 'not-known': 'Does not know which GP surgery' },
  'contact-by': { phone: 'Phone call', text: 'Text message', email: 'Email', letter: 'Letter', other: 'Another way' },
  'comms': { ...Object.fromEntries(Object.entries(communicationNeeds).map(([id, { words }]) => [id, words])), none: 'none' },
  'call': { yes: 'Yes', no: 'No' },
};

/** The words of an id under a key; the id itself if there are none. */
export function knownWords(key: string, id: string): string {
  const table = Object.hasOwn(tables, key) ? tables[key]! : {};
  return Object.hasOwn(table, id) ? table[id]! : key === 'age' ? ageInWords(id) : id;
}

/** Ages that a sign-up made from the rule of its programme: `16-17`, `25-over`. */
function ageInWords(id: string): string {
  const [, one, other] = /^(\d{1,3})-(\d{1,3}|under|over)$/.exec(id) ?? [];
  return one === undefined ? id : /\d/.test(other!) ? `${one} to ${other}` : `${one} or ${other}`;
}

const harms: Readonly<Record<string, string>> = { phone: 'leave a message', text: 'send a text', email: 'send an email', letter: 'send a letter', other: 'get in touch that way' };

/** What may not be safe in one way to get in touch, after "it is not safe to". On the telephone that is a message. */
export const harmOf = (by: string): string => (Object.hasOwn(harms, by) ? harms[by]! : 'leave a message');

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A date, or as much of it as the person gave: `31 March 1954`, `March 1954`, `1954`. What is no date stays as it is. */
export function dateInWords(date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(date) ?? [];
  if (year === undefined) return date;
  return [day === undefined ? undefined : String(Number(day)), month === undefined ? undefined : months[Number(month) - 1], year].filter(part => part !== undefined).join(' ');
}
