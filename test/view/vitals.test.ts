import { expect } from 'chai';
import { VitalsEvent } from '../../src/view/events.ts';
import { cleanUp } from '../fixture.ts';
import { start, until, type Form } from './driver.ts';
import { countCalls, restore, stub } from './stubs.ts';

const names = ['CLS', 'FCP', 'INP', 'LCP', 'TTFB', 'first-question', 'slowest-tap'];
const loaded = (): string[] => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter(path => /vitals-\w+\.js$/.test(path));
const idle = (): Promise<void> => new Promise(done => { setTimeout(done, 700); });

/** The page is put behind another, or closed. */
function hide(): void {
  stub(document, 'visibilityState', 'hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  stub(document, 'visibilityState', 'visible');
}

describe('how fast the page was', () => {
  const told: VitalsEvent[] = [];
  const hear = (event: Event): void => { told.push(event as VitalsEvent); };
  before(() => document.addEventListener('wm-vitals', hear));
  after(() => document.removeEventListener('wm-vitals', hear));
  afterEach(() => { restore(); cleanUp(); told.length = 0; });
  const measured = async (vitals: boolean | string): Promise<Form> => {
    const form = await start({ vitals });
    await until(() => told.length > 0, 'the first measure');
    return form;
  };

  // First, because what is loaded once stays.
  it('is not measured, and nothing of it is loaded, where the site did not ask', async () => {
    for (const config of [{}, { vitals: false }]) {
      const form = await start(config);
      await form.walkTo('where');
      await idle();
      hide();
      form.element.remove();
    }
    expect([loaded(), told.length]).to.deep.equal([[], 0]);
  });

  it('is told by events that carry a name and a number, and nothing else', async () => {
    const form = await measured(true);
    await form.walkTo('matters');
    hide();
    await idle();
    expect(loaded()).to.have.length(1);
    for (const event of told) {
      expect([event.type, event.bubbles, event.composed]).to.deep.equal(['wm-vitals', true, true]);
      expect(Object.keys(event).filter(key => key !== 'isTrusted').toSorted()).to.deep.equal(['metric', 'value']);
      expect(names).to.include(event.metric);
      expect(Number.isFinite(event.value) && (event.metric === 'CLS' || Number.isInteger(event.value)), `${event.metric} ${event.value}`).to.equal(true);
    }
    expect(told[0]!.metric).to.equal('first-question');
  });

  it('is sent nowhere where the site wants events only', async () => {
    const asked = countCalls();
    await measured(true);
    hide();
    expect(asked).to.deep.equal([]);
  });

  it('is sent once when the page goes, as names and numbers without any id, answer or address', async () => {
    const form = await measured('/vitals');
    const sent: [string, Blob][] = [];
    stub(navigator, 'sendBeacon', (address: string, body: Blob) => { sent.push([address, body]); return true; });
    await form.walkTo('matters');
    hide();
    hide();
    const own = sent.filter(([address]) => address === '/vitals');
    expect(own).to.have.length(1);
    const [, body] = own[0]!;
    expect(body.type).to.equal('text/plain;charset=utf-8');
    const { measures, ...rest } = JSON.parse(await body.text()) as { measures: readonly Record<string, unknown>[] };
    expect(rest).to.deep.equal({ schema: 'what-matters/vitals', version: 1 });
    expect(measures.length).to.be.above(0);
    for (const measure of measures) {
      expect(Object.keys(measure).toSorted()).to.deep.equal(['name', 'value']);
      expect(names).to.include(measure['name']);
      expect(measure['value']).to.be.a('number');
    }
    expect(new Set(measures.map(({ name }) => name)).size).to.equal(measures.length);
    expect(await body.text()).to.not.match(/NW1|25-49|music|https?:|[0-9a-f]{8}/);
  });
});
