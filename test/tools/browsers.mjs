// The three browsers of the tests and PostgreSQL: where they are, how browsers are started, and what installs them.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import puppeteer from 'puppeteer-core';
import { postgresPrograms } from './postgres.mjs';

export const CHROMIUM = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
  // Without these flags Chromium looks for the internet at every start; as root it needs --no-sandbox.
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
};
export const FIREFOX = { browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true,
  // Pages of tests lie behind one another: without these their timers run once a second.
  extraPrefsFirefox: { 'dom.min_background_timeout_value': 4, 'dom.timeout.enable_budget_timer_throttling': false } };
export const chromium = (options = {}) => puppeteer.launch({ ...CHROMIUM, ...options });
export const firefox = (options = {}) => puppeteer.launch({ ...FIREFOX, ...options });

const programs = () => [[CHROMIUM.executablePath, 'chromium'], [FIREFOX.executablePath, 'firefox-esr'], ['/usr/bin/WebKitWebDriver', 'webkit2gtk-driver'], ['/usr/bin/Xvfb', 'xvfb'], [`${postgresPrograms()}/initdb`, 'postgresql']];
export const missing = () => programs().filter(([path]) => !existsSync(path)).map(([, name]) => name);
export const installCommand = names => `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;

/** Installs what is missing, by apt. Only where somebody asked for it. */
export function installBrowsers() {
  const names = missing();
  if (names.length === 0) return;
  console.log(`installing ${names.join(', ')} …`);
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  const { status } = spawnSync('bash', ['-c', `${sudo}apt-get update -qq && DEBIAN_FRONTEND=noninteractive ${sudo}apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 ${names.join(' ')} >/dev/null`], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`could not install ${names.join(', ')}`);
}
