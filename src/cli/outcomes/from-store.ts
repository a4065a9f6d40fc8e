import { isOnScale, type Instrument } from '../../core/instruments/instrument.ts';
import type { Answer, Submission } from '../../core/submission.ts';
import { readSealed, readStored } from '../../receiver/inbox/read-stored.ts';
import { pagesOf } from '../../receiver/pages-of.ts';
import { textOf } from '../../receiver/read-answers.ts';
import { looksLikeSpam } from '../../receiver/spam.ts';
import type { Store, StoredSubmission } from '../../receiver/store.ts';
import type { Entry, ItemAnswer, LeftOut } from './check-in.ts';

/** Instruments by id: those of the product and a site's own. */
export type Instruments = Readonly<Record<string, Instrument>>;

const left = (why: LeftOut['why']): LeftOut => ({ at: 'left-out', why });

/** Short codes only: whoever sends can put any text under any key. */
const code = (answer: Answer | undefined): string | undefined => { const text = textOf(answer); return text !== undefined && /^[a-z0-9-]{1,40}$/.test(text) ? text : undefined; };
const who = (answers: Submission['body']['answers']): string => {
  const card = textOf(answers['card'])?.trim();
  const device = textOf(answers['device'])?.trim();
  return card !== undefined && /^\d{1,9}$/.test(card) ? `card ${Number(card)}` : device === undefined ? '' : `device ${device.slice(0, 100)}`;
};

/** The numbers of a check-in by `instrument.item`, what was not answered, and what could not be taken. */
function itemsIn({ body: { answers, scores } }: Submission, instruments: Instruments): { readonly items: Readonly<Record<string, ItemAnswer>>; readonly wrong: readonly LeftOut[] } {
  const items: Record<string, ItemAnswer> = {};
  const wrong: LeftOut[] = [];
  for (const { id, items: own } of Object.values(instruments)) {
    for (const { id: item } of own) {
      const at = answers[`${id}-${item}`]?.at;
      if (at === 'skipped' || at === 'preferNotToSay') items[`${id}.${item}`] = at;
    }
  }
  for (const { instrument, version, mode, items: given } of scores) {
    const known = Object.hasOwn(instruments, instrument) ? instruments[instrument] : undefined;
    if (!known) { wrong.push(left('unknown-instrument')); continue; }
    for (const [item, value] of Object.entries(given)) {
      if (!known.items.some(({ id }) => id === item)) wrong.push(left('unknown-item'));
      else if (!isOnScale(known, value)) wrong.push(left('off-scale'));
      else items[`${instrument}.${item}`] = { value, how: `${version} ${mode}` };
    }
  }
  return { items, wrong };
}

function entriesOf(submission: Submission, instruments: Instruments): readonly Entry[] {
  const { journey, createdAt: date, language, programme, session, body: { answers } } = submission;
  const shared = { date, programme: programme ?? '', session: session ?? '' };
  if (journey.id === 'session-report') {
    if (session === null) return [left('no-session')];
    const came = textOf(answers['came'])?.trim();
    const full = code(answers['full']);
    return [{ at: 'session-report', ...shared, ...(came !== undefined && /^\d{1,6}$/.test(came) && { came: Number(came) }), ...(full !== undefined && { full }) }];
  }
  const moment = textOf(answers['moment']);
  if (moment !== 'before' && moment !== 'after') return [left('no-moment')];
  const { items, wrong } = itemsIn(submission, instruments);
  const [helped, talk, gpVisit, good] = [code(answers['helped']), code(answers['talk']), code(answers['gp-visit']), textOf(answers['good'])];
  return [...wrong, {
    at: 'check-in', ...shared, language, moment, who: who(answers), items,
    ...(helped !== undefined && { helped }), ...(talk !== undefined && { talk }), ...(gpVisit !== undefined && { gpVisit }), ...(good !== undefined && { good }),
  }];
}

/** What a stored submission is for the report. */
export function readOne(stored: StoredSubmission, instruments: Instruments): readonly Entry[] {
  const submission = readStored(stored);
  const header = submission ?? readSealed(stored);
  if (!header) return [left('unreadable')];
  if (header.journey.id !== 'check-in' && header.journey.id !== 'session-report') return [left('other-form')];
  if (looksLikeSpam(stored)) return [left('spam')];
  return submission ? entriesOf(submission, instruments) : [left('sealed')];
}

/** Everything in a store, newest first, a page at a time. @param onRead is told how many were read */
export async function* entriesInStore(store: Pick<Store, 'list'>, instruments: Instruments, onRead: (count: number) => void): AsyncGenerator<Entry> {
  let count = 0;
  for await (const page of pagesOf(store)) {
    for (const stored of page) yield* readOne(stored, instruments);
    count += page.length;
    onRead(count);
  }
}
