/** What the scripts of the page say, in its language, and how it writes days and sizes. */

export const locale = document.documentElement.lang;

export const words = (await import(`./words/${locale}.js`)).default;

const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

export const day = (instant) => days.format(new Date(instant));

export const moment = (instant) => moments.format(new Date(instant));

const unit = (name, value) => new Intl.NumberFormat(locale, {
  style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: 1,
}).format(value);

export function size(bytes) {
  return bytes < 1_000_000 ? unit('kilobyte', Math.ceil(bytes / 1_000)) : unit('megabyte', bytes / 1_000_000);
}

function period(seconds) {
  return seconds < 100 ? unit('second', seconds) : unit('minute', Math.ceil(seconds / 60));
}

/** What a refusal means for who reads it; the service itself speaks English. */
export function sentence({ status, slug, retryAfter }) {
  if (!status) {
    return words.away;
  }
  const known = words.problems[slug] ?? words.failed;
  return retryAfter ? `${known} ${words.wait.replace('{period}', period(retryAfter))}` : known;
}
