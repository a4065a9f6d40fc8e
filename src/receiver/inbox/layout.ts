import { html } from 'hono/html';
import { icon } from './icons.ts';

/** HTML that is escaped already. */
export type Markup = ReturnType<typeof html>;

/** A page of the inbox. `title` goes into the browser's history, so it never names a person. */
export interface InboxPage {
  readonly title: string;
  readonly signedIn: boolean;
  readonly content: Markup;
}

/** The whole document around a page's content. */
export const layout = ({ title, signedIn, content }: InboxPage): Markup => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/inbox/style.css">
</head>
<body>
<header class="top"><div class="wide">
<a class="home" href="/inbox">${icon('heart')}<b>What matters</b> <span>inbox</span></a>
${signedIn ? html`<form method="post" action="/inbox/sign-out"><button class="quiet">Sign out</button></form>` : ''}
</div></header>
<main class="wide">${content}</main>
</body>
</html>`;
