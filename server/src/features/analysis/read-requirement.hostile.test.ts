import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeReader } from './reader.ts'
import { readRequirement, type Utterance } from './read-requirement.ts'
import { SPECIAL_WORDS } from './test-data/special-words.ts'

const lead = (text: string): Utterance[] => [{ speaker: 'lead', text, startMs: 0, endMs: 1 }]

/** Of this thread's own work: other programs do not count. */
function cpuMsOf(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

test('one word of a hundred thousand letters is no word', () => {
  for (const letters of ['a', 'क', 'noida', '7', 'क्']) {
    const ms = cpuMsOf(() => readRequirement(lead(letters.repeat(100_000 / letters.length))))
    assert.ok(ms < 1_000, `${letters}: ${ms} ms`)
  }
})

test('thousands of utterances are read in step with their number', () => {
  const call = (count: number): Utterance[] =>
    Array.from({ length: count }, (_, index) => ({
      speaker: index % 3 === 0 ? 'agent' : 'lead',
      text: `haan noida nahi ${index % 9} bhk nagar${index} nagar me gym`,
      startMs: index,
      endMs: index + 1,
    }))
  readRequirement(call(100))

  const some = cpuMsOf(() => readRequirement(call(200)))
  const many = cpuMsOf(() => readRequirement(call(2_000)))

  assert.ok(many < some * 25, `${(many / some).toFixed(1)} times`)
})

test('an utterance too long for one thought is read to its end, and so while it is still growing', () => {
  const filler = 'haan ji theek hai '.repeat(300)
  const { requirement } = readRequirement(lead(`noida me ${filler} gurgaon me flat chahiye`))
  assert.deepEqual(requirement.locations, ['Noida', 'Gurgaon'])
})

test('a call with such an utterance is read on as it grows', () => {
  const long = { ...lead('noida nahi gurgaon 2 bhk '.repeat(200))[0]!, speaker: 'lead' as const }
  const call = [...lead('mujhe flat chahiye'), long, ...lead('budget saath lakh'), long, ...lead('gym bhi')]
  const growing = makeReader()
  for (let length = 1; length <= call.length; length++) {
    const soFar = call.slice(0, length)
    assert.deepEqual(growing.read(soFar), makeReader().read(soFar))
  }
})

test('any mixture of special words gives a finding', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SPECIAL_WORDS), { maxLength: 300 }), (words) => {
      for (const { quote, segmentIndex } of readRequirement(lead(words.join(''))).evidence)
        assert.ok(quote !== '' && segmentIndex === 0)
    }),
    { numRuns: 20 },
  )
})
