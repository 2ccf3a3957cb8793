// Reads access tokens or receipts from standard input, a line each, and says for each whether it is in order.
// Usage: node verify.js <url of the JWKS> <issuer> <typ>
import { createInterface } from 'node:readline';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const [, , jwks, issuer, typ] = process.argv;
// By default it asks again for an unknown kid at most every half a minute; the test does not wait that long.
const keys = createRemoteJWKSet(new URL(jwks), { cooldownDuration: 0 });
const demanded = {
  'at+jwt': { audience: issuer, requiredClaims: ['sub', 'sid', 'exp', 'iat', 'jti', 'client_id'] },
  'consent-receipt+jwt': { requiredClaims: ['sub', 'jti', 'iat', 'event', 'choices'] },
};

for await (const token of createInterface({ input: process.stdin })) {
  try {
    const { payload } = await jwtVerify(token, keys, { issuer, typ, algorithms: ['ES256'], ...demanded[typ] });
    console.log(`verified ${payload.sid ?? payload.jti}`);
  } catch (e) {
    console.log(`refused ${e.code}`);
  }
}
