import { html, nothing, type TemplateResult } from 'lit';
import type { Delivery } from '../../core/step.ts';
import { answerRows } from '../../core/summary.ts';
import { answersList } from './check.ts';
import { callLink } from './frame.ts';
import { intlTag } from '../../i18n/locales.ts';
import { draw, icons, type Icon } from '../icons.ts';
import { laterIcons } from '../later-icons.ts';
import { focusHeading, heading, type ScreenProps, type Shown } from '../screen.ts';

/** One status: its shape, picture and words; colour only adds to them. */
interface Status { readonly kind: string; readonly picture: Icon; readonly title: string; readonly line: string; readonly rest: Shown }

const printButton = (words: string): TemplateResult => html`<button class="btn" type="button" @click=${() => print()}>${draw(laterIcons.printer)}${words}</button>`;

function copy(props: ScreenProps): TemplateResult {
  const { config, setup, route, i18n } = props;
  return html`<section class="card sheet">${heading(config.headingLevel + 1, i18n.t('held.copy'), 'h2 sheeth')}${answersList(props, answerRows(setup.journey, route.answers), false)}</section>`;
}

const fair = ({ config, i18n, openEquality }: ScreenProps): Shown => (openEquality ? html`<section class="note">${heading(config.headingLevel + 1, i18n.t('equality.offer.heading'), 'h2')}<p class="lead">${i18n.t('equality.offer.body')}</p>
  <p class="note"><button class="btn" type="button" @click=${openEquality}>${i18n.t('equality.offer.button')}</button></p></section>` : nothing);

function sent({ config, i18n }: ScreenProps, delivery: Delivery & { at: 'sent' }): Status {
  const level = config.headingLevel;
  const { phone } = config.reader ?? config.organisation;
  const at = new Date(delivery.receivedAt);
  const time = new Intl.DateTimeFormat(intlTag(i18n.language), { timeStyle: 'short', timeZone: 'Europe/London' }).format(Number.isNaN(at.getTime()) ? new Date() : at);
  const next = [...(config.reader ? ['sent.reads', 'sent.gets-in-touch'] : []), 'sent.sooner'];
  return {
    kind: 'sent', picture: icons.check, title: 'sent.heading', line: i18n.t('sent.to', { time }),
    rest: html`<section class="note">${heading(level + 1, i18n.t('sent.next'), 'h2')}<ol class="next" role="list">${next.map((key, at) => html`<li><span class="n" aria-hidden="true">${at + 1}</span><span>${i18n.t(key, { phone })}</span></li>`)}</ol>${callLink(i18n, phone)}</section>
      <div class="card ref"><p>${i18n.t('sent.reference')}</p><p class="refn"><bdi dir="ltr">${delivery.reference}</bdi></p><p class="hint">${i18n.t('sent.reference-use')}</p></div>
      <p class="lead">${i18n.t('sent.cleared')}</p><div class="actions">${printButton(i18n.t('sent.print'))}</div>`,
  };
}

function statusOf(props: ScreenProps, delivery: Delivery): Status {
  const { config, i18n, happen } = props;
  const { phone } = config.organisation;
  const call = html`<p class="note">${callLink(i18n, phone)}</p>`;
  switch (delivery.at) {
    case 'sending': return { kind: 'busy', picture: laterIcons.refresh, title: 'sending.heading', line: i18n.t('sending.body'), rest: nothing };
    case 'sent': return sent(props, delivery);
    case 'passed-on': return { kind: 'busy', picture: icons.check, title: 'passed-on.heading', line: i18n.t('passed-on.body'), rest: call };
    case 'held': {
      const minutes = Math.round(delivery.nextInMs / 60_000);
      return {
        kind: 'wait', picture: laterIcons.warning, title: 'held.heading', line: i18n.t('held.body'),
        rest: html`<p class="lead">${minutes < 1 ? i18n.t('held.soon') : i18n.t('held.next', { count: minutes })} ${delivery.siteFault ? i18n.t('held.site-fault') : nothing}</p>
          <div class="actions"><button class="btn main" type="button" @click=${(event: Event) => { focusHeading(event); happen({ type: 'try-now' }); }}>${i18n.t('held.try-now')}</button>${printButton(i18n.t('held.print'))}</div>${call}${copy(props)}`,
      };
    }
    case 'attention': {
      const rows = answerRows(props.setup.journey, props.route.answers).filter(({ key }) => delivery.fields.includes(key));
      return {
        kind: 'held', picture: icons.alert, title: 'attention.heading', line: i18n.t('attention.body'),
        rest: html`${rows.length > 0 ? html`<p class="lead">${i18n.t('attention.fields')}</p>${answersList(props, rows, false)}` : nothing}
          <div class="actions"><button class="btn main" type="button" @click=${() => happen({ type: 'amend' })}>${i18n.t('attention.amend')}</button>${printButton(i18n.t('held.print'))}</div>
          <p class="lead">${i18n.t('attention.call')}</p>${call}${copy(props)}`,
      };
    }
    case 'closed': return { kind: 'held', picture: icons.alert, title: 'closed.heading', line: i18n.t('closed.body'), rest: html`${call}<div class="actions">${printButton(i18n.t('held.print'))}</div>${copy(props)}` };
    default: return delivery satisfies never;
  }
}

/**
 * What has become of what was sent. Nothing here says "sent" but a receipt. The heading stays the same element while
 * its words change, so that focus stays and what is new is read out once.
 */
export function doneScreen(props: ScreenProps, delivery: Delivery): Shown {
  const { kind, picture, title, line, rest } = statusOf(props, delivery);
  const { config, i18n } = props;
  return html`<div class="status ${kind}"><span class="stamp">${draw(picture)}</span><div role="status">${heading(config.headingLevel, i18n.t(title))}<p>${line}</p></div></div>${rest}${delivery.at === 'sent' || delivery.at === 'passed-on' ? fair(props) : nothing}`;
}
