/** Says in the language of the page what the service said in JSON. */

import { names } from '../names.js';

/** Qute wrote the page in one of the languages that there are words in. */
export const language = document.documentElement.lang;
export const { default: words } = await import(`./words/${language}.js`);

const rightToLeft = document.documentElement.dir === 'rtl';
// The day first, as on the pages of the policy, and the digits of the rest of the page.
const locale = `${language === 'en' ? 'en-GB' : language}-u-nu-latn`;
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
const soon = new Intl.RelativeTimeFormat(locale);
const number = new Intl.NumberFormat(locale);

/** What comes from elsewhere keeps its own direction: U+2068 and U+2069 isolate it. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => (rightToLeft ? `\u2068${values[name]}\u2069` : values[name]));
}

const sentences = (...all) => all.filter(Boolean).join(' ');

export function sessionWords(view) {
  return view ? fill(words.session, {
    account: view.account?.id,
    access: at(view.accessExpiresAt),
    end: at(view.session?.expiresAt),
  }) : words.nobody;
}

export function consentWords(state) {
  const unsaved = !state.saved && words.unsaved;
  const gpc = state.gpc && words.gpc;
  if (!state.policyVersion) {
    return sentences(words.unknown, unsaved);
  }
  if (state.status === 'unset') {
    return sentences(words.open, unsaved, gpc);
  }
  return sentences(granted(state.choices), until(state), unsaved, gpc);
}

export function choiceWords(choice) {
  const key = names.consent;
  return choice
    ? fill(words.kept, { key, choices: granted(choice.choices), version: choice.policyVersion })
    : fill(words.notKept, { key });
}

export function cookieWords(visible) {
  const others = visible.filter((name) => name !== names.csrf);
  if (!visible.length) {
    return words.noCookies;
  }
  const more = others.length ? fill(words.shouldNotBe, { names: others.join(', ') }) : words.httpOnly;
  return sentences(fill('{names}.', { names: visible.join(', ') }), more);
}

/** Of a problem that visitors meet there is a sentence in their language; of others what the service says, in English. */
export function problemTitle({ slug, title }) {
  return words.problems[slug] ?? title ?? words.unreachable;
}

export const isTranslated = ({ slug, title }) => slug in words.problems || !title;

export const retryWords = (seconds) => (seconds ? fill(words.retry, { when: soon.format(seconds, 'second') }) : '');

export const clickWords = (clicks) => fill(words.running, { clicks: number.format(clicks) });

export const time = () => clock.format(new Date());

function granted(choices) {
  return Object.entries(choices ?? {})
    .map(([category, yes]) => `${words.categories[category] ?? category}: ${yes ? words.allowed : words.off}.`)
    .join(' ');
}

const until = ({ expiresAt }) => expiresAt && fill(words.until, { day: day.format(new Date(expiresAt)) });

const at = (instant) => (instant ? moment.format(new Date(instant)) : '–');
