/** Keeps copies of static files and shows a page when the network is away. No module, so that importScripts takes it too. */
(() => {
  const VERSION = '{kit-version}';
  const CACHE = 'mia-static';
  const KIT = `/kit/${VERSION}/`;
  const OFFLINE = `${KIT}offline.html`;
  const SHELL = ['mia.svg', 'names.js', 'offline/offline.css', 'offline/offline.js', 'offline/words.js', 'page.css',
    'preferences.js', 'theme.js'].map((name) => KIT + name);
  /** More than an app has files; the oldest go, so that those of its earlier releases do. */
  const MOST = 200;
  const KINDS = { script: /javascript/, style: /^text\/css/, image: /^image\//, font: /font|octet-stream/ };

  /** In a worker of the app's own it is the app that decides when that takes over. */
  const alone = location.pathname === '/kit/service-worker.js';

  const path = ({ url }) => new URL(url).pathname;

  const listed = ({ headers }, name) => (headers.get(name) ?? '').toLowerCase().split(',').map((one) => one.trim());

  const isImmutable = (answer) => answer.ok && listed(answer, 'Cache-Control').includes('immutable');

  /** A query may say who asks. */
  function isStatic(request) {
    const { origin, pathname, search } = new URL(request.url);
    return request.method === 'GET' && origin === location.origin && !search && request.destination in KINDS
      && !/^\/api(\/|$)/.test(pathname) && request.cache !== 'no-store'
      && !request.headers.has('Range') && !request.headers.has('Authorization');
  }

  /**
   * Scripts cannot see Set-Cookie, so an answer counts as everybody's by what else it says. Pictures are what people upload:
   * those must say that they are public.
   */
  function isEverybodys({ destination }, answer) {
    const { status, type, redirected, headers } = answer;
    const control = listed(answer, 'Cache-Control').map((one) => one.split('=')[0]);
    return status === 200 && type === 'basic' && !redirected
      && KINDS[destination].test(headers.get('Content-Type') ?? '')
      && !control.includes('no-store') && !control.includes('private')
      && !listed(answer, 'Vary').some((one) => ['*', 'cookie', 'authorization'].includes(one))
      && (destination !== 'image' || control.includes('public'));
  }

  async function find(request) {
    try {
      return await (await caches.open(CACHE)).match(request);
    } catch {
      // Without storage everything comes from the network.
      return undefined;
    }
  }

  async function keep(request, answer) {
    try {
      const cache = await caches.open(CACHE);
      if (isEverybodys(request, answer)) {
        await cache.put(request, answer);
        await trim(cache);
      } else if (answer.status < 500) {
        await cache.delete(request, { ignoreVary: true });
      }
    } catch {
      // There is no room; the page has its file anyway.
    }
  }

  async function trim(cache) {
    const others = (await cache.keys()).filter((request) => !path(request).startsWith(KIT));
    const tooMany = others.slice(0, Math.max(0, others.length - MOST));
    await Promise.all(tooMany.map((request) => cache.delete(request, { ignoreVary: true })));
  }

  /** Only what never changes is taken from here first: files under lasting names could otherwise be of two releases. */
  async function fileFor(event) {
    const { request } = event;
    const kept = await find(request);
    if (kept && isImmutable(kept)) {
      return kept;
    }
    try {
      const answer = await fetch(request);
      event.waitUntil(keep(request, answer.clone()));
      return answer;
    } catch (failure) {
      if (kept) {
        return kept;
      }
      throw failure;
    }
  }

  /** Any answer is one, an error of the server too; only its absence is not. */
  async function pageFor(event) {
    try {
      const answer = (await event.preloadResponse) ?? (await fetch(event.request));
      event.waitUntil(fill().catch(() => {}));
      return answer;
    } catch (failure) {
      const page = await find(OFFLINE);
      if (!page) {
        throw failure;
      }
      return new Response(page.body, { status: 503, statusText: 'Service Unavailable', headers: page.headers });
    }
  }

  /** The page comes last, so that it is there only with all that it needs. */
  async function fill() {
    const cache = await caches.open(CACHE);
    if (!(await cache.match(OFFLINE))) {
      await Promise.all(SHELL.map((file) => add(cache, file)));
      await add(cache, OFFLINE);
    }
  }

  async function add(cache, file) {
    const answer = await fetch(file);
    if (!isImmutable(answer)) {
      // While releases change, a replica of another one may have answered.
      throw new TypeError(`${file} is not of this version`);
    }
    await cache.put(file, answer);
  }

  async function dropOtherVersions() {
    const cache = await caches.open(CACHE);
    const others = (await cache.keys()).filter((request) => /^\/kit\//.test(path(request)) && !path(request).startsWith(KIT));
    await Promise.all(others.map((request) => cache.delete(request, { ignoreVary: true })));
  }

  /** It may have been registered while the kit looked whether there is one. */
  const isTheAppsAlready = () => [registration.active, registration.waiting].some((other) => other && path({ url: other.scriptURL }) !== location.pathname);

  async function takeOver() {
    await registration.navigationPreload?.enable();
    await clients.claim();
  }

  addEventListener('install', (event) => {
    if (alone && isTheAppsAlready()) {
      event.waitUntil(Promise.reject(new Error('the app has a worker of its own')));
      return;
    }
    // An app's worker must not fail for this; the next page tries again.
    event.waitUntil(alone ? fill() : fill().catch(() => {}));
    if (alone) {
      // No page depends on the version of its worker, and one that waits for the last tab to close may wait for weeks.
      skipWaiting();
    }
  });
  addEventListener('activate', (event) => {
    event.waitUntil(dropOtherVersions().catch(() => {}));
    if (alone) {
      event.waitUntil(takeOver());
    }
  });
  addEventListener('fetch', (event) => {
    const { request } = event;
    if (request.mode === 'navigate' && request.destination === 'document' && request.method === 'GET' && !/^\/api\//.test(path(request))) {
      event.respondWith(pageFor(event));
    } else if (isStatic(request)) {
      event.respondWith(fileFor(event));
    }
  });
})();
