import { html } from 'hono/html';
import { looksLikeSpam, type SpamSign } from '../spam.ts';
import type { StoredSubmission, SubmissionState } from '../store.ts';
import { icon } from './icons.ts';
import type { Markup } from './layout.ts';
import { momentInWords } from './when.ts';

/** What stands out, for people who decide. */
export const spamReasons: Readonly<Record<SpamSign, string>> = {
  'link-in-name': 'There is a web address in the name.',
  'web-code': 'There is code for a web page in it.',
  'links': 'It has links to several websites.',
  'same-text': 'Others sent the same words within a day.',
  'same-contact': 'Many others gave the same way to reach them within a day.',
  'burst': 'Very many came from one place at once.',
  'few-letters': 'Most of what was written is not letters.',
  'same-everywhere': 'Every box has the same in it.',
};

/** The quiet mark in a list. */
export const spamMark = (stored: StoredSubmission): Markup | string => (looksLikeSpam(stored) ? html`<span class="spam">Looks like spam</span>` : '');

/** Chooses between all, what looks like spam, and the rest. */
export function spamFilter(state: SubmissionState, spam: boolean | undefined): Markup {
  const choice = (words: string, part: string, isChosen: boolean): Markup => html`<a class="quiet" href="/inbox?state=${state}${part}"${isChosen ? html` aria-current="true"` : ''}>${words}</a>`;
  return html`<nav class="filter" aria-label="Spam">${choice('All', '', spam === undefined)}${choice('Without what looks like spam', '&spam=without', spam === false)}${choice('Only what looks like spam', '&spam=only', spam === true)}</nav>`;
}

/** Why a submission is marked, and the way to say that it is from a real person; or who has said so. */
export function spamBox(stored: StoredSubmission, nowMs: number): Markup | string {
  const { id, spam, vouched } = stored;
  if (vouched) return html`<p class="small"><bdi>${vouched.who}</bdi> said that this is from a real person, ${momentInWords(vouched.at, nowMs)}.</p>`;
  if (!spam || !looksLikeSpam(stored)) return '';
  return html`<section class="doubt" aria-labelledby="doubt"><h2 id="doubt">Looks like spam</h2>
<p>It may be from a real person all the same. This is what stands out:</p>
<ul>${spam.signs.map(sign => html`<li>${spamReasons[sign]}</li>`)}</ul>
<form method="post" action="/inbox/submissions/${id}/real"><button class="button">${icon('person')}This is a real person</button></form></section>`;
}
