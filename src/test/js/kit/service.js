/** The service as these tests need it: what it answers to each call is said before, and what it was sent can be read after. */
export class Service {
  calls = [];
  #answers = new Map();

  /** @param answer a body, an answer() of another status, or a function of the call that gives either */
  on(call, answer) {
    this.#answers.set(call, answer);
    return this;
  }

  /** The calls so far, as "PUT consent". */
  get said() {
    return this.calls.map(({ name }) => name);
  }

  sent(name) {
    return this.calls.filter((call) => call.name === name);
  }

  forget() {
    this.calls = [];
  }

  async fetch(tab, input, init) {
    const call = await read(input, init);
    call.tab = tab;
    this.calls.push(call);
    const said = this.#answers.get(call.name) ?? problem('not-found', 404);
    const { status = 200, body, headers, lost } = await (typeof said === 'function' ? wrap(await said(call, this.browser)) : wrap(said));
    if (lost) {
      throw new TypeError('Failed to fetch');
    }
    const empty = status === 204;
    return new Response(empty ? null : JSON.stringify(body), { status, headers });
  }
}

async function read(input, init = {}) {
  if (typeof input === 'string') {
    const { method = 'GET', body, headers } = init;
    return { name: nameOf(method, input), headers: { ...headers }, body: body ? JSON.parse(body) : null };
  }
  const text = await input.text();
  return { name: nameOf(input.method, input.url), headers: Object.fromEntries(input.headers), body: text || null };
}

function nameOf(method, url) {
  return `${method} ${url.replace(/^https:\/\/chat\.example/, '').replace('/api/v1/', '')}`;
}

const SAID = Symbol('an answer with its status');

const wrap = (said) => (said?.[SAID] ? said : { body: said });

export const answer = (status, body, headers) => ({ [SAID]: true, status, body, headers });

/** The connection breaks before the answer is there. */
export const LOST = { [SAID]: true, lost: true };

export const problem = (slug, status, headers) =>
  answer(status, { type: `/problems/${slug}`, title: slug, status, detail: 'What to do.' }, headers);

export const NOBODY = problem('not-signed-in', 401);
export const EMPTY = answer(204);
