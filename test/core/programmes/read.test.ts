import { expect } from 'chai';
import fc from 'fast-check';
import { readPlace, readPlaces } from '../../../src/core/programmes/place.ts';
import { filledIn, lastDayOf, readProgramme, type KnownProgramme } from '../../../src/core/programmes/read.ts';
import { activityOf, sessionsFrom, sharedTimes } from '../../../src/core/programmes/sessions.ts';
import { calendarOf } from '../../../src/core/activities/ics.ts';
import { builtInJourney } from '../../../src/core/journeys/index.ts';
import { anyUnits } from '../any-text.ts';
import { fileOf, makeMusic, makeMusicData } from './samples.ts';

const read = (...programmes: readonly unknown[]) => readProgramme(fileOf(...programmes), 'make-music');
const problemsOf = (data: unknown): readonly string[] => { const known = readProgramme(data, 'make-music'); return 'problems' in known ? known.problems : []; };
const session = { id: 'one', starts: '2090-01-10T17:00', ends: '2090-01-10T19:00' };

describe('a file of programmes', () => {
  it('gives the programme that a site names, with its rule and its sessions in order', () => {
    const known = read({ ...makeMusicData, sessions: [...makeMusicData.sessions].reverse() }, { id: 'other', name: 'Other', sessions: [session] });
    expect(known).to.deep.equal(makeMusic);
    expect(makeMusic.rule?.at).to.equal('and');
    expect(makeMusic.area).to.deep.equal({ said: 'Camden' });
  });

  const wrong: readonly (readonly [string, unknown, RegExp])[] = [
    ['no object', 'text', /^programmes: found no object, expected/],
    ['no programmes', {}, /^programmes: found nothing, expected a list$/],
    ['none at all', { programmes: [] }, /^programmes: found a list, expected at least 1$/],
    ['another key', { ...fileOf(), extra: 1 }, /^extra: found a key that does not exist/],
    ['an id that is not there', fileOf({ ...makeMusicData, id: 'other' }), /^programme: found "make-music", expected one of other$/],
    ['one id twice', fileOf(makeMusicData, makeMusicData), /^programmes: found a list, expected an id of its own for each programme$/],
    ['a key that is none', fileOf({ ...makeMusicData, price: 3 }), /^programmes\.0\.price: found a key that does not exist/],
    ['a wrong rule', fileOf({ ...makeMusicData, rule: 'age sixteen' }), /^programmes\.0\.rule: found "sixteen" at letter 5, expected an age in years/],
    ['a rule about an area without its name', fileOf({ ...makeMusicData, area: undefined }), /^programmes\.0\.area: found nothing, expected the name of the area/],
    ['no session', fileOf({ ...makeMusicData, sessions: [] }), /^programmes\.0\.sessions: found a list, expected at least 1$/],
    ['a day that there is not', fileOf({ ...makeMusicData, sessions: [{ ...session, starts: '2090-02-31T17:00' }] }), /^programmes\.0\.sessions\.0\.starts: found "2090-02-31T17:00", expected a date and a time such as/],
    ['a year long ago', fileOf({ ...makeMusicData, sessions: [{ ...session, starts: '0001-01-01T17:00' }] }), /expected a date and a time such as/],
    ['an hour that there is not', fileOf({ ...makeMusicData, sessions: [{ ...session, ends: '2090-01-10T25:00' }] }), /sessions\.0\.ends: found "2090-01-10T25:00"/],
    ['an end before the beginning', fileOf({ ...makeMusicData, sessions: [{ ...session, ends: '2090-01-10T16:00' }] }), /sessions\.0\.ends: found "2090-01-10T16:00", expected a time after/],
    ['an end years later', fileOf({ ...makeMusicData, sessions: [{ ...session, ends: '2095-01-10T16:00' }] }), /expected a time after "2090-01-10T17:00", a day later at most/],
    ['a session twice', fileOf({ ...makeMusicData, sessions: [session, session] }), /sessions\.1\.id: found "one" twice/],
    ['a thousand sessions', fileOf({ ...makeMusicData, sessions: Array.from({ length: 1000 }, (_, at) => ({ ...session, id: `s-${at}` })) }), /^programmes\.0\.sessions: found a list, expected at most 60$/],
    ['a last day after all sessions', fileOf({ ...makeMusicData, closes: '2091-01-01' }), /^programmes\.0\.closes: found "2091-01-01", expected the day of the last session or earlier$/],
    ['no places', fileOf({ ...makeMusicData, places: 0 }), /^programmes\.0\.places: found 0, expected at least 1$/],
    ['half a place', fileOf({ ...makeMusicData, places: 1.5 }), /^programmes\.0\.places: found 1\.5, expected a whole number$/],
    ['text that is too long', fileOf({ ...makeMusicData, where: 'x'.repeat(501) }), /^programmes\.0\.where: found .+, expected at most 500/],
  ];
  for (const [name, data, line] of wrong) it(`is refused with one line for ${name}`, () => { expect(problemsOf(data)).to.have.length(1); expect(problemsOf(data)[0]).to.match(line); });

  it('names each thing that is wrong in any of its programmes, so that it is found before people meet it', () => expect(problemsOf(fileOf(makeMusicData, { id: 'other', name: 'Other', rule: 'age', sessions: [session] }))).to.have.length(1));
  it('never throws, whatever is in it', () => { fc.assert(fc.property(fc.anything(), fc.string(), (data, id) => { readProgramme(data, id); readProgramme({ programmes: data }, id); readProgramme({ programmes: [data] }, id); }), { numRuns: 300 }); });

  it('may hold any words: they are only words', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ minLength: 1, maxLength: 400 }), fc.constantFrom('<img src=x onerror=alert(1)>', '{{org}}', '__proto__')), text => {
      const known = read({ ...makeMusicData, name: text, about: [text], where: text, cost: text, access: text, expect: [text], meets: text, area: { name: text } });
      expect('problems' in known).to.equal(false);
    }));
  });

  it('puts its words into the questions that need them, and leaves what a journey says itself', () => {
    const { pages } = filledIn(builtInJourney('sign-up')!.journey, makeMusic);
    expect(pages.find(({ id }) => id === 'link')?.question).to.include({ area: 'Camden' });
    expect(pages.find(({ id }) => id === 'likes')?.question).to.deep.include({ likes: makeMusicData.likes });
    const own = { id: 'own', version: '1', start: 'link', pages: [{ id: 'link', heading: { en: 'Link' }, question: { type: 'programme-link' as const, area: 'Here' } }] };
    expect(filledIn(own, makeMusic).pages[0]!.question).to.include({ area: 'Here' });
  });
});

