import { expect } from 'chai';
import { recordsReader } from '../../../src/core/activities/readers/reader.ts';
import { csv } from '../../../src/core/activities/readers/csv.ts';
import { columns } from '../../../src/core/activities/readers/columns.ts';
import { hsds3 } from '../../../src/core/activities/readers/hsds-3.ts';
import { readerOf, readers } from '../../../src/core/activities/readers/index.ts';
import { openReferralUk1 } from '../../../src/core/activities/readers/open-referral-uk-1.ts';
import { openReferralUk3 } from '../../../src/core/activities/readers/open-referral-uk-3.ts';
import { outpost } from '../../../src/core/activities/readers/outpost.ts';
import { plain } from '../../../src/core/activities/readers/plain.ts';
import type { DirectoryReader } from '../../../src/core/activities/readers/reader.ts';
import type { Activity } from '../../../src/core/activities/activity.ts';
import { readerContract } from '../../contracts/reader.ts';
import { hsdsPage, hsdsRecord, notDirectories, outpostRecord, plainRecord, samples, springPage, uk1Record } from './samples.ts';

const today = '2026-11-22';
const byName = { 'open-referral-uk-3': openReferralUk3, 'hsds-3': hsds3, 'open-referral-uk-1': openReferralUk1, outpost, csv, plain };
const othersThan = (name: keyof typeof samples): readonly unknown[] => [...notDirectories, ...Object.entries(samples).flatMap(([other, data]) => (other === name ? [] : data))];
const one = (reader: DirectoryReader, record: unknown): Activity => recordsReader(reader, today)([record]).activities[0]!;
const paths = (record: Record<string, unknown>): readonly (readonly (string | number)[])[] => {
  const found: (readonly (string | number)[])[] = [];
  // Every field, and every field of the first of each list.
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (path.length > 0) found.push(path);
    if (Array.isArray(value)) { if (value.length > 0) walk(value[0], [...path, 0]); } else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(record, []);
  // What a reader does not read need not be tried in every depth.
  return found.filter(path => path.length < 3 || !/^(?:id|extension|type|note|uri|url|logo|source|widget|slug|country|state_province|external_identifier.*|timezone|wkst|licen.*|attention|region)$/.test(String(path.at(-1))));
};
const named = (title: string): object => ({ name: title });
const titled = (title: string): object => ({ title });

// What stands deeper is read as in Open Referral UK 3.0, whose suite goes there.
readerContract('HSDS 3.0', hsds3, { listOf: hsdsPage, record: hsdsRecord, titled: named, others: othersThan('hsds-3'), paths: paths(hsdsRecord()).filter(path => path.length === 1) });
readerContract('Open Referral UK 1', openReferralUk1, { listOf: springPage, record: uk1Record, titled: named, others: othersThan('open-referral-uk-1'), paths: paths(uk1Record()).filter(path => !/^(?:reviews|fundings)/.test(path.join())) });
readerContract('an Outpost', outpost, { listOf: records => records, record: outpostRecord, titled: named, others: othersThan('outpost'), paths: paths(outpostRecord()) });
readerContract('a plain list', plain, { listOf: records => records, record: plainRecord, titled, others: othersThan('plain'), paths: paths(plainRecord()) });
readerContract('a spreadsheet', csv, {
  listOf: records => ({ columns: Object.keys(columns), rows: records.map(record => Object.keys(columns).map(column => (record as Record<string, unknown> | null)?.[column] ?? '')) }),
  record: plainRecord, titled, others: othersThan('csv'), paths: Object.keys(plainRecord()).map(name => [name]),
});

describe('whose data it is', () => {
  for (const [name, data] of Object.entries(samples)) {
    it(`is read by the reader of ${name} and by no other`, () => {
      for (const sample of data) expect(readers.filter(reader => reader.reads(sample)), JSON.stringify(sample).slice(0, 200)).to.deep.equal([byName[name as keyof typeof byName]]);
    });
  }
  it('is nobody’s where it is no directory', () => { for (const data of notDirectories) expect(readerOf(data), JSON.stringify(data)).to.equal(undefined); });
  it('is in the list of readers, whoever reads it', () => expect(new Set(readers)).to.deep.equal(new Set(Object.values(byName))));
});

