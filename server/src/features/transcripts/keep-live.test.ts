import { deepEqual, equal, rejects } from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'

import type { Gap } from '@leadbreak/contract'
import type { Storage } from '../../storage/collection.ts'
import { openSqliteStorage } from '../../storage/sqlite.ts'
import { makeLiveTranscripts } from './keep-live.ts'
import type { SettledSegment } from './live-transcripts.ts'
import { wordsOf } from './transcript-builders.ts'
import { makeTranscripts } from './transcripts.ts'

const CLOCK = { nowMs: () => Date.UTC(2026, 0, 31, 9, 30) }
const CALL = { callId: 'call-1', owner: { agentId: 'user-asha', username: 'asha' } }

function settled(segmentId: string, text: string, startMs: number, part: Partial<SettledSegment> = {}) {
  const words = wordsOf(text, startMs)
  const times = { startMs, endMs: words.at(-1)!.endMs }
  return { segmentId, revision: 3, speaker: 'agent', language: 'hi', text, words, ...times, ...part } as const
}

function over(storage: Storage) {
  return {
    live: makeLiveTranscripts({ storage, clock: CLOCK }),
    transcripts: makeTranscripts({ storage, clock: CLOCK }),
  }
}

function setUp(t: TestContext) {
  const storage = openSqliteStorage({ file: ':memory:' })
  t.after(() => storage.close())
  return { storage, ...over(storage) }
}

test('segments of both sides are read in the order of time, in whatever order they became final', async (t) => {
  const { live, transcripts } = setUp(t)

  equal(
    await live.keep(CALL, settled('b', 'yes tell me', 1500, { speaker: 'lead', language: 'en-IN' })),
    true,
  )
  equal(await live.keep(CALL, settled('a', 'नमस्ते जी आप कैसे', 0)), true)

  deepEqual(
    (await transcripts.segmentsOf('call-1'))?.map(({ segmentId, revision, heardText }) => [
      segmentId,
      revision,
      heardText,
    ]),
    [
      ['a', 3, null],
      ['b', 3, null],
    ],
  )
  deepEqual(await transcripts.summary('call-1'), {
    callId: 'call-1',
    source: 'live',
    segmentCount: 2,
    speakersSeparated: true,
    languages: ['hi', 'en-IN'],
    durationMs: 2600,
    gaps: [],
    madeAt: '2026-01-31T09:30:00.000Z',
  })
  equal(await transcripts.text('call-1'), 'Agent: नमस्ते जी आप कैसे\nLead: yes tell me')
})

test('of many segments kept at once none is lost, and one that comes twice is kept once', async (t) => {
  const { live, transcripts } = setUp(t)
  const many = Array.from({ length: 40 }, (_, n) => settled(`s${n}`, 'हां जी', n * 1000))

  await Promise.all([...many, ...many].map((segment) => live.keep(CALL, segment)))

  equal((await transcripts.summary('call-1'))?.segmentCount, 40)
  deepEqual(
    (await transcripts.segmentsOf('call-1'))?.map(({ segmentId }) => segmentId),
    many.map(({ segmentId }) => segmentId),
  )
})

test('two processes that keep the same call lose nothing', async (t) => {
  const file = join(mkdtempSync(join(tmpdir(), 'leadbreak-live-')), 'test.sqlite')
  const storages = [openSqliteStorage({ file }), openSqliteStorage({ file })]
  t.after(() => Promise.all(storages.map((storage) => storage.close())))
  const [one, other] = storages.map(over)

  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      (n % 2 === 0 ? one! : other!).live.keep(CALL, settled(`s${n}`, 'जी', n * 500)),
    ),
  )

  equal((await other!.transcripts.summary('call-1'))?.segmentCount, 20)
  equal((await one!.transcripts.segmentsOf('call-1'))?.length, 20)
})

test('gaps are kept in the order of time, and those that touch are one', async (t) => {
  const { live, transcripts } = setUp(t)
  const lost = (startMs: number, endMs: number, part: Partial<Gap> = {}): Gap => ({
    ...{ speaker: null, startMs, endMs, reason: 'stream-lost' },
    ...part,
  })

  await live.keepGap(CALL, lost(9000, 12_000))
  await live.keepGap(CALL, lost(1000, 2000))
  await live.keepGap(CALL, lost(2500, 3000, { speaker: 'lead', reason: 'overloaded' }))
  await live.keepGap(CALL, lost(2000, 4000))

  deepEqual((await transcripts.summary('call-1'))?.gaps, [
    lost(1000, 4000),
    lost(2500, 3000, { speaker: 'lead', reason: 'overloaded' }),
    lost(9000, 12_000),
  ])
  equal((await transcripts.summary('call-1'))?.durationMs, 12_000)
})

test('a call of a thousand gaps tells of a few hundred at most', async (t) => {
  const { live, transcripts } = setUp(t)

  for (let n = 0; n < 1000; n++)
    await live.keepGap(CALL, {
      speaker: 'lead',
      startMs: n * 5000,
      endMs: n * 5000 + 500,
      reason: 'overloaded',
    })

  const { gaps = [] } = (await transcripts.summary('call-1')) ?? {}
  equal(gaps.length > 1 && gaps.length <= 200, true)
  deepEqual([gaps[0]?.startMs, gaps.at(-1)?.endMs], [0, 999 * 5000 + 500])
})

test('what is settled after the recording was written down is not added to it', async (t) => {
  const { storage, live, transcripts } = setUp(t)
  await live.keep(CALL, settled('a', 'नमस्ते जी', 0))
  const { speaker, language, text, words, startMs, endMs } = settled('x', 'नमस्ते जी', 0)
  const heard = { speaker, language, text, words, startMs, endMs }
  const saved = await transcripts.save(CALL, {
    ...{ segments: [heard], speakersSeparated: true, durationMs: 5000 },
  })
  equal(await storage.commit(saved.writes), true)

  equal(await live.keep(CALL, settled('b', 'late', 1000)), false)
  equal(await live.keepGap(CALL, { speaker: null, startMs: 0, endMs: 500, reason: 'overloaded' }), false)

  deepEqual(
    (await transcripts.segmentsOf('call-1'))?.map(({ segmentId, revision }) => [segmentId, revision]),
    [['a', 4]],
  )
  deepEqual((await transcripts.summary('call-1'))?.gaps, [])
})

test('a storage that is closed is told to whoever keeps, and the next one is not held up by it', async () => {
  const storage = openSqliteStorage({ file: ':memory:' })
  const { live } = over(storage)
  await live.keep(CALL, settled('a', 'जी', 0))
  await storage.close()

  await rejects(live.keep(CALL, settled('b', 'जी', 500)), { code: 'storage-unavailable' })
  await rejects(live.keep(CALL, settled('c', 'जी', 900)), { code: 'storage-unavailable' })
})
