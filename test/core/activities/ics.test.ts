import { expect } from 'chai';
import fc from 'fast-check';
import ICAL from 'ical.js';
import type { Activity, Repeating, When } from '../../../src/core/activities/activity.ts';
import { nextDates, type Moment } from '../../../src/core/activities/dates.ts';
import { calendarOf, fileNameOf, hasDates } from '../../../src/core/activities/ics.ts';
import { anyDay, anyRule } from './any-rule.ts';

// A Sunday.
const now: Moment = { day: '2026-11-22', time: '10:00' };
const stampedAt = '2026-11-22T10:00:00Z';
const activity = (more: Partial<Activity> = {}): Activity => ({ id: 's1', title: 'Tea & tunes', terms: [], codes: [], ways: ['in-person'], groups: [], languages: [], access: [], needs: {}, when: [], cost: { at: 'unknown' }, join: {}, ...more });
const rule = (more: Partial<Repeating>): Repeating => ({ at: 'repeating', freq: 'WEEKLY', ...more });
const written = (when: readonly When[], more: Partial<Activity> = {}, facts: object = {}): string => calendarOf(activity({ when, ...more }), { now, stampedAt, ...facts })!;

/** The calendar as another reader reads it, with its own time zone. */
function read(text: string): { readonly calendar: ICAL.Component; readonly events: readonly ICAL.Event[] } {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown as string);
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(calendar.getFirstSubcomponent('vtimezone')!);
  return { calendar, events: calendar.getAllSubcomponents('vevent').map(event => new ICAL.Event(event)) };
}

/** The first dates of an event, as instants, or as days where they have no time. */
function datesIn(event: ICAL.Event, most: number): readonly string[] {
  const iterator = event.isRecurring() ? event.iterator() : undefined;
  const found: string[] = [];
  for (let next = iterator ? iterator.next() : event.startDate; next && found.length < most; next = iterator?.next() as typeof next) found.push(next.isDate ? next.toString() : next.toJSDate().toISOString().replace('.000', ''));
  return found;
}
const linesOf = (text: string): string[] => text.split('\r\n').slice(0, -1);