describe('a record of each format', () => {
  const place = { name: 'Heath Lane Hall', address: '4 Heath Lane, London', postcode: 'NW5 2AB' };
  const point = { latitude: 51.5541, longitude: -0.1437 };
  const common = { title: 'Tea and tunes', provider: 'Heath Lane Neighbours', ways: ['in-person'], point };

  it('of Open Referral UK 1.0 becomes an activity: its rows of days as one, without the days on which it is closed', () => {
    expect(one(openReferralUk1, uk1Record())).to.deep.include({
      ...common, id: '9a1f0c52-6a3b-4f6e-8f3b-0d6d2f9b7a11', description: 'Sing old songs with us.', terms: ['Singing', 'Social clubs', 'Information'], codes: ['http://id.esd.org.uk/service/1', 'BOD:23'], place, languages: ['en', 'cy'], access: ['Step-free'], meets: 'Sam, Host', serves: 'Camden', lastChecked: '2026-06-30', cost: { at: 'price', amount: 2, text: 'for tea' },
      when: [{ at: 'repeating', freq: 'WEEKLY', days: ['MO', 'WE'], start: '2024-01-01', off: ['2026-12-23', '2026-12-24', '2026-12-25'], from: '10:30', to: '12:30' }],
      join: { url: 'https://heathlane.example/tunes', email: 'tunes@heathlane.example', phone: '020 7946 0000' },
    });
    expect(openReferralUk1.draft(uk1Record())).to.deep.include({ ages: [{ from: 18, to: 99 }], forWhom: ['adult', 'Carers'], referral: 'drop-in', ways: ['venue'] });
  });

  it('of Open Referral UK 1.0 may repeat by the day of the month, at a place of its own', () => {
    const { when } = one(openReferralUk1, uk1Record({ regular_schedules: [], service_at_locations: [{ location: { id: 'l' }, regular_schedules: [{ bymonthday: '15', dtstart: '2026-01-15', opens_at: '09:00' }], holiday_schedules: [{ closed: 'true', start_date: '2026-12-15' }] }] }));
    expect(when).to.deep.equal([{ at: 'repeating', freq: 'MONTHLY', monthDays: [15], start: '2026-01-15', off: ['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-15'], from: '09:00' }]);
  });

  it('of HSDS 3.0 becomes an activity: what people should know too is said after what it is', () => {
    expect(one(hsds3, hsdsRecord())).to.deep.include({
      ...common, id: 'h1', description: 'Sing old songs with us.\nClosed on 25 December\nThe singing cafe\nJust come along\nNo waiting\nBring your library card', terms: ['Singing', 'Warm welcome'], codes: ['https://openactive.io/activity-list#singing'], place: { ...place, address: '4 Heath Lane, Gospel Oak, London' }, languages: ['cy'], access: ['Step-free', 'Ramp at the side', 'An interpreter can come if you ask'], meets: 'Sam, Host', serves: 'Camden', lastChecked: '2026-09-21', cost: { at: 'price', amount: 2, text: 'for tea' },
      when: [{ at: 'repeating', freq: 'WEEKLY', interval: 2, days: ['MO', 'WE'], start: '2024-01-01', from: '10:30', to: '12:30' }],
      join: { url: 'https://heathlane.example/tunes', email: 'sam@heathlane.example', phone: '020 7946 0000' },
    });
    expect(hsds3.draft(hsdsRecord())).to.deep.include({ forWhom: ['For adults and their carers'], referral: 'Just come along', ages: [{ from: 18, to: 99 }] });
  });

  it('of HSDS 3.0 has a price in pounds, or none that we can compare', () => {
    expect(one(hsds3, hsdsRecord({ fees: null, fees_description: null, cost_options: [{ amount: 5, currency: 'USD', amount_description: '5 dollars' }] })).cost).to.deep.equal({ at: 'text', text: '5 dollars' });
    expect(one(hsds3, hsdsRecord({ cost_options: [{ amount: 5, currency: 'gbp' }] })).cost).to.deep.equal({ at: 'price', amount: 5 });
  });

  it('of HSDS 3.0 may be a service at a location, or stand in its organisation', () => {
    const { service_at_locations: at, ...service } = hsdsRecord();
    const atLocation = { ...(at as object[])[0], service };
    expect(hsds3.records(hsdsPage([atLocation]))).to.have.length(1);
    expect(one(hsds3, atLocation)).to.deep.include({ ...common, id: 'sl1', title: 'Tea and tunes' });
    const { organization, ...bare } = hsdsRecord();
    const [inside] = hsds3.records({ ...(organization as object), services: [bare] });
    expect(one(hsds3, inside)).to.deep.include(common);
    expect(hsds3.records(hsdsPage([{ name: 'O', services: [bare, null] }, { name: 'P' }]))).to.have.length(2);
    expect(hsds3.records([{ name: 'O', services: [bare] }, hsdsRecord(), null, 7]), 'what is no organisation is not lost').to.have.length(4);
  });

  it('of an Outpost becomes an activity', () => {
    expect(one(outpost, outpostRecord())).to.deep.include({
      ...common, id: '7', terms: ['Things to do', 'Singing', 'Autism'], place, access: ['Wheelchair accessible entrance'], meets: 'Sam, Host', lastChecked: '2026-09-21', cost: { at: 'free' },
      when: [{ at: 'repeating', freq: 'WEEKLY', days: ['MO'], from: '10:30', to: '12:30' }], join: { url: 'https://heathlane.example/tunes', email: 'sam@heathlane.example', phone: '020 7946 0000' },
    });
    expect(outpost.draft(outpostRecord())).to.deep.include({ ages: [{ from: 18, to: 99 }], referral: false });
  });

  it('of an Outpost says only the town of a place that must not be found', () => {
    const [location] = outpostRecord()['locations'] as object[];
    const activity = one(outpost, outpostRecord({ locations: [{ ...location, mask_exact_address: true }] }));
    expect(activity).to.not.have.any.keys('point');
    expect(activity.place).to.deep.equal({ address: 'London' });
    expect(recordsReader(outpost, today)([outpostRecord({ temporarily_closed: true })]).skipped).to.deep.equal({ 'not active': 1 });
  });

  it('of a plain list becomes an activity', () => {
    const activity = one(plain, plainRecord());
    expect(activity).to.deep.include({ ...common, id: 'tunes', description: 'Sing old songs with us.', terms: ['Singing', 'Social clubs'], place, languages: ['en', 'cy'], access: ['Step-free'], meets: 'Sam', serves: 'Camden', lastChecked: '2026-06-30', cost: { at: 'price', amount: 2 }, when: [{ at: 'text', text: 'Mon and Wed 10:30-12:30' }] });
    expect(one(plain, plainRecord({ cost: 'Free' })).cost).to.deep.equal({ at: 'free' });
    expect(one(plain, plainRecord({ cost: 0 })).cost).to.deep.equal({ at: 'free' });
    expect(one(plain, plainRecord({ cost: '£2 with a card' })).cost).to.deep.equal({ at: 'text', text: '£2 with a card' });
    expect(one(plain, plainRecord({ where: 'Online', address: null, postcode: null, latitude: null, how: null }))).to.deep.include({ ways: ['online'] }).and.not.to.have.any.keys('place', 'point');
    expect(one(plain, plainRecord({ postcode: undefined, address: '4 Heath Lane, London NW5 2AB' })).place?.postcode).to.equal('NW5 2AB');
  });

  it('of a plain list is known again without an id, by its title', () => {
    const { activities } = recordsReader(plain, today)([plainRecord({ id: null, title: 'Knit & natter!' }), plainRecord({ id: null, title: 'Knit & natter!', when: 'Fridays' }), plainRecord({ id: null, title: '★' })]);
    expect(activities.map(({ id }) => id)).to.deep.equal(['knit-natter', 'knit-natter~2', 'record-3']);
  });

  it('of a plain list may be on one day, and is over after it', () => {
    expect(one(plain, plainRecord({ when: '07/12/2026' })).when).to.deep.equal([{ at: 'dates', dates: ['2026-12-07'] }]);
    expect(recordsReader(plain, today)([plainRecord({ when: '2026-11-21' }), plainRecord({ when: 'Mondays', end: '1/9/2026' })]).skipped).to.deep.equal({ over: 2 });
    expect(plain.draft(plainRecord({ rrule: 'FREQ=WEEKLY;BYDAY=MO', start: '07/12/2026', from: '10:00' })).schedules?.[0]).to.deep.include({ rule: 'FREQ=WEEKLY;BYDAY=MO', start: '2026-12-07', from: '10:00', text: 'Mon and Wed 10:30-12:30' });
  });
});

