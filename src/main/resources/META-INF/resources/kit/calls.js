import { names } from './names.js';

const PATIENCE_MS = 15_000;
const RENEWABLE = ['not-signed-in', 'access-token-expired', 'session-ended', 'csrf-token-mismatch'];

const listeners = [];
const locks = navigator.locks ?? { request: (name, work) => (last = last.then(work)) };
let last = Promise.resolve();
let asked;
let channel;
try {
  channel = new BroadcastChannel('mia');
} catch {
  // It goes with storage.
}

export function hear(listener) {
  listeners.push(listener);
  channel?.addEventListener('message', ({ data }) => listener(data, true));
}

export function tell(message) {
  channel?.postMessage(message);
  listeners.forEach((listener) => listener(message));
}

/** A late answer in any tab could undo a No. */
export const alone = (work) => new Promise((resolve) => {
  let begun;
  const begin = () => {
    resolve(begun ??= work());
    return begun;
  };
  setTimeout(begin, PATIENCE_MS);
  locks.request('mia-session', begin).catch(begin);
});

export function csrfToken() {
  const start = `${names.csrf}=`;
  return document.cookie.split('; ').find((cookie) => cookie.startsWith(start))?.slice(start.length);
}

export const slugOf = (problem) => /^\/problems\/([a-z-]+)$/.exec(problem?.type)?.[1];

export async function send(method, path, body, more) {
  try {
    const answer = await fetch(`/api/v1/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrfToken() ?? '', ...more },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { ok, status, headers } = answer;
    const said = status === 204 ? {} : await answer.json();
    return { ok, status, body: said, slug: slugOf(said), retryAfter: +headers.get('Retry-After') || 0 };
  } catch {
    return { status: 0 };
  }
}

export async function renew() {
  const proof = csrfToken();
  let answer = await send('POST', 'session/refresh');
  if (!answer.status) {
    // After a lost answer the spent token still works.
    answer = await send('POST', 'session/refresh');
  }
  if (answer.ok) {
    tell({ session: answer.body });
  }
  if (answer.slug === 'session-ended') {
    await end(proof);
  }
  return answer;
}

/** A restarted browser has the refresh cookie alone, which scripts cannot see. */
export async function restore() {
  if (asked || csrfToken()) {
    return {};
  }
  const answer = await renew();
  asked = [200, 401].includes(answer.status);
  return answer;
}

export async function end(proof) {
  if (csrfToken() === proof) {
    await send('DELETE', 'session');
    tell({ changed: true });
  }
}

export async function attempt(call) {
  const proof = csrfToken();
  const answer = await call();
  if (!RENEWABLE.includes(answer.slug)) {
    return answer;
  }
  if ((await renew()).slug === 'not-signed-in') {
    await end(proof);
  }
  return call();
}
