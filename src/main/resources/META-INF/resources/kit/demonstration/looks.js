/** Theme and accent: kept in this browser, never sent. */

import { preferences } from '../preferences.js';

const themes = [...document.querySelectorAll('.themes button')];
const accent = document.getElementById('accent');

export function bindLooks() {
  themes.forEach((button) => button.addEventListener('click', () => preferences.setTheme(button.value || null)));
  accent.addEventListener('input', () => preferences.setAccent(accent.value));
  document.getElementById('accent-reset').addEventListener('click', () => preferences.setAccent(null));
  preferences.onChange(show);
  show();
}

function show() {
  const { theme, accent: chosen } = preferences.current();
  themes.forEach((button) => { button.ariaPressed = String(button.value === (theme ?? '')); });
  // Without a choice it is the page's own.
  accent.value = chosen ?? getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();
}
