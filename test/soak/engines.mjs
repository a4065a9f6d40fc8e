// The three browsers as the soak drives them: a profile, tabs, and what can be done to them from outside.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, firefox } from '../tools/browsers.mjs';
import { webkitLauncher } from '../tools/webkit-launcher.mjs';

/** Whatever a browser that was killed does not answer is given up. */
export const within = (ms, work) => { let timer; return Promise.race([work, new Promise((_done, failed) => { timer = setTimeout(() => failed(new Error('no answer')), ms); })]).finally(() => clearTimeout(timer)); };

/** Chromium and Firefox: puppeteer, with a profile on the disk that outlives the browser. */
function byPuppeteer(name, launch, { crashes, offline, told }) {
  const profile = mkdtempSync(join(tmpdir(), `what-matters-soak-${name}-`));
  let browser;
  // One more tab that stays: Firefox ends with its last one.
  const start = async () => { browser = await launch({ userDataDir: profile }); await browser.newPage(); };
  const kill = async () => {
    const child = browser.process();
    const gone = new Promise(resolve => { child.once('exit', resolve); });
    // The browser and all that it started: puppeteer gives it a group of its own.
    process.kill(-child.pid, 'SIGKILL');
    await gone;
  };
  return {
    name, profile, start, kill,
    async open() {
      const page = await within(15_000, browser.newPage());
      page.on('dialog', dialog => void dialog.accept().catch(() => {}));
      const session = crashes ? await within(10_000, page.createCDPSession()) : undefined;
      if (session) {
        // Straight from the page: what was said before the browser is killed is known.
        session.on('Runtime.bindingCalled', ({ payload }) => told(payload));
        await within(10_000, Promise.all([session.send('Runtime.enable'), session.send('Runtime.addBinding', { name: 'soakTold' })]));
      }
      return {
        go: address => within(20_000, page.goto(address, { waitUntil: 'domcontentloaded' })),
        close: () => within(10_000, page.close()),
        evaluate: work => within(5000, page.evaluate(work)),
        ...(session && { crash: () => { session.send('Page.crash').catch(() => {}); } }),
        ...(offline && { offline: is => within(5000, page.setOfflineMode(is)) }),
      };
    },
    async end() { await within(10_000, browser.close()).catch(() => kill()); rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }); },
  };
}

/** WebKitGTK by WebDriver. It keeps what pages store in memory while it is driven, so it is never killed whole. */
function byWebDriver() {
  const driver = webkitLauncher();
  let number = 0;
  return {
    name: 'webkit', start: async () => {},
    async open() {
      const id = `tab ${++number}`;
      let begun = false;
      return {
        go: async address => { if (begun) await driver.stopSession(id); begun = true; await within(90_000, driver.startSession(id, address)); },
        close: async () => { if (begun) await within(20_000, driver.stopSession(id)); },
      };
    },
    end: () => driver.stop(),
  };
}

export const engines = {
  chromium: told => byPuppeteer('chromium', chromium, { crashes: true, offline: true, told }),
  firefox: told => byPuppeteer('firefox', firefox, { told }),
  webkit: () => byWebDriver(),
};