describe('the dates of a programme', () => {
  it('have a last day on which people can sign up: the one in the file, or the day before the first', () => {
    expect(lastDayOf(makeMusic.programme)).to.equal('2090-01-09');
    expect(lastDayOf({ ...makeMusic.programme, closes: '2090-01-02' })).to.equal('2090-01-02');
  });
  it('are told in short where they have something in common', () => {
    expect(sharedTimes(makeMusic.programme.sessions)).to.deep.equal({ from: '17:00', to: '19:00', weekday: true });
    expect(sharedTimes([session, { id: 'two', starts: '2090-01-11T18:00', ends: '2090-01-11T19:00' }])).to.deep.equal({ weekday: false });
  });
  it('are those to come from a day on', () => expect(sessionsFrom(makeMusic.programme, '2090-03-21').map(({ id }) => id)).to.deep.equal(['week-11', 'week-12']));
  it('are in the calendar file, each once, and those that are over are not', () => {
    const file = (day: string) => calendarOf(activityOf(makeMusic.programme, { title: 'Make music; with, us', where: 'Studio', provider: 'The Hive', phone: '020 7946 0000' }), { now: { day, time: '00:00' }, stampedAt: '2090-01-01T00:00:00Z' }) ?? '';
    expect(file('2090-01-01').match(/BEGIN:VEVENT/g)).to.have.length(12);
    expect(file('2090-01-01')).to.include('DTSTART;TZID=Europe/London:20900110T170000').and.include('DTEND;TZID=Europe/London:20900110T190000').and.include('SUMMARY:Make music\\; with\\, us');
    expect(new Set(file('2090-01-01').match(/UID:\S+/g)).size).to.equal(12);
    expect(file('2090-03-21').match(/BEGIN:VEVENT/g)).to.have.length(2);
    expect(file('2091-01-01')).to.equal('');
  });
});

describe('what an endpoint says of places', () => {
  const left = { id: 'make-music', places: 12, taken: 7, left: 5, waiting: 0 };
  it('is read where it makes sense', () => {
    expect(readPlaces(left, 'make-music')).to.deep.include({ places: 12, left: 5 });
    expect(readPlaces({ ...left, places: null, left: null }, 'make-music')).to.deep.include({ places: null });
  });
  for (const [name, data] of Object.entries({ 'another programme': { ...left, id: 'other' }, 'more left than there are': { ...left, left: 13 }, 'less than none': { ...left, left: -1 }, 'half of one': { ...left, left: 1.5 }, 'words': { ...left, left: 'five' }, 'a page to sign in': '<html>', 'nothing': undefined })) {
    it(`says nothing for ${name}`, () => expect(readPlaces(data, 'make-music')).to.equal(undefined));
  }
  it('is a place, or a number on the waiting list, and nothing else', () => {
    expect(readPlace({ at: 'place' })).to.deep.equal({ at: 'place' });
    expect(readPlace({ at: 'waiting', number: 3 })).to.deep.equal({ at: 'waiting', number: 3 });
    for (const data of [undefined, null, 'place', { at: 'waiting' }, { at: 'waiting', number: 0 }, { at: 'waiting', number: '3' }, { at: 'else' }, []]) expect(readPlace(data), JSON.stringify(data)).to.equal(undefined);
    fc.assert(fc.property(fc.oneof(fc.anything(), anyUnits), data => { const place: unknown = readPlace(data); expect(place === undefined || typeof place === 'object').to.equal(true); }));
  });
});

describe('the programme of the samples', () => { it('is read', () => expect((makeMusic as KnownProgramme | { problems: unknown })).to.not.have.property('problems')); });
