/** Sums of counts, and days put together to weeks; nothing here knows a page. */

export const KINDS = ['granted', 'partial', 'refused', 'withdrawn'];

/** More columns than these are weeks: on a phone each day would be a hair. */
const MOST_DAYS = 92;
const DAY_MS = 86_400_000;

export function rateOf({ granted, partial, refused }) {
  const answers = granted + partial + refused;
  return answers ? (granted + partial) / answers : null;
}

/** What the rate would be if anonymous refusals were not there. */
export const rateWithoutAnonymous = (counts) => rateOf({
  ...counts, refused: counts.refused - counts.unauthenticated.refused,
});

export const events = (counts) => KINDS.reduce((sum, kind) => sum + counts[kind], counts.linked);

export const stacked = (counts) => KINDS.reduce((sum, kind) => sum + counts[kind], 0);

export function sum(all) {
  const add = (name) => all.reduce((so, counts) => so + counts[name], 0);
  const addAnonymous = (name) => all.reduce((so, { unauthenticated }) => so + unauthenticated[name], 0);
  const named = (names, of) => Object.fromEntries(names.map((name) => [name, of(name)]));
  const counts = named([...KINDS, 'linked'], add);
  return { ...counts, acceptanceRate: rateOf(counts), unauthenticated: named(KINDS, addAnonymous) };
}

/** Each day, or each week from Monday to Sunday where there are many; the first and the last may be parts of one. */
export function buckets(days) {
  if (days.length <= MOST_DAYS) {
    return days.map(({ day, counts }) => ({ from: day, to: day, counts }));
  }
  const weeks = new Map();
  for (const one of days) {
    const monday = mondayOf(one.day);
    weeks.set(monday, [...weeks.get(monday) ?? [], one]);
  }
  return [...weeks.values()].map((week) => ({
    from: week[0].day, to: week.at(-1).day, counts: sum(week.map(({ counts }) => counts)),
  }));
}

function mondayOf(day) {
  const at = new Date(day);
  return at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY_MS;
}

export const daysBefore = (day, count) => new Date(new Date(day).getTime() - count * DAY_MS).toISOString().slice(0, 10);

/** What is wrong with a period, as the API would say it; null where nothing is. */
export function fault(from, to) {
  if (!from || !to) {
    return 'dateMissing';
  }
  if (from > to) {
    return 'dateOrder';
  }
  return daysBefore(to, 365) > from ? 'dateSpan' : null;
}

/** Where lines across a chart stand: 0, the top, and round numbers between them. */
export function scale(most) {
  const step = [1, 2, 5, 10].map((one) => one * 10 ** Math.floor(Math.log10(Math.max(most, 1) / 4)))
    .map((one) => Math.max(one, 1)).find((one) => one * 4 >= most);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}
