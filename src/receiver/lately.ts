import { sha256 } from './digest.ts';
import type { Random } from './reference.ts';
import { weigh, writtenIn, type SpamScore, type Weighed } from './spam.ts';

/** Half of the time for which a digest is remembered at most: a day. */
const halfMs = 12 * 3_600_000;

/** So many digests are remembered in half a day; over it the older half is forgotten early. */
const mostDigests = 20_000;

/** What came of weighing: the score, and what is called once the submission is stored, so that later ones know of it. */
export interface WeighedSubmission {
  readonly spam: SpamScore;
  readonly remember: () => void;
}

/**
 * Weighs submissions beside those of the last 12 to 24 hours. Of these it has digests only, in memory only, made with a
 * secret that ends with the process: nobody can try telephone numbers on them. Each receiver knows its own.
 */
export function weighLately(random: Random): (submission: Weighed, left: number, nowMs: number) => Promise<WeighedSubmission> {
  const secret = Array.from(random(32)).join(' ');
  let [newer, older] = [new Map<string, number>(), new Map<string, number>()];
  let beganMs = 0;

  const forget = (nowMs: number) => {
    if (nowMs - beganMs < halfMs && newer.size < mostDigests) return;
    [newer, older] = [new Map(), nowMs - beganMs < 2 * halfMs ? newer : new Map()];
    beganMs = nowMs;
  };
  const countOf = (digest: string) => (newer.get(digest) ?? 0) + (older.get(digest) ?? 0);
  const most = (digests: readonly string[]) => Math.max(0, ...digests.map(countOf));
  const digestsOf = (kind: 'text' | 'contact', texts: readonly string[]) => Promise.all([...new Set(texts)].map(text => sha256(`${secret} ${kind} ${text}`)));

  return async (submission, left, nowMs) => {
    const { longTexts, contacts } = writtenIn(submission);
    const texts = await digestsOf('text', longTexts);
    const reached = await digestsOf('contact', contacts.map(contact => contact.toLowerCase().replace(/[^\p{L}\p{N}@+]/gu, '')));
    forget(nowMs);
    const spam = weigh(submission, { left, sameText: most(texts), sameContact: most(reached) });
    return { spam, remember: () => { for (const digest of [...texts, ...reached]) newer.set(digest, (newer.get(digest) ?? 0) + 1); } };
  };
}
