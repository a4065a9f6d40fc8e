// The contract for machines: it is a whole OpenAPI document, it is made of the one schema, and the receiver keeps to it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { version } from '../../package.json';
import { maxSubmissionBytes } from '../../src/core/submission.ts';
import { openApi, schemas } from '../../src/receiver/openapi.ts';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';
import { equalityRecord, idOf, receiverFixture, submission } from './fixtures.ts';
import { programme, signUp } from './programmes.ts';

const built = (name: string): Record<string, unknown> => JSON.parse(readFileSync(join(import.meta.env.ROOT, 'dist', name), 'utf8')) as Record<string, unknown>;
const contract = built('openapi.json');

/** The parts of an OpenAPI 3.1 document that this one may have, each with no other keys than the specification's. */
const reference = z.strictObject({ $ref: z.string().check(z.startsWith('#/')) });
const schema = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const example = z.strictObject({ value: z.unknown(), summary: z.optional(z.string()) });
const media = z.strictObject({ schema, examples: z.optional(z.record(z.string(), z.union([reference, example]))) });
const content = z.record(z.string().check(z.regex(/^[a-z]+\/[a-z.+-]+$/)), media);
const header = z.strictObject({ description: z.optional(z.string()), required: z.optional(z.boolean()), schema });
const response = z.strictObject({ description: z.string().check(z.minLength(1)), headers: z.optional(z.record(z.string(), z.union([reference, header]))), content: z.optional(content) });
const parameter = z.strictObject({ name: z.string(), in: z.enum(['query', 'header', 'path', 'cookie']), description: z.optional(z.string()), required: z.optional(z.boolean()), schema, example: z.optional(z.unknown()) });
const operation = z.strictObject({
  operationId: z.string().check(z.regex(/^[a-z][A-Za-z]+$/)), summary: z.string(), description: z.optional(z.string()), security: z.optional(z.array(z.record(z.string(), z.array(z.string())))),
  parameters: z.optional(z.array(z.union([reference, parameter]))), requestBody: z.optional(z.strictObject({ required: z.optional(z.boolean()), content })),
  responses: z.record(z.string().check(z.regex(/^[1-5]\d\d$/)), response),
});
const document = z.strictObject({
  openapi: z.string().check(z.regex(/^3\.1\.\d+$/)),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.optional(z.string()), license: z.strictObject({ name: z.string(), identifier: z.string() }) }),
  jsonSchemaDialect: z.url(),
  servers: z.array(z.strictObject({ url: z.url() })),
  paths: z.record(z.string().check(z.startsWith('/')), z.partialRecord(z.enum(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']), operation)),
  components: z.strictObject({ schemas: z.record(z.string().check(z.regex(/^[A-Za-z0-9._-]+$/)), schema), parameters: z.record(z.string().check(z.regex(/^[A-Za-z0-9._-]+$/)), parameter) }),
});
const read = document.parse(contract);

/** All objects in a value, with the way to each. */
function* objectsIn(value: unknown, way: readonly string[] = []): Generator<readonly [readonly string[], Readonly<Record<string, unknown>>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [way, value as Record<string, unknown>];
  for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, [...way, key]);
}
const at = (pointer: string): unknown => pointer.slice(2).split('/').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], contract);
const nameIn = (one: unknown): keyof typeof schemas => (one as { $ref: string }).$ref.split('/').at(-1) as keyof typeof schemas;

describe('the contract', () => {
  it('is built from the sources as they are', () => assert.deepEqual(contract, JSON.parse(JSON.stringify(openApi(version)))));

  it('has the schema of a submission that is published by itself', () => {
    const { $schema: _dialect, $id: _address, title: _title, ...published } = built('submission.schema.json');
    const { description: _told, ...inside } = read.components.schemas['Submission'] as Record<string, unknown>;
    assert.deepEqual(inside, published);
  });

  it('refers only to what is there, and has nothing that it does not refer to', () => {
    const references = [...objectsIn(contract)].flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref] : []));
    for (const one of references) assert.notEqual(at(one), undefined, one);
    for (const [kind, parts] of Object.entries(read.components)) for (const name of Object.keys(parts)) assert.ok(references.includes(`#/components/${kind}/${name}`), name);
  });

  it('names each operation once, and describes every answer to it', () => {
    const operations = Object.values(read.paths).flatMap(item => Object.values(item));
    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
    assert.ok(operations.every(({ responses }) => Object.keys(responses).length > 0));
  });

  it('uses only words of JSON Schema 2020-12', () => {
    const known = ['$ref', 'type', 'const', 'enum', 'pattern', 'format', 'minLength', 'maxLength', 'minimum', 'maximum', 'items', 'maxItems', 'minItems', 'properties', 'required', 'additionalProperties', 'propertyNames', 'anyOf', 'oneOf', 'description', 'contentMediaType', 'contentSchema'];
    const look = (one: unknown): void => {
      if (typeof one !== 'object' || one === null) return;
      for (const [word, value] of Object.entries(one)) {
        assert.ok(known.includes(word), word);
        if (word === 'properties') Object.values(value as object).forEach(look);
        else if (word === 'anyOf' || word === 'oneOf') (value as unknown[]).forEach(look);
        else if (['items', 'additionalProperties', 'propertyNames', 'contentSchema'].includes(word)) look(value);
        else if (word === 'pattern') assert.ok(new RegExp(value as string, 'u'));
      }
    };
    for (const [way, one] of objectsIn(contract)) if (way.at(-1) === 'schema' || way.at(-2) === 'schemas') look(one);
  });

  it('has an example for every body, and each fits the schema that it is an example of', () => {
    let count = 0;
    for (const [way, one] of objectsIn(read.paths)) {
      if (way.at(-1) !== 'application/json') continue;
      const { schema, examples } = one as z.infer<typeof media>;
      for (const { value } of Object.values(examples ?? {}) as { value: unknown }[]) { schemas[nameIn(schema)].parse(value); count++; }
      assert.ok(examples, way.join(' '));
    }
    assert.ok(count > 20, `${count}`);
  });
});

