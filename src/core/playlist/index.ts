import { tidy } from '../questions/tidy.ts';
import { csv } from './csv.ts';
import { jspf } from './jspf.ts';
import { mostOf, songOf, type ListFormat, type Song } from './song.ts';
import { text } from './text.ts';
import { xspf } from './xspf.ts';

/** The kinds of file of a list. To add one: its file here and its line; `test/core/playlist` runs over all. */
export const listFormats = { text, csv, xspf, jspf } as const satisfies Readonly<Record<string, ListFormat>>;

/** The name of one. */
export type ListFormatName = keyof typeof listFormats;

/** Most bytes of a file that is read. */
export const mostBytes = 256 * 1024;
/** Most songs that are looked at in a file. */
const mostRead = 1000;

/** The songs of a file, or why there are none: it is none of ours, or it holds no song. */
export type ReadList = { readonly songs: readonly Song[] } | { readonly wrong: 'not-a-list' | 'no-songs' };

const cut = (part: keyof typeof mostOf, written = ''): string => { const all = Array.from(tidy(written, false)); return all.length > mostOf[part] ? `${all.slice(0, mostOf[part] - 1).join('').trim()}…` : all.join(''); };

/** Which kinds of file a text can be, by how it begins. What begins like one and is none is not read as something else. */
function mayBe(written: string): readonly ListFormat[] {
  const start = written.replace(/^\ufeff/, '').trimStart();
  if (start.startsWith('<')) return [xspf];
  if (start.startsWith('{') || start.startsWith('[')) return [jspf];
  // A file of another program, such as a picture.
  return start.includes('\0') || start.includes('\ufffd') ? [] : [csv, text];
}

/** Reads a file that somebody saved, whichever kind it is. Titles that are too long are cut, and say so by their end. */
export function readList(written: string): ReadList {
  for (const { read } of mayBe(written)) {
    const found = read(written.replace(/^\ufeff/, ''))?.slice(0, mostRead);
    if (!found) continue;
    const songs = found.map(({ title, by, why }) => songOf(cut('title', title), cut('by', by), cut('why', why))).filter(({ title }) => title !== '');
    return songs.length > 0 ? { songs } : { wrong: 'no-songs' };
  }
  return { wrong: 'not-a-list' };
}
