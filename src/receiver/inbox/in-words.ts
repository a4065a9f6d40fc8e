import { builtInJourney } from '../../core/journeys/index.ts';
import type { Journey } from '../../core/journey.ts';
import { questionKinds } from '../../core/questions/index.ts';
import { kindOf, learn } from '../../core/questions/known.ts';
import type { HowAsked } from '../../core/asked.ts';
import type { Answer, KeptIdea, Submission } from '../../core/submission.ts';
import { answerRows } from '../../core/summary.ts';
import { dateInWords, knownWords } from '../known-words.ts';
import { groupsOf, insteadOf, listOf, nameOf, partsOf, textOf } from '../read-answers.ts';
import { say as plainEnglish, termOf, type Say } from './english.ts';

/** One question and its answer, in English. */
export interface AnswerInWords {
  /** The answer's key: `page`, or `page.item`. */
  readonly key: string;
  readonly heading: string;
  readonly at: Answer['at'];
  readonly values: readonly string[];
}

/** What stands where there is no value. */
export const withoutValue: Readonly<Record<Exclude<Answer['at'], 'answered'>, string>> = {
  skipped: 'Skipped',
  preferNotToSay: 'Preferred not to say',
  notAsked: 'Not asked',
};

const journeyOf = ({ journey }: Submission): Journey | undefined => builtInJourney(journey.id)?.journey;

/** Whoever fills in a form for somebody else reads words about "them". */
const contextOf = ({ filledInBy }: Submission): 'them' | undefined => (filledInBy === 'self' ? undefined : 'them');

/** One group of named parts in a line: "name: Ann, role: neighbour". */
const groupInWords = (group: Readonly<Record<string, string | undefined>>) => Object.entries(group).map(([part, text]) => `${part}: ${text}`).join(', ');

/** An answer without the words of its journey: ids that the receiver knows in words, the rest as it was sent. */
function asSent(key: string, answer: Answer): AnswerInWords {
  const row = { key, heading: key, at: answer.at };
  const instead = insteadOf(answer);
  if (instead !== undefined) return { ...row, values: [knownWords(key, instead)] };
  const groups = groupsOf(answer);
  if (groups) return { ...row, values: groups.map(groupInWords) };
  const parts = partsOf(answer);
  const name = Object.keys(parts ?? {}).every(part => ['first', 'last', 'called'].includes(part)) ? nameOf(answer) : undefined;
  if (parts && name) return { ...row, values: [name.full, ...(name.called !== undefined && name.called !== name.full ? [`likes to be called ${name.called}`] : [])] };
  if (parts) return { ...row, values: Object.entries(parts).map(([part, text]) => `${part}: ${text}`) };
  const whole = textOf(answer);
  if (whole !== undefined && key === 'birth-date') return { ...row, values: [dateInWords(whole)] };
  return { ...row, values: listOf(answer).map(id => knownWords(key, id)) };
}

/**
 * Every answer in the order of its journey, in the words that the person read (in English). Whoever sends can put any
 * value under any key: what does not fit the question is shown as it was sent.
 */
export function answersInWords(submission: Submission, say: Say = plainEnglish): readonly AnswerInWords[] {
  const { answers } = submission.body;
  const journey = journeyOf(submission);
  const context = contextOf(submission);
  // Before the summary asks: it knows only the types of question that it was told of.
  learn(questionKinds);
  try {
    if (!journey) throw new TypeError('not a built-in journey');
    const pages = new Set(journey.pages.map(({ id }) => id));
    return answerRows(journey, answers).map(row => {
      const sent = asSent(row.key, answers[row.key]!);
      // A page of another version of the journey: what the person read stands in the locale files, if it is there still.
      if (!pages.has(row.page)) return { ...sent, heading: termOf(`pages.${row.page}.heading`) === undefined ? row.page : say({ key: `pages.${row.page}.heading` }, context) };
      const values = row.values.map(words => say(words, context));
      const fits = values.every(value => typeof value === 'string' && value !== '');
      return { ...sent, heading: say(row.heading, context), values: fits ? values : sent.values };
    });
  } catch {
    return Object.entries(answers).map(([key, answer]) => asSent(key, answer));
  }
}

/** Ids of a list (`areas`, `interests`, `help`) in words; an id without words as it is. */
export const idsInWords = (list: string, ids: readonly string[]): readonly string[] =>
  ids.map(id => termOf(`${list}.${id}`) ?? (id === 'not-sure' || id === 'none' ? termOf(`options.${id}`) : undefined) ?? id);

const otherReasons: Readonly<Record<string, string>> = { near: 'Near them', fresh: 'Checked lately', time: 'At a time that suits' };

/** Why an idea was shown, in words. */
export function reasonInWords(reason: string): string {
  const [kind = '', id = ''] = reason.split('.');
  const list = { interest: 'interests', area: 'areas', help: 'help', not: 'help' }[kind];
  const words = list && termOf(`${list}.${id}`);
  if (words !== undefined) return kind === 'not' ? `But not: ${words}` : words;
  return Object.hasOwn(otherReasons, reason) ? otherReasons[reason]! : reason;
}

/** What somebody said yes or no to, in the words of the journey; the id if it has none. */
export function consentInWords(submission: Submission, id: string, say: Say = plainEnglish): string {
  const { answers } = submission.body;
  learn(questionKinds);
  for (const { question } of journeyOf(submission)?.pages ?? []) {
    const item = question && kindOf(question).asked?.(question, { answers }).find(one => one.id === id);
    if (item) return say(item.words, contextOf(submission));
  }
  const key = `pages.privacy.${id}`;
  return termOf(key) === undefined ? id : say({ key }, contextOf(submission));
}

/** What a person asks about an idea, in words. */
export const askedInWords = { about: 'They ask about this', 'with-someone': 'They ask about this, and for someone to come with them' } as const satisfies Readonly<Record<HowAsked, string>>;

/** Ideas as a link worker needs them: those that the person asks about first, then those that they were only shown. */
export function ideasApart({ body: { ideas } }: Submission): { readonly asked: readonly (KeptIdea & { readonly asked: HowAsked })[]; readonly shown: readonly KeptIdea[] } {
  return { asked: ideas.flatMap(idea => (idea.asked ? [{ ...idea, asked: idea.asked }] : [])), shown: ideas.filter(({ asked }) => !asked) };
}
