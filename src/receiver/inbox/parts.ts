import { html } from 'hono/html';
import type { Reach } from './glance.ts';
import { icon, type IconName } from './icons.ts';
import type { Markup } from './layout.ts';
import type { SubmissionState } from '../store.ts';

/** The states as the inbox names them. */
export const stateNames: Readonly<Record<SubmissionState, string>> = { new: 'New', contacted: 'Contacted', closed: 'Closed' };

/** A fact: an icon and words. */
export const fact = (name: IconName, words: Markup | string): Markup => html`<p class="fact">${icon(name)}<span>${words}</span></p>`;

/** What must not be done: light on dark, with an icon and words, so that it stands out in any theme and on paper. */
export const care = ({ care: words }: Reach): Markup | string => (words ? html`<p><strong class="care">${icon('noMessage')}${words}</strong></p>` : '');

/** Words that the person picked. */
export const picks = (words: readonly string[]): Markup => html`<ul class="picks">${words.map(word => html`<li><mark>${word}</mark></li>`)}</ul>`;

/** What stands instead of a name. */
export const noName = 'No name given';
