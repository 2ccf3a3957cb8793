import { LANGUAGES, names, stored } from '../names.js';
import { fill, find, node } from '../nodes.js';
import { WrongUse } from './forged.js';
import { verify } from './receipt.js';
import { report } from './report.js';

const FIELDS = ['receipt', 'keys', 'issuer'];
/** Where a complaint stands that is not about the receipt itself. */
const PLACES = { keysNotJson: 'keys', keysNone: 'keys' };
const LARGEST_FILE = 1024 * 1024;
const LONGEST_QUOTE = 200;

const locale = [stored(names.language), ...navigator.languages]
  .map((tag) => tag?.slice(0, 2).toLowerCase())
  .find((tag) => LANGUAGES.includes(tag)) ?? 'en';
const { default: words } = await import(`./words/${locale}.js`);
let turn = 0;

function translate() {
  Object.assign(document.documentElement, { lang: locale, dir: locale === 'ar' ? 'rtl' : 'ltr' });
  document.title = `${words.title} · Mia Chat`;
  document.querySelectorAll('[data-word]').forEach((one) => { one.textContent = words[one.dataset.word]; });
  document.querySelectorAll('[data-label]').forEach((one) => { one.ariaLabel = words[one.dataset.label]; });
}

/** What was said of other texts must not stand beside these. */
function forget() {
  turn += 1;
  find('verdict').replaceChildren(node('p', { className: 'none', textContent: words.nothingYet }));
  find('report').replaceChildren();
  FIELDS.forEach((field) => complain(field, ''));
}

function complain(field, sentence) {
  find(`${field}-error`).textContent = sentence;
  find(field).ariaInvalid = sentence ? 'true' : null;
}

async function fetchKeys() {
  find('keys-said').textContent = words.fetching;
  try {
    const answer = await fetch('/.well-known/jwks.json', { cache: 'no-cache' });
    const keys = JSON.stringify(await answer.json(), null, 1);
    if (!answer.ok) {
      throw new TypeError(answer.statusText);
    }
    return keys;
  } catch {
    find('keys-said').textContent = words.notFetched;
    return null;
  }
}

async function takeKeys({ replace }) {
  const keys = await fetchKeys();
  if (keys && (replace || !find('keys').value.trim())) {
    find('keys').value = keys;
    forget();
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date());
    find('keys-said').textContent = fill(words.fetched, { time });
  }
}

async function take(file, field) {
  const text = file.size <= LARGEST_FILE ? await file.text() : null;
  find(field).value = text?.trim() ?? '';
  forget();
  if (field === 'keys') {
    find('keys-said').textContent = '';
  }
  complain(field, text === null ? words.tooLarge : '');
}

async function submit() {
  forget();
  const missing = FIELDS.filter((field) => !find(field).value.trim());
  if (missing.length) {
    missing.forEach((field) => complain(field, words.missing[field]));
    find(missing[0]).focus();
    return;
  }
  const mine = turn;
  const answer = await judge(...FIELDS.map((field) => find(field).value.trim()));
  if (mine === turn) {
    show(answer);
  }
}

async function judge(receipt, keys, issuer) {
  if (!globalThis.crypto?.subtle) {
    return { wrongUse: 'noCryptography' };
  }
  try {
    return { receipt, ...(await verify(receipt, keys, issuer)) };
  } catch (e) {
    if (e instanceof WrongUse) {
      return { wrongUse: e.reason };
    }
    // Whatever it was, the receipt was not found genuine.
    return { reason: e.reason ?? 'unreadable', said: e.said ?? {} };
  }
}

function show({ wrongUse, reason, said, ...genuine }) {
  const verdict = (className, ...sentences) => find('verdict').replaceChildren(
    node('p', { className }, ...sentences.map((one, at) => node(at ? 'span' : 'strong', { textContent: one }))),
  );
  if (wrongUse) {
    const place = PLACES[wrongUse];
    verdict('none', words.unknown, words.wrongUse[wrongUse]);
    if (place) {
      complain(place, words.wrongUse[wrongUse]);
      find(place).focus();
    }
  } else if (reason) {
    verdict('bad', words.invalid, fill(words.provesNothing, { reason: fill(words.reasons[reason], quoted(said)) }));
  } else {
    verdict('good', words.valid, words.genuine);
    find('report').replaceChildren(...report(genuine, words, locale));
  }
  find('result').scrollIntoView({ block: 'nearest' });
}

/** What a forger wrote is shown as what it is, and not at any length. */
function quoted(said) {
  return Object.fromEntries(Object.entries(said).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value) ?? words.none;
    return [name, text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text];
  }));
}

function listen() {
  find('form').addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  find('form').addEventListener('input', ({ target }) => {
    if (target.type === 'file' && target.files.length) {
      take(target.files[0], target.id.replace('-file', ''));
    } else if (FIELDS.includes(target.id)) {
      forget();
    }
  });
  find('fetch').addEventListener('click', () => takeKeys({ replace: true }));
  for (const field of ['receipt', 'keys']) {
    const area = find(field).parentElement;
    area.addEventListener('dragover', (event) => event.dataTransfer.types.includes('Files') && event.preventDefault());
    area.addEventListener('drop', (event) => {
      const [file] = event.dataTransfer.files;
      if (file) {
        event.preventDefault();
        take(file, field);
      }
    });
  }
}

translate();
listen();
addEventListener('beforeprint', () => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
if (/^https?:$/.test(location.protocol)) {
  find('issuer').value ||= `${location.origin}/receipts`;
  takeKeys({ replace: false });
}
document.documentElement.dataset.ready = '';
