import { expect } from 'chai';
import { openReferralUk3 } from '../../../src/core/activities/readers/open-referral-uk-3.ts';
import { directoryLimits, recordsReader } from '../../../src/core/activities/readers/reader.ts';
import { readerOf, readers } from '../../../src/core/activities/readers/index.ts';
import { readerContract } from '../../contracts/reader.ts';
import type { Activity } from '../../../src/core/activities/activity.ts';

const today = '2026-11-22';
const record = (more: object = {}): Record<string, unknown> => ({
  id: 's1', name: 'Tea &amp; tunes', description: '<p>Sing with us.</p>', url: 'www.example.org/tea', email: 'hello@example.org', status: 'active', minimum_age: 18, maximum_age: 99, assured_date: '2026-06-30', last_modified: '2026-09-21T12:32:00Z',
  organization: { id: 'o1', name: 'A charity', website: 'https://example.org', email: 'office@example.org' },
  cost_options: [{ amount: 2, amount_description: 'for tea' }], languages: [{ code: 'en' }, { code: 'cy' }],
  schedules: [{ freq: 'WEEKLY', byday: 'MO,WE', opens_at: '10:30', closes_at: '12:30:00' }],
  contacts: [{ name: 'Sam', email: 'sam@example.org', phones: [{ number: '020 7946 0000' }] }],
  service_at_locations: [{ location: { location_type: 'physical', name: 'The hall', latitude: 51.57, longitude: -0.13, addresses: [{ address_1: '4 High Street', city: 'Town', postal_code: 'n198qd' }], accessibility: [{ description: 'Step-free' }], phones: [{ number: '020 7946 0001' }] } }],
  attributes: [{ taxonomy_term: { name: 'Singing' } }], ...more,
});
const read = (more: object = {}): Activity | undefined => recordsReader(openReferralUk3, today)([record(more)]).activities[0];
const skippedBy = (more: object): Readonly<Record<string, number>> => recordsReader(openReferralUk3, today)([record(more)]).skipped;
const location = ['service_at_locations', 0, 'location'] as const;

readerContract('Open Referral UK 3', openReferralUk3, {
  listOf: records => ({ total_pages: 1, contents: records }),
  record,
  titled: title => ({ name: title }),
  others: [null, 'x', 7, {}, { services: [] }, { contents: 'x' }, { contents: {} }, '<html>'],
  paths: [
    ['id'], ['name'], ['description'], ['url'], ['email'], ['status'], ['minimum_age'], ['maximum_age'], ['assured_date'], ['last_modified'], ['fees'], ['organization'], ['organization', 'name'], ['cost_options'], ['cost_options', 0, 'amount'], ['cost_options', 0, 'amount_description'],
    ['languages'], ['schedules'], ['schedules', 0, 'freq'], ['schedules', 0, 'byday'], ['schedules', 0, 'opens_at'], ['schedules', 0, 'attending_type'], ['schedules', 0, 'valid_to'], ['contacts'], ['contacts', 0, 'phones'], ['contacts', 0, 'phones', 0, 'number'], ['service_at_locations'], ['service_at_locations', 0], [...location], [...location, 'location_type'], [...location, 'latitude'], [...location, 'addresses'], [...location, 'addresses', 0, 'postal_code'], [...location, 'accessibility'], ['attributes'], ['attributes', 0, 'taxonomy_term'],
  ],
});

