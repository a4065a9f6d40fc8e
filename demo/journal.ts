/** Puts made-up check-ins where a person's own would lie, so that somebody who looks at the demo sees what they look like. */
import { builtInInstruments } from '../src/core/instruments/index.ts';
import { entriesOf } from '../src/core/journal/entries-of.ts';
import type { Submission } from '../src/core/submission.ts';
import { keepEntries } from '../src/store/journal.ts';
import { tellOthers } from '../src/view/journal/changes.ts';

/** Made up: ten, six and two weeks ago. One question was skipped once. */
const made: readonly (readonly [weeksAgo: number, items: Readonly<Record<string, number>>])[] = [
  [10, { satisfied: 5, worthwhile: 6, happy: 4, anxious: 6 }],
  [6, { satisfied: 5, happy: 3, anxious: 7 }],
  [2, { satisfied: 6, worthwhile: 6, happy: 6, anxious: 4 }],
];

const weekMs = 7 * 86_400_000;

const submissionOf = (weeksAgo: number, items: Readonly<Record<string, number>>): Submission => ({
  schema: 'what-matters/submission', version: 1, id: `00000000-0000-4000-8000-0000000000${`${weeksAgo}`.padStart(2, '0')}`, form: 'heath-lane-example', journey: { id: 'check-in', version: '1' },
  createdAt: new Date(Date.now() - weeksAgo * weekMs).toISOString().replace(/\.\d+/, ''), language: 'en', filledInBy: 'self', programme: null, session: null,
  body: {
    answers: Object.fromEntries(['satisfied', 'worthwhile', 'happy', 'anxious'].map(item => [`ons4-${item}`, items[item] === undefined ? { at: 'skipped' as const } : { at: 'answered' as const, value: `${items[item]}` }])),
    ideas: [], consents: [], scores: [{ instrument: 'ons4', version: builtInInstruments['ons4']!.version, mode: 'tiles', items }],
  },
});

document.querySelector('#example')!.addEventListener('click', () => {
  const told = document.querySelector('#told')!;
  keepEntries(made.flatMap(([weeksAgo, items]) => entriesOf(submissionOf(weeksAgo, items), builtInInstruments))).then(
    hasRoom => { told.textContent = hasRoom ? 'They are there.' : 'There is no room for more.'; tellOthers(); },
    () => { told.textContent = 'This browser does not let us.'; },
  );
});
