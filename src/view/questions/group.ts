import { html, nothing, type LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { mostTurns } from '../../core/questions/group.ts';
import { draw, icons } from '../icons.ts';
import { say } from '../screen.ts';
import { fieldId, problemOf, tied, type QuestionView } from './view.ts';

/** Moves focus to a field once what was told is drawn: the button that was pressed may be gone by then. */
function focusLater(event: Event, field: string): void {
  const root = (event.target as HTMLElement).getRootNode() as ShadowRoot;
  const drawn = (root.host as Partial<LitElement>).updateComplete ?? Promise.resolve();
  void drawn.then(() => root.getElementById(fieldId(field))?.focus());
}

export const group: QuestionView<'group'> = {
  marksEach: true,
  fields({ question, typed, problems, i18n, onTyped }) {
    const first = question.fields[0]!.id;
    const several = typed.length > 1;
    const put = (at: number, id: string, text: string) => onTyped(now => now.map((turn, nth) => (nth === at ? { ...turn, [id]: text } : turn)));
    const turn = (parts: Readonly<Record<string, string>>, at: number) => html`<fieldset class="turn"><legend class=${several ? 'label' : 'vh'}>${i18n.t('group.turn', { number: at + 1 })}</legend>${question.fields.map(({ id, words, optional }) => {
      const field = `${id}-${at}`;
      const { invalid, describedBy } = tied(problems, field);
      return html`<div class="field ${invalid === 'true' ? 'bad' : ''}"><label class="label" for=${fieldId(field)}>${say(i18n, words)}${optional ? ` ${i18n.t('optional', { heading: '' }).trim()}` : nothing}</label>${problemOf(i18n, problems, field)}
        <input class="input" id=${fieldId(field)} type="text" autocomplete="off" .value=${live(parts[id] ?? '')} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${(event: Event) => put(at, id, (event.target as HTMLInputElement).value)}></div>`;
    })}${several ? html`<button class="quiet" type="button" @click=${(event: Event) => { onTyped(now => now.filter((_, nth) => nth !== at)); focusLater(event, `${first}-${Math.max(0, at - 1)}`); }}>${draw(icons.trash)}<span>${i18n.t('group.remove')}<span class="vh">: ${i18n.t('group.turn', { number: at + 1 })}</span></span></button>` : nothing}</fieldset>`;
    return html`${typed.map(turn)}
      ${typed.length < mostTurns(question) ? html`<p class="note"><button class="btn" type="button" @click=${(event: Event) => { onTyped(now => (now.length < mostTurns(question) ? [...now, {}] : now)); focusLater(event, `${first}-${typed.length}`); }}>${question.add ? say(i18n, question.add) : i18n.t('group.add')}</button></p>` : nothing}`;
  },
};
