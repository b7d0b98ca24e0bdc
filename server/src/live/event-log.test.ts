import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { LiveEvent } from '@leadbreak/contract'
import fc from 'fast-check'

import { aSegment, aTranscript } from './a-live-server.suite.ts'
import { makeEventLog, type LoggedEvent } from './event-log.ts'
import { callIdOf } from './messages.ts'

const AMPLE = { keptEvents: 1000, keptBytes: 1_000_000, keptPartials: 1000 }

function aLog(limits: Partial<typeof AMPLE> = {}) {
  const log = makeEventLog(100, { ...AMPLE, ...limits })
  const add = (event: LiveEvent, bytes = 10): LoggedEvent => {
    const logged = {
      sequence: log.lastSequence() + 1,
      owner: { agentId: 'asha', username: 'asha' },
      callId: callIdOf(event),
      isPartial: event.kind === 'segment' && !event.isFinal,
      message: Buffer.alloc(bytes),
    }
    log.add(event, logged)
    return logged
  }
  const sequencesAfter = (sequence: number, limit = 1000) =>
    log.after(sequence, limit)?.map((event) => event.sequence)
  return { ...log, append: add, sequencesAfter }
}

test('of a segment that is being spoken the newest state is kept, until it is final', () => {
  const log = aLog()
  for (let revision = 0; revision < 3; revision++) log.append(aSegment('s1', { isFinal: false, revision }))
  assert.deepEqual(log.sequencesAfter(100), [103])
  assert.deepEqual(
    log.beingSpoken().map(({ sequence }) => sequence),
    [103],
  )

  log.append(aSegment('s1'))

  assert.deepEqual(log.sequencesAfter(100), [104])
  assert.deepEqual(log.beingSpoken(), [])
})

test('a dropped segment, and one of a call that was written down anew, is not being spoken any more', () => {
  const log = aLog()
  log.append(aSegment('s1', { isFinal: false }))
  log.append(aSegment('s2', { isFinal: false }))
  log.append(aSegment('s3', { isFinal: false, callId: 'call-2' }))

  log.append({ kind: 'segment-dropped', callId: 'call-1', segmentId: 's1' })
  assert.equal(log.beingSpoken().length, 2)
  log.append(aTranscript(4))

  assert.deepEqual(
    log.beingSpoken().map(({ callId }) => callId),
    ['call-2'],
  )
  assert.deepEqual(log.sequencesAfter(100), [103, 104, 105])
})

test('the log is bounded in events, in bytes and in segments that are being spoken', () => {
  const byCount = aLog({ keptEvents: 3 })
  for (let n = 0; n < 50; n++) byCount.append(aTranscript(n))
  assert.deepEqual(byCount.sequencesAfter(147), [148, 149, 150])
  assert.deepEqual([byCount.after(146, 10), byCount.reachesBackTo(146)], [null, false])

  const byBytes = aLog({ keptBytes: 100 })
  for (let n = 0; n < 50; n++) byBytes.append(aTranscript(n), 40)
  assert.deepEqual(byBytes.sequencesAfter(148), [149, 150])
  assert.equal(byBytes.reachesBackTo(147), false)

  const byPartials = aLog({ keptPartials: 2 })
  for (let n = 0; n < 5; n++) byPartials.append(aSegment(`s${n}`, { isFinal: false }))
  assert.deepEqual(byPartials.sequencesAfter(100), [104, 105])
})

test('the log reaches back to what it began with, and not to a time that has not come', () => {
  const log = aLog()
  log.append(aTranscript(1))

  assert.deepEqual(
    [99, 100, 101, 102].map((sequence) => log.reachesBackTo(sequence)),
    [false, true, true, false],
  )
})

test('read in pieces of any size, the log gives every kept event once and in order, whatever is being spoken', () => {
  const events = fc.array(fc.record({ segment: fc.integer({ min: 0, max: 4 }), isFinal: fc.boolean() }), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(events, fc.integer({ min: 1, max: 9 }), fc.nat(60), (spoken, limit, missedFrom) => {
      const log = aLog()
      const all = spoken.map(({ segment, isFinal }) => log.append(aSegment(`s${segment}`, { isFinal })))
      const from = Math.min(100 + missedFrom, log.lastSequence())

      const read: number[] = []
      for (let sequence = from; ;) {
        const piece = log.after(sequence, limit)!
        if (piece.length === 0) break
        read.push(...piece.map((event) => event.sequence))
        sequence = read.at(-1)!
      }

      const finals = all.filter((event) => !event.isPartial && event.sequence > from)
      const newest = log.beingSpoken().filter((event) => event.sequence > from)
      assert.deepEqual(
        read,
        [...finals, ...newest].map(({ sequence }) => sequence).sort((left, right) => left - right),
      )
    }),
  )
})
