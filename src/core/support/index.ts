// By name, so that what is not named (the sources) stays out of the first page.
import * as england from './england.json';
import * as northernIreland from './northern-ireland.json';
import * as scotland from './scotland.json';
import * as wales from './wales.json';
import type { Nation } from './nation-names.ts';

export type { Nation } from './nation-names.ts';

/** How a contact is reached: by exactly one of a call, a text message (with the word to write in it) or a website. */
export interface ContactWay {
  readonly call?: string | undefined;
  readonly text?: { readonly number: string; readonly word?: string | undefined } | undefined;
  readonly link?: string | undefined;
}

/** A contact that was checked against its source. Its words are `support.<id>` in `locales/<language>/common.json`. */
export interface CheckedContact extends ContactWay {
  readonly id: string;
}

/** Whom people in one nation can talk to at once. */
export interface NationSupport {
  /** The month in which somebody last looked up every contact, as `2026-11`. */
  readonly lastChecked: string;
  /** In the order in which they are shown; `danger`, with 999, comes first. */
  readonly contacts: readonly CheckedContact[];
}

/**
 * Whom people can talk to in each nation of the UK: part of what comes with the first page, so that it needs no network.
 * Each file also names the source of every contact. A contact is in a file only if it was checked for that nation.
 */
export const nations = {
  england: { lastChecked: england.lastChecked, contacts: england.contacts },
  scotland: { lastChecked: scotland.lastChecked, contacts: scotland.contacts },
  wales: { lastChecked: wales.lastChecked, contacts: wales.contacts },
  'northern-ireland': { lastChecked: northernIreland.lastChecked, contacts: northernIreland.contacts },
} as const satisfies Record<Nation, NationSupport>;
