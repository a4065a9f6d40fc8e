import { css, html, type TemplateResult } from 'lit';
import { lightTranslator } from '../../i18n/translate.ts';
import { english } from '../../i18n/locales.ts';

const i18n = lightTranslator('en', english);

/** The look of what stands there then. */
export const faultStyles = css`
.fault{margin-block:var(--s4);padding:var(--s4);border:var(--wm-edge) solid var(--wm-line);border-inline-start:8px solid var(--wm-error);border-radius:var(--wm-radius);font:400 1.1875em/1.5 var(--wm-font);color:var(--wm-ink);background:var(--wm-card)}
.fault li{font:.8422em/1.5 ui-monospace,monospace;overflow-wrap:anywhere;margin-block-start:var(--s2)}`;

/**
 * What stands above the site's own fallback when the form cannot be shown: kind words for the public, and for the
 * webmaster one line for each wrong key.
 */
export const faultScreen = (lines: readonly string[]): TemplateResult =>
  html`<div class="root" lang="en"><div class="fault" role="group" aria-label=${i18n.t('fault.heading')}><p><strong>${i18n.t('fault.heading')}</strong></p><p>${i18n.t('fault.body')}</p>
    <p class="note">${i18n.t('fault.for-webmaster')}</p><ul>${lines.map(line => html`<li>${line}</li>`)}</ul></div></div>`;
