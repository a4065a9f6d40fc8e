import { html } from 'hono/html';
import type { ClearHeader } from '../../core/sealing.ts';
import type { HowAsked } from '../../core/asked.ts';
import type { KeptIdea, Submission } from '../../core/submission.ts';
import type { StoredSubmission } from '../store.ts';
import { communicationWords } from '../in-short.ts';
import { knownWords } from '../known-words.ts';
import { listOf, textOf } from '../read-answers.ts';
import type { Say } from './english.ts';
import { languageName, type Glance } from './glance.ts';
import { icon } from './icons.ts';
import { answersInWords, askedInWords, consentInWords, ideasApart, idsInWords, reasonInWords, withoutValue, type AnswerInWords } from './in-words.ts';
import type { Markup } from './layout.ts';
import { picks } from './parts.ts';

/** Of what would help, what the first call or letter must already respect. */
const atOnce = ['step-free', 'companion', 'sensory', 'easy', 'language'];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Needs to know before getting in touch, in words: what the person needs in order to talk and read comes first. */
export const accessNeeds = ({ body: { answers } }: Submission): readonly string[] =>
  [...communicationWords(answers).map(capital), ...idsInWords('help', listOf(answers['help']).filter(id => atOnce.includes(id)))];

/** Whether an answer stands in a place of its own on the page. Anything else is among the other answers: none is left out. */
function isPlaced(submission: Submission, { reach, name }: Glance, key: string): boolean {
  const { answers, consents } = submission.body;
  const [page, item] = key.split('.');
  switch (page) {
    case 'name': return name !== undefined;
    case 'contact': case 'contact-by': return reach !== undefined;
    case 'matters': case 'help': case 'when': return listOf(answers[key]).length > 0;
    case 'comms': return communicationWords(answers).length > 0;
    case 'comms-language': return communicationWords(answers).length > 0 && listOf(answers['comms']).includes('interpreter');
    case 'comms-other': return communicationWords(answers).length > 0 && listOf(answers['comms']).includes('other');
    case 'interests': return item !== undefined && listOf(answers['matters']).includes(item) && listOf(answers[key]).length > 0;
    case 'more': return textOf(answers[key]) !== undefined;
    case 'privacy': return answers[key]?.at === 'answered' && consents.length > 0;
    default: return false;
  }
}

const section = (heading: string, content: Markup | string): Markup | string => (content === '' ? '' : html`<section><h2>${heading}</h2>${content}</section>`);

const ticks = (words: readonly string[], name: 'check' | 'cross' = 'check'): Markup | string =>
  (words.length === 0 ? '' : html`<ul class="ticks">${words.map(word => html`<li>${icon(name)}<span>${word}</span></li>`)}</ul>`);

function matters({ body: { answers } }: Submission): Markup | string {
  const areas = listOf(answers['matters']);
  if (areas.length === 0) return '';
  return html`<ul class="matters">${areas.map(area => {
    const interests = idsInWords('interests', listOf(answers[`interests.${area}`]));
    return html`<li>${interests.length > 0 ? html`<p><b>${idsInWords('areas', [area])}</b></p>${picks(interests)}` : picks(idsInWords('areas', [area]))}</li>`;
  })}</ul>`;
}

const idea = ({ title, reasons }: KeptIdea, how?: HowAsked): Markup =>
  html`<li><p><b>${title}</b></p>${how ? html`<p>${icon('check')} ${askedInWords[how]}</p>` : ''}${reasons.length > 0 ? html`<p class="hint">Why: ${reasons.map(reasonInWords).join('; ')}</p>` : ''}</li>`;

const ideaList = (ideas: readonly Markup[]): Markup | string => (ideas.length === 0 ? '' : html`<ul class="ideas">${ideas}</ul>`);

function quote({ body, language }: Submission): Markup | string {
  const more = textOf(body.answers['more']);
  const tag = languageName(language) ? language : 'en';
  return more === undefined ? '' : html`<blockquote class="quote" dir="auto" lang="${tag}">${more}</blockquote>`;
}

function consents(submission: Submission, say: Say): Markup | string {
  const said = (given: boolean) => submission.body.consents.filter(consent => consent.given === given).map(({ id }) => consentInWords(submission, id, say));
  return submission.body.consents.length === 0 ? '' : html`${ticks(said(true))}${said(false).length > 0 ? html`<h3>They said no to</h3>${ticks(said(false), 'cross')}` : ''}`;
}

const answer = ({ heading, at, values }: AnswerInWords): Markup =>
  html`<div><dt>${heading}</dt>${at === 'answered' ? html`<dd dir="auto">${values.join('\n')}</dd>` : html`<dd class="none">${withoutValue[at]}</dd>`}</div>`;

const answerList = (rows: readonly AnswerInWords[]): Markup | string => (rows.length === 0 ? '' : html`<dl>${rows.map(answer)}</dl>`);

/** Answers about whoever filled in the form for the person. */
const aboutHelper: readonly string[] = ['who', 'who-knows', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact'];

const scores = ({ body }: Submission): Markup | string => (body.scores.length === 0 ? '' : html`<dl>${body.scores.map(({ instrument, version, items }) =>
  html`<div><dt>${instrument} ${version}</dt><dd>${Object.entries(items).map(([item, value]) => `${item}: ${value}`).join('\n')}</dd></div>`)}</dl>`);

/** All that a person told us, in the order in which it helps them. */
export function told(submission: Submission, glance: Glance, say: Say): Markup {
  const { answers } = submission.body;
  const left = answersInWords(submission, say).filter(({ key }) => !isPlaced(submission, glance, key));
  const { asked, shown } = ideasApart(submission);
  const isAboutHelper = ({ key }: AnswerInWords) => submission.filledInBy !== 'self' && aboutHelper.includes(key);
  const helper = left.filter(isAboutHelper);
  const isSongs = ({ key, at }: AnswerInWords) => key === 'songs' && at === 'answered';
  const songs = left.filter(isSongs).flatMap(({ values }) => values);
  const rest = left.filter(one => !isAboutHelper(one) && !isSongs(one));
  return html`${section(`What matters to ${glance.name?.short ?? 'them'}`, matters(submission))}
${section('Songs that matter to them', songs.length === 0 ? '' : html`<ul class="ideas">${songs.map(song => html`<li dir="auto">${song}</li>`)}</ul>`)}
${section('What would help', ticks(idsInWords('help', listOf(answers['help']))))}
${section('When they could go', ticks(listOf(answers['when']).map(id => capital(knownWords('when', id)))))}
${section('Ideas they ask about', ideaList(asked.map(one => idea(one, one.asked))))}
${section(asked.length > 0 ? 'Other ideas they were shown' : 'Ideas they were shown', ideaList(shown.map(one => idea(one))))}
${section('In their own words', quote(submission))}
${section('They said yes to', consents(submission, say))}
${section('How they are', scores(submission))}
${section('Who filled this in', answerList(helper))}
${section('Other answers', answerList(rest))}`;
}

/** What a technician needs to find a submission again. */
export function technical({ id, reference, receivedAt }: StoredSubmission, { form, journey, scheme, language, createdAt }: ClearHeader): Markup {
  const facts = { 'Reference': reference, 'Id': id, 'Form': form, 'Area scheme': scheme ?? 'Not known', 'Journey': `${journey.id}, version ${journey.version}`, 'Language': language, 'Sent by the person': createdAt, 'Received': receivedAt };
  return html`<div class="told technical"><section><h2>Technical details</h2><dl>${Object.entries(facts).map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl></section></div>`;
}
