import Database from 'libsql';
import { tombstoneDays, type AddOutcome, type ListPage, type Store, type StoredSubmission, type SubmissionState } from '../store.ts';

const schema = `
  CREATE TABLE IF NOT EXISTS submissions (
    id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, reference TEXT NOT NULL UNIQUE, received_at TEXT NOT NULL,
    state TEXT, text TEXT, removed_at TEXT);
  CREATE INDEX IF NOT EXISTS submissions_of_state ON submissions (state, received_at, id);
  CREATE INDEX IF NOT EXISTS submissions_of_all ON submissions (received_at, id);
  CREATE TABLE IF NOT EXISTS sessions (hash TEXT PRIMARY KEY, expires_at TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);`;

const columns = 'id, fingerprint, reference, received_at AS "receivedAt", state, text';

/**
 * Opens a store in one SQLite file (or `:memory:`), and makes its tables if there are none. Several processes may open
 * the same file.
 *
 * @throws if the file cannot be opened or is not a database.
 */
export function openLibsqlStore(path: string): Store {
  const database = new Database(path);
  // FULL: an answer that was given survives the loss of power. secure_delete: what is removed is overwritten.
  for (const pragma of ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON']) database.pragma(pragma);
  database.exec(schema);

  // `all`, also where one row is meant: a statement that is not read to its end keeps its lock.
  const rows = <Row>(sql: string, ...values: readonly (string | number)[]) => database.prepare(sql).all(...values) as Row[];
  const change = (sql: string, ...values: readonly string[]) => database.prepare(sql).run(...values).changes;

  const add = database.transaction((id: string, fingerprint: string, reference: string, receivedAt: string, text: string): AddOutcome => {
    const added = change(
      `INSERT INTO submissions (id, fingerprint, reference, received_at, state, text) VALUES (?, ?, ?, ?, 'new', ?) ON CONFLICT DO NOTHING`,
      id, fingerprint, reference, receivedAt, text);
    const [kept] = rows<StoredSubmission>(`SELECT ${columns} FROM submissions WHERE id = ?`, id);
    if (!kept) return { at: 'referenceTaken' };
    const at = added === 1 ? 'stored' : kept.fingerprint === fingerprint ? 'repeat' : 'different';
    return { at, reference: kept.reference, receivedAt: kept.receivedAt };
  });

  const list = ({ state, before, after, limit }: ListPage): StoredSubmission[] => {
    const beside = (sign: string) => `(received_at, id) ${sign} (SELECT received_at, id FROM submissions WHERE id = ?)`;
    const where = ['state IS NOT NULL', ...(state ? ['state = ?'] : []), ...(before ? [beside('<')] : []), ...(after ? [beside('>')] : [])];
    const order = after ? 'ASC' : 'DESC';
    const found = rows<StoredSubmission>(
      `SELECT ${columns} FROM submissions WHERE ${where.join(' AND ')} ORDER BY received_at ${order}, id ${order} LIMIT ?`,
      ...[state, before, after].filter(value => value !== undefined), limit);
    return after ? found.reverse() : found;
  };

  const setting = (name: string) => rows<{ value: string }>('SELECT value FROM settings WHERE name = ?', name)[0]?.value;
  const set = (name: string, value: string) =>
    change('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value);

  return {
    add: async ({ id, fingerprint, reference, receivedAt, text }) => add.immediate(id, fingerprint, reference, receivedAt, text),
    list: async page => list(page),
    read: async id => rows<StoredSubmission>(`SELECT ${columns} FROM submissions WHERE id = ? AND state IS NOT NULL`, id)[0],
    setState: async (id, state) => change('UPDATE submissions SET state = ? WHERE id = ? AND state IS NOT NULL', state, id) === 1,
    remove: async (id, at) => {
      const removed = change('UPDATE submissions SET state = NULL, text = NULL, removed_at = ? WHERE id = ? AND state IS NOT NULL', at, id) === 1;
      // Else the words stay in the log file until it is next written back.
      if (removed) database.pragma('wal_checkpoint(TRUNCATE)');
      return removed;
    },
    counts: async () => {
      const counts: Record<SubmissionState, number> = { new: 0, contacted: 0, closed: 0 };
      const found = rows<{ state: SubmissionState; count: number }>('SELECT state, COUNT(*) AS count FROM submissions WHERE state IS NOT NULL GROUP BY state');
      for (const { state, count } of found) counts[state] = count;
      return counts;
    },
    tokenHash: async () => setting('token'),
    setTokenHash: async hash => {
      database.transaction(() => { set('token', hash); change('DELETE FROM sessions'); }).immediate();
    },
    openSession: async (hash, expiresAt) => { change('INSERT INTO sessions (hash, expires_at) VALUES (?, ?)', hash, expiresAt); },
    hasSession: async (hash, at) => rows('SELECT hash FROM sessions WHERE hash = ? AND expires_at > ?', hash, at).length === 1,
    closeSession: async hash => { change('DELETE FROM sessions WHERE hash = ?', hash); },
    check: async at => {
      set('checked', at);
      if (setting('checked') === undefined) throw new Error('the store did not keep what was written');
    },
    tidy: async at => {
      const since = new Date(Date.parse(at) - tombstoneDays * 86_400_000).toISOString();
      change('DELETE FROM submissions WHERE removed_at < ?', since);
      change('DELETE FROM sessions WHERE expires_at <= ?', at);
    },
    close: async () => { database.close(); },
  };
}
