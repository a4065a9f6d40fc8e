/**
 * What pages and worker say to each other when a newer worker waits. Builds of different times must understand each
 * other, so these never change.
 */
export const messages = {
  /** To the worker that waits: the person wants it now. `workbox-window` has the same. It answers whether it comes. */
  skipWaiting: 'SKIP_WAITING',
  /** From that worker to every other window: may the page be loaded again? */
  mayReload: 'MAY_RELOAD',
} as const;

/** How long a window may take to answer, in milliseconds. One that sleeps may hold answers: it counts as a no. */
const answerWithinMs = 1000;

/** Another window of the app. */
export interface OtherWindow {
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/** Asks a window whether its page may be loaded again. */
const mayReload = (window: OtherWindow): Promise<boolean> => new Promise(resolve => {
  const { port1, port2 } = new MessageChannel();
  const done = (answer: boolean): void => { clearTimeout(timer); port1.close(); resolve(answer); };
  const timer = setTimeout(done, answerWithinMs, false);
  port1.onmessage = ({ data }) => done(data === true);
  window.postMessage({ type: messages.mayReload }, [port2]);
});

/** Whether a newer worker may come: where no other window has anything in it that would be lost, or might. */
export const mayCome = async (others: readonly OtherWindow[]): Promise<boolean> => (await Promise.all(others.map(mayReload))).every(Boolean);
