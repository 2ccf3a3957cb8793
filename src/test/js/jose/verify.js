// Reads access tokens from standard input, a line each, and says for each whether it is in order.
// Usage: node verify.js <url of the JWKS> <issuer>
import { createInterface } from 'node:readline';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const [, , jwks, issuer] = process.argv;
// By default it asks again for an unknown kid at most every half a minute; the test does not wait that long.
const keys = createRemoteJWKSet(new URL(jwks), { cooldownDuration: 0 });

for await (const token of createInterface({ input: process.stdin })) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: issuer,
      typ: 'at+jwt',
      algorithms: ['ES256'],
      requiredClaims: ['sub', 'sid', 'exp', 'iat', 'jti', 'client_id'],
    });
    console.log(`verified ${payload.sid}`);
  } catch (e) {
    console.log(`refused ${e.code}`);
  }
}
