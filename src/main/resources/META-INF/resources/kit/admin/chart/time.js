import { node } from '../../nodes.js';
import { range, rightToLeft, tick, words } from '../words.js';
import { drawn, picture, svg } from './svg.js';

const HEIGHT = 240;
const TOP = 12;
const BOTTOM = HEIGHT - 26;
/** As wide as the numbers beside the lines; the slider under the chart keeps the same distance (chart.css). */
const AXIS = 48;
const LEAST_BETWEEN_DATES = 64;

/**
 * A chart over time with a slider under it that picks one of its columns: mouse, touch, arrow keys and screen readers all
 * read the figures off it. Time runs as the page's text does, so in Arabic from right to left, the slider with it.
 */
export function timeChart({ title, label, list, lines, lineText, top, describe, marks }) {
  let picked = list.length - 1;
  const readout = node('p', { className: 'readout' });
  const { place, again } = drawn((width) => {
    const at = positions(width, list.length);
    const y = (value) => BOTTOM - (value / top) * (BOTTOM - TOP);
    const made = picture(width, HEIGHT, label, ...grid(width, lines, lineText, y), ...dates(list, at),
      svg('rect', { x: at.left(picked), y: TOP, width: at.step, height: BOTTOM - TOP, class: 'picked' }), ...marks(at, y));
    made.addEventListener('pointermove', ({ offsetX }) => pick(at.index(offsetX)));
    return made;
  });
  const slider = node('input', {
    type: 'range', min: 0, max: list.length - 1, value: picked, ariaLabel: `${words('pick')}: ${title}`,
    oninput: () => pick(Number(slider.value)),
  });
  function pick(index) {
    picked = Math.max(0, Math.min(list.length - 1, index));
    slider.value = picked;
    const { from, to } = list[picked];
    slider.ariaValueText = readout.textContent = `${range(from, to)}: ${describe(list[picked])}`;
    again();
  }
  pick(picked);
  return [place, node('div', { className: 'slide' }, slider), readout];
}

function positions(width, count) {
  const step = (width - AXIS) / count;
  const left = (index) => (rightToLeft ? width - AXIS - (index + 1) * step : AXIS + index * step);
  return {
    step, width, left,
    middle: (index) => left(index) + step / 2,
    index: (x) => Math.floor((rightToLeft ? width - AXIS - x : x - AXIS) / step),
  };
}

function grid(width, lines, text, y) {
  const [from, to, at] = rightToLeft ? [0, width - AXIS, width - AXIS + 8] : [AXIS, width, AXIS - 8];
  return lines.flatMap((value) => [
    svg('line', { x1: from, x2: to, y1: y(value), y2: y(value), class: 'line' }),
    // The end of text is where the axis is in both directions.
    svg('text', { x: at, y: y(value) + 4, 'text-anchor': 'end' }, text(value)),
  ]);
}

function dates(list, at) {
  const every = Math.max(1, Math.ceil(LEAST_BETWEEN_DATES / at.step));
  return list.flatMap(({ from }, index) => {
    const x = at.middle(index);
    const fits = index % every === 0 && x > 24 && x < at.width - 24;
    return fits ? [svg('text', { x, y: HEIGHT - 8, 'text-anchor': 'middle' }, tick(from))] : [];
  });
}
