import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'

import { wavFile } from '@leadbreak/audio'
import type { Problem, RecordingView } from '@leadbreak/contract'

import { anApp, bearing } from '../../../test/an-app.ts'
import { aRegistration } from '../../../test/some-accounts.ts'

/** Longer than what sockets and streams keep on the way. */
const LONG_FRAMES = 10_000_000

const app = await anApp({ env: { RECORDING_MAX_MB: '40' } })
after(app.close)
for (const [username, phone_number, role] of [
  ['asha-agent', 9812345601, 'agent'],
  ['ravi', 9812345602, 'agent'],
  ['meera', 9812345603, 'manager'],
] as const) {
  const administrator = await app.accounts.whoIs(await app.administratorToken())
  await app.accounts.register(aRegistration({ username, phone_number, role }), administrator)
}
const TOKENS = {
  asha: await app.tokenOf('asha-agent'),
  ravi: await app.tokenOf('ravi'),
  meera: await app.tokenOf('meera'),
}

function aRecording(frames: number): Buffer {
  return Buffer.from(wavFile([Int16Array.from({ length: frames }, (_, n) => n % 32_000)], 8000))
}

async function sent(wav: Buffer): Promise<string> {
  const response = await app.app.inject({
    method: 'POST',
    url: '/api/recordings',
    headers: { ...bearing(TOKENS.asha), 'content-type': 'audio/wav' },
    payload: wav,
  })
  return response.json<RecordingView>().callId
}

const WAV = aRecording(50_000)
const callId = await sent(WAV)

function ask(
  headers: Record<string, string> = {},
  { who = 'asha', of = callId }: { who?: keyof typeof TOKENS; of?: string } = {},
) {
  const url = `/api/recordings/${of}/audio`
  return app.app.inject({ url, headers: { ...bearing(TOKENS[who]), ...headers } })
}

test('the agent of a call and a manager hear it as it came in', async () => {
  for (const who of ['asha', 'meera'] as const) {
    const response = await ask({}, { who })

    assert.equal(response.statusCode, 200)
    assert.ok(response.rawPayload.equals(WAV))
    assert.equal(response.headers['content-type'], 'audio/wav')
    assert.equal(response.headers['content-length'], String(WAV.length))
    assert.equal(response.headers['content-disposition'], `inline; filename="${callId}.wav"`)
    assert.equal(response.headers['accept-ranges'], 'bytes')
    assert.match(String(response.headers['cache-control']), /private/)
  }
})

test('another agent is told that there is no such call', async () => {
  const response = await ask({}, { who: 'ravi' })

  assert.equal(response.statusCode, 404)
  assert.equal(response.json<Problem>().code, 'call-not-found')
})

test('a range comes alone, and says where it belongs', async () => {
  const response = await ask({ range: 'bytes=65530-65545' })

  assert.equal(response.statusCode, 206)
  assert.ok(response.rawPayload.equals(WAV.subarray(65_530, 65_546)))
  assert.equal(response.headers['content-range'], `bytes 65530-65545/${WAV.length}`)
  assert.equal(response.headers['content-length'], '16')
})

test('a range beyond the end is refused with the length of the file', async () => {
  const response = await ask({ range: `bytes=${WAV.length}-` })

  assert.equal(response.statusCode, 416)
  assert.equal(response.headers['content-range'], `bytes */${WAV.length}`)
  assert.equal(response.json<Problem>().code, 'range-not-satisfiable')
})

test('a range of another file than this is answered with the whole of this one', async () => {
  const etag = String((await ask()).headers.etag)

  const ofThis = await ask({ range: 'bytes=0-9', 'if-range': etag })
  const ofOther = await ask({ range: 'bytes=0-9', 'if-range': '"other"' })

  assert.equal(ofThis.statusCode, 206)
  assert.equal(ofOther.statusCode, 200)
  assert.equal(ofOther.rawPayload.length, WAV.length)
})

test('who has the file already is told so', async () => {
  const etag = String((await ask()).headers.etag)

  const response = await ask({ 'if-none-match': etag })

  assert.equal(response.statusCode, 304)
  assert.equal(response.rawPayload.length, 0)
  assert.equal(response.headers.etag, etag)
})

test('HEAD tells the same without the sound', async () => {
  const response = await app.app.inject({
    method: 'HEAD',
    url: `/api/recordings/${callId}/audio`,
    headers: { ...bearing(TOKENS.asha), range: 'bytes=0-99' },
  })

  assert.equal(response.statusCode, 206)
  assert.equal(response.headers['content-length'], '100')
  assert.equal(response.headers['content-range'], `bytes 0-99/${WAV.length}`)
  assert.equal(response.rawPayload.length, 0)
})

test('a call whose recording is gone from the disk has none', async () => {
  const gone = await sent(WAV)
  rmSync(join(app.recordings, gone))

  const response = await ask({}, { of: gone })

  assert.equal(response.statusCode, 404)
  assert.equal(response.json<Problem>().code, 'recording-absent')
})

test('a damaged recording breaks off instead of sounding wrong', async () => {
  const broken = await sent(aRecording(900_000))
  const file = join(app.recordings, broken)
  writeFileSync(file, readFileSync(file).fill(0, 1_000_000, 1_000_016))

  const { response } = await openOverTheNet(broken)

  await assert.rejects(Array.fromAsync(response), /aborted/)
})

const onLinux = { skip: process.platform === 'linux' ? false : 'only Linux tells which files are open' }

test('a slow listener is waited for, and when he goes away the file is closed', onLinux, async () => {
  const long = await sent(aRecording(LONG_FRAMES))

  const { asked, response } = await openOverTheNet(long)
  await once(response, 'readable')
  assert.deepEqual(openRecordings(), [long], 'not read ahead to its end')
  asked.destroy()

  while (openRecordings().length > 0) await nextTurn()
})

/** The recordings that this process has open. */
function openRecordings(): string[] {
  const files = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      return '' // closed meanwhile
    }
  })
  return files.filter((file) => file.startsWith(app.recordings)).map((file) => basename(file))
}

async function openOverTheNet(of: string) {
  const baseUrl = app.app.server.listening
    ? `http://127.0.0.1:${(app.app.server.address() as { port: number }).port}`
    : await app.app.listen({ host: '127.0.0.1', port: 0 })
  const asked = request(`${baseUrl}/api/recordings/${of}/audio`, {
    headers: bearing(TOKENS.asha),
    agent: false,
  })
  asked.on('error', () => undefined)
  asked.end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  return { asked, response }
}
