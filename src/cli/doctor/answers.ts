import { outcomeOf } from '../../net/outcome.ts';
import { found, quoted, type Found } from './check.ts';
import { taken, type Answer } from './endpoint.ts';

/** What an answer was, in a sentence. */
export const told = ({ status, fault }: Answer): string => fault ?? `It was answered ${status}.`;

/** An answer's JSON, if it is an object. */
export function objectIn({ text }: Answer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch { return undefined; }
}

/** Whether an answer is a receipt for this id, whatever its other keys are. */
export const isReceipt = (answer: Answer, id: string): boolean => (taken(answer) || answer.status === 409) && objectIn(answer)?.['id'] === id;

/** The reference of a receipt; nothing where it is no text. */
export function referenceIn(answer: Answer): string | undefined {
  const reference = objectIn(answer)?.['reference'];
  return typeof reference === 'string' ? reference : undefined;
}

/** Whether the person is told that it cannot be taken as it is: a clear answer, which is not tried again for ever. */
export const refused = (answer: Answer): boolean => outcomeOf({ status: answer.status, retryAfter: null, text: '' }, '', true, 0).kind === 'refused';

/** Good if it was taken with a receipt. */
export const findTaken = (answer: Answer, id: string): Found => found(isReceipt(answer, id), taken(answer) && !isReceipt(answer, id) ? `It was answered ${answer.status} without a receipt for its id.` : told(answer));

/** Good if it was refused clearly. */
export const findRefused = (answer: Answer): Found => found(refused(answer), told(answer));

/** Good if it was answered with this status. */
export const findStatus = (answer: Answer, status: number): Found => found(answer.status === status, told(answer));

/** Good if a header lists a name, or everything. */
export function findListed({ headers }: Answer, header: string, name: string): Found {
  const value = headers[header];
  const list = typeof value === 'string' ? value : value?.join(',');
  return found((list ?? '').split(',').some(one => ['*', name].includes(one.trim().toLowerCase())), `${header} is ${quoted(list)}.`);
}

/** Good if a page of this origin may read the answer. */
export function findReadable({ headers }: Answer, origin: string): Found {
  const value = headers['access-control-allow-origin'];
  return found(value === '*' || value === origin, `access-control-allow-origin is ${quoted(value)}.`);
}
