import { node } from '../../nodes.js';
import { KINDS } from '../counts.js';
import { words } from '../words.js';

const SPACE = 'http://www.w3.org/2000/svg';

export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SPACE, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
}

/** A picture with one sentence for who cannot see it; the figures themselves are in the table below it. */
export const picture = (width, height, label, ...children) => svg('svg', {
  viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label, class: 'chart',
}, ...children);

export const fillOf = (kind) => `url(#fill-${kind})`;

export const legend = () => node('ul', { className: 'legend', ariaHidden: 'true' }, ...KINDS.map((kind) => node('li', {},
  svg('svg', { width: 16, height: 16, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    svg('rect', { width: 16, height: 16, rx: 3, fill: fillOf(kind) })), words(kind))));

/** Draws for the width that there is, and again when there is another. */
export function drawn(draw) {
  const place = node('div', { className: 'plot' });
  let width = 0;
  const again = () => {
    width = Math.floor(place.clientWidth);
    if (width > 0) {
      place.replaceChildren(draw(width));
    }
  };
  new ResizeObserver(() => Math.floor(place.clientWidth) !== width && again()).observe(place);
  return { place, again };
}
