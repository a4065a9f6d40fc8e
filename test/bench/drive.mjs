/**
 * Goes through the self-referral journey in a real browser, by taps and keys. It finds everything by the words that a
 * person reads, so that it drives the widget and the reference alike.
 */

/** The phone that the pages are shown on. */
export const phone = { width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** An element of the form that can be seen, once there is one: the first that fits the selector and begins with the words. */
async function found(page, selector, words = '') {
  const look = (selector, words) => [...(document.querySelector('what-matters, plain-form')?.shadowRoot?.querySelectorAll(selector) ?? [])].find(element => element.textContent.trim().startsWith(words) && element.checkVisibility());
  try {
    return await page.waitForFunction(look, { polling: 'raf', timeout: 60_000 }, selector, words);
  } catch (error) { throw new Error(`no ${selector} "${words}" on the page`, { cause: error }); }
}

const painted = page => page.evaluate(() => new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); }));

async function tap(page, selector, words) {
  const element = await found(page, selector, words);
  await element.tap();
  await element.dispose();
  await painted(page);
}

const press = words => page => tap(page, 'button', words);
const pick = words => page => tap(page, 'label', words);
/** Taps a field, the one with this label or the first on the page, and types. */
const write = (text, label) => async page => {
  const labelled = label === undefined ? undefined : await found(page, 'label', label);
  if (labelled) {
    const field = await labelled.evaluateHandle(element => element.control);
    await field.tap();
    await painted(page);
  } else await tap(page, 'input.input, textarea.input');
  await page.keyboard.type(text, { delay: 30 });
};

/** Each page of the journey of a person who fills it in for themselves: how its heading begins, and what they do there. */
const pages = [
  ['Find things to do near you', press('Start')],
  ['Who is this for?', pick('Me'), press('Continue')],
  ['What is your postcode?', write('N19 8QD', 'Postcode'), press('Continue')],
  ['How old are you?', pick('65 to 79'), press('Continue')],
  ['What matters to you', pick('Music and singing'), pick('Being outdoors'), press('Continue')],
  ['Music and singing', pick('Singing in a group'), pick('Listening to music'), press('Continue')],
  ['Being outdoors', pick('Gardening'), press('Continue')],
  ['What would help', pick('It is free'), pick('A small or quiet group'), press('Continue')],
  ['When could you go?', pick('Weekday mornings'), pick('Weekends'), press('Continue')],
  ['Ideas for you', page => found(page, '[role=status]', 'We found'), press('Not for me'), press('Continue')],
  ['Would you like', pick('Yes, please'), press('Continue')],
  ['What is your name?', write('Sam', 'First name'), write('Example', 'Last name'), write('Sammy', 'What should we call you?'), press('Continue')],
  ['How should we get in touch?', pick('Phone call'), press('Continue')],
  ['How can we reach you?', write('020 7946 0123', 'Your phone number'), pick('Yes'), write('After lunch', 'Best time to call'), press('Continue')],
  ['Do you need help to talk with us', pick('Large print'), pick('More time'), press('Continue')],
  ['Which GP surgery do you use?', write('Elm Tree Surgery', 'Name of the surgery'), press('Continue')],
  ['Is there anything else', write('I would like to sing with other people.'), press('Continue')],
  ['How we use what you tell us', pick('Yes, Heath Lane'), pick('Yes, you can tell my GP'), press('Continue')],
  ['Check your answers', press('Send to')],
  ['We have your answers'],
];

const heading = (page, words) => found(page, ':is(h1,h2,h3,h4,h5)[tabindex="-1"]', words);

/** Presses Start, and waits until the first question, "Who is this for?", can be answered. */
export async function toFirstQuestion(page) {
  const [[start, pressStart], [question]] = pages;
  await heading(page, start);
  await pressStart(page);
  await heading(page, question);
  await found(page, 'label', 'Me');
}

/**
 * Goes from the page that stands to the page that says that the answers have arrived.
 *
 * @param from 0 for the start page, 1 for the first question
 * @param at called before each tap or field, with the beginning of the page's heading and the how-manieth it is there
 */
export async function toTheEnd(page, from = 0, at = async () => {}) {
  for (const [words, ...acts] of pages.slice(from)) {
    await heading(page, words);
    await painted(page);
    for (const [nth, act] of acts.entries()) {
      await at(words, nth + 1);
      await act(page);
    }
  }
}
