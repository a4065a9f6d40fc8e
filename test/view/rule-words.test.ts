import { expect } from 'chai';
import fc from 'fast-check';
import { locales, type LocaleName } from '../../src/i18n/locales.ts';
import { lightTranslator, type Translator } from '../../src/i18n/translate.ts';
import { dateIn } from '../../src/view/next-dates.ts';
import { ruleWords } from '../../src/view/rule-words.ts';
import { whenIn } from '../../src/view/when-words.ts';
import type { Repeating, When } from '../../src/core/activities/activity.ts';
import { nextDates, type Moment } from '../../src/core/activities/dates.ts';
import { anyDay, anyRule } from '../core/activities/any-rule.ts';

const translators = {} as Record<LocaleName, Translator>;
before(async () => { for (const language of ['en', 'cy'] as const) translators[language] = lightTranslator(language, { ...await locales[language].later(), ...await locales[language].more() }); });
const rule = (more: Partial<Repeating>): Repeating => ({ at: 'repeating', freq: 'WEEKLY', ...more });

describe('when something is, in words', () => {
  const said: readonly (readonly [when: Repeating, words: string])[] = [
    [rule({ days: ['TU'] }), 'Every Tuesday'], [rule({ days: ['TU'], from: '10:00' }), 'Every Tuesday, 10am'], [rule({ days: ['TU'], from: '10:30', to: '12:00' }), 'Every Tuesday, 10:30am to 12pm'], [rule({ days: ['SA'], from: '21:00', to: '01:00' }), 'Every Saturday, 9pm to 1am'],
    [rule({ days: ['WE', 'MO'] }), 'Every Monday and Wednesday'], [rule({ days: ['FR', 'MO', 'WE'] }), 'Every Monday, Wednesday and Friday'], [rule({ days: ['MO', 'TU', 'WE', 'TH', 'FR'], from: '09:00', to: '17:00' }), 'Monday to Friday, 9am to 5pm'], [rule({ days: ['SA', 'SU', 'MO'] }), 'Saturday to Monday'], [rule({ days: ['MO', 'TU', 'WE', 'FR'] }), 'Every Monday, Tuesday, Wednesday and Friday'],
    [rule({ days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] }), 'Every day'], [rule({ freq: 'DAILY' }), 'Every day'], [rule({ freq: 'DAILY', from: '08:00' }), 'Every day, 8am'], [rule({ freq: 'DAILY', days: ['MO', 'TU'] }), 'Every Monday and Tuesday'], [rule({ freq: 'DAILY', interval: 3, start: '2026-01-01' }), 'Every 3 days'], [rule({ freq: 'DAILY', interval: 3, days: ['MO'], start: '2026-01-01' }), 'Every 3 days, only on Monday'], [rule({ freq: 'DAILY', monthDays: [15] }), 'The 15th of each month'],
    [rule({ days: ['TU'], interval: 2 }), 'Every 2 weeks on Tuesday'], [rule({ days: ['TU', 'TH'], interval: 2, from: '14:00' }), 'Every 2 weeks on Tuesday and Thursday, 2pm'], [rule({ start: '2026-11-24' }), 'Every Tuesday'], [rule({ interval: 4, start: '2026-11-24' }), 'Every 4 weeks on Tuesday'],
    [rule({ freq: 'MONTHLY', days: ['1TH'], from: '19:00' }), 'The first Thursday of each month, 7pm'], [rule({ freq: 'MONTHLY', days: ['1TU', '3TU'] }), 'The first Tuesday and the third Tuesday of each month'], [rule({ freq: 'MONTHLY', days: ['-1SU'] }), 'The last Sunday of each month'], [rule({ freq: 'MONTHLY', days: ['5MO'] }), 'The fifth Monday of each month'], [rule({ freq: 'MONTHLY', days: ['1TH'], interval: 2 }), 'Every 2 months on the first Thursday'],
    [rule({ freq: 'MONTHLY', monthDays: [15] }), 'The 15th of each month'], [rule({ freq: 'MONTHLY', monthDays: [1, 2, 3, 11] }), 'The 1st, the 2nd, the 3rd and the 11th of each month'], [rule({ freq: 'MONTHLY', monthDays: [22, -1] }), 'The 22nd and the last day of each month'], [rule({ freq: 'MONTHLY', interval: 3, start: '2026-01-31' }), 'Every 3 months on the 31st'], [rule({ freq: 'MONTHLY', start: '2026-01-31' }), 'The 31st of each month'],
    [rule({ freq: 'MONTHLY', monthDays: [13], days: ['FR'] }), 'The 13th of each month, only on Friday'], [rule({ freq: 'MONTHLY', monthDays: [8, 9, 10, 11, 12, 13, 14], days: ['SA'] }), 'Every month, only on Saturday'], [rule({ freq: 'MONTHLY', days: ['TU'] }), 'Every Tuesday'], [rule({ freq: 'MONTHLY', days: ['-2TU'] }), 'Every month'], [rule({ freq: 'MONTHLY' }), 'Every month'],
    [rule({ freq: 'YEARLY', start: '2020-05-09' }), 'Every year on 9 May'], [rule({ freq: 'YEARLY', interval: 2, start: '2020-05-09', from: '12:00' }), 'Every 2 years on 9 May, 12pm'], [rule({ freq: 'YEARLY', months: [1, 7], monthDays: [1] }), 'Every year on 1 January and 1 July'], [rule({ freq: 'YEARLY', months: [6], days: ['2SA'] }), 'The second Saturday of each month, only in June'], [rule({ freq: 'YEARLY', months: [3], days: ['TH'] }), 'Every Thursday, only in March'], [rule({ freq: 'YEARLY', days: ['20MO'] }), 'Every year'], [rule({ freq: 'YEARLY', days: ['1MO'] }), 'Every year'], [rule({ freq: 'YEARLY' }), 'Every year'], [rule({ freq: 'YEARLY', months: [4], monthDays: [31] }), 'Every year'], [rule({ freq: 'YEARLY', months: [4, 5], monthDays: [31] }), 'Every year on 31 May'], [rule({ interval: 2 }), 'Ask when it is'],
    [rule({ days: ['TU'], months: [6, 7] }), 'Every Tuesday, only in June and July'], [rule({ days: ['TU'], months: [9, 10, 11, 12, 1, 2, 3, 4] }), 'Every Tuesday, September to April'], [rule({ days: ['TU'], from: '10:00', until: '2027-03-05' }), 'Every Tuesday, 10am, until 5 March 2027'],
    [rule({ days: ['TU'], months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }), 'Every Tuesday'],
  ];
  for (const [when, words] of said) it(`is "${words}"`, () => expect(ruleWords(translators.en, when)).to.equal(words));

  const onCards: readonly (readonly [when: Repeating, words: string])[] = [
    [rule({ days: ['WE', 'MO'], from: '10:30', to: '12:00' }), 'Every Monday and Wednesday, 10:30am to 12pm'], [rule({ days: ['TU'], interval: 2 }), 'Every 2 weeks on Tuesday'], [rule({ freq: 'MONTHLY', days: ['1TH'], from: '19:00' }), 'The first Thursday of each month, 7pm'], [rule({ freq: 'DAILY' }), 'Every day'], [rule({ days: ['TU'], until: '2027-03-05' }), 'Every Tuesday, until 5 March 2027'],
    [rule({ freq: 'MONTHLY', days: ['1TH'], interval: 2 }), 'On some days'], [rule({ freq: 'YEARLY', start: '2020-05-09', from: '12:00' }), 'On some days, 12pm'], [rule({ days: ['TU'], months: [6] }), 'On some days'], [rule({ freq: 'MONTHLY', monthDays: [15] }), 'On some days'],
  ];
  for (const [when, words] of onCards) it(`is "${words}" on a card: what is seldom stands with the next dates`, () => expect(whenIn(translators.en, when)).to.equal(words));

  it('is its days, where they are few', () => {
    expect(whenIn(translators.en, { at: 'dates', dates: ['2026-11-24'], from: '10:00', to: '12:00' })).to.equal('Tuesday 24 November, 10am to 12pm');
    expect(whenIn(translators.en, { at: 'dates', dates: ['2026-11-24', '2026-12-01'] })).to.equal('Tuesday 24 November and Tuesday 1 December');
    expect(whenIn(translators.en, { at: 'dates', dates: ['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22'] })).to.equal('On some days');
  });

  it('is what the directory says where that is words', () => expect(whenIn(translators.en, { at: 'text', text: 'ask us' })).to.equal('ask us'));

  // Chromium has no Welsh names of days and months: these cases have none in them, or only those.
  const inWelsh: readonly (readonly [when: Repeating, words: RegExp])[] = [
    [rule({ freq: 'DAILY' }), /^Bob dydd$/], [rule({ freq: 'DAILY', interval: 3, start: '2026-01-01' }), /^Bob 3 o ddyddiau$/], [rule({ days: ['TU'], interval: 2, from: '10:00' }), /^Bob 2 wythnos: (?:Dydd Mawrth|Tuesday), am 10:00$/i], [rule({ days: ['TU'], from: '10:00', to: '12:30' }), /^Bob (?:Dydd Mawrth|Tuesday), 10:00 tan 12:30$/i],
    [rule({ freq: 'MONTHLY', days: ['1TH'] }), /^(?:Dydd Iau|Thursday) cyntaf y mis$/i], [rule({ freq: 'MONTHLY', monthDays: [15] }), /^Y 15 o’r mis$/], [rule({ freq: 'MONTHLY', monthDays: [-1], interval: 2 }), /^Bob 2 o fisoedd: diwrnod olaf y mis$/], [rule({ freq: 'YEARLY', start: '2020-05-09' }), /^Bob blwyddyn: (?:9 May|9 Mai|Mai 9)$/], [rule({ days: ['TU'], until: '2027-03-05' }), /, tan 5 (?:Mawrth|March) 2027$/],
  ];
  for (const [when, words] of inWelsh) it(`is said in Welsh: ${words.source}`, () => expect(ruleWords(translators.cy, when)).to.match(words));

  it('never has in it what code says, for any rule in any language', () => {
    fc.assert(fc.property(anyRule, fc.constantFrom<LocaleName>('en', 'cy'), (when, language) => {
      for (const words of [ruleWords(translators[language], when), whenIn(translators[language], when)]) expect(words, JSON.stringify(when)).to.match(/^[\p{L}\d][\p{L}\d ,:’().]+$/u).and.not.match(/undefined|NaN|Invalid|ideas\.|, ,|,$| {2}/);
    }), { numRuns: 1000 });
  });
});

