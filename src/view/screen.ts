import { html, nothing, type TemplateResult } from 'lit';
import type { Config } from '../core/config.ts';
import type { Route, Step } from '../core/route.ts';
import type { JourneyEvent, Setup, State } from '../core/step.ts';
import type { Words } from '../core/words.ts';
import type { Translator } from '../i18n/translate.ts';

/** What Lit can show. */
export type Shown = TemplateResult | string | typeof nothing;

/** What every screen is given. The same props give the same picture. */
export interface ScreenProps {
  readonly config: Config;
  readonly setup: Setup;
  readonly state: State;
  readonly route: Route;
  readonly step: Step;
  readonly i18n: Translator;
  /** The state as it is now, which may be further than this picture of it. */
  readonly latest: () => State;
  /** What was said last, for the eye. */
  readonly notice: string;
  /** Says something that a screen reader reads out once. */
  readonly notify: (words: string) => void;
  /** Whether the site must check with the person who serves their area. */
  readonly checksArea: boolean;
  /** Opens the equality questions, where the site asks them and they were not answered yet. */
  readonly openEquality?: () => void;
  /** What shows the programme that people sign up to, where the site names one. */
  readonly programme?: typeof import('./programme.ts') | undefined;
  /** Tells the journey what the person did. */
  readonly happen: (event: JourneyEvent) => void;
}

/** One place in a journey: its picture. */
export type Screen = (props: ScreenProps) => Shown;

/** Words as they are shown; words in another language than the page say so, for screen readers. */
export function say(i18n: Translator, words: Words): Shown {
  const language = i18n.languageOf(words);
  return language === undefined ? i18n.say(words) : html`<span lang=${language}>${i18n.say(words)}</span>`;
}

/** Moves focus to the heading of the page: for a button that goes when it is pressed, so that focus is never lost with it. */
export const focusHeading = (event: Event): void => (event.target as HTMLElement).closest('.step')?.querySelector<HTMLElement>('.h')?.focus({ preventScroll: true });

/** A heading of a level that the site chose: real elements, because some screen readers list no others. */
export function heading(level: number, content: Shown, className = 'h', id?: string): TemplateResult {
  const to = id ?? nothing;
  // The heading of a page takes focus when the page changes; the others never do.
  const tabindex = className === 'h' ? '-1' : nothing;
  switch (level) {
    case 1: return html`<h1 class=${className} id=${to} tabindex=${tabindex}>${content}</h1>`;
    case 2: return html`<h2 class=${className} id=${to} tabindex=${tabindex}>${content}</h2>`;
    case 3: return html`<h3 class=${className} id=${to} tabindex=${tabindex}>${content}</h3>`;
    case 4: return html`<h4 class=${className} id=${to} tabindex=${tabindex}>${content}</h4>`;
    default: return html`<h5 class=${className} id=${to} tabindex=${tabindex}>${content}</h5>`;
  }
}
