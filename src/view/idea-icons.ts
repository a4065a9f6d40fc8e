/** The small pictures of the cards of ideas (Lucide, ISC licence). */
import languages from 'lucide-static/icons/languages.svg';
import start from 'lucide-static/icons/door-open.svg';

export const ideaIcons = { languages, start } as const;
