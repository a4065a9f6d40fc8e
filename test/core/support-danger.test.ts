import { expect } from 'chai';
import fc from 'fast-check';
import { mentionsDanger as mentions } from '../../src/core/support/danger.ts';
import cy from '../../src/core/support/phrases/cy.json' with { type: 'json' };
import en from '../../src/core/support/phrases/en.json' with { type: 'json' };

const lists = { en, cy };
const mentionsDanger = (text: string, language: string): boolean => mentions(text, language.startsWith('cy') ? [cy, en] : [en]);

/** What somebody may write who may want a person to talk to. */
const offered = [
  'I want to die.', 'i just want to die', 'Sometimes I really want to die and I don’t know why', 'i dont wanna be here anymore', "I don't want to be here any more", 'I do not want to live', 'I don’t want to live like this', "don't want to live anymore tbh", 'I wish I was dead', 'I wish I had never been born', 'wish I wasn’t here', 'I wish I’d never been born',
  'Everyone would be better off without me', 'They’d be better off if I was gone. Better if I was dead', 'No one would miss me', 'nobody would care if I died', 'I feel like there is no reason to live', 'There is nothing left to live for', 'I have nothing to live for', 'Life is not worth living', 'what’s the point in living', 'I see no point in living anymore', 'I am tired of living', 'im sick of life', 'I can’t go on', 'I cant go on like this', 'I can’t take it any more', 'I go to bed and hope I never wake up', 'I don’t want to wake up tomorrow', 'I keep thinking about dying',
  'I am suicidal', 'I have been feeling SUICIDAL lately!', 'thoughts of suicide', 'suicidle thoughts', 'im thinking about sucide', 'I tried to commit suicide last year', 'I think about killing myself', 'i want to kill my self', 'going to kill myself', 'I want to end my life', 'I have thought about ending it all', 'I have thought about taking my own life', 'I nearly took an overdose in May', 'I overdosed on paracetamol', 'took all my tablets at once', 'I thought about jumping off a bridge', 'My friend says she wants to kill herself',
  'I self-harm', 'i have been self harming', 'I selfharm', 'self – harm', 'I have been cutting myself', 'I cut myself again', 'I burn myself on purpose', 'I get urges to hurt myself', 'I have thoughts of hurting myself', 'I cut my wrists', 'I harmed myself last night',
  'My husband hits me', 'My partner has been hitting me', 'he hit me last night', 'he beats me up', 'My ex keeps threatening to kill me', 'my dad punched me', 'She is violent towards me', 'I have a violent partner', 'I am being abused', 'my uncle abused me', 'I am in an abusive relationship', 'There is domestic violence here', 'I was raped', 'He won’t let me leave the house', 'He controls everything I do', 'my boyfriend strangled me', 'I am scared he will find me', 'He forces me to have sex', 'they are forcing me into marriage', 'my brother locks me in my room', 'My ex is stalking me',
  'I am not safe at home', 'I don’t feel safe at home', 'i dont feel safe in my own home', 'I never feel safe with him', 'I’m not safe.', 'I feel unsafe at home', 'Home is not a safe place', 'I am scared of my husband', 'im scarred of my dad', 'terrified of him', 'I’m scared to go home', 'I am frightened to be at home', 'I have nowhere safe to go', 'I ran away from home',
  'I DON’T WANT TO LIVE', 'i dont want to live\nsorry', 'I want to d\u00ADie', 'Ｉ ｗａｎｔ ｔｏ ｄｉｅ', 'I like music. I want to die. I like walks.', 'kill myself😔', 'My brother died by suicide and I want to die too',
];

