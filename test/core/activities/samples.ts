/** Records of every format, written for these tests: people, places and services are made up. Fields are those of the specifications. */
import type { FormatName } from '../../../src/core/activities/readers/shape.ts';

/** A service of Open Referral UK 1.0, with every field of its schemas. */
export const uk1Record = (more: object = {}): Record<string, unknown> => ({
  id: '9a1f0c52-6a3b-4f6e-8f3b-0d6d2f9b7a11', name: 'Tea and tunes', description: '<p>Sing old songs with us.</p>', url: 'https://heathlane.example/tunes', email: 'tunes@heathlane.example', status: 'active', fees: '£2 for tea', accreditations: null, deliverable_type: 'Information', assured_date: '2026-06-30', attending_type: 'venue', attending_access: 'drop-in',
  organization: { id: 'c0e6a1de-0a55-4f0e-9a53-0a7a3a2f6b01', name: 'Heath Lane Neighbours', description: 'A charity', email: 'office@heathlane.example', url: 'https://heathlane.example', logo: null, uri: null },
  contacts: [{ id: 'k1', name: 'Sam', title: 'Host', phones: [{ id: 'p1', number: '020 7946 0000', language: 'en' }] }],
  cost_options: [{ id: 'o1', valid_from: '2020-01-01', valid_to: null, option: 'Everybody', amount: 2, amount_description: 'for tea' }],
  eligibilitys: [{ id: 'e1', eligibility: 'adult', minimum_age: 18, maximum_age: 99, taxonomys: [{ id: 't9', name: 'Carers', vocabulary: 'esdCircumstances' }] }],
  fundings: [{ id: 'f1', source: 'Grants' }],
  languages: [{ id: 'l1', language: 'en' }, { id: 'l2', language: 'cy' }],
  regular_schedules: [
    { id: 's1', weekday: 'Monday', opens_at: '10:30', closes_at: '12:30', valid_from: null, valid_to: null, dtstart: '2024-01-01', freq: 'WEEKLY', interval: 1, byday: 'MO', bymonthday: null, description: null },
    { id: 's2', weekday: 'Wednesday', opens_at: '10:30', closes_at: '12:30', dtstart: '2024-01-03', freq: null, interval: null, byday: null, bymonthday: null },
  ],
  holiday_schedules: [{ id: 'h1', closed: true, opens_at: null, closes_at: null, start_date: '2026-12-23', end_date: '2026-12-25' }, { id: 'h2', closed: false, start_date: '2026-12-30', end_date: '2026-12-30' }],
  reviews: [{ id: 'r1', title: 'Warm', description: 'A warm welcome', date: '2025-01-01', score: '5', url: null, widget: null }],
  service_areas: [{ id: 'a1', service_area: 'Camden', extent: null, uri: 'http://statistics.data.gov.uk/id/statistical-geography/E09000007' }],
  service_taxonomys: [{ id: 'st1', taxonomy: { id: 'http://id.esd.org.uk/service/1', name: 'Singing', vocabulary: 'esdServiceTypes' } }, { id: 'st2', taxonomy: { id: '23', name: 'Social clubs', vocabulary: 'BOD' } }],
  service_at_locations: [{ id: 'sl1', location: { id: 'loc1', name: 'Heath Lane Hall', description: 'A hall', latitude: 51.5541, longitude: -0.1437, physical_addresses: [{ id: 'pa1', address_1: '4 Heath Lane', city: 'London', state_province: 'Greater London', postal_code: 'NW5 2AB', country: 'GB' }], accessibility_for_disabilities: [{ id: 'ac1', accessibility: 'Step-free' }] }, regular_schedules: [], holiday_schedules: [] }],
  ...more,
});

/** A page as Spring writes it. */
export const springPage = (content: readonly unknown[], more: object = {}): Record<string, unknown> => ({ totalElements: content.length, totalPages: 1, number: 1, size: content.length, first: true, last: true, empty: content.length === 0, content, ...more });

const language = { id: 'l1', name: 'Welsh', code: 'cy', note: 'Sam speaks it' };
const phone = { id: 'p1', number: '020 7946 0000', extension: 1, type: 'voice', description: 'Weekdays', languages: [language] };
const hsdsSchedule = { id: 's1', valid_from: '2024-01-01', valid_to: null, dtstart: '2024-01-01', timezone: 0, until: null, count: null, wkst: 'MO', freq: 'WEEKLY', interval: 2, byday: 'MO,WE', byweekno: null, bymonthday: null, byyearday: null, description: 'Every other week', opens_at: '10:30', closes_at: '12:30', schedule_link: 'https://heathlane.example/when', attending_type: 'in person', notes: 'Come at any time' };

