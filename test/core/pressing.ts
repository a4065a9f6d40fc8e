import { step as realStep, type JourneyEvent, type Setup, type State } from '../../src/core/step.ts';
import { submissionOf, type Sent } from '../../src/core/submitting.ts';

/** What can happen, and Send as a person presses it: the page makes the submission of the state that stands. */
export type Doing = Exclude<JourneyEvent, { type: 'send' }> | { readonly type: 'press-send' } & Sent;

/** One turn of a journey, as the page makes it. */
export function step(setup: Setup, state: State, doing: Doing): ReturnType<typeof realStep> {
  return realStep(setup, state, doing.type === 'press-send' ? { type: 'send', submission: submissionOf(setup, state, doing) } : doing);
}
