import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Submission } from '../../src/core/submission.ts';
import { areas, needs } from '../../src/core/taxonomy.ts';
import { inShort } from '../../src/receiver/in-short.ts';
import { recordOf } from '../../src/receiver/record.ts';
import { standingInWords } from '../../src/receiver/record-items.ts';
import { answered, submission, wholeReferral, withAnswers } from './fixtures.ts';

/** What stands under each heading of a record. */
const headings = (one: Submission, organisation?: string) => new Map(recordOf(one, organisation).sections.flatMap(({ items }) => items).map(item => [item.heading, { at: item.at, words: standingInWords(item).join(' / '), remark: item.remark }]));
const codes = (one: Submission) => recordOf(one).suggestedCodes.map(({ code }) => code);
const only = (answers: Submission['body']['answers'], changes: Partial<Submission> = {}): Submission => ({ ...submission(changes), body: { answers, ideas: [], scores: [], consents: [] } });

describe('a submission in short', () => {
  it('says who, what they would like, what it must be, how to reach them and how to talk with them, in at most five sentences', () => {
    assert.deepEqual(inShort(wholeReferral()), [
      'Mia, 65 to 79, would like to try singing in a group or choir, listening to music or going to concerts and gardening.',
      'It must be free and step-free, on weekday mornings or at weekends.',
      'They can be called on 020 7946 0018 (best time: after 2pm), but it is not safe to leave a message.',
      'To talk and read, they need large print; a British Sign Language (BSL) interpreter; an interpreter: Spanish; texts or writing only, no calls; and “Please speak slowly”.',
      'Ana Lopez (“I am their daughter”) filled this in, and told us that Mia knows and agreed.',
    ]);
  });

  it('reads well for a form of an older version, with a name in one piece', () => {
    assert.deepEqual(inShort(submission()), [
      'Example person A would like to try singing in a group or choir, listening to music or going to concerts and being outdoors.',
      'It must be free and step-free.',
      'They can be called on 020 7946 0018, but it is not safe to leave a message.',
    ]);
  });

  it('guesses nothing that the person did not say, and calls them by their name or "they"', () => {
    const bare = only({ matters: { at: 'preferNotToSay' } });
    assert.deepEqual(inShort(bare), ['Someone did not say what matters to them.', 'They gave no way to reach them.']);
    assert.equal(inShort(only({ matters: answered('not-sure') }))[0], 'Someone is not sure yet what to try.');
    assert.equal(inShort(only({ matters: answered(['music']), name: answered({ last: 'Lopez' }) }))[0], 'Lopez would like to try music and singing.');
    for (const one of [wholeReferral(), submission(), bare]) assert.doesNotMatch(inShort(one).join(' '), /\b(?:she|he|her|his|him)\b/i);
  });

  it('tells help from things to try, and what is needed from what it must be', () => {
    const one = withAnswers({ 'matters': answered(['practical', 'mind', 'caring']), 'interests.practical': answered(['benefits', 'unsafe']), 'interests.mind': answered(['talk']), 'interests.caring': answered(['young-carer', 'break']), 'interests.music': undefined, 'interests.outdoors': undefined, 'help': answered(['buddy', 'childcare']), 'when': answered(['any']), 'name': answered({ first: 'Sam' }) });
    assert.deepEqual(inShort(one).slice(0, 2), [
      'Sam would like to try a group for young carers, and would like help with benefits and money they can claim, feeling unsafe at home, finding someone to talk to and getting a break from caring.',
      'They would need someone to go with them the first time; and a place for a child, or for the person they care for.',
    ]);
  });

  it('names six wishes and counts the rest', () => {
    const one = withAnswers({ 'matters': answered(['music']), 'interests.music': answered([...areas.music]), 'interests.outdoors': undefined });
    assert.match(inShort(one)[0]!, /playing an instrument and drumming, and 4 more\.$/);
  });

  it('has words of its own for every interest and every need', () => {
    for (const [area, interests] of Object.entries(areas)) for (const interest of [...interests, area]) {
      const [first = ''] = inShort(only({ 'matters': answered([area]), ...(interest !== area && { [`interests.${area}`]: answered([interest]) }) }));
      assert.match(first, /^Someone would like (?:to try|help with) [^“”]{4,}\.$/, interest);
      assert.doesNotMatch(first, /\b(?:I|my|me|we)\b/, interest);
    }
    for (const need of needs) assert.doesNotMatch(inShort(only({ matters: answered(['music']), help: answered([need]) }))[1]!, /gave no way|\b(?:I|my)\b/, need);
  });

  it('says how to reach people in every way, and what nobody knows to be safe', () => {
    const reach = (value: Record<string, string>) => inShort(only({ matters: answered(['music']), contact: answered(value) }))[1];
    assert.equal(reach({ by: 'email', to: 'a@b.example', safe: 'yes' }), 'They can be sent an email at a@b.example.');
    assert.equal(reach({ by: 'text', to: '07700 900018', safe: 'not-sure' }), 'They can be sent a text on 07700 900018, but nobody knows if it is safe to send a text.');
    assert.equal(reach({ by: 'letter', to: '1 Example Road\nNW5 1AB', safe: 'no' }), 'They can be sent a letter at 1 Example Road, NW5 1AB, but it is not safe to send a letter.');
    assert.equal(reach({ by: 'other', to: 'Ask at the library.', safe: 'no' }), 'They asked to be reached another way: Ask at the library, but it is not safe to get in touch that way.');
    assert.equal(reach({ by: 'constructor', to: 'x' }), 'They asked to be reached another way: x, but nobody knows if it is safe to leave a message.');
  });

  it('says who filled it in, and claims no agreement that nobody gave', () => {
    const last = (changes: Partial<Submission>, answers: Parameters<typeof withAnswers>[0] = {}) => inShort({ ...withAnswers({ name: answered({ first: 'Mia' }), ...answers }), ...changes }).at(-1);
    assert.equal(last({ filledInBy: 'professional' }), 'A professional filled this in, and did not tell us whether Mia knows.');
    assert.equal(last({ filledInBy: 'professional' }, { 'helper-name': answered({ last: 'Lee' }), 'helper-role': answered('Nurse at Elm House'), 'who-knows': answered('yes') }), 'Lee (“Nurse at Elm House”) filled this in, and told us that Mia knows and agreed.');
    assert.equal(last({ filledInBy: 'someone-else' }, { 'who-knows': answered('yes') }), 'Someone else filled this in, and told us that Mia knows and agreed.');
    assert.doesNotMatch(last({ filledInBy: 'self' })!, /filled this in/);
  });

  it('names the language, and the form where the journey is not ours', () => {
    assert.match(inShort(submission({ language: 'cy' })).at(-1)!, /^They used this form in Welsh\.$/);
    const own = only({ 'how-long': answered('Two years'), 'parts': answered([{ name: 'Ann' }]) }, { journey: { id: 'carers-check', version: '3' } });
    assert.deepEqual(inShort(own), ['Someone sent the form “heath-lane” (journey “carers-check”).', 'They gave no way to reach them.']);
  });
});

