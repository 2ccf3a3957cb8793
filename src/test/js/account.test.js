import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Browser } from './kit/browser.js';
import { quiet } from './kit/clock.js';
import { EMPTY, NOBODY, Service, problem } from './kit/service.js';
import { granted, kept, refused, session as sessionView, unset } from './kit/views.js';

let service;
let browser;

const AWAY = problem('temporarily-unavailable', 503);
const CREDENTIALS = { email: 'ada@example.org', password: 'three words that rhyme' };
const NO = { choices: { analytics: false } };

beforeEach(() => {
  service = new Service().on('POST session/refresh', NOBODY).on('GET consent', unset());
  browser = new Browser(service);
});

function signsIn(consent, id = 'session-1') {
  service.on('POST session', () => {
    browser.cookies.set('csrf_token', `proof of ${id}`);
    return sessionView(consent, id);
  });
}

async function open(options) {
  const tab = await browser.open(options);
  await tab.consent.load();
  return tab;
}

test('restart_signedIn_restoresWhatTheBrowserHasWiped', async () => {
  service.on('POST session/refresh', () => {
    browser.cookies.set('csrf_token', 'proof');
    return sessionView(granted());
  });
  const { consent } = await open();

  assert.deepEqual(service.said, ['POST session/refresh']);
  assert.deepEqual([consent.current().choices.analytics, consent.current().promptRequired], [true, false]);
  assert.equal(browser.choice.expiresAt, '2027-11-24T10:00:00Z');
});

test('signIn_choiceWithReceipt_isLinkedAndTheReceiptDropped', async () => {
  browser.choice = kept({ receipt: 'receipt' });
  service.on('GET consent', granted()).on('POST consent/link', granted({ receipt: 'of the account' }));
  signsIn(unset());
  const { consent, session } = await open();
  await session.signIn(CREDENTIALS);

  assert.deepEqual(service.sent('POST consent/link').map(({ body }) => body), [{ receipt: 'receipt' }]);
  assert.equal(service.sent('POST consent/link')[0].headers['X-CSRF-Token'], 'proof of session-1');
  assert.deepEqual([consent.current().choices.analytics, 'receipt' in browser.choice], [true, false]);
});

test('signIn_tenTabs_linkOnce', async () => {
  browser.choice = kept({ receipt: 'receipt' });
  service.on('GET consent', granted()).on('POST consent/link', granted());
  signsIn(unset());
  const tabs = [];
  for (let i = 0; i < 10; i++) {
    tabs.push(await open());
  }
  await tabs[0].session.signIn(CREDENTIALS);
  await quiet();

  assert.equal(service.sent('POST consent/link').length, 1);
  assert.ok(tabs.every(({ consent }) => consent.current().choices.analytics));
});

for (const refusal of [problem('invalid-receipt', 400), problem('receipt-already-linked', 409)]) {
  test(`signIn_linkRefusedWith${refusal.status}_forgetsTheReceipt`, async () => {
    browser.choice = kept({ receipt: 'receipt' });
    service.on('GET consent', granted()).on('POST consent/link', refusal);
    signsIn(refused());
    const { consent, session } = await open();
    await session.signIn(CREDENTIALS);

    assert.deepEqual([consent.current().choices.analytics, 'receipt' in browser.choice], [false, false]);
  });
}

test('signIn_linkNotPossible_countsAsNoAndIsLinkedByTheNextPage', async () => {
  browser.choice = kept({ receipt: 'receipt' });
  service.on('GET consent', granted()).on('POST consent/link', AWAY);
  signsIn(unset());
  const { consent, session } = await open();
  await session.signIn(CREDENTIALS);
  assert.deepEqual([consent.current().choices.analytics, consent.current().promptRequired], [false, false]);

  service.on('GET consent', unset()).on('POST consent/link', granted());
  const next = await open();
  assert.deepEqual([next.consent.current().choices.analytics, 'receipt' in browser.choice], [true, false]);
});

test('signIn_laterNoWithoutReceipt_isSentForTheAccount', async () => {
  browser.choice = kept({ ...NO, decidedAt: '2026-11-24T09:00:00Z' });
  service.on('PUT consent', refused());
  signsIn(granted({ decidedAt: '2026-11-23T09:00:00Z' }));
  const { consent, session } = await open();
  await session.signIn(CREDENTIALS);

  const [{ body }] = service.sent('PUT consent');
  assert.deepEqual([body.choices, body.source, body.decidedAt], [{ analytics: false }, 'settings', '2026-11-24T09:00:00Z']);
  assert.equal(consent.current().status, 'refused');
});

test('signIn_noOfAnAccountThatNeverChose_isSentToo', async () => {
  browser.choice = kept(NO);
  service.on('PUT consent', refused());
  signsIn(unset());
  const { session } = await open();
  await session.signIn(CREDENTIALS);

  assert.equal(service.sent('PUT consent').length, 1);
});

test('signIn_earlierNo_givesWayToTheAccount', async () => {
  browser.choice = kept(NO);
  signsIn(granted({ decidedAt: '2026-11-23T09:00:00Z' }));
  const { consent, session } = await open();
  await session.signIn(CREDENTIALS);

  assert.equal(service.sent('PUT consent').length, 0);
  assert.deepEqual([consent.current().choices.analytics, browser.choice.choices.analytics], [true, true]);
});

test('signIn_yesOfSomebodyElse_doesNotCountForAnAccountThatNeverChose', async () => {
  browser.choice = kept();
  signsIn(unset());
  const { consent, session } = await open();
  assert.equal(consent.current().choices.analytics, true);
  await session.signIn(CREDENTIALS);

  assert.deepEqual([consent.current().choices.analytics, consent.current().promptRequired], [false, true]);
  assert.equal(browser.choice, null);
});

for (const say of [(consent) => consent.accept(), (consent) => consent.save({ analytics: true })]) {
  test(`signIn_yesThatWaits_isNotSentForTheAccount ${say}`, async () => {
    service.on('PUT consent', AWAY);
    signsIn(refused());
    const { consent, session } = await open();
    await say(consent);
    await session.signIn(CREDENTIALS);
    service.forget();
    await browser.clock.advance(120_000);

    assert.deepEqual([service.sent('PUT consent').length, consent.current().status], [0, 'refused']);
  });
}

test('refresh_noThatWasNotStoredByAnEarlierPage_isSent', async () => {
  browser.choice = kept({ ...NO, decidedAt: '2026-11-24T09:00:00Z' });
  service.on('POST session/refresh', () => {
    browser.cookies.set('csrf_token', 'proof');
    return sessionView(granted({ decidedAt: '2026-11-23T09:00:00Z' }));
  });
  service.on('PUT consent', refused());
  const { consent } = await open();

  assert.deepEqual([service.sent('PUT consent').length, consent.current().status], [1, 'refused']);
});

test('signOut_keepsTheChoiceAndDropsTheReceipt', async () => {
  browser.cookies.set('csrf_token', 'proof');
  browser.choice = kept({ receipt: 'receipt' });
  service.on('POST consent/link', AWAY).on('DELETE session', () => {
    browser.cookies.clear();
    return EMPTY;
  });
  const { consent, session } = await open();
  await session.signOut();

  assert.deepEqual(browser.choice, kept());
  assert.equal(consent.current().promptRequired, false);
});
