import type { Need } from '../taxonomy.ts';
import type { Cost } from './activity.ts';

/** Words by which a directory says that something would help; the second list says that it is not so. */
const said: Readonly<Partial<Record<Need, readonly [yes: RegExp, no?: RegExp]>>> = {
  'step-free': [/step[- ]?free|wheelchair (?:access|user|friendly|space|ramp)|accessible to wheelchair|fully accessible|level access|ramped|\bramp\b|lift to all|no steps/i, /not (?:wheelchair|step[- ]?free|accessible)|no (?:wheelchair|step[- ]?free) access|no lift|(?:steep|flight of|(?<![\d,])\d{1,2}) (?:steps|stairs)(?! (?:to (?!the\b|get\b|enter\b|our\b|reach\b)|a day|towards|programme|course))|up(?:stairs| .{0,20}stairs)/i],
  'small-quiet': [/small(?:er)? group|quiet(?:er)? (?:space|group|room|session|hour)|low[- ]key|relaxed session|one[- ]to[- ]one|1[:-]1|no more than (?:six|eight|ten|\d{1,2})\b/i],
  buddy: [/budd(?:y|ies)|(?:meet|greet) you|come with you|first visit|someone (?:will|to) (?:meet|go|come)/i],
  companion: [/bring (?:a|your|along a) (?:carer|friend|companion|partner|family|someone)|carers? (?:are )?(?:welcome|free)|bring someone|and (?:their|your) (?:carers?|families|friends)|whoever looks after/i],
  sensory: [/hearing loop|induction loop|\bBSL\b|sign language|large print|braille|sight loss|hearing loss|audio[- ]descri|visually impaired|deaf/i],
  easy: [/easy[- ]?read|plain (?:english|words)|learning disab|at your own (?:pace|speed)|no rush|takes? (?:its|our) time|dementia[- ]friendly|plenty of time/i],
  childcare: [/cr[eè]che|childcare|child[- ]minding|toys? (?:corner|for)|bring (?:your )?(?:baby|babies|child|children|little ones)|respite|sitting service/i],
};

/** What a record says about each need, as far as its words and its cost say it. Nothing said is nothing known. */
export function needsOf(words: string, cost: Cost, atHome: boolean | undefined, languages: readonly string[]): Partial<Record<Need, boolean>> {
  const found: Partial<Record<Need, boolean>> = {};
  for (const [need, [yes, no]] of Object.entries(said) as [Need, readonly [RegExp, RegExp?]][]) {
    if (no?.test(words)) found[need] = false;
    else if (yes.test(words)) found[need] = true;
  }
  if (cost.at === 'free') found.free = true;
  else if (cost.at === 'price') found.free = false;
  if (atHome !== undefined) found.home = atHome;
  if (languages.some(language => !/^en/i.test(language))) found.language = true;
  return found;
}
