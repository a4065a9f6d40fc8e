import { expect } from 'chai';
import { wordsOn } from '../../src/core/headings.ts';
import { builtInInstruments } from '../../src/core/instruments/index.ts';
import { builtInStops, isSendOnly, stopOf, wantedPages, type Condition, type Journey, type Page } from '../../src/core/journey.ts';
import { loadJourney, unsent } from '../../src/core/journey-loader.ts';
import type { BuiltIn } from '../../src/core/journeys/index.ts';
import { apart, optionsOf } from '../../src/core/questions/choice.ts';
import { ageId, agesFor } from '../../src/core/programmes/ages.ts';
import { bands } from '../../src/core/questions/age.ts';
import type { Question } from '../../src/core/questions/index.ts';
import { kindOf } from '../../src/core/questions/known.ts';
import { routeOf } from '../../src/core/route.ts';
import { areas } from '../../src/core/taxonomy.ts';
import { isKey, type Words } from '../../src/core/words.ts';
import type { Messages } from '../../src/i18n/translate.ts';

/** The answers that would make a condition hold, one at a time: enough to reach every page of a journey that has one condition a page. */
const parents = (when: Condition | undefined): readonly string[] => Object.keys(when ?? {});

/** Every words that a page shows by itself, and those of the stops that it leads to. */
function wordsOf(journey: Journey, page: Page): readonly Words[] {
  const { question } = page;
  const asked = question ? kindOf(question).asked?.(question, { answers: everythingAnswered(journey) }) ?? [] : [];
  const stops = [...Object.keys(builtInStops), ...(page.next ?? []).flatMap(rule => ('end' in rule ? [rule.end] : 'closed' in rule ? [rule.closed] : []))].map(id => stopOf(journey, id)!).flatMap(({ heading, body = [] }) => [heading, ...body]);
  return [
    ...(page.repeat ? Object.keys(areas) : [undefined]).flatMap(item => wordsOn(page, item)),
    ...(question?.type === 'choice' ? apart(question) : []).map(({ words }) => words), ...asked.map(({ words }) => words),
    ...(question?.missing ? [question.missing] : []), ...stops,
  ];
}

const everythingAnswered = ({ pages }: Journey) => Object.fromEntries(pages.map(({ id }) => [id, { at: 'answered' as const, value: 'words' }]));

/** Pages that some way through the journey shows: each page can be reached from one that is reached, by falling through or by a jump. */
function reachedPages({ pages, start }: Journey): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (at: number): void => {
    const page = pages[at];
    if (!page || reached.has(page.id) || parents(page.when).some(id => !reached.has(id))) return;
    reached.add(page.id);
    const always = page.next?.find(rule => rule.when === undefined);
    for (const rule of page.next ?? []) if ('page' in rule) visit(pages.findIndex(({ id }) => id === rule.page));
    if (!always) visit(at + 1);
    if (page.when) visit(at + 1);
  };
  visit(pages.findIndex(({ id }) => id === start));
  return reached;
}

/** Pages without whose answer nobody could be helped, nobody would know whether to send anything (`share`) or what it is about (`moment`), or the law would be broken: only these must be answered. */
const essential = ['moment', 'share', 'who', 'who-knows', 'call', 'name', 'contact-by', 'contact', 'privacy', 'helper-name', 'helper-role', 'comms-language'];

/** Whether a question has a way not to say: to leave it, to rather not, to be not sure, none of it, any of it, or something to say instead. */
const canBePassed = (question: Question): boolean =>
  question.optional === true || question.preferNot === true || question.type === 'postcode' || question.type === 'yes-no'
  || question.type === 'programme-link' || question.type === 'surgery' || kindOf(question).tells === true || (question.type === 'consent' && !question.items.some(({ needed }) => needed))
  || (question.type === 'choice' && (question.notSure === true || question.none === true || question.any === true)) || (question.type === 'text' && (question.instead?.length ?? 0) > 0);

/** Journeys for people whom the site knows to be old enough, because they are in the room with those who lead it. */
const asksNoAge = ['check-in', 'session-report'];

/** Words of an instrument stand in the languages in which its owner published them, and in no other. */
const isVerbatim = (words: Words): boolean => Object.values(words).every(text => JSON.stringify(Object.values(builtInInstruments).map(({ wording }) => wording)).includes(JSON.stringify(text)));

