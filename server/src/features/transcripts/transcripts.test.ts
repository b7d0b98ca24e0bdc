import { deepEqual, equal, rejects } from 'node:assert/strict'
import { test } from 'node:test'

import type { KeptSegment, Segment } from '@leadbreak/contract'
import { openSqliteStorage } from '../../storage/sqlite.ts'
import { wordsOf } from './transcript-builders.ts'
import { makeTranscripts } from './transcripts.ts'

const CLOCK = { nowMs: () => Date.UTC(2026, 0, 31, 9, 30) }

function aSegment(text: string, startMs: number, part: Partial<Segment> = {}): Segment {
  const words = wordsOf(text, startMs)
  return { speaker: 'agent', language: 'hi', text, startMs, endMs: words.at(-1)!.endMs, words, ...part }
}

function setUp() {
  const storage = openSqliteStorage({ file: ':memory:' })
  const transcripts = makeTranscripts({ storage, clock: CLOCK })
  const keep = async (segments: Segment[]) => {
    const heard = { segments, speakersSeparated: true, durationMs: 60_000 }
    const { writes } = await transcripts.save(CALL, heard)
    return storage.commit(writes)
  }
  return { storage, transcripts, keep }
}

const CALL = { callId: 'call-1', owner: { agentId: 'user-asha', username: 'asha' } }

/** What the recogniser wrote, without the names that segments have got. */
function heardOf(segments: readonly KeptSegment[] | null | undefined): Segment[] | undefined {
  return segments?.map(({ speaker, language, text, startMs, endMs, words, alternative }) => {
    const segment = { speaker, language, text, startMs, endMs, words }
    return alternative === undefined ? segment : { ...segment, alternative }
  })
}

const SEGMENTS = [
  aSegment('नमस्ते जी', 0),
  aSegment('yes tell me', 1000, {
    speaker: 'lead',
    language: 'en-IN',
    alternative: { language: 'hi', text: 'ये' },
  }),
  aSegment('बजट कितना है आपका', 2500),
]

test('a call without a transcript has none', async () => {
  const { transcripts } = setUp()

  equal(await transcripts.read('call-1', { limit: 10 }), null)
  equal(await transcripts.segmentsOf('call-1'), null)
  equal(await transcripts.text('call-1'), null)
})

test('a transcript is read as it was saved, whole or page by page', async () => {
  const { transcripts, keep } = setUp()
  equal(await keep(SEGMENTS), true)

  const first = await transcripts.read('call-1', { limit: 2 })
  const second = await transcripts.read('call-1', { limit: 2, after: first!.segments.next })

  deepEqual(first?.transcript, {
    callId: 'call-1',
    source: 'recording',
    segmentCount: 3,
    speakersSeparated: true,
    languages: ['hi', 'en-IN'],
    durationMs: 60_000,
    gaps: [],
    madeAt: '2026-01-31T09:30:00.000Z',
  })
  deepEqual(heardOf([...first.segments.items, ...second!.segments.items]), SEGMENTS)
  equal(second?.segments.next, null)
  deepEqual(heardOf(await transcripts.segmentsOf('call-1')), SEGMENTS)
  equal(await transcripts.text('call-1'), 'Agent: नमस्ते जी\nLead: yes tell me\nAgent: बजट कितना है आपका')
})

test('a new transcript replaces the old one with all its segments', async () => {
  const { transcripts, keep } = setUp()
  await keep(SEGMENTS)

  equal(await keep([aSegment('हैलो', 0)]), true)

  deepEqual(heardOf(await transcripts.segmentsOf('call-1')), [aSegment('हैलो', 0)])
  equal((await transcripts.read('call-1', { limit: 10 }))?.transcript.segmentCount, 1)
})

test('of two transcripts made at once only the first is kept', async () => {
  const { storage, transcripts, keep } = setUp()
  await keep(SEGMENTS)
  const heard = { speakersSeparated: false, durationMs: 60_000 }
  const a = await transcripts.save(CALL, { ...heard, segments: [aSegment('पहला', 0)] })
  const b = await transcripts.save(CALL, { ...heard, segments: [aSegment('दूसरा', 0)] })

  deepEqual([await storage.commit(a.writes), await storage.commit(b.writes)], [true, false])

  equal(await transcripts.text('call-1'), 'Agent: पहला')
})

test('of two first transcripts made at once the second is refused', async () => {
  const { storage, transcripts } = setUp()
  const heard = { segments: SEGMENTS, speakersSeparated: false, durationMs: 1 }
  const a = await transcripts.save(CALL, heard)
  const b = await transcripts.save(CALL, heard)

  await storage.commit(a.writes)

  await rejects(storage.commit(b.writes), { code: 'duplicate-key' })
})

test('a long transcript is read over many pages', async () => {
  const { transcripts, keep } = setUp()
  const many = Array.from({ length: 2500 }, (_, index) => aSegment(`w${index}`, index * 1000))
  await keep(many)

  deepEqual(heardOf(await transcripts.segmentsOf('call-1')), many)
})
