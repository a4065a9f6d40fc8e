import { findRefused, findTaken, isReceipt, objectIn, referenceIn, refused } from './answers.ts';
import { found, quoted, type Check, type Found } from './check.ts';
import type { Answer } from './endpoint.ts';
import { answered, example, exampleId } from './examples.ts';

/** Good if both are receipts for this id with one reference. */
function findSame(one: Answer, other: Answer, id: string): Found {
  if (!isReceipt(one, id)) return findTaken(one, id);
  if (!isReceipt(other, id)) return findTaken(other, id);
  const [before, after] = [referenceIn(one), referenceIn(other)];
  return found(before === after, before === after ? `The reference is ${quoted(before)} each time.` : `The references are ${quoted(before)} and ${quoted(after)}.`);
}

const atOnce = 6;

/** Whether what comes twice is kept once. A phone can send the same request again by itself, and the form does so until it has a receipt. */
export const deduplication = [
  {
    id: 'repeat', level: 'must',
    expected: 'The same submission again is answered with the same receipt.',
    why: 'When an answer is lost on the way, the form asks again. One person would be in the list twice, with a reference that belongs to a copy.',
    mend: 'Keep the id in a column that is unique, with the reference; write both in one transaction, and answer what stands there.',
    look: async ({ first, send }) => { const { sent, withKey } = await first(); return findSame(withKey, await send(sent), sent.id); },
  },
  {
    id: 'repeat-time', level: 'should', after: ['repeat'],
    expected: 'The same submission again is answered with the same receivedAt.',
    why: 'It is when it arrived, not when it was asked about.',
    mend: 'Keep the time beside the id, and answer that.',
    look: async ({ first, send }) => {
      const { sent, withKey } = await first();
      const [before, after] = [withKey, await send(sent)].map(answer => String(objectIn(answer)?.['receivedAt']));
      return found(before === after, before === after ? 'It is the same.' : `It is ${quoted(before)}, and then ${quoted(after)}.`);
    },
  },
  {
    id: 'at-once', level: 'must', after: ['repeat'],
    expected: `The same submission ${atOnce} times at once gets one receipt.`,
    why: 'Two tabs, or a browser that sends again by itself, meet each other. Both look whether it is there, and both store it.',
    mend: 'Let the database decide: insert, and on a clash read what is there. Looking first is not enough. 409 is fine for whoever came second, while the first is under way.',
    look: async ({ send, form }) => {
      const one = example(form);
      const answers = await Promise.all(Array.from({ length: atOnce }, () => send(one)));
      const last = await send(one);
      const odd = answers.find(answer => answer.status !== 409 && !isReceipt(answer, one.id));
      if (odd) return findTaken(odd, one.id);
      const references = new Set([...answers, last].filter(answer => isReceipt(answer, one.id)).map(referenceIn));
      return found(references.size === 1, references.size === 1 ? 'There was one reference.' : `There were ${references.size} references.`);
    },
  },
  {
    id: 'other-content', level: 'must', after: ['repeat'],
    expected: 'Other content under an id that is there already is refused (422).',
    why: 'With a receipt, somebody would believe that the second was stored, and it was not; or it would take the place of the first.',
    mend: 'Keep a hash of the bytes beside the id, and answer 422 when another one comes.',
    look: async ({ send, form }) => {
      const one = example(form);
      await send(one);
      return findRefused(await send({ ...one, language: 'cy' }));
    },
  },
  {
    id: 'first-stays', level: 'must', after: ['other-content'],
    expected: 'After other content was refused, the first still has its receipt.',
    why: 'Somebody who holds an id must not be able to push out what a person sent.',
    mend: 'Change nothing when you refuse.',
    look: async ({ send, form }) => {
      const one = example(form);
      const before = await send(one);
      const answer = await send({ ...one, language: 'cy' });
      return refused(answer) ? findSame(before, await send(one), one.id) : findRefused(answer);
    },
  },
  {
    id: 'key-lost', level: 'must', after: ['repeat'],
    expected: 'The same submission is known again when the header is lost on the way.',
    why: 'Proxies and firewalls drop headers that they do not know, some of the time.',
    mend: 'Go by the id in the body, which is the same.',
    look: async ({ first, send }) => { const { sent, withKey } = await first(); return findSame(withKey, await send(sent, { 'idempotency-key': undefined }), sent.id); },
  },
  {
    id: 'headers-otherwise', level: 'must', after: ['repeat'],
    expected: 'The same submission is known again when its headers come in another order and in capitals.',
    why: 'Browsers and proxies write headers as they like.',
    mend: 'Compare the names of headers without regard to capitals; put neither names nor order into the hash.',
    look: async ({ first, send, origin }) => {
      const { sent, withKey } = await first();
      const headers = { 'origin': undefined, 'content-type': undefined, 'idempotency-key': undefined, 'IDEMPOTENCY-KEY': `"${sent.id}"`, 'CONTENT-TYPE': 'application/json', 'ORIGIN': origin };
      return findSame(withKey, await send(sent, headers), sent.id);
    },
  },
  {
    id: 'key-differs', level: 'should', after: ['repeat'],
    expected: 'It is refused (400) when the header and the body have different ids.',
    why: 'Something on the way has mixed two submissions up: which of them is it?',
    mend: 'Compare the two, and answer 400 when they differ.',
    look: async ({ send, form }) => findRefused(await send(example(form), { 'idempotency-key': `"${exampleId()}"` })),
  },
  {
    id: 'refused-id-free', level: 'must', after: ['repeat'],
    expected: 'What was refused is not stored: its id may come again with what is right.',
    why: 'Otherwise a person who corrects what they wrote is refused for ever.',
    mend: 'Check first, and store the id only together with a submission that is good.',
    look: async ({ send, form }) => {
      const right = example(form, { answers: { interests: answered(['choir']) } });
      const answer = await send({ ...right, version: 99 as never });
      return refused(answer) ? findTaken(await send(right), right.id) : found(true, 'Nothing was refused.');
    },
  },
] as const satisfies readonly Check[];
