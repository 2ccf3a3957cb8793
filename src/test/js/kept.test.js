import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Browser } from './kit/browser.js';
import { LOST, NOBODY, Service, problem } from './kit/service.js';
import { kept, refused, unset } from './kit/views.js';

let service;
let browser;

beforeEach(() => {
  service = new Service().on('POST session/refresh', NOBODY).on('GET consent', unset());
  browser = new Browser(service);
});

const AWAY = problem('temporarily-unavailable', 503);
const versions = (...all) => ({ versions: all.map(([version, material, status]) => ({ version, material, status })) });

test('keptYes_countsOnlyAfterTheServiceHasAnswered', async () => {
  browser.choice = kept();
  const { consent } = await browser.open();

  assert.deepEqual([consent.current().status, consent.current().choices.analytics], ['unset', false]);
  await consent.load();
  assert.deepEqual([consent.current().status, consent.current().choices.analytics], ['granted', true]);
});

test('keptYes_serviceAway_isNoUntilItAnswers', async () => {
  browser.choice = kept();
  service.on('GET consent', AWAY);
  const { consent } = await browser.open();
  await consent.load();
  assert.equal(consent.current().choices.analytics, false);
  assert.equal(consent.current().promptRequired, false);

  service.on('GET consent', unset());
  await browser.clock.advance(10_000);
  assert.equal(consent.current().choices.analytics, true);
});

test('keptYes_withItsReceipt_isNoWhereTheServiceSaysNo', async () => {
  browser.choice = kept({ receipt: 'receipt' });
  service.on('GET consent', refused({ decidedAt: '2026-11-23T10:00:00Z' }));
  const { consent } = await browser.open();
  await consent.load();

  assert.equal(consent.current().choices.analytics, false);
  assert.equal(browser.choice.choices.analytics, false);
});

test('keptNo_countsAtOnceAndWithoutTheService', async () => {
  browser.choice = kept({ choices: { analytics: false } });
  service.on('GET consent', LOST).on('POST session/refresh', LOST);
  const { consent } = await browser.open();
  assert.equal(consent.current().status, 'refused');
  await consent.load();
  assert.deepEqual([consent.current().status, consent.current().promptRequired], ['refused', false]);
});

test('keptChoice_expired_isRemovedAndAskedForAgain', async () => {
  browser.choice = kept({ expiresAt: '2026-11-24T10:00:00Z' });
  const { consent } = await browser.open();
  await consent.load();

  assert.equal(consent.current().promptRequired, true);
  assert.equal(browser.choice, null);
});

test('keptChoice_expiresInAnOpenPage_countsNoMore', async () => {
  browser.choice = kept({ expiresAt: '2026-11-24T10:00:30Z' });
  const { consent } = await browser.open();
  await consent.load();
  assert.equal(consent.current().choices.analytics, true);
  await browser.clock.advance(30_000);

  assert.deepEqual([consent.current().choices.analytics, consent.current().promptRequired], [false, true]);
});

test('keptChoice_unreadable_isNone', async () => {
  browser.stored.set('cookie_consent', 'yes');
  const { consent } = await browser.open();
  await consent.load();

  assert.equal(consent.current().promptRequired, true);
});

test('keptChoice_policyChangedMaterially_isAskedForAgain', async () => {
  browser.choice = kept({ choices: { analytics: false } });
  service.on('GET consent', unset({ policyVersion: '2026-11-01' }));
  service.on('GET policies/cookies/versions', versions(['2026-04-25', true, 'superseded'], ['2026-11-01', true, 'in-force']));
  const { consent } = await browser.open();
  await consent.load();

  assert.deepEqual([consent.current().status, consent.current().promptRequired], ['unset', true]);
});

test('keptChoice_policyChangedOnlyLittleOrLater_stillCounts', async () => {
  browser.choice = kept({ choices: { analytics: false } });
  service.on('GET consent', unset({ policyVersion: '2026-11-01' }));
  service.on('GET policies/cookies/versions', versions(
    ['2026-04-25', true, 'superseded'], ['2026-11-01', false, 'in-force'], ['2027-01-01', true, 'announced']));
  const { consent } = await browser.open();
  await consent.load();

  assert.deepEqual([consent.current().status, consent.current().promptRequired], ['refused', false]);
});
