import { findRefused, findStatus, objectIn, refused, told } from './answers.ts';
import { found, quoted, type Check } from './check.ts';
import { taken } from './endpoint.ts';
import { beginningOfName, example, misshapen, written } from './examples.ts';

const tooLarge = 256 * 1024;
const deep = 10_000;

/** What an endpoint writes when something of its own went wrong. */
const traces = /(?:\n|\\n)\s+at .+:\d+|Traceback \(most recent|node_modules|\.(?:php|py|rb|java|cs)(?::| on line )|Stack trace|SQLSTATE|SyntaxError/i;

const fieldsIn = (errors: unknown): readonly string[] => (Array.isArray(errors) ? errors.flatMap((one: unknown) => { const field = (one as { readonly field?: unknown } | null)?.field; return typeof field === 'string' ? [field] : []; }) : []);

/** What is wrong is refused clearly, and no answer of a person comes back with it. */
export const refusals = [
  {
    id: 'broken-json', level: 'must',
    expected: 'What is no JSON is refused.',
    why: 'A yes to what nobody can read is a referral that is lost; a 500 is tried again for ever.',
    mend: 'Answer 400 when the body cannot be read.',
    look: async ({ unreadable }) => findRefused(await unreadable()),
  },
  {
    id: 'broken-json-400', level: 'should', after: ['broken-json'],
    expected: 'What is no JSON is answered 400.',
    why: 'Whoever looks for a fault finds it by the status.',
    mend: 'Answer 400, and keep 422 for JSON that does not fit.',
    look: async ({ unreadable }) => findStatus(await unreadable(), 400),
  },
  {
    id: 'refusal-json', level: 'should', after: ['broken-json'],
    expected: 'A refusal is JSON with a message.',
    why: 'It is for you: the webmaster who sets up the form reads there what is wrong.',
    mend: 'Answer {"message": …, "errors": [{"field": …, "problem": …}]}.',
    look: async ({ unreadable }) => { const answer = await unreadable(); return found(typeof objectIn(answer)?.['message'] === 'string', `It begins with ${quoted(answer.text.slice(0, 50))}.`); },
  },
  {
    id: 'no-trace', level: 'must', after: ['broken-json'],
    expected: 'A refusal does not show how the endpoint is made.',
    why: 'Paths, lines of code and names of tables help whoever wants what people wrote.',
    mend: 'Turn off the debugging mode; answer with words of your own.',
    look: async ({ unreadable, wrongValue }) => { const shows = [await unreadable(), await wrongValue()].map(({ text }) => traces.exec(text)?.[0]).find(one => one !== undefined); return found(shows === undefined, shows === undefined ? 'It shows nothing of that.' : `It shows ${quoted(shows)}.`); },
  },
  {
    id: 'empty-body', level: 'must',
    expected: 'Nothing at all is refused.',
    why: 'A yes to nothing hides that something on the way takes bodies away.',
    mend: 'Answer 400.',
    look: async ({ send }) => findRefused(await send('')),
  },
  {
    id: 'bad-utf8', level: 'should',
    expected: 'Bytes that are no UTF-8 are refused.',
    why: 'They would be stored as � in the place of a name.',
    mend: 'Read the bytes with a decoder that stops at what it cannot read ("fatal").',
    look: async ({ send, form }) => {
      const bytes = Buffer.from(written(example(form)));
      bytes[bytes.indexOf('Doctor') + 1] = 0xff;
      return findRefused(await send(bytes));
    },
  },
  {
    id: 'wrong-type', level: 'should',
    expected: 'A content type that is no JSON and no text is refused with 415.',
    why: 'A site whose format is set up wrongly should learn it at its first try, and from you.',
    mend: 'Take application/json and text/plain, and answer 415 to the rest.',
    look: async ({ send, form }) => findStatus(await send(written(example(form)), { 'content-type': 'text/html' }), 415),
  },
  {
    id: 'too-large', level: 'must',
    expected: `${tooLarge / 1024} KiB are refused.`,
    why: 'Somebody could fill your disk, and then nobody\'s answers are stored.',
    mend: 'Stop reading at 48 KiB, which is the largest that the form sends, and answer 413.',
    look: async ({ send }) => findRefused(await send('x'.repeat(tooLarge))),
  },
  {
    id: 'too-large-413', level: 'should', after: ['too-large'],
    expected: 'What is too large is answered 413.',
    why: 'Whoever looks for a fault finds it by the status.',
    mend: 'Answer 413, before the body is parsed.',
    look: async ({ send, form }) => findStatus(await send(misshapen(form, { session: 'x'.repeat(tooLarge) })), 413),
  },
  {
    id: 'deep-nesting', level: 'must',
    expected: `Lists in lists, ${deep} deep, are refused.`,
    why: 'Programs that go down into each other run out of room, and the endpoint stops for everybody.',
    mend: 'Count brackets before you parse; a submission is six deep.',
    look: async ({ send }) => findRefused(await send('['.repeat(deep) + ']'.repeat(deep))),
  },
  {
    id: 'list', level: 'should',
    expected: 'A list of submissions in place of one is refused.',
    why: 'There is one receipt: the others would be lost.',
    mend: 'Answer 422 unless the body is an object.',
    look: async ({ send, form }) => findRefused(await send(`[${written(example(form))},${written(example(form))}]`)),
  },
  {
    id: 'wrong-schema', level: 'must',
    expected: 'Something whose "schema" is not what-matters/submission is refused.',
    why: 'It is something else, and would be read as what a person said.',
    mend: 'Check by submission.schema.json, and answer 422.',
    look: async ({ send, form }) => findRefused(await send(misshapen(form, { schema: 'doctor/something-else' }))),
  },
  {
    id: 'wrong-version', level: 'must',
    expected: 'A version that does not exist yet is refused.',
    why: 'Its answers may mean something else. Refused, it is kept on the device until you can read it.',
    mend: 'Take version 1, and answer 422 to others.',
    look: async ({ send, form }) => findRefused(await send(misshapen(form, { version: 7041 }))),
  },
  {
    id: 'missing-id', level: 'must',
    expected: 'A submission without an id is refused.',
    why: 'Nobody could know it again, and each try would be a copy.',
    mend: 'Answer 422; give no id of your own.',
    look: async ({ send, form }) => findRefused(await send(misshapen(form, { id: undefined }))),
  },
  {
    id: 'short-id', level: 'should',
    expected: 'An id that is no UUID is refused.',
    why: 'With short ids two people may have the same one, and the second is taken for a copy of the first.',
    mend: 'Check by submission.schema.json, and answer 422.',
    look: async ({ send, form }) => findRefused(await send(misshapen(form, { id: 'doctor-7041' }))),
  },
  {
    id: 'unknown-key', level: 'should',
    expected: 'A key that is not in the schema is refused.',
    why: 'Nobody would ever read it, and the person believes that it was taken.',
    mend: 'Check by submission.schema.json, which allows no other keys, and answer 422.',
    look: async ({ send, form }) => findRefused(await send(misshapen(form, { nickname: 'Doctor Example' }))),
  },
  {
    id: 'prototype-keys', level: 'must',
    expected: 'Keys such as __proto__ and constructor are refused or passed over, and come back nowhere.',
    why: 'In some programs they change every object there is, and then what others send.',
    mend: 'Make new objects by the schema; never merge what comes into an object of yours.',
    look: async ({ send, form }) => {
      for (const key of ['__proto__', 'constructor', 'prototype']) {
        const answer = await send(written(example(form)).replace('{', `{"${key}":{"reference":"polluted","polluted":"polluted","prototype":{"polluted":"polluted"}},`));
        if (!refused(answer) && !taken(answer)) return found(false, `With ${key}: ${told(answer)}`);
        if (answer.text.includes('polluted')) return found(false, `What was under ${key} came back.`);
      }
      return found(true, 'They did nothing.');
    },
  },
  {
    id: 'wrong-value', level: 'must',
    expected: 'An answer of a form that does not exist is refused.',
    why: 'The inbox may not be able to show it, and nobody learns what the person wanted.',
    mend: 'Check by submission.schema.json, and answer 422.',
    look: async ({ wrongValue }) => findRefused(await wrongValue()),
  },
  {
    id: 'wrong-value-422', level: 'should', after: ['wrong-value'],
    expected: 'What does not fit the schema is answered 422.',
    why: 'Whoever looks for a fault finds it by the status.',
    mend: 'Answer 422 to JSON that does not fit.',
    look: async ({ wrongValue }) => findStatus(await wrongValue(), 422),
  },
  {
    id: 'field-names', level: 'should', after: ['wrong-value'],
    expected: 'The refusal names the field: errors[].field is such as "body.answers.matters.value".',
    why: 'The form can then ask the person about that one answer, and they need not guess.',
    mend: 'Name each field from the outside in, joined by dots.',
    look: async ({ wrongValue }) => { const fields = fieldsIn(objectIn(await wrongValue())?.['errors']); return found(fields.some(field => /^(?:body\.)?answers\.matters(?:\.|$)/.test(field)), fields.length === 0 ? 'It names none.' : `It names ${fields.slice(0, 3).map(quoted).join(', ')}.`); },
  },
  {
    id: 'no-values', level: 'must', after: ['broken-json'],
    expected: 'Refusals repeat nothing that was sent.',
    why: 'Error messages end up in logs and on screens of people who should not read a person\'s answers.',
    mend: 'Write the field and a code. Beware of messages from parsers: they quote what they could not read.',
    look: async ({ unreadable, wrongValue, send, form }) => {
      const answers = [await unreadable(), await wrongValue(), await send(misshapen(form, { form: 'Doctor Example' }))];
      const repeats = answers.filter(answer => !taken(answer) && answer.text.includes(beginningOfName)).length;
      return found(repeats === 0, repeats === 0 ? 'They repeat nothing.' : `${repeats} of ${answers.length} repeat the name of the example.`);
    },
  },
  {
    id: 'get', level: 'should',
    expected: 'GET is answered 405.',
    why: 'Whoever opens the address in a browser learns that it is the right one, and that it is not a page.',
    mend: 'Answer 405 to all but POST and OPTIONS.',
    look: async ({ ask }) => findStatus(await ask({ method: 'GET', headers: {} }), 405),
  },
  {
    id: 'get-allow', level: 'should', after: ['get'],
    expected: 'The answer to GET says which methods there are (the header allow).',
    why: 'HTTP wants it, and tools show it to whoever looks for a fault.',
    mend: 'Add allow: POST, OPTIONS.',
    look: async ({ ask }) => { const { headers } = await ask({ method: 'GET', headers: {} }); return found(/\bPOST\b/.test(headers.allow ?? ''), `It is ${quoted(headers.allow)}.`); },
  },
  {
    id: 'get-tells-nothing', level: 'must',
    expected: 'GET shows nobody\'s answers.',
    why: 'Everybody can open the address.',
    mend: 'Show submissions only behind a sign-in, at another address.',
    look: async ({ ask }) => { const shows = (await ask({ method: 'GET', headers: {} })).text.includes(beginningOfName); return found(!shows, shows ? 'It shows what was sent before.' : 'It shows nothing.'); },
  },
  {
    id: 'no-changes', level: 'must',
    expected: 'PUT, PATCH and DELETE are refused.',
    why: 'Everybody who has the address could change or delete what people sent.',
    mend: 'Answer 405 to all but POST and OPTIONS.',
    look: async ({ ask }) => {
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        const answer = await ask({ method, headers: {} });
        if (answer.status < 400 || answer.status >= 500) return found(false, `${method}: ${told(answer)}`);
      }
      return found(true, 'They are.');
    },
  },
] as const satisfies readonly Check[];
