import { fill, node } from '../nodes.js';
import { showNotice } from './notice.js';

/** What a genuine receipt says, as nodes; all of it goes in as text. */
export function report({ receipt, kid, payload }, words, locale) {
  const raw = node('details', {}, node('summary', { textContent: words.raw }),
    node('pre', { dir: 'ltr', tabIndex: 0, ariaLabel: words.raw, textContent: JSON.stringify(payload, null, 2) }));
  const signed = node('details', {}, node('summary', { textContent: words.signedText }),
    node('pre', { dir: 'ltr', tabIndex: 0, ariaLabel: words.signedText, textContent: receipt }));
  return [
    node('table', {}, node('caption', { textContent: words.proves }), node('tbody', {}, ...rows(payload, kid, words, locale))),
    ...notice(payload, words),
    node('p', { className: 'hint', textContent: words.limits }),
    raw, signed,
  ];
}

function rows(payload, kid, words, locale) {
  const { event, choices, purposes, privacy_notice: policy, notice: shown, pii_controller: controller } = payload;
  const row = (word, ...values) => node('tr', {}, node('th', { scope: 'row', textContent: words.rows[word] }), node('td', {}, ...values));
  const when = (text) => node('time', { dateTime: text, textContent: time(text, locale) });
  const language = shown.language === null ? '' : `, ${languageName(shown.language, locale)}`;
  return [
    row('when', when(event.time)),
    row('what', `${words.actions[event.type]}${payload.gpc ? `; ${words.gpc}` : ''}`),
    row('choices', node('ul', {}, ...Object.entries(choices).map(([id, yes]) => choice(id, yes, purposes, words)))),
    row('until', ...(event.valid_until === null ? [words.noChoice] : [when(event.valid_until), words.unless])),
    row('who', code(payload.sub), aside(words.pseudonym)),
    row('policy', bdi(policy.version), aside(''), bdi(policy.url), aside('SHA-256'), code(policy.sha256)),
    row('shown', ...(shown.attested ? [aside(`SHA-256${language}`), code(shown.sha256)] : [`${words.notAttested}${language}`])),
    row('asked', bdi(controller.name), ' ', bdi(`(${controller.contact})`)),
    row('back', bdi(payload.withdrawal_method)),
    row('event', code(payload.jti), aside(fill(words.number, { number: new Intl.NumberFormat(locale).format(event.seq) })),
      aside(words.hash), code(event.hash)),
    row('issuer', bdi(payload.iss)),
    row('key', code(kid)),
  ];
}

function choice(id, yes, purposes, words) {
  const text = purposes.find((one) => one?.id === id)?.text;
  return node('li', {}, node('strong', { className: yes ? 'yes' : 'no', textContent: fill(yes ? words.yes : words.no, { id }) }),
    ...(typeof text === 'string' ? [node('span', { className: 'aside', dir: 'auto', textContent: text })] : []));
}

/** In UTC, as it was signed; a year that no calendar has stays as it is written. */
function time(text, locale) {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text
    : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' }).format(at);
}

function languageName(tag, locale) {
  try {
    return `${new Intl.DisplayNames(locale, { type: 'language' }).of(tag)} (\u2068${tag}\u2069)`;
  } catch {
    return `\u2068${tag}\u2069`;
  }
}

const code = (textContent) => node('code', { dir: 'ltr', textContent });
const bdi = (textContent) => node('bdi', { textContent });
const aside = (textContent) => node('span', { className: 'aside', textContent });

/** The words that were shown are fetched only if somebody asks: all else works without a connection. */
function notice({ notice: { attested, sha256 } }, words) {
  if (!attested) {
    return [];
  }
  const place = node('div', { className: 'shown' });
  const said = node('p', { role: 'status', className: 'hint' });
  const ask = node('button', { type: 'button', textContent: words.showNotice, onclick: () => showNotice(sha256, place, said, words) });
  return [node('div', { className: 'notice-text' }, ask, said, place)];
}
