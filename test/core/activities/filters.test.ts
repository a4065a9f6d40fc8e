import { expect } from 'chai';
import type { Activity } from '../../../src/core/activities/activity.ts';
import { filtered, filters, fits, inTheWay, usefulFilters } from '../../../src/core/activities/filters.ts';

const activity = (more: Partial<Activity>): Activity => ({ id: 'a', title: 'Singing', terms: [], codes: [], ways: [], when: [], cost: { at: 'unknown' }, groups: [], languages: [], access: [], join: {}, needs: {}, ...more });
const idea = (more: Partial<Activity>, kilometres?: number) => ({ activity: activity(more), ...(kilometres !== undefined && { kilometres }) });
const weekly = (more: object) => ({ at: 'repeating', freq: 'WEEKLY', ...more }) as const;

describe('what fits a filter', () => {
  it('is never known of what says nothing', () => {
    for (const filter of filters) expect(fits(idea({}), filter), filter).to.equal(undefined);
  });

  it('is free where it costs nothing, and not where words name pounds', () => {
    expect(fits(idea({ needs: { free: true }, cost: { at: 'free' } }), 'free')).to.equal(true);
    expect(['£4 a session', '£10', '£0.50', 'Costs £ 3'].map(text => fits(idea({ cost: { at: 'text', text } }), 'free'))).to.deep.equal([false, false, false, false]);
    expect(['Pay what you can', 'First time free, then £4', 'Ask us', '£0 for members'].map(text => fits(idea({ cost: { at: 'text', text } }), 'free'))).to.deep.equal([undefined, undefined, undefined, undefined]);
  });

  it('is near within about three miles, and wherever it can be done from anywhere', () => {
    expect([0, 4.9, 5, 5.1].map(kilometres => fits(idea({}, kilometres), 'near'))).to.deep.equal([true, true, true, false]);
    expect(fits(idea({ ways: ['online'] }, 40), 'near')).to.equal(true);
    expect(fits(idea({ ways: ['home-visit'] }, 40), 'near')).to.equal(false);
    expect(fits(idea({ ways: ['phone'] }), 'step-free')).to.equal(true);
  });

  it('is late in the evening or at the weekend, and not known where a day or a time is missing', () => {
    const late = (...when: Activity['when'][number][]) => fits(idea({ when }), 'late');
    expect(late(weekly({ days: ['TU'], from: '17:00' }))).to.equal(true);
    expect(late(weekly({ days: ['SA'] }))).to.equal(true);
    expect(late(weekly({ days: ['1SU'], from: '09:00' }))).to.equal(true);
    expect(late({ at: 'repeating', freq: 'DAILY', from: '09:00' })).to.equal(true);
    expect(late({ at: 'dates', dates: ['2026-11-28'] })).to.equal(true);
    expect(late(weekly({ days: ['TU'], from: '16:59' }), weekly({ days: ['FR'], from: '10:00' }))).to.equal(false);
    expect(late({ at: 'dates', dates: ['2026-11-27'], from: '10:00' })).to.equal(false);
    expect(late(weekly({ days: ['TU'] }))).to.equal(undefined);
    expect(late(weekly({ days: ['TU'], from: '10:00' }), { at: 'text', text: 'and some evenings' })).to.equal(undefined);
    expect(late(weekly({ from: '10:00' }))).to.equal(undefined);
  });
});

describe('the filters of a list', () => {
  const list = [idea({ needs: { free: true } }), idea({ needs: { free: false, home: true } }), idea({}, 40)];

  it('take away only what is known not to fit', () => {
    expect(filtered(list, ['free'])).to.deep.equal([list[0], list[2]]);
    expect(filtered(list, [])).to.deep.equal(list);
    expect(filtered(list, ['free', 'near'])).to.deep.equal([list[0]]);
  });

  it('are offered only where they would change something and leave something', () => {
    expect(usefulFilters(list)).to.deep.equal(['free', 'near']);
    expect(usefulFilters([])).to.deep.equal([]);
    expect(usefulFilters([idea({ needs: { free: false } })])).to.deep.equal([]);
  });

  it('say which one is in the way where nothing is left, the one first that brings most back', () => {
    const few = [idea({ needs: { free: false, home: true } }), idea({ needs: { free: true, home: false } }), idea({ needs: { free: true, home: false } })];
    expect(filtered(few, ['free', 'home'])).to.deep.equal([]);
    expect(inTheWay(few, ['free', 'home'])).to.deep.equal(['home', 'free']);
  });
});
