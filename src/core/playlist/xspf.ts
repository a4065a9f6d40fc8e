import { moreLines, songOf, type ListFormat } from './song.ts';
import { escapeXml, readXml, type XmlElement } from './xml.ts';

const element = (name: string, text: string | undefined): string => (text === undefined ? '' : `<${name}>${escapeXml(text)}</${name}>`);

const textIn = (inside: readonly XmlElement[], name: string): string | undefined => inside.find(one => one.name === name)?.text;

/** XSPF version 1 (xspf.org), which music players and other playlist programs read. Songs are named; where to hear them is for the player to find. */
export const xspf: ListFormat = {
  type: 'application/xspf+xml',
  ending: 'xspf',
  write: list => `<?xml version="1.0" encoding="UTF-8"?>
<playlist version="1" xmlns="http://xspf.org/ns/0/">
  ${element('title', list.title)}
  ${element('annotation', moreLines(list).join('\n') || undefined)}
  ${element('date', list.made)}
  <trackList>
${list.songs.map(({ title, by, why }) => `    <track>${element('title', title)}${element('creator', by)}${element('annotation', why)}</track>\n`).join('')}  </trackList>
</playlist>
`.replace(/^ +\n/gm, ''),
  read(written) {
    const playlist = readXml(written.trim());
    if (playlist?.name !== 'playlist') return undefined;
    const tracks = playlist.inside.find(({ name }) => name === 'trackList')?.inside.filter(({ name }) => name === 'track');
    return tracks?.flatMap(({ inside }) => { const title = textIn(inside, 'title'); return title === undefined ? [] : [songOf(title, textIn(inside, 'creator'), textIn(inside, 'annotation'))]; });
  },
};
