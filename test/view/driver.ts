import { html } from 'lit';
import '../../src/define.ts';
import type { ConfigInput } from '../../src/core/config-schema.ts';
import type { Deliver } from '../../src/view/outbox.ts';
import type { WhatMatters } from '../../src/view/what-matters.ts';
import { fixture } from '../fixture.ts';
import { builtInJourney } from '../../src/core/journeys/index.ts';
import { pageWith } from './page-names.ts';

/** The browser's own, for a test that wants it. */
export const disk = indexedDB;

/** All test pages share one origin, and so one disk. Without one, nothing of one test waits in another: what is sent is held in memory. */
export const withoutDisk = (view: Window): void => { Object.defineProperty(view, 'indexedDB', { configurable: true, value: undefined }); };
withoutDisk(window);

/** The list of twenty invented services that the test server gives. */
export const directory = '/test/view/fixtures/directory.json';

/** A configuration that runs; a test says only what matters to it. */
export const usual: ConfigInput = {
  form: 'example', organisation: { name: 'The Hive', phone: '020 7946 0000', email: 'hello@hive.example.org', hours: 'Monday to Friday, 9 to 5' },
  reader: { who: 'The link workers', within: 'in two working days', phone: '020 7946 0001' }, privacy: 'https://hive.example.org/privacy', language: 'en',
};

/** Never answers: what was sent stays on its way. */
export const neverAnswers: Deliver = () => new Promise(() => {});
/** Answers with a receipt, as an endpoint that stored it. */
export const givesReceipt: Deliver = async ({ id }) => ({ id, reference: 'K7M4-2QX9', receivedAt: '2026-11-22T14:05:00Z' });

/** Words as a person reads them: white space folded. */
export const textOf = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

