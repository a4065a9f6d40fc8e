import type { Submission } from '../core/submission.ts';
import { say as plainEnglish, type Say } from './inbox/english.ts';
import { askedInWords, consentInWords, ideasApart, reasonInWords } from './inbox/in-words.ts';
import { textOf } from './read-answers.ts';
import { filled, from, notAsked, notAssessed, type RecordSection } from './record-items.ts';
import { aboutMe, assessments, person, referral, requirements, strengths, surgery } from './record-sections.ts';
import { suggestedCodes, type SuggestedCode } from './suggested-codes.ts';

/** What a link worker needs to write a record: headings of the standard, and codes that may be used. */
export interface CareRecord {
  readonly standard: string;
  /** Who decides. */
  readonly note: string;
  readonly sections: readonly RecordSection[];
  readonly suggestedCodes: readonly SuggestedCode[];
}

/**
 * A submission under the headings of the PRSB / NHS Social Prescribing Information Standard v1.1: what the person wrote,
 * and an honest word where the standard wants something that they were not asked or did not say. It asserts no code.
 *
 * @param organisation whose inbox this is, if the receiver knows
 */
export function recordOf(submission: Submission, organisation?: string, say: Say = plainEnglish): CareRecord {
  const { answers, consents } = submission.body;
  const { asked, shown } = ideasApart(submission);
  const why = (reasons: readonly string[]): string => (reasons.length > 0 ? ` (${reasons.map(reasonInWords).join('; ')})` : '');
  const signposts = [...asked.map(idea => `${idea.title}: ${askedInWords[idea.asked].toLowerCase()}${why(idea.reasons)}`), ...shown.map(({ title, reasons }) => `${title}${asked.length > 0 ? ': shown only' : ''}${why(reasons)}`)];
  const more = textOf(answers['more']);
  return {
    standard: 'Headings of the PRSB / NHS Social Prescribing Information Standard v1.1',
    note: 'This is what the person wrote, set out so that you can finish it. Codes are suggestions only: a person decides.',
    sections: [
      person(answers), surgery(answers), referral(submission, organisation), aboutMe(submission), requirements(answers),
      { heading: 'Presenting complaints or issues', items: [from('Person reported complaints or issues', answers['more'], more === undefined ? [] : [more])] },
      { heading: 'Care and support plan', items: strengths(answers) },
      { heading: 'Signpost details', items: [signposts.length > 0 ? filled('Signpost to', ...signposts) : filled('Signpost to', 'Nothing yet: no idea was kept')] },
      { heading: 'Consent', items: [consents.length > 0 ? filled('Consent for information sharing', ...consents.map(({ id, given }) => given ? consentInWords(submission, id, say) : `They said no to: ${consentInWords(submission, id, say)}`)) : from('Consent for information sharing', answers['privacy'], [])] },
      ...assessments(submission),
      { heading: 'Safeguarding', items: [notAsked('Safeguarding concerns')] },
      { heading: 'Risks', items: [notAssessed('Risk', 'Not assessed (self-referral)')] },
    ],
    suggestedCodes: suggestedCodes(submission),
  };
}
