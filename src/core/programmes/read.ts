/** Reads a site's file of programmes. */
import * as z from 'zod/mini';
import { siteWordsOf } from '../config.ts';
import { wrongKeys } from '../schema-problems.ts';
import { twins } from '../questions/twins.ts';
import type { Journey } from '../journey.ts';
import type { Question } from '../questions/index.ts';
import type { Words } from '../words.ts';
import { programmesSchema, type Programme } from './programme.ts';
import { readRule } from './rule-text.ts';
import { factsIn, type Rule } from './rule.ts';

/** A programme that people can sign up to, its sessions in the order in which they are, and its rule as a tree. */
export interface KnownProgramme {
  readonly programme: Programme;
  /** Without it, it is for everybody. */
  readonly rule?: Rule;
  /** What the rule calls "area". */
  readonly area: Words;
}

/** One line for each thing that is wrong with a programme besides its shape. */
function problemsOf({ rule, area, sessions, closes, likes = [] }: Programme, where: string): string[] {
  const read = rule === undefined ? undefined : readRule(rule);
  const asksArea = read && 'rule' in read && factsIn(read.rule).some(fact => fact !== 'age' && fact !== 'cares');
  return [
    ...(read && 'problem' in read ? [`${where}.rule: ${read.problem}`] : []),
    ...(asksArea && !area ? [`${where}.area: found nothing, expected the name of the area, because the rule names one`] : []),
    ...twins('sessions', sessions).map(line => `${where}.${line}`),
    ...twins('likes', likes).map(line => `${where}.${line}`),
    ...sessions.flatMap(({ starts, ends }, at) => (starts < ends && Date.parse(`${ends}Z`) - Date.parse(`${starts}Z`) <= 86_400_000 ? [] : [`${where}.sessions.${at}.ends: found "${ends}", expected a time after "${starts}", a day later at most`])),
    ...(closes !== undefined && sessions.every(({ starts }) => starts.slice(0, 10) < closes) ? [`${where}.closes: found "${closes}", expected the day of the last session or earlier`] : []),
  ];
}

/** Finds one programme in a file of programmes. All of the file must be right, so that a mistake in it is found before people meet it. */
export function readProgramme(data: unknown, id: string): KnownProgramme | { readonly problems: readonly string[] } {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { problems: ['programmes: found no object, expected {"programmes": [ … ]}'] };
  const read = z.safeParse(programmesSchema, data);
  if (!read.success) return { problems: wrongKeys(data, read.error.issues, '', Object.keys(programmesSchema.def.shape)) };
  const { programmes } = read.data;
  const problems = programmes.flatMap((one, at) => problemsOf(one, `programmes.${at}`));
  const programme = programmes.find(one => one.id === id);
  if (!programme) problems.push(`programme: found "${id}", expected one of ${programmes.map(one => one.id).join(', ')}`);
  if (!programme || problems.length > 0) return { problems };
  const rule = programme.rule === undefined ? undefined : readRule(programme.rule);
  const inOrder = { ...programme, sessions: [...programme.sessions].sort((one, other) => (one.starts < other.starts ? -1 : 1)) };
  return { programme: inOrder, area: programme.area ? siteWordsOf(programme.area.name) : { key: 'sign-up.area' }, ...(rule && 'rule' in rule && { rule: rule.rule }) };
}

/** A journey whose questions have what the programme says: what it calls the area, what can be done there. What a journey says itself stays. */
export function filledIn(journey: Journey, { programme: { area, likes } }: KnownProgramme): Journey {
  const filled = (question: Question): Question => {
    if (question.type === 'programme-link' && area) return { area: area.name, ...question };
    return question.type === 'programme-likes' && likes ? { likes, ...question } : question;
  };
  return { ...journey, pages: journey.pages.map(page => (page.question ? { ...page, question: filled(page.question) } : page)) };
}

/** The last day on which somebody can sign up, `YYYY-MM-DD`: without one in the file, the day before the first session's. */
export function lastDayOf({ closes, sessions }: Programme): string {
  return closes ?? new Date(Date.parse(`${sessions[0]!.starts.slice(0, 10)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
