export const LANGUAGES = ['en', 'de', 'fr', 'es', 'uk', 'ar'];

export const names = {
  csrf: 'csrf_token',
  consent: 'cookie_consent',
  theme: 'mia_chat_theme',
  language: 'mia_language',
  accent: 'mia_accent_color',
  ...document.querySelector('meta[name="mia-names"]')?.dataset,
};

export function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function language() {
  return [stored(names.language), document.documentElement.lang, ...navigator.languages]
    .map((tag) => tag?.slice(0, 2).toLowerCase())
    .find((tag) => LANGUAGES.includes(tag)) ?? 'en';
}
