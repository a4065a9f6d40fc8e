/** The end of a journey: check your answers, sending, and what has become of it. Loaded before the check page comes. */
export { checkScreen } from './screens/check.ts';
export { doneScreen } from './screens/done.ts';
export { endingStyles } from './styles/ending.ts';
export { Outbox } from './outbox.ts';
export { consentReceipts } from './consent-receipts.ts';