/** What is no such thing, however it sounds. */
const passed = [
  '', ' ', '.', 'Hello', 'I like the mornings. Not Fridays.', 'I could kill for a cup of tea', 'I am dying for a cuppa', 'I make die-cut cards', 'My phone died', 'My phone is dead, please email', 'I liked the Suicide Squad film', 'I would like to have my hair cut', 'I cut hair for a living', 'Grandma died last year', 'My husband died in March and I am lonely', 'I lost my brother to suicide', 'My son died by suicide in 2019', 'I am bereaved by suicide and want to meet others', 'My dad committed suicide when I was ten', 'After my brother’s suicide I stopped going out', 'I want to do suicide prevention training', 'I used to be a domestic violence worker', 'I nearly died laughing', 'I wanted to die of embarrassment', 'The cakes are to die for', 'I am a die-hard fan of United', 'I want to dye my hair', 'I keep thinking about dying my hair pink', 'It was career suicide to leave the bank',
  'I don’t want to live alone', 'I don’t want to live with my daughter', 'I do not want to live in a home', 'I don’t want to live anywhere else, I love it here', 'I don’t want to wake up early', 'I don’t want to be here in August, I am away', 'I can’t go on the bus', 'I can’t go on Tuesdays', 'I can not go on long walks', 'My knees are bad so I can’t do it any more', 'There is no point in going to the gym with my back', 'I am tired of living on my own', 'I have had enough of my neighbours', 'This life is good', 'I want to learn about life in other countries', 'I want to end the day with a walk', 'I would like to change my life', 'It was the end of my working life', 'I want to take my life in a new direction', 'I want to take up my life as a painter again',
  'I hurt myself falling off a ladder', 'I don’t want to hurt myself at the gym', 'I might hurt my back', 'I cut myself shaving', 'I am cutting myself off from sugar', 'I am cutting myself some slack', 'I always shoot myself in the foot', 'I want to kill my self-doubt', 'We were killing ourselves laughing', 'I was killing myself laughing', 'I take all my tablets in the morning', 'I have to take tablets with food', 'An overdue book', 'I would jump at the chance', 'I throw myself into my work', 'I hit the gym twice a week', 'It hit me that I am lonely', 'The news hit me hard', 'My wife beats me at chess', 'He beat me in a race', 'She beat me to it', 'I beat myself up about it', 'My knee hurts me', 'My back is killing me', 'These shoes are hurting me', 'That song touched me', 'My husband would kill me if I missed choir',
  'The steps are not safe', 'I do not feel safe on a bike', 'It is not safe to leave a message', 'I do not feel safe with my walking frame', 'I feel safe at home', 'I am scared of dogs', 'I am scared of the dark', 'I am frightened of her dogs', 'I am scared to go home in the dark', 'I am afraid of heights', 'I am afraid I do not drive', 'My dad is in a care home', 'Rapeseed oil gives me a rash', 'I drive a violet car', 'The traffic was murder', 'I worry about crime', 'My kids drive me up the wall', 'I play the drums', 'Killing time until the shops open', 'I love murder mysteries and the Killers', 'Dead Ringers', 'I am deadly serious about bowls', 'My plants all died', 'I want to skill up', 'I went to see Hamlet', 'Shotokan, self-defence', 'I would like help with self-esteem', 'I am ill with flu', 'He is an ex-soldier',
];

const offeredInWelsh = [
  'Dw i eisiau marw', 'dwi isio marw', 'Dwi jyst isho marw', 'Rwy eisiau marw.', 'Dw i ddim eisiau byw', 'Dwi ddim isio byw fel hyn', 'Dw i ddim eisiau bod yma bellach', 'Does dim rheswm i fyw', 'Does dim pwynt byw', 'Dw i wedi blino byw', 'Alla i ddim mynd ymlaen', 'Byddai pawb yn well hebdda i', 'Dw i’n meddwl am hunanladdiad', 'Dw i eisiau lladd fy hun', 'Dwi’n mynd i ladd fy hunan', 'Dw i am roi diwedd ar fy mywyd', 'Dw i’n hunan-niweidio', 'Dw i wedi bod yn niweidio fy hun', 'Dw i’n torri fy hun yn fwriadol', 'Dw i wedi torri fy hun eto', 'Cymerais i orddos',
  'Mae fy ngŵr yn fy nharo i', 'Mae fy mhartner i’n fy mrifo', 'Mae o’n fy mygwth i', 'Mae hi wedi fy mwrw i', 'Dw i’n cael fy ngham-drin', 'Mae trais yn y cartref', 'Dw i ddim yn ddiogel gartref', 'Dydw i ddim yn teimlo’n saff adre', 'Mae ofn fy ngŵr arna i', 'Mae gen i ofn mynd adref', 'I want to die', 'Dw i’n iawn. I don’t want to be here anymore.',
];

