import { html } from 'hono/html';
import type { Submission } from '../../core/submission.ts';
import { inShort } from '../in-short.ts';
import { knownWords } from '../known-words.ts';
import { textOf } from '../read-answers.ts';
import { recordOf } from '../record.ts';
import { submissionStates, type AuditLine, type StoredSubmission, type SubmissionState } from '../store.ts';
import type { Say } from './english.ts';
import { fillerInWords, glanceOf, languageName, type Glance, type Reach } from './glance.ts';
import { icon } from './icons.ts';
import { layout, type Markup } from './layout.ts';
import { care, fact, noName, stateNames } from './parts.ts';
import { standingView, type Standing } from './programme-view.ts';
import { readSealed, readStored } from './read-stored.ts';
import { sealedFact, sealedPanel } from './sealed-view.ts';
import { notAskedView, recordView } from './record-view.ts';
import { spamBox } from './spam-view.ts';
import { accessNeeds, technical, told } from './told.ts';
import { momentInWords, whenInWords } from './when.ts';

/** What the page of one submission shows. */
export interface SubmissionPage {
  readonly stored: StoredSubmission;
  /** Lines of the audit about its changes of state, newest first. */
  readonly changes: readonly AuditLine[];
  /** Where they stand in the programme that they signed up to. */
  readonly standing?: Standing | undefined;
  readonly nowMs: number;
  readonly who: string;
  readonly say: Say;
  readonly organisation?: string | undefined;
}

const marks: Readonly<Record<SubmissionState, string>> = { new: 'Move back to new', contacted: 'Mark as contacted', closed: 'Mark as closed' };

function reachBox(reach: Reach | undefined): Markup {
  if (!reach) return html`<p>No way to reach them given.</p>`;
  const to = html`<bdi>${reach.to}</bdi>`;
  return html`<p><b>${reach.way}</b></p>${reach.href ? html`<a class="button main" href="${reach.href}">${icon(reach.icon)}${to}</a>` : html`<p class="address">${to}</p>`}${reach.best ? fact('clock', html`Best time: <bdi>${reach.best}</bdi>`) : ''}`;
}

function glanceBox(submission: Submission, { reach, languageName: language, filledInBy }: Glance): Markup {
  const needs = [
    ...(language === 'English' ? [] : [fact('language', `To read and speak ${language}`)]),
    ...accessNeeds(submission).map(need => fact('check', need)),
    ...(submission.filledInBy === 'self' ? [] : [fact('person', filledInBy)]),
  ];
  return html`<div class="glance">
<div><h2>Reach them by</h2>${reachBox(reach)}</div>
<div><h2>Take care</h2>${reach?.care ? html`${care(reach)}<p>${reach.careReason}</p>` : reach ? html`<p>They said that it is safe.</p>` : html`<p>They did not say what is safe.</p>`}</div>
<div><h2>Before you get in touch</h2>${needs.length > 0 ? needs : html`<p>Nothing that they told us.</p>`}</div>
</div>`;
}

const changed = (state: SubmissionState, who: string, at: string, nowMs: number): Markup => html`${stateNames[state]}, by <bdi>${who}</bdi>, ${momentInWords(at, nowMs)}`;

function side({ stored: { id, state, changed: last }, changes, nowMs }: SubmissionPage): Markup {
  const before = changes.slice(1).filter(({ who, to }) => who !== undefined && to !== undefined);
  return html`<aside class="side" aria-labelledby="next"><h2 id="next">What happened?</h2>
<p>${last ? html`<b>${changed(state, last.who, last.at, nowMs)}</b>` : html`This is <b>${stateNames[state].toLowerCase()}</b>. Nobody has changed that.`}</p>
${before.length > 0 ? html`<ul class="small" aria-label="Before that">${before.map(({ who, to, at }) => html`<li>${changed(to!, who!, at, nowMs)}</li>`)}</ul>` : ''}
<form method="post" action="/inbox/submissions/${id}/state">
${submissionStates.filter(one => one !== state).map(one => html`<button class="button" name="state" value="${one}">${icon(one === 'new' ? 'back' : 'check')}${marks[one]}</button>`)}
</form>
<p><a class="quiet danger" href="/inbox/submissions/${id}/delete">Delete this</a></p></aside>`;
}

/** What stands below the name: where they live, how old they are, and so on. */
function facts({ language, body: { answers } }: Submission, { name, filledInBy }: Glance): string {
  const where = textOf(answers['where']);
  const age = textOf(answers['age']);
  const all = [
    name?.called !== undefined && name.called !== name.full ? `Likes to be called ${name.called}` : undefined, age === undefined ? undefined : `Age: ${knownWords('age', age)}`,
    where !== undefined && /\d/.test(where) ? where : where === 'no-fixed-address' ? knownWords('where', where) : undefined, filledInBy, `In ${languageName(language) ?? language}`,
  ];
  return `${all.filter(words => words !== undefined).join('. ')}.`;
}

/** One submission: in short, how to reach them safely and what to prepare, what matters to them, then the record. Of a sealed one what stands outside. */
export function submissionContent(page: SubmissionPage): Markup {
  const { stored, standing, nowMs, say, organisation } = page;
  const submission = readStored(stored);
  const glance = submission && glanceOf(submission);
  const record = submission && recordOf(submission, organisation, say);
  const sealed = submission ? undefined : readSealed(stored);
  return html`<div class="person">
<div class="head"><div><h1><bdi>${submission ? glance?.name?.full ?? noName : `Reference ${stored.reference}`}</bdi></h1>${submission && glance ? html`<p class="hint">${facts(submission, glance)}</p>` : sealed ? html`<p class="hint">${fillerInWords(sealed)}. In ${languageName(sealed.language) ?? sealed.language}.</p>` : ''}${standing ? standingView(standing) : ''}</div>
<p class="when">${icon('clock')}<b>${stateNames[stored.state]}</b><span class="small"><time datetime="${stored.receivedAt}">${whenInWords(stored.receivedAt, nowMs)}</time>. Reference ${stored.reference}</span></p></div>
${spamBox(stored, nowMs)}
${submission ? html`<section class="short" aria-labelledby="short"><h2 id="short">In short</h2><p dir="auto">${inShort(submission).join(' ')}</p></section>` : ''}
${submission && glance ? glanceBox(submission, glance) : ''}
${submission && glance
    ? html`<div class="told">${told(submission, glance, say)}</div>`
    : sealed ? html`<div class="told">${sealedFact(sealed)}</div>`
    : html`<div class="told"><p>Another version of this program stored what follows, and this one cannot set it out. This is all of it, as it came:</p><p class="address">${stored.text}</p></div>`}
${side(page)}
${record ? html`${recordView(record, stored.id)}${notAskedView(record)}` : ''}
${submission ?? sealed ? technical(stored, (submission ?? sealed)!) : ''}
</div>`;
}

/** The page of one submission, which prints. */
export function submissionView(page: SubmissionPage): Markup {
  const { say: _say, ...forScript } = page;
  const { stored, who } = page;
  const content = html`<p class="back"><a class="plain" href="/inbox?state=${stored.state}">${icon('back')}Inbox</a></p>
${readSealed(stored) ? sealedPanel('This is sealed', { on: 'record', ...forScript }) : ''}
${submissionContent(page)}`;
  return layout({ title: `Reference ${stored.reference} - Inbox`, who, content });
}
