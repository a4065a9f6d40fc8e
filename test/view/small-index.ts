/** An index of made-up activities, as files in memory: what `what-matters directory` writes, without it. */
import type { Activity } from '../../src/core/activities/activity.ts';
import { fileOf, filesOf, writeCard } from '../../src/core/activities/squares/cards.ts';
import { schema, version, type Manifest } from '../../src/core/activities/squares/manifest.ts';
import { emptyRow, firstOf, dealt, packed, writeRows, type Row } from '../../src/core/activities/squares/rows.ts';
import { areas, needs } from '../../src/core/taxonomy.ts';
import { stub } from './stubs.ts';

/** An activity of such an index. */
export interface Made { readonly title: string; readonly interest: string; readonly free?: boolean; readonly isOnline?: boolean }

const name = '0123456789ab';
const interests = Object.values(areas).flat() as readonly string[];

/** The files of an index of activities that can all be done from anywhere, the first the freshest, by their names. */
export function filesWith(made: readonly Made[]): Map<string, Uint8Array<ArrayBuffer>> {
  const rows = made.map(({ interest, free, isOnline }, at): Row => ({
    ...emptyRow(), interests: [interests.indexOf(interest)], fromAnywhere: 1, atHome: isOnline ? 1 : 0, checked: at + 1,
    needs: packed(needs.map(need => (need === 'free' && free !== undefined ? (free ? 1 : 2) : need === 'home' && isOnline !== undefined ? (isOnline ? 1 : 2) : 0))),
  }));
  const activities = made.map(({ title, free, isOnline }, at): Activity => ({
    id: `a${at}`, title, terms: [], codes: [], groups: [], ways: [isOnline ? 'online' : 'phone'], when: [], cost: free === undefined ? { at: 'unknown' } : free ? { at: 'free' } : { at: 'price', amount: 4 }, languages: [], access: [], needs: {}, join: { phone: '020 7946 0000' },
  }));
  const lists: string[][] = Array.from({ length: filesOf(rows.length) }, () => []);
  dealt(rows.map(firstOf)).forEach((card, row) => { const { file, at } = fileOf(card, rows.length); lists[file]![at] = writeCard(activities[row]!); });
  const manifest: Manifest = { schema, version, sources: [], activities: made.length, newest: '2026-11-20', interests, groups: [], anywhere: name, squares: '' };
  const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  return new Map([['index.json', bytesOf(JSON.stringify(manifest))], [`${name}/rows.bin`, writeRows(rows, false)], ...lists.map((list, nth) => [`${name}/${nth}.json`, bytesOf(`[${list.join()}]`)] as const)]);
}

/** Answers for such an index at `/index/index.json`, and lets all else through. `before` is waited for, with the path of the file. */
export function serveIndex(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, before: (path: string) => Promise<void> | void = () => {}): void {
  const real = window.fetch.bind(window);
  stub(window, 'fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const [, path] = /\/index\/(.+)$/.exec(String(input)) ?? [];
    if (path === undefined) return real(input, init);
    await before(path);
    const bytes = files.get(path);
    return bytes ? new Response(bytes) : new Response('', { status: 404 });
  });
}