describe('the receiver, held to the contract', () => {
  const seen = new Set<string>();

  /** That an answer is described, and is as it is described: status, headers, type and body. */
  async function fits(path: string, method: string, response: Response): Promise<void> {
    const where = `${method} ${path} ${response.status}`;
    const described = read.paths[path]?.[method as 'post']?.responses[response.status];
    assert.ok(described, `${where} is not described`);
    seen.add(where);
    for (const [name, one] of Object.entries(described.headers ?? {})) {
      const { const: value, pattern } = (one as z.infer<typeof header>).schema as { const?: string; pattern?: string };
      const found = response.headers.get(name);
      if (value !== undefined) assert.equal(found, value, `${where} ${name}`);
      else assert.match(found ?? '', new RegExp(pattern!, 'u'), `${where} ${name}`);
    }
    const names = Object.keys(described.headers ?? {});
    for (const [name] of response.headers) assert.ok(names.includes(name) || name === 'content-type', `${where} has ${name}, which is not described`);
    const text = await response.text();
    const type = described.content?.['application/json'];
    if (!type) { assert.equal(text, ''); return; }
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
    schemas[nameIn(type.schema)].parse(JSON.parse(text));
  }

  for (const [path, good, other, limit] of [
    ['/api/submissions', submission(), { language: 'cy' }, maxSubmissionBytes], ['/api/equality', equalityRecord(), { form: 'other' }, 8 * 1024],
  ] as const) {
    it(`answers as it is written: ${path}`, async () => {
      const { call } = await receiverFixture({ rate: { burst: 3, perHour: 60 } });
      const post = (body: string, headers: Record<string, string> = {}) => call(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
      const text = JSON.stringify(good);
      await fits(path, 'options', await call(path, { method: 'OPTIONS' }));
      await fits(path, 'get', await call(path));
      for (const headers of [{ 'idempotency-key': `"${good.id}"` }, { 'content-type': 'text/plain' }] as Record<string, string>[]) await fits(path, 'post', await post(text, headers));
      for (const body of ['', '{', '['.repeat(50)]) await fits(path, 'post', await post(body));
      await fits(path, 'post', await post(text, { 'idempotency-key': `"${idOf(9)}"` }));
      await fits(path, 'post', await post('x'.repeat(limit + 1)));
      await fits(path, 'post', await post(text, { 'content-type': 'text/html' }));
      await fits(path, 'post', await post('{}'));
      await fits(path, 'post', await post(JSON.stringify({ ...good, nickname: 'x' })));
      await fits(path, 'post', await post(JSON.stringify({ ...good, ...other })));
      for (const number of [2, 3, 4]) await fits(path, 'post', await post(JSON.stringify({ ...good, id: idOf(number) })));
      const whole = openLibsqlStore(':memory:');
      const fail = async () => { throw new Error('disk full'); };
      const broken = await receiverFixture({ store: { ...whole, add: fail, addEquality: fail, check: fail } });
      await fits(path, 'post', await broken.call(path, { method: 'POST', body: text, headers: { 'content-type': 'application/json' } }));
      await fits('/api/health', 'get', await broken.call('/api/health'));
      await fits('/api/health', 'get', await call('/api/health'));
      await fits('/api/health', 'post', await call('/api/health', { method: 'POST' }));
    });
  }

  it('answers as it is written: /api/programmes/{id}', async () => {
    const path = '/api/programmes/{id}';
    const { call, post } = await receiverFixture({ programmes: [programme({ places: 1 })] });
    for (const number of [1, 2, 2]) await fits('/api/submissions', 'post', await post(signUp(number)));
    await fits(path, 'get', await call('/api/programmes/music-mornings'));
    await fits(path, 'get', await call('/api/programmes/nobody'));
    await fits(path, 'post', await call('/api/programmes/music-mornings', { method: 'POST' }));
    const broken = await receiverFixture({ programmes: [programme()], store: { ...openLibsqlStore(':memory:'), countTurns: async () => { throw new Error('disk full'); } } });
    await fits(path, 'get', await broken.call('/api/programmes/music-mornings'));
  });

  it('gives every answer that is written', () => {
    const written = Object.entries(read.paths).flatMap(([path, item]) => Object.entries(item).flatMap(([method, { responses }]) => Object.keys(responses).map(status => `${method} ${path} ${status}`)));
    assert.deepEqual([...seen].sort(), written.sort());
  });
});
