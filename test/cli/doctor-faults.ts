// For every check of the doctor, an endpoint on which that check alone fails. The compiler asks for the one of a new check.
import { setTimeout as after } from 'node:timers/promises';
import type { CheckId } from '../../src/cli/doctor/index.ts';
import { json, type Fault, type Got, type Reply } from './doctor-endpoint.ts';

/** A fault, and how else the doctor is called for it. */
export interface Case {
  readonly fault?: Fault;
  /** The address that is examined, made from where the endpoint listens. */
  readonly address?: (port: number) => string;
  readonly timeoutMs?: number;
}

type Change = (reply: Reply, got: Got) => Partial<Reply>;

/** Other answers. */
const answers = (change: Change): Fault => handle => async got => { const reply = await handle(got); return { ...reply, ...change(reply, got) }; };
/** Other answers to some. */
const to = (which: (got: Got, reply: Reply) => boolean, change: Partial<Reply> | Change): Fault => answers((reply, got) => (which(got, reply) ? (typeof change === 'function' ? change(reply, got) : change) : {}));
/** Other headers; `undefined` takes one away. */
const headers = (changes: Readonly<Record<string, string | undefined>>, which: (got: Got, reply: Reply) => boolean = () => true): Fault => to(which, reply =>
  ({ headers: Object.fromEntries(Object.entries({ ...reply.headers, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined)) }));
/** Other receipts. */
const receipts = (change: (receipt: Readonly<Record<string, string>>, got: Got) => object): Fault => to(isTaken, (reply, got) => ({ body: JSON.stringify({ ...(JSON.parse(reply.body) as object), ...change(JSON.parse(reply.body) as Record<string, string>, got) }) }));
/** Receipts with a reference that nobody had before. */
const otherReference = (which: (got: Got, reply: Reply) => boolean): Fault => { let drawn = 0; return to(which, reply => ({ body: JSON.stringify({ ...(JSON.parse(reply.body) as object), reference: `N-${drawn++}` }) })); };
/** Refused without being looked at. */
const refuses = (which: (got: Got) => boolean, status = 422): Fault => handle => async got => (got.method === 'POST' && which(got) ? json(status, { message: 'No.', errors: [] }) : handle(got));
/** Taken without being looked at. */
const takes = (which: (got: Got) => boolean): Fault => handle => async got => (got.method === 'POST' && which(got) ? json(201, { id: idIn(got), reference: 'TAKEN', receivedAt: new Date().toISOString() }) : handle(got));

const isPost = ({ method }: Got): boolean => method === 'POST';
const isPreflight = ({ method }: Got): boolean => method === 'OPTIONS';
const isTaken = ({ method }: Got, { status }: Reply): boolean => method === 'POST' && status < 300;
const idIn = ({ text }: Got): string => /"id":"([0-9a-f-]{36})"/.exec(text)?.[1] ?? '0b6f0000-0000-4000-8000-000000000000';
const has = (text: string) => (got: Got): boolean => got.text.includes(text);
const isUnreadable = ({ text }: Got): boolean => text.startsWith('Doctor');
const isWrongValue = has('"by":["Doctor');
const page: Partial<Reply> = { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Welcome to our Wi-Fi</title>' };

/** Once, before anything else, it says "later". */
const laterOnce = (status: number, retryAfter: string): Fault => { let said = false; return to(isPost, () => { if (said) return {}; said = true; return json(status, { message: 'Later.' }, { 'retry-after': retryAfter }); }); };

export const cases: Readonly<Record<CheckId, Fault | Case>> = {
  'secure': { address: port => `http://endpoint.example:${port}/api/submissions` },
  'connects': { address: () => 'http://127.0.0.1:1/api/submissions' },
  'certificate': { address: port => `https://localhost:${port}/api/submissions` },
  'answers': { fault: () => () => new Promise(() => undefined), timeoutMs: 300 },
  'no-redirect': to(isPost, { status: 307, headers: { location: 'https://elsewhere.example/' } }),

  'accepted': to(isPost, { status: 403 }),
  'receipt-json': to(isTaken, reply => ({ ...page, headers: { ...page.headers, ...reply.headers } })),
  'receipt-id': receipts(({ id }) => ({ id: id!.toUpperCase() })),
  'key-taken': refuses(got => got.headers['idempotency-key']?.startsWith('"') ?? false, 400),
  'reference': receipts(({ reference }) => ({ reference: reference!.padEnd(41, '.') })),
  'reference-plain': receipts(({ reference }) => ({ reference: `<b>${reference}</b>` })),
  'reference-own': receipts(() => ({ reference: 'THANKS' })),
  'received-at': receipts(({ receivedAt }) => ({ receivedAt: receivedAt!.replace('T', ' ').replace('Z', '') })),
  'received-now': receipts(() => ({ receivedAt: '1970-01-01T00:00:00Z' })),
  'receipt-short': to(isTaken, reply => ({ body: reply.body + ' '.repeat(65_536) })),
  'receipt-keys': receipts(() => ({ next: 'https://charity.example/thanks' })),
  'receipt-secret': receipts(({ reference }, { text }) => ({ reference: `${/"value":"(Doctor Example)"/.exec(text)?.[1]} ${reference}` })),
  'receipt-type': headers({ 'content-type': 'text/plain' }, isTaken),
  'receipt-nosniff': headers({ 'x-content-type-options': undefined }, isTaken),
  'no-store': headers({ 'cache-control': 'max-age=600' }, isTaken),

  'preflight': to(isPreflight, { status: 401 }),
  'preflight-origin': headers({ 'access-control-allow-origin': 'https://another.example' }, isPreflight),
  'preflight-content-type': headers({ 'access-control-allow-headers': 'idempotency-key' }, isPreflight),
  'preflight-key': headers({ 'access-control-allow-headers': 'Content-Type' }, isPreflight),
  'preflight-max-age': headers({ 'access-control-max-age': undefined }, isPreflight),
  'receipt-readable': headers({ 'access-control-allow-origin': undefined }, isTaken),
  'refusal-readable': headers({ 'access-control-allow-origin': undefined }, (_, { status }) => status >= 400),
  'no-credentials': headers({ 'access-control-allow-credentials': 'true' }),
  'retry-after-readable': headers({ 'access-control-expose-headers': undefined }),
  'plain-text': refuses(got => got.headers['content-type']?.startsWith('text/plain') ?? false, 415),
  'charset': refuses(got => got.headers['content-type']?.startsWith('application/json;') ?? false, 415),

  'repeat': otherReference(isTaken),
  'repeat-time': (() => { let asked = 0; return receipts(() => ({ receivedAt: new Date(Date.now() + asked++).toISOString() })); })(),
  'at-once': handle => {
    const underWay = new Map<string, number>();
    let copies = 0;
    return async got => {
      const id = idIn(got);
      underWay.set(id, (underWay.get(id) ?? 0) + 1);
      await after(got.method === 'POST' ? 10 : 0);
      const others = underWay.get(id)!;
      const reply = await handle(got);
      await after(got.method === 'POST' ? 10 : 0);
      underWay.set(id, underWay.get(id)! - 1);
      return others > 1 && isTaken(got, reply) ? { ...reply, body: JSON.stringify({ ...(JSON.parse(reply.body) as object), reference: `COPY-${copies++}` }) } : reply;
    };
  },
  'other-content': handle => {
    const kept = new Map<string, Reply>();
    return async got => {
      const reply = await handle(got);
      if (isTaken(got, reply)) kept.set(idIn(got), reply);
      return reply.status === 422 && reply.body.includes('"field":"id"') ? (kept.get(idIn(got)) ?? reply) : reply;
    };
  },
  'first-stays': handle => {
    // Other content takes the place of what was there, although it is refused.
    const pushedOut = new Set<string>();
    return async got => {
      const reply = await handle(got);
      if (reply.status === 422 && reply.body.includes('"field":"id"')) pushedOut.add(idIn(got));
      return isTaken(got, reply) && pushedOut.has(idIn(got)) ? { ...reply, body: reply.body.replace('"R-', '"X-') } : reply;
    };
  },
  'key-lost': otherReference((got, reply) => isTaken(got, reply) && got.headers['idempotency-key'] === undefined && got.headers['content-type'] === 'application/json'),
  'headers-otherwise': otherReference((got, reply) => isTaken(got, reply) && got.names.includes('IDEMPOTENCY-KEY')),
  'key-differs': takes(got => ![undefined, `"${idIn(got)}"`].includes(got.headers['idempotency-key'])),
  'refused-id-free': handle => {
    const refused = new Set<string>();
    return async got => {
      if (refused.has(idIn(got)) && isPost(got)) return json(422, { message: 'This id is known.', errors: [{ field: 'id', problem: 'known' }] });
      const reply = await handle(got);
      if (has('"version":99')(got)) refused.add(idIn(got));
      return reply;
    };
  },

  'broken-json': to(isUnreadable, { status: 500 }),
  'broken-json-400': to(isUnreadable, { status: 422 }),
  'refusal-json': to(isUnreadable, { body: 'Bad Request' }),
  'no-trace': to(isUnreadable, { body: JSON.stringify({ message: 'Unexpected token\n    at parse (/app/node_modules/body/index.js:12:3)', errors: [] }) }),
  'empty-body': takes(({ text }) => text === ''),
  'bad-utf8': takes(({ bytes }) => bytes.includes(0xff)),
  'wrong-type': to(({ headers }) => headers['content-type'] === 'text/html', { status: 400 }),
  'too-large': to(({ bytes }) => bytes.byteLength > 200_000, { status: 500 }),
  'too-large-413': to(({ bytes }) => bytes.byteLength > 200_000, { status: 400 }),
  'deep-nesting': to(({ text }) => text.startsWith('[[[['), { status: 502 }),
  'list': takes(({ text }) => text.startsWith('[{')),
  'wrong-schema': takes(has('doctor/something-else')),
  'wrong-version': takes(has('"version":7041')),
  'missing-id': takes(({ text }) => text.startsWith('{') && text.endsWith('}') && text.includes('what-matters/submission') && !/,"id":"|^\{"id":"/.test(text)),
  'short-id': takes(has('"doctor-7041"')),
  'unknown-key': takes(has('"nickname"')),
  'prototype-keys': to(has('"constructor"'), { status: 500 }),
  'wrong-value': takes(isWrongValue),
  'wrong-value-422': to(isWrongValue, { status: 400 }),
  'field-names': to(isWrongValue, { body: JSON.stringify({ message: 'Something does not fit.', errors: [] }) }),
  'no-values': to(isUnreadable, (_, { text }) => ({ body: JSON.stringify({ message: `Unexpected token 'D', "${text.slice(0, 10)}"... is not valid JSON`, errors: [] }) })),
  'get': to(({ method }) => method === 'GET', { status: 404 }),
  'get-allow': headers({ allow: undefined }, ({ method }) => method === 'GET'),
  'get-tells-nothing': handle => { let last = ''; return async got => { if (isPost(got) && has('"value":"Doctor Example"')(got)) last = got.text; const reply = await handle(got); return got.method === 'GET' ? { ...reply, body: last } : reply; }; },
  'no-changes': to(({ method }) => method === 'DELETE', { status: 204 }),

  'emoji': refuses(has('🎶')),
  'right-to-left': refuses(has('\u2067')),
  'control-characters': refuses(has('\\u001b')),
  'looks-like-an-attack': refuses(has('<script>'), 403),
  'largest': refuses(({ bytes }) => bytes.byteLength > 16_384 && bytes.byteLength < 65_536, 413),
  'all-answers': refuses(has('notAsked')),
  'languages': refuses(has('zh-Hant')),
  'filled-in-by': refuses(has('"filledInBy":"professional"')),
  'header-keys': refuses(has('"scheme"')),
  'key-order': refuses(has('"version":1,"schema"'), 400),
  'late': refuses(got => ageMs(got) > 86_400_000),
  'clock-ahead': refuses(got => ageMs(got) < -60_000),
  'sealed': to(has('"sealed"'), { status: 500 }),
  'sealed-taken': refuses(has('"sealed"')),
  'keeps-working': handle => {
    let bad = 0;
    let stunned = false;
    return async got => {
      if (got.text.startsWith('{"doctor"')) { if (++bad === 10) stunned = true; return handle(got); }
      if (stunned) { stunned = false; return json(500, { message: 'Out of memory.', errors: [] }); }
      return handle(got);
    };
  },
  'no-cookies': headers({ 'set-cookie': 'session=1; Secure' }, isTaken),
  'quick': handle => async got => { if (got.bytes.byteLength > 30_000 && got.bytes.byteLength < 65_536) await after(2100); return handle(got); },
  'room': laterOnce(429, '1'),
  'retry-after': laterOnce(503, 'soon'),
};

function ageMs({ text }: Got): number {
  const made = /"createdAt":"([^"]+)"/.exec(text)?.[1];
  return made ? Date.now() - Date.parse(made) : 0;
}
