import { playlistStyles } from './playlist.ts';

/** Puts the look of the list in place, in the root that it is drawn in. When it is told, it is not there yet. */
export const dress = (element?: Element): void => queueMicrotask(() => {
  const root = element?.getRootNode() as Partial<ShadowRoot> | undefined;
  const sheet = playlistStyles.styleSheet;
  if (sheet && root?.adoptedStyleSheets && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
});
