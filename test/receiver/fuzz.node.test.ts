import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { receiverFixture, submission } from './fixtures.ts';

const refusals = [400, 413, 415, 422];
const runs = Number(process.env['FUZZ_RUNS'] ?? 1000);

/** A path into the fixture and what to put there. */
const paths = ['id', 'form', 'journey', 'journey.id', 'createdAt', 'language', 'filledInBy', 'programme', 'session', 'scheme', 'body', 'body.answers', 'body.answers.matters', 'body.answers.matters.at', 'body.answers.matters.value', 'body.answers.contact.value', 'body.answers.name.value', 'body.answers.more.value', 'body.ideas', 'body.ideas.0', 'body.ideas.0.reasons', 'body.scores', 'body.consents', 'body.consents.0.sha256'];

function put(path: string, value: unknown): unknown {
  const whole = structuredClone(submission()) as unknown as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop()!;
  let inner = whole;
  for (const name of names) inner = inner[name] as Record<string, unknown>;
  Object.defineProperty(inner, last, { value, enumerable: true, configurable: true });
  return whole;
}

/** Every text that somebody could recognise as their own: long enough not to be part of a word of ours. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string' && value.length >= 12) yield value;
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* textsIn(inner);
}

describe('whatever is sent', () => {
  it('is refused with 400, 413, 415 or 422 when it is any JSON at all', async () => {
    const { post } = await receiverFixture();
    await fc.assert(fc.asyncProperty(fc.oneof(fc.json({ maxDepth: 12 }), fc.string({ maxLength: 300, unit: 'binary' })), async body => {
      assert.ok(refusals.includes((await post(body)).status));
    }), { numRuns: runs });
  });

  it('is refused or stored, never a failure, when one part of a good submission is anything; and no value comes back', async () => {
    const { post, failures } = await receiverFixture({ rate: { burst: 1e9, perHour: 1e9 } });
    const anything = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.string({ minLength: 12, unit: 'binary' }), fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'at', 'value', 'toString')), fc.jsonValue()));
    await fc.assert(fc.asyncProperty(fc.constantFrom(...paths), anything, async (path, value) => {
      const response = await post(put(path, value));
      assert.ok([...refusals, 200, 201].includes(response.status), String(response.status));
      const text = await response.text();
      if (response.status >= 400) for (const secret of textsIn(value)) assert.equal(text.includes(secret), false);
    }), { numRuns: runs });
    assert.deepEqual(failures, []);
  });

  it('is refused when it is built to break a parser', async () => {
    const { post, failures } = await receiverFixture();
    const text = JSON.stringify(submission());
    const bodies = [
      '['.repeat(50_000), '{"a":'.repeat(8_000), '['.repeat(20_000) + ']'.repeat(20_000), '"' + '\\ud800'.repeat(8_000) + '"', '9'.repeat(40_000), '1e999', '-', 'null', 'true', '0', '""', '[]', '{}',
      text.replace('"music"', '"\\ud800"').replace('"form":"heath-lane"', '"form":"\\udfff"'), text.replace('"answers":{', `"answers":{${'"a":{"at":"skipped"},'.repeat(1500)}"B":1,`),
      text.replace('"version":1', '"version":1e0').replace('"id":', '"__proto__":{"id":1},"id":'), text.replace('{', '\ufeff{').replace('heath-lane', 'Heath Lane'), text.replace('"safe":"no"', '"constructor":{"a":1}'),
    ];
    for (const body of bodies) {
      const { status } = await post(body);
      assert.ok(refusals.includes(status), `${status} for ${body.slice(0, 40)}`);
    }
    assert.deepEqual(failures, []);
  });
});
