import { createHash } from 'node:crypto';

/** Bytes that are the same for the same seed and name, and look like no others. */
const drawn = (seed, name) => createHash('sha256').update(`${seed} ${name}`).digest('hex');

/** The id of the submission with a number: the same for the same seed. */
export function idOf(seed, number) {
  const hex = drawn(seed, number);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A whole submission as the widget would send it, about 1.5 KB of JSON: the same bytes for the same id and seed. The person is made up. */
export function submissionOf(id, seed) {
  const mark = drawn(seed, `words ${id}`);
  const answered = value => ({ at: 'answered', value });
  return JSON.stringify({
    schema: 'what-matters/submission', version: 1, id, form: 'soak', journey: { id: 'self-referral', version: '1' }, createdAt: '2026-11-22T10:00:00Z', language: 'en', filledInBy: 'self', programme: null, session: null,
    body: {
      answers: {
        'who': answered('me'), 'where': answered('NW5 1AB'), 'age': answered('65-79'), 'matters': answered(['music', 'outdoors', 'people']), 'interests.music': answered(['choir', 'listen']), 'interests.outdoors': answered(['garden', 'walk']),
        'interests.people': { at: 'skipped' }, 'help': answered(['free', 'step-free']), 'when': answered(['weekday-mornings']), 'call': answered('yes'), 'name': answered({ first: 'Example', last: `Person ${mark.slice(0, 6)}` }), 'birth-date': { at: 'preferNotToSay' },
        'contact': answered({ by: 'phone', to: `020 7946 0${parseInt(mark.slice(6, 8), 16).toString().padStart(3, '0')}`, safe: 'no', best: 'after 2pm' }), 'comms': answered(['large-print']), 'gp': answered('Example Surgery'),
        'more': answered(`I used to sing with my sister and I would like to sing again. I have not been out much since the spring. My number here is ${mark.slice(8, 16)}.`), 'privacy': answered(['help-me']),
      },
      ideas: [{ id: 'one', title: 'Tuesday Singers', reasons: ['interest.choir', 'help.free', 'near'] }, { id: 'two', title: 'Garden mornings', reasons: ['interest.garden', 'near'] }],
      scores: [], consents: [{ id: 'help-me', language: 'en', sha256: 'a'.repeat(64), given: true }],
    },
  });
}
