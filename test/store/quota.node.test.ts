// A disk that is really full: Chromium can be told how much a site may store.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { build } from 'esbuild';
import type { shelf } from '../../src/store/device.ts';
import { noBrowser, oneBrowser, visit } from '../e2e/support/chromium.ts';

const browser = oneBrowser();
const server = createServer((_request, response) => { response.setHeader('content-type', 'text/html').end('<!doctype html><title>Example</title>'); });
after(async () => { server.close(); await browser.end(); });

/** What the bundle leaves on the page. */
interface OnPage { readonly device: { readonly shelf: typeof shelf } }

describe('the store on the device, in Chromium', { skip: noBrowser }, () => {
  it('refuses what the disk has no room for, keeps what it had, and takes it once there is room', async () => {
    const { outputFiles } = await build({ entryPoints: [join(import.meta.env.ROOT, 'src/store/device.ts')], bundle: true, write: false, format: 'iife', globalName: 'device' });
    await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { page, end } = await visit(await browser.get(), origin);
    await page.addScriptTag({ content: `${outputFiles[0]!.text};globalThis.device = device;` });
    const put = (id: string, characters: number): Promise<string> => page.evaluate((id, characters) => {
      // Letters that cannot be made smaller.
      const text = Array.from({ length: characters }, () => String.fromCharCode(33 + Math.random() * 5000)).join('');
      return (globalThis as unknown as OnPage).device.shelf('outbox').put(Object.assign({ id }, { text })).then(() => 'put', (error: Error) => error.name);
    }, id, characters);
    const ids = (): Promise<readonly string[]> => page.evaluate(async () => (await (globalThis as unknown as OnPage).device.shelf('outbox').all()).map(one => (one as { id: string }).id));

    // Before the first put: Chromium remembers for a while how much room there was.
    const session = await page.createCDPSession();
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
    assert.equal(await put('first', 1000), 'put');
    assert.equal(await put('too large', 2_000_000), 'QuotaExceededError');
    assert.deepEqual(await ids(), ['first']);
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    assert.equal(await put('too large', 2_000_000), 'put');
    assert.deepEqual(await ids(), ['first', 'too large']);
    await end();
  });
});
