import { expect } from 'chai';
import fc from 'fast-check';
import { builtInInstruments } from '../../../src/core/instruments/index.ts';
import { entriesOf, officialLanguage } from '../../../src/core/journal/entries-of.ts';
import { readEntry, readJournal } from '../../../src/core/journal/entry.ts';
import { entry, pointed, sent } from './made.ts';

const answered = (value: string) => ({ at: 'answered', value }) as const;
const skipped = { at: 'skipped' } as const;
const ons4 = { instrument: 'ons4', version: '2020-05', mode: 'tiles' };
const feeling = { instrument: 'feeling-now', version: '1', mode: 'points' };

describe('what lies on a device', () => {
  it('is read as it was kept', () => {
    for (const one of [entry(), pointed(), entry({ moment: 'after', items: { happy: null } })]) expect(readEntry(structuredClone(one))).to.deep.equal({ at: 'ours', entry: one });
  });

  it('is not ours where anything of it could not have been kept', () => {
    const wrong: readonly unknown[] = [
      undefined, null, 1, 'text', [], {}, { ...entry(), schema: 'other' }, { ...entry(), name: 'Ada' }, { ...entry(), version: 0 }, entry({ at: '2026-02-31T10:00:00Z' }), entry({ at: '10 November' }), entry({ id: '<b>' }), entry({ items: {} }), entry({ items: { happy: 11 } }), entry({ items: { happy: 4.5 } }),
      entry({ items: { happy: Number.NaN } }), entry({ items: { sad: 3 } }), { ...entry(), moment: 'during' }, { ...entry(), items: { happy: '4' } }, pointed({ items: { calm: 9 } }), { ...entry(), asked: { ...entry().asked, wording: { items: { happy: 'Happy?' } } } },
      { ...pointed(), asked: { ...pointed().asked, wording: { items: { calm: 'Calm?' } } } }, { ...entry(), items: JSON.parse('{"__proto__": 3}') as unknown },
      entry({ items: Object.fromEntries(Array.from({ length: 21 }, (_, place) => [`i${place}`, null])) }),
    ];
    for (const one of wrong) expect(readEntry(one).at, JSON.stringify(one)).to.equal('not-ours');
  });

  it('may be of a later version, and is then told apart', () => expect(readEntry({ ...entry(), version: 2, more: true })).to.deep.equal({ at: 'later' }));

  it('never throws, whatever it is', () => fc.assert(fc.property(fc.anything(), thing => { expect(readEntry(thing).at).to.equal('not-ours'); })));

  it('is put in the order of its time, and what cannot be shown is counted', () => {
    const { entries, later, notOurs } = readJournal([entry({ at: '2026-10-01T10:00:00Z' }), { ...entry(), version: 3 }, entry({ at: '2026-09-01T10:00:00Z' }), 'hello', null]);
    expect([entries.map(({ at }) => at), later, notOurs]).to.deep.equal([['2026-09-01T10:00:00Z', '2026-10-01T10:00:00Z'], 1, 2]);
  });
});

describe('what may be kept of a check-in', () => {
  it('is each instrument with its numbers, what was skipped, and the words in which it was asked', () => {
    const [one, ...more] = entriesOf(sent({ answers: { moment: answered('before'), 'ons4-happy': answered('6'), 'ons4-anxious': skipped, 'ons4-satisfied': { at: 'preferNotToSay' }, 'ons4-worthwhile': { at: 'notAsked' } }, scores: [{ ...ons4, items: { happy: 6 } }] }), builtInInstruments);
    expect(more).to.deep.equal([]);
    expect(one).to.deep.include({ at: '2026-11-10T10:00:00Z', moment: 'before', instrument: 'ons4', instrumentVersion: '2020-05', mode: 'tiles', language: 'en', items: { happy: 6, anxious: null, satisfied: null } });
    expect(Object.keys(one!.asked.wording.items).sort()).to.deep.equal(['anxious', 'happy', 'satisfied']);
    expect(one!.asked.wording.items['happy']).to.equal('Overall, how happy did you feel yesterday?');
    expect(one!.asked.attribution).to.include('Office for National Statistics');
    expect(one!.asked.wording).to.not.have.property('intro');
  });

  it('can be read again, always', () => {
    const made = entriesOf(sent({ answers: { moment: answered('after'), 'feeling-now-calm': skipped }, scores: [{ ...ons4, items: { happy: 6 } }, { ...feeling, items: { happy: 1 } }, { ...feeling, mode: 'paper', items: { together: 5 } }] }), builtInInstruments);
    expect(made.map(({ instrument, mode, items }) => [instrument, mode, items])).to.deep.equal([['ons4', 'tiles', { happy: 6 }], ['feeling-now', 'points', { happy: 1, calm: null }], ['feeling-now', 'paper', { together: 5 }]]);
    for (const one of made) expect(readEntry(structuredClone(one))).to.deep.equal({ at: 'ours', entry: one });
    expect(new Set(made.map(({ id }) => id)).size).to.equal(3);
  });

  it('has no name, no programme, no session and nothing else that was answered', () => {
    const written = JSON.stringify(entriesOf(sent({ answers: { moment: answered('after'), card: answered('17'), good: answered('The singing'), 'ons4-happy': answered('6') }, scores: [{ ...ons4, items: { happy: 6 } }] }), builtInInstruments));
    for (const word of ['choir', '17', 'singing', 's1', 'example']) expect(written).to.not.include(`"${word}`);
  });

  it('is the same when it is made again, so that it is kept once', () => {
    const one = sent({ scores: [{ ...ons4, items: { happy: 6 } }] });
    expect(entriesOf(one, builtInInstruments)).to.deep.equal(entriesOf(one, builtInInstruments));
  });

  it('is in the language in which it was asked: its own, or English where there are no official words', () => {
    const languages = entriesOf(sent({ scores: [{ ...ons4, items: { happy: 6 } }, { ...feeling, items: { calm: 3 } }] }, { language: 'cy' }), builtInInstruments).map(({ language, asked }) => [language, Object.values(asked.wording.items)[0]]);
    expect(languages).to.deep.equal([['en', 'Overall, how happy did you feel yesterday?'], ['cy', 'Pa mor dawel eich meddwl ydych chi’n teimlo nawr?']]);
    expect([officialLanguage({ fr: { items: {} } }, 'cy'), officialLanguage({}, 'cy'), officialLanguage({ cy: { items: {} } }, 'cy-GB')]).to.deep.equal(['fr', undefined, 'cy']);
  });

  it('is nothing where nothing was answered, the words are not known, or somebody else filled it in', () => {
    const one = { scores: [{ ...ons4, items: { happy: 6 } }] };
    expect(entriesOf(sent({ answers: { 'ons4-happy': skipped } }), builtInInstruments)).to.deep.equal([]);
    expect(entriesOf(sent(one), {})).to.deep.equal([]);
    expect(entriesOf(sent({ scores: [{ ...ons4, version: '1999', items: { happy: 6 } }] }), builtInInstruments)).to.deep.equal([]);
    for (const filledInBy of ['someone-else', 'professional'] as const) expect(entriesOf(sent(one, { filledInBy }), builtInInstruments)).to.deep.equal([]);
  });
});
