/** A service as HSDS 3 has it, and its profile for the United Kingdom: field names are facts of the specification. */
import type { Draft, DraftPlace, DraftSchedule } from '../draft.ts';
import { listOf, numberOf, objectOf } from '../gate.ts';
import { recordsIn, type Fields } from './lists.ts';
import type { Page } from './paging.ts';
import type { RecordReader } from './reader.ts';

/** One schedule, of a service or of a service at a location. */
export const scheduleOf = (one: Fields): DraftSchedule => ({
  freq: one['freq'], interval: one['interval'], byday: one['byday'], bymonthday: one['bymonthday'], weekStart: one['wkst'], other: [one['byweekno'], one['byyearday']], start: one['dtstart'], until: one['until'], count: one['count'],
  validFrom: one['valid_from'], validTo: one['valid_to'], from: one['opens_at'], to: one['closes_at'], text: one['description'] || one['notes'], way: one['attending_type'],
});

/** The numbers of the phones of something. */
export const numbersOf = (of: Fields): unknown[] => listOf(of['phones']).map(phone => phone['number']);

/** People to ask. */
export const contactsOf = (of: Fields) => listOf(of['contacts']).map(contact => ({ name: contact['name'], role: contact['title'], email: contact['email'], phone: numbersOf(contact)[0] }));

/** The first that is not empty. */
const firstOf = (fields: Fields, ...names: readonly string[]): unknown => fields[names.find(name => fields[name] !== undefined && fields[name] !== null && fields[name] !== '') ?? ''];

function placeOf(one: Fields): DraftPlace {
  const location = objectOf(one['location']);
  const addresses = listOf(location['addresses']);
  const address = addresses.find(each => each['address_type'] !== 'postal') ?? addresses[0] ?? {};
  return {
    id: location['id'], kind: location['location_type'], name: location['name'], address: [address['address_1'], address['address_2'], address['city']], postcode: address['postal_code'], latitude: location['latitude'], longitude: location['longitude'],
    access: listOf(location['accessibility']).flatMap(access => [firstOf(access, 'description', 'accessibility'), access['details']]), phones: [...numbersOf(one), ...numbersOf(location)], schedules: listOf(one['schedules']).map(scheduleOf),
  };
}

/** What a service says, or a service at a location, which has the service in it. */
function serviceDraft(record: unknown): Draft {
  const given = objectOf(record);
  const isAtLocation = typeof given['service'] === 'object' && given['service'] !== null;
  const service = isAtLocation ? objectOf(given['service']) : given;
  const organisation = objectOf(service['organization']);
  const atLocations = isAtLocation ? [given] : listOf(service['service_at_locations']);
  const attributes = [service, ...atLocations, ...atLocations.map(one => objectOf(one['location']))].flatMap(one => listOf(one['attributes']));
  return {
    id: given['id'] ?? service['id'], title: service['name'], description: service['description'], url: service['url'], email: service['email'], status: service['status'],
    notes: [service['alert'], service['alternate_name'], service['application_process'], service['wait_time'], ...listOf(service['required_documents']).map(paper => paper['document']), ...(isAtLocation ? [given['description']] : [])],
    phone: numbersOf(service)[0],
    provider: { name: organisation['name'], url: organisation['website'], email: organisation['email'], phone: numbersOf(organisation)[0] },
    terms: [
      ...attributes.map(attribute => { const term = objectOf(attribute['taxonomy_term']); return { name: term['name'] ?? attribute['label'], code: firstOf(term, 'term_uri', 'code') }; }),
      { name: objectOf(service['program'])['name'] },
    ],
    places: atLocations.map(placeOf),
    schedules: listOf(service['schedules']).map(scheduleOf),
    costs: listOf(service['cost_options']).map(cost => ({ amount: cost['amount'], currency: cost['currency'], texts: [cost['amount_description'], cost['option']], validTo: cost['valid_to'] })),
    fees: [service['fees'], service['fees_description']],
    ages: [{ from: service['minimum_age'], to: service['maximum_age'] }],
    forWhom: [service['eligibility_description']],
    languages: listOf(service['languages']).map(one => firstOf(one, 'code', 'name')),
    access: [service['interpretation_services']],
    contacts: [...contactsOf(service), ...(atLocations.length === 1 ? contactsOf(atLocations[0]!) : [])],
    serves: listOf(service['service_areas']).map(area => firstOf(area, 'name', 'service_area', 'description')),
    referral: service['application_process'],
    checked: [service['assured_date'], service['last_modified']],
  };
}

const countOf = (value: unknown): number | undefined => { const count = numberOf(value); return count !== undefined && Number.isInteger(count) && count >= 0 ? count : undefined; };

/** What a page of a list says of itself, in the fields of one format. */
export function pageOf(data: unknown, names: { readonly number: string; readonly pages: string; readonly records: string; readonly last: string }): Page {
  const fields = objectOf(data);
  const [number, pages, records, isLast] = [countOf(fields[names.number]), countOf(fields[names.pages]), countOf(fields[names.records]), fields[names.last]];
  return { ...(number !== undefined && { number }), ...(pages !== undefined && { pages }), ...(records !== undefined && { records }), ...(pages === undefined && typeof isLast === 'boolean' && { isLast }) };
}

/** What HSDS 3 and its profile for the United Kingdom have in common: all but whose data it is. */
export const hsdsRecords: RecordReader = {
  page: data => pageOf(data, { number: 'page_number', pages: 'total_pages', records: 'total_items', last: 'last_page' }),
  records: recordsIn,
  draft: serviceDraft,
};
