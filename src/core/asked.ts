/** What a person asks about an idea: to hear more about it, or that somebody comes with them. */
export const howAsked = ['about', 'with-someone'] as const;

/** One of the two. */
export type HowAsked = (typeof howAsked)[number];