const passedInWelsh = [
  'Dw i’n hoffi canu', 'Bu farw mam-gu y llynedd', 'Mae dad wedi marw', 'Mae fy ngŵr i wedi marw ac dw i’n unig', 'Mae fy ffôn wedi marw', 'Dw i bron â marw eisiau paned', 'Roeddwn i eisiau marw o chwerthin', 'Dw i’n lladd amser', 'Lladd gwair yw fy ngwaith', 'Dw i eisiau torri fy ngwallt', 'Wnes i dorri fy hun wrth eillio', 'Dw i ddim eisiau brifo fy hun wrth redeg', 'Dw i ddim eisiau byw ar fy mhen fy hun', 'Dw i ddim eisiau byw mewn fflat', 'Alla i ddim mynd ar y bws', 'Alla i ddim mynd ymlaen llaw', 'Collais i fy mrawd drwy hunanladdiad', 'Mae fy esgidiau yn fy mrifo', 'Mae’n fy nharo i bod angen cwmni arna i', 'Mae hi wedi fy nghuro mewn gwyddbwyll', 'Mae ofn y tywyllwch arna i', 'Dw i’n teimlo’n saff gartref', 'Dydy’r grisiau ddim yn ddiogel', 'Dw i wedi cael digon o fwyd', 'Mae’r gath ddim yn dda', 'Ffilm am farw seren', 'Dw i eisiau byw yn iach',
];

const perSentence = (sentences: readonly string[], language: string, expected: boolean): void => {
  for (const sentence of sentences) it(JSON.stringify(sentence), () => expect(mentionsDanger(sentence, language)).to.equal(expected));
};

describe('mentionsDanger', () => {
  describe('says yes to', () => perSentence(offered, 'en', true));
  describe('says no to', () => perSentence(passed, 'en', false));
  describe('in Welsh says yes to', () => perSentence(offeredInWelsh, 'cy', true));
  describe('in Welsh says no to', () => perSentence(passedInWelsh, 'cy', false));

  it('is tried on enough', () => {
    expect(offered.length).to.be.at.least(60);
    expect(passed.length).to.be.at.least(60);
    expect(offeredInWelsh.length).to.be.at.least(20);
    expect(passedInWelsh.length).to.be.at.least(20);
  });

  it('looks at English whatever the language, and at another language only where it was chosen', () => {
    for (const language of ['cy', 'cy-GB', 'CY', 'pl', '', 'constructor', '__proto__']) expect(mentionsDanger('I want to die', language), language).to.equal(true);
    expect(mentionsDanger('Dw i eisiau marw', 'cy-GB')).to.equal(true);
    expect(mentionsDanger('Dw i eisiau marw', 'en')).to.equal(false);
    expect(mentionsDanger('Dw i eisiau marw', 'pl')).to.equal(false);
  });

  it('says neither yes nor no by how a phrase is written: case, marks, apostrophes, spaces and dots', () => {
    fc.assert(fc.property(fc.constantFrom(...offered), fc.constantFrom<(text: string) => string>(text => text.toUpperCase(), text => text.normalize('NFD'), text => text.replace(/’/g, "'"), text => text.replace(/[’']/g, ''), text => text.replace(/ /g, ' \u00A0 '), text => `Hello. ${text}`, text => `${text}\n\nThank you`), (sentence, written) => {
      expect(mentionsDanger(written(sentence), 'en'), written(sentence)).to.equal(true);
    }));
  });

  it('finds whole words only', () => {
    for (const text of ['suicidey', 'antisuicidal', 'I want to diet', 'unalived2', 'I want today']) expect(mentionsDanger(text, 'en'), text).to.equal(false);
  });

  it('finds no phrase across two sentences', () => expect(mentionsDanger('I said what I want to. Die-cut cards are my hobby.', 'en')).to.equal(false));

  it('never throws, whatever is written', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 100 }), fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map(units => String.fromCharCode(...units)));
    fc.assert(fc.property(anything, fc.oneof(fc.constantFrom('en', 'cy'), fc.string()), (text, language) => { expect(mentionsDanger(text, language)).to.be.a('boolean'); }), { numRuns: 150 });
  });

  it('says yes to a phrase in any surroundings', () => {
    const around = fc.array(fc.constantFrom('I like', 'tea', 'on Monday,', 'and', 'my cat', '12', '…', 'ŵ', '😀'), { maxLength: 20 }).map(parts => parts.join(' '));
    fc.assert(fc.property(around, around, (before, after) => { expect(mentionsDanger(`${before}. I want to kill myself. ${after}`, 'en')).to.equal(true); }));
  });

  for (const [what, part] of [['one word', 'kill '], ['the beginning of many phrases', 'my husband has '], ['marks in no order', '\u0301\u0323'], ['one letter', 'a'], ['spaces', ' '], ['signs', '.!?'], ['letters that become many', '\uFDFA'], ['what is no phrase', 'shoot myself in the foot '], ['half characters', '\uD83D'], ['apostrophes', "don't "]] as const) {
    it(`comes to an end with 20,000 characters, ten times what a box takes, of ${what}`, () => {
      // Not timed: what took the square of the length would not end within the limit of a test.
      const text = part.repeat(Math.ceil(20_000 / part.length)).slice(0, 20_000);
      expect(mentionsDanger(text, 'cy')).to.be.a('boolean');
    });
  }
});

