// The three browsers as somebody uses them who leaves in a hurry: tabs with a history, keys, and a session that may come back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM, chromium, firefox, FIREFOX } from '../tools/browsers.mjs';
import { webkitLauncher } from '../tools/webkit-launcher.mjs';

/** @returns a tab over puppeteer's page. `titles` gives the history as the browser keeps it, where the engine tells it. */
function tabOf(page, tellsHistory) {
  page.on('dialog', dialog => void dialog.accept().catch(() => {}));
  return {
    go: address => page.goto(address, { waitUntil: 'load' }),
    evaluate: (work, ...given) => page.evaluate(work, ...given),
    // Here every step back counts, whether somebody touched the page or not.
    touch: async () => {}, passesOver: false,
    shift: () => page.keyboard.press('Shift'),
    back: () => page.goBack({ waitUntil: 'load' }),
    forward: () => page.goForward({ waitUntil: 'load' }),
    close: () => page.close(),
    async titles() {
      if (!tellsHistory) return [];
      const session = await page.createCDPSession();
      const { entries } = await session.send('Page.getNavigationHistory');
      await session.detach();
      return entries.map(({ title, url }) => `${title} ${url}`);
    },
  };
}

/** Chromium and Firefox: puppeteer, on a profile that outlives the browser. */
function byPuppeteer(name, launch, tellsHistory) {
  const profile = mkdtempSync(join(tmpdir(), `what-matters-leave-${name}-`));
  let browser;
  return {
    name,
    async start() { browser = await launch(profile, false); },
    open: async () => tabOf(await browser.newPage(), tellsHistory),
    /** Ends the browser as a system does that shuts down, starts it again with the tabs that it had, and gives those of this site. After a crash Chromium asks first. */
    async reopen(site) {
      const child = browser.process();
      const gone = new Promise(done => { child.once('exit', done); });
      child.kill('SIGTERM');
      await gone;
      browser = await launch(profile, true);
      let pages = [];
      // The browser brings its tabs back one after the other.
      for (let tries = 0; tries < 20; tries++) {
        const now = (await browser.pages().catch(() => [])).filter(page => page.url().startsWith(site));
        if (now.length > 0 && now.length === pages.length) break;
        pages = now;
        await new Promise(done => { setTimeout(done, 500); });
      }
      return pages.map(page => tabOf(page, tellsHistory));
    },
    async end() { await browser?.close().catch(() => {}); rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }); },
  };
}

/** WebKitGTK by WebDriver. It keeps no session when it is driven. */
function byWebDriver() {
  const driver = webkitLauncher();
  let number = 0;
  return {
    name: 'webkit', start: async () => {},
    async open() {
      const id = `leave ${++number}`;
      let begun = false;
      const command = (method, path, body) => driver.command(id, method, path, body);
      return {
        go: async address => { if (begun) return command('POST', '/url', { url: address }); begun = true; await driver.startSession(id, address); },
        async evaluate(work, ...given) {
          const { value, error } = await command('POST', '/execute/async', { script: `const done = arguments[arguments.length - 1]; Promise.resolve().then(() => (${work})(...[...arguments].slice(0, -1))).then(value => done({ value }), error => done({ error: String(error) }));`, args: given });
          if (error) throw new Error(error);
          return value;
        },
        // WebKit's Back passes over what a page put in the history while nobody had touched it.
        touch: () => driver.sendKeys(id, ['Tab']), passesOver: true,
        shift: () => driver.sendKeys(id, ['Shift']),
        back: () => command('POST', '/back', {}),
        forward: () => command('POST', '/forward', {}),
        close: () => driver.stopSession(id),
        titles: async () => [],
      };
    },
    end: () => driver.stop(),
  };
}

export const engines = {
  chromium: () => byPuppeteer('chromium', (userDataDir, again) => chromium({ userDataDir, args: [...CHROMIUM.args, ...(again ? ['--restore-last-session'] : [])] }), true),
  firefox: () => byPuppeteer('firefox', userDataDir => firefox({ userDataDir, extraPrefsFirefox: { ...FIREFOX.extraPrefsFirefox, 'browser.startup.page': 3, 'browser.sessionstore.resume_from_crash': true, 'browser.sessionstore.max_resumed_crashes': -1, 'browser.sessionstore.restore_on_demand': false, 'browser.sessionstore.interval': 500 } }), false),
  webkit: () => byWebDriver(),
};
