import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, readdirSync } from 'node:fs'
import { Agent, request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { wavFile } from '@leadbreak/audio'
import type { Problem, RecordingView } from '@leadbreak/contract'

import { openRecordingFiles } from '../../adapters/files/recording-files.ts'
import { masterKeysIn } from '../../adapters/files/recordings-key.ts'
import type { SignedInUser } from '../../http/authentication.ts'
import { makeLogger } from '../../http/logging.ts'
import { buildServer } from '../../http/server.ts'
import { makeLedger } from '../../jobs/ledger.ts'
import { systemClock as clock } from '../../lib/clock.ts'
import { openSqliteStorage } from '../../storage/sqlite.ts'
import { callsDeclaration } from './call.ts'
import { makeCalls } from './calls.ts'
import { recordingRoutes } from './recordings.routes.ts'

const PEOPLE: Readonly<Record<string, SignedInUser>> = {
  asha: { id: 'user-asha', username: 'asha', role: 'agent' },
  ravi: { id: 'user-ravi', username: 'ravi', role: 'agent' },
  meera: { id: 'user-meera', username: 'meera', role: 'manager' },
}
const MAX_BYTES = 100_000

const server = await setUp()
after(() => server.app.close())

async function setUp() {
  const directory = mkdtempSync(join(tmpdir(), 'leadbreak-calls-'))
  const storage = openSqliteStorage({ file: ':memory:' })
  const ledger = makeLedger({ storage, clock })
  let askedForWork = 0
  const calls = makeCalls({
    storage,
    calls: storage.collection(callsDeclaration('CallsCollection')),
    files: openRecordingFiles(directory, { maxBytes: MAX_BYTES, maxMinutes: 1 }, masterKeysIn(directory, [])),
    ledger,
    clock,
    onWork: () => {
      askedForWork++
    },
  })
  const app = await buildServer({
    options: {
      version: '0',
      docsPublic: false,
      corsOrigins: [],
      trustedProxies: [],
      requestsPerMinute: { general: 10_000, 'sign-in': 1, registration: 1 },
      maxEventLoopDelayMs: 0,
    },
    logger: makeLogger({ level: 'silent' }),
    whoIs: async (token) => PEOPLE[token] ?? null,
    readiness: [],
    routes: (routes) => {
      void routes.register(recordingRoutes, { calls, maxBytes: MAX_BYTES })
    },
  })
  return {
    app,
    baseUrl: await app.listen({ host: '127.0.0.1', port: 0 }),
    ledger,
    kept: () => readdirSync(join(directory, 'recordings')),
    timesAskedForWork: () => askedForWork,
  }
}

function aRecording(channels: 1 | 2 = 2, frames = 8000): Buffer {
  return Buffer.from(
    wavFile(
      Array.from({ length: channels }, () => new Int16Array(frames)),
      8000,
    ),
  )
}

function aForm(file: Buffer): [form: Buffer, headers: Record<string, string>] {
  const head =
    '--b\r\nContent-Disposition: form-data; name="file"; filename="../../x.wav"\r\nContent-Type: audio/wav\r\n\r\n'
  const form = Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--b--\r\n')])
  return [form, { 'content-type': 'multipart/form-data; boundary=b' }]
}

/** The status of the answer over a real connection, or null when none comes. */
async function statusOf(
  url: string,
  [body, headers]: readonly [Buffer, Record<string, string>],
  agent: Agent,
): Promise<number | null> {
  const signal = AbortSignal.timeout(3000)
  const sent = request(url, {
    method: 'POST',
    agent,
    signal,
    headers: { authorization: 'Bearer asha', ...headers },
  })
  sent.end(body)
  try {
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    response.resume()
    await once(response, 'end')
    return response.statusCode ?? null
  } catch {
    return null
  }
}

function send(payload: Buffer, headers: Record<string, string> = {}, who = 'asha', query = '') {
  return server.app.inject({
    method: 'POST',
    url: `/api/recordings${query}`,
    headers: { authorization: `Bearer ${who}`, 'content-type': 'audio/wav', ...headers },
    payload,
  })
}

function ask(callId: string, who: string) {
  return server.app.inject({
    url: `/api/recordings/${callId}`,
    headers: { authorization: `Bearer ${who}` },
  })
}

function retry(callId: string, who: string) {
  return server.app.inject({
    method: 'POST',
    url: `/api/recordings/${callId}/retry`,
    headers: { authorization: `Bearer ${who}` },
  })
}

test('a recording becomes a call with a job, and the answer says where to ask for it', async () => {
  const before = server.timesAskedForWork()

  const response = await send(aRecording())

  assert.equal(response.statusCode, 202)
  const recording = response.json<RecordingView>()
  assert.equal(response.headers.location, `/api/recordings/${recording.callId}`)
  assert.equal(recording.state, 'queued')
  assert.equal(recording.durationMs, 1000)
  assert.equal(recording.speakersSeparated, true)
  assert.ok(server.kept().includes(recording.callId))
  assert.equal(server.timesAskedForWork(), before + 1)
  assert.equal((await server.ledger.findByKey(`transcribe-recording:${recording.callId}`))?.state, 'waiting')
})

test('a form with the file in it does the same', async () => {
  const response = await send(...aForm(aRecording()))

  assert.equal(response.statusCode, 202)
})

test('a file in a form that is larger than allowed is refused, and not cut short', async () => {
  const before = server.kept()

  const response = await send(...aForm(aRecording(2, MAX_BYTES / 4)))

  assert.equal(response.statusCode, 413)
  assert.equal(response.json<Problem>().code, 'recording-too-large')
  assert.deepEqual(server.kept(), before)
})

test('a form that ends before its file does is refused as not whole', async () => {
  const [form, headers] = aForm(aRecording())

  const response = await send(form.subarray(0, -1000), headers)

  assert.equal(response.statusCode, 422)
  assert.match(response.json<Problem>().detail, /did not arrive whole/)
})

for (const [way, refused] of [
  ['as the body', [Buffer.alloc(2_000_000), { 'content-type': 'audio/wav' }]],
  ['in a form', aForm(Buffer.alloc(2_000_000))],
] as const) {
  test(`a connection can be used on after a refusal in the middle of what came ${way}`, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })

    const statuses: unknown[] = []
    for (let n = 0; n < 3; n++)
      statuses.push(await statusOf(`${server.baseUrl}/api/recordings`, refused, agent))

    agent.destroy()
    assert.deepEqual(statuses, [422, 422, 422])
  })
}

