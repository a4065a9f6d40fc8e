import type { Page } from 'puppeteer-core';
import { heading, rootOf } from './widget.ts';
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

interface Task extends Stop {
  readonly stands: string;
  /** Whether to press the button of the page when it is filled in. */
  readonly goOn: boolean;
  readonly withIdeas: boolean;
}

/** Fills in pages one after the other, in the browser: by script, with the time to draw that a hand leaves. */
async function perform(page: Page, tasks: readonly Task[]): Promise<void> {
  const stuck = await (await rootOf(page)).evaluate(async (root, all) => {
    const drawn = () => (root.host as unknown as { readonly updateComplete: Promise<unknown> }).updateComplete;
    const heading = () => root.querySelector('.step .h')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const until = async (holds: () => boolean): Promise<boolean> => {
      for (const end = Date.now() + 15_000; !holds();) {
        if (Date.now() > end) return false;
        await new Promise(resolve => { setTimeout(resolve, 10); });
      }
      return true;
    };
    for (const { stands, pick = [], type = {}, goOn, withIdeas } of all) {
      if (!await until(() => heading() === stands)) return `waited for the page "${stands}", and found "${heading()}"`;
      // What a directory gives comes in a moment later: what is shown then is what is sent.
      if (withIdeas && !await until(() => root.querySelectorAll('.idea').length > 1)) return 'waited for ideas, and found none';
      for (const id of pick) {
        root.querySelector<HTMLElement>(`.step input[value="${id}"], .step #${id}`)!.click();
        await drawn();
      }
      for (const [id, text] of Object.entries(type)) {
        const field = root.querySelector<HTMLInputElement>(`#${id}`)!;
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await drawn();
      }
      if (goOn) root.querySelector<HTMLElement>('.step .actions .btn.main')!.click();
    }
    return '';
  }, tasks as Task[]);
  if (stuck) throw new Error(stuck);
}

/**
 * Goes on by script from the page that stands to another one, filling in each as the person would. For tests about what
 * comes after; `onEach` is called while a page stands, before it is filled in.
 */
export async function goTo(page: Page, wanted: string, { language = 'en', withIdeas = true, onEach }: { readonly language?: Language; readonly withIdeas?: boolean; readonly onEach?: (page: string) => Promise<void> } = {}): Promise<void> {
  await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot?.querySelector('.step .h'));
  const now = await heading(page);
  const from = way.findIndex(stop => headingOf(stop.page, language) === now);
  const to = way.findIndex(stop => stop.page === wanted);
  if (from < 0 || from > to) throw new Error(`"${now}" is no page before "${wanted}"`);
  const task = (stop: Stop): Task => ({ ...stop, stands: headingOf(stop.page, language), goOn: true, withIdeas: withIdeas && stop.page === 'ideas' });
  const arrive = (stop: Stop): Task => ({ ...task(stop), pick: [], type: {}, goOn: false });
  if (!onEach) return perform(page, [...way.slice(from, to).map(task), arrive(way[to]!)]);
  for (const stop of way.slice(from, to + 1)) {
    await perform(page, [arrive(stop)]);
    await onEach(stop.page);
    if (stop.page !== wanted) await perform(page, [task(stop)]);
  }
}

/** Fills in the page that stands as the person would, and stays on it. */
export const fillInOnly = async (page: Page, name: string): Promise<void> =>
  perform(page, [{ ...way.find(one => one.page === name)!, stands: await heading(page), goOn: false, withIdeas: false }]);
