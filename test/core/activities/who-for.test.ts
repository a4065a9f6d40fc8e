import { expect } from 'chai';
import fc from 'fast-check';
import { whoFor, type Said } from '../../../src/core/activities/who-for.ts';
import { groups, mayBelong } from '../../../src/core/activities/groups.ts';
import { areaOf, needs, type Need } from '../../../src/core/taxonomy.ts';
import type { Wishes } from '../../../src/core/wishes.ts';

const said = (more: Partial<Said>): Said => ({ title: 'A group', description: '', terms: [], forWhom: [], ages: [], referral: undefined, ...more });
const of = (title: string, description = '', more: Partial<Said> = {}) => whoFor(said({ title, description, ...more }));

describe('ages', () => {
  const told: readonly (readonly [title: string, description: string, ages: object | undefined])[] = [
    ['Over 60s club', '', { from: 60 }], ['Lunch', 'For people aged 55 and over.', { from: 55 }], ['Dance 50+', '', { from: 50 }], ['Beats', 'Ages 16 to 25.', { from: 16, to: 25 }], ['Prism', '16-24? Come in.', { from: 16, to: 24 }], ['Carry on', 'For partners left behind under the age of 55.', { to: 55 }],
    ['Youth club', '', { to: 25 }], ["Children's art school", '', { to: 17 }], ['Stay and play', 'Under 5s with parents.', undefined], ['Walks', 'A 10 to 12 mile walk.', undefined], ['Choir', '', undefined], ['Café', 'Open 10 to 12.', undefined], ['Choir', 'Over 60 members sing.', undefined],
  ];
  for (const [title, description, ages] of told) it(`are ${JSON.stringify(ages) ?? 'unknown'} for “${title}. ${description}”`, () => expect(of(title, description).ages).to.deep.equal(ages));
  it('are not read from numbers that are none', () => {
    for (const [title, description] of [['Choir', 'We have met for over 40 years.'], ['Walks', 'With over 30 years’ experience we lead walks.'], ['Hub', 'We run 50+ activities every week.'], ['Charity', 'We have supported over 60 families.'], ['Knit and natter (10-12)', ''], ['Lunch club (12-14)', '']] as const) expect(of(title, description).ages, title).to.equal(undefined);
    for (const [title, description, ages] of [['Choir', 'For people over 60 years old.', { from: 60 }], ['Walks 50+', '', { from: 50 }], ['The Hive (16-24)', '', { from: 16, to: 24 }], ['Lunch', 'Over 55s.', { from: 55 }]] as const) expect(of(title, description).ages, title).to.deep.equal(ages);
  });
  it('in a field count more than words', () => expect(of('Over 60s club', '', { ages: [{ from: 50, to: 99 }] }).ages).to.deep.equal({ from: 50 }));
  it("are not a child's where grown-ups come along", () => expect(of('Toddlers', 'With their grown-ups', { ages: [{ from: 0, to: 5 }] }).ages).to.equal(undefined));
});

describe('gender', () => {
  const told: readonly (readonly [title: string, description: string, gender: string | undefined])[] = [
    ["Men's shed", '', 'men'], ['Swim', 'Women only, blinds down.', 'women'], ["Ladies' night", '', 'women'], ['Blokes who talk', '', 'men'], ['Sewing', 'For women of the valley.', 'women'], ['Choir', 'Men and women.', undefined], ["Men's shed", 'Women welcome too.', undefined], ['Carers', 'A group for everybody.', undefined],
  ];
  const named: typeof told = [
    ['Keep Fit (ladies)', '', 'women'], ['Harbour Ladies', 'We sing in three parts.', 'women'], ['Women’s walking football', '', 'women'], ['Dads on Saturdays', '', 'men'], ['Dad’s breakfast', '', 'men'], ['Gents Tuesday', '', 'men'],
    ['Mums and dads', '', undefined], ['New mums', 'And dads.', undefined], ['Ladies and gentlemen, the quiz', '', undefined], ['Old Boys', 'Walking football.', undefined],
  ];
  for (const [title, description, gender] of [...told, ...named]) it(`is ${gender ?? 'unknown'} for “${title}. ${description}”`, () => expect(of(title, description).gender).to.equal(gender));
});

