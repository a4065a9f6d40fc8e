/** The site's table of areas: which scheme serves which postcode. Loaded when somebody writes a postcode on a site that has one. */
import { readAreas, schemeFor, type SchemeAnswer } from '../core/areas.ts';

/** Most characters of a table that are read. */
const most = 512 * 1024;

/** Who serves a place. Where the table cannot be read nothing is known, so that everything is checked with the person. */
export async function loadAreas(address: string): Promise<(where: string) => SchemeAnswer> {
  const problem = (line: string): ((where: string) => SchemeAnswer) => { console.warn(`<what-matters>: ${line}`); return () => ({ at: 'check' }); };
  try {
    const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(15_000) });
    if (!response.ok) return problem(`areas: found status ${response.status} at ${address}, expected a table of areas`);
    const text = await response.text();
    if (text.length > most) return problem(`areas: found over ${most} characters at ${address}, expected fewer`);
    const read = readAreas(JSON.parse(text) as unknown);
    if ('problems' in read) return problem(read.problems.slice(0, 5).join('\n'));
    return where => schemeFor(read.areas, where);
  } catch { return problem(`areas: found no table of areas at ${address}, expected a JSON file`); }
}
