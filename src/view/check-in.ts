/** What a check-in has besides its pages: a short way to its end, and thanks before the device goes to the next person. Loaded where a journey has them. */
import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import type { Instrument } from '../core/instruments/instrument.ts';
import { headingOf } from '../core/journey.ts';
import type { Delivery, State } from '../core/step.ts';
import { answerRows } from '../core/summary.ts';
import { submissionOf } from '../core/submitting.ts';
import type { LocaleName } from '../i18n/locales.ts';
import { draw, icons } from './icons.ts';
import { keepOffer, offerStyles } from './journal-offer.ts';
import { laterIcons } from './later-icons.ts';
import { heading, say, type ScreenProps, type Shown } from './screen.ts';
import { answersList } from './screens/check.ts';

/** The end of a journey in one press: what was said is behind a button. */
export function shortCheck(props: ScreenProps, onSend: () => void, problem: Shown): TemplateResult {
  const { config, setup, route, step: { page }, i18n } = props;
  return html`${heading(config.headingLevel, say(i18n, headingOf(page)))}
    ${page.body?.map(paragraph => html`<p class="lead">${say(i18n, paragraph)}</p>`)}${problem}
    <div class="actions"><button class="btn main" type="button" @click=${onSend}>${page.button ? say(i18n, page.button) : i18n.t('check.send')}${draw(icons.check)}</button></div>
    <details class="note"><summary class="pill">${draw(icons.helpCircle)}${i18n.t('check-in.check.see')}</summary>${answersList(props, answerRows(setup.journey, route.answers), true)}</details>`;
}

/** What needs nothing of the person: it is here, or on its way. */
const calm: readonly Delivery['at'][] = ['sending', 'saved', 'waiting', 'sent', 'passed-on', 'held'];

function lineOf({ i18n }: ScreenProps, delivery: Delivery): string {
  switch (delivery.at) {
    case 'sent': case 'passed-on': return i18n.t('check-in.arrived');
    case 'held': return i18n.t('check-in.held');
    case 'sending': return i18n.t(delivery.saved ? 'check-in.safe' : 'sending.heading');
    default: return i18n.t('check-in.safe');
  }
}

/** What a journey has besides its pages, for one configuration. */
export interface Extra {
  readonly styles: readonly CSSResult[];
  readonly shortCheck: typeof shortCheck;
  /**
   * The end of a journey with words of its own (`thanks`): the next person, who may hold the device already, should read
   * nothing about the last one. What has become of the answers is said in one line. Nothing where all is not well: then
   * that stands there as in every journey.
   */
  readonly thanksScreen: (props: ScreenProps, delivery: Delivery) => TemplateResult | undefined;
}

/** Makes it. @param instruments those that the journey may ask, by id */
export function extraOf(instruments: Readonly<Record<string, Instrument>>): Extra {
  /** The answers that were sent last, and the offer to keep them on a device of one's own. */
  let answers: State['answers'] = {};
  let offer: () => Shown = () => nothing;

  /** Gets the offer ready, once, while the answers are still there: they go when they have arrived. */
  async function prepare({ config, setup, state, i18n, notify }: ScreenProps): Promise<void> {
    if (config.shared || Object.keys(state.answers).length === 0 || state.answers === answers) return;
    answers = state.answers;
    offer = () => nothing;
    const submission = submissionOf(setup, state, { id: crypto.randomUUID(), at: new Date().toISOString().replace(/\.\d+/, ''), language: i18n.language, consents: [] });
    const language = i18n.language as LocaleName;
    let made: () => Shown;
    try { made = await keepOffer({ submission, instruments, language, firstLanguage: language, level: config.headingLevel + 1, shared: config.shared, requestUpdate: () => notify('') }); } catch { return; }
    // Somebody else may have sent theirs meanwhile.
    if (state.answers !== answers) return;
    offer = made;
    notify('');
  }

  return {
    styles: [offerStyles], shortCheck,
    thanksScreen(props, delivery) {
      const { config, setup: { journey: { thanks } }, i18n, happen } = props;
      if (!thanks || !calm.includes(delivery.at)) return undefined;
      // Once they have arrived the answers are gone from here.
      if (delivery.at !== 'sent' && delivery.at !== 'passed-on') void prepare(props);
      const isHeld = delivery.at === 'held';
      return html`<div class="status ${isHeld ? 'held' : 'sent'}"><span class="stamp">${draw(isHeld ? laterIcons.warning : icons.check)}</span><div>${heading(config.headingLevel, say(i18n, thanks.heading))}<p role="status">${lineOf(props, delivery)}</p></div></div>
        ${config.shared ? thanks.body?.map(paragraph => html`<p class="lead">${say(i18n, paragraph)}</p>`) : offer()}
        <div class="actions"><button class="btn ${config.shared ? 'main' : ''}" type="button" @click=${() => happen({ type: 'restart' })}>${say(i18n, thanks.next)}${draw(icons.arrowRight, true)}</button></div>`;
    },
  };
}
