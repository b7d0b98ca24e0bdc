import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { isPublicAddress, REFUSED_V4 } from './public-address.ts'

const anyV4 = fc.integer({ min: 0, max: 0xffffffff })
const refusedV4 = fc.tuple(fc.constantFrom(...REFUSED_V4), anyV4).map(([[network, prefixBits], anywhere]) => {
  const hostBits = 2 ** (32 - prefixBits)
  return numberOf(network) + (anywhere % hostBits)
})

test('an IPv4 address is public exactly when no refused network holds it', () => {
  fc.assert(
    fc.property(fc.oneof(anyV4, refusedV4), (address) => {
      const isRefused = REFUSED_V4.some(
        ([network, prefixBits]) =>
          Math.floor(address / 2 ** (32 - prefixBits)) === numberOf(network) / 2 ** (32 - prefixBits),
      )

      equal(isPublicAddress(dotted(address)), !isRefused, dotted(address))
    }),
    { numRuns: 2000 },
  )
})

test('a refused IPv4 address stays refused in every IPv6 dress', () => {
  fc.assert(
    fc.property(refusedV4, (address) => {
      for (const dressed of dresses(address)) equal(isPublicAddress(dressed), false, dressed)
    }),
    { numRuns: 2000 },
  )
})

test('a public IPv4 address is reached through NAT64, and through no other dress', () => {
  fc.assert(
    fc.property(
      anyV4.filter((address) => isPublicAddress(dotted(address))),
      (address) => {
        const open = dresses(address).filter(isPublicAddress)

        ok(open.length === 2 && open.every((dressed) => dressed.startsWith('64:ff9b::')), open.join())
      },
    ),
  )
})

const EDGES: readonly [address: string, isPublic: boolean][] = [
  ['8.8.8.8', true],
  ['172.15.255.255', true],
  ['172.16.0.0', false],
  ['172.31.255.255', false],
  ['172.32.0.0', true],
  ['100.63.255.255', true],
  ['100.64.0.0', false],
  ['169.254.169.254', false],
  ['168.63.129.16', false],
  ['100.100.100.200', false],
  ['255.255.255.255', false],
  ['2606:4700::6810:85e5', true],
  ['2a00:1450:4001:80b::200e', true],
  ['::', false],
  ['::1', false],
  ['::ffff:8.8.8.8', false],
  ['fe80::1', false],
  ['2606:4700::1%eth0', false],
  ['fc00::1', false],
  ['fd00:ec2::254', false],
  ['ff02::1', false],
  ['2001:db8::1', false],
  ['2001:0:4136:e378:8000:63bf:3fff:fdd2', false],
  ['2002:7f00:1::', false],
  ['64:ff9b:1::a00:1', false],
  ['fec0::1', false],
]
for (const [address, isPublic] of EDGES) {
  test(`${address} is ${isPublic ? '' : 'not '}public`, () => {
    equal(isPublicAddress(address), isPublic)
  })
}

test('what is no address is not public, and nothing makes the question fail', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.ipV6(), fc.domain(), fc.constant('')), (text) => {
      equal(typeof isPublicAddress(text), 'boolean')
    }),
  )
  for (const text of ['localhost', '127.1', '0x7f.1', '2130706433', '[::1]', '127.0.0.1:80', ' 8.8.8.8']) {
    equal(isPublicAddress(text), false, text)
  }
})

/** The IPv6 addresses that carry an IPv4 address in them. */
function dresses(address: number): string[] {
  const hex = `${(address >>> 16).toString(16)}:${(address & 0xffff).toString(16)}`
  const inverted = `${((~address >>> 16) & 0xffff).toString(16)}:${(~address & 0xffff).toString(16)}`
  return [
    `::${hex}`,
    `::ffff:${hex}`,
    `::ffff:${dotted(address)}`,
    `::ffff:0:${hex}`,
    `64:ff9b::${hex}`,
    `64:ff9b::${dotted(address)}`,
    `64:ff9b:1::${hex}`,
    `2002:${hex}::1`,
    `2001:0:4136:e378:8000:63bf:${inverted}`,
  ]
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join('.')
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}
