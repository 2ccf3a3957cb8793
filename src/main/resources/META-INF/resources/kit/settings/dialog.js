import { button, node, wording } from '../prompt.js';
import { styled, wordsIn } from './panel.js';

/** Modal, since the visitor asked for it; the question itself is not. */
export async function openDialog() {
  const [notice] = await Promise.all([wording(), styled]);
  const { title } = await wordsIn(notice);
  const words = notice ? notice.words : (await import('../words/en.js')).default;
  const dialog = node('dialog', { className: 'mia-dialog', ariaLabel: title },
    button(words.close, () => dialog.close()), node('mia-privacy-settings'));
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}
