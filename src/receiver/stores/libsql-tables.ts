import type Database from 'libsql';

/**
 * The tables. `equality` is WITHOUT ROWID, so that its rows lie in the order of their random ids and not in the order in
 * which they came.
 */
const tables = `
  CREATE TABLE IF NOT EXISTS submissions (
    id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, reference TEXT NOT NULL UNIQUE, received_at TEXT NOT NULL,
    state TEXT, text TEXT, removed_at TEXT, state_by TEXT, state_at TEXT,
    spam_score INTEGER, spam_signs TEXT, vouched_by TEXT, vouched_at TEXT,
    programme TEXT, turn INTEGER);
  CREATE INDEX IF NOT EXISTS submissions_of_state ON submissions (state, received_at, id);
  CREATE INDEX IF NOT EXISTS submissions_of_all ON submissions (received_at, id);
  CREATE UNIQUE INDEX IF NOT EXISTS submissions_of_programme ON submissions (programme, turn) WHERE programme IS NOT NULL;
  CREATE TABLE IF NOT EXISTS sessions (hash TEXT PRIMARY KEY, who TEXT NOT NULL, expires_at TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, what TEXT NOT NULL, who TEXT, reference TEXT,
    from_state TEXT, to_state TEXT, count INTEGER);
  CREATE INDEX IF NOT EXISTS audit_of_reference ON audit (reference, number);
  CREATE TABLE IF NOT EXISTS equality (id TEXT PRIMARY KEY, form TEXT NOT NULL, month TEXT NOT NULL, answers TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS equality_of_month ON equality (month, id);`;

/** Makes the tables, and brings those of an earlier version up to date. Two processes may do so at the same moment. */
export function prepareTables(database: Database.Database): void {
  const columnsOf = (table: string) => (database.prepare(`SELECT name FROM pragma_table_info('${table}')`).all() as { name: string }[]).map(({ name }) => name);
  const lacks = (table: string, column: string) => { const columns = columnsOf(table); return columns.length > 0 && !columns.includes(column); };
  database.transaction(() => {
    for (const column of ['state_by TEXT', 'state_at TEXT', 'spam_score INTEGER', 'spam_signs TEXT', 'vouched_by TEXT', 'vouched_at TEXT', 'programme TEXT', 'turn INTEGER']) if (lacks('submissions', column.split(' ')[0]!)) database.exec(`ALTER TABLE submissions ADD COLUMN ${column}`);
    // Those who were signed in did not say who they are: they sign in again.
    if (lacks('sessions', 'who')) database.exec('DROP TABLE sessions');
    database.exec(tables);
  }).immediate();
}
