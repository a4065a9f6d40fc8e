import { expect } from 'chai';
import fc from 'fast-check';
import { ageId, agesFor, agesIn } from '../../../src/core/programmes/ages.ts';
import { atomsOf, factsIn, oldest, partFor, standingOf, type Facts, type FactName, type Rule } from '../../../src/core/programmes/rule.ts';
import { readRule, ruleText } from '../../../src/core/programmes/rule-text.ts';
import { ruleSentence } from '../../../src/core/programmes/rule-words.ts';
import { english, locales } from '../../../src/i18n/locales.ts';
import { journeyWords } from '../../../src/i18n/journey-words.ts';
import { lightTranslator } from '../../../src/i18n/translate.ts';

const ruleOf = (text: string): Rule => { const read = readRule(text); if ('problem' in read) throw new Error(read.problem); return read.rule; };
const problemOf = (text: string): string => { const read = readRule(text); return 'problem' in read ? read.problem : 'none'; };
const youth = 'age 16..24 and (lives in area or GP in area)';
const at = (from: number, to = from) => ({ from, to });

const yesNo = ['lives', 'gp', 'works', 'studies', 'cares'] as const;
const anyAge = fc.tuple(fc.integer({ min: 0, max: oldest }), fc.integer({ min: 0, max: oldest })).map(([one, other]) => at(Math.min(one, other), Math.max(one, other)));
const anyAtom: fc.Arbitrary<Rule> = fc.oneof(
  fc.constantFrom(...yesNo).map((name): Rule => ({ at: name })),
  fc.oneof(anyAge, anyAge.map(({ from }) => ({ from })), anyAge.map(({ to }) => ({ to }))).map((ages): Rule => ({ at: 'age', ...ages })),
);
const { rule: anyTree } = fc.letrec<{ rule: Rule }>(tie => ({
  rule: fc.oneof({ depthSize: 'small', maxDepth: 3 }, anyAtom, fc.record({ at: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('rule'), { minLength: 2, maxLength: 3 }) })),
}));
/** As reading makes it: no brackets that say the same word as what is around them. */
const flat = (rule: Rule): Rule => ('of' in rule ? { at: rule.at, of: rule.of.map(flat).flatMap(one => (one.at === rule.at ? (one as Rule & { of: readonly Rule[] }).of : [one])) } : rule);
/** Rules that can be written: not too many things, not too deep, and somebody can meet them. */
const anyRule = anyTree.map(flat).filter(rule => 'rule' in readRule(ruleText(rule)));
const anyFacts: fc.Arbitrary<Facts> = fc.record({ age: anyAge, lives: fc.boolean(), gp: fc.boolean(), works: fc.boolean(), studies: fc.boolean(), cares: fc.boolean() }, { requiredKeys: [] });

/** Whether one person of whom everything is known meets a rule, worked out the long way. */
function meets(rule: Rule, person: Record<string, unknown> & { age: number }): boolean {
  if ('of' in rule) return rule.at === 'and' ? rule.of.every(one => meets(one, person)) : rule.of.some(one => meets(one, person));
  if (rule.at !== 'age') return person[rule.at] === true;
  return person.age >= (rule.from ?? 0) && person.age <= (rule.to ?? oldest);
}

/** Every person of whom the facts are true, year by year. */
function* peopleOf({ age = at(0, oldest), ...known }: Facts) {
  for (let bits = 0; bits < 2 ** yesNo.length; bits++) {
    const person = Object.fromEntries(yesNo.map((name, nth) => [name, (bits & (1 << nth)) !== 0]));
    if (!Object.entries(known).every(([name, is]) => person[name] === is)) continue;
    for (let years = age.from; years <= age.to; years++) yield { ...person, age: years };
  }
}

