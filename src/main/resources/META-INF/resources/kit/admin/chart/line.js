import { number, share } from '../words.js';
import { svg } from './svg.js';
import { timeChart } from './time.js';

const MOST_POINTS = 62;

/** The acceptance rate; where nothing was answered there is no rate, and a gap. */
export function line(title, label, list) {
  return timeChart({
    title,
    label,
    list,
    lines: [0, 0.25, 0.5, 0.75, 1],
    lineText: share,
    top: 1,
    describe: ({ counts }) => `${share(counts.acceptanceRate)} (${number(counts.granted + counts.partial)}/${number(
      counts.granted + counts.partial + counts.refused)})`,
    marks: (at, y) => [...stretches(list).map((stretch) => svg('polyline', {
      points: stretch.map((index) => point(list, at, y, index)).join(' '), class: 'rate',
    })), ...dots(list, at, y)],
  });
}

const point = (list, at, y, index) => `${at.middle(index)},${y(list[index].counts.acceptanceRate)}`;

function stretches(list) {
  const found = [[]];
  list.forEach(({ counts }, index) => {
    if (counts.acceptanceRate === null) {
      found.push([]);
    } else {
      found.at(-1).push(index);
    }
  });
  return found.filter((stretch) => stretch.length > 1);
}

/** All where they have room, else those that no line goes through. */
function dots(list, at, y) {
  const rate = (index) => list[index]?.counts.acceptanceRate ?? null;
  const alone = (index) => rate(index - 1) === null && rate(index + 1) === null;
  return list.map((_, index) => index)
    .filter((index) => rate(index) !== null && (list.length <= MOST_POINTS || alone(index)))
    .map((index) => svg('circle', { cx: at.middle(index), cy: y(rate(index)), r: 3, class: 'dot' }));
}
