import type { Context } from 'hono';
import { maxSubmissionBytes } from '../core/submission.ts';
import { checkSubmission } from './check-submission.ts';
import { sha256 } from './digest.ts';
import { weighLately } from './lately.ts';
import type { ReceiverEnvironment, ReceiverOptions } from './options.ts';
import { placeIn, signsUpTo } from './places.ts';
import { limitRate, usualRate } from './rate.ts';
import { readBody } from './read-body.ts';
import { drawReference } from './reference.ts';
import { refuse, refuseKey, refuseType } from './refusal.ts';
import { senderOf } from './sender.ts';
import type { AddOutcome, NewSubmission } from './store.ts';

type Call = Context<ReceiverEnvironment>;

/** Adds under a reference that nobody has: a clash of 40 random bits is rare, and then another is drawn. */
async function addWithReference({ store, random }: ReceiverOptions, submission: Omit<NewSubmission, 'reference'>): Promise<Exclude<AddOutcome, { at: 'referenceTaken' }>> {
  for (let tries = 0; tries < 10; tries++) {
    const outcome = await store.add({ ...submission, reference: drawReference(random) });
    if (outcome.at !== 'referenceTaken') return outcome;
  }
  throw new Error('no reference was free');
}

/**
 * Takes one submission: 201 the first time and 200 for every repeat, with the same receipt (but for the place, which is
 * told as it is now); 400, 413, 415 or 422 for
 * what can never be taken as it is; 429 with `Retry-After` for too many. A store that fails rejects.
 */
export function takeSubmissions(options: ReceiverOptions): (call: Call) => Promise<Response> {
  const takeOne = limitRate(options.rate ?? usualRate);
  const weigh = weighLately(options.random);
  return async call => {
    const request = call.req.raw;
    const wrongType = refuseType(request, 'submission');
    if (wrongType) return refuse(call, wrongType);
    const bytes = await readBody(request, maxSubmissionBytes).catch(() => new Uint8Array());
    if (!bytes) return refuse(call, { status: 413, message: `A submission may take ${maxSubmissionBytes} bytes.`, errors: [{ field: '', problem: 'too_big' }] });

    const checked = checkSubmission(bytes);
    if (checked.at === 'refused') return refuse(call, checked.refusal);
    const { id, form } = checked.submission;
    const programme = signsUpTo(checked.submission, options.programmes);
    const wrongKey = refuseKey(request, id);
    if (wrongKey) return refuse(call, wrongKey);

    const now = options.now();
    const { waitSeconds, left } = takeOne(`${senderOf(request, call.env?.address, options.trustProxy ?? false)} ${form}`, now);
    if (waitSeconds > 0) return call.json({ message: 'Too many at once. Try again later.', errors: [] }, 429, { 'retry-after': String(waitSeconds) });

    // Told to nobody who sends: it only helps the people who read.
    const { spam, remember } = await weigh(checked.submission, left, now);
    const outcome = await addWithReference(options, { id, fingerprint: await sha256(bytes), receivedAt: new Date(now).toISOString(), text: checked.text, ...(spam.score > 0 && { spam }), ...(programme !== undefined && { programme }) });
    if (outcome.at === 'stored') remember();
    if (outcome.at === 'different') return refuse(call, { status: 422, message: 'This id is here already with other content. The bytes of a submission never change.', errors: [{ field: 'id', problem: 'different_content' }] });
    const place = placeIn(options.programmes, programme, outcome.rank);
    return call.json({ id, reference: outcome.reference, receivedAt: outcome.receivedAt, ...(place && { place }) }, outcome.at === 'stored' ? 201 : 200);
  };
}
