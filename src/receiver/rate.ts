/** How much one sender may send: `burst` at once, and `perHour` after that. */
export interface RateLimit {
  readonly burst: number;
  readonly perHour: number;
}

/** The limit unless another is set: a library shares one address. */
export const usualRate: RateLimit = { burst: 500, perHour: 300 };

/** What came of taking one: 0 seconds if there was one, else how long until there will be; and how much of the bucket is left, from 0 to 1. */
export interface Taken {
  readonly waitSeconds: number;
  readonly left: number;
}

/** Takes one from the sender's bucket. */
export type TakeOne = (sender: string, nowMs: number) => Taken;

/** So many senders are remembered at once; over it the one who was quiet longest is forgotten. */
const mostSenders = 10_000;

/** A token bucket per sender, in memory only: who sent what is written nowhere. Nobody is counted when it is `off`. */
export function limitRate(limit: RateLimit | 'off'): TakeOne {
  if (limit === 'off') return () => ({ waitSeconds: 0, left: 1 });
  const { burst, perHour } = limit;
  const buckets = new Map<string, { readonly left: number; readonly atMs: number }>();
  const perMs = perHour / 3_600_000;
  return (sender, nowMs) => {
    const bucket = buckets.get(sender) ?? { left: burst, atMs: nowMs };
    const before = Math.min(burst, bucket.left + Math.max(0, nowMs - bucket.atMs) * perMs);
    const allowed = before >= 1;
    const left = allowed ? before - 1 : before;
    buckets.delete(sender);
    buckets.set(sender, { left, atMs: nowMs });
    if (buckets.size > mostSenders) for (const quietest of buckets.keys()) { buckets.delete(quietest); break; }
    return { waitSeconds: allowed ? 0 : Math.ceil((1 - left) / perMs / 1000), left: left / burst };
  };
}
