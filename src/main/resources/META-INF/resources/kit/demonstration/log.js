/** Tells of every call that the page makes, whoever makes it. Loaded before the kit, so that none is missed. */

const early = [];
let listener = (call) => early.push(call);

export function onCall(listen) {
  listener = listen;
  early.splice(0).forEach(listen);
}

const fetchUnseen = globalThis.fetch.bind(globalThis);

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const call = { method: request.method, path: new URL(request.url).pathname };
  try {
    const answer = await fetchUnseen(input, init);
    const problem = answer.ok ? null : await answer.clone().json().catch(() => null);
    listener({ ...call, status: answer.status, ok: answer.ok, problem });
    return answer;
  } catch (failure) {
    listener({ ...call, status: 0, ok: false, problem: {} });
    throw failure;
  }
};
