/** The receiver's contract for machines: OpenAPI 3.1, `dist/openapi.json`. Its schemas are those that the receiver and the widget read with. */
import * as z from 'zod/mini';
import { equalityRecordSchema, maxEqualityBytes, mostEqualityAnswers, type EqualityRecord } from '../core/equality.ts';
import type { Receipt } from '../core/receipt.ts';
import { eitherSubmissionSchema } from '../core/sealed.ts';
import { maxBodyBytes, maxSubmissionBytes, type Submission } from '../core/submission.ts';
import { equalityReceiptSchema, failureSchema, healthSchema, placesSchema, refusalSchema, wholeReceiptSchema } from './answers.ts';
import { allowed, later, openToAll, preflight } from './headers.ts';
import { usualRate } from './rate.ts';
import { tombstoneDays } from './store.ts';

/** Every schema of the contract, by its name there. */
export const schemas = {
  Submission: eitherSubmissionSchema, Receipt: wholeReceiptSchema, EqualityRecord: equalityRecordSchema, EqualityReceipt: equalityReceiptSchema,
  Refusal: refusalSchema, Failure: failureSchema, Health: healthSchema, Places: placesSchema,
} as const;

type SchemaName = keyof typeof schemas;

const told: Readonly<Record<SchemaName, string>> = {
  Submission: `What is sent when a person presses Send. Everything outside "body" is the clear header, by which an endpoint may route and count. Where the site named recipients, "sealed" stands in the place of "body": only they can open it, and an endpoint keeps it as it is. At most ${maxSubmissionBytes} bytes in all, and ${maxBodyBytes} bytes of body.`,
  Receipt: 'It is stored. Nothing but this, with the id of the submission, makes the form say "sent". "place" stands in it only where somebody signs up to a programme whose places are counted: whether they have one, or their number on the waiting list, when this is answered.',
  EqualityRecord: `Answers to equality questions, under an id of their own: never the id of a submission. At most ${maxEqualityBytes} bytes and ${mostEqualityAnswers} answers.`,
  EqualityReceipt: 'It is stored. There is no time and no reference, so that nothing leads back to a person.',
  Refusal: 'Why it was not taken, for whoever looks after the site. "field" names from the outside in, joined by dots, or is empty for the whole; "problem" is a code. No value that was sent is repeated.',
  Failure: 'Something failed inside. What, is told to nobody.',
  Health: 'The receiver has just written to its store, and read it.',
  Places: 'Counts of a programme. Whoever signed up counts until somebody deletes what they sent; "waiting" came when all places were taken.',
};

const exampleId = '0b6f0c6e-1c1e-4b5e-9f0a-2f6f1f0c9d11';
const submission: Submission = {
  schema: 'what-matters/submission', version: 1, id: exampleId, form: 'my-form', journey: { id: 'self-referral', version: '1' },
  createdAt: '2026-11-22T10:00:00Z', language: 'en', filledInBy: 'self', programme: null, session: null, scheme: null,
  body: {
    answers: { 'where': { at: 'answered', value: 'NW1 2DB' }, 'matters': { at: 'answered', value: ['music'] }, 'contact': { at: 'answered', value: { by: 'phone', to: '020 7946 0018' } }, 'more': { at: 'skipped' } },
    ideas: [{ id: 'one', title: 'Songs We Know', reasons: ['interest.choir', 'near'], asked: 'with-someone' }, { id: 'two', title: 'Tuesday Band', reasons: ['area.music'] }],
    scores: [{ instrument: 'ons4', version: '1', mode: 'tiles', items: { satisfied: 7 } }],
    consents: [{ id: 'help-me', language: 'en', sha256: 'a'.repeat(64), given: true }],
  },
};
const record: EqualityRecord = { schema: 'what-matters/equality', version: 1, id: '5d0b7a52-6f43-4c8a-8e63-0c7d5a1f2b3c', form: 'my-form', month: '2026-11', answers: { 'disability': { at: 'answered', value: 'yes' }, 'religion': { at: 'preferNotToSay' } } };
const receipt: Receipt = { id: exampleId, reference: 'K7M4-2QX9', receivedAt: '2026-11-22T10:00:01.000Z' };

