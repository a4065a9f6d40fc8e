import type { Page } from 'puppeteer-core';
import type { Answer } from '../../../src/core/submission.ts';
import { heading, rootOf } from './widget.ts';
import { pick, shownHeading, shownTile, wayOf, write, type Stop, type Way } from './way.ts';
import type { Language } from './words.ts';

/** A made-up person, with words that can be searched for anywhere else. */
export const person = {
  postcode: 'NW1 2DB', first: 'Siân', last: 'Ó Briain-Quimby', name: 'Siân Ó Briain-Quimby', email: 'sian.quimby@example.org', gp: 'Larkfield Surgery',
  more: 'I used to sing with the Zanzibar Larks.\nMornings are best.',
} as const;

/** The whole way of the self-referral as this person goes it, for herself. */
export const way = wayOf(
  ['start'],
  ['who', ...pick('self')],
  ['where', ...write({ postcode: person.postcode })],
  ['age', ...pick('65-79')],
  ['matters', ...pick('music', 'outdoors')],
  ['interests.music', ...pick('choir', 'listen')],
  ['interests.outdoors', ...pick('garden')],
  ['help', ...pick('free', 'small-quiet')],
  ['when', ...pick('weekday-mornings')],
  ['ideas'],
  ['call', ...pick('yes')],
  ['name', ...write({ first: person.first, last: person.last })],
  ['contact-by', ...pick('email')],
  ['contact', ...write({ to: person.email }), ...pick('yes')],
  ['comms', ...pick('more-time')],
  ['gp', ...write({ text: person.gp })],
  ['more', ...write({ text: person.more })],
  ['privacy', ...pick('field-help-me')],
  ['check'],
);

/** What was never asked of somebody who fills in the form for themselves and needs neither an interpreter nor anything that is not listed. */
const notAsked: Readonly<Record<string, Answer>> = Object.fromEntries(['who-knows', 'comms-language', 'comms-other', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact'].map(key => [key, { at: 'notAsked' }]));

/** What the person answered, as a submission must hold it. */
export const answers = {
  ...notAsked,
  'who': { at: 'answered', value: 'self' },
  'where': { at: 'answered', value: 'NW1 2DB' },
  'age': { at: 'answered', value: '65-79' },
  'matters': { at: 'answered', value: ['music', 'outdoors'] },
  'interests.music': { at: 'answered', value: ['choir', 'listen'] },
  'interests.outdoors': { at: 'answered', value: ['garden'] },
  'help': { at: 'answered', value: ['free', 'small-quiet'] },
  'when': { at: 'answered', value: ['weekday-mornings'] },
  'call': { at: 'answered', value: 'yes' },
  'name': { at: 'answered', value: { first: person.first, last: person.last } },
  'contact-by': { at: 'answered', value: 'email' },
  'contact': { at: 'answered', value: { by: 'email', to: person.email, safe: 'yes' } },
  'comms': { at: 'answered', value: ['more-time'] },
  'gp': { at: 'answered', value: person.gp },
  'more': { at: 'answered', value: person.more },
  'privacy': { at: 'answered', value: ['help-me'] },
} satisfies Readonly<Record<string, Answer>>;

/** The heading of a page of a way as it is shown. */
export function headingOf(page: string, language: Language = 'en', theWay: Way = way): string {
  const stop = theWay.find(one => one.page === page);
  if (!stop) throw new Error(`"${page}" is not on this way`);
  return shownHeading(page, language, stop.them);
}

interface Task {
  readonly stands: string;
  readonly acts: readonly ({ readonly id: string; readonly text?: string } | { readonly tile: string })[];
  /** Whether to press the button of the page when it is filled in. */
  readonly goOn: boolean;
  readonly withIdeas: boolean;
}

/** Fills in pages one after the other, in the browser: by script, with the time to draw that a hand leaves. */
async function perform(page: Page, tasks: readonly Task[]): Promise<void> {
  const stuck = await (await rootOf(page)).evaluate(async (root, all) => {
    const drawn = () => (root.host as unknown as { readonly updateComplete: Promise<unknown> }).updateComplete;
    const plain = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const heading = () => plain(root.querySelector('.step .h'));
    const until = async (holds: () => boolean): Promise<boolean> => {
      for (const end = Date.now() + 15_000; !holds();) {
        if (Date.now() > end) return false;
        await new Promise(resolve => { setTimeout(resolve, 10); });
      }
      return true;
    };
    for (const { stands, acts, goOn, withIdeas } of all) {
      if (!await until(() => heading() === stands)) return `waited for the page "${stands}", and found "${heading()}"`;
      // What a directory gives comes in a moment later: what is shown then is what is sent.
      if (withIdeas && !await until(() => root.querySelectorAll('.idea').length > 1)) return 'waited for ideas, and found none';
      for (const act of acts) {
        const found = 'tile' in act
          ? [...root.querySelectorAll<HTMLElement>('.step label')].find(label => plain(label) === act.tile)
          : root.querySelector<HTMLInputElement>(`.step [id="${act.id}"], .step input[value="${act.id}"]`);
        if (!found) return `on the page "${stands}" there is no ${JSON.stringify(act)}`;
        if ('id' in act && act.text !== undefined) {
          (found as HTMLInputElement).value = act.text;
          found.dispatchEvent(new Event('input', { bubbles: true }));
        } else found.click();
        await drawn();
      }
      if (goOn) root.querySelector<HTMLElement>('.step .actions .btn.main')!.click();
    }
    return '';
  }, tasks as Task[]);
  if (stuck) throw new Error(stuck);
}

/** How somebody goes from page to page. */
export interface Going {
  readonly way?: Way;
  readonly language?: Language;
  /** Whether ideas must be there before the way goes on from them. */
  readonly withIdeas?: boolean;
  /** Called while a page stands, before it is filled in. */
  readonly onEach?: (page: string) => Promise<void>;
}

const taskOf = ({ page, them, acts }: Stop, language: Language, withIdeas: boolean): Task => ({
  stands: shownHeading(page, language, them), goOn: true, withIdeas: withIdeas && page === 'ideas',
  acts: acts.map(act => ('pick' in act ? { id: act.pick } : 'say' in act ? { tile: shownTile(act.say, language, them) } : { id: act.field, text: act.text })),
});

/** Goes on by script from the page that stands to another one, filling in each as the person would. For tests about what comes after. */
export async function goTo(page: Page, wanted: string, { way: theWay = way, language = 'en', withIdeas = true, onEach }: Going = {}): Promise<void> {
  await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot?.querySelector('.step .h'));
  const now = await heading(page);
  const from = theWay.findIndex(stop => shownHeading(stop.page, language, stop.them) === now);
  const to = theWay.findIndex(stop => stop.page === wanted);
  if (from < 0 || from > to) throw new Error(`"${now}" is no page before "${wanted}"`);
  const task = (stop: Stop): Task => taskOf(stop, language, withIdeas);
  const arrive = (stop: Stop): Task => ({ ...task(stop), acts: [], goOn: false });
  if (!onEach) return perform(page, [...theWay.slice(from, to).map(task), arrive(theWay[to]!)]);
  for (const stop of theWay.slice(from, to + 1)) {
    await perform(page, [arrive(stop)]);
    await onEach(stop.page);
    if (stop.page !== wanted) await perform(page, [task(stop)]);
  }
}

/** Fills in the page that stands as the person would, and stays on it. */
export async function fillInOnly(page: Page, name: string, { way: theWay = way, language = 'en' }: Going = {}): Promise<void> {
  await perform(page, [{ ...taskOf(theWay.find(stop => stop.page === name)!, language, false), stands: await heading(page), goOn: false }]);
}
