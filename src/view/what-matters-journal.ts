import type { ConfigInput } from '../core/config-schema.ts';
import { lazy } from './lazy.ts';

/**
 * Shows a person the check-ins that they kept on their own device: each question in a sentence, a figure and a table.
 * Nothing leaves the page. What stands between its tags is shown before it runs, without scripts, and when its
 * configuration is wrong.
 *
 * @tagname what-matters-journal
 * @attr {string} config - the address of a JSON file with the configuration: the form's will do, and none is needed
 * @attr {string} language - the language; the page's without it
 * @attr {string} instrument - the id of the only instrument to show, such as `ons4`
 * @attr {string} check-in - the address of the page where a check-in begins
 * @csspart root everything that the element draws
 */
export class WhatMattersJournal extends HTMLElement {
  /** The configuration itself, instead of the address of a file. It is set before the element is put on the page. */
  declare config: Partial<ConfigInput> | undefined;

  // All that it does comes when there is one on the page. Until then, and where it cannot be loaded, what the site wrote stands.
  connectedCallback(): void { void lazy('journal', () => import('./journal.ts')).then(part => part.begin(this), () => {}); }
}

declare global {
  interface HTMLElementTagNameMap {
    'what-matters-journal': WhatMattersJournal;
  }
}
