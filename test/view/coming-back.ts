/** What stands above the first page, and below a page, for somebody whose answers wait or are kept. */
import type { ConfigInput } from '../../src/core/config-schema.ts';
import { newRecord, type OutboxRecord } from '../../src/net/record.ts';
import type { Deliver } from '../../src/view/outbox.ts';
import { givesReceipt, neverAnswers, textOf, until, type Form } from './driver.ts';
import type { OwnDisk } from './own-disk.ts';
import { toSend } from './short-journeys.ts';

/** A page of a test, with a disk of its own: how a form is put on it. */
export interface Place {
  readonly view: Window;
  readonly disk: OwnDisk;
  readonly start: (config: Partial<ConfigInput>, deliver: Deliver | undefined) => Promise<Form>;
}

/** One state that somebody may find. */
export type Found = readonly [name: string, reach: (place: Place) => Promise<Form>];

const record = (form: string, changes: Partial<OutboxRecord>): OutboxRecord => {
  const id = crypto.randomUUID();
  const answers = { name: { at: 'answered', value: { first: 'Ada', last: 'Example' } }, contact: { at: 'answered', value: { by: 'email', to: 'ada@example.org', safe: 'yes' } } };
  return { ...newRecord({ id, form, endpoint: null, format: 'json', expectsReceipt: true, sealed: false, body: JSON.stringify({ id, body: { answers } }) }, Date.now()), ...changes };
};

/** Another form each time: one that is gone from the page goes on with what it had. */
const newForm = (): string => `back-${crypto.randomUUID().slice(0, 8)}`;

/** Something that waits from before, and what is read of it once it has been tried. */
const card = (name: string, words: string, changes: Partial<OutboxRecord>, { endpoint, deliver }: { readonly endpoint?: string; readonly deliver?: Deliver } = {}): Found => [name, async ({ disk, start }) => {
  const form = newForm();
  await disk.put(record(form, changes));
  const page = await start({ ...toSend, form, ...(endpoint !== undefined && { endpoint }) }, deliver);
  await until(() => textOf(page.one('section.unsent')).includes(words), `"${words}" on ${name}`);
  for (const details of page.all<HTMLDetailsElement>('.unsent details')) details.open = true;
  return page;
}];

/** While the device says that it has no connection. */
const offline = ([name, reach]: Found): Found => [name, async place => {
  Object.defineProperty(place.view.navigator, 'onLine', { configurable: true, value: false });
  try { return await reach(place); } finally { Reflect.deleteProperty(place.view.navigator, 'onLine'); }
}];

const summary = (form: Form, words: string): HTMLElement | undefined => form.all('summary').find(one => textOf(one) === words);
const button = (form: Form, words: string): HTMLElement | undefined => form.all('button').find(one => textOf(one) === words);

async function openKeeping(place: Place): Promise<Form> {
  await place.disk.put();
  const form = await place.start({ ...toSend, form: newForm() }, neverAnswers);
  await until(() => form.one('div.unsent'), 'a look at what waits');
  await form.answer();
  (await until(() => summary(form, 'Keep my answers for later'), 'the offer')).click();
  await until(() => form.text.includes('Is this device just yours?'), 'what may be chosen');
  return form;
}

const kept = (name: string, choice: string, words: string): Found => [name, async place => {
  const form = await openKeeping(place);
  button(form, choice)!.click();
  await until(() => form.text.includes(words), words);
  return form;
}];

const inTab = kept('kept in the tab', 'No, keep them until I close this page', 'We keep your answers until you close this page');
const onDevice = kept('kept on the device', 'Yes, keep them here for 7 days', 'We keep your answers on this device for 7 days.');

/** The form anew, as it is found by somebody who kept their answers. */
const found = (name: string, [, reach]: Found): Found => [name, async place => {
  const { element } = await reach(place);
  const form = await place.start(element.config as ConfigInput, neverAnswers);
  await until(() => form.text.includes('Your answers are still here') && button(form, 'Go on with them'), 'the notice');
  return form;
}];

/** Every state. What is kept in the tab is for the test to take away (`sessionStorage.clear`). */
export const comingBack: readonly Found[] = [
  card('sending', 'Sending your answers…', {}, { deliver: neverAnswers }),
  card('waiting', 'We try again', {}, { endpoint: '/answers/500' }),
  card('waiting, and the site is at fault', 'This may take a while.', {}, { endpoint: '/answers/404' }),
  offline(card('saved, without a connection', 'We will send them when you are online', {}, { endpoint: '/answers/500' })),
  card('attention', 'It is not your fault.', { state: 'parked', why: 'refused' }),
  card('closed', 'This form has closed', { state: 'parked', why: 'closed' }),
  card('last call', 'We will try once more tomorrow.', { age: 4, warnedAt: 4 }, { endpoint: '/answers/500' }),
  card('expired', 'We deleted them from this device to protect you.', { state: 'expired', body: '', age: 5, warnedAt: 4 }),
  card('sent', 'K7M4-2QX9', {}, { deliver: givesReceipt }),
  card('passed on', 'We have passed this on', {}, { deliver: () => undefined }),
  ['what may be kept for later', place => openKeeping(place)],
  inTab,
  found('still here, from the tab', inTab),
  onDevice,
  found('still here, from the device', onDevice),
];
