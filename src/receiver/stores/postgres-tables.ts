import type { PoolClient } from 'pg';

/** A database that answers and cannot be used. The message is a whole sentence for the person who runs the receiver. */
export class UnfitDatabaseError extends Error {
  override readonly name = 'UnfitDatabaseError';
}

/** Which version of the tables this program makes and knows. */
const version = '3';

/** Waits, until the transaction ends, for everybody else who prepares the tables. The numbers are arbitrary, and ours. */
const lock = 'SELECT pg_advisory_xact_lock(2003658093, 1)';

const turns = 'CREATE UNIQUE INDEX submissions_of_programme ON what_matters.submissions (programme, turn) WHERE programme IS NOT NULL;';

/**
 * The tables, in a schema of their own: a database may hold more than ours. Text sorts by its bytes (`"C"`), so that times
 * and ids have one order whatever the language of the database. `equality` has no number and no time.
 */
const tables = `
  CREATE SCHEMA IF NOT EXISTS what_matters;
  CREATE TABLE what_matters.submissions (
    id TEXT COLLATE "C" PRIMARY KEY, fingerprint TEXT NOT NULL, reference TEXT NOT NULL UNIQUE, received_at TEXT COLLATE "C" NOT NULL,
    state TEXT, text TEXT, removed_at TEXT COLLATE "C", state_by TEXT, state_at TEXT,
    spam_score INTEGER, spam_signs TEXT, vouched_by TEXT, vouched_at TEXT,
    programme TEXT COLLATE "C", turn INTEGER);
  CREATE INDEX submissions_of_state ON what_matters.submissions (state, received_at, id);
  CREATE INDEX submissions_of_all ON what_matters.submissions (received_at, id);
  ${turns}
  CREATE TABLE what_matters.sessions (hash TEXT PRIMARY KEY, who TEXT NOT NULL, expires_at TEXT COLLATE "C" NOT NULL);
  CREATE TABLE what_matters.settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE what_matters.audit (
    number INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at TEXT COLLATE "C" NOT NULL, what TEXT NOT NULL, who TEXT, reference TEXT,
    from_state TEXT, to_state TEXT, count INTEGER);
  CREATE INDEX audit_of_reference ON what_matters.audit (reference, number);
  CREATE TABLE what_matters.equality (id TEXT COLLATE "C" PRIMARY KEY, form TEXT NOT NULL, month TEXT COLLATE "C" NOT NULL, answers TEXT NOT NULL);
  CREATE INDEX equality_of_month ON what_matters.equality (month, id);
  INSERT INTO what_matters.settings (name, value) VALUES ('tables', '${version}');`;

/** What each earlier version lacks, in their order. Only who owns the tables may bring them up to date; no table is new, so that everybody else may do what they might before. */
const lacking = [
  ['1', 'ALTER TABLE what_matters.submissions ADD COLUMN spam_score INTEGER, ADD COLUMN spam_signs TEXT, ADD COLUMN vouched_by TEXT, ADD COLUMN vouched_at TEXT'],
  ['2', `ALTER TABLE what_matters.submissions ADD COLUMN programme TEXT COLLATE "C", ADD COLUMN turn INTEGER; ${turns}`],
] as const;

/**
 * Makes the tables if there are none, and brings those of earlier versions up to date, within the transaction that the connection is in. Several processes may do so at the
 * same moment. Where the tables are there already, the right to make some is not needed.
 *
 * @throws {UnfitDatabaseError} if the database cannot hold every letter, or its tables are of another version.
 */
export async function prepareTables(connection: PoolClient): Promise<void> {
  await connection.query(lock);
  const { rows: [found] } = await connection.query<{ encoding: string; made: boolean }>(
    `SELECT current_setting('server_encoding') AS encoding, to_regclass('what_matters.settings') IS NOT NULL AS made`);
  if (found?.encoding !== 'UTF8') throw new UnfitDatabaseError('The database must be made with the encoding UTF8.');
  if (!found.made) { await connection.query(tables); return; }
  const { rows: [made] } = await connection.query<{ value: string }>(`SELECT value FROM what_matters.settings WHERE name = 'tables'`);
  const since = lacking.findIndex(([earlier]) => earlier === made?.value);
  if (since >= 0) {
    for (const [, statement] of lacking.slice(since)) await connection.query(statement);
    await connection.query(`UPDATE what_matters.settings SET value = '${version}' WHERE name = 'tables'`);
    return;
  }
  if (made?.value !== version) throw new UnfitDatabaseError('The tables in the database were made by another version of what-matters.');
}
