/** Says in words what the service said in JSON. */

import { CHOICE_KEY } from './names.js';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

const REASONS = {
  'first-visit': 'You have not been asked yet.',
  expired: 'Your last choice has expired, so you are asked again.',
  'policy-changed': 'The policy has changed, so you are asked again.',
};

export function sessionWords(view) {
  if (!view) {
    return 'Nobody is signed in.';
  }
  return `Signed in as account ${view.account?.id}. The access token is good until ${at(view.accessExpiresAt)}; `
    + `the session until ${at(view.session?.expiresAt)}, if it is not used before.`;
}

/** @param choice what this browser remembers, which decides where nobody is signed in */
export function consentWords(view, choice, signedIn) {
  if (!view) {
    return 'Not known, so optional cookies are off.';
  }
  const gpc = view.gpc ? ' Your browser sends Global Privacy Control, which is a No.' : '';
  if (!signedIn && choice) {
    return granted(choice.choices) + until(choice) + gpc;
  }
  if (view.promptRequired) {
    return (REASONS[view.promptReason] ?? 'Your choice is open.') + ' Until then, optional cookies are off.' + gpc;
  }
  return granted(view.choices) + until(view) + gpc;
}

export function choiceWords(choice) {
  return choice
    ? `${CHOICE_KEY}: ${granted(choice.choices)} Policy of ${choice.policyVersion}.`
    : `No valid choice is kept in ${CHOICE_KEY}.`;
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