const refusal = (message: string, field = '', problem = '') => ({ message, errors: problem ? [{ field, problem }] : [] });
const schema = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });
const headers = (...sets: readonly Readonly<Record<string, string>>[]) => Object.fromEntries(sets.flatMap(set => Object.entries(set)).map(([name, value]) => [name, { required: true, schema: { type: 'string', const: value } }]));
const retryAfter = { 'retry-after': { required: true, description: 'Seconds. The form obeys, for a day at most.', schema: { type: 'string', pattern: '^[0-9]{1,5}$' } } };

const answer = (name: SchemaName, description: string, example: unknown, more: object = {}) =>
  ({ description, headers: { ...headers(openToAll), ...more }, content: { 'application/json': { schema: schema(name), examples: { usual: { value: example } } } } });

/** What is answered to what can never be taken as it is, and to what comes at the wrong time: the same for both addresses. */
const refusals = (what: 'submission' | 'record', bytes: number) => ({
  400: answer('Refusal', `The body is no JSON in UTF-8 or is nested too deep ("not_json", "nested_too_deep"), or Idempotency-Key is not the id in the body ("idempotency_key"). The form does not try this again.`, refusal(`The body must be one ${what} as JSON in UTF-8.`, '', 'not_json')),
  413: answer('Refusal', `It is larger than ${bytes} bytes${what === 'submission' ? `, or its body is larger than ${maxBodyBytes}` : ''}. The form does not try this again.`, refusal(`A ${what} may take ${bytes} bytes.`, '', 'too_big')),
  415: answer('Refusal', 'It is neither application/json nor text/plain, or it is compressed, or not in UTF-8. The form does not try this again.', refusal(`Send the ${what} as application/json (or the same JSON as text/plain), in UTF-8, not compressed.`, '', 'content_type')),
  422: answer('Refusal', 'It does not fit the schema, or other content is stored under this id ("different_content"). The form asks the person about the fields that "errors" names, and does not try this one again.', refusal('This does not fit.', what === 'submission' ? 'body.answers.matters.value' : 'month', 'invalid_type')),
  429: answer('Refusal', `Too many from one address for one form: ${usualRate.burst} at once and ${usualRate.perHour} an hour after that, unless set otherwise. The form waits as long as it is told.`, refusal('Too many at once. Try again later.'), retryAfter),
  503: answer('Failure', 'It could not be stored just now. The form keeps it, and tries again.', { ok: false, ...refusal('We could not do this just now. Try again in a minute.') }, headers(later)),
});

const asked = (operationId: string) => ({
  operationId, summary: 'What a browser asks before it sends JSON from another origin (CORS)',
  responses: { 204: { description: 'Any page may send. No credentials are wanted.', headers: headers(openToAll, preflight) } },
});
const wrongMethod = (operationId: string, set: Readonly<Record<string, string>>, message: string) => ({
  operationId, summary: 'Any other method, such as this one, is refused',
  responses: { 405: answer('Refusal', 'Another method is wanted.', refusal(message), headers(set)) },
});

/** JSON, or the same JSON as text, which a browser sends without asking first. */
const body = (name: SchemaName, example: unknown) => ({
  required: true,
  content: {
    'application/json': { schema: schema(name), examples: { usual: { value: example } } },
    'text/plain': { schema: { type: 'string', contentMediaType: 'application/json', contentSchema: schema(name) } },
  },
});

const key = { $ref: '#/components/parameters/IdempotencyKey' };

