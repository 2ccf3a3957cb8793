/** The copy of everything, and the erasure. */

import { tell } from '../calls.js';
import { find } from '../nodes.js';
import { node } from '../prompt.js';
import { MiaProblem } from '../session.js';
import { call } from './calls.js';
import { bindShows, clear, complete, fault, once, refuse } from './form.js';
import { sentence, size, words } from './words.js';

const KEPT_MS = 60_000;

export function bindRights({ ending }) {
  find('copy-begin').addEventListener('click', () => once(find('copy-begin'), copy, (problem) => {
    find('copy-size').textContent = '';
    find('copy-fault').textContent = sentence(problem);
  }));
  bindErasure(ending);
}

/** An answer that breaks off is no copy: the file is offered when it is whole. */
async function copy() {
  const stop = new AbortController();
  const show = (text) => { find('copy-size').textContent = text; };
  find('copy-fault').textContent = '';
  show(words.copying.replace('{size}', size(0)));
  find('copy-stop').hidden = false;
  find('copy-stop').onclick = () => stop.abort();
  try {
    const answer = await call('GET', 'account/data', null, stop.signal);
    const parts = await read(answer, (bytes) => show(words.copying.replace('{size}', size(bytes))));
    offer(new Blob(parts, { type: 'application/json' }), answer.headers.get('Content-Disposition'));
    show(words.copied.replace('{size}', size(parts.reduce((sum, part) => sum + part.length, 0))));
  } catch (failure) {
    if (!stop.signal.aborted) {
      throw failure instanceof MiaProblem ? failure : new MiaProblem({ status: 0 });
    }
    show(words.copyStopped);
  } finally {
    if (document.activeElement === find('copy-stop')) {
      find('copy-begin').focus();
    }
    find('copy-stop').hidden = true;
  }
}

async function read(answer, progress) {
  const reader = answer.body.getReader();
  const parts = [];
  let bytes = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    bytes += step.value.length;
    progress(bytes);
  }
  return parts;
}

function offer(file, disposition) {
  const href = URL.createObjectURL(file);
  const [, download = 'account-data.json'] = /filename="([\w.-]+)"/.exec(disposition) ?? [];
  node('a', { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}

function bindErasure(ending) {
  const dialog = find('erase-dialog');
  const form = find('erase-form');
  find('erase').addEventListener('click', () => dialog.showModal());
  find('erase-keep').addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    clear(form);
    form.reset();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    once(find('erase-now'), () => erase(form, ending), refuse('erase-form', {
      'wrong-password': 'erase-secret', password: 'erase-secret',
    }));
  });
  bindShows(form);
}

async function erase(form, ending) {
  clear(form);
  if (!complete('erase-secret')) {
    return;
  }
  if (!find('erase-understood').checked) {
    fault('erase-form', words.tickNeeded);
    find('erase-understood').focus();
    return;
  }
  await call('POST', 'account/erasure', { password: find('erase-secret').value });
  ending(words.erased);
  // The answer took the cookies away; all tabs learn that nobody is signed in.
  tell({ changed: true });
}
