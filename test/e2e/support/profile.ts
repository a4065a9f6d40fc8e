import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { chromium } from '../../tools/browsers.mjs';

/** A browser with a profile on this disk, as somebody has it at home: what it keeps outlives it. */
export interface Profile {
  readonly folder: string;
  readonly browser: Browser;
  /** Quits the browser as a person does: it tidies up before it goes. */
  readonly close: () => Promise<void>;
  /** Kills it without a word, with all its helpers. */
  readonly kill: () => Promise<void>;
  /** A copy of what is on the disk now. */
  readonly copy: () => string;
  readonly forget: () => void;
}

/** Starts a browser on a folder, or on a new one. `launch` is handed the folder. */
export async function openProfile(launch: (userDataDir: string) => Promise<Browser> = userDataDir => chromium({ userDataDir }), folder = mkdtempSync(join(tmpdir(), 'what-matters-profile-'))): Promise<Profile> {
  const browser = await launch(folder);
  const copies: string[] = [];
  const gone = new Promise<void>(done => { browser.process()!.once('exit', () => { done(); }); });
  return {
    folder, browser,
    close: async () => { await browser.close(); await gone; },
    kill: async () => { process.kill(-browser.process()!.pid!, 'SIGKILL'); await gone; await browser.disconnect().catch(() => undefined); },
    copy: () => { const copy = mkdtempSync(join(tmpdir(), 'what-matters-profile-')); copies.push(copy); cpSync(folder, copy, { recursive: true, force: true, filter: file => !/Singleton|\.org\.chromium/.test(file) }); return copy; },
    forget: () => { for (const one of [folder, ...copies]) rmSync(one, { recursive: true, force: true }); },
  };
}
