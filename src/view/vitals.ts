/** How fast the page was, for a site that asks: loaded when nothing else goes on, without ids and without answers. */
import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';
import { canonicalJson } from '../core/canonical.ts';
import { VitalsEvent } from './events.ts';

/** What was measured: a name, and milliseconds (CLS: a number without a unit). */
export interface Vital {
  readonly name: 'CLS' | 'FCP' | 'INP' | 'LCP' | 'TTFB' | 'first-question' | 'slowest-tap';
  readonly value: number;
}

/** Milliseconds to a whole one, CLS to a thousandth: nothing finer, which could tell one person from another. */
const rounded = ({ name, value }: Vital): Vital => ({ name, value: name === 'CLS' ? Math.round(value * 1000) / 1000 : Math.round(value) });

/**
 * Tells each measure as a `wm-vitals` event, and sends what was measured to an address when the page is left, if the
 * site gave one.
 *
 * @param firstQuestion milliseconds from the start of the page to the first question that could be answered
 */
export function watchVitals(element: HTMLElement, address: string | undefined, firstQuestion: number): void {
  const latest = new Map<Vital['name'], number>();
  const tell = (vital: Vital): void => {
    const { name, value } = rounded(vital);
    latest.set(name, value);
    element.dispatchEvent(new VitalsEvent(name, value));
  };
  tell({ name: 'first-question', value: firstQuestion });
  for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) on(({ name, value }) => tell({ name, value }));

  let slowest = 0;
  const watch = (entries: PerformanceEntryList): void => { for (const entry of entries) if ((entry as PerformanceEventTiming).target === element) slowest = Math.max(slowest, entry.duration); };
  const observer = globalThis.PerformanceObserver?.supportedEntryTypes.includes('event') ? new PerformanceObserver(list => watch(list.getEntries())) : undefined;
  observer?.observe({ type: 'event', durationThreshold: 16, buffered: true });

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return;
    watch(observer?.takeRecords() ?? []);
    if (slowest > (latest.get('slowest-tap') ?? 0)) tell({ name: 'slowest-tap', value: slowest });
    if (address === undefined || latest.size === 0) return;
    const measures = [...latest].map(([name, value]) => ({ name, value }));
    latest.clear();
    slowest = 0;
    navigator.sendBeacon(address, new Blob([canonicalJson({ schema: 'what-matters/vitals', version: 1, measures })], { type: 'text/plain;charset=UTF-8' }));
  });
}
