import { expect } from 'chai';
import { headingOf, isSendOnly, loadJourney, stopOf, type Condition, type Journey, type Page } from '../../src/core/journey.ts';
import { apart, optionsOf } from '../../src/core/questions/choice.ts';
import { isKey, type Words } from '../../src/core/words.ts';
import { isArea } from '../../src/core/taxonomy.ts';
import type { Messages } from '../../src/i18n/translate.ts';

/** The answers that would make a condition hold, one at a time: enough to reach every page of a journey that has one condition a page. */
const parents = (when: Condition | undefined): readonly string[] => Object.keys(when ?? {});

/** Every words that a page shows by itself. */
function wordsOf(journey: Journey, page: Page): readonly Words[] {
  const { question } = page;
  const lists = question?.type === 'choice' ? [...(page.repeat ? Object.keys({ music: 1, food: 1 }).filter(isArea).flatMap(item => optionsOf(question, { answers: {}, item })) : optionsOf(question, { answers: {} })), ...apart(question)].map(({ words }) => words) : [];
  const consents = question?.type === 'consent' ? question.items.map(({ words }) => words) : [];
  const stops = (page.next ?? []).flatMap(rule => ('end' in rule ? [stopOf(journey, rule.end)!] : 'closed' in rule ? [stopOf(journey, rule.closed)!] : [])).flatMap(({ heading, body = [] }) => [heading, ...body]);
  return [headingOf(page), ...(page.body ?? []), page.button, question?.hint, question?.why, question?.missing, ...lists, ...consents, ...stops].filter((words): words is Words => words !== undefined);
}

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

/** What every journey that comes with the product must be. `everyLanguage`: all sentences, by language. */
export function journeyContract(journey: Journey, everyLanguage: () => Readonly<Record<string, Messages>>): void {
  it('is read by the loader as it is', () => expect(loadJourney(journey)).to.deep.equal({ journey }));

  it('shows every page to somebody', () => expect([...reachedPages(journey)].toSorted()).to.deep.equal(journey.pages.map(({ id }) => id).toSorted()));

  it('has a sentence in every language for every key', () => {
    for (const [language, messages] of Object.entries(everyLanguage())) {
      for (const page of journey.pages) {
        for (const words of wordsOf(journey, page)) {
          if (isKey(words)) expect([words.key, `${words.key}_other`].some(key => Object.hasOwn(messages, key)), `${language}: ${words.key}`).to.equal(true);
          else expect(Object.keys(words), `${page.id} in ${language}`).to.include(language);
        }
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
    for (const page of journey.pages) if (page.question?.type === 'text' && page.question.autocomplete) expect(isSendOnly(page), page.id).to.equal(true);
  });
}
