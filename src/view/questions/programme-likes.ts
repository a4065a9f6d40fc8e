import { likesChoice } from '../../core/questions/programme-likes.ts';
import { manyFields } from './many.ts';
import type { QuestionView } from './view.ts';

export const programmeLikes: QuestionView<'programme-likes'> = {
  fields: props => manyFields('programme-likes', likesChoice(props.question), props),
};
