/** The small pictures of the later pages (Lucide, ISC licence). */
import accessibility from 'lucide-static/icons/accessibility.svg';
import banknote from 'lucide-static/icons/banknote.svg';
import calendar from 'lucide-static/icons/calendar.svg';
import copy from 'lucide-static/icons/copy.svg';
import download from 'lucide-static/icons/download.svg';
import mapPin from 'lucide-static/icons/map-pin.svg';
import printer from 'lucide-static/icons/printer.svg';
import refresh from 'lucide-static/icons/refresh-cw.svg';
import share from 'lucide-static/icons/share-2.svg';
import warning from 'lucide-static/icons/triangle-alert.svg';
import users from 'lucide-static/icons/users.svg';

export const laterIcons = { accessibility, banknote, calendar, copy, download, mapPin, printer, refresh, share, users, warning } as const;
