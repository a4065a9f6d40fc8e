import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import type { Answer, Submission } from '../../../src/core/submission.ts';
import { goTo, type Going } from './person.ts';
import type { Receiver } from './receiver.ts';
import { built } from './site.ts';
import { rootOf } from './widget.ts';
import { words, type Language } from './words.ts';

/** What stood on the pages that a record must agree with. */
export interface Seen {
  /** Each thing that could be said yes to, in the words as they stood there. */
  readonly consents: readonly { readonly id: string; readonly words: string; readonly language: Language }[];
  /** The titles under "Ideas we will tell them about". */
  readonly ideas: readonly string[];
}

/** What can be said yes to on the page that stands. That something need not be ticked is said behind its words, and is not one of them. */
export const consentsShown = async (page: Page, language: Language = 'en'): Promise<Seen['consents']> =>
  (await rootOf(page)).evaluate((root, optional) => [...root.querySelectorAll<HTMLInputElement>('.step input[type="checkbox"][id^="field-"]')]
    .map(({ id, labels }) => ({ id: id.slice('field-'.length), words: labels![0]!.textContent.replace(/\s+/g, ' ').trim().replace(optional, ''), language: root.querySelector('.root')!.getAttribute('lang') as 'en' | 'cy' })), ` ${words('optional', language, { heading: '' }).trim()}`);

/** The ideas that the check page says will be told. */
export const ideasTold = async (page: Page, language: Language = 'en'): Promise<string[]> =>
  (await rootOf(page)).evaluate((root, label) => [...[...root.querySelectorAll('dt')].find(one => one.textContent.trim() === label)!.parentElement!.querySelectorAll('dd:not(.chg) span:not(.hint)')].map(one => one.textContent), words('check.ideas', language));

/** What the person said yes to, in the words that stand on the check page above Send. */
export const agreedTo = async (page: Page, language: Language = 'en'): Promise<string[]> =>
  (await rootOf(page)).evaluate((root, labels) => [...root.querySelectorAll('dt')].filter(one => labels.includes(one.textContent.trim())).flatMap(one => [...one.parentElement!.querySelectorAll('dd:not(.chg) span')].map(said => said.textContent)), [words('pages.privacy.heading', language), words('pages.news.heading', language)]);

/** Goes on to the check page, and gives what stood on the way. */
export async function toCheck(page: Page, going: Going = {}): Promise<Seen> {
  await goTo(page, 'privacy', going);
  const consents = [...await consentsShown(page, going.language)];
  // News is asked apart, where a site asks it.
  if (going.way?.some(stop => stop.page === 'news')) { await goTo(page, 'news', going); consents.push(...await consentsShown(page, going.language)); }
  await goTo(page, 'check', going);
  return { consents, ideas: await ideasTold(page, going.language) };
}

/** What a record must be, besides what stood on the pages. */
export interface Expected {
  readonly form?: string;
  readonly language?: Language;
  readonly filledInBy?: Submission['filledInBy'];
  /** Only where the site has a table of areas. */
  readonly scheme?: string | null;
  readonly answers: Readonly<Record<string, Answer>>;
  /** What was ticked. */
  readonly given: readonly string[];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const services = new Map((JSON.parse(built('demo/directory.json').toString()) as { readonly contents: readonly { readonly id: string; readonly name: string }[] }).contents.map(({ id, name }) => [id, name]));
const reason = /^(?:interest|area|help|not)\.[a-z-]+$|^(?:near|fresh|time)$/;

/** Compares a submission with what it must be, field by field: there is nothing else in it. */
export function isRecord(submission: Submission, seen: Seen, { form = 'heath-lane-example', language = 'en', filledInBy = 'self', scheme, answers, given }: Expected): void {
  assert.match(submission.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.match(submission.createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const ageMs = Date.now() - Date.parse(submission.createdAt);
  assert.ok(ageMs > -2000 && ageMs < 120_000, submission.createdAt);
  assert.deepEqual(submission.body.ideas.map(({ title }) => title), seen.ideas);
  for (const idea of submission.body.ideas) {
    assert.deepEqual(Object.keys(idea).sort(), ['id', 'reasons', 'title']);
    // Of a record with several places each has an id of its own.
    assert.equal(services.get(idea.id.split('@')[0]!), idea.title);
    assert.ok(idea.reasons.length > 0, idea.title);
    for (const one of idea.reasons) assert.match(one, reason);
  }
  assert.deepEqual(submission, {
    schema: 'what-matters/submission', version: 1, id: submission.id, form, journey: { id: 'self-referral', version: '1' }, createdAt: submission.createdAt,
    language, filledInBy, programme: null, session: null, ...(scheme !== undefined && { scheme }),
    body: {
      answers, ideas: submission.body.ideas, scores: [],
      consents: seen.consents.map(one => ({ id: one.id, language: one.language, sha256: sha256(one.words), given: given.includes(one.id) })),
    },
  });
}

/** The row of the reference that the page shows. */
export async function rowOn(page: Page, receiver: Receiver): Promise<{ readonly reference: string; readonly submission: Submission }> {
  const shown = await (await rootOf(page)).evaluate(root => root.querySelector('.refn')?.textContent.trim());
  const rows = receiver.rows().filter(({ reference }) => reference === shown);
  assert.equal(rows.length, 1, `one row with the reference ${shown}`);
  return rows[0]!;
}

/** Makes sure that these words stand in the text of one submission and nowhere else in the database. */
export function standOnce(receiver: Receiver, ...own: readonly string[]): void {
  const { submissions = [], ...others } = receiver.tables();
  const texts = submissions.map(({ text }) => String(text));
  const rest = JSON.stringify([submissions.map(({ text: _text, ...columns }) => columns), others]);
  for (const piece of own) {
    assert.equal(texts.filter(text => text.includes(piece)).length, 1, `"${piece}" stands in one submission`);
    assert.ok(!rest.includes(piece), `"${piece}" stands nowhere else`);
  }
}

/** An answer that was given, for tests to write down. */
export const answered = (value: (Answer & { at: 'answered' })['value']): Answer => ({ at: 'answered', value });
/** Answers in one of the states without a value, by key. */
export const all = (at: 'skipped' | 'notAsked' | 'preferNotToSay', ...keys: readonly string[]): Record<string, Answer> => Object.fromEntries(keys.map(key => [key, { at }]));
