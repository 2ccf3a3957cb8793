import { slugOf } from '../calls.js';
import { MiaProblem, session } from '../session.js';

/**
 * Calls the API for whoever is signed in.
 *
 * @throws MiaProblem for every refusal, and where there is no answer
 */
export async function call(method, path, body, signal) {
  const answer = await session.fetch(`/api/v1/${path}`, {
    method,
    signal,
    ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((failure) => {
    throw signal?.aborted ? failure : new MiaProblem({ status: 0 });
  });
  if (answer.ok) {
    return answer;
  }
  const said = await answer.json().catch(() => null);
  const retryAfter = Number(answer.headers.get('Retry-After')) || 0;
  throw new MiaProblem({ status: answer.status, body: said, slug: slugOf(said), retryAfter });
}
