import { Socket } from 'node:net';
import { Pool, type PoolClient } from 'pg';
import type { AddOutcome, AuditEntry, AuditLine, Deed, EqualityCount, NewSubmission, Store, StoredSubmission, SubmissionState } from '../store.ts';
import { inGroups } from './in-groups.ts';
import { prepareTables } from './postgres-tables.ts';
import { columns, forgottenBefore, gone, present, spamCondition, submissionOf, turnsOf, type SubmissionRow } from './rows.ts';

// Said in every transaction, because a role, a database or a pool in between may have other habits.
const begin = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL synchronous_commit = on';
// Until the transaction ends nobody else has this lock: changes come one after the other, and so do the lines of the audit.
const beginAlone = `${begin}; SELECT pg_advisory_xact_lock(2003658093, 2)`;

type Value = string | number | null;

/** PostgreSQL keeps no NUL. JSON has none either, so no submission does, but what somebody types into an address may. */
const storable = (value: Value) => (typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value);

/** Runs one statement: for the rows that it finds, or for how many it changed. */
type Sql = ReturnType<typeof sqlOn>;
const sqlOn = (connection: Pool | PoolClient) => ({
  rows: async <Found>(statement: string, ...values: readonly Value[]) => (await connection.query(statement, values.map(storable))).rows as Found[],
  change: async (statement: string, ...values: readonly Value[]) => (await connection.query(statement, values.map(storable))).rowCount ?? 0,
});

/** Conditions and their values, numbered in the order in which they are added. */
function conditions(...always: readonly string[]) {
  const parts = [...always];
  const values: Value[] = [];
  return {
    values,
    add: (value: string | number | undefined, condition: (place: string) => string) => { if (value !== undefined) parts.push(condition(`$${values.push(value)}`)); },
    where: () => parts.join(' AND '),
  };
}

