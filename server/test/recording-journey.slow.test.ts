import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'

import { decodeWavFrames, readWavHeader, wavFile } from '@leadbreak/audio'
import type { Requirement } from '@leadbreak/contract'

import { listConversations } from './conversations.ts'
import { aClient } from './a-client.ts'
import { startServer, type ServerProcess } from './a-server.ts'

const CONVERSATIONS = listConversations()

function requirementOf(file: string): Requirement {
  const text = readFileSync(join(dirname(file), 'conversation.json'), 'utf8')
  return (JSON.parse(text) as { requirement: Requirement }).requirement
}

/** The channels of a recording, changed by `change` and written to a new file. */
function rewritten(file: string, change: (channels: Int16Array[]) => Int16Array[]): string {
  const bytes = readFileSync(file)
  const reading = readWavHeader(bytes, { isWhole: true })
  assert.equal(reading.status, 'complete')
  const { header } = reading
  const channels = decodeWavFrames(header, bytes.subarray(header.dataOffsetBytes))
  const made = join(mkdtempSync(join(tmpdir(), 'leadbreak-wav-')), 'recording.wav')
  writeFileSync(made, wavFile(change(channels), header.sampleRateHz))
  return made
}

function repeated(channel: Int16Array, times: number): Int16Array {
  const long = new Int16Array(channel.length * times)
  for (let n = 0; n < times; n++) long.set(channel, n * channel.length)
  return long
}

let server: ServerProcess
let client: Awaited<ReturnType<typeof aClient>>

before(async () => {
  server = await startServer()
  client = await aClient(server.baseUrl)
})

after(async () => {
  server.child.kill('SIGTERM')
  await server.ended
})

for (const { name, file } of CONVERSATIONS) {
  test(`the conversation ${name} goes in as sound and comes out as its requirement`, async () => {
    const { callId } = await client.send(file)
    const recording = await client.until(callId, 'done', 'failed')

    assert.equal(recording.failure, null)
    const { requirement, evidence } = await client.finding(callId)
    assert.deepEqual(requirement, requirementOf(file))
    const segments = await client.segments(callId)
    for (const { quote, segmentIndex } of evidence) {
      assert.ok(segments[segmentIndex]!.text.includes(quote), 'each value quotes its segment')
    }
  })
}

test('a mono recording is written down without speakers, and says so', async () => {
  const mono = rewritten(CONVERSATIONS[0]!.file, ([agent, lead]) => [
    agent!.map((sample, n) => sample + lead![n]!),
  ])

  const sent = await client.send(mono)
  const recording = await client.until(sent.callId, 'done', 'failed')

  assert.equal(recording.failure, null)
  assert.match(recording.note ?? '', /speakers not separated/)
  const segments = await client.segments(sent.callId)
  assert.ok(segments.length > 0)
  assert.ok(segments.every(({ speaker }) => speaker === null))
})

test('silence becomes an empty transcript and an empty requirement', async () => {
  const silence = rewritten(CONVERSATIONS[0]!.file, (channels) => channels.map((channel) => channel.fill(0)))

  const { callId } = await client.send(silence)
  await client.until(callId, 'done')

  assert.deepEqual(await client.segments(callId), [])
  assert.deepEqual((await client.finding(callId)).evidence, [])
})

test('a server that is killed in the middle of a transcription finishes it after the next start', async () => {
  const { file } = CONVERSATIONS[0]!
  const long = rewritten(file, (channels) => channels.map((channel) => repeated(channel, 8)))
  const killed = await startServer()
  const someone = await aClient(killed.baseUrl)
  const { callId } = await someone.send(long)
  await someone.until(callId, 'transcribing')

  killed.child.kill('SIGKILL')
  await killed.ended
  const next = await startServer({ dataDir: killed.dataDir, env: { PORT: new URL(killed.baseUrl).port } })
  const recording = await someone.until(callId, 'done', 'failed')

  assert.equal(recording.failure, null)
  assert.deepEqual((await someone.finding(callId)).requirement, requirementOf(file))
  next.child.kill('SIGTERM')
  assert.equal(await next.ended, 0)
})
