import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Browser } from './kit/browser.js';
import { Service } from './kit/service.js';

let service;
let browser;

beforeEach(() => {
  service = new Service();
  browser = new Browser(service);
});

const open = () => browser.open({ modules: ['preferences'] });
const rootOf = (tab) => tab.context.document.documentElement;

test('preferences_kept_applyWhenThePageLoads', async () => {
  browser.stored.set('mia_chat_theme', 'midnight').set('mia_accent_color', '#FFD700');
  const tab = await open();

  assert.equal(rootOf(tab).dataset.theme, 'midnight');
  assert.equal(rootOf(tab).style.properties.get('--mia-accent'), '#ffd700');
  assert.equal(rootOf(tab).style.properties.get('--mia-accent-ink'), '#000000');
});

test('preferences_thatNobodyCouldHaveSet_areIgnored', async () => {
  browser.stored.set('mia_chat_theme', 'pink').set('mia_accent_color', 'red;}').set('mia_language', 'xx');
  const tab = await open();

  assert.deepEqual({ ...tab.preferences.current() }, { theme: null, language: null, accent: null });
  assert.deepEqual([rootOf(tab).dataset.theme, rootOf(tab).style.properties.size], [undefined, 0]);
});

test('set_valid_isKeptAppliedAndTold', async () => {
  const tab = await open();
  const heard = [];
  tab.preferences.onChange((now) => heard.push({ ...now }));
  tab.preferences.setTheme('amoled');
  tab.preferences.setLanguage('uk');
  tab.preferences.setAccent('#336699');

  assert.deepEqual(Object.fromEntries(browser.stored), {
    mia_chat_theme: 'amoled', mia_language: 'uk', mia_accent_color: '#336699',
  });
  assert.equal(rootOf(tab).dataset.theme, 'amoled');
  assert.deepEqual(heard.at(-1), { theme: 'amoled', language: 'uk', accent: '#336699' });
  assert.deepEqual(service.said, []);
});

test('set_null_takesItBack', async () => {
  browser.stored.set('mia_chat_theme', 'dark').set('mia_accent_color', '#336699');
  const tab = await open();
  tab.preferences.setTheme(null);
  tab.preferences.setAccent(null);

  assert.equal(browser.stored.size, 0);
  assert.deepEqual([rootOf(tab).dataset.theme, rootOf(tab).style.properties.size], [undefined, 0]);
});

test('set_anythingElse_isRefusedAndChangesNothing', async () => {
  const { preferences } = await open();

  for (const wrong of [() => preferences.setTheme('Dark'), () => preferences.setLanguage('en-GB'), () => preferences.setAccent('#fff')]) {
    assert.throws(wrong, { name: 'RangeError' });
  }
  assert.equal(browser.stored.size, 0);
});

test('set_inAnotherTab_appliesHereToo', async () => {
  const tab = await open();
  browser.stored.set('mia_chat_theme', 'light');
  await tab.fire('storage', { key: 'mia_chat_theme' });

  assert.equal(rootOf(tab).dataset.theme, 'light');
});

test('set_storageBlocked_holdsInThisPage', async () => {
  const tab = await open();
  tab.context.localStorage.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  tab.preferences.setTheme('dark');

  assert.deepEqual([rootOf(tab).dataset.theme, tab.preferences.current().theme], ['dark', 'dark']);
});

test('inkOn_anyColour_canBeRead', async () => {
  const { inkOn } = await open();
  const luminance = (colour) => [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0.05);
  for (let i = 0; i < 0x1000; i++) {
    const colour = `#${[...i.toString(16).padStart(3, '0')].map((one) => one + one).join('')}`;
    const [low, high] = [luminance(colour), luminance(inkOn(colour))].sort((a, b) => a - b);
    assert.ok(high / low >= 4.5, `${colour} ${high / low}`);
  }
});
