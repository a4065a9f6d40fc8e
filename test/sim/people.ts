/** What somebody does on a device over some days, and what happens to the device meanwhile. */
import { formats } from '../all-formats.ts';
import type { Submission } from '../../src/core/submission.ts';
import { dayOf, newRecord } from '../../src/net/record.ts';
import type { Ending } from '../../src/net/keep-and-send.ts';
import { chanceOf } from './chance.ts';
import { clockFrom } from './clock.ts';
import { diskOf } from './disk.ts';
import type { Endpoint } from './endpoint.ts';
import type { Faults } from './faults.ts';
import { lineOf, type Weather } from './line.ts';
import { locksOf, refusedLocks } from './locks.ts';
import { useClock } from './page-clock.ts';
import { pageOf, type Page, type Surroundings } from './page.ts';
import { witnessOf, type Kind, type Sent, type Violation } from './witness.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2026, 2, 27, 9);

/** What one device came to. */
export interface Story {
  readonly violations: readonly Violation[];
  readonly submissions: number;
  readonly requests: number;
  readonly happenings: number;
  readonly ends: Readonly<Record<string, number>>;
}

/** Lies beside the records on some devices, and must be left alone. */
const strangers: readonly { readonly id: string; readonly version: number; readonly [key: string]: unknown }[] = [
  { id: 'broken', version: 1, body: 'half' }, { id: 'number', version: 1, at: '5', tries: -1 },
  { ...newRecord({ id: '0b6f0000-0000-4000-8000-00000000000a', form: 'example', endpoint: 'https://example.org/', format: 'json', expectsReceipt: true, sealed: false, body: 'of a later version' }, start), version: 2 },
];

