import { kindOf } from '../core/questions/known.ts';
import { routeOf } from '../core/route.ts';
import { situationOf, type Setup, type State } from '../core/step.ts';
import type { ConsentReceipt } from '../core/submission.ts';
import type { Translator } from '../i18n/translate.ts';

const sha256 = async (text: string): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))), byte => byte.toString(16).padStart(2, '0')).join('');

/** What was said yes or no to, each with the hash of the words exactly as they stand on the page. */
export async function consentReceipts(setup: Setup, state: State, i18n: Translator): Promise<ConsentReceipt[]> {
  const route = routeOf(setup, state.answers);
  return Promise.all(route.steps.flatMap(step => {
    const { question } = step.page;
    const answer = route.answers[step.key];
    if (!question || answer?.at !== 'answered') return [];
    const given: readonly unknown[] = [answer.value].flat();
    return (kindOf(question).asked?.(question, situationOf(setup, route, step)) ?? []).map(async ({ id, words }) => ({ id, language: i18n.languageOf(words) ?? i18n.language, sha256: await sha256(i18n.say(words)), given: given.includes(id) }));
  }));
}
