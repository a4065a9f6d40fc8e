import { LitElement, html, nothing, type CSSResult, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Config } from '../core/config.ts';
import type { ConfigInput } from '../core/config-schema.ts';
import { factsGiven, viewOf } from './questions/index.ts';
import type { Scheme, SchemeAnswer } from '../core/areas.ts';
import { routeOf } from '../core/route.ts';
import { areaIn } from '../core/answering.ts';
import { canGoBack, currentStep, firstState, isOnlyHere, step, type Effect, type JourneyEvent, type Setup, type State } from '../core/step.ts';
import { locales, type LocaleName } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Beside } from './beside.ts';
import { trapBack, type BackTrap } from './back-trap.ts';
import type { EqualityRun } from './equality.ts';
import { AttentionEvent, ReadyEvent, StepEvent } from './events.ts';
import { beginRunning, factsOf } from './running.ts';
import { scalarKeys } from './gather.ts';
import { Help } from './help.ts';
import { Kept } from './kept.ts';
import type { IdeasRun } from './ideas.ts';
import { lazy } from './lazy.ts';
import { Loader } from './loader.ts';
import { onceEach } from './once-each.ts';
import type { Deliver } from './outbox.ts';
import { frame } from './screens/frame.ts';
import { infoScreen } from './screens/info.ts';
import { questionScreen } from './screens/question.ts';
import type { ScreenProps, Shown } from './screen.ts';
import { first } from './styles/first.ts';
import { brandSheet, tokens } from './styles/tokens.ts';

/**
 * Asks what matters to a person, shows activities near them with the reason for each, and lets them refer themselves.
 * What stands between its tags is shown before it runs, without scripts, and when its configuration is wrong.
 *
 * @tagname what-matters
 * @fires wm-ready the form can be used
 * @fires wm-step a page stands that everybody passes who comes so far: `page` (its id) and `number`. Other pages would tell an answer
 * @fires wm-saved what was sent is on this device, and stays there until the endpoint has it
 * @fires wm-sent the endpoint has what was sent: `reference`
 * @fires wm-attention something waits: `state` is `saved`, `waiting`, `held`, `attention`, `closed`, `last-call`, `expired` or `fault`
 * @fires wm-left the person left in a hurry
 * @fires wm-vitals how fast something was, where the site asks for it: `metric` and `value`
 * @csspart root everything that the element draws
 * @cssprop --wm-scroll-offset how much of the top of the window a sticky header of the page hides
 */
