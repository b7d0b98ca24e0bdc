import { deepEqual, equal } from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'

import type { Segment } from '@leadbreak/contract'

import { WORD_KEY_RULES } from '../../lib/word-keys.ts'
import { declareCollection } from '../../storage/collection.ts'
import type { Document } from '../../storage/shape.ts'
import { openSqliteStorage } from '../../storage/sqlite.ts'
import { wholeCall, type Call, type Viewer } from '../calls/call.ts'
import { makeKeepFindable } from './keep-findable.ts'
import { makeSegmentSearch } from './search-segments.ts'
import { transcriptsDeclaration } from './transcript-store.ts'
import { wordsOf } from './transcript-builders.ts'
import { makeTranscripts } from './transcripts.ts'

const CLOCK = { nowMs: () => Date.UTC(2026, 0, 31, 9, 30) }
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }
const ASHA: Viewer = { id: 'user-asha', username: 'asha', role: 'agent' }
const RAVI: Viewer = { id: 'user-ravi', username: 'ravi', role: 'agent' }

const CALLS = Array.from({ length: 25 }, (_, n) => `call-${n}`)

interface EarlierTranscript extends Document {
  readonly callId: string
  readonly edition: string
}

interface EarlierSegment extends Document, Segment {
  readonly id: string
  readonly edition: string
  readonly index: number
}

/** A database as the version before wrote it, in which nobody could search, and its calls; the first has lost its call. */
async function anEarlierDatabase(t: TestContext) {
  const file = join(mkdtempSync(join(tmpdir(), 'leadbreak-earlier-')), 'test.sqlite')
  const earlier = openSqliteStorage({ file })
  const transcripts = earlier.collection(
    declareCollection<EarlierTranscript>()({ name: 'transcripts', idField: 'callId' }),
  )
  const segments = earlier.collection(
    declareCollection<EarlierSegment>()({
      ...{ name: 'segments', idField: 'id' },
      indexes: [['edition', 'index']],
    }),
  )
  for (const callId of CALLS) {
    const words = wordsOf('मकान चाहिए', 0)
    const segment = { speaker: 'lead', language: 'hi', text: 'मकान चाहिए', words } as const
    const parts = [0, 1].map((index) => {
      const times = { startMs: index * 1000, endMs: index * 1000 + 700 }
      const place = { id: `${callId}-edition-${index}`, edition: `${callId}-edition`, index, revision: 0 }
      return segments.insert({ ...segment, ...times, ...place })
    })
    const whole = { segmentCount: 2, speakersSeparated: true, languages: ['hi'], durationMs: 2000 }
    const times = { madeAt: '2025-12-31T09:30:00.000Z' }
    const transcript = { callId, revision: 0, edition: `${callId}-edition`, ...whole, ...times }
    await earlier.commit([transcripts.insert(transcript), ...parts])
  }
  await earlier.close()

  const storage = openSqliteStorage({ file })
  t.after(() => storage.close())
  return storage
}

async function callOf(callId: string): Promise<Call | null> {
  const owner = Number(callId.slice(5)) % 2 === 0 ? ASHA : RAVI
  return callId === 'call-0'
    ? null
    : wholeCall({ call_id: callId, username: owner.username, agentId: owner.id })
}

test('transcripts of an earlier version are read as they are, and are found after the next start', async (t) => {
  const storage = await anEarlierDatabase(t)
  const transcripts = makeTranscripts({ storage, clock: CLOCK })
  const search = makeSegmentSearch(storage)
  const before = await transcripts.whole('call-2')
  deepEqual([before?.source, before?.gaps], ['recording', []])
  deepEqual(
    before?.segments.map(({ segmentId, revision, heardText }) => [segmentId, revision, heardText]),
    [
      ['call-2-edition-0', 0, null],
      ['call-2-edition-1', 0, null],
    ],
  )
  equal((await search(ASHA, { text: 'makaan', after: null, limit: 100 })).items.length, 0)

  const keepFindable = makeKeepFindable({ storage, transcripts, calls: { find: callOf }, log: SILENT })
  const isUpToDate = async () =>
    (await storage.collection(transcriptsDeclaration).count({ where: { searchRules: WORD_KEY_RULES } })) ===
    CALLS.length
  keepFindable.start()
  while (!(await isUpToDate())) await new Promise((resolve) => setImmediate(resolve))
  await keepFindable.stop()

  deepEqual(await transcripts.whole('call-2'), before)
  const callsOf = async (viewer: Viewer) => {
    const { items } = await search(viewer, { text: 'makaan', after: null, limit: 100 })
    return new Set(items.map(({ callId }) => callId))
  }
  const oddness = async (viewer: Viewer) =>
    new Set([...(await callsOf(viewer))].map((id) => Number(id.slice(5)) % 2))
  equal((await callsOf({ ...ASHA, role: 'manager' })).size, 25)
  equal((await callsOf(ASHA)).size, 12)
  deepEqual(await oddness(ASHA), new Set([0]))
  equal((await callsOf(RAVI)).size, 12)
  deepEqual(await oddness(RAVI), new Set([1]))
})

test('what is left over when the server stops is done at the next start', async (t) => {
  const storage = await anEarlierDatabase(t)
  const transcripts = makeTranscripts({ storage, clock: CLOCK })
  const deps = { storage, transcripts, calls: { find: callOf }, log: SILENT }
  const first = makeKeepFindable(deps)
  first.start()
  await first.stop()

  let done = 0
  const second = makeKeepFindable({
    ...deps,
    log: { ...SILENT, info: (fields) => void (done = (fields as { count: number }).count) },
  })
  second.start()
  while (done === 0) await new Promise((resolve) => setImmediate(resolve))
  await second.stop()

  equal(
    await storage.collection(transcriptsDeclaration).count({ where: { searchRules: WORD_KEY_RULES } }),
    25,
  )
})
