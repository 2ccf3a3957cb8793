import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Browser } from './kit/browser.js';
import { quiet } from './kit/clock.js';
import { LOST, NOBODY, Service, problem } from './kit/service.js';
import { granted, kept, refused, session, unset } from './kit/views.js';

let service;
let browser;

beforeEach(() => {
  service = new Service().on('POST session/refresh', NOBODY).on('GET consent', unset());
  browser = new Browser(service);
});

const AWAY = problem('temporarily-unavailable', 503);
const stored = ({ body }) => (body.choices.analytics ? granted({ receipt: 'receipt' }) : refused());

async function open(options) {
  const tab = await browser.open(options);
  await tab.consent.load();
  return tab;
}

test('accept_notStored_countsAsNoAndIsSaid', async () => {
  service.on('PUT consent', AWAY);
  const { consent } = await open();
  const state = await consent.accept();

  assert.deepEqual([state.saved, state.choices.analytics, state.promptRequired], [false, false, false]);
  assert.equal(browser.choice, null);
});

test('accept_notStored_isSentAgainAsItWasUntilItIs', async () => {
  service.on('PUT consent', LOST);
  const { consent } = await open();
  await consent.accept({ locale: 'fr' });
  await browser.clock.advance(10_000);
  service.on('PUT consent', stored);
  await browser.clock.advance(60_000);

  const sent = service.sent('PUT consent');
  assert.ok(sent.length >= 3, `${sent.length} attempts`);
  assert.equal(new Set(sent.map(({ headers }) => headers['Idempotency-Key'])).size, 1);
  assert.equal(new Set(sent.map(({ body }) => JSON.stringify(body))).size, 1);
  assert.deepEqual([consent.current().saved, consent.current().choices.analytics], [true, true]);
});

test('accept_notStored_isTriedLessAndLessOften', async () => {
  service.on('PUT consent', AWAY);
  const { consent } = await open();
  await consent.accept();
  await browser.clock.advance(600_000);

  assert.ok(service.sent('PUT consent').length < 20, `${service.sent('PUT consent').length} attempts in ten minutes`);
});

test('accept_notStoredForAWhileThatIsSaid_waitsThatLong', async () => {
  service.on('PUT consent', problem('too-many-attempts', 429, { 'Retry-After': '300' }));
  const { consent } = await open();
  await consent.accept();
  await browser.clock.advance(299_000);
  assert.equal(service.sent('PUT consent').length, 1);

  await browser.clock.advance(2_000);
  assert.equal(service.sent('PUT consent').length, 2);
});

test('accept_notStoredForATimeInWords_isNotTriedAtOnce', async () => {
  service.on('PUT consent', problem('too-many-attempts', 429, { 'Retry-After': 'Tue, 24 Nov 2026 10:05:00 GMT' }));
  const { consent } = await open();
  await consent.accept();
  await browser.clock.advance(1_000);

  assert.equal(service.sent('PUT consent').length, 1);
});

test('accept_connectionIsBack_isSentAtOnce', async () => {
  service.on('PUT consent', LOST);
  const { consent, fire } = await open().then((tab) => ({ consent: tab.consent, fire: (type) => tab.fire(type) }));
  await consent.accept();
  service.on('PUT consent', stored);
  await fire('online');

  assert.equal(consent.current().saved, true);
});

test('decline_notStored_countsAtOnceAndIsKept', async () => {
  browser.choice = kept({ receipt: 'receipt' });
  service.on('GET consent', granted({ decidedAt: '2026-11-20T10:00:00Z' })).on('PUT consent', AWAY);
  const { consent } = await open();
  assert.equal(consent.current().choices.analytics, true);
  const declined = consent.decline();
  assert.equal(consent.current().choices.analytics, false);
  const state = await declined;

  assert.deepEqual([state.status, state.saved, browser.choice.choices.analytics], ['refused', false, false]);
  assert.deepEqual([browser.choice.receipt, browser.choice.decidedAt], ['receipt', '2026-11-24T10:00:00Z']);
});

