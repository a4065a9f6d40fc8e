// Takes the picture of the nine things that a person may be told after Send: node test/tools/states.mjs PICTURE.webp [--dark] (a built dist/ must be there)
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from './browsers.mjs';

const { values: { dark = false }, positionals: [picture] } = parseArgs({ options: { dark: { type: 'boolean' } }, allowPositionals: true });
const width = 360;
const types = { '.js': 'text/javascript', '.json': 'application/json' };
const embed = `<script src="/embed.js" integrity="sha384-${createHash('sha384').update(readFileSync('dist/embed.js')).digest('base64')}" crossorigin="anonymous" async></script>`;
const config = status => ({
  form: 'states', theme: dark ? 'dark' : 'light', organisation: { name: 'Heath Lane Neighbours', phone: '020 7946 0000' }, reader: { who: 'Priya', within: { en: 'within 3 working days' }, phone: '020 7946 0000' },
  endpoint: `/hook/${status}`, journey: { id: 'short', version: '1', start: 'note', pages: [{ id: 'note', heading: { en: 'What matters to you?' }, question: { type: 'text' } }] },
});
const site = http.createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://site');
  if (pathname === '/') { response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>States</title>${embed}<body style="margin:0"><what-matters><script type="application/json">${JSON.stringify(config(searchParams.get('answers')))}</script></what-matters></body></html>`); return; }
  if (pathname.startsWith('/hook/')) {
    let text = '';
    request.on('data', piece => { text += piece; }).on('end', () => {
      const status = pathname.slice(6);
      if (status === 'never') return;
      response.writeHead(Number(status), { 'content-type': 'application/json' }).end(JSON.stringify({ id: JSON.parse(text).id, reference: 'K7M4-2QX9', receivedAt: new Date().toISOString() }));
    });
    return;
  }
  const file = `dist${pathname}`;
  if (!existsSync(file)) { response.writeHead(404).end(); return; }
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
});
await new Promise(done => { site.listen(0, '127.0.0.1', done); });
const address = `http://127.0.0.1:${site.address().port}`;

/** Makes what lies on the device so many days old, with a last call heard so many days ago. */
const age = (page, days, warned) => page.evaluate(async (daysOld, warnedAt) => {
  const opened = await new Promise(done => { const opening = indexedDB.open('what-matters'); opening.onsuccess = () => done(opening.result); });
  const records = await new Promise(done => { const reading = opened.transaction('outbox').objectStore('outbox').getAll(); reading.onsuccess = () => done(reading.result); });
  const writing = opened.transaction('outbox', 'readwrite');
  for (const record of records) writing.objectStore('outbox').put({ ...record, age: daysOld, warnedAt });
  await new Promise(done => { writing.oncomplete = done; });
  opened.close();
}, days, warned);

/** Each state: what the endpoint answers, what is done before Send, and what after it. */
const states = [
  ['sending', 'never'], ['saved', '201', page => page.setOfflineMode(true)], ['waiting', '500'],
  ['held', '500', page => page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; })], ['sent', '201'], ['attention', '422'], ['closed', '410'],
  ['last call', '500', undefined, async page => { await age(page, 4, null); await page.reload(); }], ['expired', '500', undefined, async page => { await age(page, 5, 4); await page.reload(); }],
];
const browser = await chromium();
const shots = [];
for (const [name, answers, before, after] of states) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.on('dialog', dialog => void dialog.accept());
  await page.setViewport({ width, height: 560, deviceScaleFactor: 1 });
  await page.goto(`${address}/?answers=${answers}`);
  const press = words => page.waitForFunction(wanted => {
    const button = [...document.querySelector('what-matters')?.shadowRoot?.querySelectorAll('.step .actions button') ?? []].find(({ textContent }) => textContent.includes(wanted));
    button?.click();
    return button !== undefined;
  }, { polling: 50 }, words);
  await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot?.querySelector('#field-text'), { polling: 50 });
  await page.evaluate(() => { const field = document.querySelector('what-matters').shadowRoot.querySelector('#field-text'); field.value = 'Singing'; field.dispatchEvent(new Event('input', { bubbles: true })); });
  await press('Continue');
  await page.waitForFunction(() => !document.querySelector('what-matters').shadowRoot.querySelector('#field-text'), { polling: 50 });
  await before?.(page);
  await press('Send');
  await new Promise(done => { setTimeout(done, 1500); });
  await after?.(page);
  if (after) await new Promise(done => { setTimeout(done, 2500); });
  await page.evaluate(() => scrollTo(0, 0));
  shots.push({ name, data: await page.screenshot({ encoding: 'base64' }) });
  await context.close();
}
const sheet = await browser.newPage();
await sheet.setViewport({ width: 3 * (width + 16) + 16, height: 100 });
await sheet.setContent(`<body style="margin:16px;display:grid;grid-template-columns:repeat(3,${width}px);gap:16px;font:600 15px sans-serif;background:#d9d9de">${shots.map(({ name, data }) => `<figure style="margin:0"><figcaption style="margin-block-end:4px">${name}</figcaption><img width="${width}" style="display:block" src="data:image/png;base64,${data}"></figure>`).join('')}</body>`);
await sheet.screenshot({ path: picture, fullPage: true, type: 'webp', quality: 80 });
await browser.close();
site.close();
site.closeAllConnections();
