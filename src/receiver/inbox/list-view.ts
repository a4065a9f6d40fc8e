import { html } from 'hono/html';
import { listOf } from '../read-answers.ts';
import { submissionStates, type StoredSubmission, type SubmissionState } from '../store.ts';
import { fillerInWords, glanceOf, languageName as nameOfLanguage } from './glance.ts';
import { icon } from './icons.ts';
import { idsInWords } from './in-words.ts';
import { layout, type Markup } from './layout.ts';
import { care, fact, noName, picks, stateNames } from './parts.ts';
import { readSealed, readStored } from './read-stored.ts';
import { sealedFact, sealedPanel } from './sealed-view.ts';
import { spamFilter, spamMark } from './spam-view.ts';
import { whenInWords } from './when.ts';

/** What the list page shows. */
export interface ListView {
  readonly state: SubmissionState;
  /** True for what looks like spam alone, false for all but that. */
  readonly spam?: boolean | undefined;
  /** Whether there is anything to choose between. */
  readonly hasSpam: boolean;
  readonly counts: Readonly<Record<SubmissionState, number>>;
  /** Whether there is anything that people sign up to. */
  readonly hasProgrammes: boolean;
  readonly submissions: readonly StoredSubmission[];
  /** The id to go on from, where there is more in that direction. */
  readonly newerThan?: string | undefined;
  readonly olderThan?: string | undefined;
  readonly nowMs: number;
  readonly who: string;
  readonly keepDays: number;
  readonly organisation?: string | undefined;
}

/** A submission in a list; `standing` is where the person stands in a programme, in the list of that. */
type Listed = StoredSubmission & { readonly standing?: string };

const nobody: Readonly<Record<SubmissionState, readonly [string, string]>> = {
  new: ['Nobody is waiting', 'When someone sends the form, they appear here. You do not need to do anything.'],
  contacted: ['Nobody is here at the moment', 'When you have been in touch with someone, mark them as contacted and they move here.'],
  closed: ['Nobody is here yet', 'When all is done for someone, mark them as closed and they move here.'],
};

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

/**
 * One person in a list: when and in which state, who, what matters, how to reach them safely. A sealed one has its header
 * only, and what is stored of it, for the script that opens it.
 *
 * @param remark why a sealed one stays shut
 */
export function row(stored: Listed, nowMs: number, level: 2 | 3 = 2, remark?: string): Markup {
  const submission = readStored(stored);
  const when = html`<p class="when">${icon('clock')}<b>${stateNames[stored.state]}</b><span class="small"><time datetime="${stored.receivedAt}">${whenInWords(stored.receivedAt, nowMs)}</time></span>${stored.standing === undefined ? '' : html`<b class="standing">${stored.standing}</b>`}${spamMark(stored)}</p>`;
  const title = (name: Markup | string) => html`<a href="/inbox/submissions/${stored.id}">${name}</a>`;
  const link = (name: Markup | string) => level === 2 ? html`<h2>${title(name)}</h2>` : html`<h3>${title(name)}</h3>`;
  const sealed = submission ? undefined : readSealed(stored);
  if (sealed) return html`<li class="row" data-stored="${JSON.stringify(stored)}">${when}<div>${link(`Reference ${stored.reference}`)}<p class="small">${fillerInWords(sealed)}, in ${nameOfLanguage(sealed.language) ?? sealed.language}</p></div><div>${sealedFact(sealed)}</div>${remark === undefined ? '' : html`<p>${remark}</p>`}</li>`;
  if (!submission) return html`<li class="row">${when}<div>${link(`Reference ${stored.reference}`)}<p class="small">We cannot read this one in full</p></div></li>`;
  const { name, reach, languageName, filledInBy } = glanceOf(submission);
  const matters = idsInWords('areas', listOf(submission.body.answers['matters']));
  return html`<li class="row">${when}
<div>${link(name === undefined ? noName : html`<bdi>${name.full}</bdi>`)}<p class="small">${filledInBy}, in ${languageName}</p></div>
${matters.length > 0 ? picks(matters) : html`<p class="hint">Nothing picked</p>`}
<div class="reach">${reach ? html`${fact(reach.icon, html`${reach.way}: <bdi>${reach.to.replace(/\s*\n\s*/g, ', ')}</bdi>`)}${care(reach)}` : html`<p class="hint">No way to reach them given</p>`}</div></li>`;
}

/** The list of people in one state, newest first. */
export function listView({ state, spam, hasSpam, counts, hasProgrammes, submissions, newerThan, olderThan, nowMs, who, keepDays, organisation }: ListView): Markup {
  const tab = (one: SubmissionState) => html`<li><a href="/inbox?state=${one}"${one === state ? html` aria-current="page"` : ''}>${stateNames[one]} <b>${counts[one]}</b></a></li>`;
  const [title, words] = spam === true ? ['Nothing here looks like spam', 'All that came here looks as if people sent it.'] : nobody[state];
  const kept = spam === undefined ? '' : `&spam=${spam ? 'only' : 'without'}`;
  const sealed = submissions.filter(one => readSealed(one) !== undefined).length;
  const content = html`<div class="head"><div><h1>Inbox</h1><p class="hint">${counts.new === 0 ? 'Nobody is waiting to hear from you.' : `${people(counts.new)} to reach.`}</p></div>
<a class="quiet" href="/inbox/export.csv">${icon('download')}Save all as a spreadsheet (CSV)</a></div>
<nav aria-label="Lists"><ul class="tabs">${submissionStates.map(tab)}${hasProgrammes ? html`<li><a href="/inbox/programmes">Programmes</a></li>` : ''}</ul></nav>${hasSpam ? spamFilter(state, spam) : ''}
${sealed > 0 ? sealedPanel(sealed === 1 ? '1 of these is sealed' : `${sealed} of these are sealed`, { on: 'list', nowMs, level: 2, exports: true, organisation }) : ''}
${submissions.length > 0
    ? html`<ol class="list">${submissions.map(stored => row(stored, nowMs))}</ol>`
    : html`<div class="empty"><h2>${title}</h2><p>${words}</p></div>`}
${newerThan || olderThan ? html`<nav class="turn" aria-label="More people">
${newerThan ? html`<a class="quiet" href="/inbox?state=${state}${kept}&amp;after=${newerThan}">Newer</a>` : ''}
${olderThan ? html`<a class="quiet" href="/inbox?state=${state}${kept}&amp;before=${olderThan}">Older</a>` : ''}</nav>` : ''}
<footer class="foot"><p class="small">Everything that came is deleted ${days(keepDays)} after it came.</p>
<p><a class="quiet" href="/inbox/audit">Who did what</a> <a class="quiet" href="/inbox/equality">Equality answers</a></p></footer>`;
  return layout({ title: `${stateNames[state]} - Inbox`, who, content });
}
