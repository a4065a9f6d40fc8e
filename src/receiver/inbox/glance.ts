import type { Answer, Submission } from '../../core/submission.ts';
import { nameOf, partsOf, type PersonName } from '../read-answers.ts';
import type { IconName } from './icons.ts';

/** How to reach a person, and what to take care of. */
export interface Reach {
  /** `Phone call`, `Text message` … or what was sent, if the receiver does not know it. */
  readonly way: string;
  readonly icon: IconName;
  readonly to: string;
  /** A link that starts the call or the message; none if what was typed is not plainly a number or an address. */
  readonly href?: string;
  /** The best time, in their words. */
  readonly best?: string;
  /** What must not be done, if it is not known to be safe. */
  readonly care?: string;
  readonly careReason?: string;
}

/** What somebody must know before they act. */
export interface Glance {
  readonly name?: PersonName;
  readonly reach?: Reach;
  readonly languageName: string;
  readonly filledInBy: string;
}

/** A way to get in touch: `harm` is what may not be safe even so. On the telephone that is a message; the call is safe. */
interface Way { readonly way: string; readonly icon: IconName; readonly harm: string; readonly link?: (to: string) => string | undefined }

const ways: Readonly<Record<string, Way>> = {
  phone: { way: 'Phone call', icon: 'phone', harm: '', link: to => number('tel:', to) },
  text: { way: 'Text message', icon: 'text', harm: 'send a text', link: to => number('sms:', to) },
  email: { way: 'Email', icon: 'email', harm: 'send an email', link: to => (/^[^\s@<>?&]+@[^\s@<>?&]+$/.test(to) ? `mailto:${encodeURIComponent(to).replace('%40', '@')}` : undefined) },
  letter: { way: 'Letter', icon: 'letter', harm: 'send a letter' },
  other: { way: 'Another way', icon: 'person', harm: 'get in touch that way' },
};

const number = (scheme: string, to: string) => (/^\+?[\d\s()-]{5,25}$/.test(to) ? scheme + to.replace(/[^\d+]/g, '') : undefined);

const fillers: Readonly<Record<Submission['filledInBy'], string>> = {
  'self': 'Filled in by the person',
  'someone-else': 'Filled in by someone else',
  'professional': 'Filled in by a professional',
};

/** Who filled in a form, in words. */
export const fillerInWords = ({ filledInBy }: Pick<Submission, 'filledInBy'>): string => fillers[filledInBy];

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A language's name in English; `undefined` for a tag that names none. */
export function languageName(tag: string): string | undefined {
  try {
    return names.of(tag);
  } catch {
    return undefined;
  }
}

function reachOf(answer: Answer | undefined): Reach | undefined {
  const { by, to, safe, best } = partsOf(answer) ?? {};
  if (by === undefined || to === undefined) return undefined;
  const known = Object.hasOwn(ways, by) ? ways[by] : undefined;
  const href = known?.link?.(to);
  const care = safe === 'yes' ? undefined : known?.harm ? `${safe === 'no' ? 'Not' : 'May not be'} safe to ${known.harm}` : 'Do not leave a message';
  const careReason = safe === 'no' ? 'They said that it is not safe.' : safe === 'not-sure' ? 'They are not sure that it is safe.' : 'We do not know that it is safe.';
  return { way: known?.way ?? by, icon: known?.icon ?? 'person', to, ...(href !== undefined && { href }), ...(best && { best }), ...(care !== undefined && { care, careReason }) };
}

/** Reads the pages `name` and `contact`, in any journey that has them. */
export function glanceOf({ body, language, filledInBy }: Submission): Glance {
  const name = nameOf(body.answers['name']);
  const reach = reachOf(body.answers['contact']);
  return {
    ...(name !== undefined && { name }),
    ...(reach !== undefined && { reach }),
    languageName: languageName(language) ?? language,
    filledInBy: fillerInWords({ filledInBy }),
  };
}
