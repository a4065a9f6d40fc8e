/** The one gate between what a reader finds in a record and what may be shown. */
import { readPostcode } from '../questions/postcode.ts';
import { isAtHome, type Activity, type Cost, type Way } from './activity.ts';
import type { Draft, DraftPlace, DraftSchedule } from './draft.ts';
import { saysItIsOver } from './ended.ts';
import { dayOf, emailOf, linkOf, numberOf, phoneOf, pointOf, textOf } from './gate.ts';
import { needsOf } from './needs.ts';
import { togetherIn } from './together.ts';
import { whenOf } from './when.ts';
import { whoFor } from './who-for.ts';

/** Why a record is passed over. */
export const refusals = ['no name', 'not active', 'over', 'the same again', 'broken', 'over the limit'] as const;

/** Why one record is passed over. */
export type Refusal = (typeof refusals)[number];

/** Most places of one record that become activities of their own. */
const mostPlaces = 50;

/** Most characters of the id of a record and of a place: together with what tells the same ids apart they fit a submission, which takes 200. */
const mostId = { record: 120, place: 70 };

/** Most schedules of one record, and of one place. */
const mostTimes = 100;

const over = (list: readonly unknown[] | undefined, most: number): number => Math.max(0, (list?.length ?? 0) - most);

/** How many places and times of a record are over the limits, and left out. */
export const leftOutOf = ({ places = [], schedules }: Draft): number => over(places, mostPlaces) + over(schedules, mostTimes) + places.slice(0, mostPlaces).reduce((sum, place) => sum + over(place.schedules, mostTimes), 0);

/** Texts of a list, each once. */
const texts = (values: readonly unknown[] | undefined, most: number): string[] => [...new Set((values ?? []).map(value => textOf(value, most)).filter(text => text !== undefined))];

