import london from '../../../src/core/activities/outcodes/london.json' with { type: 'json' };
import north from '../../../src/core/activities/outcodes/north.json' with { type: 'json' };
import south from '../../../src/core/activities/outcodes/south.json' with { type: 'json' };
import type { Region } from '../../../src/core/activities/regions.ts';

/** The tables of all regions. */
export const tables: Readonly<Record<Region, { readonly table: string }>> = { london, south, north };

/** All tables in one. */
export const everywhere = Object.values(tables).map(({ table }) => table).join('\n');
