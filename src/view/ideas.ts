/** The page of ideas, and all that happens on it. */
import { html, nothing } from 'lit';
import type { Filter } from '../core/activities/filters.ts';
import type { ActivityDate } from '../core/activities/dates.ts';
import type { Idea } from '../core/activities/match.ts';
import { changeIdeas, type IdeasChange } from '../core/change-ideas.ts';
import type { Config } from '../core/config.ts';
import { ideasAtATime, wantedIdeas, type JourneyEvent, type State } from '../core/step.ts';
import type { KeptIdea } from '../core/submission.ts';
import type { Wishes } from '../core/wishes.ts';
import type { Translator } from '../i18n/translate.ts';
import { lazy } from './lazy.ts';
import { mayHold } from './may-hold.ts';
import { watchSaved, type Watching } from './saved-list.ts';
import { ideasPage } from './screens/ideas.ts';
import type { ScreenProps, Shown } from './screen.ts';
import { ideasFrom, type Ideas } from './finding.ts';

/** What ideas are found in, and whether many people use the device: then nothing is saved on it. */
type IdeasConfig = Pick<Config, 'directory' | 'directoryWords' | 'shared'>;

/** What saves ideas, once somebody wants it. */
type Saving = Pick<typeof import('./drafts.ts'), 'openSaved' | 'savingOffer' | 'savedSection'>;

/** Dates, the calendar and the filters, once somebody wants one of them. */
type Tools = typeof import('./idea-tools.ts');

/** The ideas of one run: those that were found, and what the person does with them on the page. */
export class IdeasRun {
  readonly #element: Watching;
  readonly #config: IdeasConfig;
  /** Loads the words that few people need. */
  readonly #speakAll: () => Promise<void>;
  /** The ideas that were found, by their ids. */
  found: ReadonlyMap<string, Idea> = new Map();
  #search = 0;
  #keptOn: Ideas['keptOn'];
  /** Fetches the cards of further ideas, where there are any. */
  #more: Ideas['more'];
  /** Until the cards that were wanted last are here, or cannot be had. */
  #fetching: Promise<void> | undefined;
  /** The idea that was taken away last: a slip need not be final. */
  #slip: string | undefined;
  /** What the person wants to see only. `undefined`: they never said. */
  #only: readonly Filter[] | undefined;
  /** The next dates of ideas, worked out once, by their ids. */
  #dates = new Map<string, readonly ActivityDate[]>();
  /** The idea of which the person was given the file last. */
  #given: string | undefined;
  #tools: Tools | undefined;
  #saving: Saving | undefined;

