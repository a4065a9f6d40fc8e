import { journeyNames } from '../core/journeys/index.ts';
import type { Answer, Submission } from '../core/submission.ts';
import { readSealed, readStored } from './inbox/read-stored.ts';
import { pagesOf } from './pages-of.ts';
import { nameOf, partsOf, textOf } from './read-answers.ts';
import { readToken } from './reference.ts';
import type { Store, StoredSubmission } from './store.ts';

/** Fewest characters to look for: one letter would find nearly everybody. */
export const fewestCharacters = 2;

/** Text as it is compared: case, accents and the kind of space do not matter. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ').trim();

/** The digits of a telephone number: +44, 0044 and 44 before ten more digits are 0. */
function digitsOf(text: string): string {
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '');
  return digits.replace(/^(?:0044|44)0?(?=\d{9,10}$)/, '0');
}

const isPhone = (text: string): boolean => /^[+\d\s().-]+$/.test(text) && text.replace(/\D/g, '').length >= 4;

/** All text in a value, however it nests. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* textsIn(inner);
}

/** What a person can be found by: their names, and every way to get in touch. */
interface Findable {
  readonly names: readonly string[];
  readonly contacts: readonly string[];
}

function findableIn({ journey, body: { answers } }: Submission): Findable {
  const name = (answer: Answer | undefined) => { const { full, called } = nameOf(answer) ?? {}; return [[full, called].filter(Boolean).join(' ')]; };
  const contact = (answer: Answer | undefined) => [partsOf(answer)?.['to'] ?? textOf(answer) ?? ''];
  const known: Findable = { names: [...name(answers['name']), ...name(answers['helper-name'])], contacts: [...contact(answers['contact']), ...contact(answers['helper-contact'])] };
  if (journeyNames.includes(journey.id)) return known;
  // In a site's own journey a name may stand in any answer: to find one too many is better than to miss one.
  const everything = Object.values(answers).flatMap(answer => (answer.at === 'answered' ? [...textsIn(answer.value)] : []));
  return { names: [...known.names, ...everything], contacts: [...known.contacts, ...everything] };
}

function findableOf(stored: StoredSubmission): Findable {
  const submission = readStored(stored);
  if (submission) return findableIn(submission);
  const sealed = readSealed(stored);
  // Nobody here can look inside, and letters of what is sealed are nobody's name. The names of its keys tell what an old key is still needed for.
  if (sealed) return { names: sealed.sealed.kid, contacts: [] };
  let value: unknown = stored.text;
  try { value = JSON.parse(stored.text); } catch { /* Then its text as it is. */ }
  const everything = [...textsIn(value)];
  return { names: everything, contacts: everything };
}

/** Tells whether a submission is about whom somebody looks for. */
export type Matches = (stored: StoredSubmission) => boolean;

/**
 * What is looked for: a reference or an id (whole), every word of a name, a telephone number (or four digits of it and
 * more), an email address or any part of a way to get in touch. `undefined` if that is too little.
 */
export function matcherOf(typed: string): Matches | undefined {
  const wanted = fold(typed);
  if (Array.from(wanted).length < fewestCharacters) return undefined;
  const words = wanted.split(' ');
  const reference = readToken(typed);
  const id = wanted.replaceAll('-', '');
  const digits = isPhone(typed) ? digitsOf(typed) : undefined;
  return stored => {
    if (stored.reference === reference || stored.id.replaceAll('-', '') === id) return true;
    const { names, contacts } = findableOf(stored);
    const folded = contacts.map(fold);
    return names.map(fold).some(name => words.every(word => name.includes(word)))
      || folded.some(contact => contact.includes(wanted))
      || (digits !== undefined && contacts.some(contact => digitsOf(contact).includes(digits)));
  };
}

/** What a search found. */
export interface Found {
  /** Of everybody who was found, newest first. */
  readonly ids: readonly string[];
  /** One page of them. */
  readonly page: readonly StoredSubmission[];
  /** How many stand before this page. */
  readonly skipped: number;
  /** How many are sealed and were found by nothing that stands outside: they may be whom somebody looks for. */
  readonly sealed: number;
}

/** Looks through the whole store, a page at a time, and keeps only ids and the page that is shown. */
export async function find(store: Pick<Store, 'list'>, matches: Matches, { skip, limit }: { readonly skip: number; readonly limit: number }): Promise<Found> {
  const ids: string[] = [];
  const page: StoredSubmission[] = [];
  let sealed = 0;
  for await (const some of pagesOf(store)) {
    for (const stored of some) {
      if (!matches(stored)) { if (readSealed(stored)) sealed++; continue; }
      if (ids.length >= skip && page.length < limit) page.push(stored);
      ids.push(stored.id);
    }
  }
  return { ids, page, skipped: skip, sealed };
}
