import { find, node } from '../nodes.js';
import { bars } from './chart/bars.js';
import { columns } from './chart/columns.js';
import { line } from './chart/line.js';
import { legend } from './chart/svg.js';
import { buckets, events, KINDS, rateWithoutAnonymous, stacked } from './counts.js';
import { csv } from './csv.js';
import { period } from './period.js';
import { section } from './section.js';
import { countsTable } from './table.js';
import { date, number, range, share, words } from './words.js';

const MOST_BARS = 12;
/** The download has begun by then. */
const DOWNLOADED_MS = 60_000;

let known = null;

const part = section('figures', 'consent/figures', (figures, query) => {
  known = figures;
  picker.told(figures, query);
  const { from, to, exact, totals } = figures;
  part.say(words('shown', { from: date(from), to: date(to) }), words(exact ? 'exact' : 'inexact'));
  find('totals').replaceChildren(...tiles(totals));
  find('charts').replaceChildren(...(events(totals) ? charts(figures) : [node('p', { textContent: words('nothing') })]));
});
const picker = period(part.load);

export const figures = {
  load: () => part.load(picker.query()),
  forget() {
    known = null;
    part.forget();
    find('totals').replaceChildren();
    find('charts').replaceChildren();
  },
};

function tiles(totals) {
  const { unauthenticated, linked, acceptanceRate } = totals;
  const anonymous = (kind) => (unauthenticated[kind] ? `${words('anonymous')}: ${number(unauthenticated[kind])}` : '');
  return [
    tile('rate', share(acceptanceRate), acceptanceRate === null ? '' : `${words('rateWithout')}: ${share(rateWithoutAnonymous(totals))}`),
    ...KINDS.map((kind) => tile(kind, number(totals[kind]), anonymous(kind))),
    tile('linked', number(linked), ''),
  ];
}

const tile = (name, value, hint) => node('div', {}, node('dt', { textContent: words(name) }),
  node('dd', {}, node('strong', { textContent: value }), node('span', { className: 'hint', textContent: hint })));

function charts({ days, bySource, byLocale, otherLocales, byPolicyVersion }) {
  const list = buckets(days);
  const [choices, rates, heading] = list.length === days.length ? ['byDay', 'rateByDay', 'day'] : ['byWeek', 'rateByWeek', 'weekFrom'];
  const rows = list.map(({ from, to, counts }) => ({ label: range(from, to), counts }));
  const locales = byLocale.map(({ locale, counts }) => ({ label: locale ?? words('neither'), counts }));
  return [
    figure(choices, rows, heading, (title, label) => columns(title, label, list), 'whole'),
    figure(rates, rows, heading, (title, label) => line(title, label, list), 'whole'),
    barFigure('bySource', 'source', bySource.map(({ source, counts }) => ({ label: words(source ?? 'neither'), counts }))),
    barFigure('byVersion', 'version', byPolicyVersion.map(({ policyVersion, counts }) => ({ label: policyVersion, counts }))),
    barFigure('byLocale', 'locale', events(otherLocales) ? [...locales, { label: words('otherLocales'), counts: otherLocales }] : locales),
  ];
}

/** Who answered nothing, like links alone, has no bar; the table has all. */
const barFigure = (name, heading, rows) => figure(name, rows, heading,
  (title, label) => bars(label, rows.filter(({ counts }) => stacked(counts)).slice(0, MOST_BARS)), name === 'byLocale' ? 'whole' : '');

function figure(name, rows, heading, draw, className = '') {
  const title = words(name);
  const sums = KINDS.map((kind) => `${words(kind)} ${number(known.totals[kind])}`).join(', ');
  const summary = `${title}: ${sums}. ${words('inTable')}`;
  return node('div', { className }, node('h3', { textContent: title }),
    ...(name.startsWith('rate') ? [] : [legend()]), ...draw(title, summary), countsTable(title, words(heading), rows));
}

find('download').addEventListener('click', () => {
  const href = URL.createObjectURL(new Blob([csv(known)], { type: 'text/csv;charset=utf-8' }));
  node('a', { href, download: `consent-figures_${known.from}_${known.to}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(href), DOWNLOADED_MS);
});