  constructor(element: Watching, config: IdeasConfig, speakAll: () => Promise<void>) {
    this.#element = element;
    this.#config = config;
    this.#speakAll = speakAll;
    watchSaved(element);
    if (!config.shared) void mayHold().then(may => (may ? this.#openSaving() : undefined)).catch(() => {});
  }

  /**
   * Looks for ideas; nothing when another search has begun meanwhile.
   *
   * @param asked what the person asks about: it is looked for among all, not only among the first
   */
  async find(wishes: Wishes, asked: readonly string[]): Promise<JourneyEvent | undefined> {
    const search = ++this.#search;
    this.#slip = this.#only = this.#given = undefined;
    const found = await ideasFrom(this.#config, wishes, fetch, asked).catch(() => ({ fault: 'unreachable' }));
    // What was found for other wishes counts no longer.
    if (search !== this.#search) return undefined;
    if ('fault' in found) {
      console.warn(`<${this.#element.localName}>: the directory is ${found.fault}`);
      return { type: 'ideas-unreachable' };
    }
    this.#dates = new Map();
    this.found = new Map();
    ({ more: this.#more, keptOn: this.#keptOn } = found);
    this.#fetching = undefined;
    // What is not for the first page comes with "Show more", unless there is nothing else.
    const first = found.ideas.slice(0, ideasAtATime).filter(({ isLater }) => !isLater).length || ideasAtATime;
    return { type: 'ideas-found', ideas: this.#keep(found.ideas), others: found.others ?? 0, first };
  }

  /** Keeps ideas with their cards at hand, and gives what the journey needs of them. */
  #keep(ideas: readonly Idea[]): KeptIdea[] {
    this.found = new Map([...this.found, ...ideas.map(idea => [idea.activity.id, idea] as const)]);
    // The names of groups are words that few people need.
    if (ideas.some(({ activity: { groups } }) => groups.length > 0)) void this.#speakAll().then(() => { this.#element.requestUpdate(); }, () => {});
    return ideas.map(({ activity: { id, title }, reasons }) => ({ id, title, reasons: [...reasons] }));
  }

  /**
   * Fetches the cards of further ideas until so many may be shown, does something with them, and says where they could not
   * be had. One after the other: what was wanted before comes first.
   *
   * @returns whether they are here
   */
  async #onAll(wanted: number, { latest, happen, notify, i18n }: ScreenProps, go: (isHere: boolean) => void): Promise<boolean> {
    const search = this.#search;
    const before = this.#fetching;
    let done!: () => void;
    const fetching = this.#fetching = new Promise<void>(resolve => { done = resolve; });
    await before;
    const { ideas } = latest();
    const count = ideas.at === 'found' && this.#more ? Math.min(ideas.others, wanted - wantedIdeas({ ideas }).length) : 0;
    const found = count > 0 ? await this.#more!(count) : [];
    done();
    if (fetching === this.#fetching) this.#fetching = undefined;
    if (search !== this.#search || ideas.at !== 'found') return false;
    const isHere = !('fault' in found);
    if (isHere && count > 0) happen({ type: 'more-found', ideas: this.#keep(found), others: Math.max(0, ideas.others - count) });
    go(isHere);
    if (!isHere) notify(i18n.t('ideas.unreachable'));
    return isHere;
  }

  readonly #openSaving = async (): Promise<void> => {
    if (this.#saving) return;
    await this.#speakAll();
    const saving = await lazy('drafts', () => import('./drafts.ts'));
    await saving.openSaved();
    this.#saving = saving;
    this.#element.requestUpdate();
  };

  /** The offer to save an idea, in place. The button stays when it is pressed, and says what it does now. */
  #offerSaving(i18n: Translator, idea: Idea): Shown {
    if (this.#config.shared) return nothing;
    return html`<details class="note" @toggle=${(event: Event) => { if ((event.target as HTMLDetailsElement).open) void this.#openSaving().catch(() => {}); }}><summary class="quiet">${i18n.t('saved.save')}<span class="vh">: ${idea.activity.title}</span></summary>${this.#saving?.savingOffer(this.#element, i18n, idea.activity) ?? nothing}</details>`;
  }

  /** Gets the tools when what needs them is opened. */
  readonly #opened = (event: Event): void => {
    if (!(event.target as HTMLDetailsElement).open || this.#tools) return;
    void Promise.all([lazy('idea-tools', () => import('./idea-tools.ts')), this.#speakAll()]).then(([tools]) => {
      const root = this.#element.shadowRoot!;
      root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, tools.filterStyles.styleSheet!])];
      this.#tools = tools;
      this.#element.requestUpdate();
    }, () => {});
  };

  /** The next dates of an idea, and a button that puts them into the person's own calendar. */
  #datesOf(i18n: Translator, { activity }: Idea): Shown {
    if (activity.when.every(({ at }) => at === 'text')) return nothing;
    return html`<details @toggle=${this.#opened}><summary class="quiet">${i18n.t('ideas.next-dates')}<span class="vh">: ${activity.title}</span></summary>${this.#tools?.nextDates(i18n, activity, this.#dates, this.#given === activity.id, () => { this.#given = activity.id; this.#element.requestUpdate(); }) ?? nothing}</details>`;
  }

  /** The page. */
  screen(props: ScreenProps): Shown {
    const { state, latest, happen, i18n } = props;
    const leftOf = ({ ideas }: Pick<State, 'ideas'>): Idea[] => (ideas.at === 'found' ? ideas.found : []).filter(({ id }) => !ideas.removed.includes(id)).flatMap(({ id }) => this.found.get(id) ?? []);
    const left = leftOf(state);
    const on = this.#only ?? [];
    const tools = this.#tools;
    const change = (done: IdeasChange): void => {
      if (done.do === 'take-away') this.#slip = done.id;
      if (done.do === 'put-back' || done.do === 'show-only') this.#slip = undefined;
      happen({ type: 'ideas-changed', ideas: changeIdeas(latest().ideas, done) });
    };
    const showOnly = (only: readonly Filter[]): void => {
      this.#only = only;
      this.#element.requestUpdate();
      // All that was found is looked through, not only what stands on the page.
      void this.#onAll(only.length > 0 ? Infinity : 0, props, () => { if (this.#only === only) change({ do: 'show-only', ids: tools && only.length > 0 ? tools.filtered(leftOf(latest()), only).map(({ activity }) => activity.id) : undefined }); });
    };
    const showMore = (): Promise<boolean> => this.#onAll(on.length === 0 && state.ideas.at === 'found' ? state.ideas.shown + ideasAtATime : 0, props, isHere => { if (isHere) change({ do: 'show-more' }); });
    return ideasPage({
      ...props, ideas: this.found, keptOn: this.#keptOn, left, slip: this.#slip, change, showMore,
      filters: {
        offered: tools?.offered(left, on, state.ideas.at === 'found' && state.ideas.others > 0) ?? [], on, told: this.#only !== undefined && !this.#fetching,
        change: showOnly,
      },
      tools, opened: this.#opened,
      dates: idea => this.#datesOf(i18n, idea),
      saving: idea => this.#offerSaving(i18n, idea),
      saved: this.#saving?.savedSection(this.#element, i18n, props.config.headingLevel + 1) ?? nothing,
    });
  }
}
