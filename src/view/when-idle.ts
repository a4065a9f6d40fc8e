/** Calls back once the browser has nothing more urgent to do, at the latest after two seconds. WebKit has no idle callback: there, after a moment. */
export function whenIdle(call: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(call, { timeout: 2000 });
  else setTimeout(call, 300);
}
