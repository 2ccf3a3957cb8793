import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { load } from './kit/modules.js';
import { Signer, unsigned } from './kit/signing.js';

const ISSUER = 'https://chat.example/receipts';
const HASH = 'ab'.repeat(32);

const CONTENT = {
  iss: ISSUER,
  jti: '01996b7e-0000-7000-8000-000000000001',
  sub: 'pseudonym',
  iat: 1777111212,
  schema_version: '1',
  event: { type: 'grant', time: '2026-04-25T10:00:12Z', valid_until: '2027-04-25T10:00:12Z', seq: 1, hash: HASH },
  choices: { analytics: true },
  purposes: [{ id: 'analytics', text: 'counting', storage: ['mia_analytics_id'], retention: 'P12M' }],
  privacy_notice: { version: '2026-04-25', url: 'https://chat.example/legal/cookies/2026-04-25', sha256: HASH },
  notice: { sha256: HASH, attested: true, language: 'de' },
  pii_controller: { name: 'MediaMake', contact: 'privacy@chat.example' },
  withdrawal_method: 'https://chat.example/privacy',
  gpc: false,
};

let verify;
let signer;
let jwks;

before(async () => {
  ({ verify } = await load('verify/receipt.js'));
  signer = await Signer.named('mine');
  jwks = setOf(signer.jwk, { kty: 'RSA', kid: 'other', n: 'AQAB', e: 'AQAB' });
});

const setOf = (...keys) => JSON.stringify({ keys });

async function refused(receipt, reason, keys = jwks, issuer = ISSUER) {
  await assert.rejects(verify(receipt, keys, issuer), (e) => {
    assert.equal(e.reason, reason, `${e.stack}`);
    return true;
  });
}

test('receipt_ofTheService_isGenuine', async () => {
  const { kid, payload } = await verify(await signer.sign(CONTENT), jwks, ISSUER);

  assert.equal(kid, 'mine');
  assert.deepEqual(payload, CONTENT);
});

test('receipt_withWhatLaterVersionsMayAdd_isGenuine', async () => {
  await verify(await signer.sign({ ...CONTENT, more: [{ a: 1 }, { a: 2 }, 'a:', '"a"'] }), jwks, ISSUER);
  const link = { ...CONTENT, event: { ...CONTENT.event, type: 'link', valid_until: null }, choices: {} };
  await verify(await signer.sign({ ...link, notice: { sha256: null, attested: false, language: null } }), jwks, ISSUER);
});

test('receipt_withAnyCharacterAltered_isRefused', async () => {
  const receipt = await signer.sign(CONTENT);
  for (let at = 0; at < receipt.length; at += 1) {
    const other = receipt[at] === 'A' ? 'B' : 'A';
    await assert.rejects(verify(receipt.slice(0, at) + other + receipt.slice(at + 1), jwks, ISSUER), `at ${at}`);
  }
});

test('receipt_withAnythingAddedOrMissing_isRefused', async () => {
  const receipt = await signer.sign(CONTENT);
  for (const text of ['', 'x', `${receipt}.`, `${receipt}\n`, ` ${receipt}`, `${receipt}=`, `${receipt}.${receipt}`,
    `${receipt} ${receipt}`, receipt.slice(0, -1), `${receipt}AA`, receipt.replace('.', '..'), `${receipt}${'A'.repeat(20_000)}`]) {
    await assert.rejects(verify(text, jwks, ISSUER), (e) => ['notSigned', 'signature'].includes(e.reason), text);
  }
});

/** The last character of 64 bytes has four bits, and that of other lengths two, that count for nothing. */
test('receipt_writtenInAnotherWay_isRefused', async () => {
  const receipt = await signer.sign(CONTENT);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet[alphabet.indexOf(receipt.at(-1)) + 1];
  assert.deepEqual(Buffer.from(receipt.split('.')[2], 'base64url'), Buffer.from(receipt.split('.')[2].slice(0, -1) + last, 'base64url'));

  await refused(receipt.slice(0, -1) + last, 'notSigned');
  await refused(receipt.replaceAll('-', '+').replaceAll('_', '/').replace(/^/, '+'), 'notSigned');
});

test('accessToken_ofTheSameKey_isRefused', async () => {
  for (const typ of ['at+jwt', 'JWT', 'consent-checkpoint+jwt', 'Consent-Receipt+jwt', 'application/consent-receipt+jwt', undefined, null]) {
    await refused(await signer.sign(CONTENT, { ...signer.header, typ }), 'type');
  }
});

test('algorithm_otherThanEs256_isRefused', async () => {
  await refused(unsigned(CONTENT, { ...signer.header, alg: 'none' }), 'notSigned');
  await refused(`${unsigned(CONTENT, { ...signer.header, alg: 'none' })}AA`, 'unreadable');
  await refused(await signer.signWithPublicHalf(CONTENT, JSON.stringify(signer.jwk)), 'unreadable');
  for (const alg of ['none', 'HS256', 'ES384', 'es256', ['ES256'], undefined]) {
    await refused(await signer.sign(CONTENT, { ...signer.header, alg }), 'unreadable');
  }
});