describe('the text of a rule', () => {
  const written: readonly (readonly [string, Rule])[] = [
    [youth, { at: 'and', of: [{ at: 'age', from: 16, to: 24 }, { at: 'or', of: [{ at: 'lives' }, { at: 'gp' }] }] }],
    ['AGE 60 or over', { at: 'age', from: 60 }],
    ['age 60..', { at: 'age', from: 60 }],
    ['age ..25', { at: 'age', to: 25 }],
    ['age 25 or under', { at: 'age', to: 25 }],
    ['age 18', { at: 'age', from: 18, to: 18 }],
    ['age 16 or lives in area', { at: 'or', of: [{ at: 'age', from: 16, to: 16 }, { at: 'lives' }] }],
    ['Works in Area\n or  studies in area', { at: 'or', of: [{ at: 'works' }, { at: 'studies' }] }],
    ['cares for someone and lives in area or gp in area', { at: 'or', of: [{ at: 'and', of: [{ at: 'cares' }, { at: 'lives' }] }, { at: 'gp' }] }],
    ['((lives in area))', { at: 'lives' }],
  ];
  for (const [text, rule] of written) it(`is read: ${text.replace(/\s+/g, ' ')}`, () => expect(ruleOf(text)).to.deep.equal(rule));

  const wrong: readonly (readonly [string, RegExp])[] = [
    ['', /^found the end, expected an age such as/],
    ['age', /^found the end, expected an age in years, such as 16\.\.24$/],
    ['age sixteen', /^found "sixteen" at letter 5, expected an age in years/],
    ['age 24..16', /^found "24" at letter 5, expected an age that begins where it ends or before$/],
    ['age 16..240', /^found "240" at letter 9, expected an age from 0 to 130$/],
    ['age ..', /expected an age in years$/],
    ['lives in Camden', /^found "lives" at letter 1, expected an age such as .+"lives in area"/],
    ['age 16..24 but lives in area', /^found "but" at letter 12, expected "and", "or" or the end$/],
    ['(age 16..24', /^found the end, expected "and", "or" or "\)"$/],
    ['age 16..24)', /^found "\)" at letter 11, expected "and", "or" or the end$/],
    ['age 16..24 and', /^found the end, expected an age such as/],
    ['((((((age 16))))))', /^found "\(" at letter 5, expected at most 4 brackets in each other$/],
    ['age 16..24 and age 30..40', /^found a rule that nobody can meet/],
    [Array.from({ length: 13 }, () => 'lives in area').join(' or '), /^found 13 things that it asks, expected at most 12$/],
    ['age 16 ; drop', /^found ";" at letter 8/],
  ];
  for (const [text, line] of wrong) it(`says what is wrong in one line: ${text.slice(0, 40) || 'nothing'}`, () => { expect(problemOf(text)).to.match(line); expect(problemOf(text)).to.not.include('\n'); });

  it('gives the same rule when it is written and read again', () => {
    fc.assert(fc.property(anyRule, rule => { expect(ruleOf(ruleText(rule)), ruleText(rule)).to.deep.equal(rule); }), { numRuns: 500 });
  });

  it('never throws, whatever is written', () => { fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom('age', '16', '..', '24', 'and', 'or', 'over', 'lives', 'in', 'area', '(', ')', 'GP', '999'), { maxLength: 14 }).map(words => words.join(' '))), text => { const read = readRule(text); if ('problem' in read) expect(read.problem).to.match(/^found .+, expected .+$/); }), { numRuns: 1000 }); });
});

describe('how a rule stands', () => {
  it('is a yes or a no only where it is so for everybody of whom the facts are true', () => {
    fc.assert(fc.property(anyRule, anyFacts, (rule, facts) => {
      const all = new Set<boolean>();
      for (const person of peopleOf(facts)) { all.add(meets(rule, person)); if (all.size > 1) break; }
      expect(standingOf(rule, facts).at, ruleText(rule)).to.equal(all.size > 1 ? 'not-sure' : all.has(true) ? 'yes' : 'no');
    }), { numRuns: 150 });
  }).timeout(60_000);

  it('names of a no the fewest facts that make it one, and each of them counts', () => {
    fc.assert(fc.property(anyRule, anyFacts, (rule, facts) => {
      const standing = standingOf(rule, facts);
      if (standing.at !== 'no') return;
      const only = (names: readonly FactName[]): Facts => Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name as FactName)));
      expect(standing.because.length, 'something is named').to.be.above(0);
      expect(standingOf(rule, only(standing.because)).at, 'it is enough').to.equal('no');
      expect(standing.because.every(name => facts[name] !== undefined), 'it is known').to.equal(true);
      const part = partFor(rule, facts, standing.because);
      expect(standingOf(part, facts).at, 'what is told is what is a no').to.equal('no');
    }), { numRuns: 500 });
  });

  const table: readonly (readonly [name: string, facts: Facts, is: string, because?: readonly FactName[], told?: string])[] = [
    ['nothing is known', {}, 'not-sure'],
    ['an age that fits', { age: at(18, 24) }, 'not-sure'],
    ['all that it asks', { age: at(18, 24), lives: true, gp: false }, 'yes'],
    ['one of two, the other not known', { age: at(16, 17), gp: true }, 'yes'],
    ['an age over it', { age: at(25, 49) }, 'no', ['age'], 'age 16..24'],
    ['an age over it, who lives elsewhere', { age: at(25, 49), lives: false, gp: false }, 'no', ['age'], 'age 16..24'],
    ['ages on both sides of a bound', { age: at(18, 49), lives: true }, 'not-sure'],
    ['neither of two', { age: at(18, 24), lives: false, gp: false }, 'no', ['lives', 'gp'], 'lives in area or GP in area'],
    ['one of two a no, the other not known', { age: at(18, 24), lives: false }, 'not-sure'],
    ['no age said', { lives: false, gp: false }, 'no', ['lives', 'gp'], 'lives in area or GP in area'],
  ];
  for (const [name, facts, is, because, told] of table) {
    it(`for young people of an area, ${name}: ${is}`, () => {
      const standing = standingOf(ruleOf(youth), facts);
      expect(standing).to.deep.equal(because ? { at: is, because } : { at: is });
      if (because) expect(ruleText(partFor(ruleOf(youth), facts, because))).to.equal(told);
    });
  }

  it('names two reasons where each is one by itself', () => expect(standingOf(ruleOf('age 16..24 and cares for someone'), { age: at(40), cares: false })).to.deep.equal({ at: 'no', because: ['age', 'cares'] }));
  it('is a yes for everybody where there is none', () => expect(standingOf(undefined, {})).to.deep.equal({ at: 'yes' }));
});

