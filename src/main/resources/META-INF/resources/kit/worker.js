import { names } from './names.js';

const SCRIPT = '/kit/service-worker.js';
const CACHE = 'mia-static';

export const clearCopies = () => caches.delete(CACHE);

/** Another worker for the whole origin is the app's, and stays. */
async function begin() {
  const { serviceWorker } = navigator;
  const there = await serviceWorker.getRegistration('/');
  const running = there?.active ?? there?.waiting ?? there?.installing;
  const ours = running && new URL(running.scriptURL).pathname === SCRIPT;
  if (names.worker === '') {
    await (ours && Promise.all([there.unregister(), clearCopies()]));
  } else if (ours || !running) {
    await serviceWorker.register(SCRIPT, { scope: '/' });
  }
}

/** After all that the page itself has to load. */
function start() {
  if (navigator.serviceWorker) {
    begin().catch(() => {
      // Then nothing is kept; the page is as good as before.
    });
  }
}

if (document.readyState === 'complete') {
  start();
} else {
  addEventListener('load', start);
}
