import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'

import type { LiveEvent } from '@leadbreak/contract'
import fc from 'fast-check'
import { WebSocket } from 'ws'

import { makeLogger } from '../http/logging.ts'
import { aLiveServer, aSegment, aTranscript, type Client } from './a-live-server.suite.ts'
import { makeLive } from './live.ts'

const SECOND_MS = 1000
const SILENT = makeLogger({ level: 'silent' })

/** Waits until the client has everything that was told up to an event which only it can tell apart. */
async function settled(client: Client, publish: (event: LiveEvent) => void): Promise<void> {
  const callId = crypto.randomUUID()
  publish(aTranscript(0, callId))
  await client.until(
    (message) => message.type === 'event' && 'callId' in message.event && message.event.callId === callId,
  )
}

test('an agent hears of his own calls, a manager of all, and who asks for one call of that one', async (t) => {
  const { listen, publish } = await aLiveServer(t)
  const asha = await listen('asha')
  const meera = await listen('meera')
  const ofOne = await listen('meera', { callId: 'call-2' })

  publish('asha', aTranscript(1, 'call-1'))
  publish('ravi', aTranscript(2, 'call-2'))
  publish('asha', aTranscript(3, 'call-3'))
  await settled(meera, (event) => {
    publish('asha', event)
  })
  await ofOne.until((message) => message.type === 'event')
  await asha.until((message) => message.type === 'event' && callOf(message.event) === 'call-3')

  const callsOf = (client: Client) => client.events().map(({ event }) => callOf(event))
  assert.deepEqual(callsOf(asha).slice(0, 2), ['call-1', 'call-3'])
  assert.deepEqual(callsOf(meera).slice(0, 3), ['call-1', 'call-2', 'call-3'])
  assert.deepEqual(callsOf(ofOne), ['call-2'])
})

test('sequence numbers grow from event to event, can be counted exactly, and stay below those of the next life', async (t) => {
  const { listen, publish, time } = await aLiveServer(t)
  const client = await listen('asha')
  for (let n = 0; n < 3; n++) publish('asha', aTranscript(n))
  await client.until(() => client.events().length === 3)

  const [opened] = client.messages
  assert.ok(opened?.type === 'opened')
  const sequences = client.events().map(({ sequence }) => sequence)
  assert.deepEqual(
    sequences.map((sequence) => sequence - opened.lastSequence),
    [1, 2, 3],
  )
  assert.ok(sequences.every(Number.isSafeInteger))
  time.skip(1)
  const next = makeLive({
    standingOf: async () => null,
    maySee: () => true,
    findCall: async () => null,
    ...time,
    log: SILENT,
  })
  assert.ok(sequences.at(-1)! < next.lastSequence())
})

test('wherever it is cut off, a client that comes back ends with each final event once and in order', async (t) => {
  const { listen, publish } = await aLiveServer(t)
  const steps = fc.array(
    fc.constantFrom<'final' | 'partial' | 'drop' | 'leave' | 'come back'>(
      ...(['final', 'final', 'final', 'partial', 'partial', 'drop', 'leave', 'come back'] as const),
    ),
    { minLength: 5, maxLength: 60 },
  )

  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      let client = await listen('asha')
      let isAway = false
      const heard: string[] = []
      const expected: string[] = []
      const keepHeard = () => {
        heard.push(...client.events().flatMap(({ event }) => finalOf(event)))
      }
      const comeBack = async () => {
        client = await listen('asha', { after: client.lastSequence() })
        isAway = false
      }

      for (const [index, step] of taken.entries()) {
        const segmentId = `s${index}`
        if (step === 'final') expected.push(segmentId)
        if (step === 'final') publish('asha', aSegment(segmentId))
        else if (step === 'partial') publish('asha', aSegment(`p${index % 3}`, { isFinal: false }))
        else if (step === 'drop') publish('asha', { kind: 'segment-dropped', callId: 'call-1', segmentId })
        else if (step === 'leave' && !isAway) {
          client.socket.terminate() // with events on the way
          await client.closed
          keepHeard()
          isAway = true
        } else if (step === 'come back' && isAway) await comeBack()
      }
      if (isAway) await comeBack()
      await settled(client, (event) => {
        publish('asha', event)
      })
      keepHeard()
      client.socket.terminate()

      assert.deepEqual(heard, expected)
    }),
    { numRuns: 25 },
  )
})

test('who comes back after more than is kept, or with a number of another life, is told to read everything again', async (t) => {
  const { listen, publish } = await aLiveServer(t, { limits: { keptEvents: 5 } })
  const first = await listen('asha')
  for (let n = 0; n < 6; n++) publish('asha', aTranscript(n))
  await first.until(() => first.events().length === 6)
  const oldest = (first.messages[0] as { lastSequence: number }).lastSequence

  for (const outdated of [oldest, first.lastSequence() + 1, 0, -1]) {
    const client = await listen('asha', { after: outdated })
    const told = await client.until((message) => message.type === 'too-old')
    assert.deepEqual(told, { type: 'too-old', lastSequence: first.lastSequence() })
    assert.deepEqual(client.messages.slice(1), [told])
  }
  const inTime = await listen('asha', { after: oldest + 1 })
  await inTime.until(() => inTime.events().length === 5)
})

