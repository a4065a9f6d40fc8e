import { expect } from 'chai';
import type { Submission } from '../../src/core/submission.ts';
import { cleanUp } from '../fixture.ts';
import { directory, givesReceipt, start, textOf, until, type Filler, type Form } from './driver.ts';

/** Words in which "you" is whoever fills the form in, or "I" is them; anything else of the kind speaks to the wrong person. */
const toTheHelper: readonly RegExp[] = [
  /^Do they know you are doing this\?$/, /^I (am not sure|do not know( it)?)$/, /or tell us you (are not sure|would rather not say)$/, /Pick as many as you like\./, /^Keep a copy for yourself$/, /^About them and you$/,
  /^You can look at ideas and stop here\./, /^Check your answers$/, /You can change anything\.$/, /^You can still look at ideas\./, /You can also call us/, /We picked these because of what you told us\./, /Please check with them before you go\./,
  // The face of the link worker who speaks with them.
  /^To see your face when you speak$/,
  /^Is there anything else you want to tell us\?/, /if you need help now\./, /^You may want to say things in your own words\.$/, /^How we use what you tell us/, /^You can change your mind at any time\./, /^The law says that we must ask you first\.$/,
  /what I told you/, /^You (picked|said it would help):$/, /^Yes, they said that you can/, /^Tick the box if you agree\. If you do not agree, we cannot send your answers\. You can call us instead$/, /you can send them news/,
  /^We have your answers$/, /the way you asked\.$/, /reads? your answers/, /^If you need help sooner/, /^Your reference$/, /^You only need it if you call us\.$/, /^Your answers are no longer on this page\.$/,
];

/** Our own words on a page, without what a list of activities or a person wrote. */
const ours = (form: Form): string[] => form.all('.step :is(.h, .h2, .hint, .lead, .small, .label, .opt > span:not(.pic), .whybox, .err, .whyband strong, .whyband li, .facts dd > span + span, .next li > span:not(.n), .ref p, .status p)')
  .filter(element => !element.closest('.checklist')).map(element => { const copy = element.cloneNode(true) as Element; for (const part of copy.querySelectorAll('mark, .vh')) part.remove(); return textOf(copy); });
const toTheWrongPerson = (form: Form): string[] => ours(form).filter(line => /\b(you|your|yours|yourself|me|my|mine|I|myself)\b/i.test(toTheHelper.reduce((left, allowed) => left.replace(allowed, ''), line)));

const pages = ['who-knows', 'where', 'age', 'matters', 'interests', 'help', 'when', 'ideas', 'call', 'name', 'birth-date', 'contact-by', 'contact', 'comms', 'comms-language', 'comms-other', 'gp', 'more', 'privacy', 'check'] as const;
const mayBeEmpty = ['when', 'ideas', 'comms', 'comms-other', 'gp', 'more', 'check'];

const pick = async (form: Form, page: string, option: string): Promise<void> => { await form.walkTo(page); await form.pick(option); await form.goOn(); };
const sha256 = async (text: string): Promise<string> => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))), byte => byte.toString(16).padStart(2, '0')).join('');

for (const as of ['someone-else', 'professional'] as const) {
  describe(`a form filled in for somebody else (${as})`, () => {
    let form: Form;
    before(async () => { form = await start({ directory, ask: ['birth-date', 'news'] }, { as, deliver: givesReceipt }); });
    after(cleanUp);

    for (const page of pages) {
      it(`speaks of them, and not of the person who fills it in: ${page}`, async () => {
        await form.walkTo(page);
        expect(toTheWrongPerson(form)).to.deep.equal([]);
        if (mayBeEmpty.includes(page)) return;
        await form.fail();
        expect(toTheWrongPerson(form), 'in error').to.deep.equal([]);
      });
    }

    it('speaks of them once it is sent', async () => {
      await form.send('We have your answers');
      expect(toTheWrongPerson(form)).to.deep.equal([]);
    });
  });
}

describe('a form filled in by the person it is for', () => {
  afterEach(cleanUp);

  it('speaks to them, and asks nothing about a helper', async () => {
    const form = await start({ ask: ['birth-date'] });
    await form.walkTo('check');
    expect(form.pages.filter(page => /^(who-knows|helper-)/.test(page))).to.deep.equal([]);
    // In one of them, "them" are those who read the answers.
    const asked = form.all('.checklist dt').map(textOf).filter(heading => /\b(their|they|them)\b/.test(heading) && heading !== 'Ideas we will tell them about');
    expect(asked).to.deep.equal([]);
  });
});

