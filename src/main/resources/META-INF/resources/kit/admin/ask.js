import { session } from '../session.js';

const PATIENCE_MS = 20_000;

/** What the API says; status 0 where nothing came that could be read. */
export async function ask(path, init) {
  try {
    const answer = await session.fetch(`/api/v1/admin/${path}`, { signal: AbortSignal.timeout(PATIENCE_MS), ...init });
    return { ok: answer.ok, status: answer.status, body: await answer.json() };
  } catch {
    return { ok: false, status: 0, body: null };
  }
}
