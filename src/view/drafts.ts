/** Keeping a form that is half filled in, because the person chose it: until the tab is closed, or on a device that is only theirs. Loaded when somebody wants it. */
import { html, nothing, type LitElement } from 'lit';
import { draftOf, readDraft, resume, type Draft } from '../core/draft.ts';
import type { Effect, Setup, State } from '../core/step.ts';
import { intlTag } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import { sighted } from '../net/outbox.ts';
import { shelf } from '../store/device.ts';
import { databaseName, hasDatabase } from '../store/name.ts';
import { openSaved, savedSection } from './saved.ts';
import { watchSaved } from './saved-list.ts';
import { heading, type Shown } from './screen.ts';

export { openSaved, removeSaved, saveIdea, savedSection, savingOffer } from './saved.ts';

/** Counted days that a draft stays on a device. */
const daysKept = 7;
/** How long a draft stays in a tab that nobody uses, in milliseconds. */
const tabMs = 1_800_000;

/** Until the tab is closed, or on this device. */
type Place = 'tab' | 'device';

/** What the element does for its drafts. */
export interface DraftsHost {
  readonly setup: () => Setup;
  readonly state: () => State;
  readonly voice: () => Translator;
  readonly headingLevel: number;
  readonly notify: (words: string) => void;
  readonly goOn: (state: State, effects: readonly Effect[]) => void;
}

const device = shelf('drafts');

/** What the tab keeps: nothing where it is no draft of ours. */
function inTab(): unknown {
  try { return JSON.parse(sessionStorage.getItem(databaseName) ?? 'null') as unknown; } catch { return undefined; }
}

