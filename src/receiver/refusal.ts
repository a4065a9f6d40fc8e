import type { Context } from 'hono';
import type { ReceiverEnvironment } from './options.ts';
import type { FieldProblem } from './problems.ts';

/** The answer to what cannot be taken. `message` is for whoever sets up the form; it and `errors` repeat no answer. */
export interface Refusal {
  readonly status: 400 | 413 | 415 | 422;
  readonly message: string;
  readonly errors: readonly FieldProblem[];
}

/** Answers with a refusal. */
export const refuse = (call: Context<ReceiverEnvironment>, { status, ...answer }: Refusal): Response => call.json(answer, status);

/** What to say to a content type that cannot be read; `undefined` for JSON, under its own name or as `text/plain`. */
export function refuseType(request: Request, what: 'submission' | 'record'): Refusal | undefined {
  const [type = '', ...parameters] = (request.headers.get('content-type') ?? '').toLowerCase().split(';').map(part => part.trim());
  const charset = parameters.find(parameter => parameter.startsWith('charset='))?.slice(8).replaceAll('"', '');
  const plain = (request.headers.get('content-encoding') ?? 'identity') === 'identity' && (charset ?? 'utf-8') === 'utf-8';
  if (plain && (type === 'application/json' || type === 'text/plain')) return undefined;
  const message = type === 'application/x-www-form-urlencoded'
    ? 'This receiver takes JSON. The form format is for form relays: set the format of this form to "json" or "simple".'
    : `Send the ${what} as application/json (or the same JSON as text/plain), in UTF-8, not compressed.`;
  return { status: 415, message, errors: [{ field: '', problem: 'content_type' }] };
}

/** The header may be dropped on the way, so the id in the body counts; but the two must not disagree. */
export function refuseKey(request: Request, id: string): Refusal | undefined {
  const key = request.headers.get('idempotency-key');
  if (key === null || key === `"${id}"`) return undefined;
  return { status: 400, message: 'Idempotency-Key must be the id in the body, in double quotes, once.', errors: [{ field: 'id', problem: 'idempotency_key' }] };
}