const described = (element: Element | null | undefined): string => (element ? `${element.localName}${element.id && `#${element.id}`} "${textOf(element).slice(0, 60)}"` : 'nothing');

/** Holds two elements to be one. chai would print them with all that hangs on them, which takes minutes. */
export function expectSame(found: Element | null | undefined, wanted: Element | null | undefined, what: string): void {
  if (found !== wanted) throw new Error(`${what}: found ${described(found)}, expected ${described(wanted)}`);
}

/** Waits until something holds, and says what did not come if it never does. */
export async function until<Found>(found: () => Found | undefined | null | false, what: string, withinMs = 12_000): Promise<Found> {
  const end = performance.now() + withinMs;
  for (;;) {
    const now = found();
    if (now !== undefined && now !== null && now !== false) return now;
    if (performance.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise(again => { setTimeout(again, 5); });
  }
}

/** Who fills the form in, as its page `who` asks it. */
export type Filler = 'self' | 'someone-else' | 'professional';

const fillers: Readonly<Record<Filler, string>> = { self: 'Me', 'someone-else': 'Someone I know', professional: 'Someone I support in my job' };

const typeAll = async (form: Form, fields: Readonly<Record<string, string>>): Promise<void> => { for (const [name, text] of Object.entries(fields)) await form.type(name, text); };

/** The pages of the usual journey, each with what a person does there before going on. */
const way: ReadonlyMap<string, (form: Form) => Promise<void>> = new Map<string, (form: Form) => Promise<void>>([
  ['who', form => form.pick(fillers[form.filler])],
  ['who-knows', form => form.pick('Yes, and they said it is OK')],
  ['where', form => form.type('postcode', 'nw1 2db')],
  ['age', form => form.pick('25 to 49')],
  ['matters', form => form.pick('Music and singing', 'Moving more')],
  ['interests', form => form.pick(form.option('Singing in a group or choir', false) ?? 'I am not sure')],
  ['help', form => form.pick('It is free')],
  ['when', form => form.pick('Any time')],
  ['call', form => form.pick('Yes, please')],
  ['name', form => typeAll(form, { first: 'Ada', last: 'Example' })],
  ['birth-date', form => typeAll(form, { day: '31', month: '3', year: '1980' })],
  ['contact-by', form => form.pick('Phone call')],
  ['contact', async form => { await form.type('to', '020 7946 0999'); await form.pick('Yes'); }],
  // With these two, every page of the journey comes.
  ['comms', form => form.pick(form.tile('interpreter'), form.tile('other'))],
  ['comms-language', form => form.type('text', 'Bengali')],
  ['comms-other', form => form.type('text', 'A quiet room')],
  ['gp', form => form.type('text', 'Heath Surgery')],
  ['helper-name', form => typeAll(form, { first: 'Grace', last: 'Helper' })],
  ['helper-relation', form => form.type('text', 'I am her sister')],
  ['helper-role', form => form.type('text', 'Support worker at Elm House')],
  ['helper-contact', form => form.type('text', '020 7946 0555')],
  ['more', form => form.type('text', 'I like the mornings.\nNot Fridays.')],
  ['privacy', form => form.pick(form.all<HTMLElement>('.opt')[0]!)],
  ['news', async () => {}],
]);

/** One `<what-matters>` as a person uses it. */
export class Form {
  readonly element: WhatMatters;
  /** The ids of the pages that stood, in order. */
  readonly pages: string[];
  /** Whom the form is filled in by and for, as the walk through the usual journey answers it. */
  readonly filler: Filler;

  constructor(element: WhatMatters, first = 'start', filler: Filler = 'self') {
    this.element = element;
    this.filler = filler;
    this.pages = [first];
    let last = this.heading();
    new MutationObserver(() => {
      const now = this.heading();
      if (!now || now === last) return;
      last = now;
      this.pages.push(pageWith(textOf(now), (element.config as { readonly journey?: object } | undefined)?.journey) ?? `the page "${textOf(now)}"`);
    }).observe(element.shadowRoot!, { childList: true, subtree: true });
  }

  get root(): ShadowRoot { return this.element.shadowRoot!; }
  get page(): string { return this.pages.at(-1)!; }
  get focused(): Element | null { return this.root.activeElement; }
  get text(): string { return textOf(this.one('.root')); }
  one<Found extends Element = HTMLElement>(selector: string): Found | null { return this.root.querySelector<Found>(selector); }
  all<Found extends Element = HTMLElement>(selector: string): Found[] { return [...this.root.querySelectorAll<Found>(selector)]; }
  /** Throws unless focus is on the heading of the page. */
  expectFocusOnHeading(): void { expectSame(this.focused, this.heading(), `focus on ${this.page}`); }
  /** Throws unless focus is somewhere in the form: a button that goes must not take it along. */
  expectFocusInside(): void { expectSame(document.activeElement, this.element, 'focus'); if (!this.focused) throw new Error('focus: found the form itself, expected something in it'); }
  heading(): HTMLElement { return this.one('.step .h')!; }

  /** The button, link or summary with these words, or with these words before a colon; in an open dialog only there. */
  control(name: string): HTMLElement | undefined {
    const within = this.one('dialog[open]') ?? this.one('.lay') ?? this.root;
    return [...within.querySelectorAll<HTMLElement>('button, a, summary')].find(one => textOf(one) === name || textOf(one).startsWith(`${name}:`));
  }

  async press(name: string): Promise<void> {
    const control = this.control(name);
    if (!control) throw new Error(`no "${name}" on ${this.page}: ${this.all('button, a, summary').map(textOf).join(' | ')}`);
    control.click();
    await this.element.updateComplete;
  }

  /** Presses a button that leads to another page and waits until that one stands. */
  async goOn(name = 'Continue'): Promise<void> {
    const before = this.pages.length;
    await this.press(name);
    await until(() => this.pages.length > before, `a page after "${name}" on ${this.page}; ${textOf(this.one('#summary'))}`);
    await new Promise(soon => { setTimeout(soon); });
  }

  /** Presses Continue where something is missing and waits until the list of it has focus. */
  async fail(): Promise<void> {
    await this.press('Continue');
    await until(() => this.focused?.id === 'summary', `the summary on ${this.page}`);
  }

  option(label: string): HTMLLabelElement;
  option(label: string, needed: false): HTMLLabelElement | undefined;
  option(label: string, needed = true): HTMLLabelElement | undefined {
    const found = this.all<HTMLLabelElement>('.opt').find(one => textOf(one) === label);
    if (!found && needed) throw new Error(`no option "${label}" on ${this.page}`);
    return found;
  }

  /** The option with this value, whatever its words are. */
  tile(value: string): HTMLElement { return this.one(`.opt:has(> input[value="${value}"])`)!; }

  /** The option of those who would rather not say, whoever they are. */
  get ratherNot(): HTMLLabelElement | undefined { return this.all<HTMLLabelElement>('.opt').find(one => textOf(one).endsWith(' would rather not say')); }

  async pick(...labels: readonly (string | HTMLElement)[]): Promise<void> {
    for (const label of labels) {
      (typeof label === 'string' ? this.option(label) : label).querySelector('input')!.click();
      await this.element.updateComplete;
    }
  }

  chosen(): string[] { return this.all<HTMLInputElement>('.opt input:checked').map(input => textOf(input.closest('label'))); }

  field(name: string): HTMLInputElement { return this.one<HTMLInputElement>(`#field-${name}`)!; }

  async type(name: string, text: string): Promise<void> {
    const field = this.field(name);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await this.element.updateComplete;
  }

  /** Answers the page that stands, as the usual journey does, unless something is chosen there already. */
  async answer(): Promise<void> { if (this.chosen().length === 0) await way.get(this.page)?.(this); }

  /** Goes on, answering as the usual journey does, until a page stands. */
  async walkTo(page: string): Promise<void> {
    while (this.page !== page) {
      await this.answer();
      await this.goOn(this.page === 'start' ? 'Start' : 'Continue');
      if (this.page === 'ideas') await this.settled();
    }
  }

  /** Waits until the ideas have been looked for. */
  async settled(): Promise<void> { await until(() => !this.text.includes('Looking for ideas'), 'ideas'); }

  /** Walks to the end and presses Send; waits for what becomes of it to be said. */
  async send(heading: string): Promise<void> {
    await this.walkTo('check');
    await this.goOn('Send to The Hive');
    await this.says(heading);
  }

  says(heading: string): Promise<boolean> { return until(() => textOf(this.heading()) === heading, `"${heading}", not "${textOf(this.heading())}"`); }
}

/** How a test puts a form on the page besides its configuration. */
export interface StartOptions {
  readonly deliver?: Deliver | undefined;
  readonly dir?: string;
  readonly as?: Filler;
}

/** Puts a form on the page and waits until it can be used. */
export async function start(config: Partial<ConfigInput> = {}, { deliver = neverAnswers, dir = '', as = 'self' }: StartOptions = {}): Promise<Form> {
  const element = await fixture<WhatMatters>(html`<what-matters dir=${dir} .config=${{ ...usual, ...config }} .deliver=${config.endpoint === undefined ? deliver : undefined}><p>Call us</p></what-matters>`);
  await until(() => element.shadowRoot?.querySelector('.step'), 'the first page');
  const { journey } = config;
  return new Form(element, typeof journey === 'string' ? builtInJourney(journey)?.journey.start : (journey as { readonly start: string } | undefined)?.start, as);
}
