/** How much one sender may send: `burst` at once, and `perHour` after that. */
export interface RateLimit {
  readonly burst: number;
  readonly perHour: number;
}

/** The limit unless another is set: a library shares one address. */
export const usualRate: RateLimit = { burst: 500, perHour: 300 };

/** Takes one from the sender's bucket: 0 if there was one, else the seconds until there will be. */
export type TakeOne = (sender: string, nowMs: number) => number;

/** So many senders are remembered at once; over it the one who was quiet longest is forgotten. */
const mostSenders = 10_000;

/** A token bucket per sender, in memory only: who sent what is written nowhere. */
export function limitRate({ burst, perHour }: RateLimit): TakeOne {
  const buckets = new Map<string, { readonly left: number; readonly atMs: number }>();
  const perMs = perHour / 3_600_000;
  return (sender, nowMs) => {
    const bucket = buckets.get(sender) ?? { left: burst, atMs: nowMs };
    const left = Math.min(burst, bucket.left + Math.max(0, nowMs - bucket.atMs) * perMs);
    const allowed = left >= 1;
    buckets.delete(sender);
    buckets.set(sender, { left: allowed ? left - 1 : left, atMs: nowMs });
    if (buckets.size > mostSenders) for (const quietest of buckets.keys()) { buckets.delete(quietest); break; }
    return allowed ? 0 : Math.ceil((1 - left) / perMs / 1000);
  };
}
