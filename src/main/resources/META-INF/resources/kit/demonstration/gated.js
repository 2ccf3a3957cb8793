/** Runs after a Yes only. It counts clicks in this page, tells nobody, and ends what it began when the Yes is gone. */

import { consent } from '../consent.js';
import { clickWords, words } from './words.js';

const tile = document.getElementById('gated');
let clicks = 0;

function count() {
  clicks += 1;
  tile.textContent = clickWords(clicks);
}

function obey({ choices }) {
  const running = choices.analytics === true;
  if (running !== tile.hasAttribute('data-running')) {
    tile.toggleAttribute('data-running', running);
    clicks = 0;
    tile.textContent = running ? clickWords(clicks) : words.ended;
    if (running) {
      document.addEventListener('click', count);
    } else {
      document.removeEventListener('click', count);
    }
  }
}

consent.onChange(obey);
obey(consent.current());
