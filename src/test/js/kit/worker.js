import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const KIT = new URL('../../../main/resources/META-INF/resources/kit/', import.meta.url);
const ORIGIN = 'https://chat.example';

export const VERSION = '00112233aabbccdd';
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Caches of an origin; `full` makes each write fail, as it does where the quota is used up. */
export class Caches {
  stores = new Map();
  full = false;

  open = async (name) => {
    const entries = this.stores.get(name) ?? new Map();
    this.stores.set(name, entries);
    return {
      match: async (request) => entries.get(pathOf(request))?.clone(),
      keys: async () => [...entries.keys()].map((path) => ({ url: ORIGIN + path })),
      delete: async (request) => entries.delete(pathOf(request)),
      put: async (request, answer) => {
        if (this.full) {
          throw new DOMException('full', 'QuotaExceededError');
        }
        entries.delete(pathOf(request));
        entries.set(pathOf(request), answer);
      },
    };
  };

  delete = async (name) => this.stores.delete(name);

  paths = (name = 'mia-static') => [...(this.stores.get(name)?.keys() ?? [])];
}

const pathOf = (request) => new URL(request.url ?? request, ORIGIN).pathname;

/**
 * A service worker that runs the kit's script, on a network that answers what `answers` says by path; `registered` tells what else
 * is in its registration.
 */
export class Worker {
  caches = new Caches();
  answers = new Map();
  asked = [];
  done = [];
  #listeners = {};

  constructor({ script = 'service-worker.js', location = '/kit/service-worker.js', registered = {} } = {}) {
    const source = readFileSync(new URL(script, KIT), 'utf8').replaceAll('{kit-version}', VERSION);
    const note = (what) => async () => { this.done.push(what); };
    vm.runInNewContext(source, {
      addEventListener: (type, listener) => { this.#listeners[type] = listener; },
      caches: this.caches,
      clients: { claim: note('claim') },
      fetch: (request) => this.#fetch(request),
      location: new URL(location, ORIGIN),
      registration: { navigationPreload: { enable: note('preload') }, unregister: note('unregister'), ...registered },
      skipWaiting: note('skip waiting'),
      Error, Response, TypeError, URL,
    });
  }

  async #fetch(request) {
    const path = pathOf(request);
    this.asked.push(path);
    const answer = this.answers.get(path) ?? (path.startsWith(`/kit/${VERSION}/`) ? file({ control: IMMUTABLE }) : null);
    if (!answer) {
      throw new TypeError('Failed to fetch');
    }
    return answer.clone();
  }

  /** Tells it of an event, and waits for all that it wants to do about it; gives its answer, undefined where it has none. */
  async dispatch(type, more) {
    const waits = [];
    let answer;
    this.#listeners[type]?.({
      ...more,
      waitUntil: (work) => waits.push(work),
      respondWith: (given) => { answer = given; },
    });
    const given = await answer;
    await Promise.all(waits);
    return given;
  }

  fetch(path, { kind = 'script', method = 'GET', mode = 'no-cors', headers = {}, cache = 'default', preload } = {}) {
    const request = { url: new URL(path, ORIGIN).href, destination: kind, method, mode, cache, headers: new Headers(headers) };
    return this.dispatch('fetch', { request, preloadResponse: Promise.resolve(preload) });
  }

  visit = (path, more) => this.fetch(path, { kind: 'document', mode: 'navigate', ...more });
}

const TYPES = { script: 'text/javascript', style: 'text/css', image: 'image/png', font: 'font/woff2' };

/** An answer of the own origin. */
export function file({ kind = 'script', status = 200, control, vary, mediaType = TYPES[kind], text = 'x', redirected = false, type = 'basic' } = {}) {
  const headers = { 'Content-Type': mediaType, ...(control && { 'Cache-Control': control }), ...(vary && { Vary: vary }) };
  const answer = new Response(text, { status, headers });
  return Object.defineProperties(answer, {
    redirected: { value: redirected },
    type: { value: type },
    clone: { value: () => file({ kind, status, control, vary, mediaType, text, redirected, type }) },
  });
}
