import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'
import twilio from 'twilio'

import { plainUrl, readAddress } from './address.ts'
import { sign, signedUrl, signUrl } from './signature.ts'

const TOKEN = '12345'

const url = fc
  .record({
    scheme: fc.constantFrom('http', 'https'),
    user: fc.constantFrom('', 'desk@', 'desk:pa%20ss@'),
    host: fc.constantFrom('example.com', 'Calls.Example.com', '127.0.0.1', '[::1]', 'मकान.example'),
    port: fc.constantFrom('', ':80', ':443', ':8443'),
    path: fc.webPath(),
    rest: fc.constantFrom('', "?who=O'Brien", '?a=1&b=%20+', '?शहर=नोएडा', '?q=a b', '?'),
    fragment: fc.constantFrom('', '#rc=2&rp=5xx'),
  })
  .map(
    ({ scheme, user, host, port, path, rest, fragment }) =>
      `${scheme}://${user}${host}${port}${path}${rest}${fragment}`,
  )

const parameters = fc.dictionary(
  fc.oneof(fc.constantFrom('CallSid', 'To', 'to', 'From', 'Digits'), fc.string({ minLength: 1 })),
  fc.oneof(fc.constantFrom('', '+919000000001', 'नमस्ते', ' two words '), fc.string({ unit: 'grapheme' })),
)

test('the carrier’s published example comes out as published', () => {
  const address = readAddress('https://example.com/myapp.php?foo=1&bar=2')!
  const form = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675310',
    Digits: '1234',
    From: '+14158675310',
    To: '+18005551212',
  }

  assert.equal(sign(TOKEN, address, form), 'L/OH5YylLD5NRKLltdqwSvS0BnU=')
})

test('the carrier’s own library accepts the signature for the address at which its request arrives', () => {
  fc.assert(
    fc.property(url, parameters, (written, form) => {
      const address = readAddress(written)!

      assert.ok(twilio.validateRequest(TOKEN, sign(TOKEN, address, form), plainUrl(address), form))
    }),
  )
})

test('the signature is the one that the carrier’s own library expects, also when a name has several values', () => {
  const lists = fc.dictionary(fc.string({ minLength: 1 }), fc.array(fc.string(), { minLength: 1 }))
  fc.assert(
    fc.property(url, lists, (written, form) => {
      const address = readAddress(written)!

      assert.equal(
        sign(TOKEN, address, form),
        twilio.getExpectedTwilioSignature(TOKEN, signedUrl(address), form),
      )
    }),
  )
})

for (const [written, signed] of [
  ['https://desk:pass@example.com:8443/x?a=1#rc=1', 'https://example.com/x?a=1'],
  ['http://desk:pass@example.com:8080/x#rc=1', 'http://example.com:8080/x'],
  ["https://example.com/x?who=O'Brien", "https://example.com/x?who=O'Brien"],
  ['https://[::1]:8443/x', 'https://[::1]/x'],
  ['https://example.com', 'https://example.com/'],
  ['https://example.com?a=1', 'https://example.com/?a=1'],
  ['https://example.com/शहर', 'https://example.com/%E0%A4%B6%E0%A4%B9%E0%A4%B0'],
] as const)
  test(`of ${written} the carrier signs ${signed}`, () => {
    assert.equal(signedUrl(readAddress(written)!), signed)
  })

for (const written of ['', 'example.com/x', 'ftp://example.com/x', 'https://', 'client:agent_7'])
  test(`"${written}" is no address of a customer’s server`, () => {
    assert.equal(readAddress(written), null)
  })

test('user information and the host of version 6 are read as a socket needs them', () => {
  const { hostname, port, credentials } = readAddress('http://desk:a%20b%@[::1]/x')!

  assert.deepEqual(
    { hostname, port, credentials },
    { hostname: '::1', port: 80, credentials: { user: 'desk', password: 'a%20b%' } },
  )
})

test('the handshake of a stream is signed over its very address, as the validator of the official SDK has it', () => {
  for (const address of [
    'wss://example.com/media',
    'wss://example.com/',
    'ws://127.0.0.1:8080/telephony/media',
  ])
    assert.ok(twilio.validateRequest(TOKEN, signUrl(TOKEN, address), address, {}))
})
