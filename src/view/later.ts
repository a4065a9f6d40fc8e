/** Everything after the first pages: the other questions, the check page, sending, and what waits. One part, loaded while the person answers the first question. */
import { questionStyles } from './questions.ts';
import { endingStyles } from './styles/ending.ts';

export { views } from './questions.ts';
export { checkScreen } from './screens/check.ts';
export { doneScreen } from './screens/done.ts';
export { keepOffer } from './screens/keep-offer.ts';
export { consentReceipts } from './consent-receipts.ts';
export { Outbox, prepareToSend } from './outbox.ts';
export { helpOffer, soundsHard } from './offer.ts';
// Here, so that the parts that share it fetch no file for it alone.
export { watchSaved } from './saved-list.ts';

export const laterStyles = [questionStyles, endingStyles];
