import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser } from './kit/browser.js';
import { quiet } from './kit/clock.js';
import { Service } from './kit/service.js';

const OURS = 'https://chat.example/kit/service-worker.js';

/** Opens a page that has loaded everything; gives what it did about service workers. */
async function visit({ there, meta, readyState = 'complete', fails = false } = {}) {
  const did = [];
  const registration = there && { active: { scriptURL: there }, unregister: async () => did.push('unregister') };
  const serviceWorker = {
    getRegistration: async () => registration,
    register: async (script, { scope }) => {
      did.push(`register ${script} for ${scope}`);
      if (fails) {
        throw new DOMException('refused', 'SecurityError');
      }
    },
  };
  const browser = new Browser(new Service());
  browser.caches.add('mia-static').add('of-the-app');
  const navigator = { serviceWorker, languages: ['en'] };
  const page = { document: { readyState }, globals: { navigator } };
  const tab = await browser.open({ modules: ['worker'], meta, page });
  return { did, tab, browser };
}

test('page_withoutAWorker_registersTheKits', async () => {
  const { did } = await visit();

  assert.deepEqual(did, ['register /kit/service-worker.js for /']);
});

test('page_stillLoading_registersAfterwards', async () => {
  const { did, tab } = await visit({ readyState: 'loading' });
  assert.deepEqual(did, []);
  await tab.fire('load');

  assert.deepEqual(did, ['register /kit/service-worker.js for /']);
});

test('worker_ofTheApp_stays', async () => {
  const { did } = await visit({ there: 'https://chat.example/sw.js' });

  assert.deepEqual(did, []);
});

test('page_optedOut_takesTheKitsWorkerAndItsCopiesAway', async () => {
  assert.deepEqual((await visit({ meta: { worker: '' } })).did, []);
  assert.deepEqual((await visit({ meta: { worker: '' }, there: 'https://chat.example/sw.js' })).did, []);

  const { did, browser } = await visit({ meta: { worker: '' }, there: OURS });
  assert.deepEqual(did, ['unregister']);
  assert.deepEqual([...browser.caches], ['of-the-app']);
});

test('registration_refused_isHarmless', async () => {
  const { did } = await visit({ there: OURS, fails: true });
  await quiet();

  assert.equal(did.length, 1);
});
