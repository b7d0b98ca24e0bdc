import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test, type TestContext } from 'node:test'

import type { LiveEvent } from '@leadbreak/contract'

import { aLiveServer, aSegment, aTranscript } from '../live/a-live-server.suite.ts'
import { makeTestTime } from '../jobs/test-time.ts'
import { systemTimers, type Timers } from '../jobs/timers.ts'
import { openLiveClient } from './live-client.ts'

type Server = Awaited<ReturnType<typeof aLiveServer>>

interface AClientOptions {
  readonly callId?: string
  readonly timers?: Timers
}

/** A client of asha's that has been let in. */
async function aClient(t: TestContext, server: Server, options: AClientOptions = {}) {
  const { callId = null, timers = systemTimers } = options
  const { ticketOf, baseUrl } = server
  const events: LiveEvent[] = []
  const tickets: string[] = []
  let heard: () => void = () => undefined
  let tooOld = 0
  const client = openLiveClient({
    url: `${baseUrl.replace('http', 'ws')}/live`,
    newTicket: async () => {
      tickets.push(await ticketOf('asha'))
      heard()
      return tickets.at(-1)!
    },
    ...{ callId, timers },
    onEvent: (event) => {
      events.push(event)
      heard()
    },
    onTooOld: () => {
      tooOld++
      heard()
    },
  })
  t.after(client.close)
  await client.opened

  return {
    ...{ client, events, tickets },
    tooOld: () => tooOld,
    until: async (isSo: () => boolean) => {
      while (!isSo()) {
        await new Promise<void>((resolve) => {
          heard = resolve
        })
      }
    },
  }
}

test('a client hears what happens from its coming on', async (t) => {
  const server = await aLiveServer(t)
  server.publish('asha', aSegment('before'))
  const { events, until } = await aClient(t, server)

  server.publish('asha', aSegment('s1'))
  server.publish('ravi', aSegment('of another'))
  server.publish('asha', aTranscript(7))
  await until(() => events.length === 2)

  assert.deepEqual(events, [aSegment('s1'), aTranscript(7)])
})

test('a client that asks for one call hears of that alone', async (t) => {
  const server = await aLiveServer(t)
  const { events, until } = await aClient(t, server, { callId: 'call-2' })

  server.publish('asha', aSegment('s1', { callId: 'call-1' }))
  server.publish('asha', aSegment('s2', { callId: 'call-2' }))
  await until(() => events.length === 1)

  assert.deepEqual(events, [aSegment('s2', { callId: 'call-2' })])
})

test('a client comes back with a new ticket after its connection is lost, and hears once what it missed', async (t) => {
  const server = await aLiveServer(t)
  const { events, tickets, until } = await aClient(t, server)
  server.publish('asha', aSegment('s1'))
  await until(() => events.length === 1)

  await drop(server)
  server.publish('asha', aSegment('s2'))
  await until(() => events.length === 2)
  server.publish('asha', aSegment('s3'))
  await until(() => events.length === 3)

  assert.deepEqual(events, [aSegment('s1'), aSegment('s2'), aSegment('s3')])
  assert.equal(new Set(tickets).size, 2)
})

test('a client that was away for too long is told so once, and hears what comes then', async (t) => {
  const server = await aLiveServer(t, { limits: { keptEvents: 2 } })
  const { events, until, tooOld } = await aClient(t, server)
  server.publish('asha', aSegment('s1'))
  await until(() => events.length === 1)

  await drop(server)
  for (const name of ['s2', 's3', 's4', 's5']) server.publish('asha', aSegment(name))
  await until(() => tooOld() === 1)
  server.publish('asha', aSegment('s6'))
  await until(() => events.length === 2)

  assert.deepEqual(events, [aSegment('s1'), aSegment('s6')])
})

test('a server that has fallen silent is left for a new connection', async (t) => {
  const server = await aLiveServer(t, { limits: { heartbeatMs: 1_000 } })
  const { timers, advance } = makeTestTime()
  const { tickets, events, until } = await aClient(t, server, { timers })

  await advance(2_750)
  await until(() => tickets.length === 2)
  server.publish('asha', aSegment('s1'))
  await until(() => events.length === 1)
})

test('a client that is closed does not come back', async (t) => {
  const server = await aLiveServer(t)
  const { timers, advance } = makeTestTime()
  const { client, tickets } = await aClient(t, server, { timers })

  client.close()
  await advance(60_000)

  assert.equal(tickets.length, 1)
})

/** Ends all connections without a goodbye. */
async function drop({ app }: Server): Promise<void> {
  const clients = [...app.websocketServer.clients]
  await Promise.all(
    clients.map((client) => {
      client.terminate()
      return once(client, 'close')
    }),
  )
}