describe('whose details a browser fills in', () => {
  afterEach(cleanUp);
  const tokens = (form: Form): string[] => form.all<HTMLInputElement>('.step input, .step textarea').map(field => field.getAttribute('autocomplete') ?? '').filter(token => token !== '' && token !== 'off');

  it('are never the helper’s own in the fields about the person', async () => {
    const form = await start({ ask: ['birth-date'] }, { as: 'someone-else' });
    for (const page of ['where', 'name', 'birth-date', 'contact', 'gp', 'more']) {
      await form.walkTo(page);
      expect(tokens(form), page).to.deep.equal([]);
      if (page !== 'contact') continue;
      for (const way of ['Text message', 'Email', 'Letter', 'Another way']) {
        await form.goOn('Back');
        await form.pick(way);
        await form.goOn();
        expect(tokens(form), way).to.deep.equal([]);
      }
      await form.type('to', 'Ask at the library');
    }
  });

  for (const [as, pageOf, token] of [['someone-else', 'helper-relation', []], ['professional', 'helper-role', ['organization-title']]] as const) {
    it(`are the helper’s own where the helper is asked about themselves (${as})`, async () => {
      const form = await start({}, { as });
      await form.walkTo('helper-name');
      expect(textOf(form.heading())).to.equal('What is your own name?');
      expect(form.all('.label').map(textOf)).to.include('What should we call you? (optional)');
      expect(tokens(form)).to.deep.equal(['given-name', 'family-name', 'nickname']);
      await form.walkTo(pageOf);
      expect(textOf(form.heading())).to.match(/\byou\b/).and.not.match(/\btheir\b/);
      expect(tokens(form)).to.deep.equal(token);
      await form.walkTo('helper-contact');
      expect([textOf(form.heading()), ...tokens(form)]).to.deep.equal(['What is your own phone number? (optional)', 'tel']);
    });
  }

  it('stay with whom they are about on the check page: "call me" is said by the person, not of the helper', async () => {
    const form = await start({}, { as: 'someone-else' });
    await form.walkTo('name');
    await form.type('called', 'Addy');
    await form.walkTo('helper-name');
    await form.type('called', 'Gracie');
    await form.walkTo('check');
    const said = form.all('.checklist dd:not(.chg)').map(textOf);
    expect(said.find(words => words.includes('Addy'))).to.include('Call them Addy');
    expect(said.find(words => words.includes('Gracie'))).to.include('Call me Gracie');
  });
});

