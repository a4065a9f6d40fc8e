/** The browser's Back, turned into a page back within the form. */
export interface BackTrap {
  /** Puts the one entry of the form in the history, if it is not there. */
  readonly arm: () => void;
  readonly stop: () => void;
}

/** The forms that have their entry in the history, the last one on top: a press of Back belongs to it alone. */
const armed: (() => void)[] = [];
const popped = (): void => armed.pop()?.();

/**
 * Watches for the browser's Back. The whole form has one history entry with nothing in it; each Back uses it up, and it
 * is put back while there is a page to go back to. So leaving the form leaves nothing of it in the history.
 *
 * @param canGoBack whether the form has a page to go back to; if not, Back goes on to what was before the form
 * @param goBack goes a page back, at once
 */
export function trapBack(canGoBack: () => boolean, goBack: () => void): BackTrap {
  const back = (): void => {
    if (!canGoBack()) return history.back();
    goBack();
    if (canGoBack()) arm();
  };
  const arm = (): void => {
    if (armed.includes(back)) return;
    // The same function again is not a second listener.
    addEventListener('popstate', popped);
    armed.push(back);
    history.pushState(null, '');
  };
  return { arm, stop: () => { if (armed.includes(back)) armed.splice(armed.indexOf(back), 1); } };
}
