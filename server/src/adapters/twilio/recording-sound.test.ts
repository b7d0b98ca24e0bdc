import { deepEqual, doesNotMatch, equal, ok, rejects } from 'node:assert/strict'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import { inspect } from 'node:util'

import type { Deadlines } from './twilio-carrier.ts'
import {
  openTestCarrier,
  RECORDING,
  startScriptedApi,
  type ApiAnswer,
  type SeenRequest,
} from './scripted-api.ts'

const SOUND: ApiAnswer = { status: 200, text: 'RIFF and so on', headers: { 'content-type': 'audio/x-wav' } }
const NEVER = new AbortController().signal
const NOT_READY = { code: 'recording-not-ready', retryable: true }
const UNAVAILABLE = { code: 'telephony-unavailable', retryable: true }

test('the sound is asked for in two channels, with our credentials', async (t) => {
  const { api, carrier } = await open(t, () => SOUND)

  const sound = await buffer(await carrier.openRecording(RECORDING, NEVER))

  equal(sound.toString(), 'RIFF and so on')
  const { path, query, headers } = api.seen[0]!
  deepEqual([path, [...query]], [`/Recordings/${RECORDING}.wav`, [['RequestedChannels', '2']]])
  ok(headers.authorization?.toString().startsWith('Basic '))
})

test('one channel is taken where Twilio has no second', async (t) => {
  const { api, carrier } = await open(t, ({ query }) =>
    query.get('RequestedChannels') === '2' ? { status: 400, json: { code: 21609 } } : SOUND,
  )

  equal((await buffer(await carrier.openRecording(RECORDING, NEVER))).length, 14)
  equal(api.seen.length, 2)
})

const NOT_YET: readonly [what: string, answer: ApiAnswer][] = [
  ['404', { status: 404, json: { code: 20404 } }],
  ['400 for one channel, too', { status: 400, text: '' }],
]
for (const [what, answer] of NOT_YET) {
  test(`the sound is not ready when the answer is ${what}`, async (t) => {
    const { carrier } = await open(t, () => answer)

    await rejects(carrier.openRecording(RECORDING, NEVER), NOT_READY)
  })
}

const NO_ANSWER: readonly [what: string, answer: ApiAnswer][] = [
  ['429', { status: 429, text: '' }],
  ['500', { status: 500, text: '' }],
  ['401', { status: 401, text: '' }],
  ['nothing but an end', (response) => response.destroy()],
]
for (const [what, answer] of NO_ANSWER) {
  test(`that the answer is ${what} says nothing about the sound`, async (t) => {
    const { carrier } = await open(t, () => answer)

    await rejects(carrier.openRecording(RECORDING, NEVER), UNAVAILABLE)
  })
}

test('Twilio is away when nobody answers there', async (t) => {
  const { api, carrier } = await open(t, () => SOUND)
  api.close()

  await rejects(carrier.openRecording(RECORDING, NEVER), UNAVAILABLE)
})

test('a sound that breaks off does not come, whatever came of it', async (t) => {
  const { carrier } = await open(t, () => (response) => {
    response.writeHead(200, { 'content-length': 1000 }).write('RIFF', () => response.destroy())
  })

  await rejects(buffer(await carrier.openRecording(RECORDING, NEVER)), UNAVAILABLE)
})

test('a sound that drips is given up when its time is over', async (t) => {
  const { carrier } = await open(
    t,
    () => (response) => {
      const drip = setInterval(() => response.write('.'), 20)
      response.on('close', () => {
        clearInterval(drip)
      })
    },
    { soundMs: 200 },
  )

  await rejects(buffer(await carrier.openRecording(RECORDING, NEVER)), UNAVAILABLE)
})

test('whoever no longer wants a sound gets his own reason back, before and while it comes', async (t) => {
  const { api, carrier } = await open(t, () => (response) => {
    response.writeHead(200).write('RIFF')
  })
  const controller = new AbortController()
  const sound = await carrier.openRecording(RECORDING, controller.signal)

  controller.abort(new RangeError('too long'))

  await rejects(buffer(sound), RangeError)
  await rejects(carrier.openRecording(RECORDING, controller.signal), RangeError)
  equal(api.seen.length, 1)
})

for (const isRead of [true, false]) {
  test(`whoever lets go of a sound ${isRead ? 'in its middle' : 'unread'} ends the download`, async (t) => {
    let isClosed: () => void
    const closed = new Promise<void>((resolve) => (isClosed = resolve))
    const { carrier } = await open(t, () => (response) => {
      response.on('close', () => {
        isClosed()
      })
      response.writeHead(200).write('RIFF')
    })
    const sound = await carrier.openRecording(RECORDING, NEVER)

    if (isRead) await once(sound, 'data')
    sound.destroy()

    await closed
  })
}

test('a redirect to an address of this machine or its network is refused', async (t) => {
  for (const location of [
    'https://127.0.0.1/',
    'https://10.0.0.1/',
    'http://example.com/',
    'https://localhost/',
  ]) {
    const { api, carrier } = await open(t, () => ({ status: 302, text: '', headers: { location } }))

    await rejects(carrier.openRecording(RECORDING, NEVER), (error) => {
      doesNotMatch(inspect(error, { depth: 10 }), /secret/)
      deepEqual([(error as { code: unknown }).code, api.seen.length], ['recording-url-refused', 1])
      return true
    })
  }
})

test('what is no id of a recording is never asked for', async (t) => {
  const { api, carrier } = await open(t, () => SOUND)

  for (const id of [
    '',
    '..',
    `${RECORDING}/../../x`,
    `${RECORDING}?a`,
    RECORDING.toLowerCase(),
    `${RECORDING}\n`,
  ]) {
    await rejects(carrier.openRecording(id, NEVER), { code: 'recording-url-refused' })
  }
  equal(api.seen.length, 0)
})

async function open(
  t: TestContext,
  answer: (request: SeenRequest) => ApiAnswer,
  deadlines: Partial<Deadlines> = {},
) {
  const api = await startScriptedApi(answer)
  t.after(api.close)
  const carrier = openTestCarrier(api.url, deadlines)
  t.after(carrier.close)
  return { api, carrier }
}
