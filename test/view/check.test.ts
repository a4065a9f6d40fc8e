import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import { directory, start, textOf, until, type Form } from './driver.ts';

const rowsOf = (form: Form): (readonly [string, readonly string[]])[] =>
  form.all('.checklist > div').map(row => [textOf(row.querySelector('dt')), [...row.querySelectorAll('dd:not(.chg) > span')].map(value => value.textContent!.trim())]);

describe('the check page', () => {
  let form: Form;
  before(async () => { form = await start({ directory }); await form.walkTo('check'); });
  after(cleanUp);

  it('shows every answer as it was given, in the order it was asked', () => {
    const [ideas] = rowsOf(form).filter(([heading]) => heading === 'Ideas we will tell them about');
    expect(ideas![1]).to.have.length(5);
    expect(rowsOf(form).filter(row => row !== ideas && row[0] !== ideas![0])).to.deep.equal([
      ['Who is this for?', ['Me']],
      ['What is your postcode?', ['NW1 2DB']],
      ['How old are you?', ['25 to 49']],
      ['What matters to you right now?', ['Music and singing', 'Moving more']],
      ['Music and singing: which of these would you like to try?', ['Singing in a group or choir']],
      ['Moving more: which of these would you like to try?', ['I am not sure']],
      ['What would help you take part?', ['It is free']],
      ['When could you go?', ['Any time']],
      ['Would you like a link worker to get in touch?', ['Yes, please']],
      ['What is your name?', ['Ada Example']],
      ['How should we get in touch?', ['Phone call']],
      ['How can we reach you?', ['020 7946 0999', 'It is safe to leave a message']],
      ['Do you need help to talk with us or read our letters?', ['Someone who speaks my language', 'Something else']],
      ['Which language do you speak?', ['Bengali']],
      ['What else would help you talk with us?', ['A quiet room']],
      ['Which GP surgery do you use?', ['Heath Surgery']],
      ['Is there anything else you want to tell us?', ['I like the mornings.\nNot Fridays.']],
      ['How we use what you tell us', ['Yes, The Hive can use what I told you, and anything I said about my health, to help me']],
    ]);
  });

  it('names the question in every "Change", and the one who gets it in the button that sends', () => {
    expect(form.all('.chg button').map(textOf)).to.deep.equal(rowsOf(form).map(([heading]) => `Change: ${heading}`));
    expect(textOf(form.one('.step .main'))).to.equal('Send to The Hive');
    expect(form.text).to.include('Nothing has been sent yet.');
  });

  it('leads to the page with what was written there, and straight back with what is new', async () => {
    await form.goOn('Change: What is your name?');
    expect(form.page).to.equal('name');
    form.expectFocusOnHeading();
    expect(form.field('first').value).to.equal('Ada');
    await form.type('first', '<img src=x onerror=window.hacked=9> O’Ó & Ada');
    await form.type('called', 'Addy');
    await form.goOn();
    expect(form.page).to.equal('check');
    expect(rowsOf(form)).to.deep.include(['What is your name?', ['<img src=x onerror=window.hacked=9> O’Ó & Ada Example', 'Call me Addy']]);
    expect(form.all('.step img')).to.have.length(0);
  });

  it('leads straight back by Back as well, without a change', async () => {
    await form.goOn('Change: How can we reach you?');
    await form.goOn('Back');
    expect(form.page).to.equal('check');
  });

  it('asks only what a change makes due, and comes back', async () => {
    await form.goOn('Change: What matters to you right now?');
    await form.pick('Moving more', 'Food and cooking');
    await form.goOn();
    expect([form.page, textOf(form.heading())]).to.deep.equal(['interests', 'Food and cooking: which of these would you like to try?']);
    await form.pick('I am not sure');
    await form.goOn();
    expect(form.page).to.equal('ideas');
    await form.settled();
    await form.goOn();
    expect(form.page).to.equal('check');
    expect(rowsOf(form)).to.deep.include(['What matters to you right now?', ['Music and singing', 'Food and cooking']]);
    expect(rowsOf(form).map(([heading]) => heading)).to.not.include('Moving more: which of these would you like to try?');
  });

  it('says of a page that was passed over that it was', async () => {
    await form.goOn('Change: Is there anything else you want to tell us?');
    await form.type('text', '   ');
    await form.goOn();
    expect(rowsOf(form)).to.deep.include(['Is there anything else you want to tell us? (optional)'.replace(' (optional)', ''), ['You skipped this']]);
  });

  it('keeps the support panel one press away, and gives focus back when that closes', async () => {
    const button = form.control('Need help now?')!;
    button.focus();
    await form.press('Need help now?');
    const dialog = form.one<HTMLDialogElement>('dialog')!;
    expect(dialog.open && dialog.matches(':modal')).to.equal(true);
    expect(dialog.contains(form.focused)).to.equal(true);
    expect(form.all<HTMLAnchorElement>('dialog a').map(link => link.href)).to.deep.equal(['tel:999', 'tel:111', 'tel:116123', 'sms:85258', 'tel:08001111', 'tel:08000684141']);
    await form.press('Close');
    expect(dialog.open).to.equal(false);
    await until(() => form.focused === button, 'focus on the button that opened it');
  });
});
