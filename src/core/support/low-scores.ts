import lowScores from './low-scores.json' with { type: 'json' };

/** The items at which help is offered, as `instrument.item`. */
export type LowScoreItem = keyof typeof lowScores.items;

const isListed = (item: string): item is LowScoreItem => Object.hasOwn(lowScores.items, item);

/**
 * Whether an answer on a scale is one at which the form offers help: a help offer like that of `mentionsDanger`, never
 * a score, a band or a label of a person. Which answers those are is data (`low-scores.json`) and this
 * project's own choice: a site that asks these questions has them looked at by somebody with clinical responsibility
 * first. An item that is not listed never is one: so a scale that a group fills in together, at a session, never
 * singles anybody out.
 *
 * @param instrumentItem the instrument's id and the item's, as `ons4.happy`
 * @param value the number that was chosen, on the item's own scale
 */
export const lowScore = (instrumentItem: string, value: number): boolean =>
  isListed(instrumentItem) && value >= lowScores.items[instrumentItem].from && value <= lowScores.items[instrumentItem].to;
