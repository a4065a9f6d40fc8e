import type { CSSResult } from 'lit';
import { wordsOn } from '../core/headings.ts';
import { isKnown } from '../core/questions/known.ts';
import { currentStep, type Setup, type State } from '../core/step.ts';
import { wishesOf } from '../core/wishes.ts';
import { isKey } from '../core/words.ts';
import type { LocaleName } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import type { EqualityRun } from './equality.ts';
import { lazy } from './lazy.ts';
import { addViews, isRarer, viewOf } from './questions/index.ts';
import type { Begun, Running } from './running.ts';
import { speakerOf, type Reach } from './speaker.ts';
import { whenIdle } from './when-idle.ts';

/** What one form has loaded, and how it loads the rest: parts, words, and the site's table of areas. */
export class Loader {
  readonly running: Running;
  /** The part of the form after its first pages, once it is there. */
  later: typeof import('./later.ts') | undefined;
  /** The journey as it is to be run. It gets the table of areas once that is there. */
  setup: Setup;
  /** Speaks the language chosen last, once its words are there. */
  i18n: Translator;
  #language: LocaleName;
  /** How far the words go that are there, or on their way. */
  #reach: Reach = 'first';
  /** How far the words go that `i18n` has. A key that is nowhere must not be waited for. */
  #spoken: Reach = 'first';
  #preparing = false;
  readonly #adopt: (sheet: CSSResult) => void;
  readonly #changed: () => void;

  /**
   * @param adopt puts a style sheet in place
   * @param changed called when there is something new to show
   */
  constructor({ running, i18n }: Extract<Begun, { running: Running }>, adopt: (sheet: CSSResult) => void, changed: () => void) {
    this.running = running;
    this.setup = running.setup;
    this.i18n = i18n;
    this.#language = running.firstLanguage;
    this.#adopt = adopt;
    this.#changed = changed;
    for (const sheet of running.extra?.styles ?? []) adopt(sheet);
  }

  /** Loads what the page needs that stands in a state. */
  async loadFor(setup: Setup, state: State): Promise<void> {
    await this.load();
    if (this.isReady(setup, state)) return;
    this.#reach = 'all';
    while (!(await this.#translate()));
  }

  /** Loads the later part, its words in the language that is spoken, and the table of areas. */
  async load(): Promise<void> {
    if (this.#reach === 'first') this.#reach = 'later';
    await Promise.all([this.#loadLater(), this.#translate(), this.#loadAreas()]);
    // Again, from what is loaded now, in case another language was chosen meanwhile: nothing may come between this and the next line.
    while (!(await this.#translate()));
    this.#changed();
  }

  async #loadLater(): Promise<void> {
    if (!this.later) {
      const later = await lazy('later', () => import('./later.ts'));
      for (const sheet of later.laterStyles) this.#adopt(sheet);
      this.later = later;
    }
    if (await addViews(this.later.views, this.setup.journey.pages.flatMap(({ question }) => question?.type ?? []), this.#adopt)) this.#reach = 'all';
    // Nobody waits for it here: what cannot be fetched now is fetched at Send.
    this.later.prepareToSend(this.running.config).catch(() => {});
  }

  /** The rest, when nothing else is going on, so that no press waits for it. */
  async prepare(): Promise<void> {
    if (this.#preparing) return;
    this.#preparing = true;
    await new Promise<void>(done => { whenIdle(done); });
    try { await this.load(); } catch { this.#preparing = false; }
  }

  /** Loads the equality questions and their words, and begins them. */
  async beginEquality(journeyState: State): Promise<EqualityRun> {
    this.#reach = 'all';
    const [{ EqualityRun }] = await Promise.all([lazy('beside', () => import('./beside.ts')), this.#translate()]);
    return new EqualityRun(this.running.config, this.setup.today ?? '', journeyState);
  }

  /** Loads all words, for what a site wants beside the journey. */
  async speakAll(): Promise<void> {
    this.#reach = 'all';
    while (!(await this.#translate()));
  }

  /** Speaks another language; says no where its words could not be loaded. */
  async speak(language: LocaleName): Promise<boolean> {
    this.#language = language;
    try {
      if (!(await this.#translate()) && language === this.#language) await this.#translate();
      return true;
    } catch {
      this.#language = this.i18n.language as LocaleName;
      return false;
    }
  }

  /** Whether the page that stands in a state can be shown with what is loaded. */
  isReady(setup: Setup, state: State): boolean {
    const { page, item } = currentStep(setup, state);
    if (this.running.config.areas !== undefined && !this.setup.areaOf && wishesOf(setup.journey, state.answers).postcode !== undefined) return false;
    // The words for somebody else come with the rarer ones.
    if (state.them && this.#spoken !== 'all') return false;
    if (state.delivery || page.show) return this.later !== undefined;
    if (this.running.words && this.#spoken === 'first') return false;
    if (page.question && !(isKnown(page.question) && viewOf(page.question.type))) return false;
    if (page.question && isRarer(page.question.type) && this.#spoken !== 'all') return false;
    return this.#spoken === 'all' || wordsOn(page, item).every(words => !isKey(words) || this.i18n.has(words.key));
  }

  async #loadAreas(): Promise<void> {
    const { areas } = this.running.config;
    if (areas === undefined || this.setup.areaOf) return;
    const areaOf = await (await lazy('config-fault', () => import('./areas.ts'))).loadAreas(areas);
    this.setup = { ...this.setup, areaOf };
  }

  /** Speaks the language chosen last. Says no, and changes nothing, where it was overtaken while the words were loaded. */
  async #translate(): Promise<boolean> {
    const language = this.#language;
    const reach = this.#reach;
    const i18n = await speakerOf(this.running, language, reach);
    if (language !== this.#language || reach !== this.#reach) return false;
    this.i18n = i18n;
    this.#spoken = reach;
    this.#changed();
    return true;
  }
}