describe('a calendar file', () => {
  it('is one of iCalendar, with the clocks of the United Kingdom', () => {
    const text = written([rule({ days: ['TU'], from: '10:00', to: '12:00' })]);
    const { calendar, events } = read(text);
    expect([calendar.getFirstPropertyValue('version'), calendar.getFirstPropertyValue('prodid'), events.length]).to.deep.equal(['2.0', '-//what-matters//what-matters//EN', 1]);
    const lines = linesOf(text);
    expect(lines).to.include.members(['DTSTART;TZID=Europe/London:20261124T100000', 'DTEND;TZID=Europe/London:20261124T120000', 'RRULE:FREQ=WEEKLY;BYDAY=TU', 'DTSTAMP:20261122T100000Z', 'SUMMARY:Tea & tunes']);
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
    const offset = (year: number, month: number, day: number, hour = 12): number => zone.utcOffset(new ICAL.Time({ year, month, day, hour, minute: 0, second: 0, isDate: false }, zone)) / 3600;
    expect([offset(2026, 1, 15), offset(2026, 7, 15), offset(2030, 7, 15), offset(2030, 12, 15)]).to.deep.equal([0, 1, 1, 0]);
    expect([offset(2027, 3, 28, 0), offset(2027, 3, 28, 3), offset(2027, 10, 31, 0), offset(2027, 10, 31, 3)]).to.deep.equal([0, 1, 1, 0]);
  });

  it('has the same words in it, whatever signs they have', () => {
    const nasty = 'Tea, "cake"; C:\\new \\n & <b>\nnext 👩‍👩‍👧 – Dŵr: naïve, £2; \\, \\;';
    const { events: [event] } = read(written([rule({ days: ['TU'] })], { title: nasty, place: { name: nasty, postcode: 'NW1 2DB' }, join: { url: 'https://example.org/a,b;c?d=e\\f' } }, { description: nasty.repeat(9) }));
    expect([event!.summary, event!.location, event!.description, event!.component.getFirstPropertyValue('url')]).to.deep.equal([nasty, `${nasty}, NW1 2DB`, nasty.repeat(9), 'https://example.org/a,b;c?d=e\\f']);
  });

  it('cannot be given lines of somebody else', () => {
    const text = written([rule({ days: ['TU'] })], { title: 'x\r\nATTACH:evil\rEND:VEVENT\u2028y\u0000\uD800', join: { url: 'https://example.org/\r\nATTACH:evil' } });
    expect(linesOf(text).filter(line => /^(?:ATTACH|END:VEVENT)/.test(line))).to.deep.equal(['END:VEVENT']);
    expect(linesOf(text)).to.include('SUMMARY:x\\nATTACH:evil\\nEND:VEVENT\\ny \uFFFD');
  });

  it('has no line of over 75 octets, ends each with CRLF, and cuts no character', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'é', '€', '👩‍👩‍👧', ',', '\n', ' ', 'ŵ'), { maxLength: 400 }).map(parts => parts.join('')), title => {
      const text = written([rule({ days: ['TU'] })], { title: `x${title}` });
      expect(text.endsWith('\r\n')).to.equal(true);
      expect(text.replaceAll('\r\n', '')).to.not.match(/[\r\n]/);
      for (const line of linesOf(text)) {
        const octets = new TextEncoder().encode(line);
        expect(octets.length).to.be.at.most(75);
        expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets)).to.equal(line);
      }
      expect(read(text).events[0]!.summary).to.equal(`x${title}`);
    }), { numRuns: 40 });
  });

  it('has whole days where no time is known, and holds no time then', () => {
    const lines = linesOf(written([rule({ days: ['TU'], until: '2026-12-25', off: ['2026-12-01', '2026-11-03', '2027-12-01'] })]));
    expect(lines).to.include.members(['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261125', 'TRANSP:TRANSPARENT', 'RRULE:FREQ=WEEKLY;UNTIL=20261225;BYDAY=TU', 'EXDATE;VALUE=DATE:20261201']);
    expect(lines.filter(line => line.startsWith('EXDATE'))).to.have.length(1);
  });

  it('makes up no end that nobody knows', () => {
    const lines = linesOf(written([rule({ days: ['TU'], from: '10:00' })]));
    expect(lines).to.include('DTSTART;TZID=Europe/London:20261124T100000');
    expect(lines.filter(line => /^(?:DTEND|DURATION)/.test(line))).to.deep.equal([]);
  });

  it('ends on the next day what goes on past midnight', () => expect(linesOf(written([{ at: 'dates', dates: ['2026-12-31'], from: '21:00', to: '01:00' }]))).to.include('DTEND;TZID=Europe/London:20270101T010000'));

  it('has an event for each single date still to come, and for each rule', () => {
    const { events } = read(written([{ at: 'dates', dates: ['2026-11-01', '2026-12-01', '2026-12-24'], from: '10:00' }, { at: 'dates', dates: ['2026-12-01'], from: '14:00' }, rule({ days: ['MO'] }), rule({ days: ['MO'] }), { at: 'text', text: 'x' }]));
    expect(events.map(event => event.startDate.toString())).to.deep.equal(['2026-12-01T10:00:00', '2026-12-24T10:00:00', '2026-12-01T14:00:00', '2026-11-23']);
    expect(new Set(events.map(({ uid }) => uid)).size).to.equal(4);
  });

  it('begins with the next date and counts from there', () => {
    expect(linesOf(written([rule({ days: ['TU'], interval: 2, start: '2026-10-06', count: 6, from: '10:00' })]))).to.include.members(['DTSTART;TZID=Europe/London:20261201T100000', 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2;BYDAY=TU']);
    expect(linesOf(written([rule({ freq: 'YEARLY', start: '2020-05-09' })]))).to.include.members(['DTSTART;VALUE=DATE:20270509', 'RRULE:FREQ=YEARLY;BYMONTHDAY=9;BYMONTH=5']);
    expect(linesOf(written([rule({ days: ['TU'], until: '2027-06-01', from: '10:00' })]))).to.include('RRULE:FREQ=WEEKLY;UNTIL=20270601T090000Z;BYDAY=TU');
  });

  it('has the same UID for the same rule of the same activity, and another for others', () => {
    const uid = (when: When, more: Partial<Activity> = {}, facts: object = {}): string => read(written([when], more, facts)).events[0]!.uid;
    const same = uid(rule({ days: ['TU'], from: '10:00' }));
    expect(same).to.match(/^[\da-f]{16}@what-matters$/);
    expect(uid({ from: '10:00', days: ['TU'], freq: 'WEEKLY', at: 'repeating', off: ['2026-12-01'] }, { title: 'New name' }, { now: { day: '2027-03-01', time: '00:00' }, stampedAt: '2027-03-01T00:00:00Z' })).to.equal(same);
    expect(new Set([same, uid(rule({ days: ['WE'], from: '10:00' })), uid(rule({ days: ['TU'], from: '11:00' })), uid(rule({ days: ['TU'], from: '10:00' }), { id: 's2' }), uid({ at: 'dates', dates: ['2026-12-01'] })]).size).to.equal(5);
  });

  it('is none where no date is known', () => {
    for (const when of [[], [{ at: 'text', text: 'x' }], [rule({ days: ['TU'], interval: 2 })], [rule({ days: ['TU'], until: '2026-01-01' })], [{ at: 'dates', dates: ['2026-01-01'] }]] as const) {
      expect(calendarOf(activity({ when }), { now, stampedAt }), JSON.stringify(when)).to.equal(undefined);
      expect(hasDates(activity({ when }), now)).to.equal(false);
    }
    expect(hasDates(activity({ when: [rule({ days: ['TU'] })] }), now)).to.equal(true);
  });

  it('says how to get in touch, in our words or by itself', () => {
    expect(read(written([rule({ days: ['TU'] })], { provider: 'A charity', join: { phone: '020 7946 0000', email: 'hello@example.org' } })).events[0]!.description).to.equal('A charity\n020 7946 0000\nhello@example.org');
    expect(read(written([rule({ days: ['TU'] })], { join: { phone: '020 7946 0000' } }, { description: 'Call us' })).events[0]!.description).to.equal('Call us');
    expect(written([rule({ days: ['TU'] })])).to.not.match(/DESCRIPTION|LOCATION|URL/);
  });

  it('has the same dates as those that we show, for any rule', () => {
    let found = 0;
    // That reader goes its own way with rules of years, days of the month in a rule of days or beside days of the week, and rules of months in some months only.
    const readsAlike = ({ freq, months, days = [], monthDays = [] }: Repeating): boolean => freq === 'MONTHLY' ? !months && (days.length === 0 || monthDays.length === 0) : freq !== 'YEARLY' && monthDays.length === 0;
    fc.assert(fc.property(anyRule.filter(readsAlike), anyDay, (when, day) => {
      const from = { day, time: '12:00' };
      const expected = nextDates(when, from, 3);
      const text = calendarOf(activity({ when: [when] }), { now: from, stampedAt });
      expect(text === undefined).to.equal(expected.length === 0);
      if (text === undefined) return;
      found++;
      // The hour that is left out is another's own affair.
      const shown = expected.map(date => date.startsAt ?? date.day);
      if (when.from?.startsWith('01')) return;
      expect(datesIn(read(text).events[0]!, 3), text).to.deep.equal(shown);
    }), { numRuns: 150 });
    expect(found).to.be.above(15);
  });

  it('has the same dates as those that we show, for rules of years', () => {
    for (const when of [rule({ freq: 'YEARLY', start: '2020-05-09', from: '10:00' }), rule({ freq: 'YEARLY', start: '2024-02-29' }), rule({ freq: 'YEARLY', months: [6, 12], days: ['2SA'] }), rule({ freq: 'YEARLY', months: [3], days: ['TH'], from: '19:30' }), rule({ freq: 'YEARLY', months: [1, 7], monthDays: [1, 15] })]) {
      expect(datesIn(read(written([when])).events[0]!, 3), JSON.stringify(when)).to.deep.equal(nextDates(when, now, 3).map(date => date.startsAt ?? date.day));
    }
  });
});

describe('the name of a calendar file', () => {
  const names: readonly (readonly [title: string, name: string])[] = [
    ['Tea & tunes', 'tea-and-tunes.ics'], ['  Côr Meibion Caerŵ!  ', 'cor-meibion-caerw.ics'], ['Men’s shed', 'mens-shed.ics'], ['../../etc/passwd', 'etc-passwd.ics'], ['C:\\x|y?*"<>', 'c-x-y.ics'], ['CON', 'activity-con.ics'], ['com1', 'activity-com1.ics'], ['.htaccess', 'htaccess.ics'], ['مجموعة', 'activity.ics'], ['👩‍👩‍👧', 'activity.ics'], ['', 'activity.ics'], ['x'.repeat(300), `${'x'.repeat(60)}.ics`], ['\u202Egpj.exe', 'gpj-exe.ics'],
  ];
  for (const [title, name] of names) it(`is ${name} for ${JSON.stringify(title.slice(0, 30))}`, () => expect(fileNameOf({ title })).to.equal(name));
  it('is safe for any title', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), title => { expect(fileNameOf({ title })).to.match(/^[a-z\d](?:[a-z\d-]{0,70}[a-z\d])?\.ics$/); })));
});
