import { LitElement, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ConfigInput } from '../core/config.ts';
import type { Idea } from '../core/activities/match.ts';
import { questionViews } from './questions/index.ts';
import type { QuestionView } from './questions/view.ts';
import type { QuestionType } from '../core/questions/index.ts';
import { routeOf } from '../core/route.ts';
import { canGoBack, currentStep, firstState, step, type Delivery, type Effect, type JourneyEvent, type State } from '../core/step.ts';
import { wordsOn } from '../core/summary.ts';
import { isKey } from '../core/words.ts';
import { locales, type LocaleName } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Held } from '../net/held.ts';
import { trapBack, type BackTrap } from './back-trap.ts';
import { AttentionEvent, ReadyEvent, SentEvent, StepEvent } from './events.ts';
import { beginRunning, type Running } from './running.ts';
import { consentReceipts } from './consent-receipts.ts';
import { scalarKeys } from './gather.ts';
import { lazy } from './lazy.ts';
import { faultScreen } from './screens/fault.ts';
import { frame } from './screens/frame.ts';
import { infoScreen } from './screens/info.ts';
import { questionScreen } from './screens/question.ts';
import { supportPanel } from './screens/support.ts';
import type { ScreenProps, Shown } from './screen.ts';
import type { Deliver } from './sending.ts';
import { speakerOf } from './speaker.ts';
import { whenIdle } from './when-idle.ts';
import { first } from './styles/first.ts';
import { brandSheet, tokens } from './styles/tokens.ts';

type Later = typeof import('./later.ts');
type AnyView = QuestionView<QuestionType>;

/**
 * Asks what matters to a person, shows activities near them with the reason for each, and lets them refer themselves.
 * What stands between its tags is shown before it runs, without scripts, and when its configuration is wrong.
 *
 * @tagname what-matters
 * @fires wm-ready the form can be used
 * @fires wm-step another page stands: `page` (its id) and `number`
 * @fires wm-sent the endpoint has what was sent: `reference`
 * @fires wm-attention something waits: `state` is `held`, `attention`, `closed` or `fault`
 * @csspart root everything that the element draws
 * @cssprop --wm-scroll-offset how much of the top of the window a sticky header of the page hides
 */
export class WhatMatters extends LitElement {
  static override properties = {
    config: {}, deliver: { attribute: false }, form: {}, endpoint: {}, format: {}, receipt: {}, directory: {}, journey: {}, language: {}, brand: {}, theme: {}, privacy: {}, headingLevel: { attribute: 'heading-level', type: Number },
  };

  static override styles: CSSResultGroup = [tokens, first];

  /** The configuration, or the address of a JSON file that holds it. */
  declare config: ConfigInput | string | undefined;
  /** The site's own way of sending, instead of an endpoint. */
  declare deliver: Deliver | undefined;
  declare form: string | undefined;
  declare endpoint: string | undefined;
  declare format: string | undefined;
  declare receipt: string | undefined;
  declare directory: string | undefined;
  declare journey: unknown;
  declare language: string | undefined;
  declare brand: string | undefined;
  declare theme: string | undefined;
  declare privacy: string | undefined;
  declare headingLevel: number | undefined;

