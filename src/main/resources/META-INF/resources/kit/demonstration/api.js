/** Calls the API as its contract says: proof against forgery, one refresh, and what to do when a session has ended. */

import { CSRF_COOKIE } from './names.js';

const PATIENCE_MS = 15_000;
const NO_CONNECTION = {
  title: 'The service could not be reached',
  detail: 'You are still signed in if you were before. Check the connection and try again.',
};

let listener = () => {};

/** Names who is told of every answer. */
export function onAnswer(listen) {
  listener = listen;
}

export function csrfToken() {
  const start = `${CSRF_COOKIE}=`;
  return document.cookie.split('; ').find((cookie) => cookie.startsWith(start))?.slice(start.length);
}

export function hasSlug(answer, ...slugs) {
  return slugs.some((slug) => answer.problem?.type === `/problems/${slug}`);
}

/** Sends the call; refreshes once and repeats it where the access token is missing or has expired. Never rejects. */
export function call(method, path, body) {
  return method === 'GET'
    ? attempt(method, path, body, refresh)
    : alone(() => attempt(method, path, body, refreshNow));
}

/** Renews the session by the refresh cookie, which no script can see; only the answer tells whether there is one. */
export function refresh() {
  return alone(refreshNow);
}

/** Sends the call once, for those that a refresh cannot help. Never rejects. */
export function send(method, path, body) {
  return alone(() => sendNow(method, path, body));
}

/**
 * Lets one change of the session or the choice run at a time, over all tabs: the late answer to a refresh could otherwise
 * bring back what a No has just removed. Who waits too long, or has no locks, goes ahead.
 */
function alone(work) {
  if (!navigator.locks) {
    return work();
  }
  return navigator.locks.request('mia-session', { signal: AbortSignal.timeout(PATIENCE_MS) }, work).catch(work);
}

async function attempt(method, path, body, renew) {
  const answer = await sendNow(method, path, body);
  if (hasSlug(answer, 'session-ended')) {
    await sendNow('DELETE', '/api/v1/session');
  }
  if (!hasSlug(answer, 'not-signed-in', 'access-token-expired')) {
    return answer;
  }
  const refreshed = await renew();
  if (path.startsWith('/api/v1/consent') && hasSlug(refreshed, 'not-signed-in')) {
    // A choice needs no sign-in, so an access token is left that no longer holds: with it even a No would be refused.
    await sendNow('DELETE', '/api/v1/session');
    return sendNow(method, path, body);
  }
  return refreshed.ok ? sendNow(method, path, body) : refreshed;
}

async function refreshNow() {
  const answer = await sendNow('POST', '/api/v1/session/refresh');
  if (hasSlug(answer, 'session-ended')) {
    await sendNow('DELETE', '/api/v1/session');
  }
  return answer;
}

async function sendNow(method, path, body) {
  const answer = { method, path, ...(await exchange(method, path, body)) };
  listener(answer);
  return answer;
}

async function exchange(method, path, body) {
  try {
    const response = await fetch(path, {
      method,
      headers: headers(method, body),
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const content = await response.json().catch(() => null);
    return response.ok
      ? { ok: true, status: response.status, body: content }
      : { ok: false, status: response.status, problem: problem(response, content) };
  } catch {
    return { ok: false, status: 0, problem: NO_CONNECTION };
  }
}

function headers(method, body) {
  const token = csrfToken();
  return {
    ...(body && { 'Content-Type': 'application/json' }),
    ...(method !== 'GET' && token && { 'X-CSRF-Token': token }),
  };
}

/** Something between the service and the browser may have answered, so a problem is not certain to be one. */
function problem(response, content) {
  const retryAfter = Number(response.headers.get('Retry-After')) || null;
  return typeof content?.title === 'string'
    ? { ...content, retryAfter }
    : { title: `The answer was HTTP ${response.status}`, detail: 'Try again later.', retryAfter };
}
