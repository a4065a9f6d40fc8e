import { UnfitDatabaseError } from './postgres-tables.ts';

const notReached = 'It cannot be reached. Is it running, and is the address right?';

/** What PostgreSQL and the network say by code: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const sentences: Readonly<Record<string, string>> = {
  '28P01': 'It refused the user or the password.',
  '28000': 'It refused the user, or a connection without TLS.',
  '3D000': 'It has no database of that name.',
  '42501': 'The user may not make the tables there.',
  '53300': 'It has too many connections.',
  '57P03': 'It is just starting or stopping. Try again in a moment.',
  '25006': 'It can only be read: is it a copy?',
};
const unreached = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', 'EACCES', 'EPIPE']);

/** Why a PostgreSQL database could not be used, in a sentence that repeats nothing of its address. */
export function whyNot(error: unknown): string {
  if (error instanceof UnfitDatabaseError) return error.message;
  const { code, message = '' } = error as { readonly code?: unknown; readonly message?: string };
  if (typeof code === 'string') return sentences[code] ?? (unreached.has(code) ? notReached : `It answered ${code}.`);
  if (/timeout|terminated/i.test(message)) return notReached;
  if (/password/i.test(message)) return 'It asks for a password.';
  if (/SSL/.test(message)) return 'It does not take connections with TLS, which the address asks for.';
  return 'It does not answer as PostgreSQL does.';
}