export class WhatMatters extends LitElement {
  static override properties = {
    config: {}, deliver: { attribute: false }, form: {}, endpoint: {}, format: {}, receipt: {}, directory: {}, journey: {}, language: {}, brand: {}, theme: {}, privacy: {}, programme: {}, session: {}, headingLevel: { attribute: 'heading-level', type: Number },
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
  declare programme: string | undefined;
  declare session: string | undefined;
  declare headingLevel: number | undefined;

  #boot = 0;
  #loader: Loader | undefined;
  #fault: TemplateResult | undefined;
  #state: State | undefined;
  #ideas: IdeasRun | undefined;
  #kept: Kept | undefined;
  #trap: BackTrap | undefined;
  /** The page that was told of last. */
  #told: string | undefined;
  /** The equality questions, once somebody has opened them. */
  #equality: EqualityRun | undefined;
  readonly #help = new Help(this);
  #sending = false;
  #beside: Beside | undefined;
  /** Who serves the place that the person gave, where the site has a table of areas. Kept when the answers are gone. */
  #area: SchemeAnswer | undefined;
  #notice = '';
  /** Tries again what could not be loaded. */
  #again: (() => void) | undefined;

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
      () => this.#canGoBack,
      () => void this.#happen({ type: 'back' }),
    );
    addEventListener('beforeunload', this.#stay);
    addEventListener('pagehide', this.#leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#trap?.stop();
    removeEventListener('beforeunload', this.#stay);
    removeEventListener('pagehide', this.#leave);
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
    if ('problems' in begun) return this.#fail(begun.problems);
    const loader = new Loader(begun, this.#adopt, () => this.requestUpdate());
    const { config } = loader.running;
    const state = firstState(loader.setup);
    // A site's own journey may begin with a page that needs the later parts.
    if (!loader.isReady(loader.setup, state)) try { await loader.loadFor(loader.setup, state); } catch { return this.#fail(['page: a part of this form could not be loaded, expected it beside the first one']); }
    if (boot !== this.#boot) return;
    this.#kept?.stop();
    this.#kept = new Kept(this, loader, {
      deliver: () => this.deliver, state: () => this.#state!, voice: () => this.#voice, notify: words => this.#notify(words), failed: again => this.#failed(again), happen: event => void this.#happen(event),
      goOn: (resumed, effects) => { this.#state = resumed; this.requestUpdate(); for (const effect of [{ do: 'show' } as const, ...effects]) void this.#perform(effect); },
    });
    this.#loader = loader;
    this.#ideas = undefined;
    this.#fault = undefined;
    this.#state = state;
    if (config.brand !== undefined) this.#adopt(brandSheet(config.brand));
    this.requestUpdate();
    await this.updateComplete;
    this.dispatchEvent(new ReadyEvent());
    const readyAt = performance.now();
    // Also where it was wanted before: another configuration may want nothing of it.
    if (config.exit || config.shared || config.vitals || this.#beside) try {
      const { begin } = await lazy('beside', () => import('./beside.ts'));
      this.#beside = await begin(this, loader, readyAt, this.#beside, { adopt: this.#adopt, state: () => this.#state!, setup: () => this.#setup, wipe: this.#wipe });
      this.requestUpdate();
    } catch { /* The journey goes without. */ }
    await this.#kept.open();
  }

  /** Whether something of the person's is on the page that would be lost if the page were loaded again. */
  get unsaved(): boolean {
    return Object.keys(this.#state?.typed ?? {}).length > 0;
  }

  get #canGoBack(): boolean {
    return this.#state !== undefined && (this.#equality?.setup !== undefined || canGoBack(this.#setup, this.#state));
  }

  /** What is asked: the journey, or the equality questions. */
  get #setup(): Setup {
    return this.#equality?.setup ?? this.#loader!.setup;
  }

  /** Says what is wrong, on the console and above the site's own fallback. */
  async #fail(lines: readonly string[]): Promise<void> {
    this.#loader = undefined;
    this.#state = undefined;
    console.error(['<what-matters>: this form is not set up correctly', ...lines].join('\n'));
    try {
      const { faultScreen, faultStyles } = await lazy('config-fault', () => import('./config-fault.ts'));
      this.#adopt(faultStyles);
      this.#fault = faultScreen(lines);
    } catch { /* The fallback stands all the same. */ }
    this.requestUpdate();
    this.dispatchEvent(new AttentionEvent('fault'));
  }

  readonly #adopt = (style: CSSResult): void => {
    const root = this.renderRoot as ShadowRoot;
    const sheet = style.styleSheet!;
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };

  readonly #happen = async (event: JourneyEvent): Promise<void> => {
    const loader = this.#loader;
    const state = this.#state;
    if (!loader || !state) return;
    const setup = this.#setup;
    if (event.type === 'back' && this.#equality?.setup && !canGoBack(setup, state)) return this.#closeEquality('');
    const [next, effects] = step(setup, state, event);
    if (next === state && effects.length === 0) return;
    this.#again = undefined;
    if (effects.some(effect => effect.do === 'show') && !loader.isReady(setup, next)) {
      try { await loader.loadFor(setup, next); } catch { return this.#failed(() => void this.#happen(event)); }
      return this.#happen(event);
    }
    // A button that goes while it has focus makes the browser lay the page out once more.
    if (effects.some(effect => effect.do === 'show')) (this.shadowRoot!.activeElement as HTMLElement | null)?.blur();
    this.#state = next;
    this.#notice = '';
    // Somebody begins anew: what was sent goes on beside them.
    if (event.type === 'restart') { this.#ideas = undefined; this.#kept?.cleared(next.delivery !== undefined); }
    this.requestUpdate();
    for (const effect of effects) await this.#perform(effect);
    // The rest is fetched while the person is busy with the first question, so that a line that drops later does not matter.
    if (event.type === 'input') void loader.prepare();
    await this.#help.after(setup, state, event, this.#state.problems.length === 0, loader.i18n.language, loader.later);
  };

  async #perform(effect: Effect): Promise<void> {
    switch (effect.do) {
      case 'show':
        await this.updateComplete;
        this.#focus('.step .h');
        if (this.#canGoBack) this.#trap?.arm();
        this.#kept?.stepped();
        if (effect.told && effect.told.page !== this.#told) this.dispatchEvent(new StepEvent(this.#told = effect.told.page, effect.told.number));
        return;
      case 'show-problems':
        await this.updateComplete;
        this.#focus('#summary');
        return;
      case 'find-ideas': {
        const run = this.#ideasRun;
        const found = await run.find(effect.wishes, Object.keys(this.#state!.ideas.asked ?? {}));
        return found && run === this.#ideas ? this.#happen(found) : undefined;
      }
      case 'enqueue': return this.#kept?.send(effect.submission);
      case 'try-now': return this.#kept?.tryNow();
      default: return effect satisfies never;
    }
  }

  get #ideasRun(): IdeasRun {
    const { later, running: { config } } = this.#loader!;
    return this.#ideas ??= new later!.IdeasRun(this, config, () => this.#loader!.speakAll());
  }

  readonly #send = async (): Promise<void> => {
    const i18n = this.#voice;
    if (this.#sending) return;
    this.#sending = true;
    try {
      const { consentReceipts, submissionOf } = this.#loader!.later!;
      const consents = await consentReceipts(this.#setup, this.#state!);
      await this.#happen({ type: 'send', submission: submissionOf(this.#setup, this.#state!, { id: crypto.randomUUID(), at: new Date().toISOString().replace(/\.\d+/, ''), language: i18n.language, consents }) });
    } finally { this.#sending = false; }
  };

  readonly #openEquality = async (): Promise<void> => {
    const loader = this.#loader!;
    try { this.#equality = await loader.beginEquality(this.#state!); } catch { return this.#failed(() => void this.#openEquality()); }
    this.#state = firstState(this.#setup);
    this.requestUpdate();
    await this.#perform({ do: 'show' });
  };

  /** Back to what has become of the journey. */
  async #closeEquality(words: string): Promise<void> {
    this.#state = this.#equality!.journeyState;
    this.#equality!.setup = undefined;
    this.#notify(words);
    await this.updateComplete;
    this.#focus('.step .h');
  }

  readonly #sendEquality = (): void => {
    this.#equality!.send(this.#state!);
    void this.#closeEquality(this.#loader!.i18n.t('equality.thanks'));
  };

  readonly #leave = (): void => this.#equality?.leave();

  readonly #speak = async (language: LocaleName, isAgain = false): Promise<void> => {
    if (!(await this.#loader!.speak(language))) return this.#failed(() => void this.#speak(language, true));
    if (!isAgain) return;
    // The button that had focus goes.
    this.#failed(undefined);
    await this.updateComplete;
    this.#focus('.step .h');
  };

  /** Forgets everything at once, and shows the first page. What is on its way goes on, as far as the page lets it. */
  readonly #wipe = (): Promise<unknown> | undefined => {
    this.#leave();
    const forgotten = this.#kept?.wipe();
    this.#equality = undefined;
    this.#ideas = undefined;
    this.#notice = '';
    this.#state = firstState(this.#setup, this.#state);
    this.requestUpdate();
    this.performUpdate();
    return forgotten;
  };

  readonly #clear = async (): Promise<void> => {
    await this.#happen({ type: 'restart' });
    this.#notify(this.#loader!.i18n.t(this.#equality?.setup ? 'equality.cleared' : 'cleared'));
  };

  /** Something could not be loaded: says so, with a button that tries `again` where a page of the journey stands; without it, that it could. */
  #failed(again: (() => void) | undefined): void {
    if (this.#state?.delivery && again) return this.#notify(this.#loader!.i18n.t('fault.step'));
    this.#again = again;
    this.requestUpdate();
  }

  #notify(words: string): void {
    this.#notice = words;
    this.requestUpdate();
  }

  readonly #stay = (event: BeforeUnloadEvent): void => {
    if ((this.#state?.delivery && isOnlyHere(this.#state.delivery)) || this.#kept?.isOnlyHere) event.preventDefault();
  };

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

  /** The scheme that serves the person's area, if one does: it stands where the site's own organisation stands else. */
  get #scheme(): Scheme | undefined {
    const setup = this.#setup;
    const state = this.#state!;
    if (!state.delivery && state.ended === undefined && !this.#equality?.setup) this.#area = setup.areaOf && areaIn(setup, routeOf(setup, state.answers)) as SchemeAnswer;
    return this.#area?.at === 'served' ? this.#area.scheme : undefined;
  }

  /** The translator, with the wording for somebody else where the journey is about them. A page about who fills it in speaks to that person. */
  get #voice(): Translator {
    const state = this.#state!;
    const scheme = this.#scheme;
    const them = state.them && !currentStep(this.#setup, state).page.aboutFiller;
    const { i18n } = this.#loader!;
    return i18n.with({ ...factsGiven(this.#setup, state.answers), ...(them && { context: 'them' }), ...(scheme && factsOf(scheme)) });
  }

  #content(props: ScreenProps): Shown {
    const { state } = props;
    const { later } = this.#loader!;
    const notice = this.#again ? html`<div class="err" role="alert"><span></span><span>${props.i18n.t('fault.step')} <button class="btn" type="button" @click=${this.#again}>${props.i18n.t('fault.try')}</button></span></div>` : nothing;
    const { extra } = this.#loader!.running;
    if (state.delivery) return html`${extra?.thanksScreen(props, state.delivery) ?? later!.doneScreen(props, state.delivery, this.#kept!.remove)}${props.notice === '' ? nothing : html`<p class="lead" aria-hidden="true">${props.notice}</p>`}`;
    const { page } = props.step;
    if (page.show === 'ideas') return html`${this.#ideasRun.screen(props)}${notice}`;
    if (page.show === 'programme') return html`${props.programme!.startScreen(props)}${notice}`;
    if (page.show === 'check' && this.#equality?.setup) return this.#equality.check(props, this.#sendEquality);
    if (page.show === 'check') return (page.short ? extra!.shortCheck : later!.checkScreen)(props, () => void this.#send(), notice, this.#ideas?.found);
    const { question } = page;
    if (!question) return html`${infoScreen(props)}${this.#equality?.setup ? html`<p class="note"><button class="quiet" type="button" @click=${() => void this.#closeEquality('')}>${props.i18n.t('equality.leave')}</button></p>` : nothing}${notice}`;
    return html`${questionScreen(viewOf(question.type)!)(props)}${notice}`;
  }

  protected override render(): TemplateResult {
    const running = this.#loader?.running;
    const state = this.#state;
    if (!running || !state) return html`${this.#fault ?? nothing}<slot></slot>`;
    const setup = this.#setup;
    const i18n = this.#voice;
    const scheme = this.#scheme;
    const config: Config = scheme ? { ...running.config, organisation: scheme, reader: scheme.reader ?? running.config.reader } : running.config;
    const route = routeOf(setup, state.answers);
    const props: ScreenProps = { config, setup, state, route, step: currentStep(setup, state, route), i18n, latest: () => this.#state ?? state, notice: this.#notice, notify: words => this.#notify(words), checksArea: this.#area?.at === 'check', programme: running.programme,
      ...(config.equality && !this.#equality?.setup && !this.#equality?.isSent && !state.them && { openEquality: () => void this.#openEquality() }), happen: event => void this.#happen(event) };
    const locale = locales[i18n.language as LocaleName];
    return html`<div class="root" part="root" lang=${i18n.language} dir=${this.dir || locale.dir} data-theme=${config.theme} @click=${onceEach}><div class="in">${this.#beside?.above(i18n)}${this.#kept?.above()}
      <div class="lay">${frame({ ...props, languages: running.languages, onLanguage: language => void this.#speak(language), onSupport: () => void this.#help.open(), onClear: () => void this.#clear(), back: this.#canGoBack }, html`${keyed(state.delivery ? 'done' : props.step.key, this.#content(props))}`)}</div>
      ${this.#equality?.setup ? nothing : this.#kept!.below()}${this.#beside?.below(i18n)}<p class="vh" role="status">${this.#notice}</p>
      <dialog aria-labelledby="support-heading" @close=${this.#help.close}>${this.#help.content(config, i18n)}</dialog></div></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'what-matters': WhatMatters;
  }
}
