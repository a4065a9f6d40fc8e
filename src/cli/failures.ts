/** Counts what failed, to tell now and then how often: never about whom or what. */
export interface FailureCounts {
  readonly onFailure: (part: string) => void;
  /** Writes one line for each part that failed since the last time. */
  readonly tell: () => void;
}

/** Counts that are told on standard error. */
export function countFailures(): FailureCounts {
  const counts = new Map<string, number>();
  return {
    onFailure: part => { counts.set(part, (counts.get(part) ?? 0) + 1); },
    tell: () => {
      for (const [part, count] of counts) console.error(`${new Date().toISOString()} ${count} requests to the ${part} could not be answered`);
      counts.clear();
    },
  };
}
