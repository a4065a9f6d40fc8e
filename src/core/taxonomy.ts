/**
 * What can matter to people: twelve areas, and the interests of each. Ids are fixed for ever; their words are in
 * `locales/<language>/taxonomy.json` (`areas.music`, `interests.choir`, `help.free`).
 */
export const areas = {
  people: ['coffee', 'lunch', 'games', 'shed', 'women', 'men', 'lgbt', 'faith', 'peer', 'befriend', 'memory-cafe'],
  music: ['choir', 'dementia-sing', 'songwriting', 'recording', 'instrument', 'drums', 'perform', 'listen', 'playlist', 'music-therapy'],
  making: ['draw', 'craft', 'pottery', 'photo', 'write', 'drama', 'wood', 'magic', 'art-post'],
  stories: ['read', 'books-home', 'museum', 'objects', 'local-history', 'life-story', 'heritage-vol'],
  outdoors: ['garden', 'grow', 'walk-nature', 'conserve', 'animals', 'blue', 'birds'],
  moving: ['walk', 'chair', 'dance', 'swim', 'yoga', 'team', 'gym', 'cycle', 'falls'],
  food: ['cook', 'eat-together', 'budget-cook', 'eat-well', 'food-help'],
  learning: ['online', 'english', 'read-write', 'course', 'language'],
  giving: ['volunteer', 'befriend-other', 'museum-vol', 'campaign', 'lead'],
  mind: ['talk', 'mindful', 'sleep', 'worry', 'grief', 'peer-mh', 'drink-drugs', 'healthy'],
  practical: ['benefits', 'debt', 'housing', 'energy', 'work', 'legal', 'travel', 'unsafe'],
  caring: ['carers', 'break', 'together', 'parents', 'young-carer'],
} as const satisfies Record<string, readonly string[]>;

/** One of the twelve areas. */
export type Area = keyof typeof areas;

/** What would help a person take part. A filter and a record of reasonable adjustments at once. */
export const needs = ['free', 'near', 'home', 'step-free', 'small-quiet', 'buddy', 'companion', 'sensory', 'easy', 'language', 'childcare'] as const;

/** One thing that would help a person take part. */
export type Need = (typeof needs)[number];

/** When a person could go: parts of the week. */
export const times = ['weekday-mornings', 'weekday-afternoons', 'weekday-evenings', 'weekends'] as const;

/** One part of the week. */
export type Time = (typeof times)[number];

/** Whether an id is one of the twelve areas. */
export const isArea = (id: string): id is Area => Object.hasOwn(areas, id);

const areaOfInterest: ReadonlyMap<string, Area> = new Map((Object.keys(areas) as Area[]).flatMap(area => areas[area].map(interest => [interest, area])));

/** The area that an interest belongs to, or nothing for an id that is not an interest. */
export const areaOf = (interest: string): Area | undefined => areaOfInterest.get(interest);
