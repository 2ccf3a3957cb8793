// What the visitor chose in the app (theme, accent colour, language), put on the page before it is painted. Without a choice
// the style follows the device's wish. Pages of the policy that were published long ago load this file too.
(() => {
  const names = {
    theme: 'mia_chat_theme',
    language: 'mia_language',
    accent: 'mia_accent_color',
    ...document.querySelector('meta[name="mia-names"]')?.dataset,
  };
  const THEMES = ['dark', 'light', 'amoled', 'midnight'];
  const COLOUR = /^#[0-9a-f]{6}$/i;
  const HIDDEN_MS = 3_000;
  const root = document.documentElement;

  function kept(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      // The visitor keeps sites from storing anything, reading included.
      return null;
    }
  }

  /** Black or white, as preferences.js has it. */
  function inkOn(colour) {
    const [red, green, blue] = [1, 3, 5]
      .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000';
  }

  function apply() {
    const theme = kept(names.theme);
    const accent = kept(names.accent);
    delete root.dataset.theme;
    root.style.removeProperty('--mia-accent');
    root.style.removeProperty('--mia-accent-ink');
    if (THEMES.includes(theme)) {
      root.dataset.theme = theme;
    }
    if (COLOUR.test(accent)) {
      root.style.setProperty('--mia-accent', accent.toLowerCase());
      root.style.setProperty('--mia-accent-ink', inkOn(accent));
    }
  }

  /** Once: afterwards the address names a language, and a link that names one means it. */
  function openInChosenLanguage() {
    const language = kept(names.language);
    const spoken = document.querySelector('meta[name="mia-languages"]')?.content.split(' ') ?? [];
    const address = new URL(location.href);
    if (spoken.includes(language) && language !== root.lang && !address.searchParams.has('lang')) {
      address.searchParams.set('lang', language);
      root.hidden = true;
      // Should the other page not come, this one is better than none.
      setTimeout(() => { root.hidden = false; }, HIDDEN_MS);
      location.replace(address);
    }
  }

  apply();
  openInChosenLanguage();
  // Another tab changed it; without a key it cleared everything.
  addEventListener('storage', ({ key }) => {
    if ([null, names.theme, names.accent].includes(key)) {
      apply();
    }
  });
})();
