import { request as requestPlainly, type IncomingHttpHeaders } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { LookupFunction } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import type { Submission } from '../../core/submission.ts';
import { retryAfterMs } from '../../net/outcome.ts';
import { example, misshapen, written } from './examples.ts';

/** What is asked of an endpoint. A header that is `undefined` is not sent. */
export interface Question {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Uint8Array;
}

/** What came back. With status 0 nothing did, and `fault` says why in a sentence. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** At most a million bytes of it. */
  readonly text: string;
  readonly tookMs: number;
  readonly fault?: string;
}

/** How an endpoint is examined. What is passed in for tests has its usual value without them. */
export interface Manner {
  readonly form: string;
  /** The page that it is asked from, as a browser would name it. */
  readonly origin: string;
  /** How long is waited for one answer. */
  readonly timeoutMs: number;
  readonly lookup?: LookupFunction;
  /** Waits before it is asked again, when it wished so. */
  readonly sleep?: (ms: number) => Promise<unknown>;
}

/** An endpoint under examination: ways to ask it, and all that it has answered. */
export interface Endpoint extends Manner {
  readonly url: URL;
  readonly heard: readonly Answer[];
  readonly ask: (question: Question) => Promise<Answer>;
  /** Posts a submission, or bytes that are none, as the widget does. */
  readonly send: (body: Submission | string | Uint8Array, headers?: Question['headers']) => Promise<Answer>;
  /** Asked once, however many checks look at the answer. */
  readonly first: () => Promise<First>;
  readonly preflight: () => Promise<Answer>;
  readonly unreadable: () => Promise<Answer>;
  readonly wrongValue: () => Promise<Answer>;
}

/** The first submission, and the answer: to it as it is, and if that was not taken, without its `Idempotency-Key`. */
export interface First {
  readonly sent: Submission;
  readonly withKey: Answer;
  readonly answer: Answer;
}

const mostBytes = 1_000_000;
/** So often one question is asked, when the endpoint says "later"; and so long is waited in all. */
const mostTries = 4;
const patienceMs = 60_000;

const faults: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at this address.', ENOTFOUND: 'There is no computer of this name.', EAI_AGAIN: 'The name could not be looked up.',
  ECONNRESET: 'The connection was closed before an answer.', EPIPE: 'The connection was closed before an answer.', EHOSTUNREACH: 'There is no way to this computer.', ENETUNREACH: 'There is no way to this computer.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.', DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by itself, and no browser trusts it.', SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate comes from somebody whom browsers do not know.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'A certificate between its own and those that browsers know is missing.', ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name.',
  EPROTO: 'It does not speak TLS there.', ERR_SSL_WRONG_VERSION_NUMBER: 'It does not speak TLS there.', ERR_SSL_PACKET_LENGTH_TOO_LONG: 'It does not speak TLS there.',
};

/** What went wrong with a connection, in a sentence. */
export function faultIn(error: unknown): string {
  const { code } = error as { readonly code?: string };
  return (code && faults[code]) ?? `The connection failed (${code ?? 'no reason was given'}).`;
}

/** That an answer took too long, in a sentence. */
export const tooLate = (timeoutMs: number): string => `No answer came within ${timeoutMs / 1000} seconds.`;

function askOnce(url: URL, { method, headers, body }: Question, { timeoutMs, lookup }: Manner): Promise<Answer> {
  const begun = performance.now();
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const all = { 'user-agent': 'what-matters-doctor', 'accept': '*/*', ...headers, ...(bytes && { 'content-length': String(bytes.byteLength) }) };
  return new Promise(resolve => {
    const end = (answer: Partial<Answer>): void => { clearTimeout(timer); resolve({ status: 0, headers: {}, text: '', tookMs: performance.now() - begun, ...answer }); };
    const request = (url.protocol === 'https:' ? requestSecurely : requestPlainly)(url, {
      method, agent: false, headers: Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)), ...(lookup && { lookup }),
    }, response => {
      const pieces: Buffer[] = [];
      let length = 0;
      const whole = (): void => { end({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(pieces).toString('utf8') }); };
      response.on('data', (piece: Buffer) => {
        pieces.push(piece);
        length += piece.byteLength;
        if (length > mostBytes) { whole(); request.destroy(); }
      });
      response.on('end', whole);
      response.on('error', error => { end({ fault: faultIn(error) }); });
    });
    const timer = setTimeout(() => { end({ fault: tooLate(timeoutMs) }); request.destroy(); }, timeoutMs);
    request.on('error', error => { end({ fault: faultIn(error) }); });
    request.end(bytes);
  });
}

/** Asks once, unless the answer was "later". */
function once<Value>(make: () => Promise<Value>, answerIn: (value: Value) => Answer): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return async () => {
    const value = await (made ??= make());
    if (answerIn(value).status === 429) made = undefined;
    return value;
  };
}

const itself = (answer: Answer): Answer => answer;

/** Whether an answer says that a submission was taken. */
export const taken = ({ status }: Answer): boolean => status >= 200 && status < 300;

/** Makes ready to examine an endpoint. Nothing is sent yet. */
export function endpointAt(url: URL, manner: Manner): Endpoint {
  const { form, origin, sleep = after } = manner;
  const heard: Answer[] = [];
  let patience = patienceMs;
  const ask = async (question: Question): Promise<Answer> => {
    for (let tries = 1; ; tries++) {
      const answer = await askOnce(url, question, manner);
      heard.push(answer);
      // A large body may meet a closed door before its answer is read: what the answer was is worth another try.
      const cut = answer.status === 0 && (question.body?.length ?? 0) > 65_536 && answer.fault === faults['EPIPE'];
      const waitMs = cut ? 0 : (retryAfterMs(answer.headers['retry-after'] ?? null, Date.now()) ?? 1000);
      if (tries === mostTries || waitMs > patience || !(cut || answer.status === 429 || answer.status === 503)) return answer;
      patience -= waitMs;
      await sleep(waitMs);
    }
  };
  const send: Endpoint['send'] = (body, headers = {}) => {
    const isSubmission = typeof body === 'object' && 'schema' in body;
    return ask({ method: 'POST', body: isSubmission ? written(body) : body, headers: { 'origin': origin, 'content-type': 'application/json', ...(isSubmission && { 'idempotency-key': `"${body.id}"` }), ...headers } });
  };
  return {
    ...manner, url, heard, ask, send,
    first: once(async () => {
      const sent = example(form);
      const withKey = await send(sent);
      const again = withKey.status >= 400 && withKey.status < 500 ? await send(sent, { 'idempotency-key': undefined }) : withKey;
      return { sent, withKey, answer: taken(again) ? again : withKey };
    }, ({ answer }) => answer),
    preflight: once(() => ask({ method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,idempotency-key' } }), itself),
    unreadable: once(() => send('Doctor Example wrote this, and it is not JSON.'), itself),
    wrongValue: once(() => send(misshapen(form, { body: { answers: { name: { at: 'answered', value: 'Doctor Example' }, matters: { at: 'answered', value: { by: ['Doctor Example'] } } }, ideas: [], scores: [], consents: [] } })), itself),
  };
}
