/** The small pictures of a list of songs (Lucide, ISC licence). */
import down from 'lucide-static/icons/arrow-down.svg';
import up from 'lucide-static/icons/arrow-up.svg';
import music from 'lucide-static/icons/music.svg';
import change from 'lucide-static/icons/pencil.svg';
import plus from 'lucide-static/icons/plus.svg';
import undo from 'lucide-static/icons/undo-2.svg';

export const playlistIcons = { change, down, music, plus, undo, up } as const;
