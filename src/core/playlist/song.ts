/** One song of a list that a person made. */
export interface Song {
  readonly title: string;
  /** Who sings or plays it. */
  readonly by?: string;
  /** Why it matters: "my first dance". */
  readonly why?: string;
}

/** The parts of a song, in the order in which they are asked and written. */
export const songParts = ['title', 'by', 'why'] as const;
export type SongPart = (typeof songParts)[number];

/** Most songs of a list, and most characters of each part. */
export const mostSongs = 30;
export const mostOf: Readonly<Record<SongPart, number>> = { title: 120, by: 120, why: 200 };

/** A list as it is written into a file. Its words are in one language already. */
export interface SongList {
  readonly title: string;
  /** When it was made: UTC, ISO 8601 to the second. */
  readonly made: string;
  readonly songs: readonly Song[];
  /** The names of the columns of a table: the place in the list, then one for each part. */
  readonly columns: readonly string[];
  /** What else there is to say of it: what not to play, how to listen. */
  readonly more: readonly { readonly heading: string; readonly lines: readonly string[] }[];
}

/** A kind of file that a list is saved as, and read from. */
export interface ListFormat {
  /** The media type of the file, and the end of its name. */
  readonly type: string;
  readonly ending: string;
  readonly write: (list: SongList) => string;
  /** The songs in a text of this kind as they stand there; nothing where it is none. It must not throw. */
  readonly read: (text: string) => readonly Song[] | undefined;
}

/** A song of these texts, without the parts that are empty. */
export const songOf = (title: string, by = '', why = ''): Song => ({ title, ...(by !== '' && { by }), ...(why !== '' && { why }) });

/** What else there is to say of a list, in lines. */
export const moreLines = ({ more }: SongList): readonly string[] => more.map(({ heading, lines }) => `${heading}: ${lines.join(', ').replace(/\n/g, ', ')}`);
