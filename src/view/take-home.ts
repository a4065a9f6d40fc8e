/** The sheet that a person takes home: print, copy, save, share. Nothing of it leaves the page by itself. */
import { html, nothing, type TemplateResult } from 'lit';
import { siteWordsOf, type Config } from '../core/config.ts';
import type { Idea } from '../core/activities/match.ts';
import type { Answers } from '../core/questions/kind.ts';
import { answerRows, type AnswerRow } from '../core/summary.ts';
import { intlTag } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import { ideaLines } from './idea-lines.ts';
import { laterIcons } from './later-icons.ts';
import { draw } from './icons.ts';
import { heading, type ScreenProps } from './screen.ts';

/** Answers that were given, with what was asked, as plain text. */
const toldLines = (i18n: Translator, rows: readonly AnswerRow[]): string[] =>
  rows.filter(({ at }) => at === 'answered').map(({ heading: asked, values }) => `${i18n.say(asked)}\n${values.map(value => `  ${i18n.say(value)}`).join('\n')}`);

/** Answers alone as plain text: of what was sent before, and waits. */
export const answersText = (i18n: Translator, { journey }: Config, answers: Answers): string => `${i18n.t('copy.title')}\n\n${toldLines(i18n, answerRows(journey, answers)).join('\n\n')}\n`;

/** The sheet as plain text: what was said, the ideas with how to join, and who to talk to. */
export function sheetText({ config, setup, state, route, i18n }: ScreenProps, ideas: readonly Idea[], today: Date): string {
  const date = new Intl.DateTimeFormat(intlTag(i18n.language), { dateStyle: 'long' }).format(today);
  const told = toldLines(i18n, answerRows(setup.journey, route.answers).filter(({ key }) => !state.due.includes(key)));
  const { organisation } = config;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [i18n.t('copy.ideas'), ideas.map(idea => ideaLines(i18n, idea).join('\n  '))],
    [i18n.t('copy.told'), told],
    [i18n.t('copy.help'), !(organisation as typeof organisation | undefined) ? [] : [[i18n.say(siteWordsOf(organisation.name)), i18n.t('talk.call', { phone: organisation.phone }), ...(organisation.email === undefined ? [] : [i18n.t('talk.email', { email: organisation.email })]), ...(organisation.hours === undefined ? [] : [i18n.say(siteWordsOf(organisation.hours))])].join('\n  ')]],
  ];
  const written = sections.filter(([, lines]) => lines.length > 0).map(([title, lines]) => `${title.toUpperCase()}\n\n${lines.join('\n\n')}`);
  return `${[i18n.t('copy.title'), i18n.t('copy.date', { date }), ...written].join('\n\n')}\n`;
}

/** Gives the person a file, on this device only. */
export function giveFile(parts: readonly string[], type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([...parts], { type: `${type};charset=utf-8` }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Saves text as a file, on this device only. */
export const save = (text: string, name: string): void => giveFile(['\ufeff', text.replace(/\n/g, '\r\n')], 'text/plain', `${name}.txt`);

/** The buttons that give a person their sheet. It is written when a button is pressed. */
export function takeHome(props: ScreenProps, ideas: readonly Idea[]): TemplateResult {
  const { config, i18n, notice, notify } = props;
  const text = (): string => sheetText(props, ideas, new Date());
  const share = (): void => void navigator.share({ title: i18n.t('copy.title'), text: text() }).catch(() => {});
  const copy = (): void => void Promise.resolve().then(() => navigator.clipboard.writeText(text())).then(() => notify(i18n.t('copy.copied')), () => notify(i18n.t('copy.not-copied')));
  return html`<section class="note keep">${heading(config.headingLevel + 1, i18n.t('copy.heading'), 'h2')}<p class="hint">${i18n.t('copy.shared')}</p>
    <div class="row"><button class="pill" type="button" @click=${() => print()}>${draw(laterIcons.printer)}${i18n.t('copy.print')}</button>
    <button class="pill" type="button" @click=${copy}>${draw(laterIcons.copy)}${i18n.t('copy.copy')}</button>
    <button class="pill" type="button" @click=${() => save(text(), i18n.t('copy.file'))}>${draw(laterIcons.download)}${i18n.t('copy.save')}</button>
    ${typeof navigator.share === 'function' ? html`<button class="pill" type="button" @click=${share}>${draw(laterIcons.share)}${i18n.t('copy.share')}</button>` : nothing}</div>${notice === '' ? nothing : html`<p class="note" aria-hidden="true">${notice}</p>`}</section>`;
}
