// The theme that the visitor chose in the app, put on the page before it is painted. Without a choice the style follows
// the device's.
(() => {
  const THEME = 'mia_chat_theme';
  const THEMES = ['dark', 'light', 'amoled', 'midnight'];

  function chosen() {
    try {
      const theme = localStorage.getItem(THEME);
      return THEMES.includes(theme) ? theme : null;
    } catch {
      // The visitor keeps sites from storing anything, reading included.
      return null;
    }
  }

  function apply() {
    const theme = chosen();
    if (theme) {
      document.documentElement.dataset.theme = theme;
    } else {
      delete document.documentElement.dataset.theme;
    }
  }

  apply();
  // Another tab changed it; without a key it cleared everything.
  addEventListener('storage', (event) => {
    if (event.key === THEME || event.key === null) {
      apply();
    }
  });
})();
