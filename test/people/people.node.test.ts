// What people are shown first, beside what a link worker would have offered them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { classifierOf } from '../../src/core/activities/interests.ts';
import { findIdeas, understood } from '../../src/core/activities/match.ts';
import { meanings } from '../../src/core/activities/meanings.ts';
import { placesOf } from '../../src/core/activities/places.ts';
import { readerOf } from '../../src/core/activities/readers/index.ts';
import { recordsReader } from '../../src/core/activities/readers/reader.ts';
import type { Activity } from '../../src/core/activities/activity.ts';
import type { Wishes } from '../../src/core/wishes.ts';
import { everywhere } from '../core/activities/all-outcodes.ts';

interface Person { readonly id: string; readonly who: string; readonly wishes: Partial<Wishes>; readonly offer: readonly string[]; readonly fine: readonly string[]; readonly cannot: readonly string[] }

/** How good it is must not fall under these. The level to reach is a recall of 0.8, on a town that nobody looked at. */
const towns: readonly (readonly [town: string, directory: string, leastRecall: number, mostCannot: number, mostUnjudged: number])[] = [
  ['heath-lane', 'demo/directory.json', 0.78, 0.07, 0.11],
  ['aldersyke', 'test/people/aldersyke.directory.json', 0.71, 0.12, 0.11],
  ['saltmere', 'test/people/saltmere.directory.json', 0.76, 0.11, 0.11],
  ['wexcombe', 'test/people/wexcombe.directory.json', 0.84, 0.08, 0.11],
  ['penharrow', 'test/people/penharrow.directory.json', 0.81, 0.16, 0.11],
  ['ettleshaw', 'test/people/ettleshaw.directory.json', 0.6, 0.19, 0.16],
  ['skelverton', 'test/people/skelverton.directory.json', 0.7, 0.15, 0.16],
];
const today = '2026-11-22';
const placeOf = placesOf(everywhere);
const read = (path: string): unknown => JSON.parse(readFileSync(join(import.meta.env.ROOT, path), 'utf8'));
const recordOf = ({ id }: Activity): string => id.split(/[~@]/)[0]!;
const part = (some: number, of: number): string => `${some} (${Math.round((100 * some) / of)} %)`;

describe('the ideas of the first page, beside what a link worker would offer', () => {
  const worst: { readonly recall: number; readonly line: string }[] = [];
  for (const [town, directory, leastRecall, mostCannot, mostUnjudged] of towns) {
    it(`reach a recall at 5 of ${leastRecall} for the people of ${town}, and at most ${Math.round(mostCannot * 100)} in 100 are what they cannot use`, context => {
      const data = read(directory);
      const reader = readerOf(data);
      assert.ok(reader);
      const { activities } = recordsReader(reader, today)(reader.records(data));
      const tools = { classify: classifierOf(meanings), placeOf, today };
      const all = activities.map(activity => understood(activity, tools));
      const titles = new Map(activities.map(activity => [recordOf(activity), activity.title]));
      const { people } = read(`test/people/${town}.people.json`) as { readonly people: readonly Person[] };
      assert.ok(people.length >= 40);
      const sums = { recall: 0, shown: 0, offered: 0, fine: 0, cannot: 0 };
      for (const { id, who, wishes, offer, fine, cannot } of people) {
        const ideas = findIdeas(all, { areas: [], interests: [], needs: [], times: [], ...wishes }, tools);
        const first = ideas.slice(0, 5).filter(({ isLater }) => !isLater).map(({ activity }) => recordOf(activity));
        const hits = offer.filter(one => first.includes(one)).length;
        const recall = hits / Math.min(5, offer.length);
        const wrong = first.filter(one => cannot.includes(one));
        sums.recall += recall;
        sums.shown += first.length;
        sums.offered += hits;
        sums.fine += first.filter(one => fine.includes(one)).length;
        sums.cannot += wrong.length;
        worst.push({ recall, line: `${recall.toFixed(2)} ${town} ${id}, ${who}: not shown ${offer.filter(one => !first.includes(one)).map(one => titles.get(one)).join(', ')}${wrong.length > 0 ? `; cannot use ${wrong.map(one => titles.get(one)).join(', ')}` : ''}` });
      }
      const recall = sums.recall / people.length;
      context.diagnostic(`${town}: recall at 5 ${recall.toFixed(3)}; shown ${sums.shown}: offered ${part(sums.offered, sums.shown)}, fine ${part(sums.fine, sums.shown)}, cannot use ${part(sums.cannot, sums.shown)}, judged by nobody ${part(sums.shown - sums.offered - sums.fine - sums.cannot, sums.shown)}`);
      assert.ok(recall >= leastRecall, `${recall}`);
      // What nobody judged hides neither good nor bad: it must stay little.
      assert.ok((sums.shown - sums.offered - sums.fine - sums.cannot) / sums.shown <= mostUnjudged);
      assert.ok(sums.cannot / sums.shown <= mostCannot, `${sums.cannot} of ${sums.shown}`);
    });
  }

  it('leave a list of the ten worst cases to look at', context => {
    const lines = worst.sort((one, other) => one.recall - other.recall).slice(0, 10).map(({ line }) => line);
    assert.equal(lines.length, 10);
    for (const line of lines) context.diagnostic(line);
  });
});
