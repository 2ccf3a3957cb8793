// Stops tracking an account as soon as its choice about optional cookies has changed, until a token issued later says otherwise.
// Node 20 or newer, no packages:
//
//   MIA_ORIGIN=https://chat.example MIA_CLIENT=reports MIA_SECRET_FILE=reports.secret node consent-events.mjs state.json
//
// Each line on stdin is the claims of a verified access token, as JSON; the answer on stdout says whether its account may be
// tracked now. A real service calls mayTrack() where it handles a request. Other lines on stdout say what was learnt.

import { readFile, rename, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const url = new URL('/api/v1/events', process.env.MIA_ORIGIN ?? 'http://localhost:8080');
const client = process.env.MIA_CLIENT ?? 'reports';
const secretFile = process.env.MIA_SECRET_FILE ?? 'reports.secret';
const stateFile = process.argv[2] ?? 'consent-events.json';

const TOKEN_SECONDS = 15 * 60; // no access token lives longer, also where clocks differ
const SILENCE_MS = 45_000; // longer than the heartbeat: a connection that says nothing for so long is dead
const now = () => Math.floor(Date.now() / 1000);

// What must outlive a restart: the place in the feed, the accounts whose choice has changed lately (the second of it, and
// whether it was not the only change in that second), and since when nothing was missed.
let state = { next: null, changed: {}, since: 0 };
let upToDate = false;
let attempts = 0;

/** Whether the account of these claims may be tracked. Who cannot tell says no. */
function mayTrack(claims) {
  const consent = claims.consent ?? {};
  if (!upToDate || claims.iat <= state.since || consent.exp <= now() || !consent.g?.includes('analytics')) {
    return false;
  }
  const change = state.changed[claims.sub];
  return !change || claims.iat > change.at || (consent.at === change.at && !change.again);
}

/** All that an event tells is whose choice has changed, and when: what it is now stands in that account's next token. */
function learn(event) {
  if (event.type !== 'consent-changed') {
    return; // there may be types that this program does not know
  }
  const at = Date.parse(event.at) / 1000;
  const before = state.changed[event.account];
  // An event may come twice, then this believes less than it could for a quarter of an hour.
  state.changed[event.account] = { at: Math.max(at, before?.at ?? 0), again: before?.at === at };
  console.log(`consent-changed ${event.account} ${event.at}`);
}

/** Keeps the place, after what came before it was acted on. A crash in between makes it come twice, but never not at all. */
async function keep(next) {
  state.next = next;
  for (const [account, change] of Object.entries(state.changed)) {
    if (change.at < now() - TOKEN_SECONDS) {
      delete state.changed[account];
    }
  }
  await writeFile(`${stateFile}.new`, JSON.stringify(state));
  await rename(`${stateFile}.new`, stateFile);
}

async function ask(accept, query) {
  // Read each time: whoever runs this service may change it.
  const secret = (await readFile(secretFile, 'utf8')).trimEnd();
  const target = new URL(url);
  Object.entries(query).forEach(([name, value]) => value && target.searchParams.set(name, value));
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), SILENCE_MS);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(), SILENCE_MS);
  };
  const authorization = `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`;
  const response = await fetch(target, { headers: { accept, authorization }, signal: abort.signal });
  return { response, heard, done: () => clearTimeout(timer) };
}

/** What the service refuses, with how long to wait. */
class Refused extends Error {
  constructor(response) {
    super(`refused with ${response.status}`);
    this.status = response.status;
    this.seconds = Number(response.headers.get('retry-after') ?? 0);
  }
}

async function required(answer) {
  if (answer.response.ok) {
    return answer;
  }
  answer.done();
  await answer.response.body?.cancel();
  throw new Refused(answer.response);
}

/** Reads pages until there is no more, which says that nothing was missed. */
async function catchUp() {
  for (;;) {
    const { response, done } = await required(await ask('application/json', { after: state.next, limit: 1000 }));
    const page = await response.json();
    done();
    page.events.forEach(learn);
    await keep(page.next);
    if (page.events.length === 0) {
      return;
    }
  }
}

/** Follows what comes, as Server-Sent Events, until the stream ends: after an hour at the latest. */
async function follow() {
  const { response, heard, done } = await required(await ask('text/event-stream', { after: state.next }));
  upToDate = true;
  attempts = 0;
  console.log('up to date');
  let rest = '';
  let event = {};
  try {
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      heard();
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        const colon = line.indexOf(':');
        if (colon > 0) {
          event[line.slice(0, colon)] = line.slice(colon + 1).trim();
        } else if (line === '' && event.data) {
          learn(JSON.parse(event.data));
          await keep(event.id);
          event = {};
        } // a line that begins with a colon is the heartbeat
      }
    }
  } finally {
    upToDate = false;
    done();
  }
}

/** How many seconds to wait before the next attempt. */
function pauseAfter(failure) {
  console.log(`${failure.message}; nobody is tracked meanwhile`);
  if (failure.status === 410) {
    // Events were missed, and with them perhaps a No: no token from before is believed, which is over in a quarter of an hour.
    state = { next: null, changed: {}, since: now() };
    return 0;
  }
  // 429 too-many-streams and 503 say how long; without an answer wait longer each time.
  attempts += 1;
  return failure.seconds || Math.min(30, 2 ** attempts);
}

try {
  state = JSON.parse(await readFile(stateFile, 'utf8'));
} catch (absent) {
  console.log(`begins anew: ${absent.code ?? absent.message}`);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const claims = JSON.parse(line);
  console.log(`${mayTrack(claims) ? 'track' : 'do not track'} ${claims.sub}`);
});

for (;;) {
  let seconds = 1;
  try {
    await catchUp();
    await follow();
  } catch (failure) {
    seconds = pauseAfter(failure);
  }
  await new Promise((later) => setTimeout(later, seconds * 1000));
}
