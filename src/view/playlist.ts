/** Lists of songs: the type of question, and what people take along of it. A part of its own, loaded with the others where a journey asks for songs. */
import { songs } from './questions/songs.ts';
export { playlistStyles as styles } from './styles/playlist.ts';

export const views = { songs };
