import { contentPolicy } from '../../app/policy.ts';
import type { About } from './about.ts';

/** Text as it may stand between tags, and in an attribute between double quotes. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const phoneLink = ({ phone, i18n }: About, className: string): string => `<a class="${className}" href="tel:${phone.replace(/[^\d+]/g, '')}">${escaped(i18n.t('talk.call', { phone }))}</a>`;

/** How to reach the organisation without the form. */
const otherWays = ({ email, hours, i18n }: About): string =>
  `${email === undefined ? '' : `<p><a href="mailto:${escaped(email)}">${escaped(i18n.t('talk.email', { email }))}</a></p>\n`}${hours === undefined ? '' : `<p>${escaped(hours)}</p>\n`}`;

const page = ({ language, dir, theme, colour, name, talksTo }: About, head: string, body: string): string => `<!doctype html>
<html lang="${language}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(contentPolicy(talksTo))}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name)}</title>
<meta name="theme-color" content="${colour}">
<link rel="manifest" href="manifest.webmanifest">
<link rel="icon" href="icons/icon-192.png" type="image/png" sizes="192x192">
<link rel="apple-touch-icon" href="icons/apple-touch-icon.png">
<link rel="stylesheet" href="app.css">
${head}</head>
<body class="root" data-theme="${theme}">
${body}
</body>
</html>
`;

/** The page with the form. What stands between the tags is there until the form is, without scripts, and where something is wrong. */
export const formPage = (about: About): string => page(about, `<link rel="modulepreload" href="module/first.js">
<script type="module" src="app.js"></script>
<script type="module" src="module/what-matters.js"></script>
`, `<main tabindex="-1">
<what-matters config="what-matters.json" heading-level="1">
<h1>${escaped(about.name)}</h1>
<noscript><p>${escaped(about.i18n.t('app.no-script'))}</p></noscript>
<p>${escaped(about.i18n.t('app.fallback'))}</p>
<p>${phoneLink(about, 'btn main')}</p>
${otherWays(about)}</what-matters>
<div id="update"><p role="status"></p></div>
</main>`);

/** A small page to call the organisation from: a shortcut of the app must lead into the app. */
export const callPage = (about: About): string => page(about, '', `<main class="call">
<h1>${escaped(about.i18n.t('app.call-heading'))}</h1>
<p>${phoneLink(about, 'btn main')}</p>
${otherWays(about)}<p><a href="./">${escaped(about.i18n.t('app.open'))}</a></p>
</main>`);