test('decline_beforeTheServiceHasAnswered_outlivesThePage', async () => {
  browser.choice = kept();
  service.on('GET consent', LOST).on('POST session/refresh', LOST);
  const { consent } = await browser.open();
  await consent.decline();

  service.on('GET consent', unset()).on('POST session/refresh', NOBODY);
  const next = await open();
  assert.deepEqual([next.consent.current().status, next.consent.current().promptRequired], ['refused', false]);
});

test('narrower_notStored_leavesWhatWasAllowedAndNoLonger', async () => {
  const both = { analytics: true, comfort: true };
  browser.choice = kept({ choices: both, receipt: 'receipt' });
  service.on('GET consent', granted({ choices: both, decidedAt: '2026-11-20T10:00:00Z', expiresAt: '2027-11-20T10:00:00Z' }));
  service.on('PUT consent', AWAY);
  const { consent } = await open();
  const state = await consent.save({ analytics: true });

  assert.deepEqual([state.choices.analytics, state.choices.comfort], [true, false]);
  assert.deepEqual(browser.choice.choices, { analytics: true, comfort: false });
  assert.equal(browser.choice.expiresAt, '2027-11-20T10:00:00Z');
});

test('decline_clockOfTheBrowserIsSlow_isLaterThanWhatItAnswers', async () => {
  browser.choice = kept({ receipt: 'receipt', decidedAt: '2026-11-24T12:00:00Z' });
  service.on('GET consent', granted({ decidedAt: '2026-11-24T12:00:00Z' })).on('PUT consent', AWAY);
  const { consent } = await open();
  await consent.decline();

  assert.equal(browser.choice.decidedAt, '2026-11-24T12:00:00Z');
  assert.equal((await open()).consent.current().choices.analytics, false);
});

test('accept_clockOfTheBrowserIsFast_takesTheAnswer', async () => {
  service.on('PUT consent', AWAY);
  const { consent } = await open();
  await consent.decline();
  service.on('PUT consent', granted({ decidedAt: '2026-11-24T09:00:00Z', receipt: 'receipt' }));
  const state = await consent.accept();

  assert.deepEqual([state.choices.analytics, browser.choice.choices.analytics], [true, true]);
});

test('decline_notStored_isNotUndoneByWhatARenewalTells', async () => {
  browser.cookies.set('csrf_token', 'proof');
  service.on('GET consent', granted()).on('PUT consent', problem('access-token-expired', 401));
  const later = granted({ decidedAt: '2026-11-24T11:00:00Z' });
  service.on('POST session/refresh', session(later));
  const { consent } = await open();
  const state = await consent.decline();

  assert.deepEqual([state.choices.analytics, state.saved, browser.choice.choices.analytics], [false, false, false]);
});

test('newerChoice_whileOneWaits_isSentInstead', async () => {
  service.on('PUT consent', AWAY);
  const { consent } = await open();
  await consent.accept();
  service.on('PUT consent', stored).forget();
  await consent.decline();
  await browser.clock.advance(120_000);

  assert.deepEqual(service.sent('PUT consent').map(({ body }) => body.choices.analytics), [false]);
  assert.equal(consent.current().status, 'refused');
});

test('newerChoice_whileOneIsUnderWay_isNotUndoneByTheLateAnswer', async () => {
  let release;
  service.on('PUT consent', () => new Promise((resolve) => { release = () => resolve(granted()); }));
  const { consent } = await open();
  const accepted = consent.accept();
  await quiet();
  const seen = [];
  consent.onChange(({ choices }) => seen.push(choices.analytics));
  const declined = consent.decline();
  service.on('PUT consent', refused());
  release();
  await Promise.all([accepted, declined]);

  assert.ok(!seen.includes(true), String(seen));
  assert.deepEqual([consent.current().status, browser.choice.choices.analytics], ['refused', false]);
});

test('choice_underAnOutdatedPolicy_isNotSentAgainButAskedAnew', async () => {
  service.on('PUT consent', problem('policy-outdated', 409));
  const { consent } = await open();
  service.on('GET consent', unset({ policyVersion: '2026-11-24' }));
  await consent.accept();
  await browser.clock.advance(120_000);

  assert.equal(service.sent('PUT consent').length, 1);
  const { promptRequired, policyVersion, choices } = consent.current();
  assert.deepEqual([promptRequired, policyVersion, choices.analytics], [true, '2026-11-24', false]);
});
