/** The visitor's choice as this browser remembers it, under the one storage key that the policy names for it. */

import { CHOICE_KEY } from './names.js';

const MONTHS = 12;

/** The remembered choice; null where there is none, it has expired, or it was made under another policy. */
export function remembered(policyVersion) {
  try {
    const choice = JSON.parse(localStorage.getItem(CHOICE_KEY));
    const valid =
      choice?.v === 1 &&
      typeof choice.choices === 'object' &&
      Date.parse(choice.expiresAt) > Date.now() &&
      (!policyVersion || choice.policyVersion === policyVersion);
    return valid ? choice : null;
  } catch {
    return null;
  }
}

/** Remembers what a consent view says. False where the browser does not allow it. */
export function remember(view, choices = view.choices) {
  const decided = view.decidedAt ? new Date(view.decidedAt) : new Date();
  const expires = view.expiresAt ? new Date(view.expiresAt) : monthsAfter(decided);
  const choice = {
    v: 1,
    policyVersion: view.policyVersion,
    choices,
    decidedAt: seconds(decided),
    expiresAt: seconds(expires),
  };
  try {
    localStorage.setItem(CHOICE_KEY, JSON.stringify(choice));
    return true;
  } catch {
    return false;
  }
}

export function isRefusal(choice) {
  return !Object.values(choice.choices).some(Boolean);
}

/** Removes what the service asks to be removed from this browser after a No. */
export async function clear(list) {
  try {
    list?.localStorage?.forEach((key) => localStorage.removeItem(key));
    await Promise.all((list?.caches ?? []).map((name) => caches.delete(name)));
  } catch {
    // Storage that the browser keeps from us holds nothing of ours.
  }
}

function monthsAfter(date) {
  const later = new Date(date);
  later.setUTCMonth(later.getUTCMonth() + MONTHS);
  return later;
}

function seconds(date) {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
