/** Ideas that somebody saved on this device, as far as they were read. All elements of a page show the same. */

/** A signpost: what it is, when, where and how to join, in the words in which it was shown. */
export interface SavedIdea {
  readonly id: string;
  readonly title: string;
  /** When, where, what it costs, whom it is for. */
  readonly lines: readonly string[];
  /** BCP 47. */
  readonly language: string;
  readonly join: { readonly url?: string | undefined; readonly email?: string | undefined; readonly phone?: string | undefined };
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** Their place among the drafts of a device: no form can have this name. */
export const savedName = 'saved ideas';

let saved: readonly SavedIdea[] = [];
/** What has just happened to them, for people who do not see it. */
let told = '';
/** An element that shows them, as what draws it sees it. */
export interface Watching {
  readonly localName: string;
  readonly isConnected: boolean;
  readonly shadowRoot: ShadowRoot | null;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
}
const watching = new Set<Watching>();

/** The ideas, the one that was saved last at the end. */
export const savedIdeas = (): readonly SavedIdea[] => saved;

/** Puts others in their place. Without any: nothing of them is on the page any more. */
export function showSaved(ideas: readonly SavedIdea[]): void {
  saved = ideas;
  told = '';
  for (const element of watching) if (element.isConnected) element.requestUpdate(); else watching.delete(element);
}

/** What has just happened to them. */
export const toldOfSaved = (): string => told;

/** Says what has just happened to them, until something else does. */
export const tell = (words: string): void => { told = words; };

/** Draws an element again whenever they change, as long as it is on the page. */
export const watchSaved = (element: Watching): void => void watching.add(element);
