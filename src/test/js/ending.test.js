import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Browser } from './kit/browser.js';
import { quiet } from './kit/clock.js';
import { EMPTY, LOST, NOBODY, Service, answer, problem } from './kit/service.js';
import { granted, kept, refused, session as sessionView, unset } from './kit/views.js';

let service;
let browser;

const EXPIRED = problem('access-token-expired', 401);
const ENDED = problem('session-ended', 401);

beforeEach(() => {
  service = new Service().on('GET consent', unset()).on('GET session', sessionView(granted()));
  service.on('DELETE session', () => {
    browser.cookies.delete('csrf_token');
    return EMPTY;
  });
  browser = new Browser(service);
});

async function signedIn() {
  browser.cookies.set('csrf_token', 'proof');
  const tab = await browser.open();
  await tab.session.load();
  service.forget();
  return tab;
}

test('offline_signsNobodyOut', async () => {
  const { session } = await signedIn();
  service.on('GET /messages', EXPIRED).on('POST session/refresh', LOST).on('DELETE session', LOST);
  const refusal = await session.fetch('https://chat.example/messages');

  assert.equal(refusal.status, 401);
  assert.equal(session.current().account.id, 'account');
  await assert.rejects(() => session.signOut(), { status: 0 });
  assert.equal(session.current().account.id, 'account');
});

test('serviceAway_signsNobodyOut', async () => {
  const { session } = await signedIn();
  service.on('GET /messages', EXPIRED).on('POST session/refresh', answer(503, {}));
  await session.fetch('https://chat.example/messages');

  assert.equal(session.current().account.id, 'account');
  assert.equal(service.sent('DELETE session').length, 0);
});

test('sessionEnded_isTakenAwayAndToldToAllTabs', async () => {
  const [one, other] = [await signedIn(), await signedIn()];
  const heard = [];
  other.session.onChange((view) => heard.push(view));
  service.on('GET /messages', ENDED).on('POST session/refresh', NOBODY);
  await one.session.fetch('https://chat.example/messages');
  await quiet();

  assert.equal(service.sent('DELETE session').length, 1);
  assert.deepEqual([one.session.current(), other.session.current(), heard], [null, null, [null]]);
});

test('sessionEnded_atTheRefresh_isTakenAway', async () => {
  const { session } = await signedIn();
  service.on('GET /messages', EXPIRED).on('POST session/refresh', ENDED);
  await session.fetch('https://chat.example/messages');

  assert.deepEqual([service.sent('DELETE session').length, session.current()], [1, null]);
});

test('sessionEnded_somebodySignedInSince_isLeftAlone', async () => {
  const { session } = await signedIn();
  service.on('GET /messages', () => {
    browser.cookies.set('csrf_token', 'proof of another');
    return ENDED;
  });
  await session.fetch('https://chat.example/messages');

  assert.equal(service.sent('DELETE session').length, 0);
});

test('signOut_isToldToAllTabs', async () => {
  const [one, other] = [await signedIn(), await signedIn()];
  service.on('POST session/refresh', NOBODY);
  await one.session.signOut();
  await quiet();

  assert.equal(service.sent('DELETE session')[0].headers['X-CSRF-Token'], 'proof');
  assert.deepEqual([one.session.current(), other.session.current()], [null, null]);
});

test('signOut_proofLost_renewsItFirst', async () => {
  const { session } = await signedIn();
  browser.cookies.delete('csrf_token');
  const mismatch = problem('csrf-token-mismatch', 403);
  service.on('DELETE session', () => (browser.cookies.has('csrf_token') ? EMPTY : mismatch));
  service.on('POST session/refresh', () => {
    browser.cookies.set('csrf_token', 'proof');
    return sessionView(granted());
  });
  await session.signOut();

  assert.equal(session.current(), null);
});

/** Makes each change take a while; gives how many there were at the same time. */
function overlaps() {
  let underWay = 0;
  let most = 0;
  const slowly = (said) => async () => {
    most = Math.max(most, ++underWay);
    await quiet();
    underWay--;
    return said;
  };
  service.on('PUT consent', slowly(refused())).on('POST session', slowly(sessionView(refused())));
  service.on('DELETE session', slowly(EMPTY)).on('POST session/refresh', slowly(sessionView(refused())));
  service.on('GET /messages', EXPIRED);
  return () => most;
}

test('changes_ofSessionAndChoice_waitForEachOther', async () => {
  const [one, other] = [await signedIn(), await signedIn()];
  const most = overlaps();
  await Promise.all([
    one.consent.decline(), other.session.fetch('https://chat.example/messages'),
    other.session.signIn({ assertion: 'a.b.c' }), one.session.signOut(), other.consent.decline(),
  ]);

  assert.equal(most(), 1);
});

test('lateRefresh_bringsNoYesBackAfterANo', async () => {
  browser.choice = kept();
  const [one, other] = [await signedIn(), await signedIn()];
  service.on('GET /messages', EXPIRED).on('PUT consent', refused({ decidedAt: '2026-11-24T10:00:05Z' }));
  service.on('POST session/refresh', async () => {
    await quiet();
    return sessionView(granted({ decidedAt: '2026-11-23T10:00:00Z' }));
  });
  const fetched = one.session.fetch('https://chat.example/messages');
  while (!service.sent('POST session/refresh').length) {
    await new Promise(setImmediate);
  }
  await other.consent.decline();
  await fetched;
  await quiet();

  assert.equal(service.said.indexOf('PUT consent') > service.said.indexOf('POST session/refresh'), true);
  assert.deepEqual([one, other].map(({ consent }) => consent.current().choices.analytics), [false, false]);
});

test('webLocks_heldByAFrozenTab_areWaitedForOnlySoLong', async () => {
  const { consent } = await signedIn();
  browser.locks.hang('mia-session');
  service.on('PUT consent', refused());
  const declined = consent.decline();
  await browser.clock.advance(14_000);
  assert.equal(service.sent('PUT consent').length, 0);
  await browser.clock.advance(2_000);

  assert.equal((await declined).saved, true);
});

test('webLocks_missing_leaveTheTabToWaitForItself', async () => {
  browser.locks = undefined;
  const { consent, session } = await signedIn();
  const most = overlaps();
  await Promise.all([consent.decline(), session.fetch('https://chat.example/messages'), session.signOut()]);

  assert.equal(most(), 1);
  assert.equal(consent.current().status, 'refused');
});
