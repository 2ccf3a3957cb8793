/** The scripts of a page, as far as the gate looks at them; `run` are those that a browser would run. */
export class Scripts {
  run = [];
  #waiting = [];
  #observers = [];

  add(attributes) {
    this.#waiting.push(new Script(this, attributes));
    this.#observers.forEach((tell) => tell([]));
  }

  remove(script) {
    this.#waiting = this.#waiting.filter((other) => other !== script);
  }

  get globals() {
    const observers = this.#observers;
    return {
      MutationObserver: class {
        constructor(tell) {
          this.tell = tell;
        }

        observe() {
          observers.push(this.tell);
        }
      },
    };
  }

  get document() {
    return {
      baseURI: 'https://chat.example/app',
      querySelectorAll: () => [...this.#waiting],
      createElement: () => new Script(this, {}),
    };
  }
}

class Script {
  type = 'text/plain';
  text = '';
  async = true;
  #page;
  #attributes;

  constructor(page, attributes) {
    this.#page = page;
    this.#attributes = new Map(Object.entries(attributes));
  }

  get attributes() {
    return [...this.#attributes].map(([name, value]) => ({ name, value }));
  }

  get dataset() {
    return { consent: this.#attributes.get('data-consent'), type: this.#attributes.get('data-type') };
  }

  getAttribute(name) {
    return this.#attributes.get(name) ?? null;
  }

  hasAttribute(name) {
    return this.#attributes.has(name);
  }

  setAttribute(name, value) {
    this.#attributes.set(name, value);
  }

  replaceWith(copy) {
    this.#page.remove(this);
    const { 'data-consent': consent, 'data-type': type, ...attributes } = Object.fromEntries(copy.#attributes);
    this.#page.run.push({ ...attributes, type: copy.type, async: copy.async });
  }
}
