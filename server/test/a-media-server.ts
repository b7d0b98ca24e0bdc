import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { makeNoCarrier } from '../src/adapters/no-carrier.ts'
import { openRecordingFiles } from '../src/adapters/files/recording-files.ts'
import { masterKeysIn } from '../src/adapters/files/recordings-key.ts'
import { makeTwilioStreams } from '../src/adapters/twilio/media/twilio-streams.ts'
import { callsDeclaration } from '../src/features/calls/call.ts'
import type { CallListener } from '../src/features/calls/call-sound.ts'
import { makeCalling } from '../src/features/calls/calling.ts'
import { makeContacts } from '../src/features/contacts/contacts.ts'
import { makeCalls } from '../src/features/calls/calls.ts'
import type { Carrier, Side } from '../src/features/calls/carrier.ts'
import { mediaRoutes } from '../src/features/calls/sound/media.routes.ts'
import { makeStreamTokens } from '../src/features/calls/sound/stream-tokens.ts'
import { buildServer } from '../src/http/server.ts'
import { makeLogger } from '../src/http/logging.ts'
import { makeLedger } from '../src/jobs/ledger.ts'
import { systemClock as clock, toInstant } from '../src/lib/clock.ts'
import { openSqliteStorage } from '../src/storage/sqlite.ts'

/**
 * A process that takes in the sound of calls as the server does, with all checks, on a storage in memory; whoever listens
 * only counts. It is told what to do by the process that began it, and ends with it.
 *
 * `{ open: 200 }` begins so many talks and is answered with how their streams may come; `{ begin: true }` begins to
 * measure, and is answered; `{ read: true }` is answered with what was measured since, after a collection of garbage.
 */
const accountSid = `AC${randomBytes(16).toString('hex')}`
const authToken = randomBytes(16).toString('hex')
const storage = openSqliteStorage({ file: ':memory:' })
const directory = mkdtempSync(join(tmpdir(), 'leadbreak-media-'))
process.on('exit', () => {
  rmSync(directory, { recursive: true, force: true })
})
const log = makeLogger({ level: 'warn' })
const tokens = makeStreamTokens(randomBytes(32).toString('hex'), clock)

let heardSamples = 0
let gapCount = 0
const listener: CallListener = {
  listen: () => ({
    hear: (_side, _startMs, samples) => {
      heardSamples += samples.length
    },
    gap: () => {
      gapCount++
    },
    end: () => Promise.resolve(),
  }),
}

let placed = 0
const sidOf = (kind: number) => `CA${kind}${String(placed).padStart(31, '0')}`
const carrier: Carrier = {
  ...makeNoCarrier().carrier,
  placeCall: async () => {
    placed++
    return { outcome: 'placed', carrierCallId: sidOf(0) }
  },
}
const collection = storage.collection(callsDeclaration('CallsCollection'))
const files = openRecordingFiles(
  directory,
  { maxBytes: 1_000_000, maxMinutes: 60 },
  masterKeysIn(directory, []),
)
const ledger = makeLedger({ storage, clock })
const common = { storage, files, ledger, clock, onWork: () => undefined }
const calls = makeCalls({ ...common, calls: collection })
const calling = makeCalling({
  ...{ ...common, collection, calls, carrier, log, contacts: makeContacts({ storage, clock }) },
  queuedMaxMs: 60_000,
  live: { listener, tokens },
})

let baseUrl = ''
const streams = makeTwilioStreams({ accountSid, authTokens: [authToken], publicUrl: () => baseUrl })
const app = await buildServer({
  options: {
    ...{ version: '0.0.0-test', docsPublic: false, corsOrigins: [], trustedProxies: [] },
    requestsPerMinute: { general: 1_000_000, 'sign-in': 1, registration: 1 },
    maxEventLoopDelayMs: 0,
  },
  ...{ logger: log, whoIs: async () => null, readiness: [] },
  routes: async (each) => {
    const waiting = { perAddress: 1_000, inAll: 1_000 }
    await each.register(mediaRoutes, { desk: calling.sounds!, streams, waiting })
  },
})
baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const loopDelay = monitorEventLoopDelay({ resolution: 5 })
let cpuBefore = process.cpuUsage()

process.on('message', (order: { open?: number; begin?: true; read?: true }) => {
  if (order.open !== undefined) void open(order.open)
  if (order.begin) begin()
  if (order.read) read()
})
process.once('disconnect', () => process.exit())
process.send!({ accountSid, authToken, baseUrl })

async function open(count: number): Promise<void> {
  const agent = { id: 'agent', username: 'agent', role: 'agent' } as const
  const talks: { callSid: string; token: string }[] = []
  for (let n = 0; n < count; n++) {
    const { call_id: callId } = await calling.place(agent, {
      ...{ agentNumber: 9_812_345_678, leadNumber: 9_000_000_000 + placed },
    })
    await answer(callId, 'agent')
    await answer(callId, 'lead')
    talks.push({ callSid: sidOf(0), token: tokens.issue(callId) })
  }
  process.send!({ talks })
}

async function answer(callId: string, side: Side): Promise<void> {
  const carrierLegId = sidOf(side === 'agent' ? 0 : 1)
  const at = toInstant(clock.nowMs())
  await calling.report(callId, { kind: 'leg', side, carrierLegId, state: 'answered', end: null, at })
}

function begin(): void {
  heardSamples = 0
  gapCount = 0
  collectGarbage()
  loopDelay.reset()
  loopDelay.enable()
  cpuBefore = process.cpuUsage()
  process.send!({ begun: true })
}

function read(): void {
  const { user, system } = process.cpuUsage(cpuBefore)
  const [p50Ms, p99Ms] = [50, 99].map((percentile) => loopDelay.percentile(percentile) / 1e6)
  collectGarbage()
  const { heapUsed, rss } = process.memoryUsage()
  process.send!({ heardSamples, gapCount, cpuMs: (user + system) / 1000, p50Ms, p99Ms, heapUsed, rss })
}
