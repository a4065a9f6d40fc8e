import { songOf, type ListFormat, type Song } from './song.ts';

/** A line of a song: `1. Moon River`. */
const numbered = /^\d{1,3}[.)]\s+(\S.*)$/;
/** Who sings it, where it stands in a line with the title: `Moon River – Andy Williams`. */
const dash = / [–—-] /;

/** A line that holds a title, and perhaps who sings it. */
function inOneLine(line: string): Song {
  const at = line.search(dash);
  return at < 0 ? songOf(line.trim()) : songOf(line.slice(0, at).trim(), line.slice(at + 3).trim());
}

/** A numbered line with the indented lines below it. A dash says who, what else there is says why. */
function inLines(title: string, below: readonly string[]): Song {
  let by: string | undefined;
  const why: string[] = [];
  for (const line of below) {
    const [, who] = /^[–—-](?:\s+(.*))?$/.exec(line) ?? (/^[–—-]$/.test(line) ? ['', ''] : []);
    if (by === undefined && who !== undefined) by = who.trim();
    else if (/^[–—-]$/.test(line)) by ??= '';
    else why.push(/^“.*”$/s.test(line) ? line.slice(1, -1) : line);
  }
  return by === undefined && why.length === 0 ? inOneLine(title) : songOf(title.trim(), by, why.join(' '));
}

/** Plain text that people read, and that is read again. A text of anybody's own, with a song on each line, is read too. */
export const text: ListFormat = {
  type: 'text/plain',
  ending: 'txt',
  // A title with a dash in it has a line for who sings it even where nobody is named, so that it is not cut.
  write: ({ title, songs, more }) => `${[
    title,
    ...songs.map((song, at) => [`${at + 1}. ${song.title}`, ...(song.by === undefined ? (dash.test(song.title) && song.why === undefined ? ['   –'] : []) : [`   – ${song.by}`]), ...(song.why === undefined ? [] : [`   “${song.why}”`])].join('\n')),
    ...more.map(({ heading, lines }) => `${heading}\n${lines.flatMap(line => line.split('\n')).map(line => `  ${line}`).join('\n')}`),
  ].join('\n\n')}\n`,
  read(written) {
    const lines = written.split(/\r\n?|\n/);
    if (!lines.some(line => numbered.test(line))) return lines.filter(line => line.trim() !== '').map(line => inOneLine(line.trim()));
    const found: { readonly title: string; readonly below: string[] }[] = [];
    let isBelow = false;
    for (const line of lines) {
      const title = numbered.exec(line)?.[1];
      if (title !== undefined) found.push({ title, below: [] });
      else if (isBelow && /^\s+\S/.test(line)) found.at(-1)!.below.push(line.trim());
      isBelow = title !== undefined || (isBelow && /^\s+\S/.test(line));
    }
    return found.map(({ title, below }) => inLines(title, below));
  },
};
