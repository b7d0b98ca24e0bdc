import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import fc from 'fast-check'

import { serve, tones } from './serving.ts'

const server = await serve({ after }, { workers: 2 })
const pcm = Buffer.from(tones('two-sentences').buffer)

type Sent =
  | { readonly type: 'frame'; readonly bytes: number }
  | { readonly type: 'config' }
  | { readonly type: 'reset' }

const sent: fc.Arbitrary<Sent[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ type: fc.constant('frame' as const), bytes: frameBytes() }) },
    { weight: 1, arbitrary: fc.constant({ type: 'config' as const }) },
    { weight: 1, arbitrary: fc.constant({ type: 'reset' as const }) },
  ),
  { maxLength: 60 },
)

function frameBytes(): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(0, 1, 2, 3, 3200, 40_000), fc.nat({ max: 6000 }))
}

const settings = fc.record({
  sample_rate: fc.constantFrom(8000, 8001, 11_025, 16_000, 44_100, 48_000),
  words: fc.boolean(),
  max_alternatives: fc.constantFrom(0, 0, 1, 5, 100),
})

test('whatever is sent: one JSON reply for each frame and each reset, in order, and one for the end', async () => {
  await fc.assert(
    fc.asyncProperty(settings, sent, fc.nat({ max: 20_000 }), async (wish, messages, start) => {
      const client = await server.connect()
      client.config(wish)
      let at = start // an odd place turns tones into noise
      for (const message of messages) {
        if (message.type === 'config') client.config({ words: true })
        else if (message.type === 'reset') client.send('{"reset": 1}')
        else client.send(pcm.subarray(at, (at += message.bytes)))
        if (at > pcm.length) at = 0
      }
      client.send('{"eof":  1}')

      assert.equal((await client.closed).code, 1000)
      const expected = messages.filter(({ type }) => type !== 'config').length + 1
      assert.equal(client.replies.length, expected)
      for (const reply of client.replies) assert.equal(typeof JSON.parse(reply), 'object')
    }),
    { numRuns: 150 },
  )
})

test('replies to frames of any size say the same as libvosk did when asked frame by frame', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1000, max: 50_000 }), async (size) => {
      const pingPong = await server.connect()
      const atOnce = await server.connect()
      const answers: unknown[] = []
      for (let at = 0; at < pcm.length; at += size) {
        pingPong.send(pcm.subarray(at, at + size))
        answers.push(await pingPong.reply())
        atOnce.send(pcm.subarray(at, at + size))
      }
      pingPong.send('{"eof" : 1}')
      answers.push(await pingPong.reply())
      atOnce.send('{"eof" : 1}')
      await atOnce.closed

      assert.deepEqual(
        atOnce.replies.map((reply) => JSON.parse(reply) as unknown),
        answers,
      )
    }),
    { numRuns: 20 },
  )
})
