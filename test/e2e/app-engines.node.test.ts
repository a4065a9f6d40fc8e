// The standalone page in three browsers: it opens without a network, sends what waited, and its end touches nothing that people keep. (The fault matrix, row 25.)
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { engines } from '../soak/leave-browsers.mjs';
import { CHROMIUM, FIREFOX } from '../tools/browsers.mjs';
import { hostApp } from './support/app.ts';
import { reply, submissionIn, well } from './support/endpoint.ts';
import { shortForm } from './support/device.ts';
import { words } from './support/words.ts';

const programs = { chromium: CHROMIUM.executablePath, firefox: FIREFOX.executablePath, webkit: '/usr/bin/WebKitWebDriver' } as const;

/** In the page: waits until the worker is there (`kept`) or gone with its copies (`ended`), or until the form says so. */
const until = async (wanted: string, what: string): Promise<void> => {
  for (const end = Date.now() + 40_000; ;) {
    const root = document.querySelector('what-matters')?.shadowRoot;
    const text = root?.querySelector<HTMLElement>('.root')?.textContent?.replace(/\s+/g, ' ') ?? '';
    const holds = wanted === 'kept' ? navigator.serviceWorker.controller?.state === 'activated'
      : wanted === 'ended' ? (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0
        : text.includes(wanted);
    if (holds) return;
    if (Date.now() > end) throw new Error(`waited for ${what}: ${text.slice(0, 200)}`);
    await new Promise(soon => { setTimeout(soon, 50); });
  }
};

/** In the page: answers the one question and presses Send. */
const send = async (check: string, goes: string): Promise<void> => {
  const root = document.querySelector('what-matters')!.shadowRoot!;
  const field = root.querySelector<HTMLInputElement>('#field-text')!;
  field.value = 'A note';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  for (const [wanted, end] of [[check, Date.now() + 20_000], [goes, Date.now() + 20_000]] as const) {
    root.querySelector<HTMLElement>('.step .actions .btn.main')!.click();
    while (!root.textContent!.includes(wanted)) { if (Date.now() > end) throw new Error(`waited for ${wanted}`); await new Promise(soon => { setTimeout(soon, 50); }); }
  }
};

const waiting = (): Promise<number> => new Promise(done => {
  const opening = indexedDB.open('what-matters');
  opening.onsuccess = () => { const counting = opening.result.transaction('outbox').objectStore('outbox').count(); counting.onsuccess = () => { opening.result.close(); done(counting.result); }; };
});

describe('the standalone page', () => {
  for (const [engine, program] of Object.entries(programs) as [keyof typeof programs, string][]) {
    const skip = existsSync(program) || process.env['CI'] === 'true' ? false : `there is no ${engine} at ${program}`;
    test(`in ${engine} opens without a network, keeps what is sent there, sends it later, and its end takes away only its own copies`, { skip, timeout: 180_000 }, async t => {
      let isWell = false;
      const app = await hostApp(t, { config: shortForm, answers: { '/api/submissions': (got, response, time) => { if (isWell) well(got, response, time); else reply(response, 500); } } });
      const browser = engines[engine]();
      t.after(() => browser.end());
      await browser.start();
      const tab = await browser.open();
      await tab.go(app.address);
      await tab.evaluate(until, 'kept', 'the worker');
      await app.close();
      await tab.go(app.address);
      await tab.evaluate(until, 'Note', 'the form without a network');
      await tab.evaluate(send, words('pages.check.heading'), words('held.try-now'));
      assert.equal(await tab.evaluate(waiting), 1);
      await app.open();
      await app.switchOff();
      // Firefox may have looked by itself, and the worker that came may have ended all by then.
      await tab.evaluate(async () => { await (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined); });
      await tab.evaluate(until, 'ended', 'the end of the worker');
      assert.equal(await tab.evaluate(waiting), 1);
      isWell = true;
      await tab.go(app.address);
      await tab.evaluate(until, words('sent.heading'), 'what waited to be sent');
      assert.equal(await tab.evaluate(waiting), 0);
      assert.equal(new Set(app.server().posts().map(({ body }) => body)).size, 1);
      assert.deepEqual(submissionIn(app.server().posts()[0]!).body.answers['note'], { at: 'answered', value: 'A note' });
    });
  }
});
