import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Browser } from './kit/browser.js';
import { quiet } from './kit/clock.js';
import { EMPTY, LOST, NOBODY, Service, problem } from './kit/service.js';
import { granted, session as sessionView, unset } from './kit/views.js';

let service;
let browser;

const EXPIRED = problem('access-token-expired', 401);
const CREDENTIALS = { email: 'ada@example.org', password: 'three words that rhyme' };

beforeEach(() => {
  service = new Service().on('GET consent', unset()).on('GET session', sessionView(granted()));
  browser = new Browser(service);
});

function refreshes(session = sessionView(granted())) {
  service.on('POST session/refresh', () => {
    browser.cookies.set('csrf_token', 'proof');
    return session;
  });
}

async function signedIn() {
  browser.cookies.set('csrf_token', 'proof');
  const tab = await browser.open();
  await tab.session.load();
  service.forget();
  return tab;
}

/** Answers as an access token would that has run out, until it is renewed. */
function runsOut(call) {
  const before = service.sent('POST session/refresh').length;
  service.on(call, () => (service.sent('POST session/refresh').length > before ? { fine: true } : EXPIRED));
}

test('load_signedIn_saysWho', async () => {
  const { session } = await signedIn();

  assert.equal(session.current().account.id, 'account');
});

test('load_restartedBrowser_refreshesOnce', async () => {
  refreshes();
  const { session, consent } = await browser.open();
  await Promise.all([session.load(), consent.load(), session.load()]);

  assert.equal(service.sent('POST session/refresh').length, 1);
  assert.equal((await session.load()).account.id, 'account');
});

test('load_nobody_isNull', async () => {
  service.on('POST session/refresh', NOBODY);
  const { session } = await browser.open();

  assert.equal(await session.load(), null);
  assert.equal(await session.load(), null);
  assert.equal(service.sent('POST session/refresh').length, 1);
});

test('load_unreachable_isUnknownAndNotNobody', async () => {
  service.on('POST session/refresh', LOST);
  const { session } = await browser.open();

  await assert.rejects(() => session.load(), { name: 'MiaProblem', status: 0 });
});

test('fetch_accessTokenRunOut_refreshesOnceAndSendsTheSameAgain', async () => {
  const { session } = await signedIn();
  refreshes();
  runsOut('POST /messages');
  const answer = await session.fetch('https://chat.example/messages', { method: 'POST', body: 'hello' });

  assert.equal(answer.status, 200);
  assert.deepEqual(service.said.slice(0, 3), ['POST /messages', 'POST session/refresh', 'POST /messages']);
  assert.deepEqual(service.sent('POST /messages').map(({ body }) => body), ['hello', 'hello']);
});

test('fetch_refusedAgain_isNotSentAThirdTime', async () => {
  const { session } = await signedIn();
  refreshes();
  service.on('GET /messages', EXPIRED);
  const answer = await session.fetch('https://chat.example/messages');

  assert.deepEqual([answer.status, service.sent('GET /messages').length], [401, 2]);
});

test('fetch_noRefreshCookieLeft_endsTheSessionOfThisTab', async () => {
  const { session } = await signedIn();
  browser.cookies.delete('csrf_token');
  service.on('POST session/refresh', NOBODY).on('GET /messages', NOBODY);

  assert.equal((await session.fetch('https://chat.example/messages')).status, 401);
  assert.equal(session.current(), null);
});

test('fetch_unsafeMethod_carriesTheProofOfThisMoment', async () => {
  const { session } = await signedIn();
  service.on('DELETE /messages', EMPTY).on('GET /messages', {});
  browser.cookies.set('csrf_token', 'newer proof');
  await session.fetch('https://chat.example/messages', { method: 'DELETE' });
  await session.fetch('https://chat.example/messages');

  const proofs = service.calls.map(({ headers }) => headers['x-csrf-token']);
  assert.deepEqual(proofs, ['newer proof', undefined]);
});

test('fetch_otherOrigin_learnsNothing', async () => {
  const { session } = await signedIn();
  service.on('POST https://other.example/x', EXPIRED);
  await session.fetch('https://other.example/x', { method: 'POST' });

  assert.equal(service.calls[0].headers['x-csrf-token'], undefined);
  assert.deepEqual(service.said, ['POST https://other.example/x']);
});

test('fetch_bodyThatIsAStream_isSentOnce', async () => {
  const { session } = await signedIn();
  refreshes();
  service.on('POST /messages', EXPIRED);
  const body = new Blob(['hello']).stream();
  const answer = await session.fetch('https://chat.example/messages', { method: 'POST', body, duplex: 'half' });

  assert.deepEqual([answer.status, service.sent('POST /messages').length], [401, 1]);
});

test('fetch_somebodyElseSignedInMeanwhile_isNotSentInHisName', async () => {
  const { session } = await signedIn();
  service.on('POST session/refresh', () => {
    browser.cookies.set('csrf_token', 'proof of another');
    return sessionView(granted(), 'session-2');
  });
  service.on('POST /messages', EXPIRED);
  await session.fetch('https://chat.example/messages', { method: 'POST', body: 'hello' });

  assert.equal(service.sent('POST /messages').length, 1);
});

test('fetch_refusedForAnotherReason_isLeftToTheApp', async () => {
  const { session } = await signedIn();
  service.on('POST /messages', problem('wrong-password', 401));
  await session.fetch('https://chat.example/messages', { method: 'POST' });

  assert.deepEqual(service.said, ['POST /messages']);
});

test('refresh_tenTabsAtOnce_isSentOnce', async () => {
  refreshes();
  const tabs = [];
  for (let i = 0; i < 10; i++) {
    tabs.push(await signedIn());
  }
  runsOut('GET /messages');
  const answers = await Promise.all(tabs.map(({ session }) => session.fetch('https://chat.example/messages')));

  assert.ok(answers.every(({ status }) => status === 200));
  assert.equal(service.sent('POST session/refresh').length, 1);
});

test('refresh_answerLost_isRepeatedOnce', async () => {
  const { session } = await signedIn();
  let calls = 0;
  runsOut('GET /messages');
  service.on('POST session/refresh', () => (++calls === 1 ? LOST : sessionView(granted())));
  const answer = await session.fetch('https://chat.example/messages');

  assert.deepEqual([answer.status, calls], [200, 2]);
});

test('signIn_refused_saysWhatTheServiceSays', async () => {
  service.on('POST session/refresh', NOBODY);
  service.on('POST session', problem('too-many-attempts', 429, { 'Retry-After': '30' }));
  const { session } = await browser.open();

  await assert.rejects(() => session.signIn(CREDENTIALS), {
    slug: 'too-many-attempts', status: 429, retryAfter: 30, detail: 'What to do.', message: 'too-many-attempts',
  });
  assert.equal(session.current(), null);
});

test('signUp_stored_signsInForAllTabs', async () => {
  service.on('POST session/refresh', NOBODY).on('POST accounts', () => {
    browser.cookies.set('csrf_token', 'proof');
    return sessionView(unset());
  });
  const [one, other] = [await browser.open(), await browser.open()];
  const view = await one.session.signUp(CREDENTIALS);
  await quiet();

  assert.equal(view.account.id, 'account');
  assert.equal(other.session.current().account.id, 'account');
});
