import { button, node } from '../prompt.js';
import { words } from './words.js';

/** Asks before what cannot be taken back. The first button is the harmless one, so that Enter does nothing in haste. */
export function confirmed({ question, warning, yes }) {
  return new Promise((resolve) => {
    const close = (answer) => () => dialog.close(answer);
    const title = node('h2', { id: 'ask-question', textContent: question });
    const text = node('p', { id: 'ask-warning', textContent: warning });
    const agree = button(yes, close('yes'));
    agree.className = 'filled';
    const dialog = node('dialog', { className: 'dialog' }, title, text, node('div', { className: 'actions' },
      button(words.cancel, close('no')), agree));
    dialog.setAttribute('aria-labelledby', title.id);
    dialog.setAttribute('aria-describedby', text.id);
    dialog.onclose = () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    };
    document.body.append(dialog);
    dialog.showModal();
  });
}
