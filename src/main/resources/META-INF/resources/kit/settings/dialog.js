import { language } from '../names.js';
import { button, node, wording } from '../prompt.js';
import { styled, wordsIn } from './panel.js';

/** Modal, since the visitor asked for it; the question itself is not. */
export async function openDialog() {
  const [notice] = await Promise.all([wording(), styled]);
  const lang = notice ? notice.locale : language();
  const { title } = await wordsIn(notice);
  const { close, dir } = (await import(`../words/${lang}.js`)).default;
  const dialog = node('dialog', { className: 'mia-dialog', ariaLabel: title, closedBy: 'any', lang, dir },
    button(close, () => dialog.close()), node('mia-privacy-settings'));
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}
