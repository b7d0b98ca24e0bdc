import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'
import { after, test } from 'node:test'

import { framesOf, serve, tones } from './serving.ts'

const server = await serve({ after }, { workers: 2 })
const pcm = tones('two-sentences')

/** Hears a recording as fast as it goes, and returns its texts. */
async function listen(frameBytes = 3200): Promise<string[]> {
  const client = await server.connect()
  for (const frame of framesOf(pcm, frameBytes)) client.send(frame)
  client.send('{"eof" : 1}')
  assert.equal((await client.closed).code, 1000)
  return client.replies
    .flatMap((reply) => (JSON.parse(reply) as { text?: string }).text ?? [])
    .filter(Boolean)
}

const UNDERSTOOD = ['नमस्ते हां budget', 'call tomorrow नहीं']

async function streams(): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${server.port}/health`)
  return ((await response.json()) as { streams: number }).streams
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}

test('fifty clients at once are all understood', async () => {
  const heard = await Promise.all(Array.from({ length: 50 }, (_, n) => listen(320 + 128 * n)))

  for (const texts of heard) assert.deepEqual(texts, UNDERSTOOD)
})

test('clients that break the rules or vanish disturb nobody', async () => {
  const good = Promise.all(Array.from({ length: 8 }, () => listen(640)))
  const bad = Array.from({ length: 40 }, async (_, n) => {
    const client = await server.connect()
    client.send(Buffer.from(pcm.buffer, 0, 6401))
    if (n % 4 === 0) client.send('{"config":')
    if (n % 4 === 1) client.socket.terminate()
    if (n % 4 === 2) client.send(new Uint8Array(2_000_000))
    if (n % 4 === 3) rawSocketOf(client.socket).write(Buffer.from([0xff, 0xff, 0xff, 0xff]))
    return (await client.closed).code
  })

  const codes = await Promise.all(bad)
  assert.deepEqual(codes.slice(0, 4), [1007, 1006, 1009, 1002])
  for (const texts of await good) assert.deepEqual(texts, UNDERSTOOD)
  await until(async () => (await streams()) === 0)
})

test('bytes that are no HTTP do no harm', async () => {
  const socket = connectTcp(server.port, '127.0.0.1')
  socket.write('\u0000\u0001 nonsense\r\n\r\n')
  socket.resume()
  await once(socket, 'close')

  assert.deepEqual(await listen(), UNDERSTOOD)
})

test('a short frame does not wait for another client’s long one', async () => {
  const one = await serve({ after }, { workers: 1 })
  const long = await one.connect()
  const short = await one.connect()
  short.send(new Uint8Array(2)) // both have their recogniser now
  long.send(new Uint8Array(2))
  await Promise.all([short.reply(), long.reply()])

  const order: string[] = []
  const halfMinute = Buffer.concat(Array.from({ length: 4 }, () => Buffer.from(pcm.buffer)))
  long.send(halfMinute)
  long.send(halfMinute)
  short.send(new Uint8Array(320))

  await Promise.all([
    Promise.all([long.reply(), long.reply()]).then(() => order.push('long')),
    short.reply().then(() => order.push('short')),
  ])
  assert.deepEqual(order, ['short', 'long'])
})

test('a client that sends faster than it is understood waits, and the server keeps little of it', async () => {
  const client = await server.connect()
  const frame = Buffer.from(pcm.buffer)
  const count = Math.ceil(40_000_000 / frame.length)
  for (let n = 0; n < count; n++) client.send(frame)

  await client.reply()

  const unsentBytes = client.socket.bufferedAmount
  assert.ok(unsentBytes > 20_000_000, `${unsentBytes} bytes wait on the client's own side`)
  assert.deepEqual(await listen(), UNDERSTOOD)
  client.socket.terminate()
  await until(async () => (await streams()) === 0)
})

/** The TCP connection under a WebSocket: only a test wants to break its frames. */
function rawSocketOf(socket: object) {
  return (socket as { _socket: Socket })._socket
}
