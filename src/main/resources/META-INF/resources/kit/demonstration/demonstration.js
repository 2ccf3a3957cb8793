/** Binds the buttons of the landing page to the kit. */

import { onCall } from './log.js';
import { alone, renew } from '../calls.js';
import { kept } from '../choice.js';
import { consent } from '../consent.js';
import '../gate.js';
import { MiaProblem, session } from '../session.js';
import '../worker.js';
import { bindLooks } from './looks.js';
import { log, say, sayProblem, showBusy, showOnline, showState } from './view.js';
import { language, words } from './words.js';

/** The question on this page is in its language. */
const shown = { locale: language };

const email = document.getElementById('email');
const password = document.getElementById('password');
const credentials = document.getElementById('credentials');

const actions = {
  signIn: () => enter(session.signIn, words.signedIn),
  signUp: () => enter(session.signUp, words.signedUp),
  refresh,
  signOut,
  accept: () => decided(consent.accept(shown), words.accepted),
  decline: () => decided(consent.decline(shown), words.declined),
  withdraw: () => decided(consent.withdraw(), words.withdrawn),
  ask,
  settings: () => consent.openSettings(),
  copy,
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
  say(answer.ok ? words.renewed : words.nothingToRenew);
}

async function signOut() {
  await session.signOut();
  say(words.signedOut);
}

async function decided(choice, sentence) {
  const { saved } = await choice;
  say(saved ? sentence : words.notSaved);
}

async function ask() {
  const { showQuestion } = await import('./question.js');
  const there = await showQuestion((choice) => decided(choice, words.answered));
  if (!there) {
    say(words.choiceUnknown);
  }
}

async function copy() {
  try {
    await navigator.clipboard.writeText(document.getElementById('code').textContent);
    say(words.copied);
  } catch {
    // Not allowed, or not over HTTPS: marked it is, ready for the keys that copy.
    getSelection().selectAllChildren(document.getElementById('code'));
    say(words.marked);
  }
}

async function start() {
  const who = await session.load();
  const { policyVersion } = await consent.load();
  const greeting = who ? words.welcomeBack : words.ready;
  say(policyVersion ? greeting : `${greeting} ${words.choiceUnknown}`);
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

/** Written here, since the checker of HTML wants no source on what is no script yet. */
function addGatedScript() {
  const script = Object.assign(document.createElement('script'), { type: 'text/plain' });
  Object.assign(script.dataset, { consent: 'analytics', type: 'module' });
  script.setAttribute('src', new URL('gated.js', import.meta.url));
  document.body.append(script);
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
bindLooks();
addGatedScript();
document.querySelectorAll('#board :disabled').forEach((control) => control.removeAttribute('disabled'));
run(document.getElementById('board'), start);
