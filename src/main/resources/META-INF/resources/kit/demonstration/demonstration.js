/** Binds the buttons of the landing page to the API. */

import { call, csrfToken, hasSlug, onAnswer, refresh, send } from './api.js';
import { clear, isRefusal, remember, remembered } from './choice.js';
import { log, say, sayProblem, showBusy, showOnline, showState } from './view.js';

const YES_NOT_SAVED = 'The choice was not saved, so it counts as No.';
const NO_NOT_SAVED = 'This browser keeps your No, but the service has not stored it yet: decline again.';

const state = { session: null, consent: null };
const email = document.getElementById('email');
const password = document.getElementById('password');
const credentials = document.getElementById('credentials');

const actions = {
  signIn: () => enter('/api/v1/session', 'You are signed in.'),
  signUp: () => enter('/api/v1/accounts', 'Your account is made, and you are signed in.'),
  refresh: renew,
  signOut: leave,
  accept: () => record(true, 'banner', 'Analytics is allowed. You can withdraw at any time.'),
  decline: () => record(false, 'banner', 'Optional cookies stay off.'),
  withdraw,
};

async function enter(path, sentence) {
  if (!credentials.reportValidity()) {
    return;
  }
  const answer = await send('POST', path, { email: email.value, password: password.value });
  if (!answer.ok) {
    return sayProblem(answer.problem);
  }
  password.value = '';
  state.session = answer.body;
  await loadConsent();
  say(sentence);
}

async function renew() {
  const answer = await refresh();
  if (answer.ok) {
    state.session = answer.body;
    await loadConsent();
    return say('The session was renewed: new tokens, same session.');
  }
  return refused(answer, 'Nobody is signed in, so there is nothing to renew.');
}

async function leave() {
  const answer = await send('DELETE', '/api/v1/session');
  if (!answer.ok && !hasSlug(answer, 'not-signed-in', 'session-ended')) {
    return sayProblem(answer.problem);
  }
  state.session = null;
  await loadConsent();
  return say('You are signed out, and the cookies of the session are gone.');
}

async function record(allowed, source, sentence) {
  if (!state.consent && !(await loadConsent())) {
    return say(allowed ? YES_NOT_SAVED : 'The service could not be asked. Optional cookies stay off.');
  }
  const answer = await put(allowed, source);
  if (hasSlug(answer, 'policy-outdated')) {
    await loadConsent();
    return sayProblem(answer.problem);
  }
  return answer.ok ? kept(answer.body, sentence) : notSaved(answer, allowed);
}

function put(allowed, source) {
  const { policyVersion, choices } = state.consent;
  return call('PUT', '/api/v1/consent', { policyVersion, choices: all(choices, allowed), source, locale: 'en' });
}

async function withdraw() {
  const answer = await call('DELETE', '/api/v1/consent');
  return answer.ok
    ? kept(answer.body, 'Your yes is withdrawn: optional cookies are off.', false)
    : notSaved(answer, false);
}

/** A No holds here at once, whatever the service says; once it answers again, agree() brings the No to the account. */
function notSaved(answer, allowed) {
  if (allowed || !state.consent) {
    return refused(answer, YES_NOT_SAVED, YES_NOT_SAVED);
  }
  const { policyVersion, choices } = state.consent;
  remember({ policyVersion }, all(choices, false));
  state.consent = null;
  return refused(answer, NO_NOT_SAVED, NO_NOT_SAVED);
}

/** A withdrawal without a stored choice answers "unset", but what the visitor said is No. */
async function kept(view, sentence, allowed) {
  state.consent = view;
  await clear(view.clear);
  const remembering = remember(view, allowed === undefined ? view.choices : all(view.choices, allowed));
  say(remembering ? sentence : `${sentence} This browser does not let the page remember it.`);
}

async function loadConsent() {
  const answer = await call('GET', '/api/v1/consent');
  state.consent = answer.ok ? answer.body : null;
  if (answer.ok && state.session) {
    await agree();
  }
  return answer.ok;
}

/** A No in this browser that is no older than the account's choice is carried there; else the account decides. */
async function agree() {
  const choice = remembered(state.consent.policyVersion);
  const { decidedAt, promptRequired, choices } = state.consent;
  const newer = choice && (!decidedAt || Date.parse(choice.decidedAt) >= Date.parse(decidedAt));
  if (newer && isRefusal(choice) && (promptRequired || !isRefusal({ choices }))) {
    const answer = await put(false, 'settings');
    state.consent = answer.ok ? answer.body : state.consent;
  }
  if (!state.consent.promptRequired) {
    remember(state.consent);
  }
}

/** Says a refusal; "not signed in" is a state, so it is said as one. */
function refused(answer, sentence, addition) {
  if (hasSlug(answer, 'not-signed-in', 'session-ended')) {
    state.session = null;
  }
  return hasSlug(answer, 'not-signed-in') ? say(sentence) : sayProblem(answer.problem, addition);
}

/** After a restart of the browser only the refresh cookie is left, which scripts cannot see: asking is the only way. */
async function start() {
  const answer = csrfToken() ? await call('GET', '/api/v1/session') : await refresh();
  state.session = answer.ok ? answer.body : null;
  const consentKnown = await loadConsent();
  if (!answer.ok && !hasSlug(answer, 'not-signed-in')) {
    return sayProblem(answer.problem);
  }
  const who = answer.ok ? 'Welcome back: you are signed in.' : 'Ready. Nobody is signed in.';
  return say(consentKnown ? who : `${who} Your choice could not be looked up; it counts as No.`);
}

async function run(button, action) {
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  showBusy(button);
  try {
    await action();
  } finally {
    // Every session has this cookie, so without it a call has found out that there is none any more.
    state.session = csrfToken() ? state.session : null;
    showState({ ...state, choice: remembered(state.consent?.policyVersion) });
    showBusy(null);
  }
}

function all(choices, allowed) {
  return Object.fromEntries(Object.keys(choices).map((category) => [category, allowed]));
}

onAnswer(log);
document.querySelectorAll('[data-action][type="button"]').forEach((button) => {
  button.addEventListener('click', () => run(button, actions[button.dataset.action]));
});
credentials.addEventListener('submit', (event) => {
  event.preventDefault();
  run(credentials.querySelector('[type="submit"]'), actions.signIn);
});
window.addEventListener('online', showOnline);
window.addEventListener('offline', showOnline);
showOnline();
document.querySelectorAll('#board :disabled').forEach((control) => control.removeAttribute('disabled'));
run(document.getElementById('board'), start);
