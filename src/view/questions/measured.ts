import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../core/words.ts';
import type { Translator } from '../../i18n/translate.ts';

/** That an item of an instrument may be skipped: beside its owner's words, which stand alone in the heading. */
export const mayBeSkipped = (i18n: Translator, { item, optional }: { readonly item?: string | undefined; readonly optional?: boolean | undefined }): TemplateResult | typeof nothing =>
  (item === undefined || !optional ? nothing : html`<p class="hint">${i18n.t('measure.skip')}</p>`);

/** What the licence of an instrument asks to be shown. */
export const creditOf = ({ credit }: { readonly credit?: string | undefined }): TemplateResult | typeof nothing => (credit === undefined ? nothing : html`<p class="small note" lang="en">${credit}</p>`);

/** A line that says in which language a question is asked, where its owner published it in no other: nobody but the owner may translate it. */
export function onlyIn(i18n: Translator, words: Words): TemplateResult | typeof nothing {
  const language = i18n.languageOf(words);
  if (language === undefined) return nothing;
  // Chromium has no Welsh names of languages.
  const key = `languages.${language}`;
  return html`<p class="hint">${i18n.t('measure.only-in', { language: i18n.has(key) ? i18n.t(key) : new Intl.DisplayNames([i18n.language, 'en'], { type: 'language' }).of(language) ?? language })}</p>`;
}
