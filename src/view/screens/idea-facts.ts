import { html, nothing, type TemplateResult } from 'lit';
import type { Idea } from '../../core/activities/match.ts';
import { outcodeOf } from '../../core/questions/postcode.ts';
import type { Translator } from '../../i18n/translate.ts';
import { agesIn, costIn, languagesIn, whenIn, whereIn } from '../idea-lines.ts';
import { draw, icons, type Icon } from '../icons.ts';
import { ideaIcons } from '../idea-icons.ts';
import { laterIcons } from '../later-icons.ts';
import type { Shown } from '../screen.ts';

/** How far, in honest words: never more exact than the middle of a postcode district can be. */
function farIn(i18n: Translator, { activity, kilometres }: Idea, postcode: string | undefined): string | undefined {
  if (kilometres === undefined) return undefined;
  const outcode = postcode === undefined ? undefined : outcodeOf(postcode);
  if (outcode !== undefined && activity.place?.postcode !== undefined && outcodeOf(activity.place.postcode) === outcode) return i18n.t('ideas.in-your-area', { outcode });
  const miles = Math.round(kilometres / 1.609);
  return miles < 1 ? i18n.t('ideas.under-mile') : i18n.t('ideas.about-miles', { count: miles });
}

const fact = (picture: Icon, name: string, lines: readonly Shown[], more: Shown = nothing): TemplateResult =>
  html`<div>${draw(picture)}<dt class="vh">${name}</dt><dd>${lines.map(line => html`<span>${line}</span>`)}${more}</dd></div>`;

/** What is known of an idea, and what is to be asked. Where nearly nothing is known, that is one line. */
export interface FactsProps {
  readonly i18n: Translator;
  readonly postcode: string | undefined;
  /** Whether whoever gets the answers can refer the person. */
  readonly canRefer: boolean;
  /** The next dates, where they are known and loaded. */
  readonly dates: Shown;
}

/** From so many unknown facts on, they are one line. */
const fewKnown = 3;

export function ideaFacts({ i18n, postcode, canRefer, dates }: FactsProps, idea: Idea): TemplateResult {
  const { activity } = idea;
  const { groups, gender, serves, meets, referral, access, when } = activity;
  const far = farIn(i18n, idea, postcode);
  const place = whereIn(i18n, activity);
  const cost = costIn(i18n, activity);
  const groupWords = groups.map(id => `ideas.group-${id}`).filter(key => i18n.has(key)).map(key => i18n.t(key));
  const ages = agesIn(i18n, activity);
  const known: readonly (readonly [name: string, picture: Icon, lines: readonly Shown[]])[] = [
    ['when', laterIcons.calendar, when.slice(0, 3).map(one => whenIn(i18n, one))],
    ['where', laterIcons.mapPin, [...place, ...(far === undefined ? [] : [far])]],
    ['cost', laterIcons.banknote, cost === undefined ? [] : [cost]],
    ['who-for', icons.user, [...(gender ? [i18n.t(`ideas.for-${gender}`)] : []), ...groupWords, ...(ages === undefined ? [] : [ages])]],
  ];
  const unknown = known.filter(([, , lines]) => lines.length === 0);
  const inOne = unknown.length >= fewKnown;
  const languages = languagesIn(i18n, activity);
  return html`<dl class="facts">
    ${known.map(([name, picture, lines]) => (lines.length > 0 ? fact(picture, i18n.t(`ideas.${name}`), lines, name === 'when' ? dates : nothing) : inOne ? nothing : fact(picture, i18n.t(`ideas.${name}`), [i18n.t(`ideas.ask-${name}`)])))}
    ${serves === undefined ? nothing : fact(icons.globe, i18n.t('ideas.serves-name'), [i18n.t('ideas.serves', { place: serves })])}
    ${meets === undefined ? nothing : fact(laterIcons.users, i18n.t('ideas.meets-name'), [i18n.t('ideas.meets', { name: meets })])}
    ${languages.length > 0 ? fact(ideaIcons.languages, i18n.t('ideas.languages-name'), [i18n.t('ideas.languages', { languages: languages.join(', ') })]) : nothing}
    ${access.length > 0 ? fact(laterIcons.accessibility, i18n.t('ideas.access'), access.slice(0, 2)) : nothing}
    ${referral === undefined ? nothing : fact(ideaIcons.start, i18n.t('ideas.start'), [i18n.t(referral ? canRefer ? 'ideas.referral-we' : 'ideas.referral' : 'ideas.referral-no')])}
    ${inOne ? fact(icons.helpCircle, i18n.t('ideas.ask-name'), [i18n.t('ideas.ask-about', { things: unknown.map(([name]) => i18n.t(`ideas.${name}`).toLowerCase()).join(', ') })]) : nothing}
  </dl>`;
}
