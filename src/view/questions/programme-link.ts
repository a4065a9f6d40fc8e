import { linkChoice } from '../../core/questions/programme-link.ts';
import { manyFields } from './many.ts';
import type { QuestionView } from './view.ts';

export const programmeLink: QuestionView<'programme-link'> = {
  fields: props => manyFields('programme-link', linkChoice(props.question, props.situation), props),
};
