import { messageSW, Workbox } from 'workbox-window';
import type { WhatMatters } from '../view/what-matters.ts';
import { flushTag } from './flush-tag.ts';
import { messages } from './give-way.ts';
import { noticeIn } from './notice.ts';
import { policyName } from './policy.ts';

/** The page's way of making an address that a worker may be loaded from: this one address and no other. */
interface Policy { createScriptURL(address: string): string }
type Factory = { createPolicy(name: string, rules: Policy): Policy } | undefined;

/**
 * The address of the worker as the browser takes it: a trusted one, where the browser asks for that.
 *
 * @throws {TypeError} where the page's host allows no policy of ours
 */
function workerAddress(): string {
  const wanted = new URL('worker.js', document.baseURI).href;
  const factory = (globalThis as { readonly trustedTypes?: Factory }).trustedTypes;
  if (!factory) return wanted;
  return factory.createPolicy(policyName, { createScriptURL: address => { if (address !== wanted) throw new TypeError('this is not the worker of this page'); return address; } }).createScriptURL(wanted);
}

/**
 * Registers the worker, and says when a newer version waits: at the end of a step, and only where nothing that the
 * person said would be lost. Without a worker, or where one is refused, the page works as any other.
 */
export async function keep(element: WhatMatters): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const workbox = new Workbox(workerAddress(), { updateViaCache: 'none' });
  let hasBegun = false;
  let isPutOff = false;
  /** Whether another worker may load the page again: the person, or another window of theirs, said so. */
  let mayReload = false;
  const isFree = (): boolean => !element.unsaved;
  const registration = await workbox.register({ immediate: true });
  if (!registration) return;

  const notice = noticeIn(document.querySelector('#update')!, element, document.querySelector('main')!, {
    now: async () => {
      if (!isFree() || !registration.waiting) return notice.hide();
      mayReload = true;
      if (!(await messageSW(registration.waiting, { type: messages.skipWaiting }) as boolean)) { mayReload = false; notice.say('app.update-elsewhere'); }
    },
    later: () => { isPutOff = true; notice.hide(); },
  });
  const offer = (): void => { if (registration.waiting && isFree() && !isPutOff) notice.show(); else notice.hide(); };
  const offerAtOnce = (): void => { if (!hasBegun) offer(); };
  // One that waits since an earlier visit is told of before anybody can listen.
  offerAtOnce();
  workbox.addEventListener('waiting', offerAtOnce);
  workbox.addEventListener('controlling', () => {
    if (!mayReload || !isFree()) return;
    mayReload = false;
    location.reload();
  });
  for (const name of ['wm-step', 'wm-sent'] as const) element.addEventListener(name, () => { hasBegun = true; offer(); });
  // What is being answered may not be lost to a button that stood there before.
  element.addEventListener('input', () => { void element.updateComplete.then(() => { if (!isFree()) notice.hide(); }); });
  navigator.serviceWorker.addEventListener('message', ({ data, ports }: MessageEvent<{ readonly type?: unknown } | null>) => {
    if (data?.type !== messages.mayReload) return;
    mayReload = !hasBegun && isFree();
    ports[0]?.postMessage(mayReload);
  });
  // What is saved may go while no page is open, where the browser can do that. Elsewhere it goes when the page is open again.
  const { sync } = registration as ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } };
  element.addEventListener('wm-saved', () => { sync?.register(flushTag).catch(() => {}); });
  // An app may stay open for weeks: somebody who comes back to it is a good moment to look.
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') registration.update().catch(() => {}); });
}
