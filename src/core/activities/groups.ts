import type { Need } from '../taxonomy.ts';

/**
 * Groups of people that some activities are for and others are not: the words by which a record says so, and which picks
 * show that a person may belong. Their names for people are in the locales (`ideas.group-<id>`).
 */
export const groups = {
  'dementia': { words: "dementia|alzheimer['’]?s|memory (?:loss|problems|worries|difficulties|plays tricks)|memory (?:cafe|café|club|group)|losing their memory", picks: ['dementia-sing', 'memory-cafe', 'together', 'carers', 'break', 'peer'] },
  'young-carers': { words: 'young (?:adult )?carers?', picks: ['young-carer'] },
  'carers': { words: "carers?(?:['’]s?)?|(?:look(?:s|ing)? after|car(?:es?|ing) for) (?:a |an |your |their )?(?:someone|somebody|anybody|relative|husband|wife|partner|parent|loved)", picks: ['carers', 'break', 'together', 'young-carer', 'dementia-sing', 'memory-cafe'] },
  'parents': { words: "parents?|mums?|mothers?|dads|fathers|(?:new|young|single|lone) (?:mum|mother|dad|father|parent)s?|babies|toddlers?|under (?:5s|fives)|pregnan\\w+|famil(?:y|ies) with", picks: ['parents'] },
  'bereaved': { words: "bereave\\w*|grie(?:f|ving)|widow(?:ed|er|ers|s)?|suicide", picks: ['grief'] },
  'stroke': { words: 'strokes?(?: survivors?)?', picks: ['peer'] },
  'parkinsons': { words: "parkinson['’]?s?", picks: ['peer'] },
  'cancer': { words: 'cancer|tumours?|leukaemia|prostate', picks: ['peer'] },
  'sight-loss': { words: 'sight loss|blind|partially sighted|visual(?:ly)? impair\\w+|macular|losing their sight|low vision', picks: ['peer'], needs: ['sensory'] },
  'deaf': { words: 'deaf|hearing loss|hard of hearing|bsl users|hearing impair\\w+|deafened', picks: ['peer'], needs: ['sensory'] },
  'learning-disability': { words: 'learning (?:disabilit(?:y|ies)|difficult(?:y|ies))|down(?:s|[\'’]s)? syndrome', picks: ['peer'], needs: ['easy'] },
  'autism': { words: 'autis(?:m|tic)|asperger\\w*|adhd|neurodiver\\w+', picks: ['peer'], needs: ['small-quiet'] },
  'mental-health': { words: 'mental (?:health (?:problems|conditions|difficulties|needs|issues)|ill[- ]health|illness|distress)|bipolar|psychosis|schizophrenia|hear voices|hearing voices|personality disorder|eating disorders?', picks: ['peer-mh', 'talk', 'worry', 'peer', 'mindful', 'sleep'] },
  'recovery': { words: 'in recovery|addictions?|substance (?:mis)?use|alcoholics?|drug (?:use|problem)s?|gambling', picks: ['drink-drugs', 'peer'] },
  'veterans': { words: "veterans?|armed forces|ex[- ]?(?:forces|service(?:men)?)|forces families|military", picks: ['peer'] },
  'refugees': { words: 'refugees?|asylum[- ]seek\\w+|migrant workers|sanctuary seekers|newly arrived', picks: ['english', 'legal'], needs: ['language'] },
  'lgbt': { words: 'lgbt\\w*\\+?|lesbians?|gay|bisexual|trans(?:gender)?|queer', picks: ['lgbt'] },
  'disabled': { words: 'disabled|wheelchair users?|physical disabilit(?:y|ies)|disabilit(?:y|ies)', picks: ['peer'], needs: ['step-free', 'sensory', 'easy'] },
  'long-term-condition': { words: 'long[- ]term (?:health )?conditions?|fibromyalgia|chronic (?:pain|fatigue|illness)|arthritis|multiple sclerosis|\\bms\\b|m\\.?e\\.?/cfs|epilepsy|hiv|lupus|long covid|osteoporosis', picks: ['peer', 'healthy', 'chair', 'falls', 'eat-well'] },
  'homeless': { words: 'homeless|rough sleep\\w+|no fixed (?:abode|address)', picks: ['housing', 'food-help'] },
  'brain-injury': { words: 'brain injur(?:y|ies)|head injur(?:y|ies)', picks: ['peer'] },
  'aphasia': { words: 'aphasia', picks: ['peer'] },
  'lung': { words: 'copd|asthma|lung (?:condition|disease)s?|breathless\\w*|bad chests?|respiratory', picks: ['peer'] },
  'heart': { words: 'heart (?:attack|condition|disease|failure|problems)|cardiac', picks: ['peer', 'healthy'] },
  'diabetes': { words: 'diabet(?:es|ic)|type (?:2|two)', picks: ['peer', 'healthy', 'eat-well'] },
  'abuse': { words: "domestic (?:abuse|violence)|violent relationship|sexual (?:violence|assault|abuse)|survivors of (?:abuse|violence|rape)", picks: ['unsafe'] },
} as const satisfies Record<string, { readonly words: string; readonly picks: readonly string[]; readonly needs?: readonly Need[] }>;

/** One of the groups. */
export type Group = keyof typeof groups;

/** Whether somebody's picks show that they may belong to one of some groups; with no group, everybody does. */
export function mayBelong(named: readonly string[], interests: readonly string[], needs: readonly string[]): boolean {
  return named.length === 0 || named.some(name => {
    const group: { readonly picks: readonly string[]; readonly needs?: readonly string[] } | undefined = Object.hasOwn(groups, name) ? groups[name as Group] : undefined;
    return group === undefined || group.picks.some(pick => interests.includes(pick)) || (group.needs ?? []).some(need => needs.includes(need));
  });
}