test('a form without a file is refused with what to do', async () => {
  const payload = Buffer.from('--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n--b--\r\n')

  const response = await send(payload, { 'content-type': 'multipart/form-data; boundary=b' })

  assert.equal(response.statusCode, 400)
  assert.match(response.json<Problem>().detail, /field "file"/)
})

test('a recording with one channel is accepted, and says that nobody can tell the speakers apart', async () => {
  const recording = (await send(aRecording(1))).json<RecordingView>()

  assert.equal(recording.speakersSeparated, false)
  assert.match(recording.note ?? '', /speakers not separated/)
})

test('the same request twice makes one call', async () => {
  const headers = { 'idempotency-key': 'upload-7' }

  const answers = await Promise.all([send(aRecording(), headers), send(aRecording(), headers)])
  const late = await send(aRecording(), headers)

  const callIds = [...answers, late].map((answer) => answer.json<RecordingView>().callId)
  assert.equal(new Set(callIds).size, 1)
})

test("two people's equal keys are two requests", async () => {
  const headers = { 'idempotency-key': 'upload-8' }

  const asha = (await send(aRecording(), headers, 'asha')).json<RecordingView>()
  const ravi = (await send(aRecording(), headers, 'ravi')).json<RecordingView>()

  assert.notEqual(asha.callId, ravi.callId)
})

test('a failed recording is tried again when its owner says so, and one that has not failed stays as it is', async () => {
  const { callId } = (await send(aRecording())).json<RecordingView>()
  const { ledger } = server
  const job = (await ledger.findByKey(`transcribe-recording:${callId}`))!
  await ledger.cancel(job.id)
  assert.equal((await ask(callId, 'asha')).json<RecordingView>().state, 'failed')
  const before = server.timesAskedForWork()

  const byOthers = await retry(callId, 'ravi')
  const answers = await Promise.all([retry(callId, 'asha'), retry(callId, 'asha')])

  assert.equal(byOthers.statusCode, 404)
  for (const answer of answers) {
    assert.equal(answer.statusCode, 202)
    assert.equal(answer.json<RecordingView>().state, 'queued')
  }
  assert.equal(server.timesAskedForWork(), before + 1)
  assert.equal((await ledger.find(job.id))?.state, 'waiting')
})

for (const [what, payload, status, code] of [
  ['no WAV file', Buffer.from('MZ this is a program'), 422, 'recording-unreadable'],
  ['no sound', aRecording(2, 0), 422, 'recording-unreadable'],
  ['too many bytes', aRecording(2, 40_000), 413, 'recording-too-large'],
] as const) {
  test(`what has ${what} is refused with ${status}, and nothing stays`, async () => {
    const before = server.kept()

    const response = await send(payload)

    assert.equal(response.statusCode, status)
    assert.equal(response.json<Problem>().code, code)
    assert.deepEqual(server.kept(), before)
  })
}

test('a body that is far too large is refused by its announced length', async () => {
  const response = await send(Buffer.alloc(MAX_BYTES * 2))

  assert.equal(response.statusCode, 413)
})

test('other content types, an unknown side and no token are refused', async () => {
  assert.equal((await send(aRecording(), { 'content-type': 'audio/mpeg' })).statusCode, 415)
  assert.equal((await send(aRecording(), {}, 'asha', '?agentChannel=middle')).statusCode, 400)
  assert.equal((await send(aRecording(), {}, 'nobody')).statusCode, 401)
})

test("an agent cannot see that another agent's recording exists, and a manager sees all", async () => {
  const { callId } = (await send(aRecording())).json<RecordingView>()

  assert.equal((await ask(callId, 'asha')).statusCode, 200)
  assert.equal((await ask(callId, 'meera')).statusCode, 200)
  const hidden = await ask(callId, 'ravi')
  const absent = await ask('no-such-call', 'ravi')
  assert.equal(hidden.statusCode, 404)
  assert.deepEqual(hidden.json<Problem>().code, absent.json<Problem>().code)
})
