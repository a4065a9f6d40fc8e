/**
 * Does the work with nobody else at it in any page of the site, or not at all. A lock dies with its page. Where there
 * are no locks the work is done: the endpoint knows a submission by its id, so that two at work are noise and no harm.
 *
 * @param locks `navigator.locks`, where there is one
 */
export async function alone(locks: LockManager | undefined, name: string, work: () => Promise<void>): Promise<void> {
  if (!locks) return work();
  let working: Promise<void> | undefined;
  let taken = false;
  try {
    await locks.request(name, { ifAvailable: true }, lock => { taken = lock === null; return taken ? undefined : (working = work()); });
  } catch {
    // Stolen while at work, or not allowed in this frame.
    if (!taken) await (working ?? work());
  }
}
