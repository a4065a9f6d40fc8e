/** The directories of FutureGov's and Buckinghamshire's Outpost, bare or in pages. */
import type { Draft } from '../draft.ts';
import { listOf, objectOf } from '../gate.ts';
import { openReferralUk1 } from './open-referral-uk-1.ts';
import type { DirectoryReader } from './reader.ts';
import { regularSchedulesOf } from './regular-schedules.ts';
import { formatOf } from './shape.ts';

function draftOf(record: unknown): Draft {
  const service = objectOf(record);
  const organisation = objectOf(service['organisation']);
  const named = (list: unknown) => listOf(list).map(({ name }) => ({ name }));
  return {
    id: service['id'], title: service['name'], description: service['description'], url: service['url'] ?? listOf(service['links'])[0]?.['url'], email: service['email'],
    status: service['temporarily_closed'] === true ? 'temporarily closed' : service['status'],
    provider: { name: organisation['name'], url: organisation['url'], email: organisation['email'] },
    terms: [...named(service['taxonomies']), ...named(service['send_needs']), ...named(service['suitabilities'])],
    places: listOf(service['locations']).map(location => {
      const { coordinates } = objectOf(location['geometry']);
      const [longitude, latitude] = Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
      const access = listOf(location['accessibilities']).map(({ name }) => name);
      // Some people must not be found: then only the town is said.
      if (location['mask_exact_address'] === true) return { id: location['id'], address: [location['city']], access };
      return { id: location['id'], name: location['name'], address: [location['address_1'], location['city']], postcode: location['postal_code'], latitude, longitude, access };
    }),
    schedules: regularSchedulesOf(service),
    costs: [...listOf(service['cost_options']).map(cost => ({ amount: cost['amount'], texts: [cost['cost_type'], cost['option']] })), ...(service['free'] === true ? [{ amount: 0 }] : [])],
    ages: [{ from: service['min_age'], to: service['max_age'] }],
    contacts: listOf(service['contacts']).map(contact => ({ name: contact['name'], role: contact['title'], email: contact['email'], phone: contact['phone'] })),
    referral: service['needs_referral'],
    checked: [service['updated_at']],
  };
}

export const outpost: DirectoryReader = { ...openReferralUk1, reads: data => formatOf(data) === 'outpost', draft: draftOf };
