// The doctor: it finds nothing wrong with what is right, and of every fault exactly that one.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../../src/core/canonical.ts';
import { maxBodyBytes, submissionSchema } from '../../src/core/submission.ts';
import { largest } from '../../src/cli/doctor/behaviour.ts';
import type { Manner } from '../../src/cli/doctor/endpoint.ts';
import { examine, type Result } from '../../src/cli/doctor/examine.ts';
import { example } from '../../src/cli/doctor/examples.ts';
import { checks, groups, type CheckId } from '../../src/cli/doctor/index.ts';
import { buildProgram, dataFolder, start } from '../receiver/serve-fixture.ts';
import { certificateFor } from './certificate.ts';
import { listen, rightEndpoint, type Got, type Handle } from './doctor-endpoint.ts';
import { cases, type Case } from './doctor-faults.ts';

/** Every name is this computer's, and nobody waits before asking again. */
const manner: Manner = {
  form: 'doctor-example', origin: 'https://doctor.example', timeoutMs: 8000, sleep: async () => undefined,
  lookup: (_name, options, tell) => { if (options.all) tell(null, [{ address: '127.0.0.1', family: 4 }]); else tell(null, '127.0.0.1', 4); },
};

async function examined(handle: Handle, { address, timeoutMs = 8000 }: Case = {}): Promise<readonly Result[]> {
  const { address: usual, port, end } = await listen(handle);
  const results: Result[] = [];
  for await (const result of examine(new URL(address?.(port) ?? usual), { ...manner, timeoutMs })) results.push(result);
  await end();
  return results;
}

const failed = (results: readonly Result[]) => results.filter(({ at }) => at === 'failed').map(({ check, found }) => `${check.id}: ${found}`);
const idsOf = (lines: readonly string[]) => lines.map(line => line.split(':')[0]);

