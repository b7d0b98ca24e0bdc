import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import { serve } from './serving.ts'

const server = await serve({ after }, { maxStreams: 1 })
const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init)

test('/health tells what is served', async () => {
  const response = await get('/health')

  assert.equal(response.status, 200)
  assert.deepEqual(await response.json(), {
    status: 'ok',
    model: 'test-tones',
    language: null,
    takesPhrases: false,
    workers: 1,
    streams: 0,
  })
})

test('/metrics counts frames, audio and the codes of closed connections', async () => {
  const client = await server.connect()
  client.send(new Uint8Array(16_000))
  client.send('{"eof" : 1}')
  await client.closed

  const text = await (await get('/metrics')).text()

  assert.match(text, /^speech_streams 0$/m)
  assert.match(text, /^speech_frames_total 2$/m)
  assert.match(text, /^speech_audio_seconds_total 1$/m)
  assert.match(text, /^speech_queue_seconds_count 2$/m)
  assert.match(text, /^speech_closes_total\{code="1000"\} 1$/m)
})

test('other requests learn that this is a WebSocket server', async () => {
  assert.equal((await get('/')).status, 426)
  assert.equal((await get('/health', { method: 'POST' })).status, 404)
})

test('a client for whom there is no room is answered 503', async () => {
  const first = await server.connect()

  await assert.rejects(server.connect(), /503/)

  first.socket.close()
  await first.closed
})
