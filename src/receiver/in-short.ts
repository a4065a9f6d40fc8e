import type { Answer, Submission } from '../core/submission.ts';
import { languageName } from './inbox/glance.ts';
import { communicationNeeds, dateInWords, harmOf, knownWords } from './known-words.ts';
import { helpInPhrases, listed, wantedOf } from './phrases.ts';
import { groupsOf, listOf, nameOf, partsOf, roleOf, textOf, type PersonName } from './read-answers.ts';

type Answers = Readonly<Record<string, Answer | undefined>>;

const mostWishes = 6;
const mostSongs = 3;
const apart: readonly string[] = ['none', 'not-sure'];
const chosen = (answer: Answer | undefined) => listOf(answer).filter(id => !apart.includes(id));
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
/** What somebody typed, in one line and without the end of a sentence. */
const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ', ').replace(/\.+$/, '').trim();

/** Who they are: what they are called, and how old. */
function subjectOf(answers: Answers, name: PersonName | undefined): string {
  const age = textOf(answers['age']);
  const born = textOf(answers['birth-date']);
  const old = age !== undefined ? knownWords('age', age) : born !== undefined ? `born ${dateInWords(born)}` : undefined;
  const who = name?.short ?? 'Someone';
  return old === undefined ? who : `${who}, ${old},`;
}

function wish({ form, journey, body: { answers } }: Submission, subject: string): string {
  const areas = chosen(answers['matters']);
  const ids = areas.flatMap(area => { const interests = chosen(answers[`interests.${area}`]); return interests.length > 0 ? interests : [area]; });
  if (ids.length > 0) {
    const { toTry, helpWith } = wantedOf(ids.slice(0, mostWishes));
    const more = ids.length > mostWishes ? `, and ${ids.length - mostWishes} more` : '';
    const parts = [...(toTry.length > 0 ? [`would like to try ${listed(toTry)}`] : []), ...(helpWith.length > 0 ? [`would like help with ${listed(helpWith)}`] : [])];
    return `${subject} ${parts.join(', and ')}${more}.`;
  }
  const songs = groupsOf(answers['songs']) ?? [];
  if (songs.length > 0) return `${subject} sent a list of ${songs.length === 1 ? 'one song that matters' : `${songs.length} songs that matter`} to them: ${listed(songs.slice(0, mostSongs).map(song => `“${oneLine(song['title'] ?? '')}”`))}${songs.length > mostSongs ? `, and ${songs.length - mostSongs} more` : ''}.`;
  if (answers['matters'] === undefined) return `${subject} sent the form “${form}” (journey “${journey.id}”).`;
  return listOf(answers['matters']).includes('not-sure') ? `${subject} is not sure yet what to try.` : `${subject} did not say what matters to them.`;
}

function needs(answers: Answers): string | undefined {
  const { must, withIt } = helpInPhrases(chosen(answers['help']));
  const when = listOf(answers['when']);
  const times = when.includes('any') ? [] : when.map(id => knownWords('when', id));
  const conditions = [...(must.length > 0 ? [`be ${listed(must)}`] : []), ...(times.length > 0 ? [`${must.length > 0 ? '' : 'be '}${listed(times, 'or')}`] : [])];
  if (conditions.length > 0) return `It must ${conditions.join(', ')}${withIt.length > 0 ? `, with ${listed(withIt)}` : ''}.`;
  return withIt.length > 0 ? `They would need ${listed(withIt)}.` : undefined;
}

const reaching: Readonly<Record<string, (to: string) => string>> = {
  phone: to => `can be called on ${to}`,
  text: to => `can be sent a text on ${to}`,
  email: to => `can be sent an email at ${to}`,
  letter: to => `can be sent a letter at ${to}`,
};

function reach(answers: Answers): string {
  const { by, to, safe, best } = partsOf(answers['contact']) ?? {};
  if (by === undefined || to === undefined) return 'They gave no way to reach them.';
  const how = Object.hasOwn(reaching, by) ? reaching[by]! : (text: string) => `asked to be reached another way: ${text}`;
  const care = safe === 'yes' ? '' : safe === 'no' ? `, but it is not safe to ${harmOf(by)}` : `, but nobody knows if it is safe to ${harmOf(by)}`;
  return `They ${how(oneLine(to))}${best ? ` (best time: ${oneLine(best)})` : ''}${care}.`;
}

/** What the person needs in order to talk with us or read our letters, each as the end of "they need …". */
export function communicationWords(answers: Answers): readonly string[] {
  return chosen(answers['comms']).map(id => {
    const known = Object.hasOwn(communicationNeeds, id) ? communicationNeeds[id]! : undefined;
    const detail = textOf(answers[id === 'interpreter' ? 'comms-language' : id === 'other' ? 'comms-other' : '']);
    if (detail !== undefined) return id === 'interpreter' ? `an interpreter: ${oneLine(detail)}` : `“${oneLine(detail)}”`;
    return known?.words ?? `“${id}”`;
  });
}

function talking({ language, body: { answers } }: Submission): string | undefined {
  const needed = communicationWords(answers);
  const spoken = languageName(language) ?? language;
  const parts = [...(spoken === 'English' ? [] : [`they used this form in ${spoken}`]), ...(needed.length > 0 ? [`to talk and read, they need ${listed(needed)}`] : [])];
  return parts.length > 0 ? sentence(parts.join('; ')) : undefined;
}

function filler({ filledInBy, body: { answers } }: Submission, person: string): string | undefined {
  if (filledInBy === 'self') return undefined;
  const name = nameOf(answers['helper-name'])?.full ?? (filledInBy === 'professional' ? 'A professional' : 'Someone else');
  const role = roleOf(answers);
  const knows = textOf(answers['who-knows']) === 'yes' ? `and told us that ${person} knows and agreed` : `and did not tell us whether ${person} knows`;
  return `${name}${role === undefined ? '' : ` (“${oneLine(role)}”)`} filled this in, ${knows}.`;
}

/**
 * A submission in two to five sentences, for whoever makes the first call: who it is, what they would like, what it must
 * be like, how to reach them, how to talk with them, and who filled it in if it was not them. Nothing is guessed: a
 * person is called by their name or "they".
 */
export function inShort(submission: Submission): readonly string[] {
  const { answers } = submission.body;
  const name = nameOf(answers['name']);
  const sentences = [wish(submission, subjectOf(answers, name)), needs(answers), reach(answers), talking(submission), filler(submission, name?.short ?? 'the person')];
  return sentences.filter(one => one !== undefined);
}
