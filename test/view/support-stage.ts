import { html, render, type TemplateResult } from 'lit';
import type { WhatMatters } from '../../src/view/what-matters.ts';
import { english, locales, type LocaleName } from '../../src/i18n/locales.ts';
import { lightTranslator, type Translator } from '../../src/i18n/translate.ts';
import { first } from '../../src/view/styles/first.ts';
import { tokens } from '../../src/view/styles/tokens.ts';
import { Form } from './driver.ts';

/** A translator with all words of a language, as the element has it when everything is loaded. */
export async function speaking(language: LocaleName): Promise<Translator> {
  const { first, later } = locales[language];
  return lightTranslator(language, [{ ...(await first()), ...(await later()) }, english], {}, language);
}

/** Shows something in an open dialog, in the element's own styles: what the element does with a panel, without a journey around it. */
export function onStage(content: TemplateResult, { language = 'en', dir = 'ltr', theme = 'light' }: { readonly language?: string; readonly dir?: string; readonly theme?: string } = {}): Form & { readonly leave: () => void } {
  const main = document.createElement('main');
  const host = document.createElement('div');
  main.append(host);
  document.body.append(main);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [tokens.styleSheet!, first.styleSheet!];
  render(html`<div class="root" lang=${language} dir=${dir} data-theme=${theme}><div class="in"><div class="lay"></div><dialog aria-labelledby="support-heading">${content}</dialog></div></div>`, root);
  root.querySelector('dialog')!.showModal();
  return Object.assign(new Form(host as unknown as WhatMatters), { leave: () => main.remove() });
}
