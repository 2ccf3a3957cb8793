/** The kit's own question, also where nothing is to be asked; what is answered counts. */

import { consent } from '../consent.js';
import { button, node, question, wording } from '../prompt.js';
import { words } from './words.js';

/** @returns whether there was anything to show; without the service there are no words */
export async function showQuestion(answered) {
  const notice = await wording();
  if (!notice) {
    return false;
  }
  const card = question(notice, (how, ...said) => {
    dialog.close();
    answered(consent[how](...said));
  });
  const dialog = node('dialog', { className: 'asked', ariaLabel: notice.title },
    node('div', { className: 'about' }, node('p', { textContent: words.asVisitor }), button(notice.words.close, () => dialog.close())),
    card);
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
  return true;
}
