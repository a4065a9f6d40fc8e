// Whole directories: the example town, and real places of the United Kingdom in the shape of Open Referral UK.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { classifierOf } from '../../../src/core/activities/interests.ts';
import { meanings } from '../../../src/core/activities/meanings.ts';
import { findIdeas, understood } from '../../../src/core/activities/match.ts';
import { everywhere } from './all-outcodes.ts';
import { kilometresBetween, placesOf } from '../../../src/core/activities/places.ts';
import { readerOf } from '../../../src/core/activities/readers/index.ts';
import { recordsReader } from '../../../src/core/activities/readers/reader.ts';
import { needs as needWords } from '../../../src/core/taxonomy.ts';
import type { Activity, Directory } from '../../../src/core/activities/activity.ts';
import { needs, sharedJson, sharedText } from '../shared-data.ts';

const today = '2026-11-22';
const placeOf = placesOf(everywhere);
const readerFor = (data: unknown): Directory => { const reader = readerOf(data); assert.ok(reader); return recordsReader(reader, today)(reader.records(data)); };
const demo = (): { contents: readonly unknown[] } => JSON.parse(readFileSync(join(import.meta.env.ROOT, 'demo/directory.json'), 'utf8')) as { contents: readonly unknown[] };
const textsOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []);
/** An address that can stand after `mailto:` with nothing added to it. */
const mailto = /^[A-Za-z0-9.!#$*+/=_~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

function mustBeFitToShow(activities: readonly Activity[]): void {
  assert.equal(new Set(activities.map(({ id }) => id)).size, activities.length, 'ids kept apart');
  for (const activity of activities) {
    for (const text of textsOf(activity)) {
      assert.doesNotMatch(text, /\bNaN\b|\bundefined\b|\[object /, activity.id);
      assert.doesNotMatch(text, /<[a-z/!?]/i, activity.id);
      assert.doesNotMatch(text, /[\u202A-\u202E\u2066-\u2069]/, activity.id);
    }
    if (activity.join.email !== undefined) assert.match(activity.join.email, mailto, activity.id);
    if (activity.join.url !== undefined) assert.match(new URL(activity.join.url).protocol, /^https?:$/, activity.id);
    if (activity.cost.at === 'price') assert.ok(Number.isFinite(activity.cost.amount) && activity.cost.amount >= 0, activity.id);
    for (const age of Object.values(activity.ages ?? {})) assert.ok(age > 0 && age < 130, activity.id);
  }
}

describe('the example directory', () => {
  it('gives an activity for every record that runs, and a reason for every other', () => {
    const data = demo();
    const { activities, admitted, skipped } = readerFor(data);
    assert.ok(activities.length >= 150, `${activities.length}`);
    assert.equal(admitted + Object.values(skipped).reduce((sum, count) => sum + count, 0), data.contents.length);
    mustBeFitToShow(activities);
  });

  it('has something to show to everybody: whatever they pick, wherever in its town they are', () => {
    const { activities } = readerFor(demo());
    const tools = { classify: classifierOf(meanings), placeOf, today };
    const all = activities.map(activity => understood(activity, tools));
    for (const interest of Object.keys(meanings.words)) {
      const ideas = findIdeas(all, { areas: [], interests: [interest], needs: needWords.slice(0, 3), times: [], postcode: 'NW5 2AB' }, tools);
      assert.ok(ideas.length > 0, interest);
      for (const { points, reasons } of ideas) assert.ok(Number.isFinite(points) && reasons.includes(`interest.${interest}`), interest);
    }
  });
});

describe('real places of the United Kingdom', () => {
  const feed = 'data/openreferral/feeds-real/oruk3_from_real_uk_places.json';
  it('are read without an exception, nothing strange in them, and every email fit for mailto:', needs(feed), () => {
    const data = sharedJson(feed);
    const { activities } = readerFor(data);
    assert.ok(activities.length > 100, `${activities.length}`);
    mustBeFitToShow(activities);
  });

  it('are matched within reach, each with points that make sense', needs(feed), () => {
    const { activities } = readerFor(sharedJson(feed));
    const tools = { classify: classifierOf(meanings), placeOf, today };
    const ideas = findIdeas(activities.map(activity => understood(activity, tools)), { areas: ['music', 'food'], interests: ['choir', 'food-help'], needs: ['free', 'near'], times: [], postcode: 'NW1 2DB' }, tools);
    assert.ok(ideas.length > 0);
    for (const { points, kilometres = 0 } of ideas) assert.ok(points >= -25 && points <= 95 && kilometres <= 50);
  });
});

describe('the middles of postcode districts', () => {
  it('are within two kilometres of those of the Ordnance Survey', needs('data/geo/outcodes_gb.csv'), () => {
    const rows = sharedText('data/geo/outcodes_gb.csv').trim().split('\n').slice(1).map(line => line.split(','));
    let far = 0;
    for (const [outcode, north, east] of rows) {
      const point = placeOf(outcode!);
      assert.ok(point, outcode);
      if (kilometresBetween(point, { latitude: Number(north), longitude: Number(east) }) > 2) far++;
    }
    assert.ok(rows.length > 2500);
    assert.equal(far, 0);
  });

  it('are within two kilometres of the list for Northern Ireland and the islands', needs('data/geo/outcodes_ni_and_islands.csv'), () => {
    const rows = sharedText('data/geo/outcodes_ni_and_islands.csv').trim().split('\n').slice(1).map(line => line.split(','));
    for (const [outcode, , , north, east] of rows) {
      const point = placeOf(outcode!);
      if (point) assert.ok(kilometresBetween(point, { latitude: Number(north), longitude: Number(east) }) <= 2, outcode);
    }
    assert.ok(rows.filter(([outcode]) => placeOf(outcode!)).length > 80);
  });
});
