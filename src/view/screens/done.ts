import { html, nothing, type TemplateResult } from 'lit';
import type { Delivery } from '../../core/step.ts';
import { answerRows } from '../../core/summary.ts';
import { answersList } from './check.ts';
import { callLink } from './frame.ts';
import { intlTag } from '../../i18n/locales.ts';
import { draw, icons, type Icon } from '../icons.ts';
import { laterIcons } from '../later-icons.ts';
import { heading, type ScreenProps, type Shown } from '../screen.ts';

/** A status has a shape, a picture and words of its own; colour only adds to them. */
const status = (kind: string, picture: Icon, title: TemplateResult, line: Shown): TemplateResult =>
  html`<div class="status ${kind}"><span class="stamp">${draw(picture)}</span><div role="status">${title}<p>${line}</p></div></div>`;

const print_ = (words: string): TemplateResult => html`<button class="btn" type="button" @click=${() => print()}>${draw(laterIcons.printer)}${words}</button>`;

function copy(props: ScreenProps): TemplateResult {
  const { config, setup, route, i18n } = props;
  return html`<section class="card sheet">${heading(config.headingLevel + 1, i18n.t('held.copy'), 'h2 sheeth')}${answersList(props, answerRows(setup.journey, route.answers), false)}</section>`;
}

function sent({ config, i18n }: ScreenProps, delivery: Delivery & { at: 'sent' }): TemplateResult {
  const level = config.headingLevel;
  const { phone } = config.reader ?? config.organisation;
  const at = new Date(delivery.receivedAt);
  const time = new Intl.DateTimeFormat(intlTag(i18n.language), { timeStyle: 'short', timeZone: 'Europe/London' }).format(Number.isNaN(at.getTime()) ? new Date() : at);
  const next = [...(config.reader ? ['sent.reads', 'sent.gets-in-touch'] : []), 'sent.sooner'];
  return html`${status('sent', icons.check, heading(level, i18n.t('sent.heading')), i18n.t('sent.to', { time }))}
    <section class="note">${heading(level + 1, i18n.t('sent.next'), 'h2')}<ol class="next" role="list">${next.map((key, at) => html`<li><span class="n" aria-hidden="true">${at + 1}</span><span>${i18n.t(key, { phone })}</span></li>`)}</ol>${callLink(i18n, phone)}</section>
    <div class="card ref"><p>${i18n.t('sent.reference')}</p><p class="refn"><bdi dir="ltr">${delivery.reference}</bdi></p><p class="hint">${i18n.t('sent.reference-use')}</p></div>
    <p class="lead">${i18n.t('sent.cleared')}</p><div class="actions">${print_(i18n.t('sent.print'))}</div>`;
}

/** What has become of what was sent. Nothing here says "sent" but a receipt. */
export function doneScreen(props: ScreenProps, delivery: Delivery): Shown {
  const { config, i18n, happen } = props;
  const level = config.headingLevel;
  const { phone } = config.organisation;
  const title = (key: string): TemplateResult => heading(level, i18n.t(key));
  switch (delivery.at) {
    case 'sending': return status('busy', laterIcons.refresh, title('sending.heading'), i18n.t('sending.body'));
    case 'sent': return sent(props, delivery);
    case 'passed-on': return html`${status('busy', icons.check, title('passed-on.heading'), i18n.t('passed-on.body', { phone }))}<p class="note">${callLink(i18n, phone)}</p>`;
    case 'held': {
      const minutes = Math.round(delivery.nextInMs / 60_000);
      return html`${status('wait', laterIcons.warning, title('held.heading'), i18n.t('held.body'))}
        <p class="lead">${minutes < 1 ? i18n.t('held.soon') : i18n.t('held.next', { count: minutes })} ${delivery.siteFault ? i18n.t('held.site-fault', { phone }) : nothing}</p>
        <div class="actions"><button class="btn main" type="button" @click=${() => happen({ type: 'try-now' })}>${i18n.t('held.try-now')}</button>${print_(i18n.t('held.print'))}</div>
        <p class="note">${callLink(i18n, phone)}</p>${copy(props)}`;
    }
    case 'attention': {
      const rows = answerRows(props.setup.journey, props.route.answers).filter(({ key }) => delivery.fields.includes(key));
      return html`${status('held', icons.alert, title('attention.heading'), i18n.t('attention.body'))}
        ${rows.length > 0 ? html`<p class="lead">${i18n.t('attention.fields')}</p>${answersList(props, rows, false)}` : nothing}
        <div class="actions"><button class="btn main" type="button" @click=${() => happen({ type: 'amend' })}>${i18n.t('attention.amend')}</button>${print_(i18n.t('held.print'))}</div>
        <p class="lead">${i18n.t('attention.call', { phone })}</p>${callLink(i18n, phone)}${copy(props)}`;
    }
    case 'closed': return html`${status('held', icons.alert, title('closed.heading'), i18n.t('closed.body', { phone }))}<p class="note">${callLink(i18n, phone)}</p><div class="actions">${print_(i18n.t('held.print'))}</div>${copy(props)}`;
    default: return delivery satisfies never;
  }
}
