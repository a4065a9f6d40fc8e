import { expect } from 'chai';
import { hostileTexts } from '../core/activities/hostile.ts';
import { hsdsPage, hsdsRecord } from '../core/activities/samples.ts';
import { cleanUp } from '../fixture.ts';
import { start, textOf, until, type Form } from './driver.ts';
import { toIdeas } from './short-journeys.ts';
import { restore, stub } from './stubs.ts';

const feeds = 12;
const inAFeed = 50;

/** A text for a field: each field of each record has another one, and every text stands in every field at some time. */
const textFor = (record: number, field: number): string => hostileTexts[(record * 7 + field * 31) % hostileTexts.length]!;

/** A record that a person who likes singing is shown, with something hostile in every field. */
function hostileRecord(at: number): object {
  let field = 0;
  const next = (): string => textFor(at, field++);
  return hsdsRecord({
    id: `${at} ${next()}`, name: `Choir ${at} ${next()}`, alternate_name: next(), description: `A community choir. ${next()}`, url: next(), email: next(), alert: next(), fees: next(), fees_description: next(), eligibility_description: next(), application_process: '', wait_time: next(), interpretation_services: next(), cost_options: at % 2 ? [] : [{ amount: 2, amount_description: next() }],
    organization: { id: next(), name: `${next()} ${at}`, website: next(), email: next() }, contacts: [{ name: next(), title: next(), email: next(), phones: [{ number: next() }] }], phones: [{ number: next() }], languages: [{ code: next() }], service_areas: [{ name: next() }], required_documents: [{ document: next() }],
    schedules: at % 3 ? [{ description: next() }] : [{ freq: 'WEEKLY', byday: 'MO', opens_at: '10:00', description: next() }], attributes: [{ taxonomy_term: { name: 'Choir', term_uri: next() } }, { taxonomy_term: { name: next(), code: next() } }],
    service_at_locations: [{ location: { id: next(), location_type: 'physical', name: next(), addresses: [{ address_1: next(), address_2: next(), city: next(), postal_code: 'NW1 2DB' }], accessibility: [{ description: next(), details: next() }], phones: [{ number: next() }] } }],
    minimum_age: undefined, maximum_age: undefined,
  });
}

const cards = (form: Form): HTMLElement[] => form.all('.ideas > li.idea:not(.person)');
/** What each element of the cards is, with the names of what it carries. */
const madeOf = (form: Form): string[] => cards(form).flatMap(card => [card, ...card.querySelectorAll('*')]).flatMap(element => [element.localName, ...element.getAttributeNames().map(name => `${element.localName}[${name}]`)]);

/** A form whose list has these records, as far as all its ideas. */
async function toCards(contents: readonly object[]): Promise<Form> {
  stub(window, 'fetch', async () => new Response(JSON.stringify(hsdsPage(contents))));
  const form = await start({ ...toIdeas, directory: '/somebody-elses-list' });
  await form.walkTo('ideas');
  await until(() => cards(form).length > 0, 'cards');
  for (let presses = 0; presses < 40 && form.control('Show more ideas'); presses++) await form.press('Show more ideas');
  return form;
}

describe('some 500 ideas from somebody who wants to do harm', () => {
  let known: ReadonlySet<string>;
  let seen = 0;
  before(async () => {
    // Cards of harmless records say what a card is made of: with all that can stand on one, and with as little as can.
    const plain = (at: number, more: object = {}): object => hsdsRecord({ id: `${at}`, name: `Choir ${at}`, description: 'A community choir.', organization: { name: `Group ${at}` }, attributes: [{ taxonomy_term: { name: 'Choir' } }], ...more });
    const form = await toCards([plain(1), plain(2, { minimum_age: undefined }), plain(3, { fees: 'Ask us', fees_description: '', cost_options: [], schedules: [] }), plain(4, { cost_options: [{ amount: 0 }] }), { id: '5', name: 'Choir 5' }]);
    known = new Set(madeOf(form));
    expect(cards(form).length).to.be.at.least(4);
    cleanUp();
    restore();
  });
  afterEach(() => { cleanUp(); restore(); });

  for (let feed = 0; feed < feeds; feed++) {
    it(`run nothing, make nothing and lead nowhere that is not allowed (list ${feed + 1})`, async () => {
      const form = await toCards(Array.from({ length: inAFeed }, (_, at) => hostileRecord(feed * inAFeed + at)));
      seen += cards(form).length;
      expect(cards(form).length).to.be.at.least(40);
      for (const thing of new Set(madeOf(form))) expect(known.has(thing), thing).to.equal(true);
      for (const link of form.all<HTMLAnchorElement>('.ideas a')) {
        const href = link.getAttribute('href')!;
        expect(href).to.match(/^(?:https:\/\/[a-z\d.-]+(?:[:/?#]|$)|mailto:[\w.!#$*+/=~-]+@[a-z\d.-]+$|tel:\+?\d{10,15}$)/i);
        expect(link.protocol).to.be.oneOf(['https:', 'mailto:', 'tel:']);
        expect(link.username + link.password).to.equal('');
        if (link.protocol === 'https:') expect(link.rel).to.equal('noopener noreferrer');
      }
      for (const card of cards(form)) expect(textOf(card)).to.not.match(/[\u202A-\u202E\u2066-\u2069\u200E\u200F]|\[object /);
      expect('hacked' in window).to.equal(false);
      expect(document.querySelectorAll('base, link[href*="evil"], meta[http-equiv="refresh"], iframe[srcdoc]')).to.have.length(0);
    });
  }

  it('were some 500', () => { expect(seen).to.be.at.least(480); expect('hacked' in window).to.equal(false); });
});
