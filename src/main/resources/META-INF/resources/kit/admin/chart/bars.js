import { KINDS, stacked } from '../counts.js';
import { number, rightToLeft, share, words } from '../words.js';
import { drawn, fillOf, picture, svg } from './svg.js';

const ROW = 52;
const BAR = 18;

/** One bar for each part, with its figures in words above it; the longest is as wide as the chart. */
export function bars(label, rows) {
  const most = Math.max(1, ...rows.map(({ counts }) => stacked(counts)));
  const { place } = drawn((width) => picture(width, rows.length * ROW, label,
    ...rows.flatMap((row, index) => bar(row, width / most, width, index * ROW))));
  return [place];
}

function bar({ label, counts }, unit, width, top) {
  const start = rightToLeft ? width : 0;
  const end = rightToLeft ? 0 : width;
  let so = 0;
  const parts = KINDS.filter((kind) => counts[kind]).map((kind) => {
    const size = Math.max(1, counts[kind] * unit - 1);
    const x = rightToLeft ? width - so * unit - size : so * unit;
    so += counts[kind];
    const title = svg('title', {}, `${words(kind)}: ${number(counts[kind])}`);
    return svg('rect', { x, y: top + 24, width: size, height: BAR, fill: fillOf(kind) }, title);
  });
  const rate = counts.acceptanceRate === null ? '' : ` · ${share(counts.acceptanceRate)}`;
  return [
    svg('text', { x: start, y: top + 16, class: 'name' }, `\u2068${label}\u2069`),
    svg('text', { x: end, y: top + 16, 'text-anchor': 'end' }, `${number(stacked(counts))}${rate}`),
    ...parts,
  ];
}
