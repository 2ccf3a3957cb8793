import { KINDS, scale, stacked } from '../counts.js';
import { compact, number, words } from '../words.js';
import { fillOf, svg } from './svg.js';
import { timeChart } from './time.js';

const WIDEST = 40;

/** What was chosen in each day or week, one kind upon the other. */
export function columns(title, label, list) {
  const lines = scale(Math.max(...list.map(({ counts }) => stacked(counts))));
  return timeChart({
    title,
    label,
    list,
    lines,
    lineText: compact,
    top: lines.at(-1),
    describe: ({ counts }) => KINDS.map((kind) => `${words(kind)} ${number(counts[kind])}`).join(' · '),
    marks: (at, y) => list.flatMap(({ counts }, index) => column(counts, at, index, y)),
  });
}

function column(counts, at, index, y) {
  const width = Math.min(WIDEST, Math.max(1, at.step - (at.step > 4 ? 2 : 0.5)));
  let below = 0;
  return KINDS.filter((kind) => counts[kind]).map((kind) => {
    const foot = below;
    below += counts[kind];
    const height = Math.max(0.5, y(foot) - y(below) - (foot && y(foot) - y(below) > 3 ? 1 : 0));
    return svg('rect', { x: at.middle(index) - width / 2, y: y(below), width, height, fill: fillOf(kind) });
  });
}
