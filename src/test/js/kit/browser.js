import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { Clock, quiet } from './clock.js';
import { Locks } from './locks.js';

const KIT = new URL('../../../main/resources/META-INF/resources/kit/', import.meta.url);

/** What the tabs of one origin share: cookies, localStorage, caches, locks, channels, the clock and the service. */
export class Browser {
  cookies = new Map();
  stored = new Map();
  caches = new Set();
  locks = new Locks();
  channels = new Set();
  tabs = [];

  constructor(service) {
    this.service = service;
    this.clock = new Clock('2026-11-24T10:00:00Z');
    service.browser = this;
  }

  /** Opens a page that loads these modules of the kit. */
  async open({ modules = ['consent', 'session'], gpc, meta, lang = 'en', page } = {}) {
    const tab = new Tab(this, { gpc, meta, lang, page });
    this.tabs.push(tab);
    for (const module of modules) {
      Object.assign(tab, await tab.load(`${module}.js`));
    }
    await quiet();
    return tab;
  }

  get choice() {
    return JSON.parse(this.stored.get('cookie_consent') ?? 'null');
  }

  set choice(choice) {
    this.stored.set('cookie_consent', JSON.stringify(choice));
  }
}

class Tab {
  #modules = new Map();
  #events = new EventTarget();

  constructor(browser, page) {
    this.browser = browser;
    this.context = vm.createContext(this.#globals(browser, page));
  }

  /** Tells the page's window something, like that the connection is back. */
  async fire(type, properties) {
    this.#events.dispatchEvent(Object.assign(new Event(type), properties));
    await quiet();
  }

  async load(name) {
    const module = this.#module(new URL(name, KIT).href);
    if (module.status === 'unlinked') {
      await module.link((specifier, parent) => this.#module(new URL(specifier, parent.identifier).href));
    }
    await module.evaluate();
    return module.namespace;
  }

  #module(href) {
    if (!this.#modules.has(href)) {
      this.#modules.set(href, new vm.SourceTextModule(readFileSync(new URL(href), 'utf8'), {
        identifier: href,
        context: this.context,
      }));
    }
    return this.#modules.get(href);
  }

  #globals(browser, { gpc, meta, lang, page }) {
    const { clock } = browser;
    class StoppedDate extends Date {
      constructor(...given) {
        super(...(given.length ? given : [clock.now]));
      }

      static now() {
        return clock.now;
      }
    }
    return {
      Date: StoppedDate,
      setTimeout: (work, ms) => clock.setTimeout(work, ms),
      clearTimeout: (id) => clock.clearTimeout(id),
      addEventListener: (...given) => this.#events.addEventListener(...given),
      fetch: (...given) => browser.service.fetch(this, ...given),
      AbortSignal: { timeout: () => undefined },
      BroadcastChannel: channelOf(browser),
      navigator: { locks: browser.locks, languages: ['en-GB'], ...(gpc && { globalPrivacyControl: true }) },
      localStorage: storageOf(browser.stored),
      caches: { delete: async (name) => browser.caches.delete(name) },
      location: { origin: 'https://chat.example' },
      document: {
        get cookie() {
          return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        },
        querySelector: (selector) => (meta && selector === 'meta[name="mia-names"]' ? { dataset: meta } : null),
        documentElement: { lang, dataset: {}, style: styles() },
        ...page?.document,
      },
      ...page?.globals,
      EventTarget, CustomEvent, Event, crypto, Request, Response, ReadableStream, URL,
    };
  }
}

function channelOf({ channels }) {
  return class extends EventTarget {
    constructor() {
      super();
      channels.add(this);
    }

    postMessage(message) {
      const data = structuredClone(message);
      channels.forEach((other) => other !== this
        && queueMicrotask(() => other.dispatchEvent(Object.assign(new Event('message'), { data }))));
    }
  };
}

function storageOf(stored) {
  return {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => stored.set(key, String(value)),
    removeItem: (key) => stored.delete(key),
  };
}

function styles() {
  const properties = new Map();
  return {
    properties,
    setProperty: (name, value) => properties.set(name, value),
    removeProperty: (name) => properties.delete(name),
  };
}
