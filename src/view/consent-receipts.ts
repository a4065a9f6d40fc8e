import type { Answers } from '../core/questions/kind.ts';
import { routeOf } from '../core/route.ts';
import type { Setup } from '../core/step.ts';
import type { ConsentReceipt } from '../core/submission.ts';
import type { Translator } from '../i18n/translate.ts';

const sha256 = async (text: string): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))), byte => byte.toString(16).padStart(2, '0')).join('');

/** What was said yes or no to, each with the hash of the words exactly as they stand on the page. */
export async function consentReceipts({ journey }: Setup, given: Answers, i18n: Translator): Promise<ConsentReceipt[]> {
  const { steps, answers } = routeOf(journey, given);
  return Promise.all(steps.flatMap(({ key, page }) => {
    const answer = answers[key];
    if (page.question?.type !== 'consent' || answer?.at !== 'answered') return [];
    return page.question.items.map(async ({ id, words }) =>
      ({ id, language: i18n.languageOf(words) ?? i18n.language, sha256: await sha256(i18n.say(words)), given: [answer.value].flat().includes(id) }));
  }));
}
