import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'

import { decodeWavFrames, readWavHeader } from '@leadbreak/audio'
import type { Requirement } from '@leadbreak/contract'

import { listConversations } from './conversations.ts'
import { readPersonas, type Persona } from '../src/commands/personas.ts'
import { requirementText } from '../src/features/analysis/requirement-text.ts'
import { aCaller, aTelephone } from './a-caller.ts'
import { startServer, type ServerProcess } from './a-server.ts'

/** Hindi, English, and both in one. */
const TALKS = ['buy-flat-noida', 'buy-villa-whitefield', 'hinglish-golf-course-road', 'rent-flat-dwarka']
const IS_BUSY = '9000000021'

let server: ServerProcess
/** What the server tells whoever started it. */
let simulator: { readonly url: string; readonly account: string; readonly token: string }
let personas: readonly Persona[]

before(async () => {
  server = await startServer({
    env: { SIMULATOR_CLOCK: 'fast', LOG_LEVEL: 'debug', SIGN_INS_PER_MINUTE: '1000000' },
  })
  const [, url, account, token] = /simulated, (\S+) [^]*account (\w+), token (\w+)/.exec(server.output())!
  simulator = { url: url!, account: account!, token: token! }
  personas = await readPersonas(simulator.url)
})

after(async () => {
  server.child.kill('SIGTERM')
  await server.ended
})

describe('a call', { concurrency: true }, () => {
  for (const name of TALKS) {
    test(`to somebody with the conversation ${name} is answered with both sides and what she wants`, async (t) => {
      const agent = aTelephone()
      const lead = numberOf(name)
      const caller = await aCaller(server.baseUrl)

      const noted = await caller.note(lead, agent)
      const carrierCallId = await caller.place(lead, agent)
      const { status, body } = await caller.getRecording({ call_sid: carrierCallId })
      const answeredAtMs = Date.now()

      assert.equal(noted.status, 200)
      assert.match(carrierCallId, /^CA[0-9a-f]{32}$/)
      assert.equal(status, 200)
      assert.deepEqual(body.Entities, requirementText(conversationOf(name).requirement))
      for (const speaker of ['Agent', 'Lead']) {
        const lines = body.Transcript.filter((line) => line.startsWith(`${speaker}: `))
        assert.ok(lines.length >= 3, `the ${speaker} is heard`)
      }
      const { callId } = await caller.ask(carrierCallId)
      assert.equal(callId, noted.body.call_id, 'what was noted is what was placed')
      const ended = (await caller.events(callId)).find(
        ({ state, leg }) => state === 'ended' && leg === 'lead',
      )!
      t.diagnostic(`answered ${answeredAtMs - Date.parse(ended.receivedAt)} ms after the end of the talk`)
    })
  }
})

test('a call that is understood is answered at once, by either of its ids and with each proof', async () => {
  const caller = await aCaller(server.baseUrl)
  const carrierCallId = await caller.place(numberOf('buy-flat-noida'))
  const first = await caller.getRecording({ call_sid: carrierCallId })
  assert.equal(first.status, 200)
  const { callId } = await caller.ask(carrierCallId)
  const { account, token } = simulator
  const recordingUrl = await recordingUrlOf(carrierCallId)
  const proof = { account_sid: account, auth_token: token }

  const startedAtMs = Date.now()
  const answers = [
    await caller.getRecording({ call_sid: carrierCallId }),
    await caller.getRecording({ call_sid: callId }),
    await caller.getRecording({ recording_url: recordingUrl, call_sid: carrierCallId }),
    await caller.getRecording({ ...proof, call_sid: carrierCallId }, {}),
    await caller.getRecording({ ...proof, call_sid: carrierCallId, recording_url: recordingUrl }, {}),
    await caller.getRecording({ ...proof, recording_url: recordingUrl }, {}),
  ]
  const tookMs = Date.now() - startedAtMs

  for (const answer of answers) assert.deepEqual(answer, first)
  assert.ok(tookMs < 2_000, `six answers took ${tookMs} ms`)
})

test('who proves nothing, or is another agent, learns nothing of a call', async () => {
  const caller = await aCaller(server.baseUrl)
  const stranger = await aCaller(server.baseUrl)
  const call_sid = await caller.place(IS_BUSY)
  const { account } = simulator

  const answers = [
    await stranger.getRecording({ call_sid }),
    await caller.getRecording({ call_sid }, {}),
    await caller.getRecording({ call_sid, account_sid: account, auth_token: 'f'.repeat(32) }, {}),
  ]

  assert.deepEqual(
    answers.map(({ body }) => body.code),
    ['call-not-found', 'unauthenticated', 'unauthenticated'],
  )
})

