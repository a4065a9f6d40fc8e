import type { ConfigInput } from '../../src/core/config-schema.ts';
import { textOf, until, type Form } from './driver.ts';

/** A site that has the playlist, and sends nothing: what the driver has besides is not needed. */
export const alone: Partial<ConfigInput> = { journey: 'playlist' };

/** What somebody does on each page of the playlist; the pages that are not here they pass. */
const way: Readonly<Record<string, (form: Form) => Promise<void>>> = {
  born: form => form.type('year', '1945'),
  place: form => form.type('place-0', 'Cardiff'),
  languages: form => form.type('text', 'Welsh'),
  moments: form => form.pick(form.tile('parents'), form.tile('first-dance'), form.tile('screen')),
  moment: async form => {
    const [title, by = '', why = ''] = { 'Mum or dad': ['Calon Lân', 'Mam'], 'First dance': ['Moon River', 'Andy Williams'] }[textOf(form.heading()).split(':')[0]!] ?? ['Theme from Z-Cars', '', 'Saturdays'];
    await form.type('title-0', title!);
    await form.type('by-0', by);
    await form.type('why-0', why);
  },
  avoid: form => form.type('text', 'Silent Night'),
  listen: form => form.pick(form.tile('radio')),
  share: form => form.pick(form.tile('link-worker')),
  name: form => form.type('first', 'Ada'),
  'contact-by': form => form.pick('Email'),
  contact: async form => { await form.type('to', 'ada@example.org'); await form.pick('Yes'); },
  privacy: form => form.pick(form.all('.opt')[0]!),
};

/** Goes on through the playlist until a page stands. */
export async function walk(form: Form, page: string, who = 'self'): Promise<void> {
  while (form.page !== page) {
    if (form.page === 'who') await form.pick(form.tile(who));
    else await way[form.page]?.(form);
    await form.goOn(form.page === 'start' ? 'Start' : 'Continue');
  }
  await until(() => form.heading(), 'the page');
}

/** The songs on the page of the list, as people read them. */
export const songsOf = (form: Form): string[] => form.all('.song').map(song => [...song.querySelector('.songt')?.childNodes ?? []].filter(part => part.nodeType !== Node.COMMENT_NODE).map(part => part.textContent?.trim()).filter(Boolean).join(' '));
/** What is said aloud. */
export const aloud = (form: Form): string => form.all('[role=status]').map(textOf).filter(Boolean).join(' | ');
