/** Open Referral UK 3.0 (HSDS-UK), the list at `/services`: field names are facts of the specification. */
import { readPostcode } from '../../questions/postcode.ts';
import type { Activity, Cost, When } from '../activity.ts';
import { dayOf, emailOf, linkOf, listOf, numberOf, objectOf, phoneOf, pointOf, textOf, timeOf } from '../gate.ts';
import { needsOf } from '../needs.ts';
import { directoryLimits, type DirectoryReader } from './reader.ts';

type Fields = Readonly<Record<string, unknown>>;

const recordsOf = (data: unknown): readonly unknown[] => {
  if (Array.isArray(data)) return data;
  const contents = objectOf(data)['contents'];
  return Array.isArray(contents) ? contents : [];
};

function costOf(service: Fields, today: string): Cost {
  const now = listOf(service['cost_options']).filter(cost => (dayOf(cost['valid_to']) ?? today) >= today);
  const priced = now.flatMap(cost => {
    const amount = numberOf(cost['amount']);
    return amount !== undefined && amount >= 0 && amount < 10_000 ? [{ amount, text: textOf(cost['amount_description'], 120) ?? textOf(cost['option'], 120) }] : [];
  });
  if (priced.length > 0) {
    if (priced.every(({ amount }) => amount === 0)) return { at: 'free' };
    const { amount, text } = priced.reduce((most, next) => (next.amount > most.amount ? next : most));
    return { at: 'price', amount, ...(text !== undefined && { text }) };
  }
  const text = textOf(service['fees'], 160) ?? textOf(service['fees_description'], 160) ?? now.map(cost => textOf(cost['amount_description'], 160) ?? textOf(cost['option'], 160)).find(Boolean);
  if (text === undefined) return { at: 'unknown' };
  if (/^(?:it(?:'|’)?s |it is |totally |completely |all )?free(?:\b(?! to| for (?:members|under|over|children))[^£\d]*)?$/i.test(text) || /^(?:£?0(?:\.00)?|no (?:charge|cost|fee))\b/i.test(text)) return { at: 'free' };
  return { at: 'text', text };
}

const dayNames: Readonly<Record<string, string>> = { MO: 'MO', TU: 'TU', WE: 'WE', TH: 'TH', FR: 'FR', SA: 'SA', SU: 'SU' };

function whenOf(schedule: Fields): When | undefined {
  const freq = schedule['freq'];
  const days = (textOf(schedule['byday'], 60) ?? '').toUpperCase().split(/[,\s]+/).filter(day => dayNames[day.slice(-2)] && /^(?:-?[1-5])?[A-Z]{2}$/.test(day));
  const from = timeOf(schedule['opens_at']);
  const to = timeOf(schedule['closes_at']);
  if (days.length > 0 && (freq === 'WEEKLY' || freq === 'MONTHLY')) return { at: 'days', freq, days, ...(from && { from }), ...(to && { to }) };
  const text = textOf(schedule['description'], 200);
  return text === undefined ? undefined : { at: 'text', text };
}

const isAtHome = (location: Fields): boolean => /^(?:virtual|postal)$/i.test(textOf(location['location_type'], 40) ?? '');

function activityOf(service: Fields, id: string, title: string, today: string): Activity | string {
  const atLocations = listOf(service['service_at_locations']);
  const schedules = [...listOf(service['schedules']), ...atLocations.flatMap(one => listOf(one['schedules']))];
  const current = schedules.filter(schedule => (dayOf(schedule['valid_to']) ?? today) >= today);
  if (schedules.length > 0 && current.length === 0) return 'over';
  const locations = atLocations.map(one => objectOf(one['location']));
  const location = locations.find(one => one['location_type'] === 'physical') ?? locations.find(one => !isAtHome(one)) ?? {};
  const address = listOf(location['addresses'])[0] ?? {};
  const lines = [address['address_1'], address['address_2'], address['city']].map(line => textOf(line, 80)).filter(line => line !== undefined);
  const postcode = readPostcode(textOf(address['postal_code'], 20) ?? '');
  const placeName = textOf(location['name'], 120);
  const point = pointOf(location['latitude'], location['longitude']);
  const remote = schedules.some(schedule => /online|virtual|telephone|phone|post/i.test(textOf(schedule['attending_type'], 40) ?? ''));
  const where = remote || (locations.length > 0 && locations.every(isAtHome)) ? 'at-home' : postcode !== undefined || point || lines.length > 0 || placeName !== undefined ? 'in-person' : 'unknown';
  const organisation = objectOf(service['organization']);
  const attributes = [service, location].flatMap(one => listOf(one['attributes'])).map(attribute => objectOf(attribute['taxonomy_term']));
  const terms = attributes.map(term => textOf(term['name'], 80)).filter(term => term !== undefined);
  const access = listOf(location['accessibility']).flatMap(one => [textOf(one['description'], 160), textOf(one['details'], 160)]).filter(text => text !== undefined);
  const languages = listOf(service['languages']).map(one => textOf(one['code'], 12) ?? textOf(one['name'], 40)).filter(text => text !== undefined);
  const description = textOf(service['description'], 2000);
  const cost = costOf(service, today);
  const [from, to] = [service['minimum_age'], service['maximum_age']].map(numberOf).map(age => (age !== undefined && age > 0 && age < 130 ? age : undefined));
  const contacts = [...listOf(service['contacts']), service];
  const phone = [...contacts.flatMap(one => listOf(one['phones'])), ...listOf(location['phones'])].map(one => phoneOf(one['number'])).find(Boolean);
  const email = contacts.map(one => emailOf(one['email'])).find(Boolean) ?? emailOf(organisation['email']);
  const url = linkOf(service['url']) ?? linkOf(organisation['website']);
  const lastChecked = [service['assured_date'], service['last_modified']].map(dayOf).reduce<string | undefined>((latest, day) => (day !== undefined && day <= today && day > (latest ?? '') ? day : latest), undefined);
  const provider = textOf(organisation['name'], 160);
  return {
    id, title, terms, where, cost, languages, access,
    when: current.map(whenOf).filter(when => when !== undefined),
    needs: needsOf([title, description, ...terms, ...access].join('\n'), cost, where, languages),
    join: { ...(url && { url }), ...(email && { email }), ...(phone && { phone }) },
    ...(provider !== undefined && { provider }), ...(description !== undefined && { description }), ...(point && { point }), ...(lastChecked && { lastChecked }),
    ...((from ?? to) !== undefined && { ages: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) } }),
    ...(where === 'in-person' && { place: { ...(placeName !== undefined && { name: placeName }), ...(lines.length > 0 && { address: lines.join(', ') }), ...(postcode !== undefined && { postcode }) } }),
  };
}

export const openReferralUk3: DirectoryReader = {
  reads: data => Array.isArray(data) || Array.isArray(objectOf(data)['contents']),
  pages: data => { const pages = numberOf(objectOf(data)['total_pages']) ?? 1; return Number.isInteger(pages) && pages > 0 ? pages : 1; },
  records: recordsOf,
  read(data, today) {
    const activities: Activity[] = [];
    const skipped: Record<string, number> = {};
    const seen = new Set<string>();
    const skip = (reason: string): void => { skipped[reason] = (skipped[reason] ?? 0) + 1; };
    recordsOf(data).forEach((record, at) => {
      if (at >= directoryLimits.records) return skip('over the limit');
      const service = objectOf(record);
      const title = textOf(service['name'], 160);
      if (title === undefined) return skip('no name');
      if (!/^active$/i.test(textOf(service['status'], 40) ?? 'active')) return skip('not active');
      const given = textOf(service['id'], 150) ?? `record-${at + 1}`;
      // Some directories give many services one id: they stay apart, each found again by its place.
      let id = given;
      for (let times = 2; seen.has(id); times++) id = `${given}~${times}`;
      seen.add(id);
      const activity = activityOf(service, id, title, today);
      if (typeof activity === 'string') skip(activity);
      else activities.push(activity);
    });
    return { activities, skipped };
  },
};
