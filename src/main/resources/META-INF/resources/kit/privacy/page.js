/** The privacy centre: shows what belongs to whoever is there, and brings its parts to life. */

import '../settings.js';
import { find } from '../nodes.js';
import { node } from '../prompt.js';
import { session } from '../session.js';
import { bindLooks } from './appearance.js';
import { call } from './calls.js';
import { devices } from './devices.js';
import { bindEntry } from './entry.js';
import { say } from './form.js';
import { bindPassword } from './password.js';
import { bindRights } from './rights.js';
import { day, words } from './words.js';

/** What to say when the session is over because this page ended it. */
let farewell = null;
let looks = 0;
const asked = location.hash;

function show(...state) {
  document.querySelectorAll('[data-for]').forEach((part) => {
    part.hidden = !part.dataset.for.split(' ').every((one) => state.includes(one));
  });
}

async function look() {
  show('asking');
  try {
    if (!(await session.load())) {
      show('out');
    }
  } catch {
    show('away');
  }
  reach();
}

/** Follows the address to a part that was not there when the page was opened. */
function reach() {
  if (asked.length > 1 && asked === location.hash) {
    find(asked.slice(1))?.scrollIntoView();
  }
}

async function welcome() {
  const mine = ++looks;
  try {
    const account = await (await call('GET', 'account')).json();
    if (mine !== looks) {
      return;
    }
    find('who').textContent = account.email ?? '';
    find('since').replaceChildren(node('time', { dateTime: account.createdAt, textContent: day(account.createdAt) }));
    ['change-email', 'erase-email'].forEach((id) => { find(id).value = account.email ?? ''; });
    const held = document.activeElement?.closest('form')?.id === 'entry';
    show('in', account.email === null ? 'asserted' : 'owner');
    if (held) {
      find('account').focus();
    }
    await devices.load();
    reach();
  } catch (failure) {
    if (mine === looks) {
      show(failure.status === 401 ? 'out' : 'away');
    }
  }
}

/** Nothing of the visitor before may stay on the page. */
function forget() {
  looks++;
  const within = document.activeElement?.closest('[data-for]');
  devices.forget();
  document.querySelectorAll('.card form, dialog form').forEach((form) => form.reset());
  document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close());
  ['who', 'since'].forEach((id) => { find(id).textContent = ''; });
  show('out');
  if (within) {
    find('account').focus();
  }
  say(farewell ?? words.endedElsewhere);
  farewell = null;
}

async function leave() {
  farewell = words.signedOut;
  try {
    await session.signOut();
  } catch (failure) {
    farewell = null;
    throw failure;
  }
}

function showOnline() {
  find('offline').hidden = navigator.onLine;
  if (navigator.onLine && !document.querySelector('[data-for="away"]').hidden) {
    look();
  }
}

session.onChange((who) => (who ? welcome() : forget()));
bindEntry();
bindPassword();
bindRights({ ending: (sentence) => { farewell = sentence; } });
bindLooks();
devices.bind({ leave });
find('sign-out').addEventListener('click', () => devices.attempt(find('sign-out'), leave));
find('retry').addEventListener('click', look);
addEventListener('online', showOnline);
addEventListener('offline', showOnline);
find('centre').hidden = false;
showOnline();
look();