/** A service of HSDS 3.0, with every field of its schemas. */
export const hsdsRecord = (more: object = {}): Record<string, unknown> => ({
  id: 'h1', name: 'Tea and tunes', alternate_name: 'The singing cafe', description: 'Sing old songs with us.', url: 'https://heathlane.example/tunes', email: 'tunes@heathlane.example', status: 'active', interpretation_services: 'An interpreter can come if you ask', application_process: 'Just come along', fees_description: 'Tea is £2', wait_time: 'No waiting', fees: '£2', accreditations: 'None needed', eligibility_description: 'For adults and their carers', minimum_age: 18, maximum_age: 99, assured_date: '2026-06-30', assurer_email: 'office@heathlane.example', licenses: 'none', alert: 'Closed on 25 December', last_modified: '2026-09-21T12:32:00Z', program_id: 'pr1', organization_id: 'o1',
  phones: [phone], schedules: [hsdsSchedule], languages: [language], required_documents: [{ id: 'd1', document: 'Bring your library card', uri: 'https://heathlane.example' }],
  service_areas: [{ id: 'a1', name: 'Camden', description: 'The whole borough', extent: '', extent_type: 'geojson', uri: 'https://heathlane.example' }],
  service_at_locations: [{ id: 'sl1', description: 'In the back room', contacts: [{ id: 'k2', name: 'Alex', title: 'Caretaker' }], phones: [phone], schedules: [], location: { id: 'loc1', location_type: 'physical', url: 'https://heathlane.example/hall', name: 'Heath Lane Hall', alternate_name: 'The hall', description: 'A hall', transportation: 'Bus 134', latitude: 51.5541, longitude: -0.1437, external_identifier: '1', external_identifier_type: 'UPRN', languages: [language], addresses: [{ id: 'pa1', attention: 'Sam', address_1: '4 Heath Lane', address_2: 'Gospel Oak', city: 'London', region: 'London', state_province: 'Greater London', postal_code: 'NW5 2AB', country: 'GB', address_type: 'physical' }], contacts: [], accessibility: [{ id: 'ac1', description: 'Step-free', details: 'Ramp at the side', url: 'https://heathlane.example' }], phones: [phone], schedules: [hsdsSchedule] } }],
  organization: { id: 'o1', name: 'Heath Lane Neighbours', alternate_name: 'HLN', description: 'A charity', email: 'office@heathlane.example', website: 'https://heathlane.example', tax_status: 'charity', year_incorporated: 2011, legal_status: 'CIO', phones: [phone], organization_identifiers: [] },
  funding: [{ id: 'f1', source: 'Grants' }], cost_options: [{ id: 'c1', valid_from: '2020-01-01', valid_to: null, option: 'Everybody', currency: 'GBP', amount: 2, amount_description: 'for tea' }],
  program: { id: 'pr1', name: 'Warm welcome', alternate_name: '', description: 'A programme' }, contacts: [{ id: 'k1', name: 'Sam', title: 'Host', department: 'Cafe', email: 'sam@heathlane.example', phones: [phone] }],
  attributes: [{ id: 'at1', link_type: 'service', link_entity: 'service', value: '1', taxonomy_term: { id: 't1', code: 'singing', name: 'Singing', description: '', parent_id: null, taxonomy: 'kinds', term_uri: 'https://openactive.io/activity-list#singing' } }], metadata: [],
  ...more,
});

/** A page of Open Referral UK 3.0 or HSDS 3.0. */
export const hsdsPage = (contents: readonly unknown[], more: object = {}): Record<string, unknown> => ({ total_items: contents.length, total_pages: 1, page_number: 1, size: contents.length, first_page: true, last_page: true, empty: contents.length === 0, contents, ...more });

