/** Tells pages and elements of the same site that something of a journal was kept or deleted: that, and no more. */
import { journalName } from '../../store/journal.ts';

/** Tells all others, on this page too. */
export function tellOthers(): void {
  const channel = new BroadcastChannel(journalName);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  channel.postMessage('changed');
  channel.close();
}

/** Calls back whenever something was told, and when somebody comes back to the page. */
export function whenChanged(call: () => void): void {
  new BroadcastChannel(journalName).addEventListener('message', call);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') call(); });
}
