// The evaluation report: who is a pair, what is told and what not, and what its page and its CSV hold.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtInInstruments } from '../../src/core/instruments/index.ts';
import type { Submission } from '../../src/core/submission.ts';
import { csvOfReport } from '../../src/cli/outcomes/page-csv.ts';
import { gather, type Limits } from '../../src/cli/outcomes/gather.ts';
import { masked, ownWords } from '../../src/cli/outcomes/own-words.ts';
import { pageOf } from '../../src/cli/outcomes/page.ts';
import { readOne } from '../../src/cli/outcomes/from-store.ts';
import { reportOf, type Report } from '../../src/cli/outcomes/report.ts';
import { summaryOf } from '../../src/cli/outcomes/summary.ts';
import { answered, idOf, submission } from '../receiver/fixtures.ts';
import { holder, sealFor } from '../receiver/sealing.ts';
import { checkIn, leaderForm, type MadeUp } from './outcomes-people.ts';

const stored = (given: unknown, more: object = {}) => ({ id: idOf(1), fingerprint: 'f', reference: 'R', receivedAt: '2027-01-12T17:00:00.000Z', state: 'new' as const, text: JSON.stringify(given), ...more });
/** A report of submissions, the newest first, as a store gives them. */
function report(submissions: readonly unknown[], limits: Limits = {}, withWords = true): Report {
  const { take, all } = gather(limits, 'newest-first');
  for (const one of [...submissions].reverse()) for (const entry of readOne(stored(one), builtInInstruments)) take(entry);
  return reportOf(all(), builtInInstruments, limits, withWords);
}
const ons4 = (items: Readonly<Record<string, number>>, mode = 'tiles', version = '2020-05'): Submission['body']['scores'] => [{ instrument: 'ons4', version, mode, items }];
const feeling = (items: Readonly<Record<string, number>>): Submission['body']['scores'] => [{ instrument: 'feeling-now', version: '1', mode: 'points', items }];

let number = 0;
type Both = Partial<Omit<MadeUp, 'moment' | 'number'>>;
/** A pair of check-ins of one card. */
const pair = (card: number, before: Both, after: Both): readonly Submission[] => [
  checkIn({ number: ++number, moment: 'before', card, date: '2027-01-12T17:00:00Z', ...before }), checkIn({ number: ++number, moment: 'after', card, date: '2027-01-12T18:30:00Z', ...after })];
/** As many pairs, whose number is `before(at)` and then `after(at)`. */
const pairs = (many: number, before: (at: number) => number, after: (at: number) => number, item = 'happy', more: Both = {}): readonly Submission[] =>
  Array.from({ length: many }, (_, at) => pair(at + 1, { scores: ons4({ [item]: before(at) }), ...more }, { scores: ons4({ [item]: after(at) }), ...more })).flat();
const item = ({ instruments }: Report, instrument: string, id: string) => { const found = instruments.find(one => one.instrument.id === instrument)?.items.find(one => one.item === id); assert.ok(found, `${instrument}.${id}`); return found; };
const page = (of: Report): string => pageOf(of, { on: '2027-02-01T10:00:00Z', from: 'a test' });

