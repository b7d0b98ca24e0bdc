import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

import { openRecordingFiles } from '../../adapters/files/recording-files.ts'
import { masterKeysIn } from '../../adapters/files/recordings-key.ts'
import { makeLedger } from '../../jobs/ledger.ts'
import { makeRunner } from '../../jobs/runner.ts'
import { makeTestTime, settle } from '../../jobs/test-time.ts'
import type { News } from '../../live/news.ts'
import { openSqliteStorage } from '../../storage/sqlite.ts'
import { makeContacts } from '../contacts/contacts.ts'
import { callsDeclaration, type Viewer } from './call.ts'
import { FETCH, fetchKey, transcribeKey } from './call-jobs.ts'
import { makeCalling } from './calling.ts'
import type { CallListener } from './call-sound.ts'
import { makeCalls } from './calls.ts'
import { statusOf } from './dial.ts'
import { makeRecordingNews } from './recording-news.ts'
import { aScriptedCarrier } from './scripted-carrier.suite.ts'
import { makeStreamTokens } from './sound/stream-tokens.ts'

export const ASHA: Viewer = { id: 'user-asha', username: 'asha', role: 'agent' }
export const RAVI: Viewer = { id: 'user-ravi', username: 'ravi', role: 'agent' }
export const MEERA: Viewer = { id: 'user-meera', username: 'meera', role: 'manager' }

export const NUMBERS = { agentNumber: 9812345678, leadNumber: 9000000001 }
export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS

const QUEUED_MAX_MS = MINUTE_MS
/** More than the commits that one look after a call makes, one after the other. */
const TURNS = 10

export interface TelephoneDeskOptions {
  /** Hears calls while they go on; nobody does by default. */
  readonly listener?: CallListener | null
  readonly news?: News
  /** Hears how far the recordings of calls are. */
  readonly recordingNews?: News
}

/** Calls by telephone on real storage and files, with a carrier that the test scripts and a time that it moves. */
export function aTelephoneDesk(
  t: TestContext,
  { listener = null, news, ...heard }: TelephoneDeskOptions = {},
) {
  const time = makeTestTime()
  const { clock, timers } = time
  const storage = openSqliteStorage({ file: ':memory:' })
  t.after(() => storage.close())
  const directory = mkdtempSync(join(tmpdir(), 'leadbreak-desk-'))
  const files = openRecordingFiles(
    directory,
    { maxBytes: 1_000_000, maxMinutes: 60 },
    masterKeysIn(directory, []),
  )
  const carrier = aScriptedCarrier()
  const recordingNews = makeRecordingNews({
    recordingOf: (callId) => first.calls.recordingOf(callId),
    news: heard.recordingNews ?? { publish: () => undefined },
    ...{ timers, log: { info: () => undefined, warn: () => undefined, error: () => undefined } },
  })
  const contacts = makeContacts({ storage, clock })
  const ledger = makeLedger({ storage, clock, onChange: recordingNews.noteJob })
  const collection = storage.collection(callsDeclaration('CallsCollection'))

  /** One life of the server on what is kept: a second one stands for a restart. */
  function live() {
    const warnings: unknown[] = []
    const warn = (fields: object) => {
      warnings.push(fields)
    }
    const log = { info: () => undefined, warn, error: warn }
    const onWork = () => {
      runner.notify()
    }
    const calls = makeCalls({ storage, calls: collection, files, ledger, clock, onWork })
    const calling = makeCalling({
      ...{ storage, collection, calls, contacts, files, ledger, clock, timers, log, onWork, recordingNews },
      carrier: carrier.carrier,
      queuedMaxMs: QUEUED_MAX_MS,
      live: listener && { listener, tokens: makeStreamTokens('the secret of the installation', clock) },
      ...(news ? { news } : {}),
    })
    const runner = makeRunner({
      ...{ ledger, storage, clock, timers, log, random: () => 0.2 },
      handlers: { [FETCH]: { work: calling.fetchRecording, concurrency: 2, maxRunMs: MINUTE_MS } },
      isOnlyRunner: true,
    })
    return { calls, calling, runner, warnings }
  }

  const first = live()
  t.after(() => first.runner.stop(0))
  t.after(async () => {
    const stopped = first.calling.sweeper.stop(0)
    await time.advance(1)
    await stopped
  })

  const dialOf = async (callId: string) => (await first.calling.get(callId)).dial
  const statusNow = async (callId: string) => statusOf(await dialOf(callId))
  const eventsOf = async (callId: string) => {
    const { items } = await first.calling.eventsFor(MEERA, callId, { limit: 1000 })
    return items.map(({ leg, state }) => (leg === null ? state : `${leg} ${state}`))
  }
  return {
    ...first,
    ...{ time, storage, contacts, files, collection, ledger, carrier, live, dialOf, statusNow, eventsOf },
    fetchJobOf: (callId: string) => ledger.findByKey(fetchKey(callId)),
    transcriptionOf: (callId: string) => ledger.findByKey(transcribeKey(callId)),
    /** Lets real input and output end, then moves the time. */
    pass: async (byMs: number) => {
      await settle()
      await time.advance(byMs, TURNS)
      await settle()
    },
  }
}
