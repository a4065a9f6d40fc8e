// An index of squares: what is chosen from it is what would be chosen from everything.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choose } from '../../../src/core/activities/choose.ts';
import { factsOf, type Facts } from '../../../src/core/activities/facts.ts';
import { meanings } from '../../../src/core/activities/meanings.ts';
import { classifierOf } from '../../../src/core/activities/interests.ts';
import type { Activity } from '../../../src/core/activities/activity.ts';
import { readerOf } from '../../../src/core/activities/readers/index.ts';
import { recordsReader } from '../../../src/core/activities/readers/reader.ts';
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
      const found = await findInIndex('https://index.example/index.json', manifest, wishes, home, today, fetch);
      assert.ok(!('fault' in found), JSON.stringify(found));
      assert.deepEqual(shown(found.ideas.map(({ activity, ...rest }) => ({ ...rest, id: activity.id }))), shown(choose(all, wishes, home, today).slice(0, 5).map(({ facts, ...rest }) => ({ ...rest, id: facts.id }))));
    }
  });

  test('has no square with fewer residents than the contract says', () => {
    assert.ok(index.squares > 20, String(index.squares));
    assert.ok(index.leastResidents! >= leastResidents, String(index.leastResidents));
  });

  test('is the same to the byte when it is made again', () => {
    // In whatever order the activities come.
    const again = indexOf(activities.toReversed());
    assert.deepEqual([...again.files.keys()], [...index.files.keys()]);
    for (const [path, bytes] of index.files) assert.ok(Buffer.from(bytes).equals(again.files.get(path)!), path);
  });
});
