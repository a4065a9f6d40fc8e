import type { Wishes } from '../wishes.ts';

/**
 * Groups of people that some activities are for and others are not, and the picks and needs that show that a person may
 * belong, with a space between; with `?`, a few of those who picked it belong, and most do not. The words by which a record
 * says so are in `group-words.ts`, the names of groups for people in the locales (`ideas.group-<id>`).
 */
export const groups = {
  'dementia': 'dementia-sing memory-cafe together carers break peer?',
  'young-carers': 'young-carer',
  'carers': 'carers break together young-carer dementia-sing memory-cafe',
  'parents': 'parents',
  'additional-needs': 'carers break parents?',
  'kinship': 'carers? parents?',
  'bereaved': 'grief',
  'suicide': 'grief?',
  'stroke': 'peer?',
  'parkinsons': 'peer?',
  'cancer': 'peer?',
  'sight-loss': 'peer? sensory',
  'deaf': 'peer? sensory',
  'learning-disability': 'peer? easy',
  'autism': 'peer? small-quiet',
  'mental-health': 'peer-mh talk worry peer? mindful sleep',
  'recovery': 'drink-drugs peer?',
  'veterans': 'peer?',
  'refugees': 'english legal language',
  'lgbt': 'lgbt',
  'disabled': 'peer? step-free sensory easy',
  'long-term-condition': 'peer? healthy chair falls eat-well',
  'homeless': 'housing food-help',
  'brain-injury': 'peer?',
  'aphasia': 'peer?',
  'lung': 'peer?',
  'heart': 'peer? healthy',
  'diabetes': 'peer? healthy eat-well',
  'end-of-life': 'peer? grief? worry?',
  'abuse': 'unsafe',
} as const satisfies Record<string, string>;

/** One of the groups. */
export type Group = keyof typeof groups;

/**
 * Whether somebody's picks or needs show that they may belong to one of some groups; with no group, everybody does. What is no
 * group of ours keeps nobody out.
 *
 * @param likely whether signs that most who belong do not share count for nothing
 */
export const mayBelong = (named: readonly string[], { interests, needs }: Pick<Wishes, 'interests' | 'needs'>, likely = false): boolean =>
  named.length === 0 || named.some(name => !Object.hasOwn(groups, name) || groups[name as Group].split(' ').some(sign => [...interests, ...needs].includes(likely ? sign : sign.replace('?', ''))));
