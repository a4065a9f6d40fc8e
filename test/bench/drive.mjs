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
const write = text => async page => {
  await tap(page, 'input.input, textarea.input');
  await page.keyboard.type(text, { delay: 30 });
};

/** Each page of the journey: how its heading begins, and what a person does there. */
const pages = [
  ['Find things to do near you', press('Start')],
  ['What is your postcode?', write('N19 8QD'), press('Continue')],
  ['What matters to you', pick('Music and singing'), pick('Being outdoors'), press('Continue')],
  ['Music and singing', pick('Singing in a group'), pick('Listening to music'), press('Continue')],
  ['Being outdoors', pick('Gardening'), press('Continue')],
  ['What would help', pick('It is free'), pick('A small or quiet group'), press('Continue')],
  ['Ideas for you', page => found(page, '[role=status]', 'We found'), press('Not for me'), press('Continue')],
  ['Would you like', pick('Yes, please'), press('Continue')],
  ['What is your name?', write('Sam Example'), press('Continue')],
  ['How should we get in touch?', pick('Phone call'), press('Continue')],
  ['How can we reach you?', write('020 7946 0123'), pick('Yes'), press('Continue')],
  ['Is there anything else', write('I would like to sing with other people.'), press('Continue')],
  ['How we use what you tell us', pick('Yes, Heath Lane'), press('Continue')],
  ['Check your answers', press('Send to')],
  ['We have your answers'],
];

const heading = (page, words) => found(page, ':is(h1,h2,h3,h4,h5)[tabindex="-1"]', words);

/** Presses Start, and waits until the first question can be answered. */
export async function toFirstQuestion(page) {
  const [[start, pressStart], [question]] = pages;
  await heading(page, start);
  await pressStart(page);
  await heading(page, question);
  await found(page, 'input.input');
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
