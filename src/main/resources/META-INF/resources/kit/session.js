import './account.js';
import { alone, attempt, csrfToken, end, hear, renew, restore, send, slugOf, tell } from './calls.js';
import { settle } from './consent.js';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const RENEWABLE = ['not-signed-in', 'access-token-expired'];

const changes = new EventTarget();
let current = null;
let renewals = 0;
let flight = null;

export class MiaProblem extends Error {
  constructor({ status, body, slug, retryAfter }) {
    super(body?.title ?? 'The service could not be reached');
    this.name = 'MiaProblem';
    this.status = status;
    this.slug = slug ?? null;
    this.detail = body?.detail ?? null;
    this.errors = body?.errors ?? [];
    this.retryAfter = retryAfter || null;
  }
}

hear(({ session: renewed, changed }) => {
  if (renewed || changed) {
    renewals += Boolean(renewed);
    become(renewed ?? null);
  }
});

function become(next) {
  const before = current?.session.id;
  current = next;
  if (before !== next?.session.id) {
    changes.dispatchEvent(new CustomEvent('change', { detail: next }));
  }
}

/** Renews for all who ask at the same time, in all tabs: `seen` is what renewals was when the refused call was sent. */
function renewOnce(seen) {
  flight ??= alone(async () => (renewals !== seen && csrfToken() ? { ok: true } : renewOrEnd()))
    .finally(() => { flight = null; });
  return flight;
}

/** Without a refresh cookie nobody is signed in, of which this tab may have heard nothing. */
async function renewOrEnd() {
  const proof = csrfToken();
  const answer = await renew();
  if (answer.slug === 'not-signed-in') {
    await (proof ? end(proof) : become(null));
  }
  return answer;
}

async function enter(path, credentials) {
  const answer = await alone(async () => {
    const said = await send('POST', path, credentials);
    if (said.ok) {
      tell({ session: said.body, changed: true });
    }
    return said;
  });
  if (!answer.ok) {
    throw new MiaProblem(answer);
  }
  // Whoever waits for this finds the account's choice.
  await settle();
  return current;
}

async function whoAmI() {
  const seen = renewals;
  const proof = csrfToken();
  const answer = await send('GET', 'session');
  if (answer.ok) {
    become(answer.body);
  }
  if (answer.slug === 'session-ended') {
    await alone(() => end(proof));
  }
  return RENEWABLE.includes(answer.slug) ? renewOnce(seen) : answer;
}

async function load() {
  const restored = await alone(restore);
  if (!('status' in restored) && !csrfToken()) {
    return null;
  }
  const answer = 'status' in restored ? restored : await whoAmI();
  if (answer.ok) {
    return current;
  }
  if (answer.status !== 401) {
    throw new MiaProblem(answer);
  }
  become(null);
  return null;
}

async function signOut() {
  const answer = await alone(async () => {
    const said = await attempt(() => send('DELETE', 'session'));
    if (said.ok) {
      tell({ changed: true });
    }
    return said;
  });
  if (!answer.ok) {
    throw new MiaProblem(answer);
  }
  await settle();
}

async function fetchSignedIn(input, init) {
  const request = new Request(input, init);
  if (new URL(request.url).origin !== location.origin) {
    return fetch(request);
  }
  const again = init?.body instanceof ReadableStream ? null : request.clone();
  const seen = renewals;
  const proof = csrfToken();
  const answer = await prove(request, proof);
  const problem = answer.status === 401 && await answer.clone().json().catch(() => null);
  const slug = slugOf(problem);
  if (slug === 'session-ended') {
    await alone(() => end(proof));
  }
  if (!again || !RENEWABLE.includes(slug) || !(await renewOnce(seen)).ok) {
    return answer;
  }
  // What one visitor sent is not sent again for the next.
  return proof && proof !== csrfToken() ? answer : prove(again, csrfToken());
}

function prove(request, proof) {
  if (proof && !SAFE.includes(request.method)) {
    request.headers.set('X-CSRF-Token', proof);
  }
  return fetch(request);
}

export const session = {
  current: () => current,
  load,
  signIn: (credentials) => enter('session', credentials),
  signUp: (credentials) => enter('accounts', credentials),
  signOut,
  fetch: fetchSignedIn,
  onChange(listener) {
    const hearing = ({ detail }) => listener(detail);
    changes.addEventListener('change', hearing);
    return () => changes.removeEventListener('change', hearing);
  },
};
