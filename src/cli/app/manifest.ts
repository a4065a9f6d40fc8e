import type { About } from './about.ts';
import { icons } from './icons.ts';

/** Most letters that a system shows under an icon. */
const mostLetters = 12;

/** The name under the icon: as many whole words as fit. */
export function shortName(name: string): string {
  const words = name.split(/\s+/);
  while (words.length > 1 && words.join(' ').length > mostLetters) words.pop();
  return words.join(' ');
}

/**
 * The web app manifest. Every address in it is relative, so that the folder may stand anywhere.
 *
 * @param ground the colour of the window before the page is there
 */
export const manifestOf = ({ language, dir, name, colour, i18n }: About, ground: string): object => ({
  id: './', start_url: './', scope: './', lang: language, dir, name, short_name: shortName(name), display: 'standalone', theme_color: colour, background_color: ground,
  icons: icons.flatMap(({ file, side, purpose }) => (purpose ? [{ src: file, sizes: `${side}x${side}`, type: 'image/png', purpose }] : [])),
  shortcuts: ([['app.open', './'], ['app.call', 'call.html']] as const).map(([key, url]) => ({ name: i18n.t(key), url, icons: [{ src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' }] })),
});
