/** Counts what was done to the shipped code, so that a reader sees that the simulator was not idle. */
export interface Faults {
  readonly count: (name: string) => void;
  readonly counted: () => Readonly<Record<string, number>>;
}

export function countFaults(): Faults {
  const counts = new Map<string, number>();
  return {
    count: name => { counts.set(name, (counts.get(name) ?? 0) + 1); },
    counted: () => Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}