describe('who is a pair in the report', () => {
  it('is a card of one session, before and after; another session, programme or card is not', () => {
    const told = report([...pairs(6, () => 5, () => 7), checkIn({ number: 901, moment: 'before', card: 50, scores: ons4({ happy: 1 }) }), checkIn({ number: 902, moment: 'after', card: 50, session: 'two', scores: ons4({ happy: 9 }) }),
      checkIn({ number: 903, moment: 'after', card: 50, programme: 'walkers', scores: ons4({ happy: 9 }) }), checkIn({ number: 904, moment: 'after', card: 51, scores: ons4({ happy: 9 }) })]);
    assert.equal(told.checkIns['both'], 6);
    assert.deepEqual([told.checkIns['before-only'], told.checkIns['after-only']], ['fewer', 'fewer']);
    assert.equal(item(told, 'ons4', 'happy').n, 6);
  });

  it('is a device too, and nobody who has neither', () => {
    const device = (id: string) => ({ answers: { device: answered(id) } });
    const some = Array.from({ length: 5 }, (_, at) => ['before', 'after'].map((moment, after) => checkIn({ number: 10 * at + after, moment: moment as 'before', ...device(`d${at}`), scores: ons4({ happy: 5 + after }) }))).flat();
    const none = Array.from({ length: 7 }, (_, at) => checkIn({ number: 200 + at, moment: at < 6 ? 'before' : 'after', scores: ons4({ happy: 5 }) }));
    const told = report([...some, ...none]);
    assert.deepEqual(told.checkIns, { 'both': 5, 'before-only': 0, 'after-only': 0, 'loose-before': 6, 'loose-after': 'fewer' });
  });

  it('counts the last answer to each question, in whichever order they came, and says that one was replaced', () => {
    const again = (date: string, items: Readonly<Record<string, number>>) => checkIn({ number: ++number, moment: 'before', card: 1, date, scores: ons4(items) });
    for (const order of [[0, 1], [1, 0]] as const) {
      const twice = [again('2027-01-12T17:00:00Z', { happy: 2, satisfied: 3 }), again('2027-01-12T17:05:00Z', { happy: 4 })];
      const { take, all } = gather({}, 'newest-first');
      for (const one of [...order.map(at => twice[at]), ...pair(1, {}, { scores: ons4({ happy: 9, satisfied: 9 }) }).slice(1)]) for (const entry of readOne(stored(one), builtInInstruments)) take(entry);
      const { slots, leftOut } = all();
      assert.deepEqual(slots[0]?.before?.items, { 'ons4.happy': { value: 4, how: '2020-05 tiles' }, 'ons4.satisfied': { value: 3, how: '2020-05 tiles' } });
      assert.equal(leftOut.get('replaced'), 1);
    }
  });

  it('needs the same way of answering and the same words; others are told and not counted', () => {
    const other = (mode: string, version: string) => Array.from({ length: 6 }, (_, at) => pair(100 + at + (mode === 'paper' ? 10 : 0), { scores: ons4({ happy: 5 }) }, { scores: ons4({ happy: 9 }, mode, version) })).flat();
    const told = report([...pairs(30, () => 5, at => 5 + at % 2), ...other('paper', '2020-05'), ...other('tiles', 'cy-1')]);
    const happy = item(told, 'ons4', 'happy');
    assert.equal(happy.n, 30);
    assert.equal(happy.differs, 12);
    assert.equal(happy.change?.estimate, 0.5);
    assert.deepEqual(told.instruments[0]?.modes, { tiles: 30 });
  });

  it('of a series is from before the first session of a person to after their last, in the order of time', () => {
    const weeks = (card: number) => [['z-first', '2027-01-05', 3], ['a-middle', '2027-01-12', 9], ['m-last', '2027-01-19', 6]].flatMap(([session, day, value]) => pair(card, { session: String(session), date: `${day}T10:00:00Z`, scores: ons4({ happy: Number(value) }) }, { session: String(session), date: `${day}T11:00:00Z`, scores: ons4({ happy: Number(value) + (card % 2) }) }));
    const told = report(Array.from({ length: 30 }, (_, card) => weeks(card)).flat());
    const [series] = item(told, 'ons4', 'happy').series;
    assert.deepEqual([series?.programme, series?.n, series?.change?.before, series?.change?.after, series?.change?.estimate], ['singers', 30, 3, 6.5, 3.5]);
    assert.deepEqual(item(told, 'ons4', 'happy').sessions.map(({ session }) => session), ['z-first', 'a-middle', 'm-last']);
  });
});

