import { find, node } from '../nodes.js';
import { ask } from './ask.js';
import { admits } from './gate.js';
import { section } from './section.js';
import { table } from './table.js';
import { time, words } from './words.js';

const part = section('keys', 'keys', show);
const [dialog, form, complaint] = ['rotation', 'rotation-form', 'rotation-error'].map(find);

export const keys = {
  load: () => part.load(),
  forget() {
    part.forget();
    dialog.close();
    find('keys-table').replaceChildren();
  },
};

function show({ keys: all }) {
  const headings = ['key', 'state', 'created', 'activeFrom', 'publishedUntil'].map((name) => words(name));
  const when = (instant) => (instant ? node('time', { dateTime: instant, textContent: time(instant) }) : '–');
  const rows = [...all].reverse().map(({ kid, state, createdAt, activeFrom, publishedUntil }) => [
    node('code', { dir: 'ltr', textContent: kid }), node('span', { className: `state-${state}`, textContent: words(state) }),
    when(createdAt), when(activeFrom), when(publishedUntil),
  ]);
  find('keys-table').replaceChildren(table(find('keys-title').textContent, headings, rows));
}

async function replace(reason) {
  const submit = form.querySelector('[type="submit"]');
  submit.ariaDisabled = 'true';
  complaint.textContent = words('asking');
  const answer = await ask('keys/rotation', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ reason }),
  });
  submit.ariaDisabled = null;
  complaint.textContent = '';
  if (answer.ok) {
    dialog.close();
    show(answer.body);
    part.say(words('replaced'));
  } else if (!admits(answer)) {
    dialog.close();
  } else {
    complaint.textContent = words('away');
  }
}

find('replace').addEventListener('click', () => {
  form.reset();
  complaint.textContent = '';
  dialog.showModal();
});
find('cancel').addEventListener('click', () => dialog.close());
form.addEventListener('change', () => { complaint.textContent = ''; });
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const reason = new FormData(form).get('reason');
  if (!reason) {
    complaint.textContent = words('reasonMissing');
    form.elements.reason[0].focus();
  } else if (!form.querySelector('[aria-disabled="true"]')) {
    replace(reason);
  }
});
