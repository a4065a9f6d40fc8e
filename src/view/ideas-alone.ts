/** Ideas alone on a page: what `<what-matters-ideas>` shows, asks and finds. Loaded when there is such an element. */
import { html, nothing, render, type CSSResult, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { siteWordsOf, type Config } from '../core/config.ts';
import { readAlone, type Alone } from '../core/ideas-alone.ts';
import { routeOf } from '../core/route.ts';
import { canGoBack, currentStep, firstState, step, type Effect, type JourneyEvent, type Setup, type State } from '../core/step.ts';
import { localeFor, locales, type LocaleName } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import { faultScreen, faultStyles } from './config-fault.ts';
import { gather } from './gather.ts';
import { draw, icons } from './icons.ts';
import { IdeasRun, laterStyles } from './later.ts';
import { onceEach } from './once-each.ts';
import { viewOf } from './questions/index.ts';
import { factsOf } from './running.ts';
import { questionScreen } from './screens/question.ts';
import type { ScreenProps, Shown } from './screen.ts';
import { speakerOf } from './speaker.ts';
import { first } from './styles/first.ts';
import { brandSheet, tokens } from './styles/tokens.ts';
import type { WhatMattersIdeas } from './what-matters-ideas.ts';

/** Everything that there is once a configuration has been read. */
interface Begun extends Pick<Alone, 'config'> {
  readonly setup: Setup;
  readonly i18n: Translator;
  readonly run: IdeasRun;
}

/** Goes through the journey with what the page says of the person, as far as that leads: to the ideas, or to the first thing to ask. */
function walk(setup: Setup, typed: Readonly<Record<string, unknown>>): readonly [State, readonly Effect[]] {
  let state: State = { ...firstState(setup), typed };
  for (;;) {
    const { key, page } = currentStep(setup, state);
    const [next, effects] = step(setup, state, { type: 'continue' });
    // Nothing is put right that nobody has done yet; where the page named nothing, the person is asked.
    if (next.problems.length > 0 || (Object.keys(typed).length === 0 && page.question)) return [{ ...state, problems: [] }, []];
    state = next;
    if (currentStep(setup, state).page.show === 'ideas') return [state, effects.filter(effect => effect.do === 'find-ideas')];
    if (state.at === key) return [state, []];
  }
}

const attributes = ['config', 'directory', 'areas', 'interests', 'needs', 'postcode', 'language'] as const;

/** What one element shows. Nothing that the person picks leaves the page. */
class IdeasAlone {
  readonly #element: WhatMattersIdeas;
  readonly #root: ShadowRoot;
  #turn = 0;
  #begun: Begun | undefined;
  #state: State | undefined;
  #fault: TemplateResult | undefined;
  #notice = '';
  /** Whether the person has pressed or typed anything. */
  #isTouched = false;

  constructor(element: WhatMattersIdeas) {
    this.#element = element;
    this.#root = element.attachShadow({ mode: 'open' });
    this.#adopt(tokens, first);
    this.#draw();
    // What a person has begun is never pulled from under them.
    new MutationObserver(() => { if (!this.#isTouched) void this.begin(); }).observe(element, { attributeFilter: [...attributes] });
  }

  #adopt(...styles: readonly CSSResult[]): void {
    this.#root.adoptedStyleSheets = [...new Set([...this.#root.adoptedStyleSheets, ...styles.map(({ styleSheet }) => styleSheet!)])];
  }

  /** Reads what the site set, and shows it. */
  async begin(): Promise<void> {
    const element = this.#element;
    const turn = ++this.#turn;
    const set = Object.fromEntries(attributes.map(name => [name, element.getAttribute(name) ?? undefined]));
    const gathered = await gather({ querySelector: (selector: string) => element.querySelector(selector), config: element.config ?? set['config'], directory: set['directory'], language: set['language'] });
    const alone = 'problems' in gathered ? gathered : readAlone(gathered.data, set);
    if (turn !== this.#turn) return;
    if ('problems' in alone) return this.#fail(alone.problems);
    const { config, journey, typed } = alone;
    const { organisation, linkWorker, brand } = config;
    const language = localeFor(config.language, element.closest('[lang]')?.getAttribute('lang'), document.documentElement.lang);
    const always = { ...(organisation && factsOf(organisation)), linkWorker: linkWorker === undefined ? { key: 'link-worker' } : siteWordsOf(linkWorker) };
    let i18n: Translator;
    try { i18n = await speakerOf({ firstLanguage: language, always }, language, 'all'); } catch { return; }
    if (turn !== this.#turn) return;
    const setup: Setup = { form: config.form, journey, onlySome: [], hasDirectory: true };
    this.#adopt(...laterStyles, ...(brand === undefined ? [] : [brandSheet(brand)]));
    this.#fault = undefined;
    const page = { requestUpdate: this.#draw, updateComplete: Promise.resolve(true), localName: element.localName, shadowRoot: this.#root, get isConnected() { return element.isConnected; } };
    this.#begun = { config, setup, i18n, run: new IdeasRun(page, config, async () => {}) };
    const [state, effects] = walk(setup, typed);
    this.#state = state;
    this.#draw();
    for (const effect of effects) await this.#perform(effect);
  }

  readonly #draw = (): void => { render(this.#picture(), this.#root); };

  #fail(lines: readonly string[]): void {
    this.#begun = undefined;
    console.error(['<what-matters-ideas>: this is not set up correctly', ...lines].join('\n'));
    this.#adopt(faultStyles);
    this.#fault = faultScreen(lines);
    this.#draw();
  }

  readonly #happen = async (event: JourneyEvent): Promise<void> => {
    const [next, effects] = step(this.#begun!.setup, this.#state!, event);
    if (next === this.#state && effects.length === 0) return;
    this.#isTouched ||= event.type !== 'ideas-found' && event.type !== 'ideas-unreachable';
    this.#state = next;
    this.#notice = '';
    this.#draw();
    for (const effect of effects) await this.#perform(effect);
  };

  async #perform(effect: Effect): Promise<void> {
    if (effect.do === 'find-ideas') {
      const { run } = this.#begun!;
      const found = await run.find(effect.wishes, []);
      // What was found for other settings counts no longer.
      if (found && this.#begun?.run === run) await this.#happen(found);
    } else if (effect.do === 'show' || effect.do === 'show-problems') {
      this.#root.querySelector<HTMLElement>(effect.do === 'show' ? '.step .h' : '#summary')?.focus();
    }
  }

  #content(props: ScreenProps): Shown {
    const { question } = props.step.page;
    return question ? questionScreen(viewOf(question.type)!)(props) : this.#begun!.run.screen(props);
  }

  /** What the person is asked, or the ideas; before that, and when something is wrong, what the site wrote. */
  #picture(): TemplateResult {
    const begun = this.#begun;
    const state = this.#state;
    if (!begun || !state) return html`${this.#fault ?? nothing}<slot></slot>`;
    const { config, setup, i18n } = begun;
    const route = routeOf(setup, state.answers);
    const props: ScreenProps = {
      // Without an organisation its card and its line on the sheet are left out.
      config: config as Config, setup, state, route, step: currentStep(setup, state, route), i18n, latest: () => this.#state!, notice: this.#notice, checksArea: false,
      notify: words => { this.#notice = words; this.#draw(); }, happen: event => void this.#happen(event),
    };
    const locale = locales[i18n.language as LocaleName];
    return html`<div class="root" part="root" lang=${i18n.language} dir=${this.#element.dir || locale.dir} data-theme=${config.theme} @click=${onceEach}><div class="in"><div class="lay">
      ${canGoBack(setup, state) ? html`<div class="row"><button class="quiet plain" type="button" @click=${() => void this.#happen({ type: 'back' })}>${draw(icons.arrowLeft, true)}${i18n.t('back')}</button></div>` : nothing}
      <div class="step">${keyed(props.step.key, this.#content(props))}${locale.reviewed ? nothing : html`<p class="small note">${i18n.t('not-reviewed')}</p>`}</div>
      <p class="vh" role="status">${this.#notice}</p></div></div></div>`;
  }
}

const begun = new WeakSet<WhatMattersIdeas>();

/** Brings an element to life, once. */
export function begin(element: WhatMattersIdeas): void {
  if (begun.has(element)) return;
  begun.add(element);
  void new IdeasAlone(element).begin();
}
