import { canonicalJson } from '../../core/canonical.ts';
import { maxBodyBytes, type Answer as Said, type Submission } from '../../core/submission.ts';
import { retryAfterMs } from '../../net/outcome.ts';
import { findTaken, isReceipt, refused, told } from './answers.ts';
import { found, quoted, type Check, type Found } from './check.ts';
import type { Answer, Endpoint } from './endpoint.ts';
import { answered, example, sealedExample } from './examples.ts';

const dayMs = 86_400_000;

/** Good if every one of these is taken. */
async function findAllTaken({ send, form }: Endpoint, changes: readonly Parameters<typeof example>[1][]): Promise<Found> {
  let last = found(true, 'Nothing was sent.');
  for (const change of changes) {
    const one = example(form, change);
    last = findTaken(await send(one), one.id);
    if (!last.good) return last;
  }
  return last;
}

const says = (text: string) => [{ answers: { say: answered(text) } }];

/** A submission whose body takes as many bytes as a body may. */
export function largest(form: string): Submission {
  const bytesOf = ({ body }: Submission): number => Buffer.byteLength(canonicalJson(body));
  const answers: Record<string, Said> = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`page-${at}`, answered('m'.repeat(3900))]));
  const room = maxBodyBytes - bytesOf(example(form, { answers: { ...answers, rest: answered('') } }));
  return example(form, { answers: { ...answers, rest: answered('m'.repeat(room)) } });
}

/** Sends a sealed example. */
async function sendSealed({ send, form }: Endpoint): Promise<{ readonly id: string; readonly answer: Answer }> {
  const sealed = await sealedExample(form);
  return { id: sealed.id, answer: await send(canonicalJson(sealed), { 'idempotency-key': `"${sealed.id}"` }) };
}

