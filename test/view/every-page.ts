import { until, type Filler, type Form } from './driver.ts';

/** One state of a form, and how one gets there from the one before. */
export type Place = readonly [name: string, reach: (form: Form) => Promise<void>];

const plain = (page: string): Place => [page, form => form.walkTo(page)];
const inError = (page: string, spoil: (form: Form) => Promise<void> = async () => {}): Place => [`${page} in error`, async form => { await spoil(form); await form.fail(); }];
const both = (page: string, spoil?: (form: Form) => Promise<void>): Place[] => [plain(page), inError(page, spoil)];
const tooLong = (form: Form): Promise<void> => form.type('text', 'long '.repeat(500));

const ways = ['Text message', 'Email', 'Letter', 'Another way'].flatMap((way): Place[] => [
  [`contact by ${way}`, async form => { await form.goOn('Back'); await form.pick(way); await form.goOn(); }],
  [`contact by ${way} in error`, async form => { await form.type('to', way === 'Text message' || way === 'Email' ? 'nobody' : ''); await form.fail(); }],
]);

const helpers: Readonly<Record<Filler, readonly Place[]>> = {
  self: [],
  'someone-else': [...both('helper-name'), ...both('helper-relation', tooLong), ...both('helper-contact', form => form.type('text', '12'))],
  professional: [...both('helper-name'), ...both('helper-role'), ...both('helper-contact', form => form.type('text', '12'))],
};

/** Every page of the built-in journey, with all that can open or go wrong on it, in the order that one person sees them. Needs `ask: askAll` and `givesReceipt`. */
export const everyPage = (as: Filler): readonly Place[] => [
  ['start', async () => {}], ...both('who'), ...(as === 'self' ? [] : both('who-knows')), ...both('where', form => form.type('postcode', 'nowhere')), ...both('age'),
  ['age, not said', form => form.pick(form.ratherNot!)],
  ['matters', async form => { await form.walkTo('matters'); await until(() => form.one('.opt .pic svg'), 'the pictures'); }], inError('matters'),
  ['matters, chosen, with its reason open', async form => { await form.pick('Moving more', 'Music and singing'); await form.press('Why we ask'); }],
  ...both('interests'), ...both('help'), plain('when'), plain('ideas'),
  ['ideas, all of them, with all that can be opened open', async form => {
    for (let presses = 0; presses < 6 && form.control('Show more ideas'); presses++) await form.press('Show more ideas');
    for (const details of form.all<HTMLDetailsElement>('details')) details.open = true;
    await until(() => form.one('.only input'), 'the filters, which come when they are opened');
  }],
  ['ideas, asked about, taken away and seen only in part', async form => {
    for (const button of [form.one('.ask')!, form.all('.asks .pill')[1]!, form.all('.ideado > button')[2]!]) { button.click(); await form.element.updateComplete; }
    form.one<HTMLInputElement>('.only input')!.click();
    await form.element.updateComplete;
  }],
  ['ideas, where none fits', async form => {
    for (const box of form.all<HTMLInputElement>('.only input:not(:checked)')) { box.click(); await form.element.updateComplete; }
    for (let presses = 0; presses < 60 && form.one('.idea:not(.person)'); presses++) { form.one('.idea:not(.person) .ideado > button')!.click(); await form.element.updateComplete; }
    await until(() => !form.one('.idea:not(.person)'), 'no idea');
  }],
  ...both('call'), ['call, with the way to clear it', form => form.pick('No, not today')], ['name', async form => { await form.pick('Yes, please'); await form.walkTo('name'); }], inError('name'),
  ...both('birth-date'), ...both('contact-by'), ...both('contact', form => form.type('to', '12')), ...ways,
  ['comms', async form => { await form.type('to', 'Ask at the library'); await form.pick('No'); await form.walkTo('comms'); }], ...both('comms-language'), ...both('comms-other', tooLong), ...both('gp', tooLong),
  ...helpers[as], ...both('more', tooLong), ['privacy', async form => { await form.type('text', ''); await form.walkTo('privacy'); }], inError('privacy'), plain('news'), plain('check'),
  ['support panel', form => form.press('Need help now?')],
  ['sent', async form => { await form.press('Close'); await until(() => !form.one('.panel'), 'the panel to go'); await form.send('We have your answers'); }],
];

/** Pages and consents that are asked only where a site wants them. */
export const askAll = ['birth-date', 'news'];

/** Every page of the types of question that the built-in journey does not have (`toOthers`). */
export const otherTypes: readonly Place[] = [
  ['scale', async form => { await until(() => form.one('.scale'), 'the scale'); }], inError('scale'), ['scale, chosen', form => form.pick(form.tile('7'))],
  ['statements', form => form.goOn()], inError('statements'),
  ['date', async form => { for (const tile of form.all('.opt').filter((_, at) => at % 5 === 1)) await form.pick(tile); await form.goOn(); }], inError('date', form => form.type('day', '31')),
  ['group', async form => { await form.type('day', ''); await form.type('year', '2020'); await form.goOn(); }], inError('group'),
  ['group, three times, in error', async form => { for (let turns = 1; turns < 3; turns++) { await form.press('Add another'); await form.type(`singer-${turns}`, 'Ada'); } await form.fail(); }],
  ['yes or no', async form => { for (const turn of [1, 2]) await form.type(`title-${turn}`, 'An extraordinarily-long-name-of-a-song-that-has-no-end'); await form.goOn(); }],
  ['check of all of them', async form => { await form.pick('I am not sure'); await form.goOn(); }],
];
