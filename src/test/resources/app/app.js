/** What an app does with the kit, one button each. */

import { consent, preferences, session } from '/kit/index.js';

const said = (id) => document.getElementById(id).value;
const credentials = () => ({ email: said('email'), password: said('password') });

const actions = {
  signUp: () => session.signUp(credentials()),
  signIn: () => session.signIn(credentials()),
  signOut: () => session.signOut(),
  settings: () => consent.openSettings(),
  dress() {
    preferences.setTheme('midnight');
    preferences.setLanguage('de');
    preferences.setAccent('#d6336c');
  },
  undress() {
    preferences.setTheme(null);
    preferences.setLanguage(null);
    preferences.setAccent(null);
  },
  async erase() {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ password: said('password') });
    await session.fetch('/api/v1/account/erasure', { method: 'POST', headers, body });
    location.reload();
  },
};

/** The app's own key, declared in one of the catalogues that tests start with; the kit removes it after a No. */
function remember({ choices }) {
  if (choices.survey) {
    localStorage.setItem('mia_survey', 'answered');
  }
}

function show() {
  const { status, saved, promptRequired } = consent.current();
  const words = [status, saved ? 'saved' : 'waiting', session.current() ? 'signed in' : 'nobody', promptRequired ? 'asked' : 'quiet'];
  document.getElementById('state').textContent = words.join(', ');
  remember(consent.current());
}

document.querySelectorAll('[data-do]').forEach((button) => {
  button.onclick = () => actions[button.dataset.do]();
});
consent.onChange(show);
session.onChange(show);
await session.load();
await consent.load();
show();
