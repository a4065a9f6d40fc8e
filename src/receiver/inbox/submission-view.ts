import { html } from 'hono/html';
import type { Submission } from '../../core/submission.ts';
import { submissionStates, type StoredSubmission, type SubmissionState } from '../store.ts';
import { glanceOf, languageName, textOf, type Glance, type Reach } from './glance.ts';
import { icon } from './icons.ts';
import { layout, type Markup } from './layout.ts';
import { care, fact, noName, stateNames } from './parts.ts';
import { readStored } from './read-stored.ts';
import { accessNeeds, technical, told } from './told.ts';
import { whenInWords } from './when.ts';

const marks: Readonly<Record<SubmissionState, string>> = { new: 'Move back to new', contacted: 'Mark as contacted', closed: 'Mark as closed' };

function reachBox(reach: Reach | undefined): Markup {
  if (!reach) return html`<p>No way to reach them given.</p>`;
  const to = html`<bdi>${reach.to}</bdi>`;
  return html`<p><b>${reach.way}</b></p>${reach.href ? html`<a class="button main" href="${reach.href}">${icon(reach.icon)}${to}</a>` : html`<p class="address">${to}</p>`}`;
}

function glanceBox(submission: Submission, { reach, languageName: language, filledInBy }: Glance): Markup {
  const needs = [
    ...(language === 'English' ? [] : [fact('language', `To read and speak ${language}`)]),
    ...(submission.filledInBy === 'self' ? [] : [fact('person', filledInBy)]),
    ...accessNeeds(submission).map(need => fact('check', need)),
  ];
  return html`<div class="glance">
<div><h2>Reach them by</h2>${reachBox(reach)}</div>
<div><h2>Take care</h2>${reach?.care ? html`${care(reach)}<p>${reach.careReason}</p>` : reach ? html`<p>They said that it is safe.</p>` : html`<p>They did not say what is safe.</p>`}</div>
<div><h2>Good to know</h2>${needs.length > 0 ? needs : html`<p>Nothing that they told us.</p>`}</div>
</div>`;
}

function side({ id, state }: StoredSubmission): Markup {
  return html`<aside class="side" aria-labelledby="next"><h2 id="next">What happened?</h2>
<p>This is <b>${stateNames[state].toLowerCase()}</b> now.</p>
<form method="post" action="/inbox/submissions/${id}/state">
${submissionStates.filter(one => one !== state).map(one => html`<button class="button" name="state" value="${one}">${icon(one === 'new' ? 'back' : 'check')}${marks[one]}</button>`)}
</form>
<p><a class="quiet danger" href="/inbox/submissions/${id}/delete">Delete this</a></p></aside>`;
}

/** One submission on a page that prints: who, how to reach them safely, and what matters to them come first. */
export function submissionView(stored: StoredSubmission, nowMs: number): Markup {
  const submission = readStored(stored);
  const glance = submission && glanceOf(submission);
  const where = textOf(submission?.body.answers['where']);
  const facts = submission && [where && /\d/.test(where) ? where : undefined, glance?.filledInBy, `In ${languageName(submission.language) ?? submission.language}`].filter(Boolean).join('. ');
  const content = html`<p class="back"><a class="plain" href="/inbox?state=${stored.state}">${icon('back')}Inbox</a></p>
<div class="person">
<div class="head"><div><h1><bdi>${submission ? glance?.name ?? noName : `Reference ${stored.reference}`}</bdi></h1>${facts ? html`<p class="hint">${facts}.</p>` : ''}</div>
<p class="when">${icon('clock')}<b>${stateNames[stored.state]}</b><span class="small"><time datetime="${stored.receivedAt}">${whenInWords(stored.receivedAt, nowMs)}</time>. Reference ${stored.reference}</span></p></div>
${submission && glance ? glanceBox(submission, glance) : ''}
${submission && glance
    ? html`<div class="told">${told(submission, glance)}</div>`
    : html`<div class="told"><p>Another version of this program stored what follows, and this one cannot set it out. This is all of it, as it came:</p><p class="address">${stored.text}</p></div>`}
${side(stored)}
${submission ? technical(stored, submission) : ''}
</div>`;
  return layout({ title: `Reference ${stored.reference} - Inbox`, signedIn: true, content });
}
