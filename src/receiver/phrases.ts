import { isArea } from '../core/taxonomy.ts';
import { termOf } from './inbox/english.ts';

/** Areas and interests that somebody wants help with, rather than to try, as the end of "would like help with …". */
const helpWith: Readonly<Record<string, string>> = {
  'mind': 'feeling calmer or happier', 'practical': 'money, work or housing', 'caring': 'looking after someone',
  'food-help': 'getting food', 'online': 'using a phone or computer', 'english': 'learning English', 'read-write': 'reading, writing and maths',
  'talk': 'finding someone to talk to', 'sleep': 'sleeping better', 'worry': 'worry and stress', 'grief': 'grief after someone has died',
  'peer-mh': 'finding a mental health peer group', 'drink-drugs': 'alcohol or drugs', 'healthy': 'stopping smoking or losing weight',
  'benefits': 'benefits and money they can claim', 'debt': 'bills and debt', 'housing': 'housing and repairs', 'energy': 'heating and energy',
  'work': 'finding work or training', 'legal': 'a legal question', 'travel': 'getting around', 'unsafe': 'feeling unsafe at home', 'break': 'getting a break from caring',
};

/** Interests whose words on the form do not follow "would like to try …" as they are. */
const toTry: Readonly<Record<string, string>> = {
  'peer': 'meeting people who have been through the same thing', 'playlist': 'a playlist of music that matters to them', 'books-home': 'books brought to their home',
  'life-story': 'telling their life story', 'together': 'things to do together with the person they look after', 'parents': 'something for parents and families', 'young-carer': 'a group for young carers',
};

const isAcronym = (text: string) => /^\p{Lu}{2}/u.test(text);
const lower = (text: string) => (isAcronym(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
const own = (table: Readonly<Record<string, string>>, id: string) => (Object.hasOwn(table, id) ? table[id] : undefined);

/** What somebody picked, as ends of sentences about them. */
export interface Wanted {
  readonly toTry: readonly string[];
  readonly helpWith: readonly string[];
}

/** Ids of areas or interests as ends of "would like to try" and "would like help with". */
export function wantedOf(ids: readonly string[]): Wanted {
  const help = ids.map(id => own(helpWith, id)).filter(words => words !== undefined);
  const others = ids.filter(id => own(helpWith, id) === undefined);
  return { helpWith: help, toTry: others.map(id => own(toTry, id) ?? lower(termOf(`${isArea(id) ? 'areas' : 'interests'}.${id}`) ?? `“${id}”`)) };
}

/** What would help, as the end of "it must be …". */
const must: Readonly<Record<string, string>> = { 'free': 'free', 'step-free': 'step-free', 'near': 'close to home or on a bus route', 'home': 'possible at home or online', 'small-quiet': 'small or quiet' };

/** What would help, as the end of "with …". */
const withIt: Readonly<Record<string, string>> = {
  'buddy': 'someone to go with them the first time', 'companion': 'room for a carer or a friend', 'sensory': 'help with seeing or hearing',
  'easy': 'easy words or more time', 'language': 'someone who speaks their language', 'childcare': 'a place for a child, or for the person they care for',
};

/** What would help, as ends of "it must be …" and of "with …". */
export const helpInPhrases = (ids: readonly string[]) => ({
  must: ids.map(id => own(must, id)).filter(words => words !== undefined),
  withIt: ids.map(id => own(withIt, id)).filter(words => words !== undefined),
});

const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** "a, b and c"; with semicolons where a part has a comma of its own. */
export const listed = (parts: readonly string[], word: 'and' | 'or' = 'and'): string =>
  (parts.length > 1 && parts.some(part => part.includes(',')) ? `${parts.slice(0, -1).join('; ')}; ${word} ${parts.at(-1)}` : (word === 'and' ? conjunction : disjunction).format(parts));
