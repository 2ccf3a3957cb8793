import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Browser } from './kit/browser.js';
import { EMPTY, NOBODY, Service, problem } from './kit/service.js';
import { granted, kept, refused, unset } from './kit/views.js';

let service;
let browser;

beforeEach(() => {
  service = new Service().on('POST session/refresh', NOBODY).on('GET consent', unset());
  browser = new Browser(service);
});

async function open(options) {
  const tab = await browser.open(options);
  await tab.consent.load();
  return tab;
}

function endedSession() {
  browser.cookies.set('csrf_token', 'proof');
  const ended = problem('session-ended', 401);
  service.on('PUT consent', () => (browser.cookies.size ? ended : refused()));
  service.on('POST session/refresh', ended).on('DELETE session', () => {
    browser.cookies.clear();
    return EMPTY;
  });
}

test('decline_sessionHasEnded_isStoredWithoutIt', async () => {
  service.on('GET consent', granted());
  endedSession();
  const { consent } = await open();
  service.on('GET consent', unset());
  const state = await consent.decline();

  assert.deepEqual(service.said.slice(-3), ['POST session/refresh', 'DELETE session', 'PUT consent']);
  assert.deepEqual([state.status, state.saved], ['refused', true]);
});

test('accept_sessionHasEnded_isAskedAgain', async () => {
  endedSession();
  const { consent } = await open();
  const state = await consent.accept();

  assert.equal(service.sent('PUT consent').length, 1);
  assert.notEqual(state.choices.analytics, true);
  assert.equal((await consent.load()).promptRequired, true);
});

test('load_accessTokenThatHoldsNoMore_isTakenAway', async () => {
  let left = true;
  service.on('GET consent', () => (left ? NOBODY : unset())).on('DELETE session', () => {
    left = false;
    return EMPTY;
  });
  const { consent } = await open();

  assert.equal(service.sent('DELETE session').length, 1);
  assert.equal(consent.current().promptRequired, true);
});

test('privacyControl_asksNothingAndKeptYesIsNo', async () => {
  browser.choice = kept();
  service.on('GET consent', unset({ gpc: true, promptRequired: false }));
  const { consent } = await open({ gpc: true });

  const { gpc, promptRequired, status, choices } = consent.current();
  assert.deepEqual([gpc, promptRequired, status, choices.analytics], [true, false, 'refused', false]);
});

test('privacyControl_firstVisit_isNotAsked', async () => {
  service.on('GET consent', unset({ gpc: true, promptRequired: false }));
  const { consent } = await open({ gpc: true });

  assert.deepEqual([consent.current().status, consent.current().promptRequired], ['unset', false]);
});

test('privacyControl_thatTheServiceCannotSee_isNoToo', async () => {
  browser.choice = kept({ receipt: 'receipt' });
  service.on('GET consent', granted());
  const { consent } = await open({ gpc: true });

  assert.equal(consent.current().choices.analytics, false);
});

test('privacyControl_yesSwitchedOff_comesBackWithoutIt', async () => {
  browser.choice = kept({ receipt: 'receipt' });
  service.on('GET consent', refused({ gpc: true }));
  const { consent } = await open({ gpc: true });
  assert.equal(consent.current().choices.analytics, false);

  service.on('GET consent', granted());
  assert.equal((await open()).consent.current().choices.analytics, true);
});

test('privacyControl_yesSaidUnderIt_counts', async () => {
  service.on('GET consent', unset({ gpc: true, promptRequired: false }));
  service.on('PUT consent', granted({ gpc: true, receipt: 'receipt' }));
  const { consent } = await open({ gpc: true });
  const state = await consent.save({ analytics: true });

  assert.equal(state.choices.analytics, true);
});
