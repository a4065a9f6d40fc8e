import { css, html, type TemplateResult } from 'lit';
import type { Translator } from '../i18n/translate.ts';
import { shelf } from '../store/device.ts';
import { databaseName, hasDatabase } from '../store/name.ts';
import { draw, icons } from './icons.ts';
import { savedName, showSaved } from './saved-list.ts';

/** How long the three presses of Shift may take, in milliseconds. */
const threeShiftsMs = 5000;

/** The look of the button, and of what covers the page until the other one is there. */
export const leaveStyles = css`
@layer parts{
.leave{position:sticky;inset-block-start:var(--wm-scroll-offset,0px);z-index:1;display:flex;justify-content:end;padding:var(--s2) var(--pad);background:var(--wm-surface);border-block-end:var(--wm-edge) solid var(--wm-hair)}
.leave .btn,.leave .btn:hover{flex:none;background:var(--wm-ink);border-color:var(--wm-ink);color:var(--wm-surface)}
p.left{padding:0 var(--pad) var(--s4)}
dialog.gone{position:fixed;inset:0;inline-size:auto;block-size:auto;background:var(--wm-surface)}
}
@layer a11y{
.root:has(.leave) :is([tabindex],input,textarea,.opt,.btn,.top){scroll-margin-block-start:calc(var(--wm-scroll-offset,0px) + 5.5em)}
@media print{.leave{display:none}}
}
`;

/** The button that leaves the page. It stays in sight. */
export const leaveButton = (i18n: Translator, pressed: number, onLeave: () => void): TemplateResult =>
  html`<div class="leave"><button class="btn" type="button" aria-describedby="leave-keys" @click=${onLeave}>${draw(icons.cross)}${i18n.t('leave.button')}</button>
    <span class="vh" id="leave-keys">${i18n.t('leave.keys')}</span><span class="vh" role="status">${pressed > 0 ? i18n.t('leave.more', { count: 3 - pressed }) : ''}</span></div>`;

/**
 * Counts presses of Shift by itself, wherever on the page: three within five seconds leave it.
 *
 * @param now milliseconds
 * @param told called with how many there were, when that changes
 * @returns stops the counting
 */
export function countShifts(page: EventTarget, now: () => number, told: (pressed: number) => void, leave: () => void): () => void {
  let pressed = 0;
  let since = 0;
  // Shift held for a capital letter or with another key is no press of its own.
  let alone = false;
  const down = (event: Event): void => { const { key, repeat } = event as KeyboardEvent; alone = key === 'Shift' && !repeat; if (key !== 'Shift' && pressed > 0) told(pressed = 0); };
  const up = (event: Event): void => {
    if ((event as KeyboardEvent).key !== 'Shift' || !alone) return;
    if (pressed === 0 || now() - since > threeShiftsMs) { pressed = 0; since = now(); }
    told(++pressed);
    if (pressed === 3) leave();
  };
  page.addEventListener('keydown', down, true);
  page.addEventListener('keyup', up, true);
  return () => { page.removeEventListener('keydown', down, true); page.removeEventListener('keyup', up, true); };
}

/** Covers the whole page at once, whatever it is made of, until the other one has come. */
export function cover(root: ParentNode): void {
  const over = Object.assign(document.createElement('dialog'), { className: 'gone' });
  root.append(over);
  over.showModal();
  // Somebody who comes back finds the page of the site, with nothing in the form.
  addEventListener('pageshow', () => over.remove(), { once: true });
}

/** Takes what somebody kept of a form that was half filled in, and the ideas they saved, out of this tab and off this device, whether or not the page has read it by now. It never throws. */
export async function takeDrafts(form: string): Promise<void> {
  showSaved([]);
  try { sessionStorage.removeItem(databaseName); } catch { /* Where there is no storage nothing was kept. */ }
  try { if (await hasDatabase()) await Promise.all([form, savedName].map(name => shelf('drafts').remove(name))); } catch { /* The same. */ }
}
