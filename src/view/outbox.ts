/** Sending, and what waits on this device: everything that one form has to say to its endpoint. */
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Config } from '../core/config.ts';
import type { Format, FormatName } from '../core/formats/format.ts';
import { formats } from '../core/formats/index.ts';
import type { Answers } from '../core/questions/kind.ts';
import { receiptFor } from '../core/receipt.ts';
import type { Delivery } from '../core/step.ts';
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
import { unsentCard, type Speaking } from './screens/unsent.ts';
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
  /** The submission that this run of the journey sent. */
  #current: string | undefined;
  /** What was not accepted and is sent anew. */
  #refused: Line | undefined;
  /** What was not made ready yet. */
  #unsealed: Submission | undefined;
  #channel: BroadcastChannel | undefined;
  readonly #inTurn = atMost(triesAtOnce);

  constructor(element: LitElement, config: Config, host: OutboxHost) {
    this.#element = element;
    this.#config = config;
    this.#host = host;
    this.#store = config.shared ? undefined : shelf('outbox');
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

  readonly #nudge = (): void => { for (const { sending } of this.#lines.values()) sending.nudge(); };

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
  }

  /** Keeps a submission on this device and sends it: it is sealed and its bytes are made here, once. Where sealing fails nothing has left the page, and it is tried again. */
  async send(submission: Submission): Promise<void> {
    const { form, format: formatName, receipt, endpoint, journey } = this.#config;
    const i18n = this.#host.voice();
    const readable = answerRows(journey, submission.body.answers).filter(({ at }) => at === 'answered').map(({ key, values }) => ({ key, words: values.map(value => i18n.say(value)).join('; ') }));
    const format = this.#host.deliver() ? 'json' : formatName;
    const { id } = submission;
    if (this.#current !== id) this.#refused = this.#current === undefined ? undefined : this.#lines.get(this.#current);
    this.#current = id;
    this.#unsealed = submission;
    let whole: Submission | SealedSubmission;
    let way: Format;
    try { [whole, way] = [await readyToSend(this.#config, submission), await formatOf(format)]; } catch (error) {
      if (this.#current !== id) return;
      this.#host.told(error instanceof RangeError ? { at: 'attention', fields: [] } : { at: 'held', nextInMs: sealAgainMs, siteFault: true });
      if (!(error instanceof RangeError)) setTimeout(() => { if (this.#current === id && this.#unsealed) void this.send(submission); }, sealAgainMs);
      return;
    }
    // Left in a hurry meanwhile, or tried twice.
    if (this.#current !== id || !this.#unsealed) return;
    this.#unsealed = undefined;
    this.#begin(newRecord({
      id, form, format, expectsReceipt: receipt === 'id', sealed: 'sealed' in whole, body: way.encode(whole, readable),
      endpoint: endpoint === undefined ? null : new URL(endpoint, document.baseURI).href,
    }, Date.now()), false, this.#refused);
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
    if (this.#unsealed) void this.send(this.#unsealed);
    else if (this.#current !== undefined) this.#lines.get(this.#current)?.sending.tryNow();
  }

  /** Another run begins: what this one sent waits among the others. */
  leave(): void { this.#current = this.#unsealed = undefined; }

  /** Ends it: what is in memory only is forgotten, and nothing more is said of the rest. A try that is under way still counts. */
  stop(): void {
    for (const { sending } of this.#lines.values()) sending.stop();
    this.#lines.clear();
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
    const folded = lines.filter(([, { delivery: { at } }]) => calm.includes(at)).slice(calmCards);
    const waiting = folded.filter(([, { delivery: { at } }]) => at !== 'sent' && at !== 'passed-on').length;
    return html`<div class="unsent">${lines.filter(line => !folded.includes(line)).map(([id, line]) => { const answers = this.#answersIn(line.record); return unsentCard({
      config: this.#config, i18n, delivery: line.delivery, at: line.record.at, stays: line.stays,
      tryNow: () => line.sending.tryNow(),
      remove: () => void this.#remove(line),
      close: () => { this.#lines.delete(id); this.#element.requestUpdate(); },
      ...(answers && { copy: () => save(answersText(i18n, this.#config, answers), i18n.t('copy.file')) }),
    }); })}${waiting > 0 ? html`<p class="lead">${i18n.t('unsent.more', { number: waiting })}</p>` : nothing}</div>`;
  }

  /** The answers of a record that may be read here: nobody can read what is sealed, and where a site has a way out they are not for the next person who opens its page. */
  #answersIn(record: OutboxRecord): Answers | undefined {
    const submission = this.#config.exit === undefined ? submissionIn(record) : undefined;
    return submission && 'body' in submission ? submission.body.answers : undefined;
  }
}
