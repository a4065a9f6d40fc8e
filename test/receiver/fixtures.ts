import type { AnswerValue, Submission } from '../../src/core/submission.ts';
import type { EqualityRecord } from '../../src/core/equality.ts';
import { drawToken } from '../../src/receiver/reference.ts';
import { createReceiver, type ReceiverOptions } from '../../src/receiver/receiver.ts';
import { sha256 } from '../../src/receiver/digest.ts';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';

/** A submission id made of a number. */
export const idOf = (number: number) => `0b6f0000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** An answer with a value. */
export const answered = (value: AnswerValue) => ({ at: 'answered' as const, value });

/** A whole self-referral. The people and places are made up. */
export const submission = (changes: Partial<Submission> = {}): Submission => ({
  schema: 'what-matters/submission', version: 1, id: idOf(1), form: 'heath-lane', journey: { id: 'self-referral', version: '1' },
  createdAt: '2026-11-22T10:00:00Z', language: 'en', filledInBy: 'self', programme: null, session: null,
  body: {
    answers: {
      'where': answered('NW5 1AB'), 'matters': answered(['music', 'outdoors']), 'interests.music': answered(['choir', 'listen']), 'interests.outdoors': { at: 'skipped' },
      'help': answered(['free', 'step-free']), 'call': answered('yes'), 'name': answered('Example person A'), 'contact-by': answered('phone'),
      'contact': answered({ by: 'phone', to: '020 7946 0018', safe: 'no' }), 'more': answered('I used to sing with my sister.'), 'privacy': answered(['help-me']),
    },
    ideas: [{ id: 'one', title: 'Tuesday Singers', reasons: ['interest.choir', 'help.free', 'near'] }],
    scores: [],
    consents: [{ id: 'help-me', language: 'en', sha256: 'a'.repeat(64), given: true }],
  },
  ...changes,
});

/** The fixture with some answers changed; `undefined` leaves one out. */
export function withAnswers(answers: Readonly<Record<string, Submission['body']['answers'][string] | undefined>>, changes: Partial<Submission> = {}): Submission {
  const whole = submission(changes);
  const all = Object.entries({ ...whole.body.answers, ...answers }).filter((entry): entry is [string, Submission['body']['answers'][string]] => entry[1] !== undefined);
  return { ...whole, body: { ...whole.body, answers: Object.fromEntries(all) } };
}

/** A whole self-referral of today: a name in its parts, and everything that the form can ask. Filled in by somebody's daughter. */
export const wholeReferral = (changes: Partial<Submission> = {}): Submission => withAnswers({
  'who': answered('someone-else'), 'who-knows': answered('yes'), 'age': answered('65-79'), 'when': answered(['weekday-mornings', 'weekends']),
  'interests.outdoors': answered(['garden']), 'name': answered({ first: 'Maria', last: 'Lopez', called: 'Mia' }), 'birth-date': answered('1954-03'),
  'contact': answered({ by: 'phone', to: '020 7946 0018', safe: 'no', best: 'after 2pm' }), 'comms': answered(['large-print', 'bsl', 'interpreter', 'text-only', 'other']),
  'comms-language': answered('Spanish'), 'comms-other': answered('Please speak slowly.'), 'gp': answered('Heath Surgery'),
  'helper-name': answered({ first: 'Ana', last: 'Lopez' }), 'helper-relation': answered('I am their daughter.'), 'helper-contact': answered('ana@example.org'),
}, { filledInBy: 'someone-else', scheme: 'north', ...changes });

/** A record of equality answers, in the month of the fixture's clock. */
export const equalityRecord = (changes: Partial<EqualityRecord> = {}): EqualityRecord => ({
  schema: 'what-matters/equality', version: 1, id: idOf(1), form: 'heath-lane', month: '2026-11',
  answers: { 'disability': { at: 'answered', value: 'yes' }, 'ethnic-group': { at: 'answered', value: 'white' }, 'religion': { at: 'preferNotToSay' } }, ...changes,
});

/** A receiver on a store in memory, with a clock that stands still until it is moved. */
export async function receiverFixture(options: Partial<ReceiverOptions> = {}) {
  const store = options.store ?? openLibsqlStore(':memory:');
  const clock = { ms: Date.parse('2026-11-22T14:05:00.000Z') };
  const failures: string[] = [];
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  const token = drawToken(random);
  await store.setTokenHash(await sha256(token));
  const receiver = createReceiver({ store, now: () => clock.ms, random, version: '0.0.0-test', onFailure: part => failures.push(part), ...options });
  const call = async (path: string, init: RequestInit = {}, address = '192.0.2.1') => receiver.fetch(new Request(`http://localhost${path}`, init), { address });
  const post = (body: unknown, headers: Record<string, string> = {}, address?: string) =>
    call('/api/submissions', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }, address);
  const submitForm = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    call(path, { method: 'POST', body: new URLSearchParams(fields), headers: { 'sec-fetch-site': 'same-origin', ...headers } });
  const signIn = async (who = 'Priya') => {
    const response = await submitForm('/inbox/sign-in', { token, who });
    return { cookie: response.headers.get('set-cookie')!.split(';')[0]! };
  };
  return { store, clock, failures, receiver, token, call, post, submitForm, signIn };
}
