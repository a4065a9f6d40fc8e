import type { Answer, Submission } from '../core/submission.ts';
import { communicationWords } from './in-short.ts';
import { languageName } from './inbox/glance.ts';
import { idsInWords } from './inbox/in-words.ts';
import { dateInWords, harmOf, knownWords } from './known-words.ts';
import { insteadOf, listOf, nameOf, partsOf, roleOf, textOf } from './read-answers.ts';
import { filled, from, fromList, notAsked, type RecordItem, type RecordSection } from './record-items.ts';

type Answers = Readonly<Record<string, Answer | undefined>>;

const some = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);
/** What was chosen, without "none of these" and "I am not sure". */
const chosen = (answer: Answer | undefined): readonly string[] => listOf(answer).filter(id => id !== 'none' && id !== 'not-sure');

/** Who the person is and how to reach them. What nobody asked is there too, so that somebody asks. */
export function person(answers: Answers): RecordSection {
  const name = answers['name'];
  const called = nameOf(name);
  const { by, to } = partsOf(answers['contact']) ?? {};
  const where = textOf(answers['where']);
  const reached = (way: string) => (by === way ? some(to) : []);
  const contact = (heading: string, values: readonly string[]): RecordItem => (values.length > 0 ? filled(heading, ...values) : answers['contact']?.at === 'answered' ? notAsked(heading, 'They asked to be reached another way.') : from(heading, answers['contact'], []));
  return {
    heading: 'Person demographics',
    items: [
      ...(called && called.first === undefined && called.last === undefined ? [filled('Person full name', called.full), notAsked('Person first name'), notAsked('Person family name')]
        : [from('Person first name', name, some(called?.first)), from('Person family name', name, some(called?.last))]),
      ...(called?.called === undefined ? [] : [filled('Person preferred name', called.called)]),
      from('Date of birth', answers['birth-date'], some(textOf(answers['birth-date'])).map(dateInWords)),
      from('Age band', answers['age'], some(textOf(answers['age'])).map(id => knownWords('age', id))),
      ...(by === 'letter' ? [filled('Person’s address', ...some(to))] : [contact('Person’s address', [])]),
      from('Postcode', answers['where'], some(where).map(id => knownWords('where', id))),
      contact('Person’s telephone number', [...reached('phone'), ...reached('text')]),
      contact('Person’s email address', reached('email')),
      ...(by !== undefined && !['phone', 'text', 'email', 'letter'].includes(by) ? [filled('Other contact information', ...some(to))] : []),
      from('Preferred contact method', answers['contact'], some(by).map(id => knownWords('contact-by', id))),
      notAsked('NHS number'), notAsked('Gender'), notAsked('Ethnicity', 'What people say about this in the equality questions is kept apart from them.'), notAsked('Carer status'),
    ],
  };
}

/** Their GP surgery, as they name it. Having none is not opting out of having one. */
export function surgery({ gp }: Answers): RecordSection {
  const instead = insteadOf(gp);
  // Picked from a list, or written where there is one: a name, and a postcode and a code where it was picked.
  const { name, postcode, code } = partsOf(gp) ?? {};
  const picked = [name, postcode].filter(Boolean).join(', ') || undefined;
  return {
    heading: 'GP practice',
    items: [
      from('GP practice details', gp, instead === undefined ? some(textOf(gp) ?? picked) : [knownWords('gp', instead)]),
      code === undefined ? notAsked('GP practice identifier', 'The code of the practice: look it up from the name.') : filled('GP practice identifier', code),
      notAsked('GP opt out indicator', instead === 'no-gp' ? 'Having no GP surgery is not opting out. Ask before you record it.' : undefined),
    ],
  };
}

const referrers: Readonly<Record<Submission['filledInBy'], string>> = {
  'self': 'Self referral',
  'someone-else': 'Self referral, filled in by someone else for the person',
  'professional': 'Filled in by a professional for the person',
};

