import type { Instrument } from './instrument.ts';
import feelingNow from './feeling-now.json' with { type: 'json' };
import ons4 from './ons4.json' with { type: 'json' };
import onsLoneliness from './ons-loneliness.json' with { type: 'json' };

/** The instruments that come with the product. To add one: its `.json` here and a line in this list; the build says what is wrong with it. */
export const builtInInstruments: Readonly<Record<string, Instrument>> = {
  'feeling-now': feelingNow as unknown as Instrument,
  'ons4': ons4 as unknown as Instrument,
  'ons-loneliness': onsLoneliness as unknown as Instrument,
};
