/** Broken copies of the shipped code, a line each. The simulator must see every one of them: else its silence would mean nothing. */
import type { Invariant } from './witness.ts';

export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What it must break. It may break more. */
  readonly breaks: readonly Invariant[];
  /** How many presses of Send it may take to be seen: 400 unless said. */
  readonly within?: number;
}

const loop = 'src/net/keep-and-send.ts';
const rules = 'src/net/outbox.ts';
const outcome = 'src/net/outcome.ts';
const line = 'src/net/send.ts';

export const mutants: readonly Mutant[] = [
  { name: 'taken from the device before it is sent', file: loop, from: 'const outcome = await post(record);', to: 'await store?.remove(id).catch(() => {}); const outcome = await post(record);', breaks: ['LOST', 'EARLY SAVED'] },
  { name: 'told saved before the commit', file: loop, from: 'try { await store?.put(next); kept ||= store !== undefined; }', to: 'kept ||= store !== undefined; if (next.tries === 0) sayHow(); try { await store?.put(next); }', breaks: ['EARLY SAVED'] },
  { name: 'told sent when it is queued', file: loop, from: "say({ at: 'sending', saved: kept, again: record.tries > 0 });", to: "say({ at: 'sent', reference: '', receivedAt: '' });", breaks: ['FALSE SENT'] },
  { name: 'a state "being sent" on the device', file: loop, from: 'const outcome = await post(record);', to: "await store?.put({ ...record, state: 'parked', why: 'closed' }).catch(() => {}); const outcome = await post(record);", breaks: ['FALSE REFUSAL', 'STUCK'], within: 1500 },
  { name: 'another id at each try', file: loop, from: 'await post(record)', to: 'await post({ ...record, body: record.body.replaceAll(id, id.slice(0, -4) + String(record.tries % 10_000).padStart(4, "0")) })', breaks: ['CHANGED BYTES'] },
  { name: 'sealed again at each try', file: loop, from: 'await post(record)', to: 'await post({ ...record, body: record.body + " ".repeat(record.tries) })', breaks: ['CHANGED BYTES'] },
  { name: 'not taken from the device after the receipt', file: loop, from: 'await store?.remove(id).catch(() => {});\n      if (isNews)', to: 'if (isNews)', breaks: ['CAME BACK'] },
  { name: 'written again after it was deleted', file: loop, from: 'if (ended) return undefined;\n    // The last call', to: '// The last call', breaks: ['CAME BACK'], within: 3000 },
  { name: 'gives up while another page is at work', file: loop, from: '= elsewhereMs + random() * elsewhereMs', to: '= undefined', breaks: ['STUCK', 'LOST'], within: 3000 },
  { name: 'no next try', file: loop, from: 'if (waitMs !== undefined) plan(waitMs);', to: '', breaks: ['STUCK', 'LOST'], within: 1500 },
  { name: 'two tries at once in a page', file: loop, from: 'if (busy || ended || stopped) return;', to: 'if (ended || stopped) return;', breaks: ['TOO MANY'], within: 1500 },
  { name: 'does not read what another page was asked to wait', file: loop, from: 'const rest = pressed ? 0 : ', to: 'const rest = 0 * ', breaks: ['TOO MANY'], within: 1500 },
  { name: 'what was said goes into an announcement', file: loop, from: 'if (isNews) announce(id, came.over);', to: 'if (isNews) announce(id, { ...came.over, reference: record.body } as never);', breaks: ['LEAKED'] },
  { name: 'expires by the clock', file: rules, from: 'age: record.age + (today > record.seenOn ? 1 : 0)', to: 'age: record.age + Math.max(0, today - record.seenOn)', breaks: ['LOST'], within: 3000 },
  { name: 'expires without a last call', file: rules, from: 'if (record.warnedAt !== null && record.age > record.warnedAt)', to: 'if (record.age > keptDays(record))', breaks: ['LOST'], within: 1500 },
  { name: 'has its last call while nobody can read it', file: rules, from: 'const isLast = isSeen && ', to: 'const isLast = ', breaks: ['LOST'], within: 5000 },
  { name: 'refused is the end of it', file: rules, from: "case 'refused': return { record: { ...record, state: 'parked', why: 'refused' }, tried: { ...nothingTried, fields: outcome.fields } };", to: "case 'refused': return { over: { at: 'passed-on' } };", breaks: ['FALSE SENT'] },
  { name: 'an expired body stays on the device', file: rules, from: "state: 'expired', body: ''", to: "state: 'expired'", breaks: ['LEAKED'], within: 1500 },
  { name: 'any 2xx is sent', file: outcome, from: "return { kind: 'retry', pace: success ? 'slow' : 'busy', siteFault: success };", to: "return success ? { kind: 'accepted', reference: '', receivedAt: '' } : { kind: 'retry', pace: 'busy', siteFault: false };", breaks: ['FALSE SENT'] },
  { name: 'a receipt for another id counts', file: 'src/core/receipt.ts', from: 'return of === id ?', to: 'return of !== undefined ?', breaks: ['FALSE SENT'] },
  { name: 'a receiver that fails means refused', file: outcome, from: "default: return { kind: 'retry', pace: 'usual'", to: "case 500: case 502: case 503: case 408: case 425: return { kind: 'refused', fields: [] }; default: return { kind: 'retry', pace: 'usual'", breaks: ['STUCK', 'FALSE REFUSAL'], within: 3000 },
  { name: 'no wait between tries', file: outcome, from: 'return Math.max(500, Math.round(random * Math.min(cap, base * 2 ** Math.min(tries, 20))));', to: 'return 500;', breaks: ['TOO MANY'] },
  { name: 'no time limit', file: line, from: 'setTimeout(() => abort.abort(), timeoutMs)', to: 'setTimeout(() => {}, timeoutMs)', breaks: ['STUCK', 'LOST'] },
  { name: 'a timeout is the end of it', file: line, from: 'try { return await attempt(true); } catch (error) {', to: "try { return await attempt(true); } catch (error) { if ((error as Error).name === 'AbortError') return { kind: 'passed-on' };", breaks: ['FALSE SENT'] },
  { name: 'a record of a later version is taken for one of ours', file: 'src/net/record.ts', from: 'version: z.literal(1)', to: 'version: z.any()', breaks: ['TOUCHED', 'CHANGED BYTES'] },
  { name: 'a body of its own for each read of the device', file: 'src/net/record.ts', from: 'return read.success ? read.data : undefined;', to: "return read.success ? { ...read.data, body: read.data.body.replace('\"language\":\"en\"', '\"language\":\"cy\"') } : undefined;", breaks: ['CHANGED BYTES'] },
  { name: 'the receiver knows no id', file: 'src/receiver/submissions.ts', from: 'addWithReference(options, { id, ', to: 'addWithReference(options, { id: crypto.randomUUID(), ', breaks: ['DOUBLED'], within: 60 },
];

/** What takes the Web Lock away and nothing else: two pages at work are noise and no harm, so this must break nothing. */
export const withoutLocks: Omit<Mutant, 'breaks'> = { name: 'no Web Lock', file: 'src/net/alone.ts', from: 'if (!locks) return work();', to: 'return work();' };
