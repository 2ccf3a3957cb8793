import { find } from '../nodes.js';
import { daysBefore, fault } from './counts.js';
import { words } from './words.js';

const DEFAULT_DAYS = 30;

/** Which days are shown: some up to today, which the service tells, or two that somebody entered. */
export function period(load) {
  const [from, to, complaint] = ['from', 'to', 'period-error'].map(find);
  const buttons = [...document.querySelectorAll('#period [data-days]')];
  let chosen = { days: DEFAULT_DAYS };
  let today = null;

  function query() {
    const { days } = chosen;
    if (!days) {
      return `?from=${chosen.from}&to=${chosen.to}`;
    }
    return today && days !== DEFAULT_DAYS ? `?from=${daysBefore(today, days - 1)}` : '';
  }

  function choose(next) {
    chosen = next;
    complain(null);
    load(query());
  }

  function complain(what) {
    complaint.textContent = what ? words(what) : '';
    from.ariaInvalid = what ? 'true' : null;
    to.ariaInvalid = what === 'dateMissing' && !to.value ? 'true' : null;
  }

  function told(figures, asked) {
    today = asked.includes('to=') ? today : figures.to;
    from.value = figures.from;
    to.value = figures.to;
    buttons.forEach((button) => { button.ariaPressed = String(Number(button.dataset.days) === chosen.days); });
  }

  buttons.forEach((button) => button.addEventListener('click', () => choose({ days: Number(button.dataset.days) })));
  find('period').addEventListener('submit', (event) => {
    event.preventDefault();
    const what = fault(from.value, to.value);
    if (what) {
      complain(what);
      (from.value ? to.value ? from : to : from).focus();
    } else {
      choose({ from: from.value, to: to.value });
    }
  });
  return { query, told };
}