describe('what is sent for somebody else', () => {
  afterEach(cleanUp);
  const sent = async (as: Filler, between: (form: Form) => Promise<void> = async () => {}): Promise<Submission> => {
    const got: Submission[] = [];
    const form = await start({}, { as, deliver: (submission: Submission) => { got.push(submission); return givesReceipt(submission); } });
    await between(form);
    await form.send('We have your answers');
    return got[0]!;
  };

  it('says who filled it in and how to reach them, each under a key of its own', async () => {
    const { filledInBy, body } = await sent('professional');
    expect(filledInBy).to.equal('professional');
    expect(body.answers).to.deep.include({
      'who-knows': { at: 'answered', value: 'yes' }, name: { at: 'answered', value: { first: 'Ada', last: 'Example' } }, 'helper-name': { at: 'answered', value: { first: 'Grace', last: 'Helper' } },
      'helper-role': { at: 'answered', value: 'Support worker at Elm House' }, 'helper-contact': { at: 'answered', value: '020 7946 0555' }, 'helper-relation': { at: 'notAsked' },
    });
  });

  it('keeps the hash of the consent in the words that stood on the page', async () => {
    const shown: string[] = [];
    const { body } = await sent('someone-else', async form => { await form.walkTo('privacy'); shown.push(...form.all('.opt > span').map(element => textOf(element).replace(' (optional)', ''))); });
    expect(shown[0]).to.include('they said that');
    expect(body.consents.map(({ id, given }) => [id, given])).to.deep.equal([['help-me', true], ['tell-gp', false]]);
    for (const [at, words] of shown.entries()) expect(body.consents[at]!.sha256, words).to.equal(await sha256(words));
  });

  it('keeps the consent as it was read, though another language was chosen afterwards', async () => {
    const got: Submission[] = [];
    const form = await start({}, { deliver: (submission: Submission) => { got.push(submission); return givesReceipt(submission); } });
    await form.walkTo('privacy');
    const shown = form.all('.opt > span').map(element => textOf(element).replace(' (optional)', ''));
    await form.walkTo('check');
    await form.press('Cymraeg');
    await until(() => form.one('.root')!.lang === 'cy', 'Welsh');
    form.one('.step .main')!.click();
    const { body, language } = await until(() => got[0], 'a submission');
    expect(language).to.equal('cy');
    expect(body.consents.map(consent => consent.language)).to.deep.equal(['en', 'en']);
    for (const [at, words] of shown.entries()) expect(body.consents[at]!.sha256, words).to.equal(await sha256(words));
  });

  it('keeps how somebody is to be reached, in every way, when it turns out who fills it in', async () => {
    const { body } = await sent('self', async form => {
      await form.walkTo('contact-by');
      await form.pick('Email');
      await form.goOn();
      await form.type('to', 'ada@example.org');
      await form.pick('No');
      await form.walkTo('check');
      await form.goOn('Change: Who is this for?');
      await form.pick('Someone I know');
      await form.goOn();
      await form.pick('Yes, and they said it is OK');
      await form.goOn();
      await form.walkTo('contact');
      expect([form.field('to').value, ...form.chosen()]).to.deep.equal(['ada@example.org', 'No']);
    });
    expect(body.answers['contact']).to.deep.equal({ at: 'answered', value: { by: 'email', to: 'ada@example.org', safe: 'no' } });
  });

  it('has nothing of the helper when the person turns out to fill it in themselves', async () => {
    const { filledInBy, body } = await sent('someone-else', async form => {
      await form.walkTo('check');
      await form.goOn('Change: Who is this for?');
      await form.pick('Me');
      await form.goOn();
      // What was said about somebody else is asked again; what was typed still stands there, but for what they agreed to.
      expect(form.page).to.equal('call');
      await form.walkTo('name');
      expect(form.field('first').value).to.equal('Ada');
      await form.walkTo('privacy');
      expect(form.chosen()).to.deep.equal([]);
      await form.walkTo('check');
      expect(form.all('.checklist dt').map(textOf)).to.include('What is your name?').and.not.include('What is your own name?');
    });
    expect(filledInBy).to.equal('self');
    for (const key of ['who-knows', 'helper-name', 'helper-relation', 'helper-contact']) expect(body.answers[key], key).to.deep.equal({ at: 'notAsked' });
    expect(JSON.stringify(body)).to.not.include('Grace');
  });
});

describe('what the page around a form hears', () => {
  afterEach(cleanUp);
  const heard = async (as: Filler, act: (form: Form) => Promise<void> = async () => {}): Promise<string[]> => {
    const told: string[] = [];
    const listen = ({ page, number }: HTMLElementEventMap['wm-step']): void => { told.push(`${number} ${page}`); };
    document.addEventListener('wm-step', listen as EventListener);
    const form = await start({}, { deliver: givesReceipt, as });
    await act(form);
    await form.send('We have your answers');
    document.removeEventListener('wm-step', listen as EventListener);
    cleanUp();
    return told;
  };

  it('is the same whoever fills it in, whatever they answer, and whatever they change', async () => {
    const usual = ['2 who', '3 where', '4 age', '5 matters', '6 help', '7 when', '8 ideas', '9 call', '10 name', '11 contact-by', '12 contact', '13 comms', '14 gp', '15 more', '16 privacy', '17 check', '18 done'];
    expect(await heard('self')).to.deep.equal(usual);
    expect(await heard('professional')).to.deep.equal(usual);
    expect(await heard('self', async form => { await form.walkTo('matters'); await form.pick('I am not sure'); await form.goOn(); await form.walkTo('comms'); await form.goOn(); })).to.deep.equal(usual);
    expect(await heard('self', async form => {
      await form.walkTo('check');
      await form.goOn('Change: Who is this for?');
      await form.pick('Someone I know');
      await form.goOn();
      await form.pick('Yes, and they said it is OK');
      await form.goOn();
    })).to.deep.equal(usual);
  });

  it('is nothing of a stop', async () => {
    const told: string[] = [];
    const form = await start();
    form.element.addEventListener('wm-step', ({ page }) => told.push(page));
    await form.walkTo('age');
    await form.pick('Under 13');
    await form.goOn();
    expect(form.page).to.equal('under-13');
    expect(told).to.deep.equal(['who', 'where', 'age']);
  });
});

