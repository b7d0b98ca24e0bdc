import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeReader } from './reader.ts'
import type { Utterance } from './words/turns.ts'

const CALLS = readFileSync(new URL('test-data/requirement.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { segments: Utterance[] }).segments)
const SPOKEN = CALLS.flat()

test('a call that was read while it grew comes to the same as one that is read whole, after every segment', () => {
  for (const segments of CALLS) {
    const growing = makeReader()
    for (let length = 0; length <= segments.length; length++) {
      const soFar = segments.slice(0, length)
      assert.deepEqual(growing.read(soFar), makeReader().read(soFar))
    }
  }
})

test('whatever is put in, taken out or written anew, a reader says what one says that reads it for the first time', () => {
  const edit = fc.record({
    at: fc.nat(),
    deletes: fc.nat({ max: 2 }),
    inserts: fc.array(fc.constantFrom(...SPOKEN), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      const reader = makeReader()
      const segments: Utterance[] = []
      for (const { at, deletes, inserts } of edits) {
        segments.splice(at % (segments.length + 1), deletes, ...inserts)
        assert.deepEqual(reader.read([...segments]), makeReader().read(segments))
      }
    }),
    { numRuns: 40 },
  )
})

test('a side that talks for minutes without an answer is read in pieces, the same in both ways', () => {
  const monologue = SPOKEN.slice(0, 100).map((utterance) => ({ ...utterance, speaker: 'lead' as const }))
  const growing = makeReader()
  for (let length = 1; length < monologue.length; length++) growing.read(monologue.slice(0, length))

  assert.deepEqual(growing.read(monologue), makeReader().read(monologue))
})

test('to read a long call on and on costs little more than to read it once', () => {
  const segments = Array.from({ length: 400 }, (_, index) => SPOKEN[index % SPOKEN.length]!)
  const cpuOf = (work: () => void) => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  makeReader().read(segments)

  const once = cpuOf(() => makeReader().read(segments))
  const growing = makeReader()
  const onAndOn = cpuOf(() => {
    for (let length = 1; length <= segments.length; length++) growing.read(segments.slice(0, length))
  })

  assert.ok(onAndOn < once * 80, `${(onAndOn / once).toFixed(0)} times`) // 200 times without its memory
})
