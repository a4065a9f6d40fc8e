import { html, nothing, type TemplateResult } from 'lit';
import { isOnlyHere, type Delivery } from '../../core/step.ts';
import { answerRows } from '../../core/summary.ts';
import { draw } from '../icons.ts';
import { laterIcons } from '../later-icons.ts';
import { focusHeading, heading, type ScreenProps, type Shown } from '../screen.ts';
import { nextTry, statusOf } from '../status.ts';
import { save, sheetText } from '../take-home.ts';
import { answersList } from './check.ts';
import { callLink } from './frame.ts';
import { deleteButton } from './delete-button.ts';

const printButton = (words: string): TemplateResult => html`<button class="btn" type="button" @click=${() => print()}>${draw(laterIcons.printer)}${words}</button>`;

function copy(props: ScreenProps): TemplateResult {
  const { config, setup, route, i18n } = props;
  return html`<section class="card sheet">${heading(config.headingLevel + 1, i18n.t('held.copy'), 'h2 sheeth')}${answersList(props, answerRows(setup.journey, route.answers), false)}</section>`;
}

const fair = ({ config, i18n, openEquality }: ScreenProps): Shown => (openEquality ? html`<section class="note">${heading(config.headingLevel + 1, i18n.t('equality.offer.heading'), 'h2')}<p class="lead">${i18n.t('equality.offer.body')}</p>
  <p class="note"><button class="btn" type="button" @click=${openEquality}>${i18n.t('equality.offer.button')}</button></p></section>` : nothing);

function sent({ config, i18n }: ScreenProps, { reference }: Delivery & { at: 'sent' }): Shown {
  const level = config.headingLevel;
  const { phone } = config.reader ?? config.organisation;
  const next = [...(config.reader ? ['sent.reads', 'sent.gets-in-touch'] : []), 'sent.sooner'];
  return html`<section class="note">${heading(level + 1, i18n.t('sent.next'), 'h2')}<ol class="next" role="list">${next.map((key, at) => html`<li><span class="n" aria-hidden="true">${at + 1}</span><span>${i18n.t(key, { phone })}</span></li>`)}</ol>${callLink(i18n, phone)}</section>
      <div class="card ref"><p>${i18n.t('sent.reference')}</p><p class="refn"><bdi dir="ltr">${reference}</bdi></p><p class="hint">${i18n.t('sent.reference-use')}</p></div>
      <p class="lead">${i18n.t('sent.cleared')}</p><div class="actions">${printButton(i18n.t('sent.print'))}</div>`;
}

/** What a person can do about what was not sent, with a way to a human being and a copy. */
function restOf(props: ScreenProps, delivery: Delivery, remove: () => void): Shown {
  const { config, i18n, happen } = props;
  const call = html`<p class="note">${callLink(i18n, config.organisation.phone)}</p>`;
  const tryNow = html`<button class="btn main" type="button" @click=${(event: Event) => { focusHeading(event); happen({ type: 'try-now' }); }}>${i18n.t('held.try-now')}</button>`;
  const keep = html`<button class="btn" type="button" @click=${() => save(sheetText(props, [], new Date()), i18n.t('copy.file'))}>${draw(laterIcons.download)}${i18n.t('held.save')}</button>${printButton(i18n.t('held.print'))}`;
  const end = (): Shown => html`${call}${isOnlyHere(delivery) ? nothing : deleteButton(i18n, remove)}${copy(props)}`;
  switch (delivery.at) {
    case 'sending': return delivery.again ? html`<div class="actions">${tryNow}${keep}</div>${end()}` : nothing;
    case 'sent': return sent(props, delivery);
    case 'passed-on': return call;
    case 'saved': case 'last-call': return html`<div class="actions">${tryNow}${keep}</div>${end()}`;
    case 'waiting': case 'held': return html`<p class="lead">${nextTry(i18n, delivery.nextInMs)} ${delivery.siteFault ? i18n.t('held.site-fault') : nothing}</p><div class="actions">${tryNow}${keep}</div>${end()}`;
    case 'attention': {
      const rows = answerRows(props.setup.journey, props.route.answers).filter(({ key }) => delivery.fields.includes(key));
      return html`${rows.length > 0 ? html`<p class="lead">${i18n.t('attention.fields')}</p>${answersList(props, rows, false)}` : nothing}
          <div class="actions"><button class="btn main" type="button" @click=${() => happen({ type: 'amend' })}>${i18n.t('attention.amend')}</button><button class="btn" type="button" @click=${(event: Event) => { focusHeading(event); happen({ type: 'try-now' }); }}>${i18n.t('ideas.try')}</button>${keep}</div>
          <p class="lead">${i18n.t('attention.call')}</p>${end()}`;
    }
    case 'closed': return html`${call}<div class="actions">${keep}</div>${deleteButton(i18n, remove)}${copy(props)}`;
    case 'expired': return html`${call}<div class="actions">${keep}</div>${copy(props)}`;
    default: return delivery satisfies never;
  }
}

/**
 * What has become of what was sent. Nothing here says "sent" but a receipt. The heading stays the same element while
 * its words change, so that focus stays and what is new is read out once.
 */
export function doneScreen(props: ScreenProps, delivery: Delivery, remove: () => void): Shown {
  const { config, i18n } = props;
  const { kind, picture, title, line } = statusOf(i18n, delivery);
  return html`<div class="status ${kind}"><span class="stamp">${draw(picture)}</span><div role="status">${heading(config.headingLevel, title)}<p>${line}</p></div></div>${props.programme?.told(props, delivery)}${restOf(props, delivery, remove)}${delivery.at === 'sent' || delivery.at === 'passed-on' ? fair(props) : nothing}`;
}