  #boot = 0;
  #running: Running | undefined;
  #faults: readonly string[] = [];
  #state: State | undefined;
  #i18n: Translator | undefined;
  /** The language chosen last; `#i18n` speaks it once its words are there. */
  #language: LocaleName = 'en';
  #later: Later | undefined;
  #views = new Map<string, AnyView>();
  #ideas: ReadonlyMap<string, Idea> = new Map();
  #held: Held | undefined;
  #trap: BackTrap | undefined;
  #sending = false;
  #search = 0;
  #supportOpen = false;
  #notice = '';
  #unopened: JourneyEvent | undefined;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'dir'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'dir') this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#trap = trapBack(
      () => this.#running !== undefined && this.#state !== undefined && canGoBack(this.#running.setup, this.#state),
      () => void this.#happen({ type: 'back' }),
    );
    addEventListener('online', this.#tryNow);
    addEventListener('beforeunload', this.#stay);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#trap?.stop();
    removeEventListener('online', this.#tryNow);
    removeEventListener('beforeunload', this.#stay);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const configured = ['config', 'deliver', ...scalarKeys].some(key => changed.has(key));
    // A journey that somebody has begun is never pulled from under them.
    if (configured || this.#boot === 0) if (!this.#state || Object.keys(this.#state.typed).length === 0) void this.#begin();
  }

  async #begin(): Promise<void> {
    const boot = ++this.#boot;
    const begun = await beginRunning(this);
    if (boot !== this.#boot) return;
    if ('problems' in begun) return this.#fault(begun.problems);
    const { running, i18n } = begun;
    this.#running = running;
    this.#faults = [];
    this.#i18n = i18n;
    this.#language = running.firstLanguage;
    const state = firstState(running.setup);
    // A site's own journey may begin with a page that needs the later parts.
    if (!this.#isFirst(state)) try { await this.#loadLater(); } catch { return this.#fault(['page: a part of this form could not be loaded, expected it beside the first one']); }
    if (boot !== this.#boot) return;
    this.#state = state;
    if (running.config.brand !== undefined) this.#adopt(brandSheet(running.config.brand).styleSheet!);
    this.requestUpdate();
    await this.updateComplete;
    this.dispatchEvent(new ReadyEvent());
  }

  #fault(lines: readonly string[]): void {
    this.#running = undefined;
    this.#state = undefined;
    this.#faults = lines;
    console.error(['<what-matters>: this form is not set up correctly', ...lines].join('\n'));
    this.requestUpdate();
    this.dispatchEvent(new AttentionEvent('fault'));
  }

  #adopt(sheet: CSSStyleSheet): void {
    const root = this.renderRoot as ShadowRoot;
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }

  /** Everything after the first question, and the words for it in the language that is spoken. */
  async #loadLater(): Promise<void> {
    const [later] = await Promise.all([lazy('later', () => import('./later.ts')), this.#translate(true)]);
    // Again, from what is loaded now, in case another language was chosen meanwhile: nothing may come between this and the next line.
    while (!(await this.#translate(true)));
    this.#later = later;
    this.#adopt(later.laterStyles.styleSheet!);
    for (const [type, view] of Object.entries(questionViews)) if (!this.#views.has(type)) this.#views.set(type, (typeof view === 'function' ? await view() : view) as AnyView);
    this.requestUpdate();
  }

  /** Speaks the language chosen last. Says no, and changes nothing, where it was overtaken while the words were loaded. */
  async #translate(withLater: boolean): Promise<boolean> {
    const language = this.#language;
    const i18n = await speakerOf(this.#running!, language, withLater);
    if (language !== this.#language || (!withLater && this.#later)) return false;
    this.#i18n = i18n;
    this.requestUpdate();
    return true;
  }

  /** Whether the page that stands in a state can be shown with what came first. */
  #isFirst(state: State): boolean {
    const { page, item } = currentStep(this.#running!.setup, state);
    if (state.delivery || page.show || (page.question && typeof questionViews[page.question.type] === 'function')) return false;
    return wordsOn(page, item).every(words => !isKey(words) || this.#i18n!.has(words.key));
  }

  readonly #happen = async (event: JourneyEvent): Promise<void> => {
    const running = this.#running;
    const state = this.#state;
    if (!running || !state) return;
    const [next, effects] = step(running.setup, state, event);
    if (next === state && effects.length === 0) return;
    this.#unopened = undefined;
    if (!this.#later && effects.some(effect => effect.do === 'show') && !this.#isFirst(next)) {
      try { await this.#loadLater(); } catch { this.#unopened = event; this.requestUpdate(); return; }
      return this.#happen(event);
    }
    this.#state = next;
    this.#notice = '';
    this.requestUpdate();
    for (const effect of effects) await this.#perform(effect);
    // The rest is fetched while the person is busy with the first question, so that a line that drops later does not matter.
    if (!this.#later && event.type === 'input') whenIdle(() => void this.#loadLater().catch(() => {}));
  };

  async #perform(effect: Effect): Promise<void> {
    switch (effect.do) {
      case 'show':
        await this.updateComplete;
        this.#focus('.step .h');
        if (canGoBack(this.#running!.setup, this.#state!)) this.#trap?.arm();
        this.dispatchEvent(new StepEvent(effect.page.replace('!', ''), effect.number));
        return;
      case 'show-problems':
        await this.updateComplete;
        this.#focus('#summary');
        return;
      case 'find-ideas': {
        const search = ++this.#search;
        const found = await this.#later!.ideasFrom(this.#running!.config.directory!, effect.wishes, fetch);
        // What was found for other wishes counts no longer.
        if (search !== this.#search) return;
        if ('fault' in found) {
          console.warn(`<what-matters>: the directory is ${found.fault}`);
          return this.#happen({ type: 'ideas-unreachable' });
        }
        this.#ideas = new Map(found.map(idea => [idea.activity.id, idea]));
        return this.#happen({ type: 'ideas-found', ideas: found.map(({ activity: { id, title }, reasons }) => ({ id, title, reasons: [...reasons] })) });
      }
      case 'enqueue':
        this.#held = this.#later!.beginSending(this.#running!.config, effect.submission, this.#i18n!, this.deliver, delivery => void this.#delivered(delivery));
        return;
      case 'try-now': return this.#held?.tryNow();
      default: return effect satisfies never;
    }
  }

  async #delivered(delivery: Delivery): Promise<void> {
    await this.#happen({ type: 'delivery', delivery });
    if (delivery.at === 'sent') this.dispatchEvent(new SentEvent(delivery.reference));
    else if (delivery.at === 'passed-on') this.dispatchEvent(new SentEvent(''));
    else if (delivery.at !== 'sending') this.dispatchEvent(new AttentionEvent(delivery.at));
  }

  readonly #send = async (): Promise<void> => {
    const { setup } = this.#running!;
    const i18n = this.#i18n!;
    if (this.#sending) return;
    this.#sending = true;
    try {
      const consents = await consentReceipts(setup, this.#state!.answers, i18n);
      await this.#happen({ type: 'send', id: crypto.randomUUID(), at: new Date().toISOString().replace(/\.\d+/, ''), language: i18n.language, consents });
    } finally { this.#sending = false; }
  };

  readonly #speak = async (language: LocaleName): Promise<void> => {
    this.#language = language;
    try {
      if (!(await this.#translate(this.#later !== undefined)) && language === this.#language) await this.#translate(true);
    } catch {
      this.#language = this.#i18n!.language as LocaleName;
      this.#notice = this.#i18n!.t('fault.step');
      this.requestUpdate();
    }
  };

  readonly #clear = async (): Promise<void> => {
    this.#ideas = new Map();
    await this.#happen({ type: 'restart' });
    this.#notice = this.#i18n!.t('cleared');
    this.requestUpdate();
  };

  readonly #tryNow = (): void => void this.#happen({ type: 'try-now' });

  readonly #stay = (event: BeforeUnloadEvent): void => {
    const at = this.#state?.delivery?.at;
    if (at === 'sending' || at === 'held') event.preventDefault();
  };

  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  // Escape closes it too, and tells by an event; a page that is not painted never gets one.
  readonly #supportClosed = (): void => {
    this.#supportOpen = false;
    this.requestUpdate();
  };

  async #openSupport(): Promise<void> {
    this.#supportOpen = true;
    this.requestUpdate();
    await this.updateComplete;
    this.#dialog.showModal();
  }

  #focus(selector: string): void {
    const target = this.renderRoot.querySelector<HTMLElement>(selector);
    if (!target) return;
    target.focus({ preventScroll: true });
    // Measuring makes the browser lay the page out: with the frame that does so anyway, not before the press is answered.
    requestAnimationFrame(() => {
      const { top } = target.getBoundingClientRect();
      if (top < 60 || top > innerHeight / 2) (this.renderRoot.querySelector('.top') ?? target).scrollIntoView({ block: 'start' });
    });
  }

  #content(props: ScreenProps): Shown {
    const { state } = props;
    const later = this.#later;
    const notice = this.#unopened ? html`<div class="err" role="alert"><span></span><span>${props.i18n.t('fault.step')} <button class="btn" type="button" @click=${() => this.#unopened && void this.#happen(this.#unopened)}>${props.i18n.t('fault.try')}</button></span></div>` : nothing;
    if (state.delivery) return later!.doneScreen(props, state.delivery);
    const { page } = props.step;
    if (page.show === 'ideas') return html`${later!.ideasScreen(props, this.#ideas)}${notice}`;
    if (page.show === 'check') return later!.checkScreen(props, () => void this.#send(), notice);
    const { question } = page;
    if (!question) return html`${infoScreen(props)}${notice}`;
    const view = this.#views.get(question.type) ?? questionViews[question.type];
    return html`${questionScreen(view as AnyView)(props)}${notice}`;
  }

  protected override render(): TemplateResult {
    const running = this.#running;
    const state = this.#state;
    const i18n = this.#i18n;
    if (!running || !state || !i18n) return html`${this.#faults.length > 0 ? faultScreen(this.#faults) : nothing}<slot></slot>`;
    const { config, setup, languages } = running;
    const route = routeOf(setup.journey, state.answers);
    const props: ScreenProps = { config, setup, state, route, step: currentStep(setup, state, route), i18n, happen: event => void this.#happen(event) };
    const locale = locales[i18n.language as LocaleName];
    return html`<div class="root" part="root" lang=${i18n.language} dir=${this.dir || locale.dir} data-theme=${config.theme}><div class="in">
      <div class="lay">${frame({ ...props, languages, onLanguage: language => void this.#speak(language), onSupport: () => void this.#openSupport(), onClear: () => void this.#clear() }, html`${keyed(state.delivery ? 'done' : props.step.key, this.#content(props))}`)}</div>
      <p class="vh" role="status">${this.#notice}</p>
      <dialog aria-labelledby="support-heading" @close=${this.#supportClosed}>${this.#supportOpen ? supportPanel(i18n, {}, config.headingLevel, () => { this.#dialog.close(); this.#supportClosed(); }) : nothing}</dialog></div></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'what-matters': WhatMatters;
  }
}