describe('groups', () => {
  const told: readonly (readonly [title: string, description: string, group: string])[] = [
    ['Memory café', '', 'dementia'], ['Golden notes', 'Singing for people with dementia.', 'dementia'], ['Breathing space', 'The carers’ choir.', 'carers'], ['Second wind', 'For anyone with COPD or asthma.', 'lung'], ['Shaky hands', "Folk with Parkinson's.", 'parkinsons'], ['Breakfast', 'For veterans and their families.', 'veterans'], ['After suicide', '', 'suicide'],
  ];
  const more: typeof told = [
    ['The Friday Gang', 'Disco, pool. Adults with learning disabilities.', 'learning-disability'], ['Forget-me-knot', 'A good tea for folk whose memory is going.', 'dementia'], ['Brew camp', 'Breakfast for anyone who’s served.', 'veterans'], ['Ringing', 'Tinnitus and hearing loss.', 'deaf'],
    ['Steady on', 'Anyone who has had a stroke. Chairs and tea.', 'stroke'], ['Lynx', 'Wheelchair basketball. Chairs supplied.', 'disabled'], ['Talking newspaper', 'A stick in the post.', 'sight-loss'],
    ['Parent forum', 'For parents of children with additional needs.', 'additional-needs'], ['Round again', 'For grandparents bringing up grandchildren.', 'kinship'], ['Last chapters', 'For people with a life-limiting illness.', 'end-of-life'],
  ];
  for (const [title, description, group] of [...told, ...more]) it(`hold ${group} for “${title}. ${description}”`, () => expect(of(title, description).groups).to.include(group));
  it('hold nobody where all are welcome', () => {
    for (const words of ['A choir. Dementia friendly.', 'Carers welcome.', 'Open to all, including people with dementia.']) expect(of('Choir', words).groups, words).to.deep.equal([]);
  });
  it('are the narrower one where one is part of another', () => {
    expect(of('A safe room', 'For people bereaved by suicide.').groups).to.deep.equal(['suicide']);
    expect(of('Young carers', 'For young carers.').groups).to.deep.equal(['young-carers']);
    expect(of('Parent forum', 'For parents of children with additional needs.').groups).to.deep.equal(['additional-needs']);
  });
  it('do not take a learning disability for any disability', () => {
    expect(of('Farm days', 'For adults with learning disabilities.').groups).to.deep.equal(['learning-disability']);
    expect(of('Farm days', 'For adults with disabilities.').groups).to.deep.equal(['disabled']);
  });
  it('are those that somebody may belong to by their picks or needs; with none, everybody does', () => {
    const may = (named: readonly string[], interests: readonly string[], needs: Wishes['needs'] = []): boolean => mayBelong(named, { interests, needs });
    expect(may([], [])).to.equal(true);
    expect(may(['dementia'], ['choir'])).to.equal(false);
    expect(may(['dementia'], ['memory-cafe'])).to.equal(true);
    expect(may(['deaf'], [], ['sensory'])).to.equal(true);
    expect(may(['constructor', 'toString'], [])).to.equal(true);
    expect(Object.keys(groups)).to.have.length.greaterThan(20);
  });
  it('are those that somebody likely belongs to where the sign is one that few others have', () => {
    const likely = (named: readonly string[], interests: readonly string[]): boolean => mayBelong(named, { interests, needs: [] }, true);
    expect(likely([], [])).to.equal(true);
    expect(mayBelong(['stroke'], { interests: ['peer'], needs: [] })).to.equal(true);
    expect(likely(['stroke'], ['peer'])).to.equal(false);
    expect(likely(['stroke', 'bereaved'], ['peer', 'grief'])).to.equal(true);
    expect(likely(['suicide'], ['grief'])).to.equal(false);
    expect(Object.values(groups).flatMap(signs => signs.split(' ')).filter(sign => areaOf(sign.replace('?', '')) === undefined && !needs.includes(sign as Need))).to.deep.equal([]);
  });
});

describe('a referral', () => {
  it('is needed where a record says so, not needed where people may just come, and else unknown', () => {
    expect(of('Rehab', 'By GP referral only.').referral).to.equal(true);
    expect(of('Choir', 'Just turn up.').referral).to.equal(false);
    expect(of('Talking', 'Refer yourself online.').referral).to.equal(false);
    expect(of('Choir').referral).to.equal(undefined);
    expect(of('Choir', '', { referral: true }).referral).to.equal(true);
  });
});

it('whom an activity is for never throws, and is quick for text that is made to be slow', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.anything(), (title, description, value) => { whoFor(said({ title, description, referral: value, ages: [{ from: value, to: value }] })); }), { numRuns: 500 });
  for (const text of ['for people with '.repeat(120), 'a'.repeat(2000), 'over 5'.repeat(300), 'men '.repeat(500)]) whoFor(said({ title: text, description: text, forWhom: [text] }));
});
