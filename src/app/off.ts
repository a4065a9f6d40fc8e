/**
 * The worker that ends the app (`what-matters app --off`): it takes the place of the other one at once, deletes the
 * app's own caches and itself, and touches nothing else. Pages that are open go on without a worker.
 */
import { cachesOf } from './content.ts';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', event => { event.waitUntil(self.skipWaiting()); });

self.addEventListener('activate', event => {
  event.waitUntil((async () => {
    for (const name of Object.values(cachesOf(self.registration.scope))) await caches.delete(name);
    await self.registration.unregister();
  })());
});
