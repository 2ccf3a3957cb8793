import { Forged } from './forged.js';
import { signed } from './jws.js';
import { keySet } from './keys.js';

export const TYPE = 'consent-receipt+jwt';

const SHA256 = /^[0-9a-f]{64}$/;
const matches = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
const text = matches(/./s);
const hash = matches(SHA256);
const number = (value) => typeof value === 'number';
const flag = (value) => typeof value === 'boolean';
const textOrNull = (value) => value === null || typeof value === 'string';
const object = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** What must stand where in version 1, by JSON Pointer (RFC 6901). */
const MEMBERS = {
  '/schema_version': (value) => value === '1',
  '/iss': text,
  '/jti': matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  '/sub': text,
  '/iat': number,
  '/event/type': (value) => ['grant', 'refuse', 'change', 'withdraw', 'link'].includes(value),
  '/event/time': matches(/^\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  '/event/valid_until': textOrNull,
  '/event/seq': number,
  '/event/hash': hash,
  '/choices': (value) => object(value) && Object.values(value).every(flag),
  '/purposes': Array.isArray,
  '/privacy_notice/version': text,
  '/privacy_notice/url': text,
  '/privacy_notice/sha256': hash,
  '/notice/sha256': textOrNull,
  '/notice/attested': flag,
  '/notice/language': textOrNull,
  '/pii_controller/name': text,
  '/pii_controller/contact': (value) => typeof value === 'string',
  '/withdrawal_method': text,
  '/gpc': flag,
};

/**
 * What a receipt says, after everything about it has been checked that can be checked without the ledger.
 *
 * @throws Forged where it proves nothing, WrongUse where the keys are none
 */
export async function verify(receipt, jwks, issuer) {
  const { kid, payload } = await signed(receipt, TYPE, keySet(jwks));
  for (const [pointer, holds] of Object.entries(MEMBERS)) {
    require(holds(at(payload, pointer)), pointer);
  }
  const { attested, sha256 } = payload.notice;
  require(attested ? SHA256.test(sha256) : sha256 === null, '/notice');
  if (payload.iss !== issuer) {
    throw new Forged('issuer', { issuer: payload.iss, expected: issuer });
  }
  return { kid, payload };
}

/** A member of the value's own; undefined where there is none. */
function at(value, pointer) {
  return pointer.slice(1).split('/')
    .reduce((from, name) => (object(from) && Object.hasOwn(from, name) ? from[name] : undefined), value);
}

function require(holds, member) {
  if (!holds) {
    throw new Forged('member', { member });
  }
}
