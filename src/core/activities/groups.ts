import type { Need } from '../taxonomy.ts';

/**
 * Groups of people that some activities are for and others are not, and which picks or needs show that a person may belong.
 * The words by which a record says so are in `group-words.ts`, their names for people in the locales (`ideas.group-<id>`).
 */
export const groups = {
  'dementia': { picks: ['dementia-sing', 'memory-cafe', 'together', 'carers', 'break', 'peer'] },
  'young-carers': { picks: ['young-carer'] },
  'carers': { picks: ['carers', 'break', 'together', 'young-carer', 'dementia-sing', 'memory-cafe'] },
  'parents': { picks: ['parents'] },
  'bereaved': { picks: ['grief'] },
  'stroke': { picks: ['peer'] },
  'parkinsons': { picks: ['peer'] },
  'cancer': { picks: ['peer'] },
  'sight-loss': { picks: ['peer'], needs: ['sensory'] },
  'deaf': { picks: ['peer'], needs: ['sensory'] },
  'learning-disability': { picks: ['peer'], needs: ['easy'] },
  'autism': { picks: ['peer'], needs: ['small-quiet'] },
  'mental-health': { picks: ['peer-mh', 'talk', 'worry', 'peer', 'mindful', 'sleep'] },
  'recovery': { picks: ['drink-drugs', 'peer'] },
  'veterans': { picks: ['peer'] },
  'refugees': { picks: ['english', 'legal'], needs: ['language'] },
  'lgbt': { picks: ['lgbt'] },
  'disabled': { picks: ['peer'], needs: ['step-free', 'sensory', 'easy'] },
  'long-term-condition': { picks: ['peer', 'healthy', 'chair', 'falls', 'eat-well'] },
  'homeless': { picks: ['housing', 'food-help'] },
  'brain-injury': { picks: ['peer'] },
  'aphasia': { picks: ['peer'] },
  'lung': { picks: ['peer'] },
  'heart': { picks: ['peer', 'healthy'] },
  'diabetes': { picks: ['peer', 'healthy', 'eat-well'] },
  'abuse': { picks: ['unsafe'] },
} as const satisfies Record<string, { readonly picks: readonly string[]; readonly needs?: readonly Need[] }>;

/** One of the groups. */
export type Group = keyof typeof groups;

/** Whether somebody's picks show that they may belong to one of some groups; with no group, everybody does. */
export function mayBelong(named: readonly string[], interests: readonly string[], needs: readonly string[]): boolean {
  return named.length === 0 || named.some(name => {
    const group: { readonly picks: readonly string[]; readonly needs?: readonly string[] } | undefined = Object.hasOwn(groups, name) ? groups[name as Group] : undefined;
    return group === undefined || group.picks.some(pick => interests.includes(pick)) || (group.needs ?? []).some(need => needs.includes(need));
  });
}
