import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NextStepSchema } from '@leadbreak/contract'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import type { Spoken } from '../words/turns.ts'
import { findNextSteps } from './find-next-steps.ts'
import { NO_STEPS, STEPS } from './next-steps.cases.ts'

const vocabulary = [
  ...new Set([...STEPS.map(([call]) => call), ...NO_STEPS].flatMap((call) => call.split(' '))),
]
const anyWords = fc
  .array(
    fc.constantFrom(...vocabulary, '31', '29 february', '25:00', '99', 'ya', 'nahi', '.', '?', 'diwali'),
    { maxLength: 25 },
  )
  .map((words) => words.join(' '))
const anyUtterance = fc.record({
  speaker: fc.constantFrom('agent' as const, 'lead' as const),
  text: fc.oneof(
    anyWords,
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
  ),
  startMs: fc.nat(7_200_000),
  endMs: fc.nat(7_200_000),
})
const anyInstant = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2040-01-01') })

test('any call at any time gives steps that keep to the schema, lie ahead of their words and are quoted exactly', () => {
  fc.assert(
    fc.property(fc.array(anyUtterance, { maxLength: 10 }), anyInstant, (segments, spokenAtMs) => {
      for (const step of findNextSteps(segments, spokenAtMs)) {
        assert.ok(Value.Check(NextStepSchema, step), JSON.stringify(step))
        assert.ok(step.quote !== '' && segments[step.segmentIndex]!.text.includes(step.quote))
        assert.equal(step.dueAt === null, step.precision === null)
        assert.ok(step.dueAt === null || Date.parse(step.dueAt) > spokenAtMs)
      }
    }),
    { numRuns: 150 },
  )
})

test('the time that it takes grows with the talk, and no faster', () => {
  const hostile = [
    'kal nahi ',
    'paanch chhe baje ',
    'call ',
    '1 2 3 4 5 6 7 8 9 10 11 12 ',
    'karna shaam ko ',
    '25 december ',
    'i will please ',
    '12:30 ',
  ]
  for (const words of hostile) {
    const few = cpuMsOf(words.repeat(250))
    const many = cpuMsOf(words.repeat(1_000))
    assert.ok(many < 60 + few * 12, `${words}: ${few} ms, and four times the words ${many} ms`)
  }
})

function cpuMsOf(text: string): number {
  const call: Spoken[] = (['agent', 'lead'] as const).map((speaker) => ({
    speaker,
    text,
    startMs: 0,
    endMs: 1,
  }))
  const before = process.cpuUsage()
  findNextSteps(call, Date.parse('2026-11-25T09:30:00Z'))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
