import Database from 'libsql';
import type { AddOutcome, AuditEntry, AuditLine, AuditPage, Deed, EqualityCount, ListPage, NewSubmission, Store, StoredSubmission, SubmissionState } from '../store.ts';
import { inGroups } from './in-groups.ts';
import { prepareTables } from './libsql-tables.ts';
import { columns, forgottenBefore, gone, present, spamCondition, submissionOf, turnsOf, type SubmissionRow } from './rows.ts';

/** Tries for five seconds, as `busy_timeout` would: where a second process makes the same file WAL, SQLite does not wait by itself. */
function patiently(work: () => void): void {
  for (let triesLeft = 250; ; triesLeft--) {
    try { work(); return; } catch (error) {
      if (triesLeft === 0 || (error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/**
 * Opens a store in one SQLite file (or `:memory:`), and makes its tables if there are none. Several processes may open
 * the same file.
 *
 * @throws if the file cannot be opened or is not a database.
 */
export function openLibsqlStore(path: string): Store {
  const database = new Database(path);
  // FULL: an answer that was given survives the loss of power. secure_delete: what is removed is overwritten.
  for (const pragma of ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON']) patiently(() => { database.pragma(pragma); });
  prepareTables(database);

  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  // `all`, also where one row is meant: a statement that is not read to its end keeps its lock.
  const rows = <Found>(sql: string, ...values: readonly (string | number)[]) => prepared(sql).all(...values) as Found[];
  const change = (sql: string, ...values: readonly (string | number | null)[]) => prepared(sql).run(...values).changes;
  /** Does all of it or nothing, alone. */
  const atOnce = <Result>(work: () => Result): Result => database.transaction(work).immediate();
  // Else the words of what was removed stay in the log file until it is next written back.
  const overwrite = () => { database.pragma('wal_checkpoint(TRUNCATE)'); };

  const note = ({ at, what, who, reference, from, to, count }: AuditEntry) => {
    change('INSERT INTO audit (at, what, who, reference, from_state, to_state, count) VALUES (?, ?, ?, ?, ?, ?, ?)', at, what, who ?? null, reference ?? null, from ?? null, to ?? null, count ?? null);
  };

  const countTurns = (programme: string, upTo?: number): number =>
    rows<{ count: number }>(`SELECT COUNT(*) AS count FROM submissions WHERE programme = ?${upTo === undefined ? '' : ' AND turn <= ?'}`, programme, ...(upTo === undefined ? [] : [upTo]))[0]!.count;

  // One transaction at a time writes, whichever process it is of: the order of the turns is the order of commit.
  const takeTurn = (id: string, programme: string): number => {
    const name = turnsOf(programme);
    change("INSERT INTO settings (name, value) VALUES (?, '1') ON CONFLICT (name) DO UPDATE SET value = value + 1", name);
    change('UPDATE submissions SET programme = ?, turn = (SELECT value FROM settings WHERE name = ?) WHERE id = ?', programme, name, id);
    return countTurns(programme);
  };

  const addOne = ({ id, fingerprint, reference, receivedAt, text, spam, programme }: NewSubmission): AddOutcome => {
    const added = change(
      `INSERT INTO submissions (id, fingerprint, reference, received_at, state, text, spam_score, spam_signs) VALUES (?, ?, ?, ?, 'new', ?, ?, ?) ON CONFLICT DO NOTHING`,
      id, fingerprint, reference, receivedAt, text, spam?.score ?? null, spam?.signs.join(' ') ?? null);
    if (added === 1) return { at: 'stored', reference, receivedAt, ...(programme !== undefined && { rank: takeTurn(id, programme) }) };
    const [kept] = rows<SubmissionRow>(`SELECT ${columns} FROM submissions WHERE id = ?`, id);
    if (!kept) return { at: 'referenceTaken' };
    const at = kept.fingerprint === fingerprint ? 'repeat' : 'different';
    return { at, reference: kept.reference, receivedAt: kept.receivedAt, ...(kept.programme !== null && kept.turn !== null && { rank: countTurns(kept.programme, kept.turn) }) };
  };

  const read = (id: string): StoredSubmission | undefined => rows<SubmissionRow>(`SELECT ${columns} FROM submissions WHERE id = ? AND state IS NOT NULL`, id).map(submissionOf)[0];

  const list = ({ state, spam, before, after, limit }: ListPage): StoredSubmission[] => {
    const beside = (sign: string) => `(received_at, id) ${sign} (SELECT received_at, id FROM submissions WHERE id = ?)`;
    const where = ['state IS NOT NULL', ...(state ? ['state = ?'] : []), ...(spam === undefined ? [] : [spam ? spamCondition : `NOT ${spamCondition}`]), ...(before ? [beside('<')] : []), ...(after ? [beside('>')] : [])];
    const order = after ? 'ASC' : 'DESC';
    const found = rows<SubmissionRow>(
      `SELECT ${columns} FROM submissions WHERE ${where.join(' AND ')} ORDER BY received_at ${order}, id ${order} LIMIT ?`,
      ...[state, before, after].filter(value => value !== undefined), limit).map(submissionOf);
    return after ? found.reverse() : found;
  };

  const setState = (id: string, state: SubmissionState, { who, at }: Deed): boolean => {
    const before = read(id);
    if (!before) return false;
    if (before.state === state) return true;
    change('UPDATE submissions SET state = ?, state_by = ?, state_at = ? WHERE id = ?', state, who, at, id);
    note({ at, who, what: 'state', reference: before.reference, from: before.state, to: state });
    return true;
  };

  const vouch = (id: string, { who, at }: Deed): boolean => {
    const before = read(id);
    if (!before) return false;
    if (before.vouched) return true;
    change('UPDATE submissions SET vouched_by = ?, vouched_at = ? WHERE id = ?', who, at, id);
    note({ at, who, what: 'vouched', reference: before.reference });
    return true;
  };

  const removeOne = (id: string, what: 'deleted' | 'erased', { who, at }: Deed): boolean => {
    const before = read(id);
    if (!before) return false;
    change(`UPDATE submissions SET ${gone}, removed_at = ? WHERE id = ?`, at, id);
    note({ at, who, what, reference: before.reference });
    return true;
  };

  const expire = (receivedBefore: string, at: string): number => {
    const count = change(`UPDATE submissions SET ${gone}, removed_at = ? WHERE received_at < ? AND state IS NOT NULL`, at, receivedBefore);
    if (count > 0) note({ at, what: 'retention', count });
    return count;
  };

  const audit = ({ before, reference, what, limit }: AuditPage): AuditLine[] => {
    const where = ['1', ...(before === undefined ? [] : ['number < ?']), ...(reference === undefined ? [] : ['reference = ?']), ...(what === undefined ? [] : ['what = ?'])];
    return rows<Record<keyof AuditLine, unknown>>(
      `SELECT number, at, what, who, reference, from_state AS "from", to_state AS "to", count FROM audit WHERE ${where.join(' AND ')} ORDER BY number DESC LIMIT ?`,
      ...[before, reference, what].filter(value => value !== undefined), limit).map(row => present<AuditLine>(row));
  };

  const setting = (name: string) => rows<{ value: string }>('SELECT value FROM settings WHERE name = ?', name)[0]?.value;
  const set = (name: string, value: string) =>
    change('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value);

  return {
    add: inGroups(async submissions => atOnce(() => submissions.map(addOne))),
    list: async page => list(page),
    read: async id => read(id),
    setState: async (id, state, by) => atOnce(() => setState(id, state, by)),
    vouch: async (id, by) => atOnce(() => vouch(id, by)),
    remove: async (id, by) => {
      const removed = atOnce(() => removeOne(id, 'deleted', by));
      if (removed) overwrite();
      return removed;
    },
    erase: async (ids, by) => {
      const count = atOnce(() => ids.filter(id => removeOne(id, 'erased', by)).length);
      if (count > 0) overwrite();
      return count;
    },
    expire: async (receivedBefore, at) => {
      const count = atOnce(() => expire(receivedBefore, at));
      if (count > 0) overwrite();
      return count;
    },
    counts: async () => {
      const counts: Record<SubmissionState, number> = { new: 0, contacted: 0, closed: 0 };
      const found = rows<{ state: SubmissionState; count: number }>('SELECT state, COUNT(*) AS count FROM submissions WHERE state IS NOT NULL GROUP BY state');
      for (const { state, count } of found) counts[state] = count;
      return counts;
    },
    countTurns: async (programme, upTo) => countTurns(programme, upTo),
    listTurns: async (programme, { skip, limit }) => rows<SubmissionRow>(`SELECT ${columns} FROM submissions WHERE programme = ? ORDER BY turn LIMIT ? OFFSET ?`, programme, limit, skip).map(submissionOf),
    tokenHash: async () => setting('token'),
    setFirstTokenHash: async hash => change("INSERT INTO settings (name, value) VALUES ('token', ?) ON CONFLICT DO NOTHING", hash) === 1,
    setTokenHash: async hash => { atOnce(() => { set('token', hash); change('DELETE FROM sessions'); }); },
    openSession: async (hash, who, expiresAt) => { change('INSERT INTO sessions (hash, who, expires_at) VALUES (?, ?, ?)', hash, who, expiresAt); },
    sessionOf: async (hash, at) => rows<{ who: string }>('SELECT who FROM sessions WHERE hash = ? AND expires_at > ?', hash, at)[0]?.who,
    closeSession: async hash => { change('DELETE FROM sessions WHERE hash = ?', hash); },
    note: async entry => { note(entry); },
    audit: async page => audit(page),
    addEquality: async ({ id, form, month, answers }) => atOnce(() => {
      if (change('INSERT INTO equality (id, form, month, answers) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', id, form, month, answers) === 1) return 'stored';
      return rows('SELECT id FROM equality WHERE id = ? AND form = ? AND month = ? AND answers = ?', id, form, month, answers).length === 1 ? 'repeat' : 'different';
    }),
    countEquality: async ({ from, to }) => rows<Record<keyof EqualityCount, unknown>>(
      `SELECT one.key AS question, json_extract(one.value, '$.at') AS at, json_extract(one.value, '$.value') AS answer, COUNT(*) AS count
       FROM equality, json_each(equality.answers) AS one WHERE month BETWEEN ? AND ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, from, to).map(row => present<EqualityCount>(row)),
    check: async at => {
      set('checked', at);
      if (setting('checked') === undefined) throw new Error('the store did not keep what was written');
    },
    tidy: async at => {
      const before = forgottenBefore(at);
      change('DELETE FROM submissions WHERE removed_at < ?', before.tombstones);
      change('DELETE FROM sessions WHERE expires_at <= ?', at);
      change('DELETE FROM audit WHERE at < ?', before.audit);
    },
    close: async () => { database.close(); },
  };
}
