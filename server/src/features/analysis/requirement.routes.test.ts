import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'

import type { LiveRequirement } from '@leadbreak/contract'

import { anHttpServer } from '../../../test/an-http-server.ts'
import { bearing, codeIn } from '../../../test/an-app.ts'
import type { SignedInUser } from '../../http/authentication.ts'
import { makeLedger } from '../../jobs/ledger.ts'
import { makeTestTime } from '../../jobs/test-time.ts'
import { openSqliteStorage } from '../../storage/sqlite.ts'
import { callsDeclaration, wholeCall } from '../calls/call.ts'
import { makeCalls } from '../calls/calls.ts'
import { makeLiveTranscripts } from '../transcripts/keep-live.ts'
import { makeTranscripts } from '../transcripts/transcripts.ts'
import { makeAnalyses } from './kept/analyses.ts'
import { makeLiveRequirement } from './live/live-requirement.ts'
import { requirementRoutes } from './requirement.routes.ts'
import { understand } from './understand.ts'

const PEOPLE: Readonly<Record<string, SignedInUser>> = {
  asha: { id: 'user-asha', username: 'asha', role: 'agent' },
  ravi: { id: 'user-ravi', username: 'ravi', role: 'agent' },
}
const ASHAS = { callId: 'call-1', owner: { agentId: 'user-asha', username: 'asha' } }

/** A call of asha's that goes on, with nothing said yet. */
async function setUp(t: TestContext) {
  const { clock } = makeTestTime()
  const storage = openSqliteStorage({ file: ':memory:' })
  const collection = storage.collection(callsDeclaration('CallsCollection'))
  const files = {
    receive: () => Promise.reject(new Error('No recordings here.')),
    remove: async () => undefined,
  }
  const ledger = makeLedger({ storage, clock })
  const calls = makeCalls({ storage, calls: collection, files, ledger, clock, onWork: () => undefined })
  const transcripts = makeTranscripts({ storage, clock })
  const kept = makeLiveTranscripts({ storage, clock })
  const analyses = makeAnalyses({ storage, clock })
  const log = { warn: () => undefined, error: () => undefined }
  const news = { publish: () => undefined }
  const liveRequirements = makeLiveRequirement({
    ...{ transcripts, analyses, calls, news, log },
    optOut: async () => undefined,
  })
  const { app } = await anHttpServer({
    whoIs: async (token) => PEOPLE[token] ?? null,
    routes: (routes) => void routes.register(requirementRoutes, { calls, analyses, liveRequirements }),
  })
  t.after(async () => {
    await app.close()
    await storage.close()
  })
  const { agentId, username } = ASHAS.owner
  await storage.commit([collection.insert(wholeCall({ call_id: ASHAS.callId, agentId, username }))])

  return {
    get: (path: string, who = 'asha') =>
      app.inject({ url: `/api/calls/call-1/requirement${path}`, headers: bearing(who) }),
    leadSays: async (text: string) => {
      const place = { segmentId: 's1', revision: 1, startMs: 0, endMs: 2_000, words: [] }
      const segment = { ...place, speaker: 'lead' as const, language: 'hi' as const, text }
      await kept.keep(ASHAS, segment)
      liveRequirements.segmentKept(ASHAS, segment)
    },
    readWhole: async () => {
      const segments = (await transcripts.segmentsOf('call-1'))!
      const read = understand({ segments, spokenAtMs: clock.nowMs(), wasReached: true })
      await storage.commit(await analyses.keep('call-1', read, segments))
    },
  }
}

test('in the middle of a call the requirement so far is there, and the whole one is not', async (t) => {
  const { get, leadSays } = await setUp(t)
  await leadSays('noida me do bhk flat chahiye')

  const live = (await get('/live')).json<LiveRequirement>()

  assert.ok(live.isProvisional)
  assert.deepEqual(live.finding.requirement.locations, ['Noida'])
  assert.equal(live.stillToAsk[0]?.field, 'purpose')
  assert.equal(codeIn(await get('')), 'requirement-not-ready')
})

test('before the first word all is still to ask', async (t) => {
  const { get } = await setUp(t)

  const live = (await get('/live')).json<LiveRequirement>()

  assert.deepEqual(live.finding.evidence, [])
  assert.equal(live.stillToAsk.length, 7)
})

test('once the whole call is read both routes answer the same finding', async (t) => {
  const { get, leadSays, readWhole } = await setUp(t)
  await leadSays('noida me do bhk flat chahiye')
  await readWhole()

  const live = (await get('/live')).json<LiveRequirement>()

  assert.ok(!live.isProvisional)
  assert.deepEqual(live.finding, (await get('')).json())
})

test("the requirement of a call is nobody else's business", async (t) => {
  const { get } = await setUp(t)

  assert.equal(codeIn(await get('/live', 'ravi')), 'call-not-found')
})
