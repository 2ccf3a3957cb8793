import { webcrypto } from 'node:crypto';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const encode = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Who signs as the service does, and who may sign otherwise. */
export class Signer {
  static async named(kid, curve = P256) {
    const { privateKey, publicKey } = await webcrypto.subtle.generateKey(curve, true, ['sign', 'verify']);
    const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', publicKey);
    return new Signer(privateKey, { kty, crv, alg: 'ES256', use: 'sig', kid, x, y });
  }

  constructor(key, jwk) {
    this.key = key;
    this.jwk = jwk;
  }

  get header() {
    return { alg: 'ES256', typ: 'consent-receipt+jwt', kid: this.jwk.kid };
  }

  /** The compact form; header and payload are values, or texts as they are to stand there. */
  async sign(payload, header = this.header) {
    const input = `${encode(header)}.${encode(payload)}`;
    const signature = await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, this.key, Buffer.from(input));
    return `${input}.${Buffer.from(signature).toString('base64url')}`;
  }

  /** As if the public half were a secret (RFC 8725, section 2.1). */
  async signWithPublicHalf(payload, secret) {
    const hmac = { name: 'HMAC', hash: 'SHA-256' };
    const key = await webcrypto.subtle.importKey('raw', Buffer.from(secret), hmac, false, ['sign']);
    const input = `${encode({ ...this.header, alg: 'HS256' })}.${encode(payload)}`;
    return `${input}.${Buffer.from(await webcrypto.subtle.sign('HMAC', key, Buffer.from(input))).toString('base64url')}`;
  }
}

export const unsigned = (payload, header) => `${encode(header)}.${encode(payload)}.`;