function costOf({ costs = [], fees }: Draft, today: string): Cost {
  const now = costs.filter(({ validTo }) => (dayOf(validTo) ?? today) >= today);
  const priced = now.flatMap(({ amount: given, currency, texts: words }) => {
    const amount = /^(?:gbp|£)$/i.test(textOf(currency, 10) ?? 'GBP') ? numberOf(given) : undefined;
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

/** What tells two activities apart: a mark of all that is said of them, so that the words of a whole country need not be remembered. */
function markOf(activity: Activity): string {
  const text = JSON.stringify(activity);
  let one = 0;
  let other = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995) + 1;
  }
  return `${one} ${other}`;
}

const isClosed = (status: unknown, title: string): boolean => status === false || !/^(?:active|open|live|current|running|published|approved|yes|true|1)$/i.test(textOf(status, 40) ?? 'active') || /\b(?:temporarily|permanently|currently|now) closed\b/i.test(title);

/** An id for a record that has none: its title, which stays when rows above it come or go. */
const nameIn = (title: string): string => Array.from(title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')).slice(0, 60).join('');

/**
 * The places that become activities of their own, each with its id. A record with one place has the record's id. Of several,
 * each is told by the id of the place, or its postcode, so that it is found again when others come or go.
 */
function placesOf(given: string, places: readonly DraftPlace[]): readonly { readonly id: string; readonly place: DraftPlace }[] {
  const real = places.slice(0, mostPlaces).filter(({ kind }) => !/^(?:virtual|postal)$/i.test(textOf(kind, 40) ?? ''));
  if (real.length < 2) return [{ id: given, place: real[0] ?? places[0] ?? {} }];
  return real.map((place, at) => ({ id: `${given}@${textOf(place.id, mostId.place) ?? readPostcode(textOf(place.postcode, 20) ?? '') ?? at + 1}`, place }));
}

/**
 * Lets records in, one after another. Nothing throws; what is refused is refused with its reason. Ids that repeat are kept
 * apart where the bodies differ (`s1`, `s1~2`).
 *
 * @param today `YYYY-MM-DD`: what is over by then is refused
 * @returns the activities of a record, one for each of its places (`s1@l1`, `s1@l2`), or why there is none
 */
export function admission(today: string): (draft: Draft) => readonly Activity[] | Refusal {
  const taken = new Set<string>();
  const marks = new Set<string>();
  const repeats = new Map<string, number>();
  let records = 0;
  return draft => {
    records++;
    if (draft.isBroken) return 'broken';
    const title = textOf(draft.title, 160);
    if (title === undefined) return 'no name';
    if (isClosed(draft.status, title)) return 'not active';
    if ((dayOf(draft.validTo) ?? today) < today || saysItIsOver(title, textOf(draft.description, 2000) ?? '', today)) return 'over';
    const given = textOf(draft.id, mostId.record) ?? (nameIn(title) || `record-${records}`);
    const found = placesOf(given, draft.places ?? []).flatMap(({ id, place }) => activityAt(draft, place, id, title, today) ?? []);
    if (found.length === 0) return 'over';
    const fresh: Activity[] = [];
    for (const activity of found) {
      const mark = `${activity.id} ${markOf(activity)}`;
      if (marks.has(mark)) continue;
      marks.add(mark);
      let { id } = activity;
      // Some directories give many services one id: they stay apart, each found again by its place.
      let times = repeats.get(activity.id) ?? 1;
      while (taken.has(id)) id = `${activity.id}~${++times}`;
      repeats.set(activity.id, times);
      taken.add(id);
      fresh.push(id === activity.id ? activity : { ...activity, id });
    }
    return fresh.length > 0 ? fresh : 'the same again';
  };
}

/** The postcode of a place, or the one at the end of a line of its address. */
const postcodeAt = (place: DraftPlace, lines: readonly string[]): string | undefined =>
  readPostcode(textOf(place.postcode, 20) ?? '') ?? lines.map(line => readPostcode(/\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i.exec(line)?.[0] ?? '')).find(found => found !== undefined);

/** Descriptions and what people should know too, each line once. */
const wordsOf = ({ description, notes }: Draft): string | undefined => {
  const first = textOf(description, 2000);
  const more = texts(notes, 300).filter(line => !first?.includes(line));
  return more.length === 0 ? first : textOf([first ?? '', ...more].join('\n'), 2000);
};

/** What a record is at one of its places, or nothing where it is over there. */
function activityAt(draft: Draft, place: DraftPlace, id: string, title: string, today: string): Activity | undefined {
  const schedules = [...(draft.schedules ?? []).slice(0, mostTimes), ...(place.schedules ?? []).slice(0, mostTimes)];
  const when = schedules.map(schedule => whenOf(schedule, today));
  if (schedules.length > 0 && when.every(one => one === 'over')) return undefined;
  const description = wordsOf(draft);
  const lines = texts(place.address, 80);
  const placeName = textOf(place.name, 120);
  const postcode = postcodeAt(place, placeName === undefined ? lines : [...lines, placeName]);
  const point = pointOf(place.latitude, place.longitude);
  const ways = waysOf(draft, place, schedules, { title, description }, postcode !== undefined || point !== undefined || lines.length > 0 || placeName !== undefined);
  const terms = texts(draft.terms?.map(({ name }) => name), 80);
  const access = texts([...(place.access ?? []), ...(draft.access ?? [])], 160);
  const languages = texts(draft.languages, 40);
  const cost = costOf(draft, today);
  const forWhom = texts(draft.forWhom, 300);
  const contacts = draft.contacts ?? [];
  const phone = [...contacts.map(one => one.phone), draft.phone, ...(place.phones ?? []), draft.provider?.phone].map(phoneOf).find(Boolean);
  const email = [...contacts.map(one => one.email), draft.email, draft.url, draft.provider?.email].map(emailOf).find(Boolean);
  const url = linkOf(draft.url) ?? linkOf(draft.provider?.url);
  const lastChecked = (draft.checked ?? []).map(dayOf).reduce<string | undefined>((latest, day) => (day !== undefined && day <= today && day > (latest ?? '') ? day : latest), undefined);
  const provider = textOf(draft.provider?.name, 160);
  const serves = textOf(texts(draft.serves, 160).join(', '), 160);
  const meets = contacts.map(({ name, role }) => texts([name, role], 80)).find(parts => parts.length > 0)?.join(', ');
  const who = whoFor({ title, description: description ?? '', terms, forWhom, ages: draft.ages ?? [], referral: draft.referral });
  return {
    id, title, terms, ways, cost, languages, access,
    codes: texts(draft.terms?.map(({ code }) => code), 200),
    when: togetherIn(when.filter(one => one !== undefined && one !== 'over'), today),
    needs: needsOf([title, description, ...forWhom, ...terms, ...access].join('\n'), cost, ways.length === 0 ? undefined : isAtHome({ ways }), languages),
    join: { ...(url && { url }), ...(email && { email }), ...(phone && { phone }) },
    ...who,
    ...(provider !== undefined && { provider }), ...(description !== undefined && { description }), ...(point && { point }), ...(lastChecked && { lastChecked }),
    ...(serves !== undefined && { serves }), ...(meets !== undefined && { meets }),
    ...((postcode ?? placeName ?? lines[0]) !== undefined && (ways.includes('in-person') || ways.length === 0) && { place: { ...(placeName !== undefined && { name: placeName }), ...(lines.length > 0 && { address: lines.join(', ') }), ...(postcode !== undefined && { postcode }) } }),
  };
}
