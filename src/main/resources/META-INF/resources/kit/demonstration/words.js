/** Says in words what the service said in JSON. */

import { names } from '../names.js';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

export function sessionWords(view) {
  if (!view) {
    return 'Nobody is signed in.';
  }
  return `Signed in as account ${view.account?.id}. The access token is good until ${at(view.accessExpiresAt)}; `
    + `the session until ${at(view.session?.expiresAt)}, if it is not used before.`;
}

export function consentWords(state) {
  const gpc = state.gpc ? ' Your browser sends Global Privacy Control, which is a No.' : '';
  const unsaved = state.saved ? '' : ' It is not saved yet; the page keeps trying.';
  if (!state.policyVersion) {
    return `Not known, so optional cookies are off.${unsaved}`;
  }
  if (state.status === 'unset') {
    return `Your choice is open. Until then, optional cookies are off.${unsaved}${gpc}`;
  }
  return granted(state.choices) + until(state) + unsaved + gpc;
}

export function choiceWords(choice) {
  return choice
    ? `${names.consent}: ${granted(choice.choices)} Policy of ${choice.policyVersion}.`
    : `No valid choice is kept in ${names.consent}.`;
}

/** The sentence for a problem; its title and its list of errors stand beside it. */
export function problemWords(problem) {
  return [problem.detail, problem.retryAfter && `Try again in ${problem.retryAfter} seconds.`].filter(Boolean).join(' ');
}

export function time() {
  return new Date().toLocaleTimeString('en-GB');
}

function granted(choices) {
  return Object.entries(choices ?? {})
    .map(([category, yes]) => `${category[0].toUpperCase()}${category.slice(1)} is ${yes ? 'allowed' : 'off'}.`)
    .join(' ');
}

function until(choice) {
  return choice.expiresAt ? ` This holds until ${day.format(new Date(choice.expiresAt))}.` : '';
}

function at(instant) {
  return instant ? moment.format(new Date(instant)) : 'an unknown time';
}
