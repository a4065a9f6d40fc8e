/** Sending, and what waits on this device: everything that one form has to say to its endpoint. */
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Config } from '../core/config.ts';
import type { Format, FormatName } from '../core/formats/format.ts';
import { formats } from '../core/formats/index.ts';
import type { Answers } from '../core/questions/kind.ts';
import { receiptFor } from '../core/receipt.ts';
import { isOnlyHere, type Delivery } from '../core/step.ts';
import type { SealedSubmission } from '../core/sealed.ts';
import type { Submission } from '../core/submission.ts';
import { answerRows } from '../core/summary.ts';
import type { Translator } from '../i18n/translate.ts';
import { alone } from '../net/alone.ts';
import { atMost } from '../net/at-most.ts';
import { keepAndSend, type Sending } from '../net/keep-and-send.ts';
import { messageOf, readMessage } from '../net/others.ts';
import { isForgotten, sighted, triesAtOnce } from '../net/outbox.ts';
import type { SendOutcome } from '../net/outcome.ts';
import { newRecord, readRecord, type OutboxRecord } from '../net/record.ts';
import { send } from '../net/send.ts';
import { shelf } from '../store/device.ts';
import { databaseName } from '../store/name.ts';
import { lazy } from './lazy.ts';
import { AttentionEvent, SavedEvent, SentEvent } from './events.ts';
import type { Speaking } from './screens/delete-button.ts';
import { loadSeal, readyToSend } from './sealing.ts';
import { statusOf } from './status.ts';
import { answersText, save } from './take-home.ts';

/**
 * A site's own way of sending; where the site has recipients it gets the sealed submission. It is called again with the
 * same submission until it succeeds, so it must not store an id twice. What it returns is a receipt (`{id, reference,
 * receivedAt}`), or nothing: then people read "We have passed this on". When it throws, the submission is kept and tried
 * again. (A method's type, so that a site without recipients may write a function that takes unsealed ones only.)
 */
export type Deliver = { deliver(submission: Submission | SealedSubmission): unknown }['deliver'];

/** The submission that a body is, as a copy of its own; nothing where it is fields for a relay, or was wiped. */
function submissionIn({ body }: OutboxRecord): Submission | SealedSubmission | undefined {
  try {
    const read = JSON.parse(body) as Submission | SealedSubmission | null;
    return typeof read === 'object' ? read ?? undefined : undefined;
  } catch { return undefined; }
}

async function delivered(deliver: Deliver, id: string, submission: Submission | SealedSubmission): Promise<SendOutcome> {
  try {
    const receipt = receiptFor(id, await deliver(submission));
    return receipt ? { kind: 'accepted', ...receipt } : { kind: 'passed-on' };
  } catch { return { kind: 'retry', pace: 'usual', siteFault: false }; }
}

/** A way of writing, with its file checked where it has one of its own. */
const formatOf = (name: FormatName): Promise<Format> => lazy(name, async () => formats[name]());

/** Loads what this site's endpoint needs besides, while there is a connection. */
export const prepareToSend = ({ format, recipients }: Config): Promise<unknown> => Promise.all([formatOf(format), recipients && loadSeal()]);

/** What the element does for its outbox. */
export interface OutboxHost {
  readonly deliver: () => Deliver | undefined;
  readonly voice: () => Translator;
  /** What has become of the submission that this run of the journey sent. */
  readonly told: (delivery: Delivery | { readonly at: 'deleted' }) => void;
  readonly notify: (words: string) => void;
}

/** How soon sealing that failed is tried again, in milliseconds. */
const sealAgainMs = 10_000;

/** What needs nothing of the person. Of these so many have a card; all others always have one. */
const calm: readonly string[] = ['sending', 'saved', 'waiting', 'sent', 'passed-on'];
const calmCards = 5;

/** `stays`: the person wanted it deleted, and the device refused. */
interface Line { readonly record: OutboxRecord; readonly sending: Sending; delivery: Delivery; stays: boolean }

/** All that one form has to send: what somebody sends now, and what waits from before. */
export class Outbox implements ReactiveController {
  readonly #element: LitElement;
  readonly #config: Config;
  readonly #host: OutboxHost;
  readonly #store;
  readonly #lines = new Map<string, Line>();
  /** What draws one that waits: loaded when there is one beside what this run sent. */
  #card: typeof import('./screens/unsent.ts')['unsentCard'] | undefined;
  /** The submission that this run of the journey sent. */
  #current: string | undefined;
  /** What was not accepted and is sent anew. */
  #refused: Line | undefined;
  /** What was not made ready yet. */
  readonly #unsealed = new Map<string, Submission>();
  #channel: BroadcastChannel | undefined;
  readonly #inTurn = atMost(triesAtOnce);

