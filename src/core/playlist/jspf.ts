import * as z from 'zod/mini';
import { moreLines, songOf, type ListFormat } from './song.ts';

const words = z.optional(z.nullable(z.string()));
/** What is read of such a file; the rest of it may be anything. */
const jspfSchema = z.object({ playlist: z.object({ track: z.array(z.object({ title: words, creator: words, annotation: words })) }) });

function parsed(written: string): unknown {
  try { return JSON.parse(written) as unknown; } catch { return undefined; }
}

/** JSPF: the fields of XSPF as JSON, as its authors drafted them at xspf.org. */
export const jspf: ListFormat = {
  type: 'application/json',
  ending: 'jspf',
  write: list => `${JSON.stringify({
    playlist: {
      title: list.title, ...(list.more.length > 0 && { annotation: moreLines(list).join('\n') }), date: list.made,
      track: list.songs.map(({ title, by, why }) => ({ title, ...(by !== undefined && { creator: by }), ...(why !== undefined && { annotation: why }) })),
    },
  }, null, 2)}\n`,
  read(written) {
    const read = z.safeParse(jspfSchema, parsed(written));
    return read.success ? read.data.playlist.track.flatMap(({ title, creator, annotation }) => (title ? [songOf(title, creator ?? '', annotation ?? '')] : [])) : undefined;
  },
};
