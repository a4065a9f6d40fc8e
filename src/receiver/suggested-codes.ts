import type { Submission } from '../core/submission.ts';
import { adjustments, communicationNeeds, needGroups } from './known-words.ts';
import { listOf, textOf } from './read-answers.ts';

/** An id of SNOMED CT that somebody may use if they agree. Nothing is coded here. */
export interface SuggestedCode {
  readonly system: 'http://snomed.info/sct';
  readonly code: string;
  /** A `refset` is a list from which to choose. */
  readonly kind: 'concept' | 'refset';
  /** What it is for, and when it may be used. */
  readonly words: string;
}

const suggest = (code: string, kind: SuggestedCode['kind'], words: string): SuggestedCode => ({ system: 'http://snomed.info/sct', code, kind, words });

/** Codes that may fit what a person wrote. Ids as published with the standard, and only those that were seen there. */
export function suggestedCodes({ journey, body: { answers } }: Submission): readonly SuggestedCode[] {
  const call = textOf(answers['call']);
  const wantsReferral = call === 'yes' || (call === undefined && journey.id === 'self-referral');
  const needs = listOf(answers['comms']).filter(id => Object.hasOwn(communicationNeeds, id));
  const groups = Object.entries(needGroups).map(([group, { words, refset }]) => ({ words, refset, ids: needs.filter(id => communicationNeeds[id]!.group === group) })).filter(({ ids }) => ids.length > 0);
  // An interpreter for a language is no adjustment by the Equality Act.
  const needsAdjustment = needs.some(id => id !== 'interpreter') || listOf(answers['help']).some(id => adjustments.includes(id));
  return [
    ...(wantsReferral ? [suggest('871731000000106', 'concept', 'Referral to social prescribing service: suggested for the GP system once you accept this as a referral, and for its first contact only')] : []),
    ...(needsAdjustment ? [suggest('1108111000000107', 'concept', 'Requires reasonable adjustments (Equality Act 2010): suggested if what they need is because of a disability')] : []),
    ...groups.map(({ words, refset, ids }) => suggest(refset, 'refset', `Accessible information, ${words}: the list in which to find a code for ${ids.map(id => communicationNeeds[id]!.words).join('; ')}`)),
  ];
}
