import { find } from '../nodes.js';
import { call } from './calls.js';
import { devices } from './devices.js';
import { bindShows, clear, complete, fault, isLong, once, refuse, say } from './form.js';
import { words } from './words.js';

const FIELDS = { 'wrong-password': 'current', 'weak-password': 'next', currentPassword: 'current', newPassword: 'next' };

export function bindPassword() {
  const form = find('change');
  const change = async () => {
    clear(form);
    const [currentPassword, newPassword] = ['current', 'next'].map((id) => find(id).value);
    if (!complete('current', 'next')) {
      return;
    }
    if (currentPassword === newPassword || !isLong(newPassword)) {
      fault('next', isLong(newPassword) ? words.samePassword : words.problems['weak-password']);
      return;
    }
    await call('PUT', 'account/password', { currentPassword, newPassword });
    form.reset();
    say(words.passwordChanged);
    await devices.load();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    once(form.querySelector('[type="submit"]'), change, refuse('change', FIELDS));
  });
  bindShows(form);
}