/** A service of an Outpost, with every field that it is known to give. */
export const outpostRecord = (more: object = {}): Record<string, unknown> => ({
  id: 7, name: 'Tea and tunes', description: 'Sing old songs with us.', url: 'https://heathlane.example/tunes', created_at: '2020-11-26T10:49:43.629Z', updated_at: '2026-09-21T10:49:43.629Z', needs_referral: false, free: true, min_age: 18, max_age: 99,
  locations: [{ id: 70, name: 'Heath Lane Hall', address_1: ' 4 Heath Lane', city: 'London', state_province: 'Greater London', postal_code: 'NW5 2AB', country: 'GB', geometry: { type: 'Point', coordinates: [-0.1437, 51.5541] }, mask_exact_address: false, accessibilities: [{ name: 'Wheelchair accessible entrance' }] }],
  contacts: [{ id: 71, name: 'Sam', title: 'Host', email: 'sam@heathlane.example', phone: '020 7946 0000' }], organisation: { id: 72, name: 'Heath Lane Neighbours', description: 'A charity', email: 'office@heathlane.example', url: 'https://heathlane.example' },
  taxonomies: [{ id: 1, name: 'Things to do', slug: 'things-to-do', parent_id: null }, { id: 2, name: 'Singing', slug: 'singing', parent_id: 1 }], regular_schedules: [{ id: 73, weekday: 'Monday', opens_at: '10:30', closes_at: '12:30' }], cost_options: [], links: [{ label: 'Facebook', url: 'https://www.example.com/' }], send_needs: [{ id: 1, name: 'Autism', slug: 'autism' }], suitabilities: [], local_offer: null, score: 0, distance_away: null, target_directories: [{ name: 'Things to do', label: 'bod' }],
  ...more,
});

/** One thing of a plain list, with every field. */
export const plainRecord = (more: object = {}): Record<string, unknown> => ({
  id: 'tunes', title: 'Tea and tunes', about: 'Sing old songs with us.', provider: 'Heath Lane Neighbours', when: 'Mon and Wed 10:30-12:30', where: 'Heath Lane Hall', address: '4 Heath Lane, London', postcode: 'nw52ab', latitude: 51.5541, longitude: -0.1437, cost: '£2', age_from: 18, age_to: 99, for: 'Adults', access: 'Step-free', languages: 'en, cy', how: 'in person', referral: 'no', kinds: 'Singing, Social clubs', area: 'Camden', contact: 'Sam', phone: '020 7946 0000', email: 'sam@heathlane.example', url: 'https://heathlane.example/tunes', status: 'active', checked: '30/06/2026', ...more,
});

const { id: _id, status: _status, ...bareUk1 } = uk1Record();

/** Data of every format, in every shape that it comes in. */
export const samples: Readonly<Record<FormatName, readonly unknown[]>> = {
  'open-referral-uk-3': [
    hsdsPage([]), hsdsPage([{ id: 'a', name: 'A', status: 'active' }]), [{ id: 'a', name: 'A' }], [], hsdsPage([null]),
    { id: 'a', name: 'A', status: 'active', organization: { id: 'o', name: 'O' } },
    hsdsPage([{ id: 'sl', location: { id: 'l', location_type: 'physical' }, service: { id: 'a', name: 'A', status: 'active' } }]),
    hsdsPage([{ id: 'o', name: 'O', website: 'https://example.org', services: [{ id: 'a', name: 'A', status: 'active' }] }]),
    { id: 'o', name: 'O', description: 'D', services: [{ id: 'a', name: 'A' }] },
  ],
  'hsds-3': [hsdsPage([hsdsRecord()]), [hsdsRecord()], hsdsRecord(), hsdsPage([{ id: 'sl', location: {}, service: hsdsRecord() }]), { id: 'o', name: 'O', services: [hsdsRecord()] }],
  'open-referral-uk-1': [springPage([]), springPage([uk1Record()]), [uk1Record()], uk1Record(), springPage([{ id: 'a', name: 'A' }]), { id: 'a', status: 'active', ...bareUk1 }],
  outpost: [[outpostRecord()], springPage([outpostRecord()]), outpostRecord()],
  csv: [{ columns: ['title', 'when'], rows: [['A', 'B']] }, { columns: ['Name', 'Postcode'], rows: [] }],
  plain: [[plainRecord()], { activities: [plainRecord()] }, { activities: [{ title: 'A' }] }, [{ title: 'A', about: 'B' }], [{ name: 'A', when: 'Mondays', where: 'The hall' }]],
};

/** Data that is no directory. */
export const notDirectories: readonly unknown[] = [
  null, 'x', 7, true, {}, { services: [] }, { contents: 'x' }, { contents: {} }, { content: 7 }, '<html>', [1, 2], ['a'], [{}], [{ a: 1 }], { name: 'A' }, { title: 'A page' }, { version: 'HSDS-UK-3.0', profile: 'https://example.org', openapi_url: 'https://example.org' },
  hsdsPage([{ id: 'o', name: 'O', description: 'D', website: 'https://example.org', organization_identifiers: [] }]), hsdsPage([{ id: 't', name: 'T', description: 'D', parent_id: null, taxonomy: 'x' }]), springPage([{ id: 't', name: 'T', vocabulary: 'v' }]), [{ id: 1, name: 'T', slug: 't', parent_id: null }],
  { columns: 'x', rows: [] }, { columns: ['a'], rows: ['b'] },
];