describe('the next dates in words', () => {
  const datesIn = (i18n: Translator, when: When, from: Moment, most: number): readonly string[] => nextDates(when, from, most).map(date => dateIn(i18n, date, from.day));
  const now = { day: '2026-11-22', time: '10:00' };

  it('are short, with the time', () => {
    expect(datesIn(translators.en, rule({ days: ['TU'], from: '10:00', to: '12:00' }), now, 3)).to.deep.equal(['Tue 24 November, 10am', 'Tue 1 December, 10am', 'Tue 8 December, 10am']);
    expect(datesIn(translators.en, rule({ freq: 'MONTHLY', monthDays: [1] }), now, 2)).to.deep.equal(['Tue 1 December', 'Fri 1 January']);
    expect(datesIn(translators.cy, { at: 'dates', dates: ['2026-11-24'], from: '19:30' }, now, 3)[0]).to.match(/^(?:Maw|Tue) 24 (?:Tachwedd|November), am 19:30$/);
  });

  it('have their year where it is not the next one of that name', () => {
    expect(datesIn(translators.en, rule({ freq: 'YEARLY', start: '2020-11-09' }), now, 2)).to.deep.equal(['Tue 9 November 2027', 'Thu 9 November 2028']);
    expect(dateIn(translators.en, { day: '2027-08-01' }, now.day)).to.equal('Sun 1 August');
  });

  it('are none where no date is known', () => {
    for (const when of [rule({ days: ['TU'], interval: 2 }), { at: 'text', text: 'x' }, { at: 'dates', dates: ['2026-01-01'] }] as const) expect(datesIn(translators.en, when, now, 3)).to.deep.equal([]);
  });

  it('can be said for any rule', () => {
    fc.assert(fc.property(anyRule, anyDay, (when, day) => {
      for (const words of datesIn(translators.en, when, { day, time: '00:00' }, 3)) expect(words).to.match(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]+(?: \d{4})?(?:, \d{1,2}(?::\d\d)?[ap]m)?$/);
    }), { numRuns: 300 });
  });
});
