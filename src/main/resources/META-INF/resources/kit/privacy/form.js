/** What the forms of the page have in common. What was typed stays until it was taken. */

import { find } from '../nodes.js';
import { MiaProblem } from '../session.js';
import { sentence, words } from './words.js';

export const SHORTEST_PASSWORD = 15;

export function say(text) {
  find('says').textContent = text;
}

/** Says it beside the field, and takes the reader there. */
export function fault(id, text) {
  find(`${id}-fault`).textContent = text;
  const field = find(id);
  if (field.matches('input')) {
    field.ariaInvalid = 'true';
    field.focus();
  }
}

export function clear(form) {
  form.querySelectorAll('.fault').forEach((one) => { one.textContent = ''; });
  form.querySelectorAll('[aria-invalid]').forEach((one) => { one.ariaInvalid = null; });
}

export const isLong = (password) => [...password].length >= SHORTEST_PASSWORD;

/** Gives whether all fields hold something that can be sent; the first that does not has the focus. */
export function complete(...ids) {
  const wrong = ids.filter((id) => !find(id).validity.valid);
  wrong.reverse().forEach((id) => fault(id, find(id).type === 'email' ? words.emailNeeded : words.secretNeeded));
  return !wrong.length;
}

/**
 * Does the work once, however often it is pressed. The button keeps its place and the focus.
 *
 * @param refused tells of a MiaProblem; others are faults of the page
 */
export async function once(button, work, refused) {
  if (button.ariaDisabled === 'true') {
    return;
  }
  button.ariaDisabled = 'true';
  say('');
  try {
    await work();
  } catch (failure) {
    if (!(failure instanceof MiaProblem)) {
      throw failure;
    }
    refused(failure);
  } finally {
    button.ariaDisabled = null;
  }
}

/** Says a refusal at the field that it is about, else at the form. */
export function refuse(form, fields) {
  return (problem) => {
    const field = fields[problem.slug] ?? fields[problem.errors[0]?.field];
    fault(field ?? form, sentence(problem));
  };
}

/** Boxes that show what is typed into the fields that they name. */
export function bindShows(form) {
  form.querySelectorAll('[data-shows]').forEach((box) => {
    const apply = () => box.dataset.shows.split(' ').forEach((id) => { find(id).type = box.checked ? 'text' : 'password'; });
    box.addEventListener('change', apply);
    form.addEventListener('reset', () => setTimeout(apply));
  });
}