/** What every journey that comes with the product must be. `everyLanguage`: all sentences, by language. */
export function journeyContract(builtIn: BuiltIn, everyLanguage: () => Readonly<Record<string, Messages>>): void {
  const { journey } = builtIn;
  /** With these pages, as a site would have it. */
  const wanted = ({ ask = builtIn.ask, leaveOut = [] }: { readonly ask?: readonly string[]; readonly leaveOut?: readonly string[] }): Journey => ({ ...journey, pages: wantedPages(journey, ask, leaveOut) });

  it('is read by the loader as it is, and what is written down of it is what the loader finds', () => expect(loadJourney(journey)).to.deep.equal(builtIn));

  it('shows every page to somebody', () => expect([...reachedPages(journey)].toSorted()).to.deep.equal(journey.pages.map(({ id }) => id).toSorted()));

  it('has a sentence in every language for every key', () => {
    for (const [language, messages] of Object.entries(everyLanguage())) {
      for (const page of journey.pages) {
        for (const words of wordsOf(journey, page)) {
          if (isKey(words)) expect([words.key, `${words.key}_other`].some(key => Object.hasOwn(messages, key)), `${language}: ${words.key}`).to.equal(true);
          else if (!isVerbatim(words)) expect(Object.keys(words), `${page.id} in ${language}`).to.include(language);
        }
      }
    }
  });

  it('marks nothing with an asterisk: what may be left out says so in words', () => {
    for (const [language, messages] of Object.entries(everyLanguage())) {
      for (const page of journey.pages) {
        for (const words of wordsOf(journey, page)) {
          const sentences = isKey(words) ? Object.entries(messages).filter(([key]) => key === words.key || key.startsWith(`${words.key}_`)).map(([, sentence]) => sentence) : [(words as Readonly<Record<string, string>>)[language] ?? ''];
          for (const sentence of sentences) expect(sentence, `${language}, page ${page.id}`).to.not.match(/[*∗⁎＊]/);
        }
      }
    }
  });

  it('says of every question why it is asked', () => { for (const { id, question } of journey.pages) if (question && !kindOf(question).tells) expect(question.why, id).to.not.equal(undefined); });

  it('has a way not to say for every question but those without which nobody could be helped', () => {
    for (const { id, question } of journey.pages) if (question && !essential.includes(id)) expect(canBePassed(question), id).to.equal(true);
  });

  it('lets a site leave out no page without which nobody could be helped', () => { for (const { id, mayLeaveOut } of journey.pages) if (mayLeaveOut) expect(essential, id).to.not.include(id); });

  it('can be gone through by somebody who says as little as they may, whatever the site asks and leaves out', () => {
    for (const ask of [[], journey.pages.filter(page => page.onRequest).map(({ id }) => id)]) {
      for (const leaveOut of [[], ...journey.pages.filter(page => page.mayLeaveOut).map(({ id }) => [id]), journey.pages.filter(page => page.mayLeaveOut).map(({ id }) => id)]) {
        const own = wanted({ ask, leaveOut });
        const answers = Object.fromEntries(own.pages.flatMap(({ id, question }) => (question ? [[id, { at: question.preferNot ? 'preferNotToSay' as const : 'skipped' as const }]] : [])));
        const { steps, end, closed } = routeOf({ journey: own, today: '2026-11-22' }, answers);
        expect({ end, closed, last: steps.at(-1)?.page.show }, leaveOut.join()).to.deep.equal({ end: undefined, closed: false, last: 'check' });
        expect(steps.map(({ key }) => key)).to.not.include.members(leaveOut.length > 0 ? leaveOut : ['nothing']);
      }
    }
  });

  it('needs an endpoint, or can be kept: then nothing is asked that is only for sending, and the way goes to a stop at which all is still there', () => {
    if (journey.keep === undefined) return;
    const { pages } = unsent(builtIn).journey;
    const answers = Object.fromEntries(pages.flatMap(({ id, question, repeat }) => (question && !repeat ? [[id, { at: 'skipped' as const }]] : [])));
    const { steps, end, closed, answers: kept } = routeOf({ journey: { ...journey, pages }, today: '2026-11-22' }, answers);
    expect({ end, closed, last: steps.at(-1)?.key }).to.deep.equal({ end: undefined, closed: true, last: `!${journey.keep}` });
    expect(kept).to.deep.equal(answers);
    for (const page of pages) expect(isSendOnly(page), page.id).to.equal(false);
  });

  it('ends for every child under 13, whichever least age the site has', () => {
    for (const minimumAge of [13, 16, 18] as const) {
      const own = wanted({});
      const asking = own.pages.filter(({ question }) => question?.type === 'age' || question?.type === 'programme-age' || (question?.type === 'date' && question.birth) || (question?.type === 'year' && question.young));
      expect(asking.length > 0, 'asks an age').to.equal(!asksNoAge.includes(journey.id));
      for (const { id, question } of asking) {
        // Who can keep what they wrote may go on, and cannot send it: so nobody is asked for a date.
        if (question?.type === 'year') for (let year = 2026; year > 1896; year--) expect(routeOf({ journey: own, today: '2026-11-22', minimumAge }, { [id]: { at: 'answered', value: `${year}` } }).closed, `${id}: ${year}, from ${minimumAge}`).to.equal(2026 - year < minimumAge);
        if (question?.type === 'year') continue;
        const given = (value: string) => routeOf({ journey: own, today: '2026-11-22', minimumAge }, { [id]: { at: 'answered', value } }).end;
        if (question?.type === 'age') for (const [band, [, oldest]] of Object.entries(bands)) expect(given(band), `${id}: ${band}, from ${minimumAge}`).to.equal(oldest < 13 ? 'under-13' : oldest < minimumAge ? 'too-young' : undefined);
        else if (question?.type === 'programme-age') for (const ages of agesFor(undefined)) expect(given(ageId(ages)), `${id}: ${ageId(ages)}, from ${minimumAge}`).to.equal(ages.to < 13 ? 'under-13' : ages.to < minimumAge ? 'too-young' : undefined);
        else for (let year = 2026; year > 1896; year--) expect(given(`${year}-11-22`), `${id}: ${year}, from ${minimumAge}`).to.equal(2026 - year < 13 ? 'under-13' : 2026 - year < minimumAge ? 'too-young' : undefined);
      }
    }
  });

  it('has no question without a way on: something to choose, or a way to say that one does not know', () => {
    for (const { id, question, repeat } of journey.pages) {
      if (question?.type !== 'choice') continue;
      expect([...optionsOf(question, { answers: {}, ...(repeat && { item: 'music' }) }), ...apart(question)], id).to.have.length.greaterThan(0);
    }
  });

  it('ends with the check page, and asks who the person is only of those who send', () => {
    expect(journey.pages.at(-1)?.show).to.equal('check');
    for (const page of journey.pages) if ((page.question?.type === 'text' && page.question.autocomplete) || page.aboutFiller) expect(isSendOnly(page), page.id).to.equal(true);
  });
}
