// An index of squares: what is chosen from it is what would be chosen from everything.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choose } from '../../../src/core/activities/match.ts';
import { factsOf, type Facts } from '../../../src/core/activities/facts.ts';
import { meanings } from '../../../src/core/activities/meanings.ts';
import { classifierOf } from '../../../src/core/activities/interests.ts';
import type { Activity } from '../../../src/core/activities/activity.ts';
import { readerOf } from '../../../src/core/activities/readers/index.ts';
import { recordsReader } from '../../../src/core/activities/readers/reader.ts';
import { readCard } from '../../../src/core/activities/squares/cards.ts';
import { allSquares } from '../../../src/core/activities/squares/manifest.ts';
import { readRows } from '../../../src/core/activities/squares/rows.ts';
import { areas, needs, times, type Area } from '../../../src/core/taxonomy.ts';
import type { Wishes } from '../../../src/core/wishes.ts';
import { collectEntries, readyFor } from '../../../src/cli/directory/entries.ts';
import { leastResidents } from '../../../src/cli/directory/cut.ts';
import { writeIndex } from '../../../src/cli/directory/index-files.ts';
import residents from '../../../src/cli/directory/residents.json' with { type: 'json' };
import { placeOfAny } from '../../../src/cli/directory/residents.ts';
import { findInIndex, manifestIn } from '../../../src/net/squares.ts';
import { chance, makeCountry } from '../../bench/country.mjs';

const today = '2026-11-22';
const loadNear = () => import('../../../src/core/activities/squares/near.ts');
const classify = classifierOf(meanings);
const inMemory = () => { const texts: string[] = []; return { put: (text: string) => texts.push(text) - 1, get: (at: number) => texts[at]! }; };

function activitiesOf(count: number): readonly Activity[] {
  const data = makeCountry(placeOfAny, residents.units, count).pageOf(1, count);
  const reader = readerOf(data)!;
  return recordsReader(reader, today, Infinity)(reader.records(data)).activities;
}

function indexOf(activities: readonly Activity[]) {
  const cards = inMemory();
  const entries = collectEntries(cards);
  const ready = readyFor(classify);
  for (const activity of activities) entries.add(ready(activity));
  const files = new Map<string, Uint8Array>();
  const written = writeIndex(entries.all, [{ from: 'a test', date: today, content: '', activities: activities.length }], cards, (path, bytes) => { files.set(path, bytes); });
  return { files, ...written };
}

/** Fetches from these files, and remembers which. */
function fetching(files: ReadonlyMap<string, Uint8Array>) {
  const asked: string[] = [];
  const fetch = (async (url: string) => {
    const path = url.replace('https://index.example/', '');
    asked.push(path);
    const bytes = files.get(path);
    return bytes ? new Response(bytes.slice()) : new Response('', { status: 404 });
  }) as typeof globalThis.fetch;
  return { asked, fetch };
}

const pickOf = <One>(list: readonly One[], ...seed: number[]): One => list[Math.floor(chance(...seed) * list.length)]!;

/** Somebody at random: where people live, with one to three areas, some of their interests, and some of what would help. */
function personAt(nth: number, country: ReturnType<typeof makeCountry>): Wishes {
  const chosen = [...new Set(Array.from({ length: 1 + Math.floor(chance(nth, 60) * 3) }, (_, at) => pickOf(Object.keys(areas) as Area[], nth, at, 61)))];
  return {
    areas: chosen, interests: chosen.flatMap((area, at) => (chance(nth, at, 62) < 0.7 ? [...new Set([pickOf(areas[area], nth, at, 63), pickOf(areas[area], nth, at, 64)])] : [])),
    needs: needs.filter((_, at) => chance(nth, at, 65) < 0.15), times: times.filter((_, at) => chance(nth, at, 66) < 0.2),
    ...(chance(nth, 67) < 0.5 && { age: { from: 25, to: 34 } }), postcode: country.district(nth, 68).code,
  };
}

