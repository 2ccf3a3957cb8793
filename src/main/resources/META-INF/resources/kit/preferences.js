import { LANGUAGES, names, stored } from './names.js';

export const THEMES = ['dark', 'light', 'amoled', 'midnight'];

const COLOUR = /^#[0-9a-f]{6}$/i;
const changes = new EventTarget();
const root = document.documentElement;
/** Where the browser keeps nothing, a preference holds in this page. */
const unkept = {};

const valid = {
  theme: (value) => (THEMES.includes(value) ? value : null),
  language: (value) => (LANGUAGES.includes(value) ? value : null),
  accent: (value) => (COLOUR.test(value) ? value.toLowerCase() : null),
};

function current() {
  const read = (one) => valid[one](stored(names[one]) ?? unkept[one]);
  return { theme: read('theme'), language: read('language'), accent: read('accent') };
}

/** Black or white, whichever can be read better on the colour: one of them always has a contrast of 4.5 (WCAG 2.2, 1.4.3). */
export function inkOn(colour) {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000';
}

function apply() {
  const { theme, accent } = current();
  if (theme) {
    root.dataset.theme = theme;
  }
  if (accent) {
    root.style.setProperty('--mia-accent', accent);
    root.style.setProperty('--mia-accent-ink', inkOn(accent));
  }
}

function change() {
  delete root.dataset.theme;
  root.style.removeProperty('--mia-accent');
  root.style.removeProperty('--mia-accent-ink');
  apply();
  changes.dispatchEvent(new CustomEvent('change', { detail: current() }));
}

/** Each writes under a name that the policy has; null removes it. */
const write = {
  theme: (value) => (value ? localStorage.setItem(names.theme, value) : localStorage.removeItem(names.theme)),
  language: (value) => (value ? localStorage.setItem(names.language, value) : localStorage.removeItem(names.language)),
  accent: (value) => (value ? localStorage.setItem(names.accent, value) : localStorage.removeItem(names.accent)),
};

function set(one, value) {
  const checked = value === null ? null : valid[one](value);
  if (checked === null && value !== null) {
    throw new RangeError(`${one} cannot be ${value}`);
  }
  unkept[one] = checked;
  try {
    write[one](checked);
  } catch {
    // Then the next page does not know it.
  }
  change();
}

export const preferences = {
  current,
  setTheme: (theme) => set('theme', theme),
  setLanguage: (language) => set('language', language),
  setAccent: (accent) => set('accent', accent),
  onChange(listener) {
    const hearing = ({ detail }) => listener(detail);
    changes.addEventListener('change', hearing);
    return () => changes.removeEventListener('change', hearing);
  },
};

addEventListener('storage', ({ key }) => {
  if (key === null || [names.theme, names.language, names.accent].includes(key)) {
    change();
  }
});
apply();
