/** Open Referral UK 1.0: lists of services in pages as Spring has them. Field names are facts of the specification. */
import type { Draft } from '../draft.ts';
import { listOf, objectOf } from '../gate.ts';
import { contactsOf, numbersOf, pageOf } from './hsds-service.ts';
import { recordsIn, type Fields } from './lists.ts';
import type { DirectoryReader } from './reader.ts';
import { regularSchedulesOf } from './regular-schedules.ts';
import { formatOf } from './shape.ts';

const isAddress = (id: unknown): boolean => typeof id === 'string' && /^https?:/i.test(id);
/** The code of a term: its address, or its vocabulary and its id. */
const codeOf = ({ id, vocabulary }: Fields): unknown => (isAddress(id) || typeof vocabulary !== 'string' || vocabulary === '' || (typeof id !== 'string' && typeof id !== 'number') ? id : `${vocabulary}:${id}`);

function draftOf(record: unknown): Draft {
  const service = objectOf(record);
  const organisation = objectOf(service['organization']);
  const eligibilities = [...listOf(service['eligibilitys']), ...listOf(service['eligibilities'])];
  const contacts = contactsOf(service);
  return {
    id: service['id'], title: service['name'], description: service['description'], url: service['url'], email: service['email'], status: service['status'],
    phone: numbersOf(service)[0],
    provider: { name: organisation['name'], url: organisation['url'], email: organisation['email'], phone: numbersOf(organisation)[0] },
    terms: [
      ...listOf(service['service_taxonomys']).map(one => objectOf(one['taxonomy'])).map(term => ({ name: term['name'], code: codeOf(term) })),
      { name: service['deliverable_type'] },
    ],
    places: listOf(service['service_at_locations']).map(one => {
      const location = objectOf(one['location']);
      const address = listOf(location['physical_addresses'])[0] ?? {};
      return {
        id: location['id'] ?? one['location_id'], name: location['name'], address: [address['address_1'], address['address_2'], address['city']], postcode: address['postal_code'], latitude: location['latitude'], longitude: location['longitude'],
        access: listOf(location['accessibility_for_disabilities']).map(access => access['accessibility']), phones: numbersOf(location), schedules: regularSchedulesOf(one, service),
      };
    }),
    schedules: regularSchedulesOf(service),
    costs: listOf(service['cost_options']).map(cost => ({ amount: cost['amount'], texts: [cost['amount_description'], cost['option']], validTo: cost['valid_to'] })),
    fees: [service['fees']],
    ages: eligibilities.map(one => ({ from: one['minimum_age'], to: one['maximum_age'] })),
    forWhom: eligibilities.flatMap(one => [one['eligibility'], ...listOf(one['taxonomys']).map(term => term['name'])]),
    languages: listOf(service['languages']).map(one => one['language']),
    contacts,
    serves: listOf(service['service_areas']).map(area => area['service_area']),
    ways: [service['attending_type']].flat(),
    referral: service['attending_access'],
    checked: [service['assured_date'], service['last_modified']],
  };
}

export const openReferralUk1: DirectoryReader = {
  reads: data => formatOf(data) === 'open-referral-uk-1',
  page: data => pageOf(data, { number: 'number', pages: 'totalPages', records: 'totalElements', last: 'last' }),
  records: recordsIn,
  draft: draftOf,
};