/** How it carries itself: with strange and long answers, old ones, many, and after bad ones. */
export const behaviour = [
  {
    id: 'emoji', level: 'must',
    expected: 'Emoji and letters of all languages are taken.',
    why: 'People write as they write, and names are not ASCII.',
    mend: 'Use UTF-8 throughout (in MySQL: utf8mb4).',
    look: endpoint => findAllTaken(endpoint, says('I ❤️ singing 🎶 with my niña Zoë 👩🏽‍🦽, 歌うこと, Ŵyn')),
  },
  {
    id: 'right-to-left', level: 'must',
    expected: 'Writing from right to left is taken, with the signs that steer it.',
    why: 'It is how people write Arabic, Urdu and Hebrew.',
    mend: 'Do not forbid letters; isolate them where you show them.',
    look: endpoint => findAllTaken(endpoint, says('أحب الغناء \u2067اردو\u2069 \u200fעברית\u200e')),
  },
  {
    id: 'control-characters', level: 'must',
    expected: 'Line ends, tabs and control characters are taken.',
    why: 'They come along when people paste, and nobody sees them.',
    mend: 'Store what comes, and leave out what cannot be shown when you show it.',
    look: endpoint => findAllTaken(endpoint, says('one\r\ntwo\tthree\u0001\u0008\u001b[1m\u007f\u0085')),
  },
  {
    id: 'looks-like-an-attack', level: 'must',
    expected: 'Text that looks like code or a formula is taken as text.',
    why: 'A person who writes "<3", "=" or a quote is no attacker. A firewall that stops them tells them that their site is broken.',
    mend: 'Make an exception for this address in the firewall; write text safely where you show and export it.',
    look: endpoint => findAllTaken(endpoint, says('<script>alert(1)</script> \' OR 1=1; DROP TABLE people; -- =HYPERLINK("x") ../../etc/passwd ${7*7} {{7*7}}')),
  },
  {
    id: 'largest', level: 'must',
    expected: `A body of ${maxBodyBytes / 1024} KiB is taken.`,
    why: 'It is the most that the form sends. Somebody who had much to say would be refused.',
    mend: 'Allow 48 KiB for a whole request.',
    look: async ({ send, form }) => { const one = largest(form); return findTaken(await send(one), one.id); },
  },
  {
    id: 'all-answers', level: 'must',
    expected: 'Answers are taken in every form: texts, lists, parts, lists of parts, skipped, rather not said, not asked.',
    why: 'Nearly every submission has some of them.',
    mend: 'Check by submission.schema.json.',
    look: endpoint => findAllTaken(endpoint, [{ answers: { 'matters': answered(['music', 'outdoors']), 'interests.music': answered(['choir']), 'contact': answered({ by: 'phone', to: '020 7946 0018' }), 'people': answered([{ first: 'A' }, { first: 'B' }]), 'gp': { at: 'skipped' }, 'age': { at: 'preferNotToSay' }, 'help': { at: 'notAsked' } } }]),
  },
  {
    id: 'languages', level: 'must',
    expected: 'Every language is taken.',
    why: 'The form can be filled in in another language than the first.',
    mend: 'Take any language tag of up to 35 letters.',
    look: endpoint => findAllTaken(endpoint, [{ language: 'cy' }, { language: 'zh-Hant-HK' }]),
  },
  {
    id: 'filled-in-by', level: 'must',
    expected: 'It may be filled in by the person, by somebody else and by a professional.',
    why: 'Family and surgeries refer people too.',
    mend: 'Take self, someone-else and professional in filledInBy.',
    look: endpoint => findAllTaken(endpoint, [{ filledInBy: 'someone-else' }, { filledInBy: 'professional' }]),
  },
  {
    id: 'header-keys', level: 'must',
    expected: 'programme, session and scheme may have a value, be null, or (scheme) be missing.',
    why: 'They say for which activity, and for which organisation of an area, a person comes.',
    mend: 'Check by submission.schema.json.',
    look: endpoint => findAllTaken(endpoint, [{ programme: 'swim', session: 'Monday', scheme: 'north' }, { scheme: null }]),
  },
  {
    id: 'key-order', level: 'must',
    expected: 'The keys of the JSON may stand in any order.',
    why: 'Other programs that send write them as they like.',
    mend: 'Read it as JSON, never as text.',
    look: async ({ send, form }) => {
      const one = example(form);
      return findTaken(await send(JSON.stringify(Object.fromEntries(Object.entries(one).reverse())), { 'idempotency-key': `"${one.id}"` }), one.id);
    },
  },
  {
    id: 'late', level: 'must',
    expected: 'A submission that was made seven days ago is taken.',
    why: 'So long it can wait on a device that had no line.',
    mend: 'Go by when it comes, not by createdAt.',
    look: endpoint => findAllTaken(endpoint, [{ agoMs: 7 * dayMs }]),
  },
  {
    id: 'clock-ahead', level: 'must',
    expected: 'A submission from a device whose clock is a day ahead is taken.',
    why: 'Clocks of old devices are wrong, and nobody knows theirs is.',
    mend: 'Go by when it comes, not by createdAt.',
    look: endpoint => findAllTaken(endpoint, [{ agoMs: -dayMs }]),
  },
  {
    id: 'sealed', level: 'must',
    expected: 'A sealed submission is taken with a receipt, or refused clearly.',
    why: 'A site may turn sealing on before you can open it: people must then be told to call, and not wait for ever.',
    mend: 'Answer 422 if you do not take "sealed" in the place of "body".',
    look: async endpoint => {
      const { id, answer } = await sendSealed(endpoint);
      return found(isReceipt(answer, id) || refused(answer), told(answer));
    },
  },
  {
    id: 'sealed-taken', level: 'should', after: ['sealed'],
    expected: 'A sealed submission is taken, with "sealed" in the place of "body".',
    why: 'A form that seals sends nothing else: nobody would ever get what people write there.',
    mend: 'Check by submission.schema.json, which has both kinds, and keep it as it came. Only those with a key can open it.',
    look: async endpoint => { const { id, answer } = await sendSealed(endpoint); return findTaken(answer, id); },
  },
  {
    id: 'keeps-working', level: 'must',
    expected: 'Right after ten bad ones at once, a good one is taken.',
    why: 'One bad sender must not shut out everybody else.',
    mend: 'Catch what goes wrong in one request, in that request.',
    look: async ({ send, form }) => {
      await Promise.all(Array.from({ length: 10 }, (_, at) => send(`{"doctor": ${'['.repeat(at)}`)));
      const one = example(form);
      return findTaken(await send(one), one.id);
    },
  },
  {
    id: 'no-cookies', level: 'must',
    expected: 'No answer sets a cookie.',
    why: 'People were told that there are none, and a cookie needs consent.',
    mend: 'Turn off sessions for this address. Some firewalls and load balancers set cookies, too.',
    look: async ({ heard }) => { const one = heard.find(({ headers }) => headers['set-cookie'] !== undefined); return found(!one, one ? `It sets ${quoted(one.headers['set-cookie']![0]?.split('=')[0])}.` : 'None does.'); },
  },
  {
    id: 'quick', level: 'should',
    expected: 'No answer takes longer than a quarter of the time that the form waits.',
    why: 'People close the page while they wait, and on a slow line there is more to wait for.',
    mend: 'Answer as soon as the submission is stored; send emails and the like after that.',
    look: async ({ heard, timeoutMs }) => { const slowest = Math.max(...heard.map(({ tookMs }) => tookMs)); return found(slowest <= timeoutMs / 4, `The slowest took ${(slowest / 1000).toFixed(2)} seconds.`); },
  },
  {
    id: 'room', level: 'should',
    expected: 'One address may send as many as the doctor did, within a minute.',
    why: 'A library, a surgery or a mobile network shares one address: a morning of people is many.',
    mend: 'Allow hundreds at once for one address, and some hundreds an hour after that.',
    look: async ({ heard }) => { const limited = heard.filter(({ status }) => status === 429).length; return found(limited === 0, limited === 0 ? `All of ${heard.length} were let in.` : `${limited} of ${heard.length} were told to come later (429).`); },
  },
  {
    id: 'retry-after', level: 'must',
    expected: 'Where it says "later" (429, 503) with a retry-after, that is a number of seconds or a date, and at most a day.',
    why: 'The form obeys. What it cannot read it does not obey, and after a day the person has closed the page.',
    mend: 'Answer retry-after: 60, or the like.',
    look: async ({ heard }) => {
      const wrong = heard.filter(({ status }) => status === 429 || status === 503).map(({ headers }) => headers['retry-after'] ?? null)
        .find(value => value !== null && (retryAfterMs(value, Date.now()) ?? dayMs) >= dayMs && value.trim() !== String(dayMs / 1000));
      return found(wrong === undefined, wrong === undefined ? 'Nothing else was heard.' : `It is ${quoted(wrong)}.`);
    },
  },
] as const satisfies readonly Check[];