test('header_withSomethingCriticalOrUnclear_isRefused', async () => {
  await refused(await signer.sign(CONTENT, { ...signer.header, crit: ['b64'], b64: false }), 'unreadable');
  const doubled = JSON.stringify(signer.header).replace('{', '{"kid":"other",');
  await refused(await signer.sign(CONTENT, doubled), 'unreadable');
  await refused(await signer.sign(CONTENT, doubled.replace('kid', '\\u006bid')), 'unreadable');
  for (const header of ['[]', 'null', '"x"', '{', '\ufeff{}']) {
    await refused(await signer.sign(CONTENT, header), 'unreadable');
  }
});

test('key_thatIsNotTheOne_isRefused', async () => {
  const other = await Signer.named('mine');
  await refused(await other.sign(CONTENT), 'signature');
  await refused(await signer.sign(CONTENT), 'unknownKey', setOf({ ...signer.jwk, kid: 'another' }));
  for (const kid of [undefined, null, 1, '', 'MINE', 'toString']) {
    await refused(await signer.sign(CONTENT, { ...signer.header, kid }), 'unknownKey');
  }
  // What the receipt itself brings is no key.
  await refused(await other.sign(CONTENT, { ...other.header, kid: 'own', jwk: other.jwk }), 'unknownKey');
});

test('key_thatTwoHave_isRefused', async () => {
  const other = await Signer.named('mine');
  const receipt = await signer.sign(CONTENT);
  for (const keys of [[signer.jwk, other.jwk], [other.jwk, signer.jwk], [signer.jwk, signer.jwk],
    [{ kty: 'RSA', kid: 'mine' }, signer.jwk]]) {
    await refused(receipt, 'ambiguousKey', setOf(...keys));
  }
});

test('key_ofAnotherKind_verifiesNothing', async () => {
  const receipt = await signer.sign(CONTENT);
  const p384 = await Signer.named('mine', { name: 'ECDSA', namedCurve: 'P-384' });
  const spare = (await Signer.named('spare')).jwk;
  await refused(receipt, 'unknownKey', setOf(p384.jwk, spare));
  await refused(receipt, 'keysNone', setOf(p384.jwk));
  for (const wrong of [{ crv: 'P-384' }, { kty: 'oct' }, { use: 'enc' }, { alg: 'ES384' }, { y: signer.jwk.x }, { x: undefined }]) {
    await refused(receipt, 'unknownKey', setOf({ ...signer.jwk, ...wrong }, spare));
  }
});

test('keys_thatAreNone_areNoFaultOfTheReceipt', async () => {
  const receipt = await signer.sign(CONTENT);
  await refused(receipt, 'keysNotJson', 'nonsense');
  await refused(receipt, 'keysNotJson', jwks.replace('{"keys"', '{"keys":[],"keys"'));
  for (const none of ['null', '[]', '{}', '{"keys":{}}', '{"keys":[null,1,"x"]}', JSON.stringify(signer.jwk)]) {
    await refused(receipt, 'keysNone', none);
  }
});

test('content_thatIsNoReceipt_isRefused', async () => {
  for (const [at, wrong] of [['schema_version', '2'], ['jti', 'x'], ['sub', ''], ['iat', '1'], ['choices', { analytics: 'yes' }],
    ['choices', []], ['purposes', {}], ['gpc', 0], ['withdrawal_method', undefined], ['iss', undefined]]) {
    await refused(await signer.sign({ ...CONTENT, [at]: wrong }), 'member');
  }
  for (const [at, wrong] of [['type', 'toString'], ['time', 'yesterday'], ['time', '2026-04-25T10:00:12Z\n'], ['seq', null],
    ['hash', HASH.toUpperCase()], ['valid_until', 5]]) {
    await refused(await signer.sign({ ...CONTENT, event: { ...CONTENT.event, [at]: wrong } }), 'member');
  }
  for (const notice of [{ sha256: null, attested: true }, { sha256: HASH, attested: false }, { sha256: 'x', attested: true }]) {
    await refused(await signer.sign({ ...CONTENT, notice: { language: 'de', ...notice } }), 'member');
  }
  for (const text of ['{}', '[]', 'null', '"x"', JSON.stringify(CONTENT).replace('{', '{"gpc":true,'), `${JSON.stringify(CONTENT)}{}`]) {
    await assert.rejects(verify(await signer.sign(text), jwks, ISSUER), (e) => ['member', 'unreadable'].includes(e.reason), text);
  }
});

test('issuer_otherThanExpected_isRefused', async () => {
  const receipt = await signer.sign(CONTENT);
  for (const issuer of ['https://chat.example', `${ISSUER}/`, '', 'https://other.example/receipts']) {
    await refused(receipt, 'issuer', jwks, issuer);
  }
});

test('canonical_isAsRfc8785Wants', async () => {
  const { canonical } = await load('verify/json.js');

  assert.equal(canonical({ b: [1, 'é\n', null], a: { '€': true, '\u{1F600}': 1e21, 'ﬃ': 0.1 } }),
    '{"a":{"€":true,"😀":1e+21,"ﬃ":0.1},"b":[1,"é\\n",null]}');
});
