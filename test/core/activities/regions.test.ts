import { expect } from 'chai';
import { placesFor, regionOf, regions, type Region } from '../../../src/core/activities/regions.ts';
import { placesOf } from '../../../src/core/activities/places.ts';
import { everywhere, tables } from './all-outcodes.ts';

describe('the regions of postcodes', () => {
  it('have each letters in exactly one of them, and in the table of that one', () => {
    const inTable = (region: Region): string[] => tables[region].table.split('\n').map(line => line.split(' ')[0]!);
    const all = (['london', 'south', 'north'] as const).flatMap(inTable);
    expect(new Set(all).size).to.equal(all.length);
    for (const [region, letters] of Object.entries(regions)) expect(inTable(region as Region).toSorted(), region).to.deep.equal(letters.split(' ').toSorted());
    for (const letters of inTable('north')) expect(regionOf(`${letters}1 1AA`), letters).to.equal('north');
  });

  it('are found for a postcode and for an outcode, and not where there are no letters', () => {
    expect(regionOf('N19 8QD')).to.equal('london');
    expect(regionOf('BT35')).to.equal('north');
    expect(regionOf('')).to.equal(undefined);
  });

  it('are loaded only where a postcode needs them, and then find the same middles as all tables together', async () => {
    const loaded: Region[] = [];
    const placeOf = await placesFor(['N19 8QD', 'NW1 2DB', 'CF10 1AA', 'nowhere'], async region => { loaded.push(region); return tables[region]; });
    expect(loaded.toSorted()).to.deep.equal(['london', 'south']);
    const all = placesOf(everywhere);
    for (const postcode of ['N19 8QD', 'NW1 2DB', 'CF10 1AA']) expect(placeOf(postcode)).to.deep.equal(all(postcode));
    expect(placeOf('EH1 1AA')).to.equal(undefined);
  });

  it('load nothing where nobody gave a postcode', async () => {
    const placeOf = await placesFor([], async () => { throw new Error('not needed'); });
    expect(placeOf('N19 8QD')).to.equal(undefined);
  });
});
