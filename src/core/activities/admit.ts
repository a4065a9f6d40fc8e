/** The one gate between what a reader finds in a record and what may be shown. */
import { readPostcode } from '../questions/postcode.ts';
import { isAtHome, type Activity, type Cost, type Way } from './activity.ts';
import type { Draft, DraftPlace, DraftSchedule } from './draft.ts';
import { dayOf, emailOf, linkOf, numberOf, phoneOf, pointOf, textOf } from './gate.ts';
import { needsOf } from './needs.ts';
import { whenOf } from './when.ts';
import { whoFor } from './who-for.ts';

/** Why a record is passed over. */
export const refusals = ['no name', 'not active', 'over', 'nothing said of it', 'the same again', 'over the limit'] as const;

/** Why one record is passed over. */
export type Refusal = (typeof refusals)[number];

/** Most places of one record that become activities of their own. */
const mostPlaces = 50;

const texts = (values: readonly unknown[] | undefined, most: number): string[] => (values ?? []).map(value => textOf(value, most)).filter(text => text !== undefined);

function costOf({ costs = [], fees }: Draft, today: string): Cost {
  const now = costs.filter(({ validTo }) => (dayOf(validTo) ?? today) >= today);
  const priced = now.flatMap(({ amount: given, texts: words }) => {
    const amount = numberOf(given);
    return amount !== undefined && amount >= 0 && amount < 10_000 ? [{ amount, text: texts(words, 120)[0] }] : [];
  });
  if (priced.length > 0) {
    if (priced.every(({ amount }) => amount === 0)) return { at: 'free' };
    const { amount, text } = priced.reduce((most, next) => (next.amount > most.amount ? next : most));
    return { at: 'price', amount, ...(text !== undefined && { text }) };
  }
  const text = texts(fees, 160)[0] ?? now.flatMap(({ texts: words }) => texts(words, 160))[0];
  if (text === undefined) return { at: 'unknown' };
  if (/^(?:it(?:'|’)?s |it is |totally |completely |all )?free(?:\b(?! to| for (?:members|under|over|children))[^£\d]*)?$/i.test(text) || /^(?:£?0(?:\.00)?|no (?:charge|cost|fee))\b/i.test(text)) return { at: 'free' };
  return { at: 'text', text };
}

const wayWords: readonly (readonly [Way, RegExp])[] = [
  ['online', /\b(?:online|virtual(?:ly)?|zoom|video|webinars?|remotely|on ?line|teams)\b/i],
  ['phone', /\b(?:tele)?phone\b|\bhelpline\b/i],
  ['post', /\bpost(?:al|ed)?\b|letterbox/i],
  ['home-visit', /home[- ]visit|\bat (?:your|the person['’]s) (?:own )?home\b|domiciliary/i],
  ['in-person', /\bvenue\b|in[- ]person|face[- ]to[- ]face|\bdrop[- ]in\b/i],
];
const waysIn = (text: string): Way[] => wayWords.filter(([, words]) => words.test(text)).map(([way]) => way);

/** What a record says in its own words of taking part without going there; more careful, since such words stand in many descriptions. */
const atHomeWords: readonly (readonly [Way, RegExp])[] = [
  ['online', /\b(?:on|over|by|via) (?:zoom|teams|video)|\bonline (?:group|session|class|course|chat|choir|club|meeting|cafe|support|workshop|gathering|peer|forum|community)|\b(?:meets?|held|runs?|live|all|join us) online\b|\bvirtual (?:group|session|class|choir|cafe|coffee|tour|visit)/i],
  ['phone', /\b(?:over|by|on) the (?:tele)?phone|\bby (?:tele)?phone\b|(?:tele)?phone (?:friend|befriend|group|circle|club|support|advice|chat|call|buddy|counsel)|\bhelpline\b|\bwe(?:['’]ll| will)? (?:ring|call|phone) you\b|\b(?:ring|phone)[- ](?:round|up)\b/i],
  ['post', /\bby post\b|in the post\b|through (?:the|your) (?:post|letterbox)|\bpost(?:ed)? (?:it )?(?:out )?to (?:you|your)/i],
  ['home-visit', /home[- ]visit|visit(?:s|ed|ing)? (?:you |people |them )?(?:at|in) (?:your|their) (?:own )?homes?|(?:come|comes|coming) (?:out )?to (?:you|your (?:home|house|door))|deliver(?:s|ed|y)? to (?:you|your|the) (?:home|door)|brought to your (?:home|door)|\bhousebound\b/i],
];

interface Words { readonly title: string; readonly description: string | undefined }

function waysOf(draft: Draft, place: DraftPlace, schedules: readonly DraftSchedule[], { title, description = '' }: Words, hasPlace: boolean): Way[] {
  const kind = textOf(place.kind, 40) ?? '';
  const said = new Set<Way>([...texts(draft.ways, 160), ...texts(schedules.map(({ way }) => way), 200)].flatMap(waysIn));
  if (/^virtual$/i.test(kind)) said.add(waysIn(`${title} ${description}`).find(way => way === 'phone') && !/online|zoom|video|virtual/i.test(`${title} ${description}`) ? 'phone' : 'online');
  if (/^postal$/i.test(kind)) said.add('post');
  const isHere = hasPlace && !/^(?:virtual|postal)$/i.test(kind);
  if (said.size === 0 && !isHere) for (const [way, words] of atHomeWords) if (words.test(`${title} ${description.slice(0, 500)}`)) said.add(way);
  // An address says where to go, unless the record says that people take part in another way only.
  if (isHere && ![...said].some(way => way !== 'in-person')) said.add('in-person');
  return [...said];
}

/** What tells two activities apart that have one id. */
const bodyOf = ({ id: _id, ...rest }: Activity): string => JSON.stringify(rest);

/**
 * Lets records in, one after another. Nothing throws; what is refused is refused with its reason. Ids that repeat are kept
 * apart where the bodies differ (`s1`, `s1~2`).
 *
 * @param today `YYYY-MM-DD`: what is over by then is refused
 * @returns the activities of a record, one for each of its places, or why there is none
 */
export function admission(today: string): (draft: Draft) => readonly Activity[] | Refusal {
  const seen = new Map<string, string>();
  let records = 0;
  return draft => {
    records++;
    const title = textOf(draft.title, 160);
    if (title === undefined) return 'no name';
    if (!/^(?:active|open|published)$/i.test(textOf(draft.status, 40) ?? 'active')) return 'not active';
    if ((dayOf(draft.validTo) ?? today) < today) return 'over';
    const given = textOf(draft.id, 150) ?? `record-${records}`;
    const places = (draft.places ?? []).slice(0, mostPlaces);
    const real = places.filter(({ kind }) => !/^(?:virtual|postal)$/i.test(textOf(kind, 40) ?? ''));
    const found = (real.length > 0 ? real : [places[0] ?? {}]).map(place => activityAt(draft, place, title, today)).filter(activity => activity !== undefined);
    if (found.length === 0) return 'over';
    const fresh: Activity[] = [];
    for (const activity of found) {
      const body = bodyOf({ ...activity, id: '' });
      let id = given;
      let isNew = true;
      // Some directories give many services one id: they stay apart, each found again by its place.
      for (let times = 2; seen.has(id); times++) { if (seen.get(id) === body) { isNew = false; break; } id = `${given}~${times}`; }
      if (isNew) { seen.set(id, body); fresh.push({ ...activity, id }); }
    }
    return fresh.length > 0 ? fresh : 'the same again';
  };
}

/** What a record is at one of its places, or nothing where it is over there. */
function activityAt(draft: Draft, place: DraftPlace, title: string, today: string): Omit<Activity, 'id'> & { readonly id: '' } | undefined {
  const schedules = [...(draft.schedules ?? []), ...(place.schedules ?? [])];
  const when = schedules.map(schedule => whenOf(schedule, today));
  if (schedules.length > 0 && when.every(one => one === 'over')) return undefined;
  const description = textOf(draft.description, 2000);
  const lines = texts(place.address, 80).filter((line, at, all) => all.indexOf(line) === at);
  const postcode = readPostcode(textOf(place.postcode, 20) ?? '');
  const placeName = textOf(place.name, 120);
  const point = pointOf(place.latitude, place.longitude);
  const ways = waysOf(draft, place, schedules, { title, description }, postcode !== undefined || point !== undefined || lines.length > 0 || placeName !== undefined);
  const terms = texts(draft.terms?.map(({ name }) => name), 80);
  const access = [...texts(place.access, 160), ...texts(draft.access, 160)].filter((line, at, all) => all.indexOf(line) === at);
  const languages = texts(draft.languages, 40);
  const cost = costOf(draft, today);
  const forWhom = texts(draft.forWhom, 300);
  const contacts = draft.contacts ?? [];
  const phone = [...contacts.map(one => one.phone), draft.phone, ...(place.phones ?? []), draft.provider?.phone].map(phoneOf).find(Boolean);
  const email = [...contacts.map(one => one.email), draft.email, draft.provider?.email].map(emailOf).find(Boolean);
  const url = linkOf(draft.url) ?? linkOf(draft.provider?.url);
  const lastChecked = (draft.checked ?? []).map(dayOf).reduce<string | undefined>((latest, day) => (day !== undefined && day <= today && day > (latest ?? '') ? day : latest), undefined);
  const provider = textOf(draft.provider?.name, 160);
  const serves = texts(draft.serves, 160)[0];
  const meets = contacts.map(({ name, role }) => texts([name, role], 80)).find(parts => parts.length > 0)?.join(', ');
  const who = whoFor({ title, description: description ?? '', terms, forWhom, ages: draft.ages ?? [], referral: draft.referral });
  return {
    id: '', title, terms, ways, cost, languages, access,
    codes: texts(draft.terms?.map(({ code }) => code), 200),
    when: when.filter(one => one !== undefined && one !== 'over'),
    needs: needsOf([title, description, ...forWhom, ...terms, ...access].join('\n'), cost, ways.length === 0 ? undefined : isAtHome({ ways }), languages),
    join: { ...(url && { url }), ...(email && { email }), ...(phone && { phone }) },
    ...who,
    ...(provider !== undefined && { provider }), ...(description !== undefined && { description }), ...(point && { point }), ...(lastChecked && { lastChecked }),
    ...(serves !== undefined && { serves }), ...(meets !== undefined && { meets }),
    ...((postcode ?? placeName ?? lines[0]) !== undefined && (ways.includes('in-person') || ways.length === 0) && { place: { ...(placeName !== undefined && { name: placeName }), ...(lines.length > 0 && { address: lines.join(', ') }), ...(postcode !== undefined && { postcode }) } }),
  };
}