describe('what the report tells', () => {
  it('says kindly that there is nothing, of nothing', () => {
    const none = report([]);
    assert.match(summaryOf(none).join(' '), /Nobody checked in both before and after/);
    assert.match(page(none), /No check-ins were found/);
    assert.ok(csvOfReport(none).startsWith('\uFEFFarea,table,'));
  });

  it('tells nothing of one pair but that there are fewer than 5', () => {
    const one = report(pairs(1, () => 3, () => 8));
    assert.equal(item(one, 'ons4', 'happy').n, 'fewer');
    assert.deepEqual([item(one, 'ons4', 'happy').bands, item(one, 'ons4', 'happy').points, item(one, 'ons4', 'happy').change], [[], [], undefined]);
    assert.match(summaryOf(one).join(' '), /too few to average: fewer than 5 pairs/);
  });

  it('has an average of 30 pairs and none of 29, of people, sessions and programmes', () => {
    const [few, enough] = [29, 30].map(many => report(pairs(many, at => 4 + at % 3, at => 5 + at % 2)));
    assert.equal(item(few!, 'ons4', 'happy').change, undefined);
    assert.match(summaryOf(few!).join(' '), /too few to average: 29 pairs/);
    assert.doesNotMatch(csvOfReport(few!), /Cohen|mean|95%/);
    const { change } = item(enough!, 'ons4', 'happy');
    assert.deepEqual([change?.test, change?.n, change?.before, change?.after], ['paired-t', 30, 5, 5.5]);
  });

  it('tells no average of sessions from which another could be worked out', () => {
    const session = (name: string, many: number, from: number) => Array.from({ length: many }, (_, at) => pair(from + at, { session: name, scores: ons4({ happy: 5 }) }, { session: name, scores: ons4({ happy: 5 + at % 3 }) })).flat();
    const told = report([...session('one', 40, 0), ...session('two', 35, 100), ...session('three', 12, 200)]);
    assert.deepEqual(item(told, 'ons4', 'happy').sessions.map(({ session, n, change }) => [session, n, change !== undefined]), [['one', 40, true], ['three', 12, false], ['two', 35, false]]);
  });

  it('takes points with words by ranks, says how many moved which way, and that two points are put together', () => {
    const told = report(Array.from({ length: 40 }, (_, at) => pair(at, { scores: feeling({ calm: at < 2 ? 1 : 3 }) }, { scores: feeling({ calm: at < 10 ? 3 : at < 30 ? 4 : 2 }) })).flat());
    const calm = item(told, 'feeling-now', 'calm');
    assert.equal(calm.change?.test, 'signed-rank');
    assert.deepEqual(calm.moved, { up: 22, same: 8, down: 10 });
    assert.equal(calm.net?.estimate, 0.3);
    assert.deepEqual(calm.points.map(({ labels, before, after }) => [labels.length, before, after]), [[3, 40, 20], [1, 0, 20], [1, 0, 0]]);
  });

  it('tells bands before and after as the instrument has them, and answers within them', () => {
    const { bands, points } = item(report(pairs(40, at => [2, 5, 8, 9][at % 4]!, at => [5, 8, 8, 10][at % 4]!)), 'ons4', 'happy');
    assert.deepEqual(bands, [{ labels: ['low'], before: 10, after: 0 }, { labels: ['medium'], before: 10, after: 10 }, { labels: ['high'], before: 10, after: 20 }, { labels: ['very-high'], before: 10, after: 10 }]);
    assert.equal(points.reduce((sum, { before }) => sum + before, 0), 40);
  });

  it('says that nothing changed, of all the same answers and of ties', () => {
    const same = report(pairs(30, () => 7, () => 7));
    assert.deepEqual([item(same, 'ons4', 'happy').change?.estimate, item(same, 'ons4', 'happy').change?.effect, item(same, 'ons4', 'happy').moved], [0, undefined, { up: 0, same: 30, down: 0 }]);
    assert.match(summaryOf(same).join(' '), /It stayed the same/);
    assert.match(page(same), /none: all alike/);
  });

  it('knows that less anxious is better, claims no cause, and warns of many questions', () => {
    const said = summaryOf(report([...pairs(40, at => 6 + at % 3, at => 3 + at % 2, 'anxious'), ...pairs(40, at => 3 + at % 3, at => 6 + at % 2, 'satisfied', { session: 'two' })])).join(' ');
    assert.match(said, /anxious[^.]*\d+ pairs of answers\. On average, the answer was 7\.0 before and 3\.5 after\. It went down by about 3\.5\. [^.]*\.\d to −\d\.\d\. That is a change for the better/);
    assert.match(said, /We cannot say that the sessions caused this/);
    assert.match(said, /We looked at 2 questions/);
  });

  it('tells what is missing and why, who helped, languages and talks, of those who checked in twice', () => {
    const skipped = (at: number) => ({ answers: { 'ons4-happy': { at: at % 2 === 0 ? 'skipped' : 'preferNotToSay' } as const, 'helped': answered('someone-here') }, scores: ons4({ satisfied: 4 }) });
    const told = report([...Array.from({ length: 24 }, (_, at) => pair(at, skipped(at), { scores: ons4({ happy: 5, satisfied: 6 }), language: 'cy', answers: { talk: answered('yes') } })).flat(), ...pairs(10, () => 5, () => 6, 'happy', { session: 'two' })]);
    const { missing } = item(told, 'ons4', 'happy');
    assert.deepEqual(missing, { skipped: 12, preferNotToSay: 12, notAsked: 'under-10' });
    assert.equal(item(told, 'ons4', 'satisfied').missing?.notAsked, 20);
    assert.deepEqual(told.helped.before, { 'not-told': 10, 'someone-here': 24 });
    assert.deepEqual([told.languages, told.talk], [{ cy: 24, en: 10 }, { 'not-told': 10, 'yes': 24 }]);
  });

  it('holds visits to a GP before and after against each other, where no count is small', () => {
    const gp = (card: number, before: string, after: string) => pair(card, { answers: { 'gp-visit': answered(before) } }, { answers: { 'gp-visit': answered(after) } });
    const visits = [...Array.from({ length: 20 }, (_, at) => gp(at, 'yes', 'no')), ...Array.from({ length: 15 }, (_, at) => gp(100 + at, 'yes', 'yes')), ...Array.from({ length: 5 }, (_, at) => gp(200 + at, 'no', 'yes')), ...Array.from({ length: 6 }, (_, at) => gp(300 + at, 'not-sure', 'yes'))].flat();
    const told = report(visits).gp;
    assert.deepEqual(told.counts, { 'yes-yes': 15, 'yes-no': 20, 'no-yes': 5, 'no-no': 0, 'other': 6 });
    assert.deepEqual([told.change?.n, told.change?.estimate], [40, -0.375]);
    assert.ok(told.change!.p < 0.01 && told.change!.low < -0.375 && told.change!.high < 0);
    const small = report(visits.slice(2 * 2, -6 * 2)).gp;
    assert.ok(small.change);
    assert.equal(report(visits.filter(({ body }) => Number((body.answers['card'] as { value: string }).value) !== 204)).gp.change, undefined);
  });

  it('tells what leaders said of each session, by the last form, in the order of time', () => {
    const told = report([leaderForm(1, 'two', '12', 'yes', '2027-01-19T18:00:00Z'), leaderForm(2, 'one', '3', 'no', '2027-01-12T18:00:00Z'), leaderForm(3, 'two', '14', 'yes', '2027-01-19T18:05:00Z')]);
    assert.deepEqual(told.groups, [{ programme: 'singers', session: 'one', date: '2027-01-12', came: 'fewer', full: 'no' }, { programme: 'singers', session: 'two', date: '2027-01-19', came: 14, full: 'yes' }]);
  });

  it('leaves nothing out in silence: it is counted, with the reason', async () => {
    const twelve = (make: (at: number) => unknown) => Array.from({ length: 12 }, (_, at) => make(at));
    const sealed = await sealFor(checkIn({ number: 1, moment: 'before', card: 1 }), await holder('a'), await holder('b'));
    const limits = { from: '2027-01-10', to: '2027-01-31', programme: 'singers' };
    const { take, all } = gather(limits, 'newest-first');
    const given = [...twelve(() => submission()), ...twelve(() => sealed), ...twelve(() => ({ strange: true })), ...twelve(at => checkIn({ number: at, moment: 'before', card: at, date: '2027-02-01T00:00:00Z' })), ...twelve(at => checkIn({ number: at, moment: 'before', card: at, programme: 'walkers' })),
      ...twelve(at => checkIn({ number: at, moment: 'during' as 'before', card: at })), ...twelve(at => checkIn({ number: at, moment: 'before', card: at, scores: [{ instrument: 'own', version: '1', mode: 'tiles', items: { a: 1 } }] })), ...twelve(at => checkIn({ number: at, moment: 'after', card: at, scores: ons4({ happy: 11, sad: 1 }) }))];
    for (const one of given) for (const entry of readOne(stored(one), builtInInstruments)) take(entry);
    for (const entry of readOne(stored(checkIn({ number: 1, moment: 'before', card: 1 }), { spam: { score: 9, signs: ['links'] } }), builtInInstruments)) take(entry);
    const told = reportOf(all(), builtInInstruments, limits, true);
    assert.deepEqual(Object.fromEntries(told.leftOut.map(({ why, count }) => [why, count])), { 'other-form': 12, 'sealed': 12, 'unreadable': 12, 'dates': 12, 'programme': 12, 'no-moment': 12, 'unknown-instrument': 12, 'off-scale': 12, 'unknown-item': 12, 'spam': 'fewer' });
    assert.match(page(told), /outcomes --csv/);
  });
});

