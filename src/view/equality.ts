/** The equality questions: asked only after everything else is sent, and sent apart from it. Loaded when somebody wants to see them. */
import { html, type TemplateResult } from 'lit';
import { canonicalJson } from '../core/canonical.ts';
import type { Config } from '../core/config.ts';
import type { EqualityRecord } from '../core/equality.ts';
import { monthOf } from '../core/month.ts';
import type { Journey } from '../core/journey.ts';
import journey from '../core/journeys/equality.json' with { type: 'json' };
import type { Setup, State } from '../core/step.ts';
import { answerRows } from '../core/summary.ts';
import { sendApart, type Apart } from '../net/apart.ts';
import { draw, icons } from './icons.ts';
import { heading, say, type ScreenProps } from './screen.ts';
import { answersList } from './screens/check.ts';
import { headingOf } from '../core/journey.ts';

/** The questions as a journey of their own. Why the site asks stands behind each "Why we ask". */
function equalitySetup({ form, equality }: Config, today: string): Setup {
  const why = typeof equality!.why === 'string' ? { en: equality!.why } : equality!.why;
  const pages = (journey as Journey).pages.map(page => (page.question ? { ...page, question: { ...page.question, why } } : page));
  return { form, journey: { ...(journey as Journey), pages }, onlySome: pages.map(({ id }) => id), hasDirectory: false, today };
}

/** The equality questions of a form while they are asked, and what has become of them. */
export class EqualityRun {
  readonly #config: Config;
  #apart: Apart | undefined;
  /** What is asked, until it is over. */
  setup: Setup | undefined;
  /** Where the form's own journey stands meanwhile. */
  readonly journeyState: State;

  constructor(config: Config, today: string, journeyState: State) {
    this.#config = config;
    this.setup = equalitySetup(config, today);
    this.journeyState = journeyState;
  }

  /** Whether the answers were given to be sent: they are given once. */
  get isSent(): boolean { return this.#apart !== undefined; }

  /** Check these answers. */
  check(props: ScreenProps, onSend: () => void): TemplateResult { return equalityCheck(props, onSend); }

  /** Sends the answers, some time later and apart from all others. */
  send(state: State): void { this.#apart = sendEquality(this.#config.equality!.endpoint, equalityRecord(this.#config, state, crypto.randomUUID(), Date.now())); }

  /** Sends at once what waits: the person leaves the page. */
  leave(): void { this.#apart?.leave(); }
}

/** Check these answers: not with the name, and not with the rest. */
function equalityCheck(props: ScreenProps, onSend: () => void): TemplateResult {
  const { config, setup, route, step, i18n } = props;
  return html`${heading(config.headingLevel, say(i18n, headingOf(step.page)))}<p class="lead">${i18n.t('equality.check.lead')}</p>
    <section class="card sheet">${answersList(props, answerRows(setup.journey, route.answers), true)}</section>
    <div class="actions"><button class="btn main" type="button" @click=${onSend}>${i18n.t('equality.check.send')}${draw(icons.arrowRight, true)}</button></div>`;
}

/** What is sent: answers under a random id and the month. Nothing in it leads to the person or to what they sent before. */
function equalityRecord({ form }: Config, { answers }: State, id: string, nowMs: number): EqualityRecord {
  const given = Object.entries(answers).flatMap(([key, answer]) => (answer.at === 'notAsked' ? [] : [[key, answer] as const]));
  return { schema: 'what-matters/equality', version: 1, id, form, month: monthOf(nowMs), answers: Object.fromEntries(given) as EqualityRecord['answers'] };
}

/** Sends equality answers apart: 1 to 30 minutes later, without cookies or referrer. */
function sendEquality(endpoint: string, record: EqualityRecord): Apart {
  const body = canonicalJson(record);
  const send = async (): Promise<'done' | 'again'> => {
    try {
      const { status } = await fetch(endpoint, { method: 'POST', body, headers: { 'Content-Type': 'text/plain;charset=UTF-8' }, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', keepalive: true });
      return status === 429 || status >= 500 ? 'again' : 'done';
    } catch { return 'again'; }
  };
  return sendApart({ send, random: Math.random, now: () => performance.now(), after: (ms, call) => { const timer = setTimeout(call, ms); return () => clearTimeout(timer); } });
}