/** The draft of one form. */
export class Drafts {
  readonly #element: LitElement;
  readonly #host: DraftsHost;
  /** Where it is kept, once the person has chosen. */
  #place: Place | undefined;
  /** What was found from before, until the person says what is to become of it. */
  #found: Draft | undefined;
  /** How often all was forgotten, or something new was kept: what was being read meanwhile counts no longer. */
  #turns = 0;
  /** Whether the device refused to keep it, or to take it away, when it was asked last. */
  #refused: 'keep.refused' | 'unsent.not-deleted' | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: LitElement, host: DraftsHost) {
    this.#element = element;
    this.#host = host;
  }

  /** Looks for what was kept before. What cannot be read, or is newer, is left alone. */
  async open(): Promise<void> {
    const { form } = this.#host.setup();
    const now = Date.now();
    const turn = this.#turns;
    const tab = readDraft(inTab());
    if (tab?.form === form && now - tab.keptAt > tabMs) sessionStorage.removeItem(databaseName);
    else if (tab?.form === form) [this.#found, this.#place] = [tab, 'tab'];
    const kept = this.#found ? undefined : readDraft(await device.get(form).catch(() => undefined));
    if (kept && turn === this.#turns) {
      const seen = sighted(kept, now);
      if (seen.age > daysKept) await device.remove(form).catch(() => {});
      else { [this.#found, this.#place] = [seen, 'device']; await device.put(seen).catch(() => {}); }
    }
    watchSaved(this.#element);
    await openSaved();
    this.#element.requestUpdate();
  }

  /** Keeps what stands now, in the place that the person chose. */
  async kept(): Promise<void> {
    if (this.#place === undefined || this.#found) return;
    const state = this.#host.state();
    if (state.delivery || state.ended !== undefined || Object.keys(state.typed).length === 0) return;
    // Where the device is full by now: what was kept last stays there, to be taken away with the rest.
    try { await this.#put(draftOf(this.#host.setup(), state, Date.now())); } catch { this.#refuse('keep.refused'); }
  }

  #refuse(words: 'keep.refused' | 'unsent.not-deleted'): void {
    this.#refused = words;
    this.#host.notify(this.#host.voice().t(words));
  }

  async #put(draft: Draft): Promise<void> {
    this.#refused = undefined;
    if (this.#place === 'device') return device.put(draft);
    sessionStorage.setItem(databaseName, JSON.stringify(draft));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.forget(), tabMs);
  }

  /** Keeps nothing any more: it was sent, cleared or left, or the person wants it. Says no where the device refuses. */
  async forget(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#turns++;
    const place = this.#place;
    this.#place = undefined;
    this.#found = this.#refused = undefined;
    this.#element.requestUpdate();
    return place === undefined || this.#takeFrom(place);
  }

  async #takeFrom(place: Place): Promise<boolean> {
    try {
      if (place === 'tab') sessionStorage.removeItem(databaseName);
      else await device.remove(this.#host.setup().form);
      return true;
    } catch { return false; }
  }

  /** The person wants nothing kept any more. Where the device refuses, all stays as it was, for another try. */
  readonly #stop = async (): Promise<void> => {
    const [place, found] = [this.#place, this.#found];
    const forgotten = await this.forget();
    if (!forgotten && this.#place === undefined) [this.#place, this.#found] = [place, found];
    if (forgotten) this.#host.notify(this.#host.voice().t('keep.forgotten')); else this.#refuse('unsent.not-deleted');
  };

  readonly #choose = async (place: Place): Promise<void> => {
    const i18n = this.#host.voice();
    const turn = ++this.#turns;
    // What waits from before gives way to what stands now, wherever it was.
    [this.#place, this.#found] = [place, undefined];
    try {
      await this.#put(draftOf(this.#host.setup(), this.#host.state(), Date.now()));
      // To remove from a database would make it.
      if (place === 'device' || await hasDatabase()) await this.#takeFrom(place === 'tab' ? 'device' : 'tab');
    } catch {
      if (turn === this.#turns) { this.#place = undefined; this.#refuse('keep.refused'); }
      return;
    }
    // Left or cleared meanwhile: it is not kept any more.
    if (turn === this.#turns) this.#host.notify(i18n.t(place === 'tab' ? 'keep.in-tab' : 'keep.on-device'));
  };

  readonly #goOn = (): void => {
    const draft = this.#found!;
    this.#found = undefined;
    this.#host.goOn(...resume(this.#host.setup(), draft));
  };

  // The notice is for screen readers.
  #refusal(): Shown { return this.#refused ? html`<p class="note" aria-hidden="true"><strong>${this.#host.voice().t(this.#refused)}</strong></p>` : nothing; }

  /** What may be chosen, or what was. */
  inside(): Shown {
    const i18n = this.#host.voice();
    const refused = this.#refusal();
    if (this.#place && !this.#found) return html`${this.#refused ? refused : html`<p class="note">${i18n.t(this.#place === 'tab' ? 'keep.in-tab' : 'keep.on-device')}</p>`}<p class="note"><button class="btn" type="button" @click=${this.#stop}>${i18n.t('keep.stop')}</button></p>`;
    return html`${refused}<p class="note">${i18n.t('keep.ask')}</p><p class="note">${i18n.t('keep.plain')}</p>
      <div class="actions"><button class="btn" type="button" @click=${() => void this.#choose('device')}>${i18n.t('keep.yes')}</button><button class="btn" type="button" @click=${() => void this.#choose('tab')}>${i18n.t('keep.no')}</button></div>`;
  }

  /** What was kept and saved before, above the first page. */
  above(): Shown {
    const { state, setup, voice, headingLevel } = this.#host;
    const { at, delivery, ended } = state();
    const saved = at === setup().journey.start && !delivery && ended === undefined ? savedSection(this.#element, voice(), headingLevel) : nothing;
    return html`${this.#draft()}${saved}`;
  }

  #draft(): Shown {
    if (!this.#found) return nothing;
    const i18n = this.#host.voice();
    const date = new Intl.DateTimeFormat(intlTag(i18n.language), { dateStyle: 'long' }).format(this.#found.keptAt);
    return html`<section class="unsent">${heading(this.#host.headingLevel, i18n.t('keep.found'), 'h2')}<p class="note" role="status">${i18n.t('keep.since', { date })}</p>${this.#refusal()}
      <div class="actions"><button class="btn main" type="button" @click=${this.#goOn}>${i18n.t('keep.go-on')}</button><button class="btn" type="button" @click=${this.#stop}>${i18n.t('unsent.delete')}</button></div></section>`;
  }
}
