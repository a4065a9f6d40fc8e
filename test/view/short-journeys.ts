import type { ConfigInput } from '../../src/core/config.ts';

const matters = { id: 'matters', question: { type: 'choice', options: 'taxonomy.areas', max: 3 } } as const;
const hello = { id: 'hello', heading: { en: 'Hello' } };
const name = { id: 'name', question: { type: 'text', autocomplete: 'name' } } as const;
const contact = { id: 'contact', question: { type: 'contact', by: 'email' } } as const;

const journey = (...pages: readonly { readonly id: string; readonly [key: string]: unknown }[]): Partial<ConfigInput> => ({ journey: { id: 'short', version: '1', start: pages[0]!.id, pages } });

/** A greeting, a postcode and one choice of areas, then ideas. */
export const toIdeas = journey(hello, { id: 'where', question: { type: 'postcode' } }, matters, { id: 'ideas', show: 'ideas' });
/** A name and an email address, then the check page. */
export const toSend = journey(name, contact);
/** One question, whose "no" ends the journey. */
export const toEnd = journey({ id: 'call', question: { type: 'choice', options: ['yes', 'no'] }, next: [{ when: { call: 'no' }, end: 'not-today' }] });