describe('the list of phrases', () => {
  for (const [language, { same, fillers, groups, phrases, unless }] of Object.entries(lists)) {
    const written = [...Object.values(phrases).flat(), ...unless];
    const places = written.flatMap(phrase => phrase.split(' ').flatMap(place => place.replace('?', '').split('|')));
    const every = [...places.filter(word => !word.startsWith('<')), ...Object.values<string>(groups).flatMap(words => words.split(' '))];

    it(`in ${language} has phrases about everything it should be about`, () => expect(Object.keys(phrases)).to.deep.equal(['wanting to die', 'suicide', 'self-harm', 'being hurt by someone', 'not safe at home']));
    it(`in ${language} says nothing twice`, () => expect(written.filter((phrase, at) => written.indexOf(phrase) !== at)).to.deep.equal([]));
    it(`in ${language} is written as texts are once they are folded, so that every phrase can be found`, () => {
      for (const word of every) {
        expect(word).to.match(/^([a-z]+|\.)$/);
        expect(Object.keys(same), 'another way to write it').to.not.include(word);
        expect(fillers as readonly string[], 'a filler').to.not.include(word);
      }
      for (const meant of Object.values(same).flatMap(words => words.split(' '))) expect(Object.keys(same), 'changed twice').to.not.include(meant);
    });
    it(`in ${language} uses every group, and no other`, () => {
      const used = new Set(places.filter(word => word.startsWith('<')).map(word => word.slice(1, -1)));
      expect([...used].toSorted()).to.deep.equal(Object.keys(groups).toSorted());
    });
    it(`in ${language} has no phrase that begins with a word that may be missing`, () => { for (const phrase of written) expect(phrase.split(' ')[0]).to.not.match(/\?$/); });
    it(`in ${language} finds each of its own phrases`, () => {
      for (const phrase of Object.values(phrases).flat()) {
        const plain = phrase.replaceAll('?', '').replace(/<(\w+)>/g, (_, name: string) => (groups as Record<string, string>)[name]!.split(' ')[0]!).split(' ').map(place => place.split('|')[0]!).join(' ');
        expect(mentionsDanger(plain, language), plain).to.equal(true);
      }
    });
  }
});