/** Who refers, to whom, and how. */
export function referral({ createdAt, filledInBy, scheme, body: { answers } }: Submission, organisation: string | undefined): RecordSection {
  const helper = (heading: string, key: string, words: string | undefined): RecordItem => from(heading, answers[key], some(words));
  const them = nameOf(answers['name'])?.full;
  return {
    heading: 'Referral details',
    items: [
      filled('Date', dateInWords(createdAt.slice(0, 10))),
      filled('Referral method', referrers[filledInBy]),
      ...(filledInBy === 'self' ? [from('Referrer: name', answers['name'], some(them)), filled('Referrer: role', 'The person')] : [
        helper('Referrer: name', 'helper-name', nameOf(answers['helper-name'])?.full),
        helper('Referrer: role and organisation', filledInBy === 'someone-else' && answers['helper-role'] === undefined ? 'helper-relation' : 'helper-role', roleOf(answers)),
        helper('Referrer: contact details', 'helper-contact', textOf(answers['helper-contact'])),
      ]),
      filled('Referral to', `${organisation ?? 'This organisation'}${scheme ? `, for the area scheme ${scheme}` : ''}`),
    ],
  };
}

/** What matters to them, how to talk with them, and who helped to write this. */
export function aboutMe(submission: Submission): RecordSection {
  const { answers } = submission.body;
  const areas = chosen(answers['matters']);
  const important = areas.map(area => {
    const interests = idsInWords('interests', chosen(answers[`interests.${area}`]));
    return `${idsInWords('areas', [area])[0]!}${interests.length > 0 ? `: ${interests.join('; ')}` : ''}`;
  });
  const { by, safe, best } = partsOf(answers['contact']) ?? {};
  const harm = harmOf(by ?? '');
  const safety = safe === undefined ? [] : [{ yes: `It is safe to ${harm}`, no: `It is not safe to ${harm}` }[safe] ?? `They are not sure that it is safe to ${harm}`];
  const communication = [`Used the form in ${languageName(submission.language) ?? submission.language}`, ...safety, ...some(best).map(time => `Best time: ${time}`)];
  const helper = [nameOf(answers['helper-name'])?.full, roleOf(answers)?.replace(/\.+$/, ''), textOf(answers['helper-contact'])].filter(words => words !== undefined);
  return {
    heading: 'About me',
    items: [
      fromList('What is most important to me', answers['matters'], important),
      filled('How I communicate and how to communicate with me', ...communication),
      fromList('Communication needs (Accessible Information Standard)', answers['comms'], communicationWords(answers)),
      submission.filledInBy === 'self' ? filled('Supported to write this by', 'Nobody: the person filled it in') : from('Supported to write this by', answers['helper-name'], helper.length > 0 ? [helper.join(', ')] : []),
    ],
  };
}

/** What would help them take part, and when they could go. */
export function requirements(answers: Answers): RecordSection {
  const help = idsInWords('help', chosen(answers['help']));
  const when = listOf(answers['when']).map(id => knownWords('when', id));
  return { heading: 'Individual requirements', items: [fromList('Reasonable adjustment', answers['help'], help), from('Other individual requirements', answers['when'], when.map(words => `Could go ${words}`))] };
}

/** What they would like to do: the standard has these among strengths. */
export function strengths(answers: Answers): readonly RecordItem[] {
  const keys = Object.keys(answers).filter(key => key.startsWith('interests.'));
  const interests = idsInWords('interests', keys.flatMap(key => chosen(answers[key])));
  return [from('Strengths', answers[keys[0] ?? 'interests'], interests)];
}

/** Published measures that they filled in, if any. */
export const assessments = ({ body: { scores } }: Submission): readonly RecordSection[] => (scores.length === 0 ? [] : [{
  heading: 'Assessments',
  items: scores.map(({ instrument, version, items }) => filled(`Structured assessment: ${instrument}, version ${version}`, ...Object.entries(items).map(([name, value]) => `${name}: ${value}`))),
}]);
