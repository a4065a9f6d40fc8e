import { html, nothing, type TemplateResult } from 'lit';
import { factsOf, standingIn } from '../../core/programmes/facts.ts';
import { partFor } from '../../core/programmes/rule.ts';
import { ruleSentence } from '../../core/programmes/rule-words.ts';
import { draw, icons } from '../icons.ts';
import { laterIcons } from '../later-icons.ts';
import { say } from '../screen.ts';
import type { QuestionView } from './view.ts';

/** A no is no warning: it names the rule, asks nobody to explain themselves, and leads on. */
export const fit: QuestionView<'fit'> = {
  fields({ question, situation, i18n }) {
    const standing = standingIn(question, situation);
    const { rule, area } = situation.files?.programme ?? { rule: undefined, area: { key: 'sign-up.area' } };
    const told = standing.at === 'no' && rule ? partFor(rule, factsOf(question, situation), standing.because) : rule;
    const [picture, kind] = { 'yes': [icons.check, 'sent'] as const, 'not-sure': [icons.helpCircle, 'busy'] as const, 'no': [laterIcons.users, 'busy'] as const }[standing.at];
    const line = (key: string): TemplateResult => html`<p class="lead">${i18n.t(key)}</p>`;
    return html`<div class="status ${kind} note"><span class="stamp">${draw(picture)}</span><div><p><strong>${i18n.t(`sign-up.fit.${standing.at}`)}</strong></p> <p>${say(i18n, ruleSentence(told, area))}</p></div></div>
      ${line(`sign-up.fit.${standing.at}-next`)}${standing.at === 'no' ? html`${line('sign-up.fit.no-ask')}${line('sign-up.fit.no-kept')}` : nothing}`;
  },
};
