import { csrfToken, send } from './calls.js';
import { names, stored } from './names.js';

export const changes = new EventTarget();

export const page = { view: null, waiting: null, narrower: false };

const judged = new Map();
let unkept;
let told;

export function kept() {
  try {
    const choice = JSON.parse(stored(names.consent) ?? unkept);
    if (choice.v === 1 && choice.choices && Date.parse(choice.decidedAt) && Date.parse(choice.expiresAt) > Date.now()) {
      return choice;
    }
    keep(null);
  } catch {
    // It is a No.
  }
  return null;
}

export function keep(choice) {
  unkept = null;
  try {
    if (choice) {
      const { policyVersion, choices, decidedAt, expiresAt, receipt } = choice;
      unkept = JSON.stringify({ v: 1, policyVersion, choices, decidedAt, expiresAt, receipt });
      localStorage.setItem(names.consent, unkept);
    } else {
      localStorage.removeItem(names.consent);
    }
  } catch {
    // The next page asks again.
  }
}

export const isNo = (choices) => !Object.values(choices).includes(true);

export const each = (categories, judge) => Object.fromEntries(categories.map((one) => [one, judge(one) === true]));

function valid() {
  const choice = kept();
  return !page.view || judged.get(choice?.policyVersion) ? choice : null;
}

/** A kept No counts at once; a Yes when the service has agreed in this page. */
export function current() {
  const { view, waiting } = page;
  const choice = valid();
  const gpc = navigator.globalPrivacyControl === true || view?.gpc === true;
  const agrees = (one) => view.choices[one] || !(view.choiceVersion || csrfToken() || gpc);
  const allowed = (one) => view && !(gpc && !view.gpc) && choice?.choices[one] && agrees(one);
  const categories = Object.keys((view ?? choice)?.choices ?? {});
  const choices = each(categories, allowed);
  const granted = Object.values(choices).includes(false) ? 'partial' : 'granted';
  const answered = choice && (view || isNo(choice.choices));
  const { decidedAt = null, expiresAt = null } = { ...choice };
  const { policyVersion = null } = { ...view };
  const status = answered ? (isNo(choices) ? 'refused' : granted) : 'unset';
  const promptRequired = !(!view || choice || gpc || waiting || !categories.length);
  return { status, choices, decidedAt, expiresAt, policyVersion, promptRequired, gpc, saved: !waiting };
}

export function notify() {
  const detail = current();
  const text = JSON.stringify(detail);
  if (text !== told) {
    told = text;
    changes.dispatchEvent(new CustomEvent('change', { detail }));
  }
}

export async function receive(view, certain) {
  const { choices, choiceVersion, policyVersion, status, decidedAt } = view;
  const stands = choiceVersion && status !== 'unset';
  judged.set(choiceVersion, stands).set(policyVersion, true);
  const version = kept()?.policyVersion;
  if (version && !judged.has(version)) {
    const { ok, body } = await send('GET', 'policies/cookies/versions');
    if (!ok) {
      return false;
    }
    const made = body.versions.findIndex((one) => one.version === version);
    judged.set(version, !body.versions.slice(made + 1).some((one) => one.material && one.status !== 'announced'));
  }
  page.view = view;
  const local = valid();
  const signedIn = csrfToken();
  const later = local && !certain && !(Date.parse(decidedAt) > Date.parse(local.decidedAt));
  const less = (one) => choices[one] && !local.choices[one];
  page.narrower = (choiceVersion || signedIn) && later && (stands ? Object.keys(choices).some(less) : isNo(local.choices));
  // What GPC switched off comes back without it.
  if (!page.waiting && !page.narrower && (certain || !view.gpc || !isNo(choices))) {
    const receipt = kept()?.receipt;
    if (stands) {
      // The next visitor must not find an account's receipt.
      keep({ ...view, policyVersion: choiceVersion, receipt: signedIn ? receipt : view.receipt ?? receipt });
    } else if (signedIn && !receipt) {
      keep(null);
    }
  }
  clear(view.clear);
  notify();
  return true;
}

async function clear({ localStorage: keys, caches: stores }) {
  keys.forEach((key) => localStorage.removeItem(key));
  stores.forEach((name) => caches.delete(name));
}