describe('the record for a link worker', () => {
  it('has the person\'s answers under the headings of the standard', () => {
    const found = headings(wholeReferral(), 'Heath Lane Neighbours');
    const words = (heading: string) => found.get(heading)?.words;
    const expected: Readonly<Record<string, string | RegExp>> = {
      'Person first name': 'Maria', 'Person family name': 'Lopez', 'Person preferred name': 'Mia', 'Date of birth': 'March 1954', 'Age band': '65 to 79', 'Postcode': 'NW5 1AB', 'Person’s telephone number': '020 7946 0018', 'Preferred contact method': 'Phone call',
      'GP practice details': 'Heath Surgery', 'Date': '22 November 2026', 'Referral method': 'Self referral, filled in by someone else for the person', 'Referrer: name': 'Ana Lopez', 'Referrer: role and organisation': 'I am their daughter.', 'Referrer: contact details': 'ana@example.org', 'Referral to': 'Heath Lane Neighbours, for the area scheme north',
      'What is most important to me': 'Music and singing: Singing in a group or choir; Listening to music or going to concerts / Being outdoors: Gardening', 'Strengths': /^Singing in a group or choir \/ .* \/ Gardening$/, 'Communication needs (Accessible Information Standard)': /^large print \/ a British/,
      'How I communicate and how to communicate with me': 'Used the form in English / It is not safe to leave a message / Best time: after 2pm', 'Supported to write this by': 'Ana Lopez, I am their daughter, ana@example.org',
      'Reasonable adjustment': 'It is free / No steps, or space for a wheelchair', 'Other individual requirements': 'Could go on weekday mornings / Could go at weekends', 'Person reported complaints or issues': 'I used to sing with my sister.',
      'Signpost to': /^Tuesday Singers \(Singing in a group or choir; /, 'Consent for information sharing': /can use what I told you/, 'Risk': 'Not assessed (self-referral)',
    };
    for (const [heading, text] of Object.entries(expected)) if (typeof text === 'string') assert.equal(words(heading), text, heading); else assert.match(words(heading)!, text, heading);
  });

  it('says honestly what was not asked, skipped or not said', () => {
    const found = headings(withAnswers({ 'name': answered({ first: 'Maria' }), 'gp': { at: 'skipped' }, 'birth-date': { at: 'preferNotToSay' }, 'comms': { at: 'notAsked' }, 'help': answered(['none']), 'more': undefined }));
    const expected = { 'Person family name': 'Skipped', 'GP practice details': 'Skipped', 'Date of birth': 'Preferred not to say', 'Communication needs (Accessible Information Standard)': 'Not asked', 'Reasonable adjustment': 'None', 'Person reported complaints or issues': 'Not asked', 'Gender': 'Not asked', 'Ethnicity': 'Not asked', 'NHS number': 'Not asked', 'GP practice identifier': 'Not asked', 'Safeguarding concerns': 'Not asked', 'Age band': 'Not asked' };
    for (const [heading, words] of Object.entries(expected)) assert.equal(found.get(heading)?.words, words, heading);
    assert.equal(found.get('Risk')?.at, 'notAsked');
  });

  it('does not take having no GP surgery for opting out, and suggests no code for it', () => {
    const one = withAnswers({ gp: answered({ instead: 'no-gp' }) });
    assert.equal(headings(one).get('GP practice details')?.words, 'Does not have a GP surgery');
    assert.deepEqual([headings(one).get('GP opt out indicator')?.at, /not opting out/.test(headings(one).get('GP opt out indicator')?.remark ?? '')], ['notAsked', true]);
    assert.equal(codes(one).includes('1092961000000104'), false);
    assert.equal(headings(withAnswers({ gp: answered({ instead: 'not-known' }) })).get('GP practice details')?.words, 'Does not know which GP surgery');
  });

  it('suggests codes for what was said only, each id as the standard has it, and says that a person decides', () => {
    assert.deepEqual(codes(wholeReferral()), ['871731000000106', '1108111000000107', '999002151000000104', '999002141000000102', '999002131000000106']);
    assert.deepEqual(codes(withAnswers({ help: answered(['free', 'language']), comms: answered(['interpreter']) })), ['871731000000106', '999002151000000104']);
    assert.deepEqual(codes(withAnswers({ help: answered(['none']), comms: answered(['none']), call: answered('no') })), []);
    assert.deepEqual(codes(withAnswers({ help: answered(['none']), comms: answered(['hearing-loop', 'constructor']) })), ['871731000000106', '1108111000000107', '999002121000000109']);
    assert.deepEqual(codes(only({ 'how-long': answered('x') }, { journey: { id: 'carers-check', version: '3' } })), []);
    assert.match(recordOf(submission()).suggestedCodes[0]!.words, /once you accept this as a referral/);
    assert.match(recordOf(submission()).note, /a person decides/);
  });

  it('names every way in which a form can be filled in', () => {
    assert.equal(headings(submission()).get('Referral method')?.words, 'Self referral');
    assert.equal(headings(submission()).get('Referrer: name')?.words, 'Example person A');
    assert.equal(headings(submission({ filledInBy: 'professional' })).get('Referral method')?.words, 'Filled in by a professional for the person');
    assert.equal(headings(submission({ filledInBy: 'professional' })).get('Referrer: name')?.words, 'Not asked');
  });

  it('has the address, the email or another way where the person asked for that', () => {
    const with_ = (by: string, to: string) => headings(withAnswers({ contact: answered({ by, to, safe: 'yes' }) }));
    assert.equal(with_('letter', '1 Example Road').get('Person’s address')?.words, '1 Example Road');
    assert.equal(with_('email', 'a@b.example').get('Person’s email address')?.words, 'a@b.example');
    assert.equal(with_('other', 'Ask at the library').get('Other contact information')?.words, 'Ask at the library');
    assert.equal(with_('email', 'a@b.example').get('Person’s telephone number')?.words, 'Not asked');
  });

  it('never breaks and never shows an object, whatever stands in any answer', () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 4 }), fc.dictionary(fc.constantFrom('first', 'last', 'called', 'by', 'to', 'safe', 'best', 'instead', 'constructor'), fc.string()), fc.array(fc.dictionary(fc.constantFrom('name', 'role'), fc.string()), { maxLength: 3 }));
    const answer = fc.oneof(value.map(one => ({ at: 'answered' as const, value: one })), fc.constantFrom(...(['skipped', 'preferNotToSay', 'notAsked'] as const)).map(at => ({ at })));
    const key = fc.constantFrom('who', 'who-knows', 'where', 'age', 'matters', 'interests.music', 'interests.constructor', 'help', 'when', 'call', 'name', 'birth-date', 'contact', 'comms', 'comms-language', 'comms-other', 'gp', 'helper-name', 'helper-role', 'helper-contact', 'more', 'privacy', 'constructor');
    fc.assert(fc.property(fc.dictionary(key, answer), fc.constantFrom('self', 'someone-else', 'professional'), (answers, filledInBy) => {
      const one = only(answers, { filledInBy });
      assert.doesNotMatch(JSON.stringify(recordOf(one)) + inShort(one).join(' '), /\[object Object\]|\bundefined\b/);
      assert.ok(inShort(one).length >= 2 && inShort(one).length <= 5);
    }), { numRuns: 500 });
  });
});
