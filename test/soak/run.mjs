// Long runs that are not part of npm test: each section prints its figures and what it found.
// npm run soak [-- --only receiver] [-- --seed N]. Ends with 1 when a promise was broken.
// A section is a file beside this one that exports `soak({ seed, say })` and gives the promises that were broken, as sentences; and a line below.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const sections = {
  receiver: () => import('./receiver.mjs'),
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
  const { soak } = await sections[name]();
  const found = await soak({ seed: Number(seed), say: line => console.log(`  ${line}`) }).catch(error => [`it did not get to its end: ${error.stack}`]);
  for (const promise of found) broken.push(`${name}: ${promise}`);
}
console.log(broken.length > 0 ? `\nBROKEN (seed ${seed})\n${broken.map(line => `  ${line}`).join('\n')}` : '\nevery promise was kept');
process.exit(broken.length > 0 ? 1 : 0);
