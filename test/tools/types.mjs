// Type checks, one for each world: the core without the DOM, the page, the receiver with Node, the tests.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

let failed = false;
for (const project of ['src/core/tsconfig.json', 'tsconfig.json', 'src/app/tsconfig.json', 'src/receiver/tsconfig.json', 'test/tsconfig.json'].filter(file => existsSync(file))) {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], { stdio: 'inherit' });
  console.log(`${project}: ${status === 0 ? 'good' : 'types do not fit'}`);
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
