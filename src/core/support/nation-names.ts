/** The nations that have a file of contacts, by the name of that file. Apart from the files, so that a schema of names needs none of them. */
export const nationNames = ['england', 'scotland', 'wales', 'northern-ireland'] as const;

/** A nation that has a file of contacts. */
export type Nation = (typeof nationNames)[number];
