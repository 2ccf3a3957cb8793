import { node } from '../nodes.js';
import { canonical, strictJson } from './json.js';

/** Fetches the text with this hash and shows it, after its hash was computed here. */
export async function showNotice(sha256, place, said, words) {
  place.replaceChildren();
  said.textContent = words.fetching;
  const answer = await ask(sha256);
  if (answer.text && await hashOf(answer.text) === sha256) {
    said.textContent = words.noticeFits;
    place.replaceChildren(quotation(strictJson(answer.text)));
  } else {
    said.textContent = answer.text ? words.noticeDiffers : answer.status === 404 ? words.noticeUnknown : words.noticeAway;
  }
}

async function ask(sha256) {
  try {
    const answer = await fetch(`/api/v1/consent/notice/${sha256}`, { credentials: 'omit' });
    return { status: answer.status, text: answer.ok && await answer.text() };
  } catch {
    return { status: 0 };
  }
}

/** Of all members but the hash itself, in canonical JSON (RFC 8785); null where it is no JSON. */
async function hashOf(text) {
  try {
    const { sha256, ...others } = strictJson(text);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical(others)));
    return Array.from(new Uint8Array(digest), (one) => one.toString(16).padStart(2, '0')).join('');
  } catch {
    return null;
  }
}

function quotation({ locale, title, body, accept, decline, choose, categories }) {
  const entries = categories.flatMap(({ name, description }) => [
    node('dt', { textContent: name }), node('dd', { textContent: description }),
  ]);
  const answers = [accept, decline, choose].map((textContent) => node('li', { textContent }));
  return node('blockquote', { lang: locale, dir: locale === 'ar' ? 'rtl' : 'ltr' },
    node('p', {}, node('strong', { textContent: title })), node('p', { textContent: body }),
    node('dl', {}, ...entries), node('ul', { className: 'answers' }, ...answers));
}
