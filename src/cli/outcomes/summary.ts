import type { InstrumentReport, ItemReport, Report } from './report.ts';
import type { ToldChange } from './change.ts';
import { fewestPairs, type Count } from './small-counts.ts';
import { countInWords, decimal, questionOf, signed } from './words.ts';

/** What a change says, as an interval that holds nothing, or leans to one side. */
const lean = ({ low, high }: { readonly low: number; readonly high: number }): 'up' | 'down' | 'unsure' => (low > 0 ? 'up' : high < 0 ? 'down' : 'unsure');

/** Whether that is good for people, where the instrument says so. */
function meaning(change: ToldChange, { high }: ItemReport): string {
  const way = change.test === 'paired-t' ? lean(change) : (change.p ?? 1) < 0.05 ? (change.effect ?? 0) > 0 ? 'up' : 'down' : 'unsure';
  if (way === 'unsure') return 'It may be that nothing changed.';
  if (high === 'neither') return '';
  return (way === 'up') === (high === 'better') ? 'That is a change for the better.' : 'That is a change for the worse.';
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const moved = (estimate: number): string => (Math.abs(estimate) < 0.05 ? 'stayed the same' : `went ${estimate > 0 ? 'up' : 'down'} by about ${decimal(Math.abs(estimate))}`);

/** How many pairs, in words, where they are too few to average. */
export const tooFew = (n: Count): string => (n === 0 ? 'nobody answered both times' : n === 'hidden' ? 'too few to average' : `too few to average: ${countInWords(n)} pairs`);

function itemSentences({ instrument }: InstrumentReport, item: ItemReport): string {
  const about = `“${questionOf(instrument, item.item)}”`;
  const { change, ordinal, n, moved: { up, same, down } } = item;
  if (!change) return `${about}: ${tooFew(n)}.`;
  const people = `${about} ${change.n} pairs of answers.`;
  if (ordinal) return `${people} ${capital(countInWords(up))} went up, ${countInWords(down)} went down and ${countInWords(same)} stayed the same. ${meaning(change, item)}`.trim();
  return `${people} On average, the answer was ${decimal(change.before)} before and ${decimal(change.after)} after. It ${moved(change.estimate)}. The true change is likely to be from ${signed(change.low)} to ${signed(change.high)}. ${meaning(change, item)}`.trim();
}

/** The report in plain sentences, for people who read no statistics. It claims no more than the numbers do. */
export function summaryOf(report: Report): readonly string[] {
  const { checkIns, instruments, gp, words } = report;
  const both = checkIns['both'] ?? 0;
  const items = instruments.flatMap(one => one.items.map(item => ({ one, item })));
  const told = items.filter(({ item }) => item.change);
  const change = gp.change;
  return [
    both === 0 ? 'Nobody checked in both before and after, so there is no change to tell.'
      : both === 'fewer' ? 'Fewer than 5 times did somebody check in both before and after. That is too few to tell a change.'
        : `${countInWords(both)} times, somebody checked in both before and after a session. The same person may be counted at several sessions.`,
    ...(checkIns['before-only'] ? [`${capital(countInWords(checkIns['before-only']))} times, somebody checked in before and not after. We do not know how they felt later.`] : []),
    ...items.map(({ one, item }) => itemSentences(one, item)),
    ...(told.length === 0 && both !== 0 && both !== 'fewer' ? [`We tell no averages of fewer than ${fewestPairs} pairs. With so few, one or two people can change an average, and it could tell of one person.`] : []),
    ...(change ? [`Of ${change.n} people who told us twice whether they had seen a GP, ${Math.round(Math.abs(change.estimate) * 100) === 0 ? 'as many said yes after as before' : `about ${Math.round(Math.abs(change.estimate) * 100)} in every 100 ${change.estimate > 0 ? 'more' : 'fewer'} said yes after than before`}. ${lean(change) === 'unsure' ? 'It may be that nothing changed.' : ''}`.trim()] : []),
    ...(told.length > 0 || change ? ['We cannot say that the sessions caused this. Nobody was asked who did not come, and people who feel low may come back less often.'] : []),
    ...(told.length > 1 ? [`We looked at ${told.length} questions. When you look at many, one of them can seem to change by chance.`] : []),
    ...(words.at === 'told' ? ['What people wrote stands beside the numbers, in their own words. Numbers are not the whole story.'] : []),
  ];
}
