import type { Icon } from './icons.ts';

let pictures: Readonly<Record<string, Icon>> = {};

/** The picture of an area, once the pictures are loaded. A picture only stands beside words, so nothing waits for it. */
export const pictureOf = (area: string | undefined): Icon | undefined => (area === undefined ? undefined : pictures[area]);

/** Puts the pictures in place. */
export const showPictures = (loaded: Readonly<Record<string, Icon>>): void => { pictures = loaded; };
