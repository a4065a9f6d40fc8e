// A hundred of the soak's 2,000 (test/soak/browsers.mjs): people send from several tabs, tabs and the browser die, the line and the receiver fail, and what a page was told is true.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../soak/browsers.mjs';
import { noBrowser } from './support/chromium.ts';

test('a hundred submissions among tabs that close, crashes, kills and a line that fails: none is lost, none is doubled, nothing that was told is false', { skip: noBrowser, timeout: 400_000 }, async t => {
  const [result] = await run({ engine: 'chromium', seeds: [7], submissions: 100, tabs: 4, killEvery: 40, root: import.meta.env.ROOT, log: line => { t.diagnostic(line); } });
  assert.deepEqual(result!.broken, []);
  assert.ok(result!.pressed >= 100 && result!.saved > 50 && result!.sent > 50, 'or nothing was shown');
  assert.ok(Object.values(result!.faults).reduce((sum, times) => sum + times, 0) > 50, 'or nothing was wrong on the way');
});