const shown = (ideas: readonly { readonly id: string; readonly points: number; readonly kilometres?: number | undefined; readonly reasons: readonly string[] }[]): unknown => ideas.map(({ id, points, kilometres, reasons }) => [id, points, kilometres, reasons]);

describe('an index of 20,000 activities', () => {
  const activities = activitiesOf(20_000);
  const index = indexOf(activities);
  const country = makeCountry(placeOfAny, residents.units, 20_000);
  const manifest = manifestIn(new TextDecoder().decode(index.files.get('index.json')))!;

  test('gives 200 people the five that a look at everything gives', async () => {
    const all: readonly Facts[] = activities.map(activity => factsOf(activity, classify(activity), placeOfAny));
    for (let nth = 0; nth < 200; nth++) {
      const wishes = personAt(nth, country);
      const home = placeOfAny(wishes.postcode!);
      const { fetch } = fetching(index.files);
      const found = await findInIndex('https://index.example/index.json', manifest, wishes, home, today, fetch, loadNear);
      assert.ok(!('fault' in found), JSON.stringify(found));
      assert.deepEqual(shown(found.ideas.map(({ activity, ...rest }) => ({ ...rest, id: activity.id }))), shown(choose(all, wishes, home, today).slice(0, 5).map(({ facts, ...rest }) => ({ ...rest, id: facts.id }))));
    }
  });

  test('has no square with fewer residents than the contract says', () => {
    assert.ok(index.squares > 20, String(index.squares));
    assert.equal(leastResidents, 20_000);
    assert.ok(index.leastResidents! >= 20_000, String(index.leastResidents));
  });

  test('gives a place its square with the neighbours, whatever is near', async () => {
    const { squaresNear } = await loadNear();
    // Four squares that meet at 53.00 N, 2.00 W; a fifth further north.
    const tree = ['lat', 5400, ['lat', 5300, ['lon', -200, 'aaaaaaaaaaaa', 'bbbbbbbbbbbb'], ['lon', -200, 'cccccccccccc', 'dddddddddddd']], 'eeeeeeeeeeee'] as const;
    const near = (latitude: number, longitude: number, kilometres: number) => squaresNear(tree, { latitude, longitude }, kilometres, () => Promise.reject(new Error('no tree of its own')));
    // In the middle of the south-west one, 30 km from any other.
    assert.deepEqual(await near(52.5, -2.7, 5), ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc', 'dddddddddddd']);
    assert.deepEqual(await near(53.5, -2.7, 5), ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc', 'dddddddddddd', 'eeeeeeeeeeee']);
    assert.deepEqual(await near(55, -2.7, 5), ['cccccccccccc', 'dddddddddddd', 'eeeeeeeeeeee']);
  });

  test('is the same to the byte when it is made again', () => {
    // In whatever order the activities come.
    const again = indexOf(activities.toReversed());
    assert.deepEqual([...again.files.keys()], [...index.files.keys()]);
    for (const [path, bytes] of index.files) assert.ok(Buffer.from(bytes).equals(again.files.get(path)!), path);
  });
});

describe('an index that is damaged, missing in parts, or somebody’s joke', () => {
  const activities = activitiesOf(3000);
  const index = indexOf(activities);
  const manifest = manifestIn(new TextDecoder().decode(index.files.get('index.json')))!;
  const wishes: Wishes = { areas: ['music', 'moving'], interests: [], needs: [], times: [], postcode: 'M14' };
  const find = async (files: ReadonlyMap<string, Uint8Array>) => findInIndex('https://index.example/index.json', manifest, wishes, placeOfAny('M14'), today, fetching(files).fetch, loadNear);
  const changed = (change: (path: string, bytes: Uint8Array) => Uint8Array | undefined): Map<string, Uint8Array> => new Map([...index.files].flatMap(([path, bytes]) => { const now = change(path, bytes); return now ? [[path, now] as const] : []; }));

  test('is a fault where rows or cards are missing, cut off, changed, or a web page', async () => {
    assert.ok(!('fault' in await find(index.files)));
    const page = new TextEncoder().encode('<!doctype html><title>Sign in</title>');
    const faults: readonly (readonly [string, Map<string, Uint8Array>])[] = [
      ['unreachable', changed((path, bytes) => (path.endsWith('rows.bin') ? undefined : bytes))],
      ['unreachable', changed((path, bytes) => (/\/\d+\.json$/.test(path) ? undefined : bytes))],
      ['damaged', changed((path, bytes) => (path.endsWith('rows.bin') ? bytes.slice(0, -2) : bytes))],
      ['damaged', changed((path, bytes) => (path.endsWith('rows.bin') ? bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)) : bytes))],
      ['damaged', changed((path, bytes) => (path.endsWith('rows.bin') ? page : bytes))],
      ['damaged', changed((path, bytes) => (path.endsWith('rows.bin') ? new Uint8Array() : bytes))],
      ['damaged', changed((path, bytes) => (/\/\d+\.json$/.test(path) ? page : bytes))],
      ['too-large', changed((path, bytes) => (/\/\d+\.json$/.test(path) ? new Uint8Array(600_000).fill(32) : bytes))],
    ];
    for (const [fault, files] of faults) assert.deepEqual(await find(files), { fault });
  });

  test('never throws for rows of any bytes, whatever their checksum says', () => {
    for (let nth = 0; nth < 3000; nth++) {
      const bits = Uint8Array.from({ length: 1 + Math.floor(chance(nth, 1) * 60) }, (_, at) => Math.floor(chance(nth, at, 2) * 256));
      let sum = 0x811c9dc5;
      for (const byte of bits) sum = Math.imul(sum ^ byte, 0x01000193);
      const bytes = new Uint8Array(4 + bits.length);
      new DataView(bytes.buffer).setUint32(0, sum >>> 0);
      bytes.set(bits, 4);
      readRows(bytes, '0123456789ab', manifest, new Set());
    }
  });

  test('shows no card that is none, and no link that the gate would not let in', async () => {
    const bad: readonly object[] = [{ join: { url: 'javascript:alert(1)' } }, { join: { url: 'http://shop.example/' } }, { join: { email: 'a@b?bcc=c@d' } }, { join: { phone: '0<b>' } }, { when: [{ at: 'never' }] }, { when: 3 }, { cost: { at: 'price' } }, { title: 7 }, { place: { name: {} } }, { access: [null] }, { gender: 'x' }, { ages: [] }, { lastChecked: 'soon' }, { lastChecked: '2026-99-99' },
      { when: [{ at: 'dates', dates: ['soon'] }] }, { when: [{ at: 'repeating', freq: 'HOURLY' }] }, { when: [{ at: 'repeating', freq: 'WEEKLY', days: [1] }] }, { when: [{ at: 'repeating', freq: 'WEEKLY', until: 'x' }] }, { when: [{ at: 'repeating', freq: 'WEEKLY', from: 'y' }] }, { when: [{ at: 'text' }] },
      { id: 'a'.repeat(201) }, { id: '' }, { title: 'a'.repeat(301) }, { title: '' }, { join: { url: 'https://me:secret@shop.example/' } }, { needs: {} }, { point: 3 }, { constructor: 'x' }, JSON.parse('{"__proto__":3}') as object];
    const row = { needs: { free: true }, point: { latitude: 53.4, longitude: -2.2 } };
    const good = { id: 'a', title: 'A choir', cost: { at: 'free' } };
    assert.equal(readCard(good, row)?.title, 'A choir');
    assert.deepEqual([readCard(good, row)?.needs, readCard(good, row)?.point], [row.needs, row.point]);
    const full = {
      id: 'b', title: 'Choir', provider: 'A', description: 'B', serves: 'C', meets: 'D', ways: ['in-person', 'online'], place: { name: 'E', address: 'F', postcode: 'NW1 2DB' }, ages: { from: 50, to: 60 }, gender: 'men', groups: ['carers'], languages: ['cy'], access: ['G'], referral: false, lastChecked: '2026-11-01',
      when: [{ at: 'repeating', freq: 'MONTHLY', interval: 2, days: ['-1SU', 'MO'], monthDays: [1], months: [2], weekStart: 'SU', start: '1965-01-01', until: '2027-01-01', count: 3, off: ['2026-12-25'], from: '10:00', to: '11:30' }, { at: 'dates', dates: ['2026-12-01'], from: '09:00' }, { at: 'text', text: 'Mondays' }],
      cost: { at: 'price', amount: 2.5, text: 'on the door' }, join: { url: 'https://shop.example/@choir?x=1', email: 'a@b.example', phone: '+44 20 7946 0000' },
    };
    assert.deepEqual(readCard(JSON.parse(JSON.stringify(full)), row), { ...full, needs: row.needs, point: row.point, terms: [], codes: [] });
    for (const fields of bad) assert.equal(readCard({ ...good, ...fields }, row), undefined, JSON.stringify(fields));
    for (const none of [null, 3, 'x', [], {}]) assert.equal(readCard(none, row), undefined);
    const files = changed((path, bytes) => (/\/\d+\.json$/.test(path) ? new TextEncoder().encode(JSON.stringify(Array.from({ length: 24 }, (_, at) => Object.assign({ ...good }, bad[at % (bad.length - 1)])))) : bytes));
    const found = await find(files);
    assert.ok(!('fault' in found) && found.ideas.length === 0);
  });

  test('is no index where the manifest is of another version, or leads elsewhere', () => {
    const whole = JSON.parse(new TextDecoder().decode(index.files.get('index.json'))) as object;
    assert.ok(manifestIn(JSON.stringify(whole)));
    const deep = (depth: number): unknown => (depth === 0 ? '' : ['lat', 5000, deep(depth - 1), '']);
    for (const change of [{ schema: 'other' }, { version: 2 }, { anywhere: '../secret' }, { squares: 'https://other.example/' }, { squares: { tree: '../../x' } }, { squares: deep(60) }, { squares: ['lat', 'x', '', ''] }, { newest: 'x' }, { interests: Array.from({ length: 200 }, () => 'x') }, { groups: [3] }]) assert.equal(manifestIn(JSON.stringify({ ...whole, ...change })), undefined, JSON.stringify(change).slice(0, 60));
    for (const text of ['', '[]', 'null', '3', '{']) assert.equal(manifestIn(text), undefined);
    // Where nobody ever checked anything, the newest check is the first day of all.
    assert.ok(manifestIn(JSON.stringify({ ...whole, newest: '1970-01-01' })));
    for (const newest of ['soon', '', 5, null]) assert.equal(manifestIn(JSON.stringify({ ...whole, newest })), undefined, String(newest));
  });

  test('comes to an end where a tree names itself', async () => {
    const self = { tree: '0123456789ab' };
    const tree = ['lat', 5300, self, self];
    const files = new Map(index.files).set('trees/0123456789ab.json', new TextEncoder().encode(JSON.stringify(tree)));
    files.set('index.json', new TextEncoder().encode(JSON.stringify({ ...manifest, squares: self })));
    const { asked, fetch } = fetching(files);
    const found = await findInIndex('https://index.example/index.json', { ...manifest, squares: self }, wishes, placeOfAny('M14'), today, fetch, loadNear);
    assert.ok(!('fault' in found));
    assert.equal(asked.filter(path => path.startsWith('trees/')).length, 1);
    assert.deepEqual(await allSquares(self, async () => tree as never), []);
  });

  test('asks for files by the district alone: the same for everybody of it, whatever they picked, until fewer than ten match', async () => {
    const of = async (one: Partial<Wishes>): Promise<readonly string[]> => {
      const { asked, fetch } = fetching(index.files);
      await findInIndex('https://index.example/index.json', manifest, { ...wishes, ...one }, placeOfAny('M14'), today, fetch, loadNear);
      return asked.filter(path => path.endsWith('rows.bin')).toSorted();
    };
    const first = await of({});
    assert.ok(first.length > 2);
    assert.deepEqual(await of({ areas: ['people', 'practical'], needs: ['free'], times: ['weekends'] }), first);
    const rare = await of({ areas: [], interests: ['magic'] });
    assert.ok(first.every(path => rare.includes(path)));
  });
});
