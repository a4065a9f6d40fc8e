import { maxAnswerCharacters } from '../../net/outcome.ts';
import { findTaken, isReceipt, objectIn, referenceIn, told } from './answers.ts';
import { found, quoted, type Check } from './check.ts';
import { taken } from './endpoint.ts';
import { beginningOfName, example } from './examples.ts';

const hints: Readonly<Record<number, string>> = { 401: ' It asks for a password: forms have none.', 403: ' A firewall may stand before it.', 404: ' Look for a wrong path in the address.', 405: ' This address takes no POST.', 422: ' It may expect something other than submission.schema.json.' };
const known = ['id', 'reference', 'receivedAt'];
const tenMinutesMs = 600_000;

/** What a submission is answered with: people read "sent" after nothing else. */
export const receipt = [
  {
    id: 'accepted', level: 'must',
    expected: 'A submission that fits the schema is answered 2xx.',
    why: 'The person is told that it was not sent, and asked to call.',
    mend: 'Answer 201 for what is stored. openapi.json in this package says what comes and what goes.',
    look: async ({ first }) => { const { answer } = await first(); return found(taken(answer), told(answer) + (hints[answer.status] ?? '')); },
  },
  {
    id: 'receipt-json', level: 'must', after: ['accepted'],
    expected: 'The answer is one JSON object.',
    why: 'A sign-in page of a café or a login page answers 200 as well: without a receipt the form cannot tell that anybody has the answers, and keeps asking.',
    mend: 'Answer {"id": …, "reference": …, "receivedAt": …}. An endpoint that cannot needs "receipt": "none" in the configuration.',
    look: async ({ first }) => { const { answer } = await first(); return found(objectIn(answer) !== undefined, `It begins with ${quoted(answer.text.slice(0, 50))}.`); },
  },
  {
    id: 'receipt-id', level: 'must', after: ['receipt-json'],
    expected: 'The receipt has the id of the submission, letter by letter.',
    why: 'It is how the form knows that this answer is about this submission. Another id is no receipt, and it is sent again.',
    mend: 'Put the "id" of the body into the answer as it came.',
    look: async ({ first }) => { const { sent, answer } = await first(); const id = objectIn(answer)?.['id']; return found(isReceipt(answer, sent.id), `It has ${typeof id === 'string' ? quoted(id) : 'no id that is text'}.`); },
  },
  {
    id: 'key-taken', level: 'must', after: ['receipt-id'],
    expected: 'It is taken with the header Idempotency-Key, whose value is the id in double quotes.',
    why: 'Every submission as JSON has this header. If it stops one, nothing arrives.',
    mend: 'Read the header as a string of RFC 9651: take the double quotes off. Or leave it alone, and go by the id in the body.',
    look: async ({ first }) => { const { sent, withKey } = await first(); return findTaken(withKey, sent.id); },
  },
  {
    id: 'reference', level: 'must', after: ['receipt-id'],
    expected: 'The reference is 1 to 40 letters, digits and signs of plain ASCII.',
    why: 'People read it out on the telephone. With another one the form does not believe the receipt.',
    mend: 'Draw a short one, such as "K7M4-2QX9".',
    look: async ({ first }) => { const reference = referenceIn((await first()).answer); return found(/^[\x20-\x7e]{1,40}$/.test(reference ?? ''), `It is ${quoted(reference)}${reference === undefined ? '' : `, ${reference.length} long`}.`); },
  },
  {
    id: 'reference-plain', level: 'should', after: ['receipt-id'],
    expected: 'The reference is text without HTML.',
    why: 'It is shown as it is: people would read out angle brackets.',
    mend: 'Answer the reference itself, without tags around it.',
    look: async ({ first }) => { const reference = referenceIn((await first()).answer); return found(!/<[a-z/!]/i.test(reference ?? ''), `It is ${quoted(reference)}.`); },
  },
  {
    id: 'reference-own', level: 'must', after: ['key-taken'],
    expected: 'The same answers under another id are another submission, with another reference.',
    why: 'Two people may say the same, and one person twice: each wants a reference of their own, and nobody may be taken for a copy.',
    mend: 'Go by the id alone, never by the content; draw a new reference for each.',
    look: async ({ first, send, form }) => {
      const { sent, withKey } = await first();
      const other = example(form, { createdAt: sent.createdAt });
      const answer = await send(other);
      if (!isReceipt(answer, other.id)) return findTaken(answer, other.id);
      return found(referenceIn(answer) !== referenceIn(withKey), `The references are ${quoted(referenceIn(withKey))} and ${quoted(referenceIn(answer))}.`);
    },
  },
  {
    id: 'received-at', level: 'must', after: ['receipt-id'],
    expected: 'receivedAt is a UTC time, such as "2026-11-22T14:05:00Z".',
    why: 'The person is told when it arrived.',
    mend: 'Write the time with toISOString() or the like: with the "T", and "Z" at the end.',
    look: async ({ first }) => { const at = objectIn((await first()).answer)?.['receivedAt']; return found(typeof at === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(at), `It is ${typeof at === 'string' ? quoted(at) : 'no text'}.`); },
  },
  {
    id: 'received-now', level: 'should', after: ['received-at'],
    expected: 'receivedAt is now, within ten minutes.',
    why: 'What people read as "Sent at 14:05" must be so; and how long a submission is kept is counted from it.',
    mend: 'Set the clock of the server, or let it be set (NTP). Or mend the clock of this computer.',
    look: async ({ first }) => { const at = String(objectIn((await first()).answer)?.['receivedAt']); return found(Math.abs(Date.parse(at) - Date.now()) < tenMinutesMs, `It is ${quoted(at)}, and here it is ${new Date().toISOString()}.`); },
  },
  {
    id: 'receipt-short', level: 'must', after: ['receipt-id'],
    expected: `The answer is at most ${maxAnswerCharacters} characters long.`,
    why: 'The form reads no further, on bad lines least of all: what is longer is no receipt.',
    mend: 'Answer the three keys and nothing else.',
    look: async ({ first }) => { const { text } = (await first()).answer; return found(text.length <= maxAnswerCharacters, `It is ${text.length} characters long.`); },
  },
  {
    id: 'receipt-keys', level: 'should', after: ['receipt-id'],
    expected: 'The receipt has id, reference and receivedAt, and no other key.',
    why: 'Every page that the form stands on can read it. What is not needed there may tell something one day.',
    mend: 'Leave the other keys out.',
    look: async ({ first }) => { const others = Object.keys(objectIn((await first()).answer) ?? {}).filter(key => !known.includes(key)); return found(others.length === 0, others.length === 0 ? 'It has no other key.' : `It also has ${others.slice(0, 5).map(quoted).join(', ')}.`); },
  },
  {
    id: 'receipt-secret', level: 'must', after: ['receipt-id'],
    expected: 'The receipt repeats nothing that the person wrote.',
    why: 'Trackers on a page, and those who keep logs on the way, can read answers more easily than what is sent.',
    mend: 'Make the reference of random letters, never of a name.',
    look: async ({ first }) => { const repeats = (await first()).answer.text.includes(beginningOfName); return found(!repeats, repeats ? 'It repeats the name of the example.' : 'It repeats no answer.'); },
  },
  {
    id: 'receipt-type', level: 'should', after: ['receipt-id'],
    expected: 'The content type of the receipt is application/json.',
    why: 'Firewalls and proxies change what they take for a page, and then it is no receipt.',
    mend: 'Answer with content-type: application/json.',
    look: async ({ first }) => { const type = (await first()).answer.headers['content-type']; return found(/^application\/json\s*(?:;|$)/i.test(type ?? ''), `It is ${quoted(type)}.`); },
  },
  {
    id: 'receipt-nosniff', level: 'should', after: ['receipt-id'],
    expected: 'The receipt has x-content-type-options: nosniff.',
    why: 'Then no browser takes an answer for a page and runs what is in it.',
    mend: 'Add the header x-content-type-options: nosniff.',
    look: async ({ first }) => { const value = (await first()).answer.headers['x-content-type-options']; return found(value === 'nosniff', `It is ${quoted(String(value ?? 'missing'))}.`); },
  },
  {
    id: 'no-store', level: 'should', after: ['receipt-id'],
    expected: 'The receipt has cache-control: no-store.',
    why: 'On a shared computer or a proxy, nobody should find who has asked for help.',
    mend: 'Add the header cache-control: no-store.',
    look: async ({ first }) => { const value = (await first()).answer.headers['cache-control']; return found(/\bno-store\b/i.test(value ?? ''), `It is ${quoted(value)}.`); },
  },
] as const satisfies readonly Check[];
