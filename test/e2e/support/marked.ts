import type { Page } from 'puppeteer-core';
import { headingOf } from './person.ts';
import { shownHeading, pick, wayOf, write, type Way } from './way.ts';
import { rootOf, standsAt } from './widget.ts';

/** Somebody whose every word can be told from all else on a computer: a way through the journey with a word of its own in each field, and how each may be written. */
export interface Marked {
  readonly name: string;
  readonly way: Way;
  /** What stands in a submission, as it stands there. */
  readonly marks: readonly string[];
}

const before = wayOf(['start']);
const between = wayOf(['matters', ...pick('music')], ['interests.music', ...pick('choir')], ['help', ...pick('free')], ['when', ...pick('any')], ['ideas'], ['call', ...pick('yes')]);
const after = wayOf(['privacy', ...pick('field-help-me')], ['check']);
/** Turns a way to somebody else from the answer to `who` on, as `wayOf` does for a whole one. */
const way = (...pieces: readonly Way[]): Way => wayOf(...pieces.flat().map(({ page, acts }) => [page, ...acts] as const));

// No two marks share much, and none is a word: what is found is from the form, and a packer has nothing to make shorter.
const postcodes = { self: 'NW1 7ZQ', else: 'NW5 2XJ', professional: 'N19 4QL' } as const;
const spaced = (text: string) => [text, text.replace(' ', '')];

/** Three people who between them write in every field of the self-referral where anything can be written. The configuration must ask for a date of birth. */
export const marked: readonly Marked[] = [
  {
    name: 'for themselves, by email',
    way: way(before, wayOf(['who', ...pick('self')], ['where', ...write({ postcode: postcodes.self })], ['age', ...pick('65-79')]), between, wayOf(
      ['name', ...write({ first: 'Qevolam', last: 'Wurtzibex', called: 'Jophinka' })], ['birth-date', ...write({ day: '27', month: '11', year: '1947' })], ['contact-by', ...pick('email')], ['contact', ...write({ to: 'vyqo.lemzi@example.org' }), ...pick('yes')],
      ['comms', ...pick('interpreter', 'other')], ['comms-language', ...write({ text: 'Gwendlic-zho' })], ['comms-other', ...write({ text: 'Xarmitol beside me' })], ['gp', ...write({ text: 'Nubqeth Surgery' })], ['more', ...write({ text: 'I sang in the Fyxotrand choir' })],
    ), after),
    marks: [...spaced(postcodes.self), 'Qevolam', 'Wurtzibex', 'Jophinka', '1947-11-27', 'vyqo.lemzi', 'Gwendlic-zho', 'Xarmitol', 'Nubqeth', 'Fyxotrand'],
  },
  {
    name: 'for somebody else, who is reached in another way',
    way: way(before, wayOf(['who', ...pick('someone-else')], ['who-knows', ...pick('yes')], ['where', ...write({ postcode: postcodes.else })], ['age', ...pick('80-over')]), between, wayOf(
      ['name', ...write({ first: 'Ozmerith', last: 'Tivquall', called: 'Bexuda' })], ['birth-date', ...write({ day: '19', month: '02', year: '1938' })], ['contact-by', ...pick('other')], ['contact', ...write({ to: 'Ring the Hyzdrop bell' }), ...pick('no')],
      ['comms'], ['gp', ...write({ text: 'Kwimzard House' })], ['helper-name', ...write({ first: 'Uvanqel', last: 'Crozhim', called: 'Lyffet' })], ['helper-relation', ...write({ text: 'Her niece Dajuxo' })], ['helper-contact', ...write({ text: '020 7946 0834' })],
      // Beyond Latin-1: a browser stores such a text in two bytes for each letter.
      ['more', ...write({ text: 'She keeps Pwykgeb bees – 蜂' })],
    ), after),
    marks: [...spaced(postcodes.else), 'Ozmerith', 'Tivquall', 'Bexuda', '1938-02-19', 'Hyzdrop', 'Kwimzard', 'Uvanqel', 'Crozhim', 'Lyffet', 'Dajuxo', '7946 0834', '79460834', 'Pwykgeb'],
  },
  {
    name: 'by a professional, by telephone',
    way: way(before, wayOf(['who', ...pick('professional')], ['who-knows', ...pick('yes')], ['where', ...write({ postcode: postcodes.professional })], ['age', ...pick('80-over')]), between, wayOf(
      ['name', ...write({ first: 'Ibrothyx', last: 'Ezmuvag', called: 'Sojwiq' })], ['birth-date', ...write({ day: '06', month: '08', year: '1931' })], ['contact-by', ...pick('phone')], ['contact', ...write({ to: '020 7946 0961' }), ...pick('not-sure'), ...write({ best: 'After Gluzvint' })],
      ['comms', ...pick('interpreter')], ['comms-language', ...write({ text: 'Vhoqsari' })], ['gp', ...write({ text: 'Zydplome Practice' })], ['helper-name', ...write({ first: 'Amwexil', last: 'Yukdroz', called: 'Pifqat' })], ['helper-role', ...write({ text: 'Warden of Ojlibramt' })], ['helper-contact', ...write({ text: '020 7946 0275' })],
      ['more', ...write({ text: `${'Rhaqtimo '.repeat(12)}and so on` })],
    ), after),
    marks: [...spaced(postcodes.professional), 'Ibrothyx', 'Ezmuvag', 'Sojwiq', '1931-08-06', '7946 0961', '79460961', 'Gluzvint', 'Vhoqsari', 'Zydplome', 'Amwexil', 'Yukdroz', 'Pifqat', 'Ojlibramt', '7946 0275', '79460275', 'Rhaqtimo'],
  },
];

/** Goes from the first page to another as `goTo` does, but every letter is a press of a key, as browsers want it before they remember what was typed. */
export async function typeTo(page: Page, wanted: string, theWay: Way): Promise<void> {
  for (const stop of theWay) {
    // By the heading alone: what stands here a moment longer is the page before, which is filled in already.
    await standsAt(page, headingOf(stop.page, 'en', theWay));
    if (stop.page === wanted) return;
    const root = await rootOf(page);
    for (const act of stop.acts) {
      if ('say' in act) throw new Error(`"${shownHeading(stop.page)}" is not typed`);
      const found = (await root.$('pick' in act ? `.step [id="${act.pick}"], .step input[value="${act.pick}"]` : `.step [id="${act.field}"]`))!;
      if ('pick' in act) await found.evaluate(one => { (one as unknown as HTMLElement).click(); }); else await found.type(act.text);
    }
    await root.evaluate(inside => { inside.querySelector<HTMLElement>('.step .actions .btn.main')!.click(); });
  }
}
