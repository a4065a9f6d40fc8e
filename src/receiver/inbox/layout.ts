import { html } from 'hono/html';
import { icon } from './icons.ts';

/** HTML that is escaped already. */
export type Markup = ReturnType<typeof html>;

/** A page of the inbox. `title` goes into the browser's history, so it never names a person. */
export interface InboxPage {
  readonly title: string;
  /** Whose session this is; nobody's on pages that are shown without one. */
  readonly who?: string | undefined;
  readonly content: Markup;
}

const session = (who: string): Markup => html`<div class="session">
<a class="quiet" href="/inbox/search">${icon('search')}Find someone</a>
<form method="post" action="/inbox/sign-out"><button class="quiet">Sign out</button></form>
<p class="small">Signed in as <bdi>${who}</bdi></p>
</div>`;

/** The whole document around a page's content. */
export const layout = ({ title, who, content }: InboxPage): Markup => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/inbox/style.css">
<script type="module" src="/inbox/open.js"></script>
</head>
<body>
<header class="top"><div class="wide">
<a class="home" href="/inbox">${icon('heart')}<b>What matters</b> <span>inbox</span></a>
${who === undefined ? '' : session(who)}
</div></header>
<main class="wide">${content}</main>
</body>
</html>`;