async function note(sql: Sql, { at, what, who, reference, from, to, count }: AuditEntry): Promise<void> {
  await sql.change('INSERT INTO what_matters.audit (at, what, who, reference, from_state, to_state, count) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    at, what, who ?? null, reference ?? null, from ?? null, to ?? null, count ?? null);
}

async function read(sql: Sql, id: string): Promise<StoredSubmission | undefined> {
  const rows = await sql.rows<SubmissionRow>(`SELECT ${columns} FROM what_matters.submissions WHERE id = $1 AND state IS NOT NULL`, id);
  return rows.map(submissionOf)[0];
}

async function removeOne(sql: Sql, id: string, what: 'deleted' | 'erased', { who, at }: Deed): Promise<boolean> {
  const before = await read(sql, id);
  if (!before) return false;
  await sql.change(`UPDATE what_matters.submissions SET ${gone}, removed_at = $1 WHERE id = $2`, at, id);
  await note(sql, { at, who, what, reference: before.reference });
  return true;
}

async function setting(sql: Sql, name: string): Promise<string | undefined> {
  return (await sql.rows<{ value: string }>('SELECT value FROM what_matters.settings WHERE name = $1', name))[0]?.value;
}

const set = (sql: Sql, name: string, value: string) =>
  sql.change('INSERT INTO what_matters.settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value);

async function countTurns(sql: Sql, programme: string, upTo = 2_147_483_647): Promise<number> {
  return (await sql.rows<{ count: number }>('SELECT COUNT(*)::integer AS count FROM what_matters.submissions WHERE programme = $1 AND turn <= $2', programme, upTo))[0]!.count;
}

/**
 * Takes the next turns of a programme for submissions that this transaction has stored, in their order, and answers how
 * many have one now: theirs are the last. Until the transaction ends nobody else can take one of this programme, so the
 * order of the turns is the order of commit.
 */
async function takeTurns(sql: Sql, ids: readonly string[], programme: string): Promise<number> {
  await sql.change(
    `WITH given AS (
       INSERT INTO what_matters.settings AS kept (name, value) VALUES ($1, $3::text)
       ON CONFLICT (name) DO UPDATE SET value = (kept.value::integer + $3::integer)::text RETURNING value::integer - $3::integer AS before)
     UPDATE what_matters.submissions SET programme = $2, turn = given.before + one.at FROM given, json_array_elements_text($4::json) WITH ORDINALITY AS one (id, at) WHERE submissions.id = one.id`,
    turnsOf(programme), programme, String(ids.length), JSON.stringify(ids));
  return countTurns(sql, programme);
}

/** Inserts one, unless its id or its reference is there. Waits for whoever else is adding it, and does nothing if they do. */
const insert = async (sql: Sql, { id, fingerprint, reference, receivedAt, text, spam }: NewSubmission): Promise<boolean> => (await sql.change(
  `INSERT INTO what_matters.submissions (id, fingerprint, reference, received_at, state, text, spam_score, spam_signs) VALUES ($1, $2, $3, $4, 'new', $5, $6, $7) ON CONFLICT DO NOTHING`,
  id, fingerprint, reference, receivedAt, text, spam?.score ?? null, spam?.signs.join(' ') ?? null)) === 1;

/** What became of one that was not inserted. */
async function outcomeOf(sql: Sql, { id, fingerprint }: NewSubmission): Promise<AddOutcome> {
  const [kept] = await sql.rows<Pick<SubmissionRow, 'fingerprint' | 'reference' | 'receivedAt' | 'programme' | 'turn'>>(
    'SELECT fingerprint, reference, received_at AS "receivedAt", programme, turn FROM what_matters.submissions WHERE id = $1', id);
  if (!kept) return { at: 'referenceTaken' };
  const rank = kept.programme === null || kept.turn === null ? undefined : await countTurns(sql, kept.programme, kept.turn);
  return { at: kept.fingerprint === fingerprint ? 'repeat' : 'different', reference: kept.reference, receivedAt: kept.receivedAt, ...(rank !== undefined && { rank }) };
}

/**
 * Adds several within a transaction. First all are inserted, in the order of their ids; then those that sign up take their
 * turns, programme by programme. Whoever has taken one waits for nobody's id any more, and everybody goes the same way: so
 * no two wait for each other.
 */
async function addAll(sql: Sql, submissions: readonly NewSubmission[]): Promise<readonly AddOutcome[]> {
  const items = submissions.map(submission => ({ submission, isAdded: false, rank: undefined as number | undefined }));
  for (const item of items.toSorted((a, b) => (a.submission.id < b.submission.id ? -1 : a.submission.id > b.submission.id ? 1 : 0))) item.isAdded = await insert(sql, item.submission);
  for (const programme of [...new Set(submissions.flatMap(one => one.programme ?? []))].sort()) {
    const taking = items.filter(({ submission, isAdded }) => isAdded && submission.programme === programme);
    if (taking.length === 0) continue;
    const signedUp = await takeTurns(sql, taking.map(({ submission }) => submission.id), programme);
    for (const [at, item] of taking.entries()) item.rank = signedUp - taking.length + at + 1;
  }
  const outcomes: AddOutcome[] = [];
  for (const { submission, isAdded, rank } of items) {
    const { reference, receivedAt } = submission;
    outcomes.push(isAdded ? { at: 'stored', reference, receivedAt, ...(rank !== undefined && { rank }) } : await outcomeOf(sql, submission));
  }
  return outcomes;
}

/**
 * Takes out of the equality answers when they came and in which order. PostgreSQL marks every row with its transaction
 * (`xmin`) and lays rows down as they come: here all are written again in one transaction, by their random ids.
 */
async function mixEquality(sql: Sql): Promise<void> {
  const fresh = await sql.rows(`SELECT 1 FROM what_matters.equality WHERE xmin::text IS DISTINCT FROM (SELECT value FROM what_matters.settings WHERE name = 'mixed') LIMIT 1`);
  if (fresh.length === 0) return;
  await sql.change(
    `WITH moved AS (DELETE FROM what_matters.equality RETURNING id, form, month, answers)
     INSERT INTO what_matters.equality (id, form, month, answers) SELECT id, form, month, answers FROM moved ORDER BY id`);
  const [now] = await sql.rows<{ mark: string }>('SELECT pg_current_xact_id()::xid::text AS mark');
  if (now) await set(sql, 'mixed', now.mark);
}

/**
 * Opens a store in a PostgreSQL database, named by its address (`postgres://…`), and makes its tables if there are none.
 * Several processes may open the same database. A connection that breaks is replaced when the next one is needed.
 *
 * @throws if the database cannot be reached or used; `whyNot` says the reason in a sentence.
 */
export async function openPostgresStore(address: string): Promise<Store> {
  const sockets = new Set<Socket>();
  const stream = () => {
    const socket = new Socket();
    sockets.add(socket);
    return socket.once('close', () => { sockets.delete(socket); });
  };
  const pool = new Pool({ connectionString: address, application_name: 'what-matters', max: 10, connectionTimeoutMillis: 5000, query_timeout: 15_000, keepAlive: true, stream });
  // A broken connection is told to whoever uses it by a rejection; unheard, the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', connection => { connection.on('error', () => undefined); });
  const sql = sqlOn(pool);

  /** Does all of it or nothing, and resolves when it is on the disk. */
  const within = async <Result>(start: string, work: (connection: PoolClient) => Promise<Result>): Promise<Result> => {
    const connection = await pool.connect();
    try {
      await connection.query(start);
      const result = await work(connection);
      await connection.query('COMMIT');
      connection.release();
      return result;
    } catch (error) {
      // The connection is closed, and PostgreSQL takes back what was not committed.
      connection.release(true);
      throw error;
    }
  };
  const atOnce = <Result>(work: (sql: Sql) => Promise<Result>) => within(begin, connection => work(sqlOn(connection)));
  const alone = <Result>(work: (sql: Sql) => Promise<Result>) => within(beginAlone, connection => work(sqlOn(connection)));

  const addOne = async (submission: NewSubmission): Promise<AddOutcome> => (await atOnce(sql => addAll(sql, [submission])))[0]!;
  // One transaction at a time has the turns of a programme: what comes together takes them together, and does not keep every
  // connection waiting. Where that fails each is tried alone, at the same time: nobody waits for the time-out of another.
  const signUp = inGroups<NewSubmission, AddOutcome | Promise<AddOutcome>>(submissions =>
    atOnce<readonly (AddOutcome | Promise<AddOutcome>)[]>(sql => addAll(sql, submissions)).catch(() => submissions.map(addOne)));

  // Else what was removed stays in the table's file until PostgreSQL cleans it by itself. It is removed all the same if this cannot be done now.
  const clean = (table: 'submissions' | 'equality') => sql.change(`VACUUM what_matters.${table}`).catch(() => undefined);

  try {
    await within(begin, prepareTables);
  } catch (error) {
    await pool.end();
    // A connection that asked for a password in vain stays open else, and the program with it, until PostgreSQL is tired of it.
    for (const socket of sockets) socket.destroy();
    throw error;
  }

  return {
    add: async submission => (submission.programme === undefined ? addOne(submission) : await signUp(submission)),
    list: async ({ state, spam, before, after, limit }) => {
      const { add, where, values } = conditions('state IS NOT NULL', ...(spam === undefined ? [] : [spam ? spamCondition : `NOT ${spamCondition}`]));
      const beside = (sign: string) => (place: string) => `(received_at, id) ${sign} (SELECT received_at, id FROM what_matters.submissions WHERE id = ${place})`;
      add(state, place => `state = ${place}`);
      add(before, beside('<'));
      add(after, beside('>'));
      const order = after === undefined ? 'DESC' : 'ASC';
      const rows = await sql.rows<SubmissionRow>(
        `SELECT ${columns} FROM what_matters.submissions WHERE ${where()} ORDER BY received_at ${order}, id ${order} LIMIT $${values.length + 1}`, ...values, limit);
      const found = rows.map(submissionOf);
      return after === undefined ? found : found.reverse();
    },
    read: async id => read(sql, id),
    setState: async (id, state, { who, at }) => alone(async sql => {
      const before = await read(sql, id);
      if (!before) return false;
      if (before.state === state) return true;
      await sql.change('UPDATE what_matters.submissions SET state = $1, state_by = $2, state_at = $3 WHERE id = $4', state, who, at, id);
      await note(sql, { at, who, what: 'state', reference: before.reference, from: before.state, to: state });
      return true;
    }),
    vouch: async (id, { who, at }) => alone(async sql => {
      const before = await read(sql, id);
      if (!before) return false;
      if (before.vouched) return true;
      await sql.change('UPDATE what_matters.submissions SET vouched_by = $1, vouched_at = $2 WHERE id = $3', who, at, id);
      await note(sql, { at, who, what: 'vouched', reference: before.reference });
      return true;
    }),
    remove: async (id, by) => {
      const removed = await alone(sql => removeOne(sql, id, 'deleted', by));
      if (removed) await clean('submissions');
      return removed;
    },
    erase: async (ids, by) => {
      const count = await alone(async sql => {
        let count = 0;
        for (const id of ids) if (await removeOne(sql, id, 'erased', by)) count++;
        return count;
      });
      if (count > 0) await clean('submissions');
      return count;
    },
    expire: async (receivedBefore, at) => {
      const count = await alone(async sql => {
        const count = await sql.change(`UPDATE what_matters.submissions SET ${gone}, removed_at = $1 WHERE received_at < $2 AND state IS NOT NULL`, at, receivedBefore);
        if (count > 0) await note(sql, { at, what: 'retention', count });
        return count;
      });
      if (count > 0) await clean('submissions');
      return count;
    },
    counts: async () => {
      const counts: Record<SubmissionState, number> = { new: 0, contacted: 0, closed: 0 };
      const rows = await sql.rows<{ state: SubmissionState; count: number }>('SELECT state, COUNT(*)::integer AS count FROM what_matters.submissions WHERE state IS NOT NULL GROUP BY state');
      for (const { state, count } of rows) counts[state] = count;
      return counts;
    },
    countTurns: async (programme, upTo) => countTurns(sql, programme, upTo),
    listTurns: async (programme, { skip, limit }) =>
      (await sql.rows<SubmissionRow>(`SELECT ${columns} FROM what_matters.submissions WHERE programme = $1 ORDER BY turn LIMIT $2 OFFSET $3`, programme, limit, skip)).map(submissionOf),
    tokenHash: async () => setting(sql, 'token'),
    setFirstTokenHash: async hash => atOnce(async sql =>
      (await sql.change(`INSERT INTO what_matters.settings (name, value) VALUES ('token', $1) ON CONFLICT DO NOTHING`, hash)) === 1),
    setTokenHash: async hash => {
      await alone(async sql => {
        await set(sql, 'token', hash);
        await sql.change('DELETE FROM what_matters.sessions');
      });
    },
    openSession: async (hash, who, expiresAt) => { await atOnce(sql => sql.change('INSERT INTO what_matters.sessions (hash, who, expires_at) VALUES ($1, $2, $3)', hash, who, expiresAt)); },
    sessionOf: async (hash, at) => (await sql.rows<{ who: string }>('SELECT who FROM what_matters.sessions WHERE hash = $1 AND expires_at > $2', hash, at))[0]?.who,
    closeSession: async hash => { await atOnce(sql => sql.change('DELETE FROM what_matters.sessions WHERE hash = $1', hash)); },
    note: async entry => { await alone(sql => note(sql, entry)); },
    audit: async ({ before, reference, what, limit }) => {
      const { add, where, values } = conditions('TRUE');
      add(before, place => `number < ${place}`);
      add(reference, place => `reference = ${place}`);
      add(what, place => `what = ${place}`);
      const rows = await sql.rows<Record<keyof AuditLine, unknown>>(
        `SELECT number, at, what, who, reference, from_state AS "from", to_state AS "to", count FROM what_matters.audit WHERE ${where()} ORDER BY number DESC LIMIT $${values.length + 1}`, ...values, limit);
      return rows.map(row => present<AuditLine>(row));
    },
    addEquality: async ({ id, form, month, answers }) => atOnce(async sql => {
      const count = await sql.change('INSERT INTO what_matters.equality (id, form, month, answers) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', id, form, month, answers);
      if (count === 1) return 'stored';
      return (await sql.rows('SELECT 1 FROM what_matters.equality WHERE id = $1 AND form = $2 AND month = $3 AND answers = $4', id, form, month, answers)).length === 1 ? 'repeat' : 'different';
    }),
    countEquality: async ({ from, to }) => {
      const rows = await sql.rows<Record<keyof EqualityCount, unknown>>(
        `SELECT one.key COLLATE "C" AS question, (one.value ->> 'at') COLLATE "C" AS at, (one.value ->> 'value') COLLATE "C" AS answer, COUNT(*)::integer AS count
         FROM what_matters.equality, json_each(answers::json) AS one WHERE month BETWEEN $1 AND $2 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, from, to);
      return rows.map(row => present<EqualityCount>(row));
    },
    check: async at => {
      await atOnce(sql => set(sql, 'checked', at));
      if ((await setting(sql, 'checked')) === undefined) throw new Error('the store did not keep what was written');
    },
    tidy: async at => {
      const before = forgottenBefore(at);
      await alone(async sql => {
        await sql.change('DELETE FROM what_matters.submissions WHERE removed_at < $1', before.tombstones);
        await sql.change('DELETE FROM what_matters.sessions WHERE expires_at <= $1', at);
        await sql.change('DELETE FROM what_matters.audit WHERE at < $1', before.audit);
        await mixEquality(sql);
      });
      await clean('submissions');
      await clean('equality');
    },
    close: async () => { await pool.end(); },
  };
}
