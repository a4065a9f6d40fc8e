import type { Context } from 'hono';
import { canonicalJson } from '../core/canonical.ts';
import { equalityRecordSchema, maxEqualityBytes, type EqualityRecord } from '../core/equality.ts';
import { monthBefore, monthOf } from '../core/month.ts';
import type { ReceiverEnvironment, ReceiverOptions } from './options.ts';
import { fieldProblems } from './problems.ts';
import { limitRate, usualRate } from './rate.ts';
import { readBody } from './read-body.ts';
import { readJson } from './read-json.ts';
import { refuse, refuseKey, refuseType, type Refusal } from './refusal.ts';
import { senderOf } from './sender.ts';

type Call = Context<ReceiverEnvironment>;

/** A record is three deep; nothing deeper is handed to the parser. */
const mostNesting = 5;

function checkRecord(bytes: Uint8Array, now: number): EqualityRecord | Refusal {
  const parsed = readJson(bytes, mostNesting);
  if (typeof parsed === 'string') return { status: 400, message: 'The body must be one record as JSON in UTF-8.', errors: [{ field: '', problem: parsed }] };
  const read = equalityRecordSchema.safeParse(parsed.value);
  if (!read.success) return { status: 422, message: 'This is not a record of equality answers.', errors: fieldProblems(read.error.issues) };
  const thisMonth = monthOf(now);
  if (read.data.month === thisMonth || read.data.month === monthBefore(thisMonth)) return read.data;
  return { status: 422, message: 'The month must be this one or the one before (UTC).', errors: [{ field: 'month', problem: 'not_now' }] };
}

/**
 * Takes one record of equality answers: 201 the first time and 200 for every repeat, with its id and no time. Who sent it
 * is counted in memory for the rate, apart from who sends submissions, and written nowhere. A store that fails rejects.
 */
export function takeEquality(options: ReceiverOptions): (call: Call) => Promise<Response> {
  const takeOne = limitRate(options.rate ?? usualRate);
  return async call => {
    const request = call.req.raw;
    const wrongType = refuseType(request, 'record');
    if (wrongType) return refuse(call, wrongType);
    const bytes = await readBody(request, maxEqualityBytes).catch(() => new Uint8Array());
    if (!bytes) return refuse(call, { status: 413, message: `A record may take ${maxEqualityBytes} bytes.`, errors: [{ field: '', problem: 'too_big' }] });

    const now = options.now();
    const record = checkRecord(bytes, now);
    if ('status' in record) return refuse(call, record);
    const { id, form, month, answers } = record;
    const wrongKey = refuseKey(request, id);
    if (wrongKey) return refuse(call, wrongKey);

    const { waitSeconds } = takeOne(`${senderOf(request, call.env?.address, options.trustProxy ?? false)} ${form}`, now);
    if (waitSeconds > 0) return call.json({ message: 'Too many at once. Try again later.', errors: [] }, 429, { 'retry-after': String(waitSeconds) });

    const outcome = await options.store.addEquality({ id, form, month, answers: canonicalJson(answers) });
    if (outcome === 'different') return refuse(call, { status: 422, message: 'This id is here already with other content.', errors: [{ field: 'id', problem: 'different_content' }] });
    return call.json({ id }, outcome === 'stored' ? 201 : 200);
  };
}
