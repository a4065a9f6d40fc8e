/** What a site may want beside the journey: a way to leave in a hurry, a device that many use, measures of speed, equality questions. Loaded only where it does. */
import { html, nothing, type CSSResult, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Config } from '../core/config.ts';
import { firstState, isOnlyHere, type Setup, type State } from '../core/step.ts';
import type { Translator } from '../i18n/translate.ts';
import { LeftEvent } from './events.ts';
import { draw } from './icons.ts';
import { watchIdle } from './idle.ts';
import { laterIcons } from './later-icons.ts';
import { lazy } from './lazy.ts';
import type { Loader } from './loader.ts';
import { countShifts, cover, leaveButton, leaveStyles, takeDrafts } from './leave.ts';
import { whenIdle } from './when-idle.ts';

export { EqualityRun } from './equality.ts';

/** What the element does for what stands beside its journey. */
export interface Host {
  readonly adopt: (sheet: CSSResult) => void;
  readonly state: () => State;
  readonly setup: () => Setup;
  /** Forgets everything that the person said, at once: nothing of it is on the page afterwards. Resolves when what was kept of it is off the device, too. */
  readonly wipe: () => Promise<unknown> | undefined;
}

/** Longest that leaving waits for a slow device, in milliseconds. */
const patienceMs = 1000;

/** Elements whose speed is measured already. */
const measured = new WeakSet<Element>();

/**
 * Begins what a site wants beside the journey, once its words are there.
 *
 * @param readyAt milliseconds from the start of the page to the first question
 * @param before what stood there with another configuration
 */
export async function begin(element: LitElement, loader: Loader, readyAt: number, before: Beside | undefined, host: Host): Promise<Beside> {
  const { config } = loader.running;
  if (before) { before.hostDisconnected(); element.removeController(before); }
  if (config.exit !== undefined || config.shared) await loader.speakAll();
  const beside = new Beside(element, config, host);
  element.addController(beside);
  const { vitals = false } = config;
  if (vitals !== false && !measured.has(element)) {
    measured.add(element);
    whenIdle(() => void lazy('vitals', () => import('./vitals.ts')).then(({ watchVitals }) => watchVitals(element, vitals === true ? undefined : vitals, readyAt), () => {}));
  }
  return beside;
}

/** Whether something of the person's is on the page that is not on its way: not what stays for the next one. */
const hasAnything = (setup: Setup, state: State): boolean =>
  (state.delivery ? state.delivery.at !== 'sending' && !isOnlyHere(state.delivery) : Object.keys(state.typed).length > Object.keys(firstState(setup, state).typed).length);

/** All that stands beside one journey. */
export class Beside implements ReactiveController {
  readonly #element: LitElement;
  readonly #config: Config;
  readonly #host: Host;
  #stops: (() => void)[] = [];
  #pressed = 0;
  #asks = false;

  constructor(element: LitElement, config: Config, host: Host) {
    this.#element = element;
    this.#config = config;
    this.#host = host;
    host.adopt(leaveStyles);
  }

  hostConnected(): void {
    const { exit, shared } = this.#config;
    const { state, setup, wipe } = this.#host;
    if (exit !== undefined) this.#stops.push(countShifts(document, () => performance.now(), pressed => { this.#pressed = pressed; this.#element.requestUpdate(); }, this.#leave));
    if (shared) this.#stops.push(watchIdle(document, {
      after: (ms, call) => { const timer = setTimeout(call, ms); return () => clearTimeout(timer); },
      ask: asks => { this.#asks = asks && hasAnything(setup(), state()); this.#element.requestUpdate(); },
      wipe: () => { if (hasAnything(setup(), state())) void wipe(); },
    }));
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  // First everything goes from the page; only then does anything happen that takes time, or may fail. What is being taken off the device would stay there if the page went meanwhile; nobody sees anything while it does.
  readonly #leave = (): void => {
    const { exit, form } = this.#config;
    const gone = Promise.all([this.#host.wipe(), takeDrafts(form)]);
    cover(this.#element.shadowRoot!);
    this.#element.dispatchEvent(new LeftEvent());
    void Promise.race([gone, new Promise(late => { setTimeout(late, patienceMs); })]).then(() => { location.replace(exit!); });
  };

  /** What stands above every page. */
  above(i18n: Translator): TemplateResult {
    return html`${this.#config.exit === undefined ? nothing : leaveButton(i18n, this.#pressed, this.#leave)}
      <div role="alert">${this.#asks ? html`<p class="err"><span>${draw(laterIcons.warning)}</span><span>${i18n.t('idle.ask')} <button class="btn" type="button">${i18n.t('idle.here')}</button></span></p>` : nothing}</div>`;
  }

  /** What stands below every page: what leaving does not do. */
  below(i18n: Translator): TemplateResult | typeof nothing {
    return this.#config.exit === undefined ? nothing : html`<p class="small left">${i18n.t('leave.history')}</p>`;
  }
}
