import { find, node } from '../nodes.js';
import { ask } from './ask.js';
import { admits, retry } from './gate.js';
import { words } from './words.js';

/** A part of the page: asks the API, shows what it says, or why it says nothing. */
export function section(name, path, show) {
  const said = find(`${name}-said`);
  const shown = find(`${name}-shown`);
  let turn = 0;

  async function load(query = '') {
    turn += 1;
    const mine = turn;
    said.replaceChildren(node('p', { textContent: words('asking') }));
    shown.ariaBusy = 'true';
    const answer = await ask(path + query);
    if (mine !== turn) {
      return;
    }
    shown.ariaBusy = null;
    shown.hidden = !answer.ok;
    said.replaceChildren();
    if (admits(answer)) {
      tell(answer, query);
    }
  }

  function tell({ ok, status, body }, query) {
    if (ok) {
      show(body, query);
    } else if (status === 400) {
      // The page checks first, so this is what only the service knows; it speaks English.
      said.replaceChildren(...body.errors.map(({ field, detail }) => node('p', { lang: 'en', dir: 'ltr', textContent: `${field}: ${detail}` })));
    } else {
      said.replaceChildren(node('p', { textContent: words('away') }), retry(() => load(query)));
    }
  }

  /** An answer that is still to come is nobody's any more. */
  function forget() {
    turn += 1;
    shown.hidden = true;
  }

  const say = (...sentences) => said.replaceChildren(...sentences.map((textContent) => node('p', { textContent })));
  return { load, forget, say };
}
