import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { IMMUTABLE, VERSION, Worker, file } from './kit/worker.js';

const OFFLINE = `/kit/${VERSION}/offline.html`;

let worker;

beforeEach(() => {
  worker = new Worker();
});

test('navigation_withNetwork_getsEveryAnswerAsItIsAndKeepsNoPage', async () => {
  await worker.dispatch('install');
  const shell = worker.caches.paths();
  for (const status of [200, 404, 500, 503]) {
    worker.answers.set('/page', file({ status, mediaType: 'text/html', text: `page ${status}` }));
    assert.equal(await (await worker.visit('/page')).text(), `page ${status}`);
  }
  assert.deepEqual(worker.caches.paths(), shell);
});

test('navigation_loadedAhead_isNotAskedForTwice', async () => {
  const preload = file({ text: 'ahead' });

  assert.equal(await (await worker.visit('/page', { preload })).text(), 'ahead');
  assert.ok(!worker.asked.includes('/page'));
});

test('navigation_withoutNetwork_getsTheOfflinePageAs503', async () => {
  worker.answers.set(OFFLINE, file({ control: IMMUTABLE, mediaType: 'text/html', text: 'You are offline' }));
  await worker.dispatch('install');
  const answer = await worker.visit('/page');

  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('Content-Type'), 'text/html');
  assert.equal(await answer.text(), 'You are offline');
});

test('offlinePage_cleared_isThereAgainAfterTheNextNavigation', async () => {
  await worker.dispatch('install');
  await worker.caches.delete('mia-static');
  worker.answers.set('/page', file({ mediaType: 'text/html' }));
  await worker.visit('/page');

  assert.ok(worker.caches.paths().includes(OFFLINE));
});

test('install_answeredByAReplicaOfAnotherVersion_failsAndLeavesNoOfflinePage', async () => {
  worker.answers.set(`/kit/${VERSION}/page.css`, file({ kind: 'style', control: 'no-store' }));

  await assert.rejects(worker.dispatch('install'), /is not of this version/);
  assert.ok(!worker.caches.paths().includes(OFFLINE));
});

test('activation_ownWorker_takesOverAndDropsOtherVersionsOfTheKitOnly', async () => {
  await worker.dispatch('install');
  const shell = worker.caches.paths();
  const ours = await worker.caches.open('mia-static');
  for (const path of ['/kit/ffffffffffffffff/gate.js', '/kit/gate.js', '/app.js']) {
    await ours.put(path, file());
  }
  await (await worker.caches.open('of-the-app')).put('/kit/gate.js', file());
  await worker.dispatch('activate');

  assert.deepEqual(worker.caches.paths(), [...shell, '/app.js']);
  assert.deepEqual(worker.caches.paths('of-the-app'), ['/kit/gate.js']);
  assert.deepEqual(worker.done, ['skip waiting', 'preload', 'claim']);
});

test('appsWorker_importingIt_decidesItselfWhenToTakeOver_andInstallsWithoutNetwork', async () => {
  worker = new Worker({ location: '/app-worker.js' });
  worker.answers.set(OFFLINE, file({ status: 500 }));
  await worker.dispatch('install');
  await worker.dispatch('activate');

  assert.deepEqual(worker.done, []);
});

test('install_besideAWorkerOfTheApps_failsSoThatTheAppsStays_besideAnEarlierOneOfItsOwn_doesNot', async () => {
  for (const place of ['active', 'waiting']) {
    worker = new Worker({ registered: { [place]: { scriptURL: 'https://chat.example/app-worker.js' } } });
    await assert.rejects(worker.dispatch('install'), /a worker of its own/);
    assert.deepEqual([worker.done, worker.asked], [[], []]);
  }

  worker = new Worker({ registered: { active: { scriptURL: 'https://chat.example/kit/service-worker.js' } } });
  await worker.dispatch('install');
  assert.deepEqual(worker.done, ['skip waiting']);
});

test('retiredWorker_takesCacheAndItselfAway_butNotTheApps', async () => {
  for (const [location, done] of [['/kit/service-worker.js', ['skip waiting', 'unregister']], ['/app-worker.js', ['skip waiting']]]) {
    worker = new Worker({ script: 'service-worker-retired.js', location });
    await worker.caches.open('mia-static');
    await worker.caches.open('of-the-app');
    await worker.dispatch('install');
    await worker.dispatch('activate');

    assert.deepEqual([...worker.caches.stores.keys()], ['of-the-app']);
    assert.deepEqual(worker.done, done);
  }
});
