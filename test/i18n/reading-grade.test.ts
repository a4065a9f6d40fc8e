import { expect } from 'chai';
import { appWords } from '../../src/app/words.ts';
import { locales } from '../../src/i18n/locales.ts';
import type { Messages } from '../../src/i18n/translate.ts';
import { allJourneyWords } from './journey-words.ts';
import { filled, gradeOf, sentencesIn, syllablesIn, wordsIn } from './reading.ts';

/** A sentence that a reader of 9 to 11 can take in has this grade at most: a year of school, by Flesch and Kincaid. */
const highestGrade = 6;
const mostWords = 20;
/** Under this many words the figure says nothing: "Volunteering" alone would need a degree. */
const fewestWords = 4;

/** Lists of names of things to do: no sentences, and the words that charities and councils use for them (FIELD 5.4). */
const isName = (key: string): boolean => /^(?:areas|interests)\./.test(key);

/** Consent that the law wants in words that are harder, each with the reason. */
const exempt: Readonly<Record<string, string>> = {
  'equality.ethnic-group.asian': 'a group as the census names it, so that figures can be compared',
  'equality.ethnic-group.black': 'a group as the census names it, so that figures can be compared',
  'ideas.group-learning-disability': 'the words that people with one chose',
  'ideas.group-diabetes': 'the name of the illness, which people who have it know',
};

/** Words whose syllables were counted by clapping, five lists from one to five. */
const counted: readonly (readonly string[])[] = [
  ['friend', 'phone', 'homes', 'cared', 'walked', 'helped', 'safe', 'choose', 'through', 'thought', 'months', 'please', 'eight', 'clothes', 'strength', 'used', 'least', 'your'],
  ['table', 'wanted', 'needed', 'boxes', 'churches', 'wishes', 'being', 'doing', 'trying', 'quiet', 'eating', 'really', 'carers', 'website', 'wheelchair', 'safely', 'lonely', 'useful', 'statement', 'prices', 'houses', 'action', 'special', 'playing', 'minutes', 'voices', 'postcode', 'reading', 'agree'],
  ['museum', 'happier', 'families', 'memory', 'libraries', 'exercise', 'volunteer', 'surgery', 'conditions', 'remember', 'important', 'hospital', 'advocate', 'interview', 'dementia', 'medicine', 'company', 'telephone', 'piano', 'radio', 'creative', 'quieter', 'carefully', 'decision', 'beautiful', 'poetry', 'relaxing'],
  ['activities', 'volunteering', 'information', 'independent', 'community', 'emergency', 'material', 'interpreter', 'television', 'organiser', 'memorial', 'ability', 'society', 'photography'],
  ['organisation', 'university', 'opportunity', 'disability', 'communication', 'electricity', 'vocabulary', 'imagination'],
];

describe('the measure of reading', () => {
  it('counts syllables as people do', () => {
    const wrong = counted.flatMap((list, at) => list.filter(word => syllablesIn(word) !== at + 1).map(word => `${word}: ${syllablesIn(word)}, not ${at + 1}`));
    expect(wrong).to.deep.equal([]);
    expect(counted.flat().length).to.be.at.least(60);
    expect(new Set(counted.flat()).size).to.equal(counted.flat().length);
  });

  it('cuts text into words and sentences', () => {
    expect(sentencesIn('We try again. Is it safe? Wait… “Done.” Call us')).to.deep.equal(['We try again.', 'Is it safe?', 'Wait…', '“Done.”', 'Call us']);
    expect(sentencesIn('Write to name@example.com at 2.30pm.')).to.have.length(1);
    expect(wordsIn('Tea – and a well-known song, 020 7946 0000.')).to.have.length(8);
  });

  it('gives the grade of the formula, with names and numbers as short words', () => {
    expect(gradeOf('The cat sat on the mat.')).to.be.closeTo(0.39 * 6 + 11.8 - 15.59, 1e-9);
    expect(gradeOf('We can help your family. You matter.')).to.be.closeTo(0.39 * (7 / 2) + 11.8 * (10 / 7) - 15.59, 1e-9);
    expect(gradeOf('Call Samaritans on 116 123')).to.equal(gradeOf('Call me on one one'));
  });

  it('tells hard from easy', () => {
    expect(gradeOf('Information regarding your participation may subsequently be communicated to partner organisations.')).to.be.above(15);
    expect(gradeOf('We may tell the groups that work with us that you came.')).to.be.below(highestGrade);
  });
});

describe('every sentence in English', () => {
  const sentences: { readonly key: string; readonly text: string; readonly grade: number; readonly words: number }[] = [];
  const told = (list: typeof sentences): string[] => list.map(({ key, text, grade, words }) => `${key}: grade ${grade.toFixed(1)}, ${words} words: ${text}`);
  let messages: Messages;

  before(async () => {
    // Every part of the language, also those that are yet to be cut off: what loads words is a function.
    messages = Object.assign({}, appWords.en, await allJourneyWords('en'), ...(await Promise.all(Object.values(locales.en).filter(part => typeof part === 'function').map(load => load())))) as Messages;
    for (const [key, message] of Object.entries(messages)) for (const text of sentencesIn(filled(message))) sentences.push({ key, text, grade: gradeOf(text), words: wordsIn(text).length });
    sentences.sort((one, other) => other.grade - one.grade);
  });

  it('can be read by a child of 11: grade 6 or less', () => {
    const measured = sentences.filter(({ key, words }) => words >= fewestWords && !isName(key));
    expect(measured.length).to.be.above(200);
    expect(told(measured.filter(({ key, grade }) => grade > highestGrade && !Object.hasOwn(exempt, key)))).to.deep.equal([]);
    for (const key of Object.keys(exempt)) expect(measured.find(one => one.key === key)?.grade, `${key} needs no exemption`).to.be.above(highestGrade);
  });

  it('has at most 20 words', () => expect(told(sentences.filter(({ words }) => words > mostWords))).to.deep.equal([]));

  it('has no star, no exclamation mark and no "please submit"', () => {
    for (const [key, message] of Object.entries(messages)) expect(message, key).to.not.match(/[*!]|\bsubmi(?:t|ssion)/i);
  });

  it('speaks from us to you: of no user, client or patient, with no word of Latin and no shouting', () => {
    for (const [key, message] of Object.entries(messages)) {
      expect(message, key).to.not.match(/\b(?:users?|clients?|patients?|applicants?|individuals?|customers?|service users?|the undersigned|e\.?g\.|i\.?e\.|etc\b|via|per annum|click)/i);
      expect(message.replace(/\b(?:SHOUT|LGBTQ|NHS|NW|DB|GP|BSL|OK)\b/g, ''), key).to.not.match(/\b[A-Z]{2,}\b/);
    }
  });

  it('says "you" and "we" more often than anybody else is named', () => {
    const all = Object.values(messages).join(' ');
    const count = (pattern: RegExp): number => all.match(pattern)?.length ?? 0;
    expect(count(/\b(?:you|your|we|us|our|I|my|me)\b/gi)).to.be.above(count(/\b(?:he|she|him|they|them|their|it|its|person|people)\b/gi));
  });
});
