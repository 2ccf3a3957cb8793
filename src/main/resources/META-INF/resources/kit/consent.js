import { alone, attempt, hear, restore, send, tell } from './calls.js';
import { changes, current, each, isNo, keep, kept, notify, page, receive } from './choice.js';
import { language } from './names.js';

const YEAR_MS = 365 * 86_400_000;
export const FINAL = [400, 409, 422];

let retry;
let busy;
let tries = 0;

export async function settle() {
  await alone(async () => {
    busy = true;
    if (page.view || (await look())) {
      await page.agree?.();
      await (page.waiting && save(page.waiting));
    } else {
      later();
    }
    busy = false;
  });
  return current();
}

async function look() {
  const renewed = await restore();
  const { ok, body } = renewed.ok ? renewed : await attempt(() => send('GET', 'consent', null, receiptHeader()));
  return ok && receive(body.consent ?? body);
}

async function save(choice) {
  if (Date.parse(kept()?.decidedAt) > Date.parse(choice.at)) {
    page.waiting = null;
    return notify();
  }
  const { ok, status, body, retryAfter } = await attempt(() => put(choice));
  if (page.waiting !== choice) {
    return undefined;
  }
  if (!ok && !FINAL.includes(status)) {
    return later(retryAfter);
  }
  tries = 0;
  page.waiting = null;
  if (ok) {
    return settled(body, true);
  }
  return renounce();
}

async function put(choice) {
  const { method, wants, shown, at, key } = choice;
  if (page.waiting !== choice) {
    return {};
  }
  // With the same key goes the same body.
  choice.body ??= method === 'PUT' && {
    locale: language(),
    ...shown,
    policyVersion: shown.policyVersion || page.view.policyVersion,
    choices: each(Object.keys(page.view.choices), wants),
    decidedAt: at,
  };
  return send(method, 'consent', choice.body, { 'Idempotency-Key': key, ...receiptHeader() });
}

export async function settled(view, certain) {
  await receive(view, certain);
  tell({ view });
}

export function receiptHeader() {
  const receipt = kept()?.receipt;
  return receipt && { 'Consent-Receipt': receipt };
}

export function dropReceipt() {
  const choice = kept();
  keep(choice && { ...choice, receipt: undefined });
}

function later(seconds = 0) {
  clearTimeout(retry);
  retry = setTimeout(settle, 1000 * Math.max(seconds, Math.min(60, 2 ** ++tries)));
}

export function wait(method, wants, shown, at) {
  page.waiting = { method, wants, shown, at, key: crypto.randomUUID() };
}

/** It counts at once as far as it narrows. */
function decide(method, wants, shown) {
  const { view } = page;
  const local = kept();
  const categories = Object.keys((view ?? local)?.choices ?? {});
  const had = (one) => local?.choices[one];
  const left = each(categories, (one) => had(one) && wants(one));
  const now = Math.max(Date.now(), ...[view, local].map((one) => Date.parse(one?.decidedAt) || 0));
  const at = new Date(now).toISOString().replace(/\.\d+/, '');
  if (!categories.some(wants) || categories.some((one) => had(one) && !wants(one))) {
    const policyVersion = view?.policyVersion ?? local?.policyVersion ?? '';
    keep({ ...local, ...(isNo(left) && { policyVersion, expiresAt: new Date(now + YEAR_MS) }), choices: left, decidedAt: at });
  }
  wait(method, wants, shown, at);
  tell({ decided: true });
  notify();
  return settle();
}

export const consent = {
  current,
  load: settle,
  accept: (shown) => decide('PUT', () => true, { source: 'banner', ...shown }),
  decline: (shown) => decide('PUT', () => false, { source: 'banner', ...shown }),
  save: (choices, shown) => decide('PUT', (one) => (one ? choices[one] : !isNo(choices)), { source: 'settings', ...shown }),
  withdraw: () => decide('DELETE', () => false, {}),
  openSettings: async () => (await import('./settings.js')).openSettings(),
  onChange(listener) {
    const hearing = ({ detail }) => listener(detail);
    changes.addEventListener('change', hearing);
    return () => changes.removeEventListener('change', hearing);
  },
};

function renounce() {
  page.view = null;
  notify();
  settle();
}

hear(async ({ session, changed, view, decided }, remote) => {
  if (changed && page.waiting?.wants()) {
    // A Yes of the visitor before is nobody's.
    page.waiting = null;
  }
  if (session) {
    const done = remote || busy;
    await receive(session.consent);
    await (done || settle());
  } else if (changed) {
    dropReceipt();
    renounce();
  } else if (remote) {
    page.waiting = decided ? null : page.waiting;
    await (view ? receive(view, true) : notify());
  }
});
addEventListener('online', settle);
addEventListener('pageshow', ({ persisted }) => persisted && renounce());
