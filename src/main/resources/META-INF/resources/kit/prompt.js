import { alone, attempt, send } from './calls.js';
import { consent } from './consent.js';
import { language } from './names.js';

export function node(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export const button = (textContent, onclick) => node('button', { textContent, onclick });

const styled = new Promise((onload) => {
  document.head.append(node('link', { rel: 'stylesheet', href: new URL('kit.css', import.meta.url), onload, onerror: onload }));
});

export async function wording() {
  const { ok, body } = await alone(() => attempt(() => send('GET', `consent/notice?locale=${language()}`)));
  await styled;
  return ok && { ...body, words: (await import(`./words/${body.locale}.js`)).default };
}

export function question({ title, body, categories, locale, policyVersion, sha256, words, ...answers }, answer, chosen) {
  const shown = { notice: sha256, locale, policyVersion };
  const boxes = categories.map(({ id }) => node('input', { type: 'checkbox', checked: chosen?.[id] === true, name: id }));
  const ticked = () => Object.fromEntries(boxes.map(({ name, checked }) => [name, checked]));
  const save = button(words.save, () => answer('save', ticked(), shown));
  const choose = button(answers.choose, () => {
    fold(!save.hidden);
    boxes[0]?.focus();
  });
  const fold = (folded) => {
    [...boxes, save].forEach((one) => { one.hidden = folded; });
    choose.ariaExpanded = !folded;
  };
  fold(!chosen);
  const link = node('a', { href: `/legal/cookies?lang=${locale}`, textContent: words.policy });
  return node('section', { className: 'mia-question', lang: locale, dir: words.dir, ariaLabel: title },
    node('div', {}, node('h2', { textContent: title }), node('p', {}, `${body} `, link),
      ...categories.flatMap(({ name, description, storage, retention }, i) => [
        node('label', {}, boxes[i], name),
        node('p', {}, `${description} (\u2068${storage.join(', ')}\u2069: ${period(retention, locale, words)})`),
      ]), save),
    node('div', {}, button(answers.accept, () => answer('accept', shown)), button(answers.decline, () => answer('decline', shown)), choose));
}

function period(retention, locale, words) {
  const [, count, letter] = /^P(\d+)([DMY])$/.exec(retention) ?? [];
  const unit = { D: 'day', M: 'month', Y: 'year' }[letter];
  return unit ? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count) : words[retention];
}

class MiaPrivacyPrompt extends HTMLElement {
  #shown;
  #stop;

  connectedCallback() {
    this.ariaLive = 'polite';
    this.#stop = consent.onChange(this.#update);
    consent.load().then(this.#update);
  }

  disconnectedCallback() {
    this.#stop();
  }

  #update = async () => {
    const { promptRequired, saved, policyVersion } = consent.current();
    this.classList.toggle('mia-unsaved', !saved);
    if (promptRequired ? this.#shown === policyVersion : !saved) {
      return;
    }
    this.replaceChildren();
    this.#shown = promptRequired && policyVersion;
    const notice = this.#shown && (await wording());
    if (this.#shown) {
      this.#show(notice);
    }
  };

  #show(notice) {
    const close = () => {
      this.#shown = null;
      this.replaceChildren();
    };
    if (!notice) {
      close();
      setTimeout(this.#update, 10_000);
      return;
    }
    const card = question(notice, (how, ...said) => consent[how](...said));
    card.append(node('p', { className: 'mia-note' }, `${notice.words.unsaved} `, button(notice.words.close, close)));
    this.replaceChildren(card);
    new ResizeObserver(() => {
      document.documentElement.style.setProperty('--mia-prompt', `${card.offsetHeight}px`);
    }).observe(card);
  }
}

customElements.define('mia-privacy-prompt', MiaPrivacyPrompt);
