import { expect } from 'chai';
import { journalStyles } from '../../src/view/styles/journal.ts';
import { entry, pointed } from '../core/journal/made.ts';
import { textOf } from './driver.ts';
import { flaws, Page } from './frame.ts';
import { journalDisk, placeJournal, thisYear, type JournalDisk, type JournalStage } from './journal-stage.ts';

const kept = [
  ...['01-05', '02-09', '03-16'].map((day, place) => entry({ at: thisYear(day), items: { happy: place === 1 ? null : place + 3 } })),
  ...['01-05', '01-12', '09-19'].flatMap((day, place) => [pointed({ at: thisYear(day), moment: 'before', items: { calm: 1 + place } }), pointed({ at: thisYear(day, '12'), moment: 'after', items: { calm: 4 } })]),
  ...Array.from({ length: 52 }, (_, week) => entry({ id: `old-${week}`, instrument: 'a-pack', at: new Date(Date.UTC(2024, 0, 1 + 7 * week, 10)).toISOString().replace('.000', ''), items: { happy: week % 11 } })),
];

/** Where a text of a figure stands outside of it, or over another one. */
function crowded(stage: JournalStage): string[] {
  return stage.all<SVGElement>('.chart, .days').flatMap(figure => {
    const card = figure.closest('.fig')!.getBoundingClientRect();
    const boxes = [...figure.querySelectorAll('text')].filter(text => text.getClientRects().length > 0).map(text => [textOf(text), text.getBoundingClientRect()] as const);
    return boxes.flatMap(([words, box], place) => [
      ...(box.left < card.left || box.right > card.right ? [`"${words}" is outside of its card`] : []),
      ...boxes.slice(place + 1).filter(([, other]) => box.left < other.right - 0.5 && other.left < box.right - 0.5 && box.top < other.bottom - 0.5 && other.top < box.bottom - 0.5).map(([other]) => `"${words}" is over "${other}"`),
    ]);
  });
}

describe('the looks of a journal', () => {
  const page = new Page();
  let disk: JournalDisk;
  before(async () => { await page.open(); disk = journalDisk(page.frame.contentWindow!, page.disk); await disk.put(...kept); });
  after(async () => { await disk.end(); page.close(); });

  for (const language of ['en', 'cy']) {
    for (const dir of ['ltr', 'rtl']) {
      it(`fit every width from 320 px, with text and targets that are large enough: ${language}, ${dir}`, async () => {
        const stage = await placeJournal({ language, dir, 'check-in': '/check-in' }, { organisation: { name: 'The Hive', phone: '020 7946 0000' } }, page.document);
        stage.one<HTMLDetailsElement>('details')!.open = true;
        stage.press(language === 'en' ? 'Delete my check-ins' : 'Dileu fy nghofnodion');
        for (const width of [320, 360, 768, 1280]) {
          page.width = width;
          const seen = { element: stage.element, all: (selector: string) => stage.all(selector), one: (selector: string) => stage.one(selector) } as never;
          expect([...flaws(seen), ...crowded(stage)], `${width} px`).to.deep.equal([]);
        }
        stage.element.parentElement!.remove();
      });
    }
  }

  it('have the figure from left to right in every direction, as its numbers are read', async () => {
    const stage = await placeJournal({ dir: 'rtl' }, undefined, page.document);
    const circles = [...stage.one('.chart')!.querySelectorAll('circle')].map(circle => circle.getBoundingClientRect().left);
    expect(circles).to.deep.equal([...circles].sort((one, other) => one - other));
    stage.element.parentElement!.remove();
  });

  it('are drawn in the colours of the system where it sets them, and on paper in black with every line and no button', () => {
    const text = journalStyles.cssText.replace(/\s+/g, ' ');
    const [, forced] = /@media\(forced-colors:active\)\{(.*?)\} @media print/.exec(text)!;
    for (const part of [/\.chart :is\(\.line,\.trace,\.g,circle\)\{stroke:CanvasText\}/, /\.full\{fill:CanvasText\}/, /text\{fill:CanvasText/]) expect(forced).to.match(part);
    const paper = text.slice(text.indexOf('@media print'));
    expect(paper).to.match(/\.tools,[^{]*\.more[^{]*\{display:none\}/).and.include('.older{display:table-row}').and.match(/break-inside:avoid/).and.match(/--wm-ink:#000/);
  });
});
