/**
 * Drives the shipped outbox and the shipped receiver through devices, days and faults, in time that passes by itself,
 * and says which promises were broken. The same seed does the same again.
 */
import { endpointOf } from './endpoint.ts';
import { countFaults } from './faults.ts';
import { storyOf } from './people.ts';
import { invariants, type Invariant } from './witness.ts';

export interface SimulationOptions {
  readonly seed: number;
  /** At least so many presses of Send. */
  readonly submissions: number;
  /** Only this device, to look at what failed. */
  readonly only?: number;
  /** Ends once one of these is broken. */
  readonly until?: readonly Invariant[];
  /** Told of all that happens. */
  readonly note?: (what: string) => void;
}

export interface Simulation {
  readonly seed: number;
  readonly submissions: number;
  readonly devices: number;
  /** How often something asked the endpoint, and how many things happened in all. */
  readonly requests: number;
  readonly happenings: number;
  /** How often each promise was broken. */
  readonly broken: Readonly<Record<Invariant, number>>;
  /** The first of them, with the seed and the device to do it again. */
  readonly first: readonly string[];
  readonly faults: Readonly<Record<string, number>>;
  /** Where the submissions were at the end. */
  readonly ends: Readonly<Record<string, number>>;
}

export { invariants };

export async function simulate({ seed, submissions, only, until = [], note }: SimulationOptions): Promise<Simulation> {
  const faults = countFaults();
  const endpoint = endpointOf(seed);
  const broken = Object.fromEntries(Object.keys(invariants).map(name => [name, 0])) as Record<Invariant, number>;
  const first: string[] = [];
  const ends: Record<string, number> = {};
  let made = 0;
  let requests = 0;
  let happenings = 0;
  let story = only ?? 0;
  const accuse = (invariant: Invariant, what: string): void => { broken[invariant]++; if (first.length < 20) first.push(`${invariant}: ${what} [seed ${seed}, device ${story}]`); };
  const kinds = new Map<number, number>();
  for (; made < submissions && !until.some(name => broken[name] > 0); story++) {
    const told = await storyOf(seed, story, made, endpoint, faults, note);
    requests += told.requests;
    happenings += told.happenings;
    for (const { invariant, what } of told.violations) accuse(invariant, what);
    for (const [how, count] of Object.entries(told.ends)) ends[how] = (ends[how] ?? 0) + count;
    for (let number = made; number < made + told.submissions; number++) kinds.set(number, story);
    made += told.submissions;
    if (only !== undefined) break;
  }
  const last = story;
  const { hooked, stored } = await endpoint.rows();
  for (const [number, count] of stored) if (count > 1) { story = kinds.get(number)!; accuse('DOUBLED', `number ${number}: ${count} rows`); }
  ends['copies at hooks, which give no receipt'] = [...hooked.values()].reduce((sum, count) => sum + count - 1, 0);
  await endpoint.close();
  return { seed, submissions: made, devices: last - (only ?? 0), requests, happenings, broken, first, faults: faults.counted(), ends };
}
