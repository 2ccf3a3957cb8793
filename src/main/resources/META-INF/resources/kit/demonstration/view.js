/** Puts the state on the page; everything that came from elsewhere goes in as text, never as markup. */

import { names as known } from '../names.js';
import { choiceWords, consentWords, problemWords, sessionWords, time } from './words.js';

const LOG_LENGTH = 60;
const PROBLEM_PAGE = /^\/problems\/[a-z-]+$/;

const find = (id) => document.getElementById(id);

export function showState({ session, consent, choice }) {
  find('session-words').textContent = sessionWords(session);
  find('consent-words').textContent = consentWords(consent);
  find('local-words').textContent = choiceWords(choice);
  find('session-json').textContent = pretty(session);
  find('consent-json').textContent = pretty(consent);
  find('choice-state').textContent = consentWords(consent);
  showCookies();
}

export function log(answer) {
  const line = element('li', { className: outcome(answer) });
  line.append(
    element('span', { className: 'status', textContent: answer.status || '–' }),
    element('span', { className: 'call', textContent: `${answer.method} ${answer.path}` }),
    element('time', { textContent: time() }),
  );
  if (answer.problem) {
    const title = element('span', { className: 'title' });
    title.append(link(answer.problem));
    line.append(title);
  }
  find('log').prepend(line);
  find('log').children[LOG_LENGTH]?.remove();
}

export function say(sentence) {
  find('says').replaceChildren(element('p', { textContent: sentence }));
  markInvalid([]);
}

export function sayProblem(refusal) {
  const problem = { ...refusal, title: refusal.message, type: refusal.slug && `/problems/${refusal.slug}` };
  const title = element('p', { className: 'title' });
  title.append(link(problem));
  const words = element('p', { textContent: problemWords(problem) });
  const errors = element('ul');
  const fields = problem.errors;
  errors.append(...fields.map(({ field, detail }) => element('li', { textContent: `${field || 'request'}: ${detail}` })));
  find('says').replaceChildren(title, words, ...(fields.length ? [errors] : []));
  markInvalid(fields.map(({ field }) => field));
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

function showCookies() {
  const names = document.cookie.split('; ').filter(Boolean).map((cookie) => cookie.split('=')[0]);
  const others = names.filter((name) => name !== known.csrf);
  find('visible-cookies').textContent = names.length
    ? `${names.join(', ')}. ${others.length ? `${others.join(', ')} should not be here.` : 'The others are HttpOnly.'}`
    : 'None.';
}

function link(problem) {
  return PROBLEM_PAGE.test(problem.type)
    ? element('a', { href: problem.type, textContent: problem.title })
    : element('span', { textContent: problem.title });
}

function markInvalid(fields) {
  ['email', 'password'].forEach((id) => find(id).setAttribute('aria-invalid', String(fields.includes(id))));
}

function outcome(answer) {
  if (answer.ok) {
    return 'fine';
  }
  return answer.problem?.type === '/problems/not-signed-in' ? 'normal' : 'bad';
}

function pretty(value) {
  return value ? JSON.stringify(value, null, 2) : '–';
}

function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
