import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { readRequirement } from './read-requirement.ts'
import type { TestCall } from './test-data/calls/a-call.ts'
import { ENGLISH_CALLS } from './test-data/calls/english.ts'
import { FINER_CALLS } from './test-data/calls/finer-points.ts'
import { HINDI_CALLS } from './test-data/calls/hindi.ts'
import { HINGLISH_CALLS } from './test-data/calls/hinglish.ts'
import { IN_PASSING_CALLS } from './test-data/calls/in-passing.ts'
import { MIXED_CALLS } from './test-data/calls/mixed.ts'
import { PLACES_AND_AMOUNTS_CALLS } from './test-data/calls/places-and-amounts.ts'

function readsEvery(language: string, calls: readonly TestCall[]): void {
  suite(language, () => {
    for (const { name, segments, requirement } of calls) {
      test(name, () => {
        assert.deepEqual(readRequirement(segments).requirement, requirement)
      })
    }
  })
}

readsEvery('Hindi', HINDI_CALLS)
readsEvery('Hinglish', HINGLISH_CALLS)
readsEvery('English', ENGLISH_CALLS)
readsEvery('mixed and typed', MIXED_CALLS)
readsEvery('finer points', FINER_CALLS)
readsEvery('told in passing', IN_PASSING_CALLS)
readsEvery('places and amounts', PLACES_AND_AMOUNTS_CALLS)
