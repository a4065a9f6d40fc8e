import { html, nothing, type TemplateResult } from 'lit';
import { siteWordsOf } from '../../core/config.ts';
import { locales, type LocaleName } from '../../i18n/locales.ts';
import { draw, icons } from '../icons.ts';
import { heading, say, type ScreenProps, type Shown } from '../screen.ts';

/** What the frame needs besides what every screen is given. */
export interface FrameProps extends ScreenProps {
  readonly languages: readonly LocaleName[];
  readonly onLanguage: (language: LocaleName) => void;
  readonly onSupport: () => void;
  readonly onClear: () => void;
  /** Whether Back leads anywhere. */
  readonly back: boolean;
}

/** A telephone number to press: its words, and the number as a unit that no direction of reading turns round. */
export const callLink = (i18n: ScreenProps['i18n'], phone: string, className = 'quiet', key = 'talk.call'): TemplateResult =>
  html`<a class=${className} href="tel:${phone.replace(/[^\d+]/g, '')}">${draw(icons.phone)}<span>${i18n.t(key, { phone })}</span></a>`;

function languageButtons({ languages, i18n, onLanguage }: FrameProps): Shown {
  if (languages.length < 2) return nothing;
  return html`<div class="row" role="group" aria-label=${i18n.t('choose-language')}>${languages.map(tag =>
    html`<button class="pill" type="button" lang=${tag} dir=${locales[tag].dir} aria-current=${tag === i18n.language ? 'true' : nothing} @click=${() => onLanguage(tag)}>${tag === i18n.language ? draw(icons.check) : draw(icons.globe)}${locales[tag].name}</button>`)}</div>`;
}

/** What is the same on every page: Back and help above, a person to talk to, languages and "clear" in the foot. */
export function frame(props: FrameProps, content: Shown): TemplateResult {
  const { config, state, i18n, happen, onSupport, onClear, back } = props;
  const { organisation, headingLevel } = config;
  const typedAnything = Object.keys(state.typed).length > 0 && !state.delivery;
  const unreviewed = !locales[i18n.language as LocaleName].reviewed;
  return html`<div class="top">
      ${back ? html`<button class="quiet plain" type="button" @click=${() => happen({ type: 'back' })}>${draw(icons.arrowLeft, true)}${i18n.t('back')}</button>` : nothing}
      <button class="pill" type="button" id="support-button" aria-haspopup="dialog" @click=${onSupport}>${draw(icons.lifeBuoy)}${i18n.t('support.button')}</button>
    </div>
    <div class="step">${content}</div>
    <section class="foot" aria-labelledby="talk">
      <div class="talk"><span class="pic">${draw(icons.phone)}</span><div>${heading(Math.min(headingLevel + 1, 5), i18n.t('talk.heading'), 'h2', 'talk')}<p class="hint">${organisation.hours === undefined ? say(i18n, siteWordsOf(organisation.name)) : html`${say(i18n, siteWordsOf(organisation.name))}. ${say(i18n, siteWordsOf(organisation.hours))}`}</p></div></div>
      <div class="links">${callLink(i18n, organisation.phone)}${organisation.email === undefined ? nothing : html`<a class="quiet" href="mailto:${organisation.email}">${draw(icons.mail)}<span>${i18n.t('talk.email', { email: organisation.email })}</span></a>`}</div>
      <div class="set">${languageButtons(props)}${typedAnything ? html`<button class="quiet plain" type="button" @click=${onClear}>${draw(icons.trash)}${i18n.t('clear')}</button>` : nothing}</div>
      ${unreviewed ? html`<p class="small note">${i18n.t('not-reviewed')}</p>` : nothing}
    </section>`;
}
