import type { Check, Group } from './check.ts';
import { endpointAt, type Manner } from './endpoint.ts';
import { groups } from './index.ts';

/** What became of a check. `passed-over`: it would tell nothing, because of an earlier one or of a limit. */
export interface Result {
  readonly check: Check;
  readonly group: string;
  readonly at: 'good' | 'failed' | 'passed-over';
  readonly found: string;
}

/** Makes every check of an endpoint, one after another, and gives each result as it comes. It never throws for what an endpoint does. */
export async function* examine(url: URL, manner: Manner): AsyncGenerator<Result, void> {
  const endpoint = endpointAt(url, manner);
  // Of every check that was not good: the one that is to blame.
  const blamed = new Map<string, string>();
  for (const { name, after, checks } of groups as readonly Group[]) {
    for (const check of checks) {
      const missing = [...after, ...(check.after ?? [])].find(id => blamed.has(id));
      if (missing !== undefined) {
        const root = blamed.get(missing)!;
        blamed.set(check.id, root);
        yield { check, group: name, at: 'passed-over', found: `Not examined, because of ${root}.` };
        continue;
      }
      const before = endpoint.heard.length;
      const { good, found } = await check.look(endpoint);
      // What was answered "too many" says nothing about what was asked.
      const limited = endpoint.heard.length > before && endpoint.heard.at(-1)?.status === 429;
      if (!good || limited) blamed.set(check.id, check.id);
      yield { check, group: name, at: limited ? 'passed-over' : good ? 'good' : 'failed', found: limited ? 'Not examined: the endpoint takes no more for now (429). Try again later.' : found };
    }
  }
}
