import { expect } from 'chai';
import { everywhere } from './all-outcodes.ts';
import { kilometresBetween, placesOf } from '../../../src/core/activities/places.ts';

const placeOf = placesOf(everywhere);

/** A place that everybody can find on a map inside each district, and how far the middle may be from it. */
const known: readonly (readonly [outcode: string, place: string, latitude: number, longitude: number, withinKm: number])[] = [
  ['NW1', 'Regent’s Park and Camden Town', 51.535, -0.147, 2], ['SW1A', 'Westminster', 51.503, -0.132, 2], ['EC1A', 'St Bartholomew’s', 51.518, -0.1, 2], ['M1', 'Manchester Piccadilly', 53.479, -2.234, 2], ['B1', 'Birmingham Centenary Square', 52.479, -1.91, 2], ['LS1', 'Leeds City Square', 53.797, -1.548, 2],
  ['EH1', 'Edinburgh Waverley', 55.952, -3.19, 2], ['CF10', 'Cardiff Castle', 51.479, -3.18, 2], ['PL1', 'Plymouth Hoe', 50.37, -4.15, 2], ['BT1', 'Belfast City Hall', 54.598, -5.93, 2], ['BT48', 'Derry', 55.0, -7.33, 5],
  ['IM1', 'Douglas', 54.152, -4.482, 2], ['JE2', 'St Helier', 49.19, -2.1, 3], ['GY1', 'St Peter Port', 49.455, -2.54, 2], ['ZE1', 'Lerwick', 60.154, -1.15, 3], ['KW15', 'Kirkwall', 58.981, -2.96, 3], ['HS1', 'Stornoway', 58.209, -6.386, 3], ['PO30', 'Newport, Isle of Wight', 50.695, -1.3, 6], ['TR21', 'St Mary’s, Scilly', 49.917, -6.3, 4],
];

describe('placesOf', () => {
  for (const [outcode, place, latitude, longitude, withinKm] of known) {
    it(`finds ${outcode} within ${withinKm} km of ${place}`, () => {
      const point = placeOf(outcode);
      expect(point, outcode).to.not.equal(undefined);
      expect(kilometresBetween(point!, { latitude, longitude })).to.be.at.most(withinKm);
    });
  }

  it('finds a whole postcode by its first part', () => expect(placeOf('NW1 2DB')).to.deep.equal(placeOf('NW1')));
  it('finds the same place again', () => expect(placeOf('NW1')).to.equal(placeOf('NW1')));

  it('says nothing of what is not in the table', () => {
    for (const text of ['', ' ', 'XX1', 'NW99', 'NW', '1', 'GIR', 'unknown', 'no-fixed-address', '__proto__', 'constructor', 'nw1']) expect(placeOf(text), text).to.equal(undefined);
  });

  it('has every district in or around the United Kingdom, nearly three thousand of them', () => {
    let count = 0;
    for (const line of everywhere.split('\n')) {
      const letters = line.slice(0, line.indexOf(' '));
      for (let district = 0; district < 100; district++) {
        for (const letter of ['', ...'ABCDEFGHJKMNPRSTUVWXY'.split('')]) {
          const point = placeOf(`${letters}${district}${letter}`);
          if (!point) continue;
          count++;
          expect(point.latitude, `${letters}${district}`).to.be.within(49, 61);
          expect(point.longitude, `${letters}${district}`).to.be.within(-9, 2);
        }
      }
    }
    expect(count).to.be.within(2800, 3300);
  });
});

describe('kilometresBetween', () => {
  it('is nothing from a place to itself, and the same there and back', () => {
    const [london, leeds] = [{ latitude: 51.507, longitude: -0.128 }, { latitude: 53.797, longitude: -1.548 }];
    expect(kilometresBetween(london, london)).to.equal(0);
    expect(kilometresBetween(london, leeds)).to.equal(kilometresBetween(leeds, london));
    expect(kilometresBetween(london, leeds)).to.be.within(268, 274);
  });
});
