/** Saving ideas on this device, because the person chose it: signposts, never answers. Loaded when somebody wants it, or did. */
import * as z from 'zod/mini';
import { html, nothing, type TemplateResult } from 'lit';
import type { Activity } from '../core/activities/activity.ts';
import { intlTag } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import { shelf } from '../store/device.ts';
import { ideaFactLines } from './idea-lines.ts';
import { draw, icons } from './icons.ts';
import { laterIcons } from './later-icons.ts';
import { savedIdeas, savedName, showSaved, tell, toldOfSaved, type SavedIdea, type Watching } from './saved-list.ts';
import { callLink } from './screens/frame.ts';
import { heading, type Shown } from './screen.ts';

/** Most ideas that are saved at once: an older one goes for a newer. */
const most = 50;

const text = z.string().check(z.maxLength(1000));
const savedSchema = z.strictObject({
  form: z.literal(savedName), version: z.literal(1),
  ideas: z.array(z.strictObject({
    id: text, title: text, lines: z.array(text).check(z.maxLength(20)), language: text, savedAt: z.number(),
    join: z.strictObject({ url: z.optional(text.check(z.regex(/^https:\/\//))), email: z.optional(text), phone: z.optional(text) }),
  })).check(z.maxLength(most)),
});

const device = shelf('drafts');

/**
 * Reads what is saved now: another tab may have saved something, or taken all off.
 *
 * @returns whether something may be saved: what cannot be read, or is newer, is left alone
 */
export async function openSaved(): Promise<boolean> {
  const before = savedIdeas();
  let stored: unknown;
  try { stored = await device.get(savedName); } catch { return false; }
  const read = z.safeParse(savedSchema, stored ?? { form: savedName, version: 1, ideas: [] });
  // What was left or changed meanwhile counts.
  if (read.success && savedIdeas() === before && before.length + read.data.ideas.length > 0) showSaved(read.data.ideas);
  return read.success;
}

/** Whether the device took it. */
async function put(ideas: readonly SavedIdea[]): Promise<boolean> {
  try {
    if (ideas.length === 0) await device.remove(savedName);
    else await device.put({ form: savedName, version: 1, ideas } as { readonly form: string });
  } catch { return false; }
  showSaved(ideas);
  return true;
}

/** Saves an idea; says no where the device refuses. */
export async function saveIdea(i18n: Translator, activity: Activity): Promise<boolean> {
  if (!await openSaved()) return false;
  const { id, title, join } = activity;
  const short = (words: string): string => words.slice(0, 1000);
  const idea: SavedIdea = { id, title: short(title), lines: ideaFactLines(i18n, activity).map(short), language: i18n.language, join: { ...join }, savedAt: Date.now() };
  return put([...savedIdeas().filter(one => one.id !== id), idea].slice(-most));
}

/** Takes an idea off the device, or all of them; says no where the device refuses. */
export async function removeSaved(id?: string): Promise<boolean> {
  if (!await openSaved()) return false;
  return put(id === undefined ? [] : savedIdeas().filter(one => one.id !== id));
}

/** Whether there ever were any: the part stays when the last is taken off, to say so, but an empty one must not come above a page that is being read. */
let hasShown = false;

async function takeOff(element: Watching, i18n: Translator, event: Event, idea?: SavedIdea): Promise<void> {
  const section = (event.target as HTMLElement).closest('section')!;
  const done = await removeSaved(idea?.id);
  tell(i18n.t(!done ? 'saved.not-removed' : idea ? 'saved.removed' : 'saved.all-removed', { title: idea?.title ?? '' }));
  element.requestUpdate();
  await element.updateComplete;
  // The button went with its idea: focus goes to the list, or to the page where that is gone too.
  if (done) (section.querySelector('summary') ?? element.shadowRoot!.querySelector<HTMLElement>('.step .h'))?.focus();
}

/**
 * What was saved on this device, behind a press: not everybody who looks at the page need see it. Each has a button that
 * takes it off again.
 *
 * @param level of the headings of ideas
 */
export function savedSection(element: Watching, i18n: Translator, level: number): Shown {
  const ideas = savedIdeas();
  hasShown ||= ideas.length > 0;
  if (!hasShown) return nothing;
  const date = (at: number): string => new Intl.DateTimeFormat(intlTag(i18n.language), { dateStyle: 'long' }).format(at);
  const signpost = (idea: SavedIdea): TemplateResult => html`<li class="card idea"><div lang=${idea.language === i18n.language ? nothing : idea.language}>${heading(level, idea.title, 'ideah')}${idea.lines.map(line => html`<p>${line}</p>`)}</div>
    <ul role="list" class="joins">${idea.join.phone === undefined ? nothing : html`<li>${callLink(i18n, idea.join.phone, 'quiet', 'ideas.join-call')}</li>`}
    ${idea.join.email === undefined ? nothing : html`<li><a class="quiet" href="mailto:${idea.join.email}">${draw(icons.mail)}<span>${i18n.t('ideas.join-email', { email: idea.join.email })}</span></a></li>`}
    ${idea.join.url === undefined ? nothing : html`<li><a class="quiet" href=${idea.join.url} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">${draw(icons.globe)}<span>${i18n.t('ideas.join-link')} (${i18n.t('new-window')})<span class="vh">: ${idea.title}</span></span></a></li>`}</ul>
    <p class="small">${i18n.t('saved.on', { date: date(idea.savedAt) })}</p>
    <button class="quiet" type="button" @click=${(event: Event) => void takeOff(element, i18n, event, idea)}>${draw(icons.trash)}<span>${i18n.t('saved.remove')}<span class="vh">: ${idea.title}</span></span></button></li>`;
  return html`<section class=${ideas.length > 0 ? 'saved some' : 'saved'}>${ideas.length === 0 ? nothing : html`<details><summary class="pill">${draw(laterIcons.mapPin)}${i18n.t('saved.heading', { number: ideas.length })}</summary>
    <ul class="ideas" role="list">${ideas.map(signpost)}</ul>
    ${ideas.length > 1 ? html`<p class="note"><button class="btn" type="button" @click=${(event: Event) => void takeOff(element, i18n, event)}>${i18n.t('saved.remove-all')}</button></p>` : nothing}</details>`}
    <p class="vh" role="status">${toldOfSaved()}</p></section>`;
}

/** The idea that the device refused the last time. */
let refused: string | undefined;

/** The offer to save an idea. The button stays when it is pressed, and says what it does now. */
export function savingOffer(element: Watching, i18n: Translator, activity: Activity): TemplateResult {
  const { id, title } = activity;
  const isSaved = savedIdeas().some(one => one.id === id);
  const press = async (): Promise<void> => {
    refused = await (isSaved ? removeSaved(id) : saveIdea(i18n, activity)) ? undefined : id;
    element.requestUpdate();
  };
  return html`<p class="note" role="status">${i18n.t(refused === id ? 'saved.refused' : isSaved ? 'saved.is' : 'saved.plain')}</p>
    <p class="note"><button class="btn" type="button" @click=${() => void press()}>${i18n.t(isSaved ? 'saved.remove' : 'saved.yes')}<span class="vh">: ${title}</span></button></p>`;
}
