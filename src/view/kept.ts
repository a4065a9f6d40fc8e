/** What a form keeps on the device: what it has to send, and what somebody chose to keep of it half filled in. Both are loaded when they are wanted. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { isOnlyHere, type Effect, type JourneyEvent, type State } from '../core/step.ts';
import type { Submission } from '../core/submission.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Drafts } from './drafts.ts';
import { lazy } from './lazy.ts';
import type { Loader } from './loader.ts';
import { mayHold } from './may-hold.ts';
import type { Deliver, Outbox } from './outbox.ts';
import type { Shown } from './screen.ts';

/** What the element does for what it keeps. */
export interface KeptHost {
  readonly deliver: () => Deliver | undefined;
  readonly state: () => State;
  readonly voice: () => Translator;
  readonly notify: (words: string) => void;
  /** Something could not be loaded, and `again` tries it again; without it, it was loaded after all. */
  readonly failed: (again: (() => void) | undefined) => void;
  /** What has become of the submission that this run of the journey sent. */
  readonly happen: (event: JourneyEvent) => void;
  /** Goes on with a form from where somebody left it. */
  readonly goOn: (state: State, effects: readonly Effect[]) => void;
}

/** The outbox and the draft of one configuration of a form. What cannot be loaded or opened is passed over: it waits on. */
export class Kept {
  readonly #element: LitElement;
  readonly #loader: Loader;
  readonly #host: KeptHost;
  #outbox: Outbox | undefined;
  #drafts: Drafts | undefined;
  #isOver = false;

  constructor(element: LitElement, loader: Loader, host: KeptHost) {
    this.#element = element;
    this.#loader = loader;
    this.#host = host;
  }

  #openOutbox(): Outbox {
    const { deliver, voice, notify, happen } = this.#host;
    return this.#outbox ??= new this.#loader.later!.Outbox(this.#element, this.#loader.running.config, {
      deliver, voice, notify,
      told: delivery => {
        if (delivery.at !== 'deleted' && !isOnlyHere(delivery)) void this.#drafts?.forget();
        happen(delivery.at === 'deleted' ? { type: 'deleted' } : { type: 'delivery', delivery });
      },
    });
  }

  /** Goes on with what was sent before from this device and waits, and offers what was kept. The rest of the page need not wait for it. */
  async open(): Promise<void> {
    try {
      const { shared, tablet } = this.#loader.running.config;
      if ((shared && !tablet) || !(await mayHold())) return;
      await this.#loader.load();
      if (!this.#isOver) await this.#openOutbox().open();
      if (!shared) await this.#openDrafts();
    } catch { /* It waits on, until the next visit. */ }
  }

  /** Loads what keeps a form that is half filled in, and looks for what was kept. */
  async #openDrafts(): Promise<void> {
    if (this.#drafts) return;
    const { state, voice, notify, goOn } = this.#host;
    await this.#loader.speakAll();
    const { Drafts } = await lazy('drafts', () => import('./drafts.ts'));
    if (this.#isOver) return;
    this.#drafts ??= new Drafts(this.#element, { setup: () => this.#loader.setup, state, voice, notify, goOn, headingLevel: this.#loader.running.config.headingLevel });
    await this.#drafts.open();
  }

  readonly #offer = (): void => void this.#openDrafts().then(() => this.#host.failed(undefined), () => this.#host.failed(this.#offer));

  /** Keeps a submission on this device and sends it. */
  send(submission: Submission): void { this.#openOutbox().send(submission); }

  /** The person wants the submission of this run tried now. */
  tryNow(): void { this.#outbox?.tryNow(); }

  /** Takes the submission of this run from the device. */
  readonly remove = (): void => this.#outbox?.remove();

  /** Another page of the journey stands. */
  stepped(): void { void this.#drafts?.kept(); }

  /** The answers were cleared. What was sent goes on: as what this run sent while that `stands`, else among the others. */
  cleared(stands: boolean): void {
    if (!stands) this.#outbox?.leave();
    void this.#drafts?.forget();
  }

  /** Whether something that others sent on this device is in memory only. */
  get isOnlyHere(): boolean { return this.#outbox?.isOnlyHere ?? false; }

  /** Forgets what was kept and what is in memory only. What is on its way goes on, as far as the page lets it. Resolves when what was kept is off the device. */
  wipe(): Promise<unknown> | undefined {
    // On a device that is passed on, what others sent goes on: nobody can read it there.
    if (this.#loader.running.config.tablet) this.#outbox?.leave();
    else { this.#outbox?.stop(); this.#outbox = undefined; }
    return this.#drafts?.forget();
  }

  /** Another configuration takes the place of this one. What lies on the device stays there. */
  stop(): void {
    this.#isOver = true;
    this.#outbox?.stop();
  }

  /** What waits from before, above every page. */
  above(): TemplateResult { return html`${this.#outbox?.above()}${this.#drafts?.above()}`; }

  /** The offer to keep what somebody has begun, below the page. */
  below(): Shown {
    const { later, running } = this.#loader;
    const { delivery, typed } = this.#host.state();
    return later && !running.config.shared && !delivery && Object.keys(typed).length > 0 ? later.keepOffer(this.#host.voice(), this.#offer, this.#drafts?.inside() ?? nothing) : nothing;
  }
}
