import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Browser } from './kit/browser.js';
import { quiet } from './kit/clock.js';
import { NOBODY, Service, problem } from './kit/service.js';
import { granted, kept, refused, unset } from './kit/views.js';

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

test('change_inOneTab_isHeardThereAtOnceAndInTheOthersSoon', async () => {
  service.on('PUT consent', stored);
  const [one, other] = [await open(), await open()];
  const heard = { one: [], other: [] };
  one.consent.onChange(({ choices }) => heard.one.push(choices.analytics));
  other.consent.onChange(({ choices }) => heard.other.push(choices.analytics));
  await one.consent.accept();
  await quiet();
  assert.deepEqual([heard.one.at(-1), heard.other.at(-1)], [true, true]);

  one.consent.withdraw();
  assert.equal(heard.one.at(-1), false);
  await quiet();
  assert.equal(heard.other.at(-1), false);
});

test('change_nothingChanged_isNotTold', async () => {
  service.on('PUT consent', stored);
  const [one, other] = [await open(), await open()];
  await one.consent.accept();
  await quiet();
  let calls = 0;
  one.consent.onChange(() => calls++);
  await other.consent.accept();
  await quiet();

  assert.equal(calls, 0);
});

test('change_listenerThatLeft_isToldNothing', async () => {
  service.on('PUT consent', stored);
  const { consent } = await open();
  let calls = 0;
  consent.onChange(() => calls++)();
  await consent.accept();

  assert.equal(calls, 0);
});

test('choice_ofAnotherTab_endsTheOneThatWaits', async () => {
  service.on('PUT consent', AWAY);
  const [one, other] = [await open(), await open()];
  await one.consent.accept();
  service.on('PUT consent', stored).forget();
  await other.consent.decline();
  await browser.clock.advance(120_000);

  assert.deepEqual(service.sent('PUT consent').map(({ body }) => body.choices.analytics), [false]);
  assert.equal(one.consent.current().status, 'refused');
});

test('choice_ofAnotherTabThatCouldNotTell_isSeenBeforeSending', async () => {
  service.on('PUT consent', AWAY);
  const { consent } = await open();
  await consent.accept();
  browser.choice = kept({ choices: { analytics: false }, decidedAt: '2026-11-24T10:00:01Z' });
  service.on('PUT consent', stored).forget();
  await browser.clock.advance(120_000);

  assert.deepEqual([service.sent('PUT consent').length, consent.current().status], [0, 'refused']);
});

test('page_broughtBackByTheBrowser_asksAgain', async () => {
  browser.choice = kept({ receipt: 'receipt' });
  service.on('GET consent', granted());
  const tab = await open();
  service.on('GET consent', refused({ decidedAt: '2026-11-24T10:00:01Z' }));
  await tab.fire('pageshow', { persisted: true });

  assert.equal(tab.consent.current().choices.analytics, false);
});

test('storage_blocked_holdsTheChoiceInThisPage', async () => {
  service.on('PUT consent', stored);
  const tab = await open();
  tab.context.localStorage.getItem = tab.context.localStorage.setItem = () => {
    throw new Error('SecurityError');
  };
  await tab.consent.accept();

  assert.deepEqual([tab.consent.current().choices.analytics, tab.consent.current().promptRequired], [true, false]);
});
