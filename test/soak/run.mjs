// Long runs that are not part of npm test: each section prints its figures and what it found.
// npm run soak [-- --only receiver] [-- --seed N]. Ends with 1 when a promise was broken.
// A section is a file beside this one, and a line below: what it finds, as sentences.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Five seeds from one. */
const five = seed => [0, 1, 2, 3, 4].map(at => seed + at);
const found = results => results.flatMap(({ broken }) => broken);

/** What each section does with a seed, and the promises that it found broken. */
const sections = {
  receiver: async (seed, say) => (await import('./receiver.mjs')).soak({ seed, say }),
  outbox: async (seed, log) => { const { first } = await (await import('./outbox.mjs')).run({ seeds: five(seed), log }); return first; },
  chromium: async (seed, log) => found(await (await import('./browsers.mjs')).run({ engine: 'chromium', seeds: [seed], log })),
  firefox: async (seed, log) => found(await (await import('./browsers.mjs')).run({ engine: 'firefox', submissions: 100, seeds: [seed], log })),
  webkit: async (seed, log) => found(await (await import('./browsers.mjs')).run({ engine: 'webkit', submissions: 100, seeds: [seed], log })),
  leave: async (seed, log) => found(await (await import('./leave.mjs')).run({ seeds: [seed], log })),
  slow: async (_seed, log) => { await (await import('./slow.mjs')).run({ log }); return []; },
};

process.chdir(fileURLToPath(new URL('../../', import.meta.url)));
const { values: { only, seed = String(Math.floor(Math.random() * 1e9)) } } = parseArgs({ options: { only: { type: 'string' }, seed: { type: 'string' } } });
const names = only?.split(',') ?? Object.keys(sections);
const unknown = names.filter(name => !Object.hasOwn(sections, name));
if (unknown.length > 0 || !/^\d+$/.test(seed)) {
  console.error(unknown.length > 0 ? `There is no section ${unknown.join(', ')}. There are: ${Object.keys(sections).join(', ')}.` : '--seed must be a number.');
  process.exit(2);
}
console.log(`seed ${seed}`);
const broken = [];
for (const name of names) {
  console.log(`\n── ${name}`);
  const promises = await sections[name](Number(seed), line => console.log(`  ${line}`)).catch(error => [`it did not get to its end: ${error.stack}`]);
  for (const promise of promises) broken.push(`${name}: ${promise}`);
}
console.log(broken.length > 0 ? `\nBROKEN (seed ${seed})\n${broken.map(line => `  ${line}`).join('\n')}` : '\nevery promise was kept');
process.exit(broken.length > 0 ? 1 : 0);
