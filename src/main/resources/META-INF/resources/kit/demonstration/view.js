/** Puts the state on the page; everything that came from elsewhere goes in as text, never as markup. */

import { slugOf } from '../calls.js';
import { find, node } from '../nodes.js';
import {
  choiceWords, consentWords, cookieWords, isTranslated, language, problemTitle, retryWords, sessionWords, time,
} from './words.js';

const LOG_LENGTH = 60;

export function showState({ session, consent, choice }) {
  find('session-words').textContent = sessionWords(session);
  find('consent-words').textContent = consentWords(consent);
  find('local-words').textContent = choiceWords(choice);
  find('session-json').textContent = pretty(session);
  find('consent-json').textContent = pretty(consent);
  find('choice-state').textContent = consentWords(consent);
  find('visible-cookies').textContent = cookieWords(
    document.cookie.split('; ').filter(Boolean).map((cookie) => cookie.split('=')[0]),
  );
}

export function log(answer) {
  const problem = answer.problem && { ...answer.problem, slug: slugOf(answer.problem) };
  const line = node('li', { className: outcome(answer, problem) });
  line.append(
    node('span', { className: 'status', textContent: answer.status || '–' }),
    node('span', { className: 'call', dir: 'ltr', textContent: `${answer.method} ${answer.path}` }),
    node('time', { textContent: time() }),
  );
  if (problem) {
    const title = node('span', { className: 'title' });
    title.append(link(problem));
    line.append(title);
  }
  find('log').prepend(line);
  find('log').children[LOG_LENGTH]?.remove();
}

export function say(sentence) {
  find('says').replaceChildren(node('p', { textContent: sentence }));
  markInvalid([]);
}

export function sayProblem({ slug, message, status, detail, errors, retryAfter }) {
  const problem = { slug, title: status ? message : null };
  const title = node('p', { className: 'title' });
  title.append(link(problem));
  const said = [title, node('p', { textContent: retryWords(retryAfter) })];
  if (!isTranslated(problem)) {
    said.push(english('p', detail));
  }
  if (errors.length) {
    const list = node('ul');
    list.append(...errors.map(({ field, detail: right }) => english('li', `${field || 'request'}: ${right}`)));
    said.push(list);
  }
  find('says').replaceChildren(...said);
  markInvalid(errors.map(({ field }) => field));
}

/** While a call runs the buttons stay where they are, focus included; they only do nothing. */
export function showBusy(pressed) {
  find('board').setAttribute('aria-busy', String(Boolean(pressed)));
  document.querySelectorAll('[data-action]').forEach((button) => {
    button.setAttribute('aria-disabled', String(Boolean(pressed)));
    button.toggleAttribute('data-pressed', button === pressed);
  });
}

export function showOnline() {
  find('offline').hidden = navigator.onLine;
}

/** The page of the problem, in the language of this one. */
function link(problem) {
  const about = { textContent: problemTitle(problem), ...(isTranslated(problem) ? {} : { lang: 'en', dir: 'ltr' }) };
  return problem.slug
    ? node('a', { href: `/problems/${problem.slug}?lang=${language}`, ...about })
    : node('span', about);
}

/** The service speaks English to programs. */
function english(name, textContent) {
  return node(name, { lang: 'en', dir: 'ltr', textContent: textContent ?? '' });
}

function markInvalid(fields) {
  ['email', 'password'].forEach((id) => find(id).setAttribute('aria-invalid', String(fields.includes(id))));
}

function outcome(answer, problem) {
  if (answer.ok) {
    return 'fine';
  }
  return problem?.slug === 'not-signed-in' ? 'normal' : 'bad';
}

function pretty(value) {
  return value ? JSON.stringify(value, null, 2) : '–';
}