  constructor(element: LitElement, config: Config, host: OutboxHost) {
    this.#element = element;
    this.#config = config;
    this.#host = host;
    this.#store = config.shared && !config.tablet ? undefined : shelf('outbox');
    element.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#nudge);
    document.addEventListener('visibilitychange', this.#nudge);
    if (!this.#store || !('BroadcastChannel' in globalThis)) return;
    this.#channel = new BroadcastChannel(databaseName);
    this.#channel.onmessage = ({ data }) => {
      const heard = readMessage(data);
      if (heard) this.#lines.get(heard.id)?.sending.heard(heard);
    };
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#nudge);
    document.removeEventListener('visibilitychange', this.#nudge);
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** Without a connection it comes later; until then a line says how many wait. */
  async #loadCard(): Promise<void> {
    if (this.#card || [...this.#lines.keys()].every(id => id === this.#current)) return;
    try { this.#card = (await lazy('unsent', () => import('./screens/unsent.ts'))).unsentCard; } catch { return; }
    this.#element.requestUpdate();
  }

  readonly #nudge = (): void => { void this.#loadCard(); for (const { sending } of this.#lines.values()) sending.nudge(); };

  /** Goes on with what waits from before. What is no record of ours, or of a later version, is left alone. */
  async open(): Promise<void> {
    const found = await this.#store?.all().catch(() => []) ?? [];
    const records = found.map(readRecord);
    if (records.includes(undefined)) console.warn('<what-matters>: could not read something on this device');
    for (const record of records) {
      if (record?.form !== this.#config.form || this.#lines.has(record.id)) continue;
      if (isForgotten(sighted(record, Date.now()))) void this.#store!.remove(record.id).catch(() => {});
      else this.#begin(record, true);
    }
    await this.#loadCard();
  }

  /** Keeps a submission on this device and sends it. */
  send(submission: Submission): void {
    const { id } = submission;
    if (this.#current !== id) this.#refused = this.#current === undefined ? undefined : this.#lines.get(this.#current);
    this.#current = id;
    this.#unsealed.set(id, submission);
    void this.#ready(submission);
  }

  /** Seals a submission and makes its bytes, once. Where that fails nothing has left the page, and it is tried again. */
  async #ready(submission: Submission): Promise<void> {
    const { form, format: formatName, receipt, endpoint, journey } = this.#config;
    const i18n = this.#host.voice();
    const readable = answerRows(journey, submission.body.answers).filter(({ at }) => at === 'answered').map(({ key, values }) => ({ key, words: values.map(value => i18n.say(value)).join('; ') }));
    const format = this.#host.deliver() ? 'json' : formatName;
    const { id } = submission;
    let whole: Submission | SealedSubmission;
    let way: Format;
    try { [whole, way] = [await readyToSend(this.#config, submission), await formatOf(format)]; } catch (error) {
      const isTooLarge = error instanceof RangeError;
      if (isTooLarge) this.#unsealed.delete(id);
      if (this.#current === id) this.#host.told(isTooLarge ? { at: 'attention', fields: [] } : { at: 'held', nextInMs: sealAgainMs, siteFault: true });
      if (!isTooLarge) setTimeout(() => { if (this.#unsealed.has(id)) void this.#ready(submission); }, sealAgainMs);
      return;
    }
    // Left in a hurry meanwhile, or tried twice.
    if (!this.#unsealed.delete(id)) return;
    this.#begin(newRecord({
      id, form, format, expectsReceipt: receipt === 'id', sealed: 'sealed' in whole, body: way.encode(whole, readable),
      endpoint: endpoint === undefined ? null : new URL(endpoint, document.baseURI).href,
    }, Date.now()), false, this.#current === id ? this.#refused : undefined);
  }

  /** @param refused what this one takes the place of, once it is safe */
  #begin(record: OutboxRecord, isKept: boolean, refused?: Line): void {
    const { id } = record;
    let wasSaved = isKept;
    const sending = keepAndSend(record, isKept, {
      store: this.#store,
      // What somebody sends now waits for nothing.
      alone: (name, work) => { const go = () => alone(navigator.locks, `${databaseName} ${name}`, work); return id === this.#current ? go() : this.#inTurn(go); },
      post: one => this.#post(one),
      tell: delivery => {
        const isSafe = delivery.at === 'sent' || delivery.at === 'passed-on' || (delivery.at === 'sending' && delivery.saved);
        if (isSafe && refused) { void refused.sending.remove(); refused = undefined; }
        if (!wasSaved && delivery.at === 'sending' && delivery.saved) { wasSaved = true; this.#element.dispatchEvent(new SavedEvent()); }
        void this.#tell(id, delivery);
      },
      announce: (one, ending) => this.#channel?.postMessage(messageOf(one, ending)),
      now: Date.now, random: Math.random,
      after: (ms, call) => { const timer = setTimeout(call, ms); return () => clearTimeout(timer); },
      isOnline: () => navigator.onLine,
      isSeen: () => document.visibilityState === 'visible',
    });
    this.#lines.set(id, { record, sending, delivery: { at: 'sending', saved: isKept, again: false }, stays: false });
  }

  async #post(record: OutboxRecord): Promise<SendOutcome> {
    const { id, body, expectsReceipt, format } = record;
    const deliver = this.#host.deliver();
    // What the site's function changes is not sent again: it gets a copy at each try.
    const submission = deliver && submissionIn(record);
    if (deliver && submission) return delivered(deliver, id, submission);
    // The site may have moved its endpoint since. One that wants another format is another endpoint.
    const where = format === this.#config.format ? this.#config.endpoint ?? record.endpoint : record.endpoint;
    const way = await formatOf(format).catch(() => undefined);
    return where === null || !way ? { kind: 'retry', pace: 'slow', siteFault: true } : send({ id, endpoint: where, format: way, expectsReceipt, body }, fetch, record.tries === 0 ? 20_000 : 40_000);
  }

  async #tell(id: string, delivery: Delivery | { readonly at: 'deleted' }): Promise<void> {
    const line = this.#lines.get(id);
    if (delivery.at === 'deleted') this.#lines.delete(id);
    else if (line) line.delivery = delivery;
    if (id === this.#current) this.#host.told(delivery);
    this.#element.requestUpdate();
    if (delivery.at === 'sent') this.#element.dispatchEvent(new SentEvent(delivery.reference));
    else if (delivery.at === 'passed-on') this.#element.dispatchEvent(new SentEvent(''));
    else if (delivery.at !== 'sending' && delivery.at !== 'deleted') this.#element.dispatchEvent(new AttentionEvent(delivery.at));
    // What this run sent is said by the region that it stands in.
    if (delivery.at === 'deleted' || id === this.#current) return;
    await this.#element.updateComplete;
    const { title, line: words } = statusOf(this.#host.voice(), delivery);
    (this.#element as Speaking).ariaNotify?.(`${title}. ${words}`);
  }

  /** The person wants the submission of this run tried now. */
  tryNow(): void {
    const unsealed = this.#unsealed.get(this.#current ?? '');
    if (unsealed) void this.#ready(unsealed);
    else if (this.#current !== undefined) this.#lines.get(this.#current)?.sending.tryNow();
  }

  /** Whether something that another run sent is in memory only. */
  get isOnlyHere(): boolean { return this.#unsealed.size > 0 || [...this.#lines.values()].some(({ delivery }) => isOnlyHere(delivery)); }

  /** Another run begins: what this one sent waits among the others. */
  leave(): void { this.#current = this.#refused = undefined; void this.#loadCard(); }

  /** Ends it: what is in memory only is forgotten, and nothing more is said of the rest. A try that is under way still counts. */
  stop(): void {
    for (const { sending } of this.#lines.values()) sending.stop();
    this.#lines.clear();
    this.#unsealed.clear();
    this.leave();
    this.#element.removeController(this);
    this.hostDisconnected();
  }

  readonly #remove = async (line: Line): Promise<void> => {
    const removed = await line.sending.remove();
    line.stays = !removed;
    this.#host.notify(this.#host.voice().t(removed ? 'unsent.deleted' : 'unsent.not-deleted'));
  };

  /** Takes the submission of this run from the device. */
  readonly remove = (): void => { const line = this.#current === undefined ? undefined : this.#lines.get(this.#current); if (line) void this.#remove(line); };

  /** What waits from before, above every page: the first thing that is read. Where many wait, some of them stand for all. */
  above(): TemplateResult {
    const i18n = this.#host.voice();
    const lines = [...this.#lines].filter(([id]) => id !== this.#current);
    const card = this.#card;
    const folded = lines.filter(([, { delivery: { at } }]) => !card || calm.includes(at)).slice(this.#config.tablet || !card ? 0 : calmCards);
    const waiting = folded.filter(([, { delivery: { at } }]) => at !== 'sent' && at !== 'passed-on').length;
    return html`<div class="unsent">${lines.filter(line => !folded.includes(line)).map(([id, line]) => { const answers = this.#answersIn(line.record); return card!({
      config: this.#config, i18n, delivery: line.delivery, at: line.record.at, stays: line.stays,
      tryNow: () => line.sending.tryNow(),
      remove: () => void this.#remove(line),
      close: () => { this.#lines.delete(id); this.#element.requestUpdate(); },
      ...(answers && { copy: () => save(answersText(i18n, this.#config, answers), i18n.t('copy.file')) }),
    }); })}${waiting > 0 ? html`<p class="lead">${i18n.t(this.#config.tablet ? 'check-in.waits' : 'unsent.more', { number: waiting, count: waiting })}</p>` : nothing}</div>`;
  }

  /** The answers of a record that may be read here: nobody can read what is sealed, and where a site has a way out they are not for the next person who opens its page. */
  #answersIn(record: OutboxRecord): Answers | undefined {
    const submission = this.#config.exit === undefined ? submissionIn(record) : undefined;
    return submission && 'body' in submission ? submission.body.answers : undefined;
  }
}
