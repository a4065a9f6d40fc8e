/** What the bench of ideas (`ideas.mjs`) takes from the product, for Node. */
export * from './ideas-tools.ts';
export { piecesOf } from '../../src/cli/directory/pieces.ts';
export { allInterests as interests } from '../../src/cli/directory/entries.ts';
export { readRows, sets } from '../../src/core/activities/squares/rows.ts';
export { fileOf, filesOf } from '../../src/core/activities/squares/cards.ts';
export { needs, times } from '../../src/core/taxonomy.ts';
