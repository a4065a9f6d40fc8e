/** Open Referral UK 3.0 (HSDS-UK), the list at `/services`: field names are facts of the specification. */
import type { Draft, DraftSchedule } from '../draft.ts';
import { listOf, numberOf, objectOf } from '../gate.ts';
import type { DirectoryReader } from './reader.ts';

type Fields = Readonly<Record<string, unknown>>;

const recordsOf = (data: unknown): readonly unknown[] => {
  if (Array.isArray(data)) return data;
  const contents = objectOf(data)['contents'];
  return Array.isArray(contents) ? contents : [];
};

const schedulesOf = (of: Fields): DraftSchedule[] => listOf(of['schedules']).map(one => ({
  freq: one['freq'], interval: one['interval'], byday: one['byday'], bymonthday: one['bymonthday'], weekStart: one['wkst'], other: [one['byweekno'], one['byyearday']], start: one['dtstart'], until: one['until'], count: one['count'],
  validFrom: one['valid_from'], validTo: one['valid_to'], from: one['opens_at'], to: one['closes_at'], text: one['description'], way: one['attending_type'],
}));

const numbersOf = (of: Fields): unknown[] => listOf(of['phones']).map(phone => phone['number']);

function draftOf(record: unknown): Draft {
  const service = objectOf(record);
  const organisation = objectOf(service['organization']);
  const atLocations = listOf(service['service_at_locations']);
  const attributes = [service, ...atLocations.map(one => objectOf(one['location']))].flatMap(one => listOf(one['attributes'])).map(attribute => objectOf(attribute['taxonomy_term']));
  return {
    id: service['id'], title: service['name'], description: service['description'], url: service['url'], email: service['email'], status: service['status'],
    phone: numbersOf(service)[0],
    provider: { name: organisation['name'], url: organisation['website'], email: organisation['email'], phone: numbersOf(organisation)[0] },
    terms: attributes.map(term => ({ name: term['name'], code: term['term_uri'] ?? term['code'] })),
    places: atLocations.map(one => {
      const location = objectOf(one['location']);
      const address = listOf(location['addresses'])[0] ?? {};
      return {
        id: location['id'], kind: location['location_type'], name: location['name'], address: [address['address_1'], address['address_2'], address['city']], postcode: address['postal_code'], latitude: location['latitude'], longitude: location['longitude'],
        access: listOf(location['accessibility']).flatMap(access => [access['description'], access['details']]), phones: numbersOf(location), schedules: schedulesOf(one),
      };
    }),
    schedules: schedulesOf(service),
    costs: listOf(service['cost_options']).map(cost => ({ amount: cost['amount'], texts: [cost['amount_description'], cost['option']], validTo: cost['valid_to'] })),
    fees: [service['fees'], service['fees_description']],
    ages: [{ from: service['minimum_age'], to: service['maximum_age'] }],
    forWhom: [service['eligibility_description']],
    languages: listOf(service['languages']).map(one => one['code'] ?? one['name']),
    contacts: listOf(service['contacts']).map(contact => ({ name: contact['name'], role: contact['title'], email: contact['email'], phone: numbersOf(contact)[0] })),
    serves: listOf(service['service_areas']).map(area => area['name']),
    referral: service['application_process'],
    checked: [service['assured_date'], service['last_modified']],
  };
}

export const openReferralUk3: DirectoryReader = {
  reads: data => Array.isArray(data) || Array.isArray(objectOf(data)['contents']),
  pages: data => { const pages = numberOf(objectOf(data)['total_pages']) ?? 1; return Number.isInteger(pages) && pages > 0 ? pages : 1; },
  records: recordsOf,
  draft: draftOf,
};
