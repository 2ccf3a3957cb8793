/** Sent in place of the service worker where the policy does not declare its cache: takes both away. */
(() => {
  const CACHE = 'mia-static';

  async function retire() {
    await caches.delete(CACHE);
    // A worker of the app's own that imports this one stays.
    if (location.pathname === '/kit/service-worker.js') {
      await registration.unregister();
    }
  }

  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(retire()));
})();
