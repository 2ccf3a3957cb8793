import { receiptHeader } from '../consent.js';
import { button, node } from '../prompt.js';
import { session } from '../session.js';

const PAGE = 10;

/** What was chosen before, newest first, ten at a time, each with its receipt. */
export function history({ words, locale, nameOf, say }) {
  const list = node('ol', { className: 'mia-history' });
  const older = button(words.older, () => more());
  older.hidden = true;
  let next = null;

  async function more() {
    const answer = await ask(`history?limit=${PAGE}${next ? `&before=${encodeURIComponent(next)}` : ''}`);
    if (!answer) {
      say(words.failed);
      return;
    }
    const page = await answer.json();
    list.append(...page.events.map(entry));
    if (!list.children.length) {
      list.append(node('li', { textContent: words.none }));
    }
    next = page.next;
    older.hidden = !next;
  }

  function entry({ id, at, action, choices, policyVersion }) {
    const said = Object.entries(choices).map(([one, yes]) => `${nameOf(one)}: ${yes ? words.allowed : words.off}`);
    const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
    const proof = button(words.receipt, () => download(id));
    proof.ariaLabel = `${words.receipt}, ${when}`;
    return node('li', {}, node('p', {}, node('time', { dateTime: at, textContent: when }), ` ${words.actions[action] ?? action}`),
      node('p', {}, `${said.join(' · ')} · `, node('bdi', { textContent: policyVersion })), proof);
  }

  async function download(id) {
    const answer = await ask(`receipts/${id}`);
    if (!answer) {
      say(words.failed);
      return;
    }
    const href = URL.createObjectURL(await answer.blob());
    node('a', { href, download: `receipt-${id}.jwt` }).click();
    // The download has begun by then.
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }

  function refresh() {
    next = null;
    list.replaceChildren();
    return more();
  }

  return { nodes: [list, older], refresh };
}

/** Null where the service cannot tell. */
async function ask(path) {
  try {
    const answer = await session.fetch(`/api/v1/consent/${path}`, { headers: receiptHeader() ?? {} });
    return answer.ok ? answer : null;
  } catch {
    return null;
  }
}
