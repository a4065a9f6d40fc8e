import type { Format } from '../core/formats/format.ts';
import { maxAnswerCharacters, outcomeOf, type SendOutcome } from './outcome.ts';

/** One submission, ready to go. The body's bytes are made once and never change. */
export interface Outgoing {
  readonly id: string;
  readonly endpoint: string;
  readonly format: Format;
  readonly expectsReceipt: boolean;
  readonly body: string;
}

/** Reads a response as text, and no further than the limit: what is longer is no receipt. */
async function readShort(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > maxAnswerCharacters) { await reader.cancel(); return text; }
  }
}

/**
 * Makes one try at sending, and says what it came to. It never throws: whatever goes wrong on the way is a reason to try again.
 *
 * @param fetch the page's own `fetch`
 * @param timeoutMs until the answer has been read
 */
export async function send({ id, endpoint, format, expectsReceipt, body }: Outgoing, fetch: typeof globalThis.fetch, timeoutMs = 20_000): Promise<SendOutcome> {
  const attempt = async (keepalive: boolean): Promise<SendOutcome> => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      const response = await fetch(endpoint, {
        method: 'POST', body, mode: 'cors', credentials: 'omit', cache: 'no-store', redirect: format.redirect, referrerPolicy: 'no-referrer', keepalive, signal: abort.signal,
        headers: { 'Content-Type': format.contentType, ...(format.sendsIdHeader && { 'Idempotency-Key': `"${id}"` }) },
      });
      return outcomeOf({ status: response.status, retryAfter: response.headers.get('Retry-After'), text: await readShort(response) }, id, expectsReceipt, Date.now());
    } finally { clearTimeout(timer); }
  };
  // Where there is no receipt, the endpoint may have it and the page cannot know: every further try may be a copy, so they come slowly.
  const unknown: SendOutcome = { kind: 'retry', pace: expectsReceipt ? 'usual' : 'slow', siteFault: false };
  const begun = Date.now();
  try { return await attempt(true); } catch (error) {
    // The 64 KiB that may outlive a page are shared with the whole page: when they are gone, fetch fails at once.
    if (!(error instanceof TypeError) || Date.now() - begun > 50 || !expectsReceipt) return unknown;
    try { return await attempt(false); } catch { return unknown; }
  }
}
