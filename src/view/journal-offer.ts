/** The offer, below a check-in that was sent, to keep the answers on this device. Loaded when there is something to keep. */
import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import type { Instrument } from '../core/instruments/instrument.ts';
import { entriesOf } from '../core/journal/entries-of.ts';
import { mostEntries, type JournalEntry } from '../core/journal/entry.ts';
import type { Submission } from '../core/submission.ts';
import type { LocaleName } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import { keepEntries, removeEntries } from '../store/journal.ts';
import { wordsOf } from './config-fault.ts';
import { tellOthers } from './journal/changes.ts';
import { voiceHere } from './journal/words.ts';
import { heading, type Shown } from './screen.ts';
import { speakerOf } from './speaker.ts';
import { journalStyles } from './styles/journal.ts';

export { entriesOf } from '../core/journal/entries-of.ts';

/** The look of the offer. */
export const offerStyles: CSSResult = journalStyles;

/** What has become of what may be kept. */
type At = 'offered' | 'kept' | 'taken-off' | 'not-kept' | 'full' | 'not-deleted';

/** What the offer is made for. */
export interface OfferProps {
  readonly submission: Submission;
  /** The instruments that the journey asked, by id, with their words. */
  readonly instruments: Readonly<Record<string, Instrument>>;
  /** The language that the page speaks now, and the one that it spoke first. Another one needs another offer. */
  readonly language: LocaleName;
  readonly firstLanguage: LocaleName;
  /** The level of its heading. */
  readonly level: number;
  /** Whether many people use the device: then nothing is ever kept on it. */
  readonly shared?: boolean | undefined;
  /** Draws the page again. */
  readonly requestUpdate: () => void;
}

/** What became of each submission while the page stands, by its id: it is no answer. */
const known = new Map<string, At>();

const sentences: Readonly<Record<Exclude<At, 'offered'>, string>> = { kept: 'journal.is-kept', 'taken-off': 'journal.taken-off', 'not-kept': 'journal.not-kept', full: 'journal.full', 'not-deleted': 'journal.not-deleted' };

/** What keeps and deletes; a test brings its own. */
export interface OfferDevice {
  readonly keep: (entries: readonly JournalEntry[]) => Promise<boolean>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
}

/** The section. It stays where it is, and says what has happened; its button is the same one, so that focus is never lost. */
function offer({ submission: { id }, level, requestUpdate }: OfferProps, i18n: Translator, entries: readonly JournalEntry[], device: OfferDevice): TemplateResult {
  const at = known.get(id) ?? 'offered';
  const isKept = at === 'kept' || at === 'not-deleted';
  const press = async (): Promise<void> => {
    try {
      if (isKept) { await device.remove(entries.map(entry => entry.id)); known.set(id, 'taken-off'); }
      else known.set(id, await device.keep(entries) ? 'kept' : 'full');
      tellOthers();
    } catch { known.set(id, isKept ? 'not-deleted' : 'not-kept'); }
    requestUpdate();
  };
  return html`<section class="offer">${heading(level, i18n.t('journal.offer'), 'h2')}<p class="note">${i18n.t('journal.offer-who')}</p>
    <p class="note" role="status">${at === 'offered' ? nothing : html`<strong>${i18n.t(sentences[at], { number: mostEntries })}</strong>`}</p>
    <p class="note"><button class="btn" type="button" @click=${() => void press()}>${i18n.t(isKept ? 'journal.take-off' : 'journal.keep')}</button></p></section>`;
}

/**
 * Makes the offer ready: its words are loaded, and it is known what there is to keep. Nothing is kept before the person
 * presses the button.
 *
 * @returns what draws the offer as it stands now; nothing is drawn where there is nothing to keep, or many use the device
 * @throws {TypeError} where the words cannot be loaded
 */
export async function keepOffer(props: OfferProps, device: OfferDevice = { keep: keepEntries, remove: removeEntries }): Promise<() => Shown> {
  const { submission, instruments, language, firstLanguage, shared } = props;
  const entries = shared ? [] : entriesOf(submission, instruments);
  if (entries.length === 0) return () => nothing;
  const i18n = voiceHere(await speakerOf({ firstLanguage, always: {}, words: wordsOf(['journal']) }, language, 'first'));
  return () => offer(props, i18n, entries, device);
}
