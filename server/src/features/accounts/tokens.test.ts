import assert from 'node:assert/strict'
import { createHmac, generateKeyPairSync, sign as signWith } from 'node:crypto'
import { test } from 'node:test'

import fc from 'fast-check'

import { makeTokens } from './tokens.ts'

const SECRET = 'a'.repeat(32)
const NOW_MS = Date.parse('2026-01-31T09:30:00.000Z')
const NOW = NOW_MS / 1000
const CLAIMS = { userId: '7b0e7f1a-6c2f-4b5e-9d7a-0a1b2c3d4e5f', generation: 2 }

let nowMs = NOW_MS
const tokens = makeTokens({ secret: SECRET, lifetimeMinutes: 15 }, { nowMs: () => nowMs })

function readAt(token: string, atMs: number) {
  nowMs = atMs
  try {
    return tokens.read(token)
  } finally {
    nowMs = NOW_MS
  }
}

const HEADER = { alg: 'HS256', typ: 'JWT' }
const PAYLOAD = {
  ...{ iss: 'leadbreak', aud: 'leadbreak-api', typ: 'access', sub: CLAIMS.userId, gen: 2 },
  ...{ iat: NOW, exp: NOW + 900 },
}

const encode = (part: unknown) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url')

/** A token signed with our own secret, so that nothing but its content can be wrong. */
function signed(header: unknown, payload: unknown, hash = 'sha256', secret = SECRET): string {
  const input = `${encode(header)}.${encode(payload)}`
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`
}

test('a token says whose it is, until its lifetime ends', () => {
  const token = tokens.issue(CLAIMS)

  assert.deepEqual(tokens.read(token), CLAIMS)
  assert.deepEqual(readAt(token, NOW_MS + 15 * 60_000 - 1), CLAIMS)
  assert.equal(readAt(token, NOW_MS + 15 * 60_000), null)
})

test('a machine whose clock is half a minute ahead makes tokens that are read here', () => {
  assert.deepEqual(readAt(tokens.issue(CLAIMS), NOW_MS - 30_000), CLAIMS)
  assert.equal(readAt(tokens.issue(CLAIMS), NOW_MS - 31_000), null)
})

test('the token that the corpus below spoils is good', () => {
  assert.deepEqual(tokens.read(signed(HEADER, PAYLOAD)), CLAIMS)
})

const [head, body, signature] = signed(HEADER, PAYLOAD).split('.') as [string, string, string]
const withoutClaim = (name: string) =>
  Object.fromEntries(Object.entries(PAYLOAD).filter(([claim]) => claim !== name))
const { privateKey, publicKey: publicPem } = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const rsInput = `${encode({ alg: 'RS256', typ: 'JWT' })}.${body}`

const SPOILT: Readonly<Record<string, string>> = {
  'no algorithm': `${encode({ alg: 'none', typ: 'JWT' })}.${body}.`,
  'no algorithm, in capitals': `${encode({ alg: 'None' })}.${body}.`,
  'no algorithm, in odd case': `${encode({ alg: 'nOnE' })}.${body}.${signature}`,
  'no algorithm, yet signed': signed({ alg: 'none' }, PAYLOAD),
  'an empty signature': `${head}.${body}.`,
  'no signature': `${head}.${body}`,
  'a cut signature': `${head}.${body}.${signature.slice(0, -4)}`,
  'a padded signature': `${head}.${body}.${signature}==`,
  'four parts': `${head}.${body}.${signature}.${signature}`,
  'a swapped payload': `${head}.${encode({ ...PAYLOAD, sub: 'somebody-else' })}.${signature}`,
  'another secret': signed(HEADER, PAYLOAD, 'sha256', 'b'.repeat(32)),
  'HS384 with our secret': signed({ alg: 'HS384' }, PAYLOAD, 'sha384'),
  'HS512 with our secret': signed({ alg: 'HS512' }, PAYLOAD, 'sha512'),
  'HS256 in lower case': signed({ alg: 'hs256' }, PAYLOAD),
  'a list of algorithms': signed({ alg: ['HS256'] }, PAYLOAD),
  'RS256 with a key of its own': `${rsInput}.${signWith('sha256', Buffer.from(rsInput), privateKey).toString('base64url')}`,
  'RS256 whose public key signs by HMAC': signed({ alg: 'RS256' }, PAYLOAD, 'sha256', publicPem),
  'a key in its header': signed(
    { ...HEADER, jwk: { kty: 'oct', k: encode('b'.repeat(32)) } },
    PAYLOAD,
    'sha256',
    'b'.repeat(32),
  ),
  'a key by address': signed(
    { ...HEADER, jku: 'https://example.com/keys' },
    PAYLOAD,
    'sha256',
    'c'.repeat(32),
  ),
  'a key id that is a path': signed({ ...HEADER, kid: '../../../dev/null' }, PAYLOAD, 'sha256', ''.padEnd(1)),
  'a critical extension': signed({ ...HEADER, crit: ['exp'] }, PAYLOAD),
  'an unknown critical extension': signed({ ...HEADER, crit: ['b64'], b64: false }, PAYLOAD),
  'an expiry in the past': signed(HEADER, { ...PAYLOAD, exp: NOW - 1 }),
  'an expiry that is text': signed(HEADER, { ...PAYLOAD, exp: String(NOW + 900) }),
  'an expiry beyond all numbers': signed(HEADER, encodeRaw({ exp: '1e999' })),
  'an expiry of 1e99': signed(HEADER, encodeRaw({ exp: '1e99' })),
  'a negative expiry': signed(HEADER, { ...PAYLOAD, exp: -1 }),
  'a fractional expiry': signed(HEADER, { ...PAYLOAD, exp: NOW + 900.5 }),
  'an expiry of null': signed(HEADER, { ...PAYLOAD, exp: null }),
  'no expiry': signed(HEADER, withoutClaim('exp')),
  'an expiry that comes twice, the last in the past': signed(
    HEADER,
    JSON.stringify(PAYLOAD).replace('}', `,"exp":${NOW - 1}}`),
  ),
  'a birth in the future': signed(HEADER, { ...PAYLOAD, iat: NOW + 31 }),
  'no birth': signed(HEADER, withoutClaim('iat')),
  'a beginning in the future': signed(HEADER, { ...PAYLOAD, nbf: NOW + 31 }),
  'a beginning that is text': signed(HEADER, { ...PAYLOAD, nbf: '0' }),
  'another issuer': signed(HEADER, { ...PAYLOAD, iss: 'somebody' }),
  'no issuer': signed(HEADER, withoutClaim('iss')),
  'another audience': signed(HEADER, { ...PAYLOAD, aud: 'leadbreak-media' }),
  'a list of audiences': signed(HEADER, { ...PAYLOAD, aud: ['leadbreak-api'] }),
  'no audience': signed(HEADER, withoutClaim('aud')),
  'another type': signed(HEADER, { ...PAYLOAD, typ: 'refresh' }),
  'no type': signed(HEADER, withoutClaim('typ')),
  'a subject that is an object': signed(HEADER, { ...PAYLOAD, sub: { $gt: '' } }),
  'no subject': signed(HEADER, withoutClaim('sub')),
  'no generation': signed(HEADER, withoutClaim('gen')),
  'a generation that is text': signed(HEADER, { ...PAYLOAD, gen: '2' }),
  'a payload that is a list': signed(HEADER, [PAYLOAD]),
  'a payload that is null': signed(HEADER, null),
  'a payload that is not JSON': signed(HEADER, 'not json'),
  'a header that is not JSON': signed('not json', PAYLOAD),
  '64 KB': signed(HEADER, { ...PAYLOAD, filler: 'x'.repeat(64 * 1024) }),
  'five parts, as an encrypted token has': `${head}..${body}.${signature}.${signature}`,
  'nothing at all': '',
  'dots only': '..',
}

function encodeRaw(raw: Readonly<Record<string, string>>): string {
  const [[name, text]] = Object.entries(raw) as [[string, string]]
  return JSON.stringify({ ...PAYLOAD, [name]: '@' }).replace('"@"', text)
}

for (const [what, token] of Object.entries(SPOILT)) {
  test(`a token with ${what} is nobody's`, () => {
    assert.equal(tokens.read(token), null)
  })
}

test('no token with a changed character is good', () => {
  const good = signed(HEADER, PAYLOAD)
  fc.assert(
    fc.property(
      fc.nat({ max: good.length - 1 }),
      fc.string({ minLength: 1, maxLength: 1 }),
      (at, character) => {
        fc.pre(good[at] !== character)
        assert.equal(tokens.read(good.slice(0, at) + character + good.slice(at + 1)), null)
      },
    ),
    { numRuns: 500 },
  )
})

test('any text is read without an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
      assert.equal(tokens.read(text), null)
    }),
  )
})
