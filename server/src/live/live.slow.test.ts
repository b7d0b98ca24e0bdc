import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { WebSocket } from 'ws'

import { aLiveServer, aSegment } from './a-live-server.suite.ts'
import type { LiveLimits } from './limits.ts'

const LOAD = join(import.meta.dirname, 'idle-clients.suite.ts')
const CLIENTS = 500
const AMPLE: Partial<LiveLimits> = { connectionsOfUser: CLIENTS * 2, ticketsOfUser: CLIENTS * 2 }
const MEGABYTE = 1024 * 1024

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Objects and buffers in use. Resident memory would also count what the collector keeps in store. */
function heldBytes(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** A process of its own with `CLIENTS` connections, which read or, if `isDeaf`, do not. */
async function hold(baseUrl: string, isDeaf: boolean) {
  const child = spawn(process.execPath, [LOAD, baseUrl, String(CLIENTS), isDeaf ? 'deaf' : 'reading'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  assert.equal((await lines.next()).value, 'open')
  return {
    end: async () => {
      child.stdin.end()
      await ended
    },
  }
}

test('five hundred idle connections take little memory, and all get their heartbeats', async (t) => {
  const { baseUrl, time, app, listen } = await aLiveServer(t, { limits: AMPLE })
  const warmUp = await hold(baseUrl, false)
  await warmUp.end()
  const before = heldBytes()

  const idle = await hold(baseUrl, false)
  const ours = await listen('asha')
  for (let beat = 0; beat < 4; beat++) {
    const pinged = once(ours.socket, 'ping')
    await time.advance(15_000)
    await pinged
  }
  const bytesEach = (heldBytes() - before) / CLIENTS
  const open = app.websocketServer.clients.size
  await idle.end()

  t.diagnostic(`${(bytesEach / 1024).toFixed(1)} KB of objects each`)
  assert.equal(open, CLIENTS + 1)
  assert.ok(bytesEach < 12 * 1024, `${bytesEach} bytes`)
})

test('five hundred clients that read nothing are closed, take no more memory than they may, and harm nobody', async (t) => {
  const { baseUrl, time, app, listen, publish } = await aLiveServer(t, { limits: AMPLE })
  const good = await listen('asha')
  const deaf = await hold(baseUrl, true)
  assert.equal(app.websocketServer.clients.size, CLIENTS + 1)
  const before = process.memoryUsage().rss

  const text = 'क'.repeat(500)
  let sent = 0
  for (let second = 0; second < 61; second++) {
    for (let n = 0; n < 4; n++) publish('asha', aSegment(`s${sent++}`, { text }))
    await good.until(() => good.events().length === sent)
    await time.advance(1_000)
    await nextTurn()
  }
  const grownBy = process.memoryUsage().rss - before

  t.diagnostic(`${Math.round(grownBy / MEGABYTE)} MB more after ${sent} events`)
  assert.ok(grownBy < 150 * MEGABYTE, `${Math.round(grownBy / MEGABYTE)} MB`)
  assert.equal(app.websocketServer.clients.size, 1)
  assert.equal(good.socket.readyState, WebSocket.OPEN)
  assert.equal(good.events().length, sent)
  await deaf.end()
})

test('the server waits two seconds at most for clients that do not answer its goodbye', async (t) => {
  const { listen, app } = await aLiveServer(t)
  const deaf = await listen('ravi')
  deaf.socket.pause()

  const began = performance.now()
  await app.close()

  assert.ok(performance.now() - began < 6_000)
})
