// What the report's interval is worth: of 1,000 made-up evaluations with a known effect, 95 in 100 must hold it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeOfAll, type Numbers } from '../../src/cli/outcomes/change.ts';
import { bell, drawer, step } from './outcomes-people.ts';

const runs = 1000;

/** People who differ among each other, change each in their own way, and answer with whole numbers from 0 to 10. */
function evaluation(draw: () => number, people: number, effect: number): readonly Numbers[] {
  return Array.from({ length: people }, () => { const usual = bell(draw, 5.8, 1.8); return { before: step(bell(draw, usual, 1), 0, 10), after: step(bell(draw, usual + effect, 1.4), 0, 10) }; });
}

/** The mean change in as many people as nobody could ask: numbers that end at 0 and 10 make it a little smaller than what was put in. */
function truth(effect: number): number {
  const many = evaluation(drawer(99), 1_000_000, effect);
  return many.reduce((sum, { before, after }) => sum + after - before, 0) / many.length;
}

describe('the interval of the report', () => {
  for (const [people, effect, seed] of [[30, 0.8, 1], [40, 0, 2], [40, 0.8, 3], [40, 2, 4], [120, 0.5, 5]] as const) {
    it(`holds a known change of about ${effect} in 95 ± 2 % of ${runs} evaluations of ${people} people`, () => {
      const known = truth(effect);
      const draw = drawer(seed);
      let held = 0;
      for (let run = 0; run < runs; run++) {
        const { change } = changeOfAll(evaluation(draw, people, effect), false);
        assert.ok(change && change.n === people && change.test === 'paired-t');
        if (change.low <= known && known <= change.high) held++;
      }
      console.log(`      ${held} of ${runs} hold ${known.toFixed(3)}`);
      assert.ok(held >= 930 && held <= 970, `found ${held} of ${runs}, expected 930 to 970`);
    });
  }

  it('of the share that moved, on a scale of five points, holds the known one in 95 ± 2 % too', () => {
    const five = (draw: () => number, people: number): readonly Numbers[] => Array.from({ length: people }, () => { const usual = bell(draw, 3, 0.7); return { before: step(bell(draw, usual, 0.6), 1, 5), after: step(bell(draw, usual + 0.4, 0.6), 1, 5) }; });
    const many = five(drawer(98), 1_000_000);
    const known = many.reduce((sum, { before, after }) => sum + Math.sign(after - before), 0) / many.length;
    const draw = drawer(6);
    let [held, told] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const { net } = changeOfAll(five(draw, 120), true);
      if (!net) continue;
      told++;
      if (net.low <= known && known <= net.high) held++;
    }
    console.log(`      ${held} of ${told} hold ${known.toFixed(3)}`);
    assert.ok(told > 900 && held / told >= 0.93 && held / told <= 0.97, `found ${held} of ${told}`);
  });
});