test('the recording lies on the disk unreadably, and is given back as it was spoken', async () => {
  const caller = await aCaller(server.baseUrl)
  const carrierCallId = await caller.place(numberOf('buy-flat-noida'))
  await caller.getRecording({ call_sid: carrierCallId })
  const { callId } = await caller.ask(carrierCallId)

  const wav = await caller.audio(callId)

  const [agent, lead] = channelsOf(wav)
  const [spokenByAgent, spokenByLead] = channelsOf(readFileSync(conversationOf('buy-flat-noida').file))
  assert.ok(likeness(agent!, spokenByAgent!) > 0.95)
  assert.ok(likeness(lead!, spokenByLead!) > 0.95)
  assert.ok(likeness(agent!, spokenByLead!) < 0.2)

  const samples = loudStretches(wav)
  const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  assert.ok(files.some((file) => file.includes(callId)))
  assert.ok(samples.length > 100)
  for (const file of files) {
    const bytes = readFileSync(file)
    assert.ok(!bytes.includes('RIFF'), `${file} holds a WAV file`)
    assert.ok(!samples.some((stretch) => bytes.includes(stretch)), `${file} holds sound`)
  }
})

test('no number, secret, name or word of a call is in the logs of server and telephone company', async () => {
  const agent = aTelephone()
  const lead = numberOf('buy-flat-noida')
  const caller = await aCaller(server.baseUrl)
  const { account, token } = simulator

  const talk = await caller.place(lead, agent)
  const { body } = await caller.getRecording({ call_sid: talk })
  await caller.getRecording({ call_sid: talk, account_sid: account, auth_token: token }, {})
  await caller.getRecording({ recording_url: await recordingUrlOf(talk) })
  await caller.getRecording({ call_sid: await caller.place(IS_BUSY, agent) })
  await caller.order('12', agent)
  await caller.order('+15005550001', agent)
  await caller.hangUp(talk)

  const log = server.output().split('Stop with Ctrl-C')[1]!
  for (const written of ['/sip/voip_user_data', 'read-requirement', '"program":"simulator"'])
    assert.ok(log.includes(written), `the log says nothing of ${written}`)
  const words = body.Transcript.map((line) => line.replace(/^\w+: /, ''))
  const { name } = personas.find(({ number }) => number?.endsWith(lead))!
  const secrets = {
    ...{ agent, lead, busy: IS_BUSY, refused: '5005550001', from: '5005550006' },
    ...{ token, bearer: caller.authorization.slice('Bearer '.length) },
    ...{ username: caller.username, password: caller.password, name, location: 'Noida' },
  }
  for (const [what, secret] of [...Object.entries(secrets), ...words.map((line) => ['speech', line])])
    assert.ok(!log.includes(secret!), `${what} is in the log`)
  assert.ok(!/\p{Script=Devanagari}/u.test(log), 'Hindi is in the log')
})

/** The ten digits of whoever holds this conversation. */
function numberOf(conversation: string): string {
  const persona = personas.find((one) => one.conversation === conversation && one.number !== null)!
  return persona.number!.slice(-10)
}

function conversationOf(name: string): { readonly file: string; readonly requirement: Requirement } {
  const { file } = listConversations().find((one) => one.name === name)!
  const text = readFileSync(join(dirname(file), 'conversation.json'), 'utf8')
  return { file, ...(JSON.parse(text) as { requirement: Requirement }) }
}

/** Where the telephone company has the recording of a call. */
async function recordingUrlOf(carrierCallId: string): Promise<string> {
  const { url, account, token } = simulator
  const home = `${url}/2010-04-01/Accounts/${account}`
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`
  const response = await fetch(`${home}/Calls/${carrierCallId}/Recordings.json`, {
    headers: { authorization },
  })
  const { recordings } = (await response.json()) as { recordings: { sid: string }[] }
  return `${home}/Recordings/${recordings[0]!.sid}`
}

function channelsOf(wav: Buffer): Int16Array[] {
  const reading = readWavHeader(wav, { isWhole: true })
  assert.equal(reading.status, 'complete')
  return decodeWavFrames(reading.header, wav.subarray(reading.header.dataOffsetBytes))
}

/** The correlation of two sounds that begin at the same moment: 1 for the same, about 0 for two that have nothing in common. */
function likeness(one: Int16Array, other: Int16Array): number {
  let [products, squares, otherSquares] = [0, 0, 0]
  for (let n = 0; n < Math.min(one.length, other.length); n++) {
    products += one[n]! * other[n]!
    squares += one[n]! ** 2
    otherSquares += other[n]! ** 2
  }
  return products / Math.sqrt(squares * otherSquares)
}

/** Pieces of the file that no other file can hold by chance. */
function loudStretches(wav: Buffer): Buffer[] {
  const [lengthBytes, everyBytes] = [32, 1024]
  const count = Math.floor(wav.length / everyBytes)
  return Array.from({ length: count }, (_, n) =>
    wav.subarray(n * everyBytes, n * everyBytes + lengthBytes),
  ).filter((stretch) => new Set(stretch).size > lengthBytes / 2)
}
