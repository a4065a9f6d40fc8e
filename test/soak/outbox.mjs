// Soak of the outbox: 50,000 simulated submissions through faults, on the shipped modules and the shipped receiver.
// By itself: node test/soak/outbox.mjs [--submissions 50000] [--seed 1,2,3,4,5]   (without --seed: five new seeds, printed)
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { loadSimulator } from '../sim/bundle.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @param {{ seeds?: readonly number[], submissions?: number, log?: (line: string) => void }} options `submissions` in all; a seed does the same again
 * @returns {Promise<{ passed: boolean, submissions: number, broken: Readonly<Record<string, number>>, faults: Readonly<Record<string, number>>, first: readonly string[] }>}
 */
export async function run({ seeds = Array.from({ length: 5 }, () => randomInt(1, 2 ** 31)), submissions = 50_000, log = console.log } = {}) {
  const { simulate } = await loadSimulator(root);
  const sums = { broken: {}, faults: {}, ends: {} };
  const first = [];
  let made = 0;
  for (const seed of seeds) {
    const begun = Date.now();
    const told = await simulate({ seed, submissions: Math.ceil(submissions / seeds.length) });
    made += told.submissions;
    first.push(...told.first);
    for (const kind of Object.keys(sums)) for (const [name, count] of Object.entries(told[kind])) sums[kind][name] = (sums[kind][name] ?? 0) + count;
    const bad = Object.values(told.broken).reduce((sum, count) => sum + count, 0);
    log(`outbox  seed ${seed}  ${told.submissions} submissions  ${told.devices} devices  ${told.requests} tries  ${told.happenings} happenings  ${((Date.now() - begun) / 1000).toFixed(1)} s  ${bad === 0 ? 'nothing broken' : `${bad} BROKEN`}`);
    for (const line of told.first) log(`  ${line}`);
  }
  const table = counts => Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(', ');
  log(`faults: ${table(sums.faults)}\nends: ${table(sums.ends)}\nbroken: ${table(sums.broken)}`);
  return { passed: Object.values(sums.broken).every(count => count === 0), submissions: made, broken: sums.broken, faults: sums.faults, first };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = name => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
  const { passed } = await run({ submissions: Number(given('--submissions') ?? 50_000), ...(given('--seed') && { seeds: given('--seed').split(',').map(Number) }) });
  process.exit(passed ? 0 : 1);
}
