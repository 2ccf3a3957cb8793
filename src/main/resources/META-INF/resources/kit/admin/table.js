import { node } from '../nodes.js';
import { KINDS } from './counts.js';
import { number, share, words } from './words.js';

const COLUMNS = [
  ...KINDS.map((kind) => [kind, (counts) => number(counts[kind])]),
  ['linked', ({ linked }) => number(linked)],
  ['rate', ({ acceptanceRate }) => share(acceptanceRate)],
  ['anonymousRefused', ({ unauthenticated }) => number(unauthenticated.refused)],
  ['anonymousWithdrawn', ({ unauthenticated }) => number(unauthenticated.withdrawn)],
];

/** A real table; on narrow screens each row is a card, whose cells name their column. */
export function table(caption, headings, rows) {
  const head = headings.map((textContent) => node('th', { scope: 'col', textContent }));
  const body = rows.map(([first, ...cells]) => node('tr', {}, node('th', { scope: 'row' }, first),
    ...cells.map((cell, at) => labelled(node('td', {}, cell), headings[at + 1]))));
  return node('table', {}, node('caption', { textContent: caption }), node('thead', {}, node('tr', {}, ...head)), node('tbody', {}, ...body));
}

function labelled(cell, label) {
  cell.dataset.label = label;
  return cell;
}

/** What a chart shows, and what it has no room for, behind a click. */
export function countsTable(caption, heading, rows) {
  const headings = [heading, ...COLUMNS.map(([name]) => words(name))];
  const made = table(caption, headings, rows.map(({ label, counts }) => [label, ...COLUMNS.map(([, read]) => read(counts))]));
  return node('details', {}, node('summary', { textContent: words('table') }),
    node('div', { className: 'scroll', tabIndex: 0, role: 'region', ariaLabel: caption }, made));
}