describe('somebody who has not asked the person yet', () => {
  afterEach(cleanUp);

  it('is asked to do so, can look at ideas, and is asked for no name and can send nothing', async () => {
    let sends = 0;
    const form = await start({ directory }, { as: 'someone-else', deliver: () => { sends++; return undefined; } });
    await pick(form, 'who-knows', 'No, not yet');
    expect([form.page, textOf(form.heading())]).to.deep.equal(['ask-first', 'Please talk to them first']);
    form.expectFocusOnHeading();
    await form.goOn();
    await form.walkTo('ideas');
    expect(form.all('.ideas > li').length).to.be.above(1);
    expect([form.control('Continue'), form.control('Send to The Hive')].every(control => control === undefined)).to.equal(true);
    expect(form.pages).to.deep.equal(['start', 'who', 'who-knows', 'ask-first', 'where', 'age', 'matters', 'interests', 'interests', 'help', 'when', 'ideas']);
    await form.goOn('Start again');
    expect([form.page, sends]).to.deep.equal(['start', 0]);
  });

  it('can go back and say that they have', async () => {
    const form = await start({}, { as: 'someone-else' });
    await pick(form, 'who-knows', 'No, not yet');
    await form.goOn('Back');
    await form.pick('Yes, and they said it is OK');
    await form.goOn();
    expect(form.page).to.equal('where');
    await form.walkTo('name');
  });
});

describe('a person who is too young', () => {
  afterEach(cleanUp);
  const stopped = async (as: Filler, age: string, config: Parameters<typeof start>[0] = {}): Promise<{ readonly form: Form; readonly sends: () => number }> => {
    let sends = 0;
    const form = await start(config, { as, deliver: () => { sends++; return undefined; } });
    await pick(form, 'age', age);
    return { form, sends: () => sends };
  };

  for (const [as, words] of [['self', 'You can talk to a grown-up you trust'], ['someone-else', 'If a child is not safe, please call 999.']] as const) {
    it(`under 13, is told who to talk to, and nothing is kept or sent (${as})`, async () => {
      const { form, sends } = await stopped(as, 'Under 13');
      expect([form.page, textOf(form.heading())]).to.deep.equal(['under-13', 'This form is for people aged 13 and over']);
      form.expectFocusOnHeading();
      for (const part of [words, 'Childline on 0800 1111', '020 7946 0000', 'We have not kept or sent any of your answers.']) expect(form.text).to.include(part);
      expect([form.control('Back'), form.control('Continue'), form.control('Clear my answers')].every(control => control === undefined)).to.equal(true);
      await form.goOn('Start again');
      await form.goOn('Start');
      expect(form.chosen()).to.deep.equal([]);
      await form.walkTo('where');
      expect(form.field('postcode').value).to.equal('');
      await form.walkTo('age');
      expect([form.chosen().length, sends()]).to.deep.equal([0, 0]);
    });
  }

  it('is stopped by the age that the site set, with other words', async () => {
    for (const [age, config, heading] of [['13 to 15', {}, 'We cannot take your answers here yet'], ['16 or 17', { minimumAge: 18 }, 'We cannot take your answers here yet']] as const) {
      const { form } = await stopped('self', age, config);
      expect(textOf(form.heading()), age).to.equal(heading);
      expect(form.text).to.include('Childline').and.include('We have not kept or sent any of your answers.');
      form.element.remove();
    }
  });

  it('goes on at the age that the site set', async () => {
    const { form } = await stopped('self', '13 to 15', { minimumAge: 13 });
    expect(form.page).to.equal('matters');
  });

  it('is stopped by a date of birth too', async () => {
    const form = await start({ ask: ['birth-date'] });
    await form.walkTo('birth-date');
    for (const [name, text] of [['day', '1'], ['month', '1'], ['year', `${new Date().getFullYear() - 9}`]] as const) await form.type(name, text);
    await form.goOn();
    expect(textOf(form.heading())).to.equal('This form is for people aged 13 and over');
    expect(form.text).to.not.include('Ada');
  });
});
