import type * as z from 'zod/mini';
import type { SiteFiles } from '../programmes/site-files.ts';
import type { Answer, AnswerValue } from '../submission.ts';
import type { Wishes } from '../wishes.ts';
import type { ItemScore } from './measuring.ts';
import type { Facts, Words } from '../words.ts';

/** Answers by key: `page`, or `page.item` for one turn of a repeated page. */
export type Answers = Readonly<Record<string, Answer>>;

/** What a question may look at besides itself: the answers given so far, which turn of a repeated page this is, and the day. */
export interface Situation extends Pick<Site, 'ask' | 'today' | 'files' | 'areaOf'> {
  readonly answers: Answers;
  readonly item?: string;
}

/** One thing that a person is asked to put right: which field of the question, and the same words for field and summary. */
export interface Problem {
  readonly field: string;
  readonly words: Words;
}

/** What checking gives: problems, or a value; no value means that an optional question was left empty. */
export type Checked<Value extends AnswerValue> = { readonly problems: readonly Problem[] } | { readonly value: Value | undefined };

/** Where an answer leads whatever the journey says: to the end, or on to looking without sending. The ids are those of stops. */
export type StopAt = { readonly end: string } | { readonly closed: string };

/** Whether anybody serves a place: a scheme, nobody, or nobody knows yet (then the site checks it with the person). */
export type Area = { readonly at: 'served'; readonly scheme: { readonly id: string } } | { readonly at: 'check' } | { readonly at: 'nobody' };

/** What the site has set that an answer is held against. */
export interface Site {
  /** Who serves the place of an answer: a postcode, `unknown` or `no-fixed-address`. Not there: the site has no area table. */
  readonly areaOf?: ((where: string) => Area) | undefined;
  /** `YYYY-MM-DD`, where the person is. */
  readonly today?: string;
  /** Pages and consents that the site asks though they are asked only on request. Not there: all of them. */
  readonly ask?: readonly string[];
  /** The least age, in years, from which people may go on; 16 without it. */
  readonly minimumAge?: 13 | 16 | 18;
  /** What the site's own files say: the programme that people sign up to, the surgeries to pick from. */
  readonly files?: SiteFiles | undefined;
}

/** One thing that a person says yes or no to. */
export interface Asked {
  readonly id: string;
  readonly words: Words;
  /** Whether it is asked only where a site wants it. */
  readonly onRequest?: boolean | undefined;
}

/** What a question can see of the pages above it while a journey is read. */
export interface Above {
  /** The question of an earlier page, if there is one and it does not repeat. */
  readonly questionOf: (page: string) => { readonly type: string } | undefined;
  /** The same, also of a page that repeats. */
  readonly turnsOf?: (page: string) => { readonly type: string } | undefined;
  /** The question of the page that this one repeats over, if it does. */
  readonly over: { readonly type: string; readonly options?: unknown } | undefined;
  /** Whether the page repeats. */
  readonly repeats: boolean;
}

/**
 * All that the core knows of a type of question. One file each, listed in `index.ts`; the screen's half is the file of
 * the same name in `view/questions`.
 */
export interface QuestionKind<Question, Typed, Value extends AnswerValue> {
  /** What a journey may say about a question of this type. */
  readonly schema: z.ZodMiniType<Question>;
  /** The fields before anything was typed. Nothing is chosen for anybody. */
  readonly blank: Typed;
  /** Reads what was typed. It must not throw, whatever the strings are. */
  check(question: Question, typed: Typed, situation: Situation): Checked<Value>;
  /** Whether a value that came from outside has the shape of this kind's values. */
  fits(value: AnswerValue): boolean;
  /** A value in words, for the check page and for the people who read what arrives. */
  said(question: Question, value: Value, situation: Situation): readonly Words[];
  /** Words that the fields show before anything is answered. */
  readonly words?: (question: Question, situation: Situation) => readonly Words[];
  /** The values that a journey's conditions may name. A question without them cannot stand in a condition. */
  readonly values?: (question: Question) => readonly string[];
  /** Whether several can be chosen, so that a page can repeat over them. */
  readonly isMany?: (question: Question) => boolean;
  /** What a schema cannot see: names of pages that are not there. One line each: the key, what was found, what is expected. */
  readonly wrong?: (question: Question, above: Above) => readonly string[];
  /** What an answer says that ideas are found by. */
  readonly wishes?: (question: Question, value: Value) => Partial<Wishes>;
  /** Where an answer leads whatever the journey says. */
  readonly stop?: (question: Question, value: Value, site: Site) => StopAt | undefined;
  /** What the fields mean besides what the journey says, such as the way to be reached: when that changes, what was said and typed is gone. */
  readonly meaning?: (question: Question, situation: Situation) => string;
  /** Whether what was typed stays where the meaning changes: then it is only to be answered again. */
  readonly staysTyped?: boolean;
  /** What sentences on every page may say of an answer, or of there being none: a fact for their places, by name. */
  readonly facts?: (question: Question, answer: Answer | undefined, situation: Pick<Site, 'today'>) => Facts;
  /** The stops that an answer can lead to and that the journey must have. */
  readonly stops?: (question: Question) => readonly string[];
  /** The file of words by journey (`i18n/journey-words.ts`) that its fields need, whichever journey asks it. */
  readonly wordsIn?: string;
  /** What is said yes or no to, each to be kept with the hash of its words. */
  readonly asked?: (question: Question, situation: Situation) => readonly Asked[];
  /** Whether there is nothing to ask with these answers, so that its page is passed over. */
  readonly passed?: (question: Question, situation: Situation) => boolean;
  /** Whether it only tells something: its value follows from other answers, and it has no fields. */
  readonly tells?: boolean;
  /** Whether it can be asked only where the site names a programme. */
  readonly ofProgramme?: boolean;
  /** The item of an instrument that it asks, as `ons4.happy`: after some answers to it help is offered. */
  readonly item?: (question: Question) => string | undefined;
  /** What an answer counts as, where it is a number of an item of an instrument. */
  readonly score?: (question: Question, value: Value) => ItemScore | undefined;
  /** Whether people may write whatever they like. Such a question needs a named reader. */
  readonly freeText?: (question: Question) => boolean;
  /** Whether the question makes sense only when something will be sent. */
  readonly sendOnly?: boolean;
}

/** A type of question that comes with the first page, which reads no journey: its schema is in a file of its own, and `index.ts` puts both together. */
export type KindWithoutSchema<Question, Typed, Value extends AnswerValue> = Omit<QuestionKind<Question, Typed, Value>, 'schema'>;
