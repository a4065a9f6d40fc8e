/** The browser's Back, turned into a page back within the form. */
export interface BackTrap {
  /** Puts the one entry of the form in the history, if it is not there. */
  readonly arm: () => void;
  readonly stop: () => void;
}

/**
 * Watches for the browser's Back. The whole form has one history entry with nothing in it; each Back uses it up, and it
 * is put back while there is a page to go back to. So leaving the form leaves nothing of it in the history.
 *
 * @param onBack goes a page back and says whether there is another one behind it
 */
export function trapBack(onBack: () => boolean): BackTrap {
  let armed = false;
  const arm = (): void => {
    if (armed) return;
    armed = true;
    history.pushState(null, '');
  };
  const popped = (): void => {
    if (!armed) return;
    armed = false;
    if (onBack()) arm();
  };
  addEventListener('popstate', popped);
  return { arm, stop: () => removeEventListener('popstate', popped) };
}