describe('ages to choose from', () => {
  it('are those that a rule needs, and those that the law draws', () => {
    expect(agesFor(ruleOf(youth)).map(ageId)).to.deep.equal(['12-under', '13-15', '16-17', '18-24', '25-over']);
    expect(agesFor(ruleOf('age 60 or over')).map(ageId)).to.deep.equal(['12-under', '13-15', '16-17', '18-59', '60-over']);
    expect(agesFor(undefined).map(ageId)).to.deep.equal(['12-under', '13-15', '16-17', '18-over']);
  });
  it('cover every age once, decide every rule, and are read again as they are written', () => {
    fc.assert(fc.property(anyRule, rule => {
      const ages = agesFor(rule);
      expect(ages.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, nth) => from + nth))).to.deep.equal(Array.from({ length: oldest + 1 }, (_, nth) => nth));
      for (const age of ages) {
        expect(agesIn(ageId(age))).to.deep.equal(age);
        for (const atom of atomsOf(rule)) if (atom.at === 'age') expect(standingOf(atom, { age }).at).to.not.equal('not-sure');
      }
    }), { numRuns: 200 });
  });
  it('are none where a value is something else', () => { for (const value of ['', '16', '24-16', '16-over-17', '0-200', 'under-13', '999-over']) expect(agesIn(value), value).to.equal(undefined); });
});

describe('a rule in one sentence', () => {
  const say = async (language: 'en' | 'cy') => { const i18n = lightTranslator(language, [(await journeyWords['sign-up'][language]()).default, english, await locales[language].first()]); return (text: string | undefined) => i18n.say(ruleSentence(text === undefined ? undefined : ruleOf(text), { said: 'Camden' })); };
  const sentences: readonly (readonly [string | undefined, string, string])[] = [
    [youth, 'This is for people aged 16 to 24 who live in Camden or have a GP in Camden.', 'Mae hwn i bobl 16 i 24 oed sy’n byw yn Camden neu sydd â meddyg teulu yn Camden.'],
    ['age 60 or over', 'This is for people aged 60 or over.', 'Mae hwn i bobl 60 oed neu hŷn.'],
    ['age ..25 and cares for someone', 'This is for people aged 25 or under who look after someone.', 'Mae hwn i bobl 25 oed neu iau sy’n gofalu am rywun.'],
    ['lives in area or works in area or studies in area', 'This is for people who live in Camden, work in Camden or study in Camden.', 'Mae hwn i bobl sy’n byw yn Camden, sy’n gweithio yn Camden neu sy’n astudio yn Camden.'],
    ['age 60.. or cares for someone', 'This is for people who are aged 60 or over or look after someone.', 'Mae hwn i bobl sy’n 60 oed neu hŷn neu sy’n gofalu am rywun.'],
    ['(lives in area or gp in area) and cares for someone', 'This is for people who live in Camden or have a GP in Camden, and look after someone.', 'Mae hwn i bobl sy’n byw yn Camden neu sydd â meddyg teulu yn Camden, ac sy’n gofalu am rywun.'],
    [undefined, 'Anyone can come.', 'Gall unrhyw un ddod.'],
  ];
  for (const [text, inEnglish, inWelsh] of sentences) {
    it(`says ${text ?? 'nothing'}`, async () => { expect((await say('en'))(text)).to.equal(inEnglish); expect((await say('cy'))(text)).to.equal(inWelsh); });
  }
  it('has words for every rule, and names each thing that it asks', async () => {
    const english = await say('en');
    fc.assert(fc.property(anyRule, rule => { const said = english(ruleText(rule)); expect(said).to.match(/^This is for people .+\.$/); expect(said).to.not.match(/sign-up\.|\{\{|undefined/); expect(factsIn(rule).includes('cares')).to.equal(said.includes('look after someone')); }), { numRuns: 200 });
  });
});
