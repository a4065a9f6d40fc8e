import { html } from 'hono/html';
import type { StoredSubmission } from '../store.ts';
import { icon } from './icons.ts';
import { layout, type Markup } from './layout.ts';

/** What went wrong at sign-in, if anything. */
export type SignInProblem = 'wrong' | 'tooOften' | 'noName';

const problems: Readonly<Record<SignInProblem, string>> = {
  wrong: 'That is not the token of this inbox. Check it, or ask whoever set this up.',
  tooOften: 'That was tried too often. Wait a minute, then try again.',
  noName: 'Write your name or your initials, at most 60 letters.',
};

/** The page where the token and a name are typed. `typed` is the name to show again. */
export function signInView(problem?: SignInProblem, typed = ''): Markup {
  const about = (field: 'who' | 'token') => problem !== undefined && (problem === 'noName') === (field === 'who');
  const wrong = (field: 'who' | 'token') => (about(field) ? html`<p class="wrong" id="wrong">${icon('wrong')}${problems[problem!]}</p>` : '');
  const marked = (field: 'who' | 'token') => (about(field) ? html` aria-invalid="true" aria-describedby="wrong" autofocus` : '');
  return layout({
    title: `${problem ? 'Error: ' : ''}Sign in - Inbox`,
    content: html`<div class="narrow"><h1>Sign in to the inbox</h1>
<p>The token was shown once, when the receiver first started. Your name stands beside what you do here, so that others know whom to ask.</p>
<form method="post" action="/inbox/sign-in">
<div class="field"><label for="who">Your name or initials</label>
${wrong('who')}
<input id="who" name="who" autocomplete="name" required maxlength="60" value="${typed}"${marked('who')}></div>
<div class="field"><label for="token">Token</label>
${wrong('token')}
<input id="token" name="token" type="password" autocomplete="current-password" required maxlength="200"${marked('token')}></div>
<button class="button main">Sign in</button>
</form></div>`,
  });
}

/** Asks before something is deleted for good. `name` is whose it is, if they gave one. */
export const deleteView = ({ id, reference }: StoredSubmission, name: string | undefined, who: string): Markup => layout({
  title: 'Delete - Inbox',
  who,
  content: html`<div class="narrow"><h1>Delete this for good?</h1>
<p>You are about to delete everything that ${name === undefined ? 'came' : html`<b><bdi>${name}</bdi></b> sent`} with the reference <b>${reference}</b>. This cannot be undone.</p>
<p>We keep the bare id for 37 days, so that it is not stored again if the device sends it twice.</p>
<form method="post" action="/inbox/submissions/${id}/delete"><div class="actions">
<button class="button main danger">Delete for good</button><a class="quiet" href="/inbox/submissions/${id}">Keep it</a></div></form></div>`,
});

/** A page with one message and the way back. */
export const messageView = (heading: string, words: string, who?: string): Markup => layout({
  title: `${heading} - Inbox`,
  who,
  content: html`<div class="narrow"><h1>${heading}</h1><p>${words}</p><p><a class="quiet" href="/inbox">Go to the inbox</a></p></div>`,
});