test('a client that comes back gets a long past in pieces, and what happens meanwhile after it', async (t) => {
  const { listen, publish } = await aLiveServer(t)
  const first = await listen('asha')
  const after = first.lastSequence()
  const text = 'x'.repeat(2_000)
  for (let n = 0; n < 3_000; n++) publish('asha', aSegment(`s${n}`, { text }))

  const client = await listen('asha', { after })
  for (let n = 3_000; n < 3_010; n++) publish('asha', aSegment(`s${n}`))
  await settled(client, (event) => {
    publish('asha', event)
  })

  const ids = client.events().flatMap(({ event }) => finalOf(event))
  assert.deepEqual(
    ids,
    Array.from({ length: 3_010 }, (_, n) => `s${n}`),
  )
})

test('nothing tells a client that is catching up of a number that it has not reached', async (t) => {
  const { listen, publish, time } = await aLiveServer(t, { limits: { waitingMs: 60 * SECOND_MS } })
  const first = await listen('asha')
  const after = first.lastSequence()
  const text = 'x'.repeat(10_000)
  for (let n = 0; n < 600; n++) publish('asha', aSegment(`s${n}`, { text }))

  const client = await listen('asha', { after })
  client.socket.pause()
  await time.advance(30 * SECOND_MS)
  client.socket.resume()
  await client.until(() => client.events().length === 600)

  let reached = after
  for (const message of client.messages) {
    if (message.type === 'event') reached = message.sequence
    else assert.ok(message.lastSequence <= reached, message.type)
  }
})

test('who joins in the middle of a sentence sees it', async (t) => {
  const { listen, publish } = await aLiveServer(t)
  publish('asha', aSegment('s1'))
  publish('asha', aSegment('s2', { isFinal: false, revision: 1 }))
  publish('asha', aSegment('s2', { isFinal: false, revision: 2 }))
  publish('ravi', aSegment('s3', { isFinal: false }))

  const client = await listen('asha')
  await settled(client, (event) => {
    publish('asha', event)
  })

  const [first, second] = client.events().map(({ event }) => event)
  assert.ok(first?.kind === 'segment' && first.segment.segmentId === 's2' && first.segment.revision === 2)
  assert.equal(second?.kind, 'transcript')
})

test('a heartbeat comes every quarter of a minute with the last sequence number', async (t) => {
  const { listen, time, publish } = await aLiveServer(t)
  const client = await listen('asha')
  publish('ravi', aTranscript(1))

  for (let beats = 1; beats <= 3; beats++) {
    await time.advance(15 * SECOND_MS)
    await client.until(() => client.messages.filter(({ type }) => type === 'heartbeat').length === beats)
  }

  assert.equal(client.messages.length, 4)
  assert.equal(client.events().length, 0)
  assert.ok(client.lastSequence() > (client.messages[0] as { lastSequence: number }).lastSequence)
})

test('a client that answers no ping for half a minute is cut off, others stay', async (t) => {
  const { listen, time } = await aLiveServer(t)
  const mute = await listen('asha', { autoPong: false })
  const good = await listen('asha')

  for (let beat = 0; beat < 3; beat++) {
    const pinged = once(good.socket, 'ping')
    await time.advance(15 * SECOND_MS)
    await pinged
  }
  await mute.closed

  assert.equal(good.socket.readyState, WebSocket.OPEN)
})

test('a client that reads nothing is closed, and nobody else misses anything', async (t) => {
  const { listen, publish, time } = await aLiveServer(t, { limits: { waitingBytes: 256 * 1024 } })
  const slow = await listen('asha')
  const good = await listen('asha')
  slow.socket.pause()

  const text = 'क'.repeat(10_000)
  for (let n = 0; n < 600; n++) {
    publish('asha', aSegment(`s${n}`, { text }))
    if (n % 20 === 0) await good.until(() => good.events().length === n + 1)
  }
  await good.until(() => good.events().length === 600)
  await time.advance(SECOND_MS)
  slow.socket.resume()
  const { code, reason } = await slow.closed

  // Whether it still gets to read why depends on how much the system takes for it.
  assert.ok(code === 1006 || (code === 1013 && reason === 'too-slow'), `${code} ${reason}`)
  assert.ok(slow.events().length < 600)
  assert.equal(good.socket.readyState, WebSocket.OPEN)
})

/** The segment that an event makes final, if it does. */
function finalOf(event: LiveEvent): string[] {
  return event.kind === 'segment' && event.isFinal ? [event.segment.segmentId] : []
}

function callOf(event: LiveEvent): string | undefined {
  return 'callId' in event ? event.callId : undefined
}
