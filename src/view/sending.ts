import type { Config } from '../core/config.ts';
import { formats } from '../core/formats/index.ts';
import type { Delivery } from '../core/step.ts';
import { receiptSchema } from '../core/receipt.ts';
import type { Submission } from '../core/submission.ts';
import { answerRows } from '../core/summary.ts';
import type { Translator } from '../i18n/translate.ts';
import * as z from 'zod/mini';
import { holdAndSend, type Held } from '../net/held.ts';
import type { SendOutcome } from '../net/outcome.ts';
import { send } from '../net/send.ts';

/**
 * A site's own way of sending. It is called again with the same submission until it succeeds, so it must not store an
 * id twice. What it returns is a receipt (`{id, reference, receivedAt}`), or nothing: then people read "We have passed
 * this on". When it throws, the submission is kept and tried again.
 */
export type Deliver = (submission: Submission) => unknown;

async function delivered(deliver: Deliver, submission: Submission): Promise<SendOutcome> {
  try {
    const receipt = z.safeParse(receiptSchema, await deliver(submission));
    if (receipt.success && receipt.data.id === submission.id) return { kind: 'accepted', reference: receipt.data.reference, receivedAt: receipt.data.receivedAt };
    return { kind: 'passed-on' };
  } catch { return { kind: 'retry', pace: 'usual', siteFault: false }; }
}

/** Begins to send a submission: its bytes are made here, once. */
export function beginSending(config: Config, submission: Submission, i18n: Translator, deliver: Deliver | undefined, tell: (delivery: Delivery) => void): Held {
  const format = formats[config.format];
  const readable = answerRows(config.journey, submission.body.answers).filter(({ at }) => at === 'answered').map(({ key, values }) => ({ key, words: values.map(value => i18n.say(value)).join('; ') }));
  const body = format.encode(submission, readable);
  // A site's function gets a copy of its own at each try: what it changes is not sent again.
  const copy = (): Submission => JSON.parse(formats.json.encode(submission, readable)) as Submission;
  return holdAndSend({
    tell,
    random: Math.random,
    after: (ms, call) => { const timer = setTimeout(call, ms); return () => clearTimeout(timer); },
    send: () => (deliver ? delivered(deliver, copy()) : send({ id: submission.id, endpoint: config.endpoint!, format, expectsReceipt: config.receipt === 'id', body }, fetch)),
  });
}
