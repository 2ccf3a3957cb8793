/** Theme, accent and language: applied at once, kept in this browser. */

import { find } from '../nodes.js';
import { preferences } from '../preferences.js';

const set = { theme: preferences.setTheme, accent: preferences.setAccent };

/** A deployment may keep none of them, and then has no controls for it. */
export function bindLooks() {
  for (const name of ['theme', 'accent']) {
    document.querySelectorAll(`#appearance [name="${name}"]`).forEach((choice) => {
      choice.addEventListener('change', () => set[name](choice.value || null));
    });
  }
  find('accent-own')?.addEventListener('input', ({ target }) => preferences.setAccent(target.value));
  find('language')?.addEventListener('change', ({ target }) => speak(target.value));
  document.querySelectorAll('.top a[hreflang]').forEach((link) => link.addEventListener('click', () => {
    // Who has chosen a language here and now takes another one means that one.
    if (preferences.current().language) {
      preferences.setLanguage(link.hreflang);
    }
  }));
  preferences.onChange(show);
  show(preferences.current());
}

function show(chosen) {
  for (const name of ['theme', 'accent']) {
    document.querySelectorAll(`#appearance [name="${name}"]`).forEach((choice) => {
      choice.checked = choice.value === (chosen[name] ?? '');
    });
  }
  const own = find('accent-own');
  if (own) {
    own.value = chosen.accent ?? own.defaultValue;
    const listed = document.querySelector('#appearance [name="accent"]:checked');
    own.parentElement.classList.toggle('chosen', !listed);
  }
  if (find('language')) {
    find('language').value = chosen.language ?? '';
  }
}

/** Opens the page anew where it is: words of the server change too. */
function speak(language) {
  preferences.setLanguage(language || null);
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  if (language) {
    address.searchParams.set('lang', language);
  }
  address.hash = 'appearance';
  history.replaceState(null, '', address);
  location.reload();
}