describe('people’s own words in the report', () => {
  const hostile = ['<script>alert(1)</script><img src=x onerror=alert(1)>', '"><style>*{display:none}</style>', '=HYPERLINK("http://x.example")', '</blockquote></main><h1>Hello', '\u202Eevil \0 nul', '{{7*7}} ${7*7} <!-- '];
  const wrote = (words: readonly string[]) => words.map((good, at) => checkIn({ number: at, moment: 'after', card: at, session: `=cmd|'/c calc'!A${at % 2}`, answers: { good: answered(good) } }));

  it('change nothing of the page: all of them is text', () => {
    const told = report(wrote(hostile));
    const text = page(told);
    assert.doesNotMatch(text, /<script|<img|onerror=alert\(1\)>|<h1>Hello|\u202E|\0/);
    assert.equal(text.match(/<h1>/g)?.length, 1);
    assert.match(text, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    assert.doesNotMatch(csvOfReport(told), /alert/);
  });

  it('are not shown of fewer than five people, nor where they are not wanted', () => {
    assert.equal(report(wrote(['a', 'b', 'c', 'd'])).words.at, 'few');
    assert.equal(report(wrote(['a', 'b', 'c', 'd', 'e'])).words.at, 'told');
    assert.equal(report(wrote(hostile), {}, false).words.at, 'left-out');
    assert.doesNotMatch(page(report(wrote(hostile), {}, false)), /alert/);
  });

  it('stand in the order of the alphabet, in no matter which order they came, without a card or a session', () => {
    const words = ['Tea', 'apples', 'Songs', 'birds', 'Élan'];
    const [one, other] = [report(wrote(words)), report(wrote([...words].reverse()))];
    assert.deepEqual(one.words, { at: 'told', words: ['apples', 'birds', 'Élan', 'Songs', 'Tea'], more: 0 });
    assert.deepEqual(one.words, other.words);
    assert.doesNotMatch(page(one).split('What people wrote')[1]!.slice(0, 2000), /calc/);
  });

  it('lose telephone numbers, email addresses, postcodes and links', () => {
    assert.equal(masked('Ring me on 020 7946 0018 or +44 (0)7700 900123, ann.b@example.org or ann @ example.org, NW1 2DB or nw12db, see https://x.example/a?b and www.y.example.'), 'Ring me on [number] or [number], [email] or [email], [postcode] or [postcode], see [link] and [link]');
    assert.equal(masked('We sang 3 songs at 10.30 on 12 January, table B12, with 45 of us.'), 'We sang 3 songs at 10.30 on 12 January, table B12, with 45 of us.');
    assert.ok(masked('x'.repeat(5000)).length < 520);
  });

  it('are a part of all where there are very many, and the others are counted', () => {
    const told = ownWords(Array.from({ length: 1000 }, (_, at) => `words ${String(at).padStart(4, '0')}`));
    assert.ok(told.at === 'told' && told.words.length === 200 && told.more === 800);
    assert.ok(told.words.at(-1)! > 'words 0990');
  });
});

describe('the report’s CSV', () => {
  it('has no formula in any cell, no row of a person, and numbers that are numbers', () => {
    const text = csvOfReport(report([...pairs(30, at => 8 - at % 2, at => 3 + at % 2, 'happy', { session: '=1+1', programme: 'singers' }), leaderForm(9001, '@SUM(1)', '20', 'no', '2027-01-12T10:00:00Z')]));
    const cells = text.split('\r\n').flatMap(row => row.split(','));
    assert.ok(cells.includes("'=1+1") && cells.includes("'@SUM(1)"));
    assert.deepEqual(cells.filter(one => /^[=+@\t]/.test(one) || (one.startsWith('-') && Number.isNaN(Number(one)))), []);
    assert.match(text, /mean difference,-4/);
    assert.doesNotMatch(text, /card|device/);
  });
});
