import assert from 'node:assert/strict'
import { test } from 'node:test'

import { framesOf, serve, tones } from './serving.ts'

const workerFile = new URL('./mortal-worker.ts', import.meta.url)
const DEADLY = Buffer.from('die!')

test('a thread that dies closes its own streams with 1011, and the other threads go on', async (t) => {
  const server = await serve(t, { workers: 2, workerFile })
  const [doomed, spared] = [await server.connect(), await server.connect()]
  const frames = framesOf(tones('hello-price'))
  for (const client of [doomed, spared]) {
    client.send(frames[0]!)
    await client.reply()
  }

  doomed.send(DEADLY)

  const { code, reason } = await doomed.closed
  assert.equal(code, 1011)
  assert.match(reason, /thread died/)
  for (const frame of frames.slice(1)) spared.send(frame)
  spared.send('{"eof" : 1}')
  assert.equal((await spared.closed).code, 1000)
  assert.match(spared.replies.join(''), /hello price/)
})

test('a new thread takes the place of a dead one', async (t) => {
  const server = await serve(t, { workers: 1, workerFile })
  const doomed = await server.connect()
  doomed.send(DEADLY)
  await doomed.closed

  for (;;) {
    const client = await server.connect()
    client.send('{"eof" : 1}')
    if ((await client.closed).code === 1000) break
  }
  assert.match(await metricsOf(server.port), /speech_worker_deaths_total 1\n/)
})

async function metricsOf(port: number): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
}
