import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NextStep } from '@leadbreak/contract'
import type { Spoken } from '../words/turns.ts'
import { findNextSteps } from './find-next-steps.ts'
import { CALL_BEGINS, NO_STEPS, STEPS } from './next-steps.cases.ts'

const SPOKEN_AT_MS = Date.parse(CALL_BEGINS)
const INDIA_MS = 330 * 60_000

function aCall(text: string): Spoken[] {
  return text.split(' / ').map((line) => ({
    ...{ speaker: line.startsWith('a:') ? 'agent' : 'lead', text: line.slice(2).trim() },
    ...{ startMs: 0, endMs: 1_000 },
  }))
}

function inWords({ who, action, dueAt, precision }: NextStep): string {
  if (dueAt === null) return `${who} ${action}: no time`
  const local = new Date(Date.parse(dueAt) + INDIA_MS).toISOString().slice(0, 16).replace('T', ' ')
  return `${who} ${action}: ${local}, ${precision}`
}

for (const [call, steps] of STEPS) {
  test(`"${call}" comes to ${steps.join(' and ')}`, () => {
    assert.deepEqual(findNextSteps(aCall(call), SPOKEN_AT_MS).map(inWords), steps)
  })
}

for (const call of NO_STEPS) {
  test(`"${call}" promises nothing`, () => {
    assert.deepEqual(findNextSteps(aCall(call), SPOKEN_AT_MS).map(inWords), [])
  })
}

test('a time counts from when it was said, and not from the beginning of the call', () => {
  const late: Spoken = {
    speaker: 'lead',
    text: 'ek ghante baad call karna',
    startMs: 600_000,
    endMs: 603_000,
  }

  const [step] = findNextSteps([late], SPOKEN_AT_MS)

  assert.equal(step?.dueAt, new Date(SPOKEN_AT_MS + 600_000 + 3_600_000).toISOString())
})

test('the quote is what stands in the transcript, with the times of its words', () => {
  const text = 'haan Sunday ko, subah 11 baje site visit karenge'
  const words = text.split(' ').map((word, index) => ({
    ...{ text: word, startMs: 1_000 + index * 100, endMs: 1_090 + index * 100 },
  }))
  const [step] = findNextSteps([{ speaker: 'lead', text, startMs: 1_000, endMs: 2_000, words }], SPOKEN_AT_MS)

  assert.equal(step?.quote, 'Sunday ko, subah 11 baje site visit karenge')
  assert.deepEqual([step.startMs, step.endMs, step.speaker], [1_100, 1_890, 'lead'])
})

test('a promise that runs over a pause is found, and quoted up to the pause', () => {
  const call: Spoken[] = [
    { speaker: 'lead', text: 'kal shaam ko paanch baje', startMs: 0, endMs: 900 },
    { speaker: 'lead', text: 'call kar lijiye', startMs: 1_500, endMs: 2_000 },
  ]

  const [step] = findNextSteps(call, SPOKEN_AT_MS)

  assert.equal(step && inWords(step), 'agent call: 2026-11-26 17:00, minute')
  assert.deepEqual([step?.quote, step?.segmentIndex], ['kal shaam ko paanch baje', 0])
})

test('of what is agreed twice the later word holds, and a vaguer echo of it changes nothing', () => {
  const moved = 'l: Sunday ko aaunga / a: theek hai / l: sorry Sunday nahi Saturday ko aaunga'
  const echoed = 'l: Sunday ko 11 baje site visit karenge / a: theek hai sir Sunday ko milte hain / l: ok'

  assert.deepEqual(findNextSteps(aCall(moved), SPOKEN_AT_MS).map(inWords), [
    'lead visit: 2026-11-28 11:00, day',
  ])
  assert.deepEqual(findNextSteps(aCall(echoed), SPOKEN_AT_MS).map(inWords), [
    'lead visit: 2026-11-29 11:00, minute',
  ])
})
