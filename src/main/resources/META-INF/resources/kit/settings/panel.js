import { csrfToken } from '../calls.js';
import { consent } from '../consent.js';
import { language } from '../names.js';
import { preferences } from '../preferences.js';
import { button, node, question, wording } from '../prompt.js';
import { session } from '../session.js';
import { clearCopies } from '../worker.js';
import { history } from './history.js';

export const styled = new Promise((onload) => {
  const href = new URL('settings.css', import.meta.url);
  document.head.append(node('link', { rel: 'stylesheet', href, onload, onerror: onload }));
});

export const wordsIn = async (notice) => (await import(`./words/${notice ? notice.locale : language()}.js`)).default;

/** Fills the element; gives what is to be called when it leaves the page. */
export async function show(element) {
  const live = node('p', { role: 'status', className: 'mia-state' });
  const panel = { element, live, notice: null, words: null, past: null };
  const update = ({ saved }) => {
    tell(panel);
    if (saved) {
      panel.past?.refresh();
    }
  };
  const render = () => fill(panel);
  const leave = [consent.onChange(update), preferences.onChange(render), session.onChange(render)];
  await consent.load();
  await render();
  return () => leave.forEach((end) => end());
}

async function fill(panel) {
  const [notice] = await Promise.all([wording(), styled]);
  const words = await wordsIn(notice);
  const locale = notice ? notice.locale : language();
  const nameOf = (id) => notice?.categories.find((one) => one.id === id)?.name ?? id;
  const say = (sentence) => { panel.live.textContent = sentence; };
  const past = history({ words, locale, nameOf, say });
  Object.assign(panel, { notice, words, past, locale, nameOf });
  panel.element.replaceChildren(node('div', {
    className: 'mia-settings', lang: locale, dir: locale === 'ar' ? 'rtl' : 'ltr',
  }, node('h2', { textContent: words.title }), panel.live, ...choiceNodes(panel),
  node('h3', { textContent: words.history }), ...past.nodes,
  node('h3', { textContent: words.mine }), ...ownNodes(words, say)));
  tell(panel);
  await past.refresh();
}

function choiceNodes({ notice, words }) {
  if (!notice) {
    return [];
  }
  const answer = (how, ...said) => {
    const shown = { ...said.pop(), source: 'settings' };
    consent[how](...said, shown);
  };
  const withdraw = button(words.withdraw, () => consent.withdraw());
  withdraw.className = 'mia-withdraw';
  const card = question(notice, answer, consent.current().choices);
  // The banner beside it is a region of the same name.
  card.setAttribute('role', 'group');
  return [card, withdraw];
}

function ownNodes(words, say) {
  const clear = button(words.clear, async () => {
    await clearCopies();
    say(words.cleared);
  });
  const copy = node('a', { href: '/api/v1/account/data', download: 'account-data.json', textContent: words.copy });
  return [...(csrfToken() ? [node('p', {}, copy)] : []), node('p', { textContent: words.offline }), clear];
}

/** The state in words, and the boxes as they stand. */
function tell({ element, live, notice, words, locale, nameOf }) {
  if (!words) {
    return;
  }
  const { choices, status, expiresAt, saved, gpc, policyVersion } = consent.current();
  const unanswered = status === 'unset';
  const said = Object.entries(choices).map(([id, yes]) => `${nameOf(id)}: ${yes ? words.allowed : words.off}.`);
  const day = expiresAt && new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(expiresAt));
  live.textContent = [
    policyVersion ? '' : words.away,
    ...said,
    unanswered ? words.unasked : words.until.replace('{day}', day),
    gpc ? words.gpc : '',
    unanswered ? '' : saved ? words.saved : notice?.words.unsaved,
  ].filter(Boolean).join(' ');
  for (const box of element.querySelectorAll('.mia-question input')) {
    box.checked = choices[box.name] === true;
  }
  const withdraw = element.querySelector('.mia-withdraw');
  if (withdraw) {
    withdraw.hidden = !Object.values(choices).includes(true);
  }
}
