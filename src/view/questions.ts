/** The types of question that most journeys have: one part, loaded while the person answers the first. */
import { age as ageKind } from '../core/questions/age.ts';
import { consent as consentKind } from '../core/questions/consent.ts';
import { contact as contactKind } from '../core/questions/contact.ts';
import { learn } from '../core/questions/known.ts';
import { name as nameKind } from '../core/questions/name.ts';
import { text as textKind } from '../core/questions/text.ts';
import { showPictures } from './pictures.ts';
import { areaPictures } from './area-pictures.ts';
import { age } from './questions/age.ts';
import { consent } from './questions/consent.ts';
import { contact } from './questions/contact.ts';
import { name } from './questions/name.ts';
import { text } from './questions/text.ts';

export { questionStyles } from './styles/questions.ts';

export const views = { age, consent, contact, name, text };

learn({ age: ageKind, consent: consentKind, contact: contactKind, name: nameKind, text: textKind });
showPictures(areaPictures);
