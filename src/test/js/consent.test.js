import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Browser } from './kit/browser.js';
import { quiet } from './kit/clock.js';
import { NOBODY, Service, answer } from './kit/service.js';
import { granted, kept, refused, unset } from './kit/views.js';

let service;
let browser;

beforeEach(() => {
  service = new Service().on('POST session/refresh', NOBODY).on('GET consent', unset());
  browser = new Browser(service);
});

const plain = (value) => JSON.parse(JSON.stringify(value));

test('load_firstVisit_looksForASessionOnceAndAsks', async () => {
  const { consent } = await browser.open();
  await consent.load();
  await consent.load();

  assert.deepEqual(service.said, ['POST session/refresh', 'GET consent']);
  const { promptRequired, status, choices } = consent.current();
  assert.deepEqual(plain({ promptRequired, status, choices }), { promptRequired: true, status: 'unset', choices: { analytics: false } });
});

test('load_nothingOptional_isNotAskedFor', async () => {
  service.on('GET consent', unset({ choices: {}, promptRequired: false }));
  const { consent } = await browser.open();
  await consent.load();

  assert.equal(consent.current().promptRequired, false);
});

test('load_csrfTokenToBeSeen_refreshesNothing', async () => {
  browser.cookies.set('csrf_token', 'proof');
  const { consent } = await browser.open();
  await consent.load();

  assert.deepEqual(service.said, ['GET consent']);
});

test('accept_stored_keepsExactlyWhatThePolicyNames', async () => {
  service.on('PUT consent', granted({ receipt: 'receipt' }));
  const { consent } = await browser.open();
  await consent.load();
  const state = await consent.accept({ notice: 'a'.repeat(64), locale: 'de', policyVersion: '2026-04-25' });

  assert.deepEqual(service.sent('PUT consent')[0].body, {
    source: 'banner', notice: 'a'.repeat(64), locale: 'de', policyVersion: '2026-04-25', choices: { analytics: true },
    decidedAt: '2026-11-24T10:00:00Z',
  });
  assert.deepEqual(browser.choice, {
    v: 1, policyVersion: '2026-04-25', choices: { analytics: true }, decidedAt: '2026-11-24T10:00:00Z',
    expiresAt: '2027-11-24T10:00:00Z', receipt: 'receipt',
  });
  assert.deepEqual([state.status, state.saved, state.promptRequired], ['granted', true, false]);
});

test('accept_laterCalls_showTheReceipt', async () => {
  browser.choice = kept({ receipt: 'receipt' });
  service.on('GET consent', granted()).on('PUT consent', refused({ receipt: 'next' }));
  const { consent } = await browser.open();
  await consent.load();
  await consent.decline();

  assert.equal(service.sent('GET consent')[0].headers['Consent-Receipt'], 'receipt');
  assert.equal(service.sent('PUT consent')[0].headers['Consent-Receipt'], 'receipt');
  assert.equal(browser.choice.receipt, 'next');
});

test('decline_stored_keepsNoIdentifier', async () => {
  service.on('PUT consent', refused());
  const { consent } = await browser.open();
  await consent.load();
  const state = await consent.decline();

  assert.deepEqual([state.status, state.promptRequired, 'receipt' in browser.choice], ['refused', false, false]);
});

test('save_severalCategories_namesEachAndIsPartial', async () => {
  service.on('GET consent', unset({ choices: { analytics: false, comfort: false } }));
  service.on('PUT consent', granted({ status: 'partial', choices: { analytics: false, comfort: true }, receipt: 'receipt' }));
  const { consent } = await browser.open();
  await consent.load();
  const state = await consent.save({ comfort: true });

  const { choices, source } = service.sent('PUT consent')[0].body;
  assert.deepEqual({ choices, source }, { choices: { analytics: false, comfort: true }, source: 'settings' });
  assert.equal(state.status, 'partial');
});

test('withdraw_stored_isANoThatIsKept', async () => {
  browser.choice = kept({ receipt: 'receipt' });
  service.on('GET consent', granted()).on('DELETE consent', refused({ receipt: 'next' }));
  const { consent } = await browser.open();
  await consent.load();
  const state = await consent.withdraw();

  assert.deepEqual([state.status, browser.choice.choices.analytics, browser.choice.receipt], ['refused', false, 'next']);
});

test('answer_saysWhatToClear_isCleared', async () => {
  browser.stored.set('trail', '1');
  browser.caches.add('charts');
  service.on('PUT consent', refused({ clear: { cookies: ['mia_analytics_id'], localStorage: ['trail'], caches: ['charts'] } }));
  const { consent } = await browser.open();
  await consent.load();
  await consent.decline();
  await quiet();

  assert.deepEqual([browser.stored.has('trail'), browser.caches.size], [false, 0]);
});

test('names_renamed_areReadFromThePage', async () => {
  browser.cookies.set('proof', 'secret');
  service.on('PUT consent', refused());
  const { consent } = await browser.open({ meta: { csrf: 'proof', consent: 'my_choice' } });
  await consent.load();
  await consent.decline();

  assert.equal(service.sent('PUT consent')[0].headers['X-CSRF-Token'], 'secret');
  assert.equal(JSON.parse(browser.stored.get('my_choice')).choices.analytics, false);
});

test('load_answerThatIsNoJson_countsAsNoAnswer', async () => {
  browser.choice = kept();
  service.on('GET consent', answer(200, undefined));
  const { consent } = await browser.open();
  await consent.load();

  assert.equal(consent.current().choices.analytics, false);
});
