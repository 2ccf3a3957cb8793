import { Forged, WrongUse } from './forged.js';
import { strictJson } from './json.js';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

/** The keys of a set (RFC 7517, section 5). One of another kind verifies nothing, and does no harm. */
export function keySet(text) {
  const keys = read(text)?.keys;
  if (!Array.isArray(keys) || !keys.some(fits)) {
    throw new WrongUse('keysNone');
  }
  return keys;
}

/** The one key with this name. Of two it could be said of either that it signed. */
export async function keyOf(kid, keys) {
  const named = keys.filter((key) => typeof kid === 'string' && key?.kid === kid);
  if (named.length > 1) {
    throw new Forged('ambiguousKey', { kid });
  }
  const [key] = named.filter(fits);
  try {
    // Nothing else of it: neither a private half nor what it says it is for.
    const { kty, crv, x, y } = key;
    return await crypto.subtle.importKey('jwk', { kty, crv, x, y }, P256, false, ['verify']);
  } catch {
    throw new Forged('unknownKey', { kid });
  }
}

function read(text) {
  try {
    return strictJson(text);
  } catch {
    throw new WrongUse('keysNotJson');
  }
}

function fits(key) {
  return typeof key?.kid === 'string' && key.kty === 'EC' && key.crv === 'P-256'
    && (key.use ?? 'sig') === 'sig' && (key.alg ?? 'ES256') === 'ES256';
}
