import { routeOf } from '../core/route.ts';
import type { Setup, State } from '../core/step.ts';
import type { ConsentReceipt } from '../core/submission.ts';

const sha256 = async (text: string): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))), byte => byte.toString(16).padStart(2, '0')).join('');

/** What was said yes or no to, each with the hash of the words exactly as they stood on the page. */
export async function consentReceipts(setup: Setup, state: State): Promise<ConsentReceipt[]> {
  const route = routeOf(setup, state.answers);
  return Promise.all(route.steps.flatMap(({ key }) => {
    const answer = route.answers[key];
    if (answer?.at !== 'answered') return [];
    const given: readonly unknown[] = [answer.value].flat();
    return (state.shown[key] ?? []).map(async ({ id, language, text }) => ({ id, language, sha256: await sha256(text), given: given.includes(id) }));
  }));
}
