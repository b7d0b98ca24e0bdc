import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'

import { AppError } from '../../../lib/app-error.ts'
import { makeKeeper } from './keeper.ts'
import { LISTENER_LIMITS } from './limits.ts'
import { makeManualTime, makeScriptedRoom, QUIET, saidAt, settled, TEST_CALL } from './test-kit.ts'

const FULL = new AppError('storage-full', 'There is no room.', { retryable: true })
const GAP = { speaker: null, startMs: 0, endMs: 100, reason: 'stream-lost' } as const

function aSegment(segmentId: string, revision = 0) {
  const said = { text: segmentId, startMs: 0, endMs: 200, words: saidAt(0, segmentId) }
  return { segmentId, revision, speaker: 'lead', language: 'hi', ...said } as const
}

function setUp(mostUnkept = 100) {
  const time = makeManualTime()
  const room = makeScriptedRoom()
  const told: string[] = []
  const keeper = makeKeeper(TEST_CALL, {
    ...room,
    timers: time.timers,
    log: QUIET,
    onKept: (_call, { segmentId }) => told.push(segmentId),
    limits: { ...LISTENER_LIMITS, mostUnkept },
  })
  return { time, room, keeper, passedOn: told }
}

test('people are told of a segment after it was kept, and so is who reads on', async () => {
  const { room, keeper, passedOn } = setUp()

  keeper.keepSegment(aSegment('a'))
  deepEqual(room.told, [])
  await settled()

  equal(room.kept.length, 1)
  deepEqual(room.lines(), ['lead: hi! a'])
  deepEqual(passedOn, ['a'])
})

test('while the storage is in trouble people are told at once, each once, and all is kept later in its order', async () => {
  const { time, room, keeper, passedOn } = setUp()
  room.trouble = FULL

  keeper.keepSegment(aSegment('a'))
  await settled()
  keeper.keepSegment(aSegment('b'))
  keeper.keepGap(GAP)
  await time.pass(5000)
  deepEqual(room.lines(), ['lead: hi! a', 'lead: hi! b', 'gap'])
  deepEqual(passedOn, [])
  room.trouble = null
  await time.pass(10_000)

  deepEqual(passedOn, ['a', 'b'])
  deepEqual(room.gaps, [GAP])
  equal(room.told.length, 3)
  equal(time.waiting(), 0)
})

test('what cannot be kept at all is told and left behind', async () => {
  const { room, keeper } = setUp()
  room.trouble = new Error('no such call')

  keeper.keepSegment(aSegment('a'))
  await settled()
  room.trouble = null
  keeper.keepSegment(aSegment('b'))
  await settled()

  deepEqual(room.lines(), ['lead: hi! a', 'lead: hi! b'])
  deepEqual(
    room.kept.map(({ segmentId }) => segmentId),
    ['b'],
  )
})

test('nobody is told what came after the recording was written down, and what people saw of it goes away', async () => {
  const { room, keeper, passedOn } = setUp()
  room.isOver = true

  keeper.keepSegment(aSegment('never-shown'))
  keeper.keepSegment(aSegment('shown', 3))
  keeper.keepGap(GAP)
  await settled()

  deepEqual(room.told, [{ kind: 'segment-dropped', callId: 'c1', segmentId: 'shown' }])
  deepEqual(passedOn, [])
})

test('only so much waits for the storage, the oldest is given up', async () => {
  const { time, room, keeper } = setUp(2)
  room.trouble = FULL

  for (const id of ['a', 'b', 'c', 'd']) {
    keeper.keepSegment(aSegment(id))
    await settled()
  }
  room.trouble = null
  await time.pass(20_000)

  deepEqual(
    room.kept.map(({ segmentId }) => segmentId),
    ['c', 'd'],
  )
  equal(room.told.length, 4)
})

test('a call that ends tries once more at once, and does not wait for ever', async () => {
  const { time, room, keeper } = setUp()
  room.trouble = FULL
  keeper.keepSegment(aSegment('a'))
  await time.pass(3000)

  let isOver = false
  const finished = keeper.finish(5000).then(() => (isOver = true))
  await time.pass(4900)
  equal(isOver, false)
  await time.pass(200)
  await finished

  equal(time.waiting(), 0)
})
