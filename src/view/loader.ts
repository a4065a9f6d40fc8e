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
import { noParts, partNames, type PartName } from './parts.ts';
import { isRarer, viewOf } from './questions/index.ts';
import type { Begun, Running } from './running.ts';
import { speakerOf, type Reach } from './speaker.ts';
import { whenIdle } from './when-idle.ts';

/** What one form has loaded, and how it loads the rest: parts, words, and the site's table of areas. */
export class Loader {
  readonly running: Running;
  readonly parts = noParts();
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
  }

  /** Loads what the page needs that stands in a state. */
  async loadFor(setup: Setup, state: State): Promise<void> {
    await this.#load(this.#partFor(setup, state));
    if (this.isReady(setup, state)) return;
    this.#reach = 'all';
    while (!(await this.#translate()));
  }

  /** Loads a part of the form, the words of the later pages in the language that is spoken, and the table of areas. */
  async #load(name: PartName): Promise<void> {
    if (this.#reach === 'first') this.#reach = 'later';
    const types = this.setup.journey.pages.flatMap(({ question }) => question?.type ?? []);
    await Promise.all([this.parts.load(name, types, this.#adopt), this.#translate(), this.#loadAreas(), name === 'ending' && this.running.config.recipients && lazy('seal', () => import('../net/seal.ts'))]);
    if (this.parts.questions?.hasRarer) this.#reach = 'all';
    // Again, from what is loaded now, in case another language was chosen meanwhile: nothing may come between this and the next line.
    while (!(await this.#translate()));
    this.#changed();
  }

  /** The rest, one part after the other and each when nothing else is going on, so that no press waits for all of it. */
  async prepare(): Promise<void> {
    if (this.#preparing) return;
    this.#preparing = true;
    try {
      for (const name of partNames) {
        await new Promise<void>(done => { whenIdle(done); });
        await this.#load(name);
      }
    } catch { this.#preparing = false; }
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

  /** The part of the form that shows where a state stands. */
  #partFor(setup: Setup, state: State): PartName {
    const { page } = currentStep(setup, state);
    return state.delivery || page.show === 'check' ? 'ending' : page.show === 'ideas' ? 'finding' : 'questions';
  }

  /** Whether the page that stands in a state can be shown with what is loaded. */
  isReady(setup: Setup, state: State): boolean {
    const part = this.#partFor(setup, state);
    const { page, item } = currentStep(setup, state);
    if (this.running.config.areas !== undefined && !this.setup.areaOf && wishesOf(setup.journey, state.answers).postcode !== undefined) return false;
    if (part !== 'questions') return this.parts[part] !== undefined;
    if (this.running.ownJourney && this.#spoken === 'first') return false;
    if (page.question && !(isKnown(page.question) && viewOf(page.question.type))) return false;
    if (page.question && isRarer(page.question.type) && this.#spoken !== 'all') return false;
    return this.#spoken === 'all' || wordsOn(page, item).every(words => !isKey(words) || this.i18n.has(words.key));
  }

  async #loadAreas(): Promise<void> {
    const { areas } = this.running.config;
    if (areas === undefined || this.setup.areaOf) return;
    const areaOf = await (await lazy('areas', () => import('./areas.ts'))).loadAreas(areas);
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
