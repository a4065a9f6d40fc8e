import { expect } from 'chai';
import { areasOf, classifierOf } from '../../../src/core/activities/interests.ts';
import { meanings, meaningsWith } from '../../../src/core/activities/meanings.ts';
import { areaOf, areas } from '../../../src/core/taxonomy.ts';
import type { Activity } from '../../../src/core/activities/activity.ts';

const classify = classifierOf(meanings);
const activity = (title: string, description = '', terms: readonly string[] = []): Activity => ({ id: 'a', title, description, terms, codes: [], groups: [], ways: [], when: [], cost: { at: 'unknown' }, languages: [], access: [], join: {}, needs: {} });

describe('the words of interests', () => {
  it('are there for every interest of the taxonomy, and for nothing else', () => {
    expect(Object.keys(meanings.words).toSorted()).to.deep.equal(Object.values(areas).flat().toSorted());
  });

  it('are written so that all of each pattern can be found', () => {
    const texts = [...Object.values(meanings.words).flat(), ...Object.values(meanings.none)];
    for (const text of texts) {
      expect(text, 'brackets in brackets').to.not.match(/\([^()]*\(/);
      for (const pattern of text.split(/\|(?![^(]*\))/)) {
        expect(pattern.split('(').length, pattern).to.equal(pattern.split(')').length);
        expect(pattern, pattern).to.not.match(/[^\p{L}\d\s()|*?+'’£&/.:-]/u).and.not.match(/[^)]\*[\p{L}\d]|^\s|\s$/u);
      }
    }
  });
  it('may be one word or two', () => { for (const title of ['Food bank', 'Foodbank']) expect([...classify(activity(title))], title).to.include('food-help'); });

  const told: readonly (readonly [title: string, description: string, interest: string])[] = [
    ['Harmony in the Hall', 'A friendly choir for all voices', 'choir'], ['Choir', '', 'choir'], ['Walking football', '', 'team'], ['Men’s Shed', '', 'shed'], ['CAFÉ MORNING', 'Coffee morning with cake', 'coffee'], ['Knit & natter', '', 'craft'], ['Grow together', 'Our allotment needs hands', 'grow'],
  ];
  for (const [title, description, interest] of told) it(`find ${interest} in “${title}”`, () => expect([...classify(activity(title, description))]).to.include(interest));

  it('are looked for as whole words', () => {
    expect([...classify(activity('Heartsease'))]).to.not.include('draw');
    for (const title of ['Trapped', 'Rapid help']) expect([...classify(activity(title))]).to.not.include('songwriting');
  });
  const nothing: readonly (readonly [title: string, description: string])[] = [
    ['Garden waste collection', 'Book a garden waste collection'], ['Six String Emporium', 'Guitars bought, sold and mended. Our shop sells strings.'], ['Choral Society', 'Entry is by audition; sight reading is essential.'], ['Room hire', 'Hall for dance classes and yoga'], ['Pottery parties', 'Birthday parties and hen dos'], ['Little Acorns Day Nursery', 'Our children grow and cook their own food'],
    ['Befriending coordinator', '21 hours, pro rata. Closing date 12 June.'], ['Staff choir', 'For people employed by the Trust: bring your badge.'], ['Dementia awareness', 'One day for care staff. CPD.'], ['Cookery days', 'Luxury days for couples, £135 a day. Gift vouchers.'],
  ];
  for (const [title, description] of nothing) it(`find nothing in what is no activity for a person: “${title}”`, () => expect([...classify(activity(title, description))]).to.deep.equal([]));
  it('are for helpers alone in what only looks for helpers', () => {
    for (const [title, description] of [['Could you be the one who calls?', 'We need phone friends for lonely people.'], ['Volunteer drivers wanted', 'Take people to their lunch club.'], ['Become a befriender', 'Visit somebody for a chat.']] as const) {
      const areasFound = [...areasOf(classify(activity(title, description)))];
      expect(areasFound, title).to.include('giving').and.not.include.members(['people']).and.not.include.members(['food']);
    }
    expect([...classify(activity('Friday lunch club', 'Our volunteers cook for everyone.'))]).to.include('lunch');
    expect([...classify(activity('Conservation Saturdays', 'Volunteers needed to lay hedges and clear scrub in the nature reserve.'))]).to.include('conserve');
  });
  it('are found in nothing that costs a lot, also where only the words say so', () => {
    for (const description of ['Choir for weddings. £250 for two hours.', 'Singing group. From £1,200.']) expect([...classify(activity('Choir', description))], description).to.deep.equal([]);
    for (const description of ['Choir. £3 on the door.', 'Sing in a choir, and win £500 in our raffle.', 'A choir that raised £1,000.']) expect([...classify(activity('Choir', description))], description).to.include('choir');
  });
  it('are not found in what a record says it is not', () => {
    expect([...classify(activity('Company at the table', 'A lunch club. This is not a counselling service, and we no longer run the choir.'))]).to.include('lunch').and.not.include.members(['talk']).and.not.include.members(['choir']);
  });
  it('put what an activity is most for first', () => expect([...classify(activity('Gospel choir', 'Sing with us. Tea and cake afterwards.'))][0]).to.equal('choir'));
  it('count for little in the small print, where a charity tells of all that it does', () => {
    expect([...classify(activity('Knit and natter', 'Bring your wool. Everybody is welcome. We also run a food bank. There is debt advice on Fridays. Our choir sings at Christmas.'))]).to.include('craft').and.not.include.members(['choir']).and.not.include.members(['debt']);
  });
  it('mean something else in some phrases', () => {
    expect([...classify(activity('Walking football', 'Over 50s, no running'))]).to.include('team').and.not.include('walk');
    expect([...classify(activity('Legal advice', 'A drop-in at the library, next to the church hall'))]).to.not.include.members(['read']).and.not.include.members(['faith']);
  });
  it('are found by parts that belong together, wherever they stand', () => expect([...classify(activity('Golden notes', 'For people with dementia. Come and sing.'))]).to.include('dementia-sing'));
  it('are quick for text that is made to be slow', () => {
    for (const text of ['a'.repeat(2000), 'women '.repeat(300), 'mens'.repeat(500), '- '.repeat(1000)]) classify(activity(text, text, [text, text]));
    expect(classify(activity('a'.repeat(20_000))).size).to.equal(0);
  });
});

describe('terms of vocabularies that others know', () => {
  it('tell what an activity is for, whatever its words', () => {
    const coded = (...codes: readonly string[]): Activity => ({ ...activity('Tuesday lot'), codes });
    expect([...classify(coded('http://id.esd.org.uk/service/225'))]).to.deep.equal(['carers']);
    expect([...classify(coded('https://openactive.io/activity-list#00000000-0000-0000-0000-000000000000', 'esdServiceTypes:99999', 'x', ''))]).to.deep.equal([]);
  });
});

describe("a charity's own words", () => {
  it('tell an interest by themselves, beside ours', () => {
    const own = classifierOf(meaningsWith({ choir: 'the zimzams|harmony hub', nothing: 'x' }));
    expect([...own(activity('The Zimzams'))]).to.deep.equal(['choir']);
    expect([...own(activity('Gospel choir'))]).to.include('choir');
    expect([...classify(activity('The Zimzams'))]).to.deep.equal([]);
  });
});

describe('areas', () => {
  it('come from interests, and from nothing else', () => {
    expect([...areasOf(['choir', 'drums', 'cook', 'nothing', 'constructor'])]).to.deep.equal(['music', 'food']);
    expect(areaOf('constructor')).to.equal(undefined);
  });
});
