import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { after, nextTry, NOTHING_KNOWN, type Search } from './speech-server-search.ts'

const TOLERANCE = 0.05

/** Searches a server that carries exactly `most`, and tells what was tried. */
function searched(
  most: number,
  guess: number,
): { readonly search: Search; readonly tries: readonly number[] } {
  let search = NOTHING_KNOWN
  const tries: number[] = []
  for (;;) {
    const streams = nextTry(search, guess, TOLERANCE)
    if (streams === null) return { search, tries }
    tries.push(streams)
    search = after(search, streams, streams <= most)
  }
}

test('the most that a server carries is found to within the tolerance, however bad the guess', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }), (most, guess) => {
      const { search } = searched(most, guess)

      ok(search.carried <= most && search.tooMany! > most)
      ok(search.tooMany! - search.carried <= Math.max(1, search.carried * TOLERANCE))
    }),
  )
})

test('nothing is tried twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }), (most, guess) => {
      const { tries } = searched(most, guess)

      equal(new Set(tries).size, tries.length)
    }),
  )
})

test('a good guess needs few tries', () => {
  deepEqual(searched(52, 50).tries, [50, 63, 57, 54, 52])
})