describe('a record of Open Referral UK 3', () => {
  it('becomes an activity', () => {
    expect(read()).to.deep.equal({
      id: 's1', title: 'Tea & tunes', provider: 'A charity', description: 'Sing with us.', terms: ['Singing'], codes: [], ways: ['in-person'], groups: [], meets: 'Sam', point: { latitude: 51.57, longitude: -0.13 },
      place: { name: 'The hall', address: '4 High Street, Town', postcode: 'N19 8QD' }, when: [{ at: 'repeating', freq: 'WEEKLY', days: ['MO', 'WE'], from: '10:30', to: '12:30' }], cost: { at: 'price', amount: 2, text: 'for tea' },
      ages: { from: 18 }, languages: ['en', 'cy'], access: ['Step-free'], lastChecked: '2026-09-21', join: { url: 'https://www.example.org/tea', email: 'sam@example.org', phone: '020 7946 0000' },
      needs: { 'step-free': true, free: false, home: false, language: true },
    });
  });

  it('is found whether the list is bare or in a page', () => {
    expect(readerOf([record()])).to.equal(openReferralUk3);
    expect(readers.filter(reader => reader.reads({ contents: [] }))).to.deep.equal([openReferralUk3]);
  });

  const costs: readonly (readonly [what: string, more: object, cost: Activity['cost']])[] = [
    ['nothing said', { cost_options: [] }, { at: 'unknown' }], ['no list', { cost_options: undefined }, { at: 'unknown' }], ['0', { cost_options: [{ amount: 0 }] }, { at: 'free' }], ['"0.00"', { cost_options: [{ amount: '0.00' }] }, { at: 'free' }],
    ['null', { cost_options: [{ amount: null }] }, { at: 'unknown' }], ['empty', { cost_options: [{ amount: '' }] }, { at: 'unknown' }], ['a space', { cost_options: [{ amount: ' ' }] }, { at: 'unknown' }], ['a list', { cost_options: [{ amount: [] }] }, { at: 'unknown' }], ['false', { cost_options: [{ amount: false }] }, { at: 'unknown' }], ['less than nothing', { cost_options: [{ amount: -1 }] }, { at: 'unknown' }],
    ['the highest of several', { cost_options: [{ amount: 0 }, { amount: '3.50', option: 'Adults' }] }, { at: 'price', amount: 3.5, text: 'Adults' }], ['one that is over', { cost_options: [{ amount: 5, valid_to: '2026-01-01' }] }, { at: 'unknown' }],
    ['words', { cost_options: [], fees: 'Ask us' }, { at: 'text', text: 'Ask us' }], ['"Free"', { cost_options: [], fees: 'Free' }, { at: 'free' }], ['"It’s free for all"', { cost_options: [], fees: 'It’s free for all' }, { at: 'free' }], ['"Free to members"', { cost_options: [], fees: 'Free to members' }, { at: 'text', text: 'Free to members' }], ['"Free, then £3"', { cost_options: [], fees: 'Free, then £3' }, { at: 'text', text: 'Free, then £3' }],
  ];
  for (const [what, more, cost] of costs) it(`costs what it says: ${what}`, () => expect(read(more)?.cost).to.deep.equal(cost));

  it('is hidden when it is closed or over, and counted', () => {
    for (const status of ['inactive', 'temporarily closed', 'defunct', 'ACTIVE?']) expect(skippedBy({ status }), status).to.deep.equal({ 'not active': 1 });
    expect(skippedBy({ schedules: [{ freq: 'WEEKLY', byday: 'MO', valid_to: '2026-11-21' }] })).to.deep.equal({ over: 1 });
    expect(skippedBy({ name: ' ' })).to.deep.equal({ 'no name': 1 });
  });
  it('is shown when one of its times still runs, or none says when it ends', () => {
    expect(read({ schedules: [{ valid_to: '2020-01-01', description: 'Old' }, { valid_to: today, description: 'New' }] })?.when).to.deep.equal([{ at: 'text', text: 'New' }]);
    expect(read({ schedules: undefined })?.when).to.deep.equal([]);
    expect(read({ status: undefined })).to.not.equal(undefined);
  });

  it('is at home when it is online, by phone or by post', () => {
    expect(read({ service_at_locations: [{ location: { location_type: 'virtual' } }] })?.ways).to.deep.equal(['online']);
    expect(read({ schedules: [{ attending_type: 'online' }] })?.ways).to.deep.equal(['online']);
    expect(read({ service_at_locations: [] })?.ways).to.deep.equal([]);
  });

  it('was not checked on a day that is still to come', () => expect(read({ assured_date: '2026-01-02', last_modified: '2027-01-01' })?.lastChecked).to.equal('2026-01-02'));

  it('is read no further than the limit', () => {
    const { activities, skipped } = recordsReader(openReferralUk3, today)(Array.from({ length: directoryLimits.records + 3 }, (_, at) => ({ id: `${at}`, name: 'x' })));
    expect(activities).to.have.length(directoryLimits.records);
    expect(skipped).to.deep.equal({ 'over the limit': 3 });
  });
});
