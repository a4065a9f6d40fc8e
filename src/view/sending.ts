import type { Config } from '../core/config.ts';
import { formats } from '../core/formats/index.ts';
import type { Delivery } from '../core/step.ts';
import { receiptSchema } from '../core/receipt.ts';
import type { SealedSubmission } from '../core/sealed.ts';
import type { Submission } from '../core/submission.ts';
import { answerRows } from '../core/summary.ts';
import type { Translator } from '../i18n/translate.ts';
import * as z from 'zod/mini';
import { holdAndSend, type Held } from '../net/held.ts';
import type { SendOutcome } from '../net/outcome.ts';
import { send } from '../net/send.ts';
import { readyToSend } from './sealing.ts';

/**
 * A site's own way of sending; where the site has recipients it gets the sealed submission. It is called again with the same submission until it succeeds, so it must not store an
 * id twice. What it returns is a receipt (`{id, reference, receivedAt}`), or nothing: then people read "We have passed
 * this on". When it throws, the submission is kept and tried again. (A method's type, so that a site without recipients
 * may write a function that takes unsealed ones only.)
 */
export type Deliver = { deliver(submission: Submission | SealedSubmission): unknown }['deliver'];

async function delivered(deliver: Deliver, submission: Submission | SealedSubmission): Promise<SendOutcome> {
  try {
    const receipt = z.safeParse(receiptSchema, await deliver(submission));
    if (receipt.success && receipt.data.id === submission.id) return { kind: 'accepted', reference: receipt.data.reference, receivedAt: receipt.data.receivedAt };
    return { kind: 'passed-on' };
  } catch { return { kind: 'retry', pace: 'usual', siteFault: false }; }
}

/** Begins to send a submission: it is sealed and its bytes are made here, once. Where sealing fails nothing has left the page, and it is tried again. */
export function beginSending(config: Config, submission: Submission, i18n: Translator, deliver: Deliver | undefined, tell: (delivery: Delivery) => void): Held {
  const format = formats[config.format];
  const readable = answerRows(config.journey, submission.body.answers).filter(({ at }) => at === 'answered').map(({ key, values }) => ({ key, words: values.map(value => i18n.say(value)).join('; ') }));
  const make = async (): Promise<{ readonly whole: Submission | SealedSubmission; readonly body: string }> => { const whole = await readyToSend(config, submission); return { whole, body: format.encode(whole, readable) }; };
  let made: ReturnType<typeof make> | undefined;
  return holdAndSend({
    tell,
    random: Math.random,
    after: (ms, call) => { const timer = setTimeout(call, ms); return () => clearTimeout(timer); },
    async send() {
      try {
        const { whole, body } = await (made ??= make());
        // A site's function gets a copy of its own at each try: what it changes is not sent again.
        return await (deliver ? delivered(deliver, JSON.parse(formats.json.encode(whole, readable)) as typeof whole) : send({ id: submission.id, endpoint: config.endpoint!, format, expectsReceipt: config.receipt === 'id', body }, fetch));
      } catch (error) {
        made = undefined;
        return error instanceof RangeError ? { kind: 'refused', fields: [] } : { kind: 'retry', pace: 'usual', siteFault: true };
      }
    },
  });
}
