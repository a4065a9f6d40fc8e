import { findListed, findReadable, findTaken, isReceipt, told } from './answers.ts';
import { found, quoted, type Check } from './check.ts';
import { taken } from './endpoint.ts';
import { example } from './examples.ts';

/** Whether a browser lets a page of another origin send, and read what is answered. */
export const cors = [
  {
    id: 'preflight', level: 'must',
    expected: 'The question that a browser asks first (OPTIONS) is answered 2xx.',
    why: 'Browsers ask before they send JSON to another origin. Without a yes nothing is sent.',
    mend: 'Answer OPTIONS with 204, before any rule that asks who is there. Where that cannot be, use "format": "simple".',
    look: async ({ preflight }) => { const answer = await preflight(); return found(taken(answer), told(answer)); },
  },
  {
    id: 'preflight-origin', level: 'must', after: ['preflight'],
    expected: 'The answer to OPTIONS lets the page\'s origin in.',
    why: 'Otherwise the browser sends nothing.',
    mend: 'Add access-control-allow-origin: *. If the endpoint has a list of origins, name yours: --origin https://your-site.example.',
    look: async ({ preflight, origin }) => findReadable(await preflight(), origin),
  },
  {
    id: 'preflight-content-type', level: 'must', after: ['preflight'],
    expected: 'The answer to OPTIONS allows the header content-type.',
    why: 'Without it browsers send no JSON.',
    mend: 'Add access-control-allow-headers: content-type, idempotency-key.',
    look: async ({ preflight }) => findListed(await preflight(), 'access-control-allow-headers', 'content-type'),
  },
  {
    id: 'preflight-key', level: 'must', after: ['preflight'],
    expected: 'The answer to OPTIONS allows the header idempotency-key.',
    why: 'The form sends it with every submission as JSON; where it is not allowed, browsers send nothing.',
    mend: 'Add access-control-allow-headers: content-type, idempotency-key.',
    look: async ({ preflight }) => findListed(await preflight(), 'access-control-allow-headers', 'idempotency-key'),
  },
  {
    id: 'preflight-max-age', level: 'should', after: ['preflight'],
    expected: 'The answer to OPTIONS may be remembered for ten minutes or more.',
    why: 'Each try then needs one journey over the line and not two, which counts where lines are bad.',
    mend: 'Add access-control-max-age: 86400.',
    look: async ({ preflight }) => { const value = (await preflight()).headers['access-control-max-age']; return found(Number(value) >= 600, `access-control-max-age is ${quoted(value)}.`); },
  },
  {
    id: 'receipt-readable', level: 'must', after: ['key-taken'],
    expected: 'The page may read the receipt.',
    why: 'Otherwise it was stored, and the person is told that it was not sent.',
    mend: 'Add access-control-allow-origin: * to the answer to POST as well.',
    look: async ({ first, origin }) => findReadable((await first()).withKey, origin),
  },
  {
    id: 'refusal-readable', level: 'must', after: ['key-taken'],
    expected: 'The page may read refusals too.',
    why: 'Otherwise the form takes "this cannot be taken" for a bad line and tries for ever, and nobody tells the person to call.',
    mend: 'Add access-control-allow-origin: * to every answer, those of errors too (with nginx: "always").',
    look: async ({ unreadable, origin }) => findReadable(await unreadable(), origin),
  },
  {
    id: 'no-credentials', level: 'should', after: ['key-taken'],
    expected: 'No answer asks for credentials (access-control-allow-credentials).',
    why: 'The form sends none: it should not matter who is signed in, and no page should act in their name.',
    mend: 'Take access-control-allow-credentials away.',
    look: async ({ first, preflight }) => {
      const values = [await preflight(), (await first()).withKey].map(({ headers }) => headers['access-control-allow-credentials']);
      return found(!values.includes('true'), values.includes('true') ? 'It asks for them.' : 'It asks for none.');
    },
  },
  {
    id: 'retry-after-readable', level: 'should', after: ['key-taken'],
    expected: 'The page may read retry-after.',
    why: 'When too many come at once, the form then waits as long as you ask, and can tell the person how long.',
    mend: 'Add access-control-expose-headers: retry-after.',
    look: async ({ first }) => findListed((await first()).withKey, 'access-control-expose-headers', 'retry-after'),
  },
  {
    id: 'plain-text', level: 'should', after: ['key-taken'],
    expected: 'The same JSON is taken as text/plain, which browsers send without asking first.',
    why: 'A site can then use "format": "simple", when something between it and you answers no OPTIONS.',
    mend: 'Read text/plain as JSON too, and take the id from the body.',
    look: async ({ send, form }) => {
      const one = example(form);
      return findTaken(await send(one, { 'content-type': 'text/plain;charset=UTF-8', 'idempotency-key': undefined }), one.id);
    },
  },
  {
    id: 'charset', level: 'should', after: ['key-taken'],
    expected: 'application/json; charset=utf-8 is taken as application/json is.',
    why: 'Some browsers and proxies add the charset, and people who use them have done nothing wrong.',
    mend: 'Look only at what stands before the semicolon.',
    look: async ({ send, form }) => {
      const one = example(form);
      const answer = await send(one, { 'content-type': 'application/json; charset=utf-8' });
      return found(isReceipt(answer, one.id), told(answer));
    },
  },
] as const satisfies readonly Check[];