/** A device with a person, from the first Send until all that can be settled has been. */
export async function storyOf(seed: number, story: number, first: number, endpoint: Endpoint, counted: Faults, note?: (what: string) => void): Promise<Story> {
  const chance = chanceOf(seed, story);
  const clock = clockFrom(start + chance.between(0, 3 * day));
  let skew = 0;
  const tell = note && ((what: string): void => note(`${new Date(clock.now()).toISOString()} ${what}`));
  const faults: Faults = { ...counted, count: name => { tell?.(`! ${name}`); counted.count(name); } };
  const deviceNow = (): number => clock.now() + skew;
  const locking = chance.happens(0.8) ? 'good' : chance.pick(['missing', 'refused', 'stolen'] as const);
  tell?.(`locks ${locking}`);
  if (locking === 'missing' || locking === 'refused') faults.count(`device with locks ${locking}`);
  const witness = witnessOf({ now: clock.now, deviceNow, rows: () => disk.rows, hasGoodLocks: () => locking === 'good', couldRead: () => clock.now() - disk.troubledAt() > 10 * second, note: tell });
  const disk = diskOf(clock, chance, faults, { put: witness.put, removed: witness.removed });
  const locks = locksOf(clock, faults);
  const line = lineOf(clock, chance, faults, endpoint, witness);
  const address = `192.0.2.${story % 250}-${story}`;
  useClock(clock, deviceNow);
  endpoint.now = clock.now;
  endpoint.isMended = false;
  endpoint.onStored = (number, reference) => {
    const sent = [...witness.byId.values()].find(one => one.number === number)!;
    sent.reference ??= reference;
  };

  const pages: Page[] = [];
  let isHealthy = false;
  const isShared = chance.happens(0.03);
  const around: Surroundings = {
    clock, chance, witness, deviceNow, isOnline: line.isOnline,
    storeFor: page => (isShared ? undefined : disk.storeFor({ isAlive: page.isAlive, crash: page.end })),
    locksFor: page => (locking === 'missing' ? undefined : locking === 'refused' ? refusedLocks : locks.managerFor(page)),
    fetchFor: page => line.fetchFor(page, address),
    announce: (from, id, ending: Ending) => {
      for (const page of pages) {
        if (page === from || !page.isAlive()) continue;
        const lost = !isHealthy && chance.happens(0.15);
        const ms = !isHealthy && chance.happens(0.1) ? chance.between(50, 10_000) : chance.between(0, 20);
        if (ms >= 50) faults.count('message late');
        const miss = (): void => { faults.count('message lost'); if (ending.at === 'deleted') witness.byId.get(id)!.unheard = true; };
        if (lost) miss(); else clock.after(ms, () => { if (page.isAsleep() || ms >= 50) miss(); if (!page.isAsleep()) page.heard(id, ending); });
      }
    },
  };
  let names = 0;
  /** How often a page is opened where nobody looks at it. */
  let hides = 0.1;
  const openPage = async (): Promise<Page> => { const page = pageOf(`page ${++names}`, around); tell?.(`${page.name} opens`); pages.push(page); if (!isHealthy && chance.happens(hides)) { page.show(false); clock.after(chance.spread(minute, 2 * hour), () => page.show(true)); } void page.open(); return page; };
  const open = (): readonly Page[] => pages.filter(page => page.isAlive());

  const mayBeSent = chance.pick([1, 1, 2, 3, 4]);
  const press = (page: Page): void => {
    const number = first + witness.byId.size;
    const id = `${chance.hex(8)}-${chance.hex(4)}-4${chance.hex(3)}-8${chance.hex(3)}-${chance.hex(12)}`;
    const kind: Kind = chance.happens(0.84) ? 'good' : chance.pick(['bad', 'closed', 'proxied', 'hook'] as const);
    const secret = `secret-${chance.hex(12)}`;
    const submission: Submission = {
      schema: 'what-matters/submission', version: 1, id, form: 'example', journey: { id: 'self-referral', version: '1' }, createdAt: `${new Date(deviceNow()).toISOString().slice(0, 19)}Z`, language: 'en', filledInBy: 'self', programme: null, session: `press-${number}`,
      body: { answers: { name: { at: kind === 'bad' ? 'maybe' as 'answered' : 'answered', value: secret } }, ideas: [], scores: [], consents: [] },
    };
    faults.count(`submission: ${kind}`);
    witness.pressedSend({
      number, id, kind, secret, body: formats.json.encode(submission, []), sealed: chance.happens(0.5), lastDay: dayOf(deviceNow()), daysSeen: 0,
      wasPut: false, evicted: false, isSafe: false, reference: undefined, isToGo: false, deleted: false, unheard: false, calledLast: false, expired: false,
    });
    page.send(witness.byId.get(id)!);
  };

  const holds = (page: Page): readonly Sent[] => [...page.says().keys()].flatMap(id => witness.byId.get(id) ?? []);
  const end = (page: Page, how: 'closed' | 'crashed'): void => { tell?.(`${page.name} ends`); faults.count(`page ${how}`); page.end(); };
  const remove = async (page: Page, sent: Sent): Promise<void> => {
    faults.count('deleted by the person');
    sent.isToGo = true;
    if (await page.remove(sent.id)) sent.deleted = true;
    // They were told that it could not be deleted, though a device that does not answer may have done so.
    else if (page.isAlive()) { sent.isToGo = false; sent.unheard = true; }
  };
  const happenings: Readonly<Record<string, (page: Page) => void>> = {
    send: page => { if (witness.byId.size < mayBeSent) press(page); },
    'send again': page => { if (witness.byId.size < mayBeSent) press(page); },
    'try now': page => { for (const { id } of holds(page)) if (chance.happens(0.7)) { faults.count('Try now'); page.tryNow(id); } },
    delete: page => { const all = holds(page).filter(({ id }) => page.says().get(id)!.at !== 'sent'); if (all.length > 0 && chance.happens(0.5)) void remove(page, chance.pick(all)); },
    hide: page => { faults.count('page hidden'); page.show(false); clock.after(chance.spread(second, hour), () => page.show(true)); },
    close: page => end(page, 'closed'),
    crash: page => end(page, 'crashed'),
    reload: page => { end(page, 'closed'); void openPage(); },
    sleep: page => { faults.count('page asleep'); page.sleepUntil(clock.now() + chance.spread(minute, 8 * hour)); },
    'another page': () => { if (open().length < 4) void openPage(); },
    flap: () => {
      const ms = chance.pick([100, 1000, 5000]);
      for (let turn = 0; turn < chance.between(2, 100); turn++) clock.after(turn * ms, () => { line.setOnline(isHealthy || turn % 2 === 1); if (line.isOnline()) for (const page of open()) page.nudge(); });
      clock.after(101 * ms, () => { line.setOnline(true); for (const page of open()) page.nudge(); });
    },
    offline: () => { line.setOnline(false); clock.after(chance.spread(second, 12 * hour), () => { line.setOnline(true); for (const page of open()) page.nudge(); }); },
    clock: () => { faults.count('clock jumped'); skew += chance.pick([-400 * day, 400 * day, -day, day, -hour, hour, -5 * second, 5 * second, chance.between(-400, 400) * day]); tell?.(`the clock says ${new Date(deviceNow()).toISOString()}`); },
    evict: () => { if (chance.happens(0.2)) { disk.evict(); witness.evicted(); } },
    'disk fails': () => { disk.state = chance.pick(['full', 'broken', 'silent']); clock.after(chance.spread(100, 10 * minute), () => { disk.state = 'good'; }); },
    steal: () => { if (locking === 'stolen') locks.steal(); },
    weather: () => { line.weather = chance.pick(weathers); },
  };
  const named = Object.keys(happenings);

  // Some stories are long and hopeless, so that what could not be sent comes to its end.
  const isLong = chance.happens(0.12);
  const days = isLong ? chance.between(5, 45) : chance.pick([0, 0, 0, 1, 3]);
  const weathers: readonly Weather[] = isLong && chance.happens(0.7) ? ['dead'] : ['good', 'fair', 'fair', 'bad', 'bad', 'dead'];
  const isRough = chance.happens(0.6);
  if (isLong && chance.happens(0.4)) hides = 0.9;
  line.weather = chance.pick(weathers);
  disk.crashes = chance.happens(0.5) ? 0 : 0.01;
  if (chance.happens(0.2)) for (const stranger of strangers) disk.rows.set(stranger.id, stranger);
  const strangersBefore = JSON.stringify(strangers.map(({ id }) => disk.rows.get(id)));
  let wasEvicted = false;

  for (let visit = 0; visit <= days; visit++) {
    if (visit > 0 && chance.happens(isLong ? 0.1 : 0.4)) { await clock.runUntil(clock.now() + day); continue; }
    const begun = clock.now();
    let page = open().at(-1);
    if (!page || chance.happens(0.6)) { for (const one of open()) if (chance.happens(0.7)) end(one, 'closed'); page = await openPage(); }
    if (visit === 0) clock.after(chance.between(10, 5000), () => { const one = open().at(-1); if (one) press(one); });
    const lasts = chance.spread(5 * second, isLong ? 10 * minute : hour);
    const many = isRough ? chance.between(0, 14) : chance.between(0, 3);
    for (let count = 0; count < many; count++) {
      const name = chance.pick(named);
      clock.after(chance.spread(1, lasts), () => { if (isHealthy) return; const one = open().length > 0 ? chance.pick(open()) : undefined; if (name === 'evict') wasEvicted = true; if (one) happenings[name]!(one); });
    }
    await clock.runUntil(begun + lasts);
    if (chance.happens(isLong ? 0.97 : 0.8)) for (const one of open()) end(one, chance.pick(['closed', 'crashed']));
    await clock.runUntil(begun + day);
  }

  // Everything is good again, and the person opens the page.
  isHealthy = true;
  line.weather = 'good';
  line.setOnline(true);
  disk.state = 'good';
  disk.crashes = 0;
  endpoint.isMended = true;
  for (const page of open()) { page.sleepUntil(0); if (!page.isVisible()) page.show(true); }
  await openPage();
  await clock.runUntil(clock.now() + 26 * hour);
  // What was parked is tried when the person wants it: once in each page.
  for (const page of open()) for (const [id, { at }] of page.says()) if (at === 'attention' || at === 'closed') page.tryNow(id);
  await clock.runUntil(clock.now() + hour);

  const ends: Record<string, number> = {};
  const ended = (how: string): void => { ends[how] = (ends[how] ?? 0) + 1; };
  const takable = ({ kind }: Sent): boolean => kind === 'good' || kind === 'proxied' || kind === 'hook';
  for (const sent of witness.byId.values()) {
    const { number, id } = sent;
    const row = disk.rows.get(id) as { readonly state: string } | undefined;
    const stored = witness.isStored(sent);
    const isHeld = open().some(page => page.says().has(id));
    ended(stored ? (sent.deleted ? 'stored, though deleted' : 'stored') : sent.deleted ? 'deleted' : sent.expired ? 'expired' : row ? `on the device: ${row.state}` : sent.isSafe ? 'cleared by the device' : 'gone with its page, never told safe');
    if (!stored && !row && !sent.deleted && !sent.expired) {
      if (isHeld && takable(sent)) witness.accuse('LOST', `number ${number}: a page that is open had it`);
      else if (sent.isSafe && !sent.evicted) witness.accuse('LOST', `number ${number}: told safe`);
    }
    if (row && row.state === 'queued' && takable(sent)) witness.accuse('STUCK', `number ${number}: queued at the end`);
    if (row && row.state === 'parked' && takable(sent) && !stored) witness.accuse('STUCK', `number ${number}: parked at the end`);
    if (row && stored && row.state !== 'expired') witness.accuse('CAME BACK', `number ${number}: sent, and still on the device`);
    if (row && sent.deleted && !sent.unheard && !stored) witness.accuse('CAME BACK', `number ${number}: deleted, and on the device`);
    for (const page of open()) {
      const told = page.says().get(id);
      if (!told) continue;
      if (stored && !sent.deleted && !sent.expired && told.at !== 'sent' && told.at !== 'passed-on') witness.accuse('STUCK', `number ${number}: stored, and ${page.name} says ${told.at}`);
      if (!stored && ['sending', 'saved', 'waiting', 'held', 'last-call'].includes(told.at)) witness.accuse('STUCK', `number ${number}: ${page.name} says ${told.at}`);
    }
  }
  const strangersAfter = JSON.stringify(strangers.map(({ id }) => disk.rows.get(id)));
  if (!wasEvicted && strangersAfter !== strangersBefore) witness.accuse('TOUCHED', strangersAfter);
  for (const page of pages) page.end();
  return { violations: witness.violations, submissions: witness.byId.size, requests: witness.requests(), happenings: clock.calls(), ends };
}
