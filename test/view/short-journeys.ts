import type { ConfigInput } from '../../src/core/config-schema.ts';
import type { Form } from './driver.ts';

const matters = { id: 'matters', question: { type: 'choice', options: 'taxonomy.areas', max: 3 } } as const;
const hello = { id: 'hello', heading: { en: 'Hello' } };
const name = { id: 'name', question: { type: 'name' } } as const;
const contact = { id: 'contact', question: { type: 'contact', by: 'email' } } as const;

const journey = (...pages: readonly { readonly id: string; readonly [key: string]: unknown }[]): Partial<ConfigInput> => ({ journey: { id: 'short', version: '1', start: pages[0]!.id, pages } });

/** A greeting, a postcode and one choice of areas, then ideas. */
export const toIdeas = journey(hello, { id: 'where', question: { type: 'postcode' } }, matters, { id: 'ideas', show: 'ideas' });
/** The same for somebody who may only look. */
export const toIdeasClosed = journey(hello, { id: 'call', question: { type: 'choice', options: ['yes', 'no'] }, next: [{ when: { call: 'no' }, closed: 'nobody-serves' }] }, matters, { id: 'ideas', show: 'ideas' });
/** A name and an email address, then the check page. */
export const toSend = journey(name, contact);
/** Goes through `toSend` and presses Send, until a page says so. */
export async function sendShort(form: Form, heading: string, { to = 'ada@example.org', safe = 'Yes' } = {}): Promise<void> {
  await form.answer();
  await form.goOn();
  await form.type('to', to);
  await form.pick(safe);
  await form.goOn();
  await form.goOn('Send to The Hive');
  await form.says(heading);
}
/** One question, whose "no" ends the journey. */
export const toEnd = journey({ id: 'call', question: { type: 'choice', options: ['yes', 'no'] }, next: [{ when: { call: 'no' }, end: 'not-today' }] });
/** A group of fields that comes as often as a person needs it, then the check page. */
export const toGroup = journey({ id: 'songs', heading: { en: 'Which songs?' }, question: { type: 'group', max: 3, fields: [{ id: 'title', words: { en: 'Title' } }, { id: 'singer', words: { en: 'Singer' }, optional: true }] } });
/** Every type of question that the built-in journey does not have. */
export const toOthers = journey(
  { id: 'scale', heading: { en: 'How happy were you yesterday?' }, question: { type: 'scale', preferNot: true, ends: { least: { en: 'Not at all happy' }, most: { en: 'Completely happy' } }, why: { en: 'To see what changes.' } } },
  { id: 'statements', heading: { en: 'How much do you agree?' }, question: { type: 'statements', items: [{ id: 'useful', words: { en: 'I have been feeling useful' } }, { id: 'close', words: { en: 'I have been feeling close to other people' } }] } },
  { id: 'date', heading: { en: 'When did it begin?' }, question: { type: 'date', partial: true, hint: { en: 'A year will do.' } } },
  { id: 'group', heading: { en: 'Which songs?' }, question: { type: 'group', max: 3, fields: [{ id: 'title', words: { en: 'Title' } }, { id: 'singer', words: { en: 'Singer' }, optional: true }] } },
  { id: 'yes-no', heading: { en: 'Have you been here before?' }, question: { type: 'yes-no', optional: true } },
);
/** Two numbers: an item of an instrument after which help may be offered, and the same question without. */
export const toNumbers = journey(
  ...(['ons4.happy', undefined] as const).map((item, at) => ({ id: `number-${at}`, heading: { en: `How happy were you yesterday? (${at + 1} of 2)` }, question: { type: 'scale', optional: true, ends: { least: { en: 'Not at all happy' }, most: { en: 'Completely happy' } }, ...(item && { item }) } })),
);
/** One question, whose "no" lets people look on and send nothing, because nobody works where they live. */
export const toStop = journey({ id: 'call', question: { type: 'choice', options: ['yes', 'no'] }, next: [{ when: { call: 'no' }, closed: 'nobody-serves' }] });
