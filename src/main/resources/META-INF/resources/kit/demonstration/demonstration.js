/** Binds the buttons of the landing page to the kit. */

import { onCall } from './log.js';
import { alone, renew } from '../calls.js';
import { kept } from '../choice.js';
import { consent } from '../consent.js';
import { MiaProblem, session } from '../session.js';
import '../worker.js';
import { log, say, sayProblem, showBusy, showOnline, showState } from './view.js';

const YES_NOT_SAVED = 'The choice was not saved yet, so it counts as No. The page keeps trying.';
const NO_NOT_SAVED = 'This browser keeps your No. The service has not stored it yet; the page keeps trying.';

const email = document.getElementById('email');
const password = document.getElementById('password');
const credentials = document.getElementById('credentials');

const actions = {
  signIn: () => enter(session.signIn, 'You are signed in.'),
  signUp: () => enter(session.signUp, 'Your account is made, and you are signed in.'),
  refresh,
  signOut,
  accept: () => decided(consent.accept({ locale: 'en' }), 'Analytics is allowed. You can withdraw at any time.', YES_NOT_SAVED),
  decline: () => decided(consent.decline({ locale: 'en' }), 'Optional cookies stay off.', NO_NOT_SAVED),
  withdraw: () => decided(consent.withdraw(), 'Your yes is withdrawn: optional cookies are off.', NO_NOT_SAVED),
};

async function enter(how, sentence) {
  if (!credentials.reportValidity()) {
    return;
  }
  await how({ email: email.value, password: password.value });
  password.value = '';
  say(sentence);
}

/** The kit renews by itself when it must; this shows that it can. */
async function refresh() {
  const answer = await alone(renew);
  if (!answer.ok && answer.slug !== 'not-signed-in') {
    throw new MiaProblem(answer);
  }
  say(answer.ok ? 'The session was renewed: new tokens, same session.' : 'Nobody is signed in, so there is nothing to renew.');
}

async function signOut() {
  await session.signOut();
  say('You are signed out, and the cookies of the session are gone.');
}

async function decided(choice, sentence, notSaved) {
  const { saved } = await choice;
  say(saved ? sentence : notSaved);
}

async function start() {
  const who = await session.load();
  const { policyVersion } = await consent.load();
  const words = who ? 'Welcome back: you are signed in.' : 'Ready. Nobody is signed in.';
  say(policyVersion ? words : `${words} Your choice could not be looked up; it counts as No.`);
}

async function run(button, action) {
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  showBusy(button);
  try {
    await action();
  } catch (failure) {
    if (!(failure instanceof MiaProblem)) {
      throw failure;
    }
    sayProblem(failure);
  } finally {
    show();
    showBusy(null);
  }
}

function show() {
  showState({ session: session.current(), consent: consent.current(), choice: kept() });
}

onCall(log);
consent.onChange(show);
session.onChange(show);
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
