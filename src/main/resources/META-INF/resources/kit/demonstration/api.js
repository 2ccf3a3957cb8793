/** Calls the API as its contract says: proof against forgery, one refresh, and what to do when a session has ended. */

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
  const start = 'csrf_token=';
  return document.cookie.split('; ').find((cookie) => cookie.startsWith(start))?.slice(start.length);
}

export function hasSlug(answer, ...slugs) {
  return slugs.some((slug) => answer.problem?.type === `/problems/${slug}`);
}

/** Sends the call; refreshes once and repeats it where the access token is missing or has expired. Never rejects. */
export async function call(method, path, body) {
  const answer = await send(method, path, body);
  if (hasSlug(answer, 'session-ended')) {
    await send('DELETE', '/api/v1/session');
  }
  if (!hasSlug(answer, 'not-signed-in', 'access-token-expired')) {
    return answer;
  }
  const refreshed = await refresh();
  if (path.startsWith('/api/v1/consent') && hasSlug(refreshed, 'not-signed-in')) {
    // A choice needs no sign-in, so an access token is left that no longer holds: with it even a No would be refused.
    await send('DELETE', '/api/v1/session');
    return send(method, path, body);
  }
  return refreshed.ok ? send(method, path, body) : refreshed;
}

/** Renews the session by the refresh cookie, which no script can see; only the answer tells whether there is one. */
export async function refresh() {
  const answer = await send('POST', '/api/v1/session/refresh');
  if (hasSlug(answer, 'session-ended')) {
    await send('DELETE', '/api/v1/session');
  }
  return answer;
}

/** Sends the call once, for those that a refresh cannot help. Never rejects. */
export async function send(method, path, body) {
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