describe('the checks', () => {
  it('are forty at least, each under a name of its own', () => {
    assert.ok(checks.length >= 40, `${checks.length}`);
    assert.equal(new Set(checks.map(({ id }) => id)).size, checks.length);
    for (const { id } of checks) assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('are as many as the README says', () => assert.ok(readFileSync(join(import.meta.env.ROOT, 'README.md'), 'utf8').includes(`It makes ${checks.length} checks`)));

  it('say in whole sentences what is expected, why, and how to mend it', () => {
    for (const { id, expected, why, mend } of checks) for (const sentence of [expected, why, mend]) assert.match(sentence, /^[A-Z0-9a-z][^\n]{6,}[.?]$/, id);
  });

  it('come after those that they build on', () => {
    const before = new Set<string>();
    for (const { after: forAll, checks } of groups) for (const check of checks) {
      for (const id of [...forAll, ...('after' in check ? check.after : [])]) assert.ok(before.has(id), `${check.id} comes before ${id}`);
      before.add(check.id);
    }
  });

  it('send nothing but examples: each says so, has an id of the doctor\'s, and is of one form', async () => {
    const got: Got[] = [];
    const handle = rightEndpoint();
    await examined(async one => { got.push(one); return handle(one); });
    const sent = got.flatMap(({ text }) => { try { const read = submissionSchema.safeParse(JSON.parse(text)); return read.success ? [read.data] : []; } catch { return []; } });
    assert.ok(sent.length > 30);
    for (const { id, form, body } of sent) {
      assert.match(id, /^d0c70000-/);
      assert.equal(form, 'doctor-example');
      assert.match(JSON.stringify(body.answers['more']), /This is an example of what-matters doctor/);
    }
    assert.ok(got.length < 100, `${got.length} requests`);
  });

  it('send exactly as much as a body may take, where they try that', () => {
    assert.equal(Buffer.byteLength(canonicalJson(largest('doctor-example').body)), maxBodyBytes);
    assert.ok(submissionSchema.safeParse(example('doctor-example')).success);
  });
});

describe('an endpoint in which all is right', () => {
  it('passes every check', async () => {
    const results = await examined(rightEndpoint());
    assert.deepEqual(results.filter(({ at }) => at !== 'good').map(({ check, found }) => `${check.id}: ${found}`), []);
    assert.equal(results.length, checks.length);
  });
});

describe('of an endpoint with one fault', () => {
  for (const id of Object.keys(cases) as CheckId[]) {
    it(`that check alone fails: ${id}`, async () => {
      const one = cases[id];
      const { fault, ...how } = typeof one === 'function' ? { fault: one } : one;
      const results = await examined((fault ?? (handle => handle))(rightEndpoint()), how);
      assert.deepEqual(idsOf(failed(results)), [id], failed(results).join('\n'));
    });
  }

  it('there is one for every check', () => {
    assert.deepEqual(Object.keys(cases).sort(), checks.map(({ id }) => id).sort());
  });
});

describe('what-matters doctor', () => {
  let built: Awaited<ReturnType<typeof buildProgram>>;
  let data = '';
  before(async () => { built = await buildProgram(); data = dataFolder(); });
  after(() => { built.end(); rmSync(join(data, '..'), { recursive: true, force: true }); });

  const run = (...args: readonly string[]) => runWith({}, ...args);
  const runWith = (env: Readonly<Record<string, string>>, ...args: readonly string[]) => new Promise<{ readonly status: number | null; readonly printed: string; readonly errors: string }>(resolve => {
    const child = spawn(process.execPath, [built.program, 'doctor', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let printed = '';
    let errors = '';
    child.stdout.on('data', piece => { printed += String(piece); });
    child.stderr.on('data', piece => { errors += String(piece); });
    child.on('close', status => { resolve({ status, printed, errors }); });
  });
  const against = async (handle: Handle, ...args: readonly string[]) => { const { address, end } = await listen(handle); const ran = await run(address, ...args); await end(); return { ...ran, address }; };
  const html: Handle = async () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Welcome to our Wi-Fi</title>\u001b[2J' });

  it('finds nothing to mend in the receiver of this package, which goes on as before', async () => {
    const receiver = start(built.program, ['serve', '--port', '0', '--data', data]);
    const address = `${await receiver.address}/api/submissions`;
    const first = await run(address);
    assert.equal(first.status, 0, first.printed + first.errors);
    assert.match(first.printed, new RegExp(`\\n${checks.length} checks: ${checks.length} good, 0 that must be mended, 0 that could be better, 0 not examined\\.\\n$`));
    const again = await run(address, '--json');
    assert.equal(again.status, 0);
    assert.deepEqual((JSON.parse(again.printed) as { counts: object }).counts, { good: checks.length, failedMust: 0, failedShould: 0, passedOver: 0 });
    receiver.child.kill('SIGTERM');
    assert.equal(await receiver.ended, 0);
    assert.equal(receiver.errors(), '');
  });

  it('says first that it sends examples, then a line for each check, and then the counts', async () => {
    const { printed, address } = await against(rightEndpoint());
    assert.ok(printed.startsWith(`This sends about seventy example submissions to ${address}\nEach is of the form "doctor-example"`));
    for (const { id, expected } of checks) assert.ok(printed.includes(`\n  good     ${id.padEnd(23)}${expected}\n`), id);
    for (const { name } of groups) assert.ok(printed.includes(`\n${name}\n`), name);
  });

  it('sends examples of the form, and from the page, that it is told', async () => {
    const got: Got[] = [];
    const handle = rightEndpoint();
    const { status } = await against(async one => { got.push(one); const reply = await handle(one); return { ...reply, headers: { ...reply.headers, 'access-control-allow-origin': 'https://charity.example' } }; }, '--form', 'my-form', '--origin', 'https://charity.example');
    assert.equal(status, 0);
    assert.ok(got.some(({ text }) => text.includes('"form":"my-form"')));
    assert.ok(got.every(({ text }) => !text.includes('"form":"doctor-example"')));
    assert.ok(got.every(({ headers }) => [undefined, 'https://charity.example'].includes(headers['origin'])));
  });

  it('says of what is wrong what was expected, what was found, why it matters and how to mend it', async () => {
    const { status, printed } = await against((cases['no-values'] as (handle: Handle) => Handle)(rightEndpoint()));
    assert.equal(status, 1);
    assert.match(printed, /\n {2}FAILED {3}no-values +Refusals repeat nothing that was sent\. 1 of 3 repeat the name of the example\.\n/);
    assert.match(printed, /\nno-values \(must\)\n {2}Expected {2}Refusals .+\n {2}Found {5}1 of 3 .+\n {2}Why {7}Error messages .+\n {2}To mend {3}Write .+\n/);
    assert.match(printed, / 1 that must be mended, 0 that could be better, 0 not examined\.\n$/);
  });

  it('ends well when something could be better', async () => {
    const { status, printed } = await against((cases['no-store'] as (handle: Handle) => Handle)(rightEndpoint()));
    assert.equal(status, 0);
    assert.match(printed, /\n {2}could be no-store /);
    assert.match(printed, / 0 that must be mended, 1 that could be better, 0 not examined\.\n$/);
  });

  it('gives machines every check, with all its sentences', async () => {
    const { status, printed, errors, address } = await against((cases['no-cookies'] as (handle: Handle) => Handle)(rightEndpoint()), '--json');
    assert.equal(status, 1);
    assert.match(errors, /^This sends about seventy example submissions/);
    const told = JSON.parse(printed) as { readonly address: string; readonly form: string; readonly counts: object; readonly checks: readonly Readonly<Record<string, string>>[] };
    assert.deepEqual([told.address, told.form, told.counts], [address, 'doctor-example', { good: checks.length - 1, failedMust: 1, failedShould: 0, passedOver: 0 }]);
    assert.deepEqual(told.checks.map(({ id }) => id), checks.map(({ id }) => id));
    for (const one of told.checks) assert.deepEqual(Object.keys(one), ['id', 'group', 'level', 'at', 'expected', 'found', 'why', 'mend']);
    assert.deepEqual(told.checks.filter(({ at }) => at === 'failed').map(({ id, found }) => [id, found]), [['no-cookies', 'It sets "session".']]);
  });

  it('speaks https, and says what is wrong with a certificate', async () => {
    const trusted = join(data, '..', 'trusted.pem');
    const expects = [
      { certificate: certificateFor('localhost', 30), trust: true, status: 0, found: /good {5}certificate / },
      { certificate: certificateFor('localhost', 30), trust: false, status: 1, found: /FAILED {3}certificate .+ Its certificate is signed by itself, and no browser trusts it\./ },
      { certificate: certificateFor('localhost', -1), trust: true, status: 1, found: /FAILED {3}certificate .+ Its certificate has expired\./ },
      { certificate: certificateFor('elsewhere.example', 30), trust: true, status: 1, found: /FAILED {3}certificate .+ Its certificate is for another name\./ },
    ];
    for (const { certificate, trust, status, found } of expects) {
      mkdirSync(join(data, '..'), { recursive: true });
      writeFileSync(trusted, certificate.cert);
      const { address, end } = await listen(rightEndpoint(), certificate);
      const ran = await runWith(trust ? { NODE_EXTRA_CA_CERTS: trusted } : {}, address);
      await end();
      assert.match(ran.printed, found);
      assert.equal(ran.status, status, ran.printed);
    }
  });

  it('says that nobody listens', async () => {
    const { port, end } = await listen(rightEndpoint());
    await end();
    const { status, printed, errors } = await run(`http://127.0.0.1:${port}/api/submissions`);
    assert.deepEqual([status, errors], [1, '']);
    assert.match(printed, /FAILED {3}connects +Something listens at the address\. Nothing listens at this address\.\n/);
    assert.match(printed, new RegExp(`1 good, 1 that must be mended, 0 that could be better, ${checks.length - 2} not examined`));
  });

  it('is not taken in by the sign-in page of a café, and prints none of its tricks', async () => {
    const { status, printed } = await against(html);
    assert.equal(status, 1);
    assert.match(printed, /FAILED {3}receipt-json +The answer is one JSON object\. It begins with "<!doctype html><title>Welcome to our Wi-Fi/);
    assert.equal(printed.includes('\u001b'), false);
  });

  it('gives up on an endpoint that hangs', async () => {
    const begun = Date.now();
    const { status, printed } = await against(() => new Promise(() => undefined), '--timeout', '0.3');
    assert.equal(status, 1);
    assert.match(printed, /FAILED {3}answers +A submission gets an answer in time\. No answer came within 0\.3 seconds\.\n/);
    assert.ok(Date.now() - begun < 15_000);
  });

  it('does not call a limit a fault of each check, and still does not end well', async () => {
    let asked = 0;
    const handle = rightEndpoint();
    const { address, end } = await listen(async got => (got.method === 'POST' && ++asked > 20 ? { status: 429, headers: { 'access-control-allow-origin': '*', 'retry-after': '3600' }, body: '{}' } : handle(got)));
    const results: Result[] = [];
    for await (const result of examine(new URL(address), manner)) results.push(result);
    await end();
    assert.deepEqual(idsOf(failed(results)), ['room']);
    assert.ok(results.some(({ at, found }) => at === 'passed-over' && /takes no more for now/.test(found)));
    // The one that is to blame is named, not one that was passed over itself.
    const found = new Map(results.map(({ check, found }) => [check.id, found]));
    for (const { found: one } of results) assert.doesNotMatch(found.get(/because of ([a-z0-9-]+)/.exec(one)?.[1] ?? '') ?? '', /because of/);
  });

  it('does not end well when there is something that it could not examine', async () => {
    const { status, printed } = await against(async () => ({ status: 429, headers: { 'retry-after': '3600' }, body: '{}' }));
    assert.equal(status, 1);
    assert.match(printed, / 0 that must be mended, .+ not examined\. It may not be well: examine it again when it takes more\.\n$/);
  });

  it('gets to its end whatever it is answered, and prints nothing that a terminal obeys', async () => {
    const odd = fc.oneof(fc.constantFrom('', 'null', '[]', '{}', '{"id":null,"reference":[],"receivedAt":{}}', '{"errors":[null,{"field":1},[]],"message":{}}', '{"__proto__":{"status":200}}', '\u001b[2J<html>', '{"id":'), fc.jsonValue().map(value => JSON.stringify(value)));
    const header = fc.constantFrom('*', '', '0', '-1', '1e9', 'NaN', ',,,', 'true', 'Thu, 99 Foo', 'https://doctor.example', 'application/json', '\u009b2J');
    const names = ['access-control-allow-origin', 'access-control-allow-headers', 'access-control-max-age', 'access-control-allow-credentials', 'retry-after', 'allow', 'location', 'cache-control', 'content-type', 'set-cookie'];
    const reply = fc.record({ status: fc.oneof(fc.constantFrom(200, 201, 204, 301, 400, 409, 422, 429, 503), fc.integer({ min: 200, max: 599 })), headers: fc.dictionary(fc.constantFrom(...names), header), body: odd, echo: fc.boolean() });
    await fc.assert(fc.asyncProperty(fc.array(reply, { minLength: 1, maxLength: 8 }), async replies => {
      let asked = 0;
      const results = await examined(async ({ text }) => {
        const { echo, ...one } = replies[asked++ % replies.length]!;
        const id = /"id":"([0-9a-f-]{36})"/.exec(text)?.[1];
        return echo && id ? { ...one, status: 200, body: JSON.stringify({ id, reference: one.body.slice(0, 40), receivedAt: one.body }) } : one;
      });
      assert.equal(results.length, checks.length);
      for (const { found } of results) assert.match(found, /^[^\p{C}]+$/u);
    }), { numRuns: 40 });
  });

  it('says in one line that it was called wrongly, and ends with 2', async () => {
    const good = 'https://your-site.example/api/submissions';
    for (const args of [[], ['your-site.example'], ['htp://your-site.example'], ['https://'], ['javascript:alert(1)'], ['https://me:secret@your-site.example/'], [good, good], [good, '--fomr', 'x'], [good, '--form', 'My Form'], [good, '--origin', 'charity.example'], [good, '--origin', 'https://charity.example/page'], [good, '--timeout', 'long'], [good, '--timeout', '0'], [good, '--timeout']]) {
      const { status, printed, errors } = await run(...args);
      assert.deepEqual([status, printed], [2, ''], args.join(' '));
      assert.match(errors, /^what-matters doctor: [^\n]+\n$/, args.join(' '));
      assert.equal(errors.includes('secret'), false);
    }
  });

  it('tells how it is called', async () => {
    const { status, printed } = await run('--help');
    assert.equal(status, 0);
    assert.match(printed, /^Usage: what-matters doctor ADDRESS \[options\]\n/);
    for (const flag of ['--form', '--origin', '--timeout', '--json']) assert.ok(printed.includes(`\n  ${flag} `), flag);
  });
});
