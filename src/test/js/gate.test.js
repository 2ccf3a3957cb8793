import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Browser } from './kit/browser.js';
import { quiet } from './kit/clock.js';
import { Scripts } from './kit/scripts.js';
import { NOBODY, Service } from './kit/service.js';
import { granted, kept, refused, unset } from './kit/views.js';

let service;
let browser;
let page;

beforeEach(() => {
  service = new Service().on('POST session/refresh', NOBODY).on('GET consent', unset());
  browser = new Browser(service);
  page = new Scripts();
});

async function open() {
  const tab = await browser.open({ modules: ['consent', 'gate'], page });
  await quiet();
  return tab;
}

test('script_afterNo_staysClosed', async () => {
  browser.choice = kept({ choices: { analytics: false } });
  page.add({ src: '/analytics.js', 'data-consent': 'analytics' });
  await open();

  assert.deepEqual(page.run, []);
});

test('script_afterYes_runsWithItsAttributes', async () => {
  browser.choice = kept();
  page.add({ src: '/analytics.js', 'data-consent': 'analytics', 'data-type': 'module', id: 'counter' });
  await open();

  assert.deepEqual(page.run, [{ src: '/analytics.js', type: 'module', id: 'counter', async: false }]);
});

test('script_keptYesButServiceAway_staysClosed', async () => {
  browser.choice = kept();
  service.on('GET consent', refused({ decidedAt: '2026-11-23T10:00:00Z' }));
  page.add({ src: '/analytics.js', 'data-consent': 'analytics' });
  await open();

  assert.deepEqual(page.run, []);
});

test('script_yesSaidLater_runsOnce', async () => {
  service.on('PUT consent', granted());
  page.add({ src: '/analytics.js', 'data-consent': 'analytics' });
  const { consent } = await open();
  assert.deepEqual(page.run, []);
  await consent.accept();
  await consent.accept();

  assert.equal(page.run.length, 1);
});

test('script_ofSeveralCategories_needsAYesToEach', async () => {
  browser.choice = kept({ choices: { analytics: true, comfort: false } });
  service.on('GET consent', unset({ choices: { analytics: false, comfort: false } }));
  page.add({ src: '/both.js', 'data-consent': 'analytics comfort' });
  page.add({ src: '/unknown.js', 'data-consent': 'advertising' });
  await open();

  assert.deepEqual(page.run, []);
});

test('script_ofAnotherOrigin_neverRuns', async () => {
  browser.choice = kept();
  page.add({ src: 'https://other.example/x.js', 'data-consent': 'analytics' });
  page.add({ src: '//other.example/y.js', 'data-consent': 'analytics' });
  await open();

  assert.deepEqual(page.run, []);
});

test('script_addedAfterYes_runs', async () => {
  browser.choice = kept();
  await open();
  page.add({ src: '/late.js', 'data-consent': 'analytics' });

  assert.equal(page.run[0].src, '/late.js');
});
