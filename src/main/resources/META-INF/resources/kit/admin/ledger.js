import { find, node } from '../nodes.js';
import { section } from './section.js';
import { month, number, time, words } from './words.js';

/** Up to here the service counts; beyond it gives a bound or an estimate. */
const COUNTED = 100_000;

let newest = null;

const part = section('ledger', 'ledger', (state) => {
  newest = state.newestCheckpoint;
  const { events, chains, checkpoints, waiting, oldestMonth, tombstones } = state;
  find('ledger-state').replaceChildren(
    tile('events', number(events)),
    tile('chains', chains > COUNTED ? words('about', { number: number(chains) }) : number(chains), 'chainsHint'),
    tile('checkpoints', number(checkpoints)),
    tile('waiting', waiting >= COUNTED ? words('atLeast', { number: number(waiting) }) : number(waiting), 'waitingHint'),
    tile('oldestMonth', oldestMonth ? month(oldestMonth) : '–'),
    tile('tombstones', number(tombstones), 'tombstonesHint'),
  );
  showCheckpoint();
});

export const ledger = {
  load: () => part.load(),
  forget() {
    newest = null;
    part.forget();
    find('ledger-state').replaceChildren();
    showCheckpoint();
  },
};

const tile = (name, value, hint) => node('div', {}, node('dt', { textContent: words(name) }),
  node('dd', {}, node('strong', { textContent: value }), node('span', { className: 'hint', textContent: hint ? words(hint) : '' })));

function showCheckpoint() {
  find('checkpoint').hidden = !newest;
  find('no-checkpoint').hidden = Boolean(newest);
  find('copied').textContent = '';
  find('checkpoint-hash').textContent = newest?.sha256 ?? '';
  find('checkpoint-facts').textContent = newest
    ? words('newestFacts', { number: number(newest.number), time: time(newest.at), events: number(newest.events) })
    : '';
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    find('copied').textContent = words('copied');
  } catch {
    find('copied').textContent = words('notCopied');
    getSelection().selectAllChildren(find('checkpoint-hash'));
  }
}

find('copy-hash').addEventListener('click', () => copy(newest.sha256));
find('copy-signed').addEventListener('click', () => copy(newest.jws));