/** The contract, of a version of this package. */
export function openApi(version: string) {
  const registry = z.registry<{ id: string; description: string }>();
  for (const name of Object.keys(schemas) as SchemaName[]) registry.add(schemas[name], { id: name, description: told[name] });
  const made = z.toJSONSchema(registry, { uri: id => `#/components/schemas/${id}`, io: 'input' }).schemas;
  return {
    openapi: '3.1.0',
    info: {
      title: 'What a form of what-matters sends, and what it is answered', version, license: { name: 'MIT', identifier: 'MIT' },
      description: 'Anybody may build an endpoint by this. "what-matters doctor ADDRESS" examines one. The form may send the same bytes more than once, and a browser may do so by itself: an endpoint keeps one for each id.',
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: 'https://your-site.example' }],
    paths: {
      '/api/submissions': {
        post: {
          operationId: 'sendSubmission', summary: 'Takes a submission, once', security: [], parameters: [key], requestBody: body('Submission', submission),
          description: `The first receipt is answered again to the same bytes under the same id, for ${tombstoneDays} days after a submission was deleted too (then without "place", which else is told as it is now). The form waits 20 seconds, follows no redirect, and reads 65536 characters of an answer.`,
          responses: {
            201: answer('Receipt', 'Stored.', receipt),
            200: answer('Receipt', 'It was stored before: the same receipt again.', receipt),
            ...refusals('submission', maxSubmissionBytes),
          },
        },
        options: asked('askAboutSubmissions'),
        get: wrongMethod('getSubmissions', allowed.sending, 'Use POST.'),
      },
      '/api/equality': {
        post: {
          operationId: 'sendEqualityRecord', summary: 'Takes a record of equality answers, once', security: [], parameters: [key], requestBody: body('EqualityRecord', record),
          description: 'It comes 1 to 30 minutes after it was given, apart from the submission. "month" is this one or the one before (UTC), else "not_now". It is kept without time, address, order or link.',
          responses: {
            201: answer('EqualityReceipt', 'Stored.', { id: record.id }),
            200: answer('EqualityReceipt', 'It was stored before.', { id: record.id }),
            ...refusals('record', maxEqualityBytes),
          },
        },
        options: asked('askAboutEquality'),
        get: wrongMethod('getEquality', allowed.sending, 'Use POST.'),
      },
      '/api/programmes/{id}': {
        get: {
          operationId: 'tellPlaces', summary: 'How many places of a programme are left', security: [],
          parameters: [{ name: 'id', in: 'path', required: true, description: 'As the programme is named in the clear header of a submission.', schema: { type: 'string', pattern: '^[a-z0-9-]{1,40}$' }, example: 'music-mornings' }],
          description: 'Counts alone, for anybody. A place is not kept for whoever reads this: the receipt says who has one.',
          responses: {
            200: answer('Places', 'It is so just now.', { id: 'music-mornings', places: 12, taken: 12, left: 0, waiting: 3 }),
            404: answer('Refusal', 'There is no such programme, or everybody can come to it.', refusal('There is no such programme with a number of places.')),
            503: answer('Failure', 'They could not be counted just now.', { ok: false, ...refusal('We could not do this just now. Try again in a minute.') }, headers(later)),
          },
        },
        post: wrongMethod('postPlaces', allowed.telling, 'Use GET.'),
      },
      '/api/health': {
        get: {
          operationId: 'health', summary: 'Whether submissions can be stored', security: [],
          responses: { 200: answer('Health', 'They can.', { ok: true, version }), 503: answer('Failure', 'They cannot, just now.', { ok: false, ...refusal('We could not do this just now. Try again in a minute.') }, headers(later)) },
        },
        post: wrongMethod('postHealth', allowed.telling, 'Use GET.'),
      },
    },
    components: {
      // The names are this document's own: a schema inside it has no address.
      schemas: Object.fromEntries(Object.entries(made).map(([name, { $schema: _dialect, $id: _address, ...rest }]) => [name, rest])),
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key', in: 'header', required: false, example: `"${exampleId}"`,
          description: 'The id in the body, as a string of RFC 9651: in double quotes. It may be lost on the way, and then the id in the body counts alone; the two must not differ.',
          schema: { type: 'string', pattern: '^"[0-9a-f-]{32,36}"$' },
        },
      },
    },
  };
}