describe('a record with several places', () => {
  const at = (id: unknown, more: object = {}): object => ({ location: { id, location_type: 'physical', name: `Hall ${id}`, addresses: [{ postal_code: 'NW5 2AB' }], ...more } });
  const read = (places: readonly object[], more: object = {}) => recordsReader(openReferralUk3, today)([{ id: 's', name: 'Tea', service_at_locations: places, ...more }]);
  const ids = (...places: readonly object[]): readonly string[] => read(places).activities.map(({ id }) => id);

  it('gives an activity for each, named after its place, in their order', () => {
    expect(ids(at('b'), at('a'))).to.deep.equal(['s@b', 's@a']);
    expect(ids(at('a'), at('b'), at('c'))).to.deep.equal(['s@a', 's@b', 's@c']);
    expect(ids(at('a'))).to.deep.equal(['s']);
    expect(ids(at(undefined), at(undefined, { name: 'Other', addresses: [] }))).to.deep.equal(['s@NW5 2AB', 's@2']);
    expect(ids(at('a'), at('a', { name: 'Other' }))).to.deep.equal(['s@a', 's@a~2']);
  });
  it('counts as one record, and the same place twice as one place', () => {
    expect(read([at('a'), at('b')])).to.deep.include({ admitted: 1, skipped: {} });
    expect(ids(at('a'), at('a'))).to.deep.equal(['s@a']);
  });
  it('keeps the name of a place whose times are over elsewhere', () => {
    expect(read([{ ...at('a'), schedules: [{ freq: 'WEEKLY', byday: 'MO', valid_to: '2020-01-01' }] }, at('b')]).activities.map(({ id }) => id)).to.deep.equal(['s@b']);
  });
  it('has places and times without end cut, and counted', () => {
    expect(read(Array.from({ length: 60 }, (_, place) => at(place)))).to.deep.include({ admitted: 1, leftOut: 10 }).and.to.have.property('activities').with.length(50);
    expect(read([], { schedules: Array.from({ length: 120 }, (_, day) => ({ description: `Day ${day}` })) })).to.deep.include({ leftOut: 20 });
  });
});
