import { session } from '../session.js';
import { figures } from './figures.js';
import { closeAway, closeSignedOut, closeWhileAsking } from './gate.js';
import { keys } from './keys.js';
import { ledger } from './ledger.js';

const parts = [figures, keys, ledger];
let shownTo;

async function open() {
  closeWhileAsking();
  try {
    showTo(await session.load());
  } catch {
    closeAway(open);
  }
}

/** Another person may sign in, here or in another tab: what the one before saw goes. */
function showTo(who) {
  const id = who?.session.id ?? null;
  if (id === shownTo) {
    return;
  }
  shownTo = id;
  parts.forEach((part) => part.forget());
  if (who) {
    closeWhileAsking();
    parts.forEach((part) => part.load());
  } else {
    closeSignedOut();
  }
}

session.onChange(showTo);
open();
