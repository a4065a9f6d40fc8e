import type { Page } from 'puppeteer-core';
import { heading, rootOf, standsAt } from './widget.ts';
import { words, type Language } from './words.ts';

/** One page of the way: its heading by key, what is picked (values of options), and what is typed (by the field's id). */
interface Stop {
  readonly page: string;
  readonly heading: string;
  /** The area that a repeated page is about. */
  readonly item?: string;
  readonly pick?: readonly string[];
  readonly type?: Readonly<Record<string, string>>;
}

/** A made-up person, with words that can be searched for anywhere else. */
export const person = {
  postcode: 'NW1 2DB', name: 'Siân Ó Briain-Quimby', email: 'sian.quimby@example.org', more: 'I used to sing with the Zanzibar Larks.\nMornings are best.',
} as const;

/** The whole way of the self-referral as this person goes it. */
export const way: readonly Stop[] = [
  { page: 'start', heading: 'self-referral.start.heading' },
  { page: 'where', heading: 'pages.where.heading', type: { 'field-postcode': person.postcode } },
  { page: 'matters', heading: 'pages.matters.heading', pick: ['music', 'outdoors'] },
  { page: 'interests.music', heading: 'pages.interests.heading', item: 'areas.music', pick: ['choir', 'listen'] },
  { page: 'interests.outdoors', heading: 'pages.interests.heading', item: 'areas.outdoors', pick: ['garden'] },
  { page: 'help', heading: 'pages.help.heading', pick: ['free', 'small-quiet'] },
  { page: 'ideas', heading: 'pages.ideas.heading' },
  { page: 'call', heading: 'pages.call.heading', pick: ['yes'] },
  { page: 'name', heading: 'pages.name.heading', type: { 'field-text': person.name } },
  { page: 'contact-by', heading: 'pages.contact-by.heading', pick: ['email'] },
  { page: 'contact', heading: 'pages.contact.heading', pick: ['yes'], type: { 'field-to': person.email } },
  { page: 'more', heading: 'pages.more.heading', type: { 'field-text': person.more } },
  { page: 'privacy', heading: 'pages.privacy.heading', pick: ['field-help-me'] },
  { page: 'check', heading: 'pages.check.heading' },
];

/** What the person answered, as a submission must hold it. */
export const answers = {
  'where': { at: 'answered', value: 'NW1 2DB' },
  'matters': { at: 'answered', value: ['music', 'outdoors'] },
  'interests.music': { at: 'answered', value: ['choir', 'listen'] },
  'interests.outdoors': { at: 'answered', value: ['garden'] },
  'help': { at: 'answered', value: ['free', 'small-quiet'] },
  'call': { at: 'answered', value: 'yes' },
  'name': { at: 'answered', value: person.name },
  'contact-by': { at: 'answered', value: 'email' },
  'contact': { at: 'answered', value: { by: 'email', to: person.email, safe: 'yes' } },
  'more': { at: 'answered', value: person.more },
  'privacy': { at: 'answered', value: ['help-me'] },
} as const;

/** The heading of a page of the way as it is shown. An optional question says so in its heading. */
export function headingOf(page: string, language: Language = 'en'): string {
  const stop = way.find(one => one.page === page)!;
  const asked = words(stop.heading, language, stop.item === undefined ? {} : { item: words(stop.item, language) });
  return page === 'more' ? words('optional', language, { heading: asked }) : asked;
}

/** Fills in the page that stands and, unless told otherwise, presses its button: by script, with the time to draw that a hand leaves. */
async function fillIn(page: Page, { pick = [], type = {} }: Stop, goOn = true): Promise<void> {
  await (await rootOf(page)).evaluate(async (root, picked, typed, press) => {
    const drawn = () => (root.host as unknown as { readonly updateComplete: Promise<unknown> }).updateComplete;
    for (const id of picked) {
      root.querySelector<HTMLElement>(`.step input[value="${id}"], .step #${id}`)!.click();
      await drawn();
    }
    for (const [id, text] of Object.entries(typed)) {
      const field = root.querySelector<HTMLInputElement>(`#${id}`)!;
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await drawn();
    }
    if (press) root.querySelector<HTMLElement>('.step .actions .btn.main')!.click();
  }, [...pick], { ...type }, goOn);
}

/**
 * Goes on by script from the page that stands to another one, filling in each as the person would. For tests about what
 * comes after; `onEach` is called while a page stands, before it is filled in.
 */
export async function goTo(page: Page, wanted: string, { language = 'en', withIdeas = true, onEach }: { readonly language?: Language; readonly withIdeas?: boolean; readonly onEach?: (page: string) => Promise<void> } = {}): Promise<void> {
  await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot?.querySelector('.step .h'));
  const now = await heading(page);
  const from = way.findIndex(stop => headingOf(stop.page, language) === now);
  if (from < 0) throw new Error(`"${now}" is no page of the way`);
  for (const stop of way.slice(from)) {
    await standsAt(page, headingOf(stop.page, language));
    // The answers of a directory come in a moment later: what is shown then is what is sent.
    if (stop.page === 'ideas' && withIdeas) await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelectorAll('.idea').length > 1);
    await onEach?.(stop.page);
    if (stop.page === wanted) return;
    await fillIn(page, stop);
  }
}

/** Fills in the page that stands as the person would, and stays on it. */
export const fillInOnly = (page: Page, name: string): Promise<void> => fillIn(page, way.find(one => one.page === name)!, false);
