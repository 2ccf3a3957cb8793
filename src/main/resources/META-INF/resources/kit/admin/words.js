import { find } from '../nodes.js';

const root = document.documentElement;

export const locale = root.lang;
export const rightToLeft = root.dir === 'rtl';

const all = Object.fromEntries([...find('words').content.querySelectorAll('[data-word]')]
  .map(({ dataset, textContent }) => [dataset.word, textContent]));

/** The words of the page's language, with what stands in them kept apart from the order of the rest (Unicode's isolates). */
export const words = (name, said = {}) => all[name].replace(/%(\w+)/g, (_, one) => `\u2068${said[one]}\u2069`);

const whole = new Intl.NumberFormat(locale);
const hundredths = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
const short = new Intl.NumberFormat(locale, { notation: 'compact' });
const utc = (options) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
const dates = utc({ dateStyle: 'medium' });
const ticks = utc({ day: 'numeric', month: 'short' });
const times = utc({ dateStyle: 'medium', timeStyle: 'long' });
const months = utc({ month: 'long', year: 'numeric' });

export const number = (value) => whole.format(value);
export const compact = (value) => short.format(value);
/** A share between 0 and 1, or null where nothing was answered. */
export const share = (value) => (value === null ? words('noAnswer') : hundredths.format(value));
export const date = (day) => dates.format(new Date(day));
export const range = (from, to) => (from === to ? date(from) : dates.formatRange(new Date(from), new Date(to)));
export const tick = (day) => ticks.format(new Date(day));
export const time = (instant) => times.format(new Date(instant));
export const month = (text) => months.format(new Date(`${text}-01`));
