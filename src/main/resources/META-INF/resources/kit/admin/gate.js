import { find, node } from '../nodes.js';
import { words } from './words.js';

/** Where people sign in. */
const PRIVACY_CENTRE = '/privacy';
const SETTING = 'mia.admin.accounts';

export const retry = (again) => node('button', { type: 'button', textContent: words('retry'), onclick: again });

/** Instead of the board; what it showed is for nobody else to see. */
export function close(...said) {
  find('board').hidden = true;
  find('gate').replaceChildren(...said);
}

const sentence = (name, ...more) => node('p', {}, words(name), ...more);

export const closeWhileAsking = () => close(sentence('asking'));

export const closeAway = (again) => close(sentence('away'), retry(again));

export const closeSignedOut = () => close(sentence('signedOut'),
  node('p', {}, node('a', { className: 'button', href: PRIVACY_CENTRE, textContent: words('signIn') })));

const closeNotAllowed = () => close(sentence('notAllowed'),
  sentence('whoGrants', ' ', node('code', { dir: 'ltr', textContent: SETTING })));

/** Whether an answer is for the part that asked; what concerns the whole page is said here. */
export function admits({ status }) {
  if (status === 401) {
    closeSignedOut();
  } else if (status === 403) {
    closeNotAllowed();
  } else {
    find('gate').replaceChildren();
    find('board').hidden = false;
  }
  return status !== 401 && status !== 403;
}
