import type { ConfigInput } from '../core/config-schema.ts';
import { lazy } from './lazy.ts';

/**
 * Shows ideas from a directory, each with its reasons, without a form around them: nothing is sent. With nothing picked it
 * asks what the person likes, and where they live if they want to say. What stands between its tags is shown before it
 * runs, without scripts, and when its configuration is wrong.
 *
 * @tagname what-matters-ideas
 * @attr {string} config - the address of a JSON file with the configuration: the form's, or one with a directory only
 * @attr {string} directory - the address of the list of activities
 * @attr {string} areas - ids of areas, such as `music outdoors`
 * @attr {string} interests - ids of interests, such as `choir garden`
 * @attr {string} needs - ids of what would help, such as `free step-free`
 * @attr {string} postcode - the person's postcode, if the page knows it
 * @attr {string} language - the language; the page's without it
 * @csspart root everything that the element draws
 */
export class WhatMattersIdeas extends HTMLElement {
  /** The configuration itself, instead of the address of a file. It is set before the element is put on the page. */
  declare config: Partial<ConfigInput> | undefined;

  // All that it does comes when there is one on the page. Until then, and where it cannot be loaded, what the site wrote stands.
  connectedCallback(): void { void lazy('ideas-alone', () => import('./ideas-alone.ts')).then(part => part.begin(this), () => {}); }
}

declare global {
  interface HTMLElementTagNameMap {
    'what-matters-ideas': WhatMattersIdeas;
  }
}
