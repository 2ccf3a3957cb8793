import { find } from '../nodes.js';
import { session } from '../session.js';
import { bindShows, clear, complete, fault, isLong, once, refuse, say } from './form.js';
import { words } from './words.js';

const FIELDS = { 'email-taken': 'email', 'weak-password': 'secret', email: 'email', password: 'secret' };

export function bindEntry() {
  const form = find('entry');
  const enter = (button, how, done, ready) => once(button, async () => {
    clear(form);
    if (!complete('email', 'secret') || !ready()) {
      return;
    }
    await how({ email: find('email').value.trim(), password: find('secret').value });
    form.reset();
    say(done);
  }, refuse('entry', FIELDS));

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    enter(find('sign-in'), session.signIn, words.signedIn, () => true);
  });
  find('sign-up').addEventListener('click', () => enter(find('sign-up'), session.signUp, words.signedUp, isStrong));
  bindShows(form);
}

function isStrong() {
  const strong = isLong(find('secret').value);
  if (!strong) {
    fault('secret', words.problems['weak-password']);
  }
  return strong;
}
