import { Forged } from './forged.js';
import { strictJson } from './json.js';
import { keyOf } from './keys.js';

/** More than any receipt has; the service does not look at a longer one either. */
const LONGEST = 16_384;
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const ES256 = { name: 'ECDSA', hash: 'SHA-256' };
const SIGNATURE_BYTES = 64;

/**
 * What one of the keys signed: a JWS in the compact form (RFC 7515, section 7.1), ES256 and nothing else. The header must
 * name the type, so that nothing else that was signed passes for it (RFC 8725, section 3.11).
 */
export async function signed(text, type, keys) {
  if (text.length > LONGEST || !COMPACT.test(text)) {
    throw new Forged('notSigned');
  }
  const [header, payload, signature] = text.split('.').map(bytes);
  const { alg, typ, kid, crit } = object(header);
  if (typ !== type) {
    throw new Forged('type', { type: typ, expected: type });
  }
  // What is critical here would have to be understood (RFC 7515, section 4.1.11); nothing is.
  if (alg !== 'ES256' || crit !== undefined) {
    throw new Forged('unreadable');
  }
  const key = await keyOf(kid, keys);
  const input = new TextEncoder().encode(text.slice(0, text.lastIndexOf('.')));
  if (signature.length !== SIGNATURE_BYTES || !(await crypto.subtle.verify(ES256, key, signature, input))) {
    throw new Forged('signature');
  }
  return { kid, payload: object(payload) };
}

/** Each part can be written in one way only: no padding, and no bits at its end that count for nothing. */
function bytes(base64url) {
  const base64 = base64url.replaceAll('-', '+').replaceAll('_', '/');
  try {
    const decoded = atob(base64);
    if (btoa(decoded).replace(/=+$/, '') === base64) {
      return Uint8Array.from(decoded, (one) => one.charCodeAt(0));
    }
  } catch {
    // Of a length that nothing has, told below.
  }
  throw new Forged('notSigned');
}

function object(utf8) {
  let value;
  try {
    value = strictJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(utf8));
  } catch {
    throw new Forged('unreadable');
  }
  if (!value || typeof value !== 'object' || Array.isArray(value)) {
    throw new Forged('unreadable');
  }
  return value;
}
