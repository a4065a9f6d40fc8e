// A window for each page, not a tab: a hidden tab's timers run once a second.
// A @web/test-runner launcher for WebKitGTK (Debian: webkit2gtk-driver, xvfb). Speaks W3C WebDriver by fetch: no webdriverio.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const MINIBROWSER = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;
const ENV = { GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1', NO_AT_BRIDGE: '1' };

// WebDriver's code points for named keys (https://www.w3.org/TR/webdriver2/#keyboard-actions)
const KEYS = { Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C', Space: ' ', PageUp: '\uE00E', PageDown: '\uE00F',
  End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017', Meta: '\uE03D' };

/** A port that nothing listens on. The system draws from 32768 up: fetch refuses some of those below (https://fetch.spec.whatwg.org/#port-blocking). */
const freePort = () => new Promise((done, failed) => { const server = createServer().on('error', failed).listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); }); });

/** A display of its own, from a server that chooses a number which nobody has. */
const freeDisplay = children => new Promise((done, failed) => {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  children.push(child.on('error', failed).on('exit', code => failed(new Error(`Xvfb ended with ${code}`))));
  child.stdio[3].once('data', data => done(`:${String(data).trim()}`));
});

/** A slow machine that has just installed a browser may take long to start it. */
const startMs = 60_000;

export function webkitLauncher({ binary = MINIBROWSER } = {}) {
  const children = []; const active = new Map(); let port; let session; let starting; let top;
  const api = async (method, path, body) => {
    const r = await fetch(`http://127.0.0.1:${port}${path}`, body === undefined ? { method } : { method, body: JSON.stringify(body) });
    const { value } = await r.json(); if (!r.ok) throw new Error(`${path}: ${value.error}: ${value.message}`); return value;
  };
  const up = async () => {
    const display = await freeDisplay(children);
    port = await freePort();
    children.push(spawn('WebKitWebDriver', [`--port=${port}`], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...ENV, DISPLAY: display } }));
    for (const until = Date.now() + startMs; ;) try { await api('GET', '/status'); break; } catch (e) { if (Date.now() > until) throw new Error(`WebKitWebDriver did not answer within ${startMs / 1000} s`, { cause: e }); await sleep(100); }
    const { sessionId } = await api('POST', '/session', { capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } } } });
    session = `/session/${sessionId}`; top = await api('GET', `${session}/window`);
  };
  let queue = Promise.resolve(); // WebDriver has one current window: commands which switch it take turns
  const turn = fn => (queue = queue.then(fn, fn));
  const inWindow = (id, fn) => turn(async () => { await api('POST', `${session}/window`, { handle: active.get(id) }); return fn(); });
  return {
    name: 'WebKit', type: 'webdriver', concurrency: 1,
    async startSession(id, url) {
      await (starting ??= up());
      await turn(async () => {
        const { handle } = await api('POST', `${session}/window/new`, { type: 'window' });
        active.set(id, handle); await api('POST', `${session}/window`, { handle }); await api('POST', `${session}/url`, { url });
      });
    },
    isActive: id => active.has(id),
    getBrowserUrl: id => inWindow(id, () => api('GET', `${session}/url`)),
    async stopSession(id) {
      await inWindow(id, () => api('DELETE', `${session}/window`)).catch(() => {});
      active.delete(id); await turn(() => api('POST', `${session}/window`, { handle: top })); return {};
    },
    async startDebugSession() { throw new Error('not supported'); },
    // @web/test-runner-commands calls these for launchers of type 'webdriver'
    sendKeys: (id, keys) => inWindow(id, async () => {
      await api('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'k', actions: keys.map(k => KEYS[k] ?? k).flatMap(value => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }] });
    }),
    // Any other command of WebDriver, in a window: `/back`, `/execute/async` …
    command: (id, method, path, body) => inWindow(id, () => api(method, `${session}${path}`, body)),
    setViewport: () => {},
    async stop() {
      if (session) await api('DELETE', session).catch(() => {});
      for (const c of children.reverse()) c.kill();
    },
  };
}
