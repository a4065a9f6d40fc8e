import { nothing, type ReactiveControllerHost } from 'lit';
import type { Config } from '../core/config.ts';
import { isKnown, kindOf } from '../core/questions/known.ts';
import { currentStep, type JourneyEvent, type Setup, type State } from '../core/step.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Shown } from './screen.ts';
import { supportPanel } from './screens/support.ts';

/** What makes the offer: it is in the part that has the questions which lead to it. */
type Offer = Pick<typeof import('./later.ts'), 'helpOffer' | 'soundsHard'>;

type Host = Pick<ReactiveControllerHost, 'requestUpdate' | 'updateComplete'> & { readonly renderRoot: DocumentFragment | HTMLElement };

/** The dialog of a form: who to turn to, and the offer to see that after an answer that sounds hard. Nothing is kept of it. */
export class Help {
  readonly #host: Host;
  #shows: 'nothing' | 'support' | 'offer' = 'nothing';
  #offer: Offer | undefined;

  constructor(host: Host) { this.#host = host; }

  get #dialog(): HTMLDialogElement {
    return this.#host.renderRoot.querySelector('dialog')!;
  }

  // Escape closes it too, and tells by an event; a page that is not painted never gets one.
  readonly close = (): void => {
    this.#dialog.close();
    this.#shows = 'nothing';
    this.#host.requestUpdate();
  };

  readonly open = async (shows: 'support' | 'offer' = 'support'): Promise<void> => {
    this.#shows = shows;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (!this.#dialog.open) this.#dialog.showModal();
  };

  content({ headingLevel, nation, support }: Config, i18n: Translator): Shown {
    switch (this.#shows) {
      case 'support': return supportPanel(i18n, { nation, own: support }, headingLevel, this.close);
      case 'offer': return this.#offer!.helpOffer(i18n, headingLevel, () => void this.open(), this.close);
      default: return nothing;
    }
  }

  /** Offers help where an answer sounds hard: words that somebody wrote, or a number on a scale. It holds nobody up. */
  async after(setup: Setup, before: State, { type }: JourneyEvent, isAnswered: boolean, language: string, offer: Offer | undefined): Promise<void> {
    if (type !== 'continue' || !isAnswered || !offer) return;
    const { key, page: { question } } = currentStep(setup, before);
    if (!question || !isKnown(question)) return;
    const { freeText, item } = kindOf(question);
    const asks = item?.(question);
    if (asks === undefined && !freeText?.(question)) return;
    try {
      this.#offer = offer;
      if (await offer.soundsHard(before.typed[key], asks, language)) await this.open('offer');
    } catch { /* The panel is on every page all the same. */ }
  }
}
