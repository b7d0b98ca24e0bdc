import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import type { connect } from './serving.ts'
import { framesOf, serve, tones, type Reply } from './serving.ts'

const server = await serve({ after })

type Client = Awaited<ReturnType<typeof connect>>

/** Sends as vosk-server's own clients do: a frame, then its reply, and so on until the final result. */
async function recognise(client: Client, frames: readonly Uint8Array[]): Promise<Reply[]> {
  const replies: Reply[] = []
  for (const frame of frames) {
    client.send(frame)
    replies.push(await client.reply())
  }
  client.send('{"eof" : 1}')
  return [...replies, await client.reply()]
}

const texts = (replies: readonly Reply[]) => replies.flatMap(({ text }) => (text ? [text] : []))

test('a recording sent frame by frame is understood, and the connection ends with 1000', async () => {
  const client = await server.connect()
  client.send('{ "config" : { "sample_rate" : 8000 } }')

  const replies = await recognise(client, framesOf(tones('two-sentences')))

  assert.deepEqual(texts(replies), ['नमस्ते हां budget', 'call tomorrow नहीं'])
  const first = replies.find(({ result }) => result)!.result![0]!
  assert.deepEqual(Object.keys(first), ['conf', 'end', 'start', 'word'])
  assert.equal(first.word, 'नमस्ते')
  assert.equal((await client.closed).code, 1000)
  assert.deepEqual(client.replies, [], 'nothing but one reply for each frame and one for the end')
})

test('partial results name what is heard before the utterance ends', async () => {
  const client = await server.connect()

  const replies = await recognise(client, framesOf(tones('hello-price')))

  assert.ok(replies.some(({ partial }) => partial === 'hello'))
})

test('the client of test_words.py, with phrases and words off, gets texts without words', async () => {
  const client = await server.connect()
  client.send(`{"config" :
                    { "phrase_list" : ["zero one two three four five", "six seven eight nine oh"],
                      "sample_rate" : 8000,
                      "words" : 0}}`)

  const replies = await recognise(client, framesOf(tones('two-sentences')))

  assert.deepEqual(texts(replies), ['नमस्ते हां budget', 'call tomorrow नहीं'])
  assert.ok(replies.every(({ result }) => result === undefined))
})

test('alternatives come with a confidence each', async () => {
  const client = await server.connect()
  client.send('{"config" : { "max_alternatives" : 20, "sample_rate" : 8000 } }')

  const replies = await recognise(client, framesOf(tones('hello-price')))

  const best = replies.flatMap(({ alternatives }) => alternatives?.[0] ?? []).find(({ text }) => text)
  assert.equal(best?.text, 'hello price')
  assert.equal(typeof best.confidence, 'number')
})

test('an end without audio is answered with an empty text', async () => {
  const client = await server.connect()

  client.send('{"eof":1}')

  assert.deepEqual(await client.reply(), { text: '' })
  assert.equal((await client.closed).code, 1000)
})

test('a reset without audio is answered and leaves the connection open', async () => {
  const client = await server.connect()

  client.send('{"reset" : 1}')

  assert.deepEqual(await client.reply(), { text: '' })
  assert.deepEqual(texts(await recognise(client, framesOf(tones('hello-price')))), ['hello price'])
})

test('a reset ends the utterance at once, and times go on counting', async () => {
  const client = await server.connect()
  const pcm = tones('hello-price')
  const frame = framesOf(pcm, pcm.byteLength)[0]!

  const starts: number[] = []
  for (let n = 0; n < 2; n++) {
    client.send(frame)
    client.send(' { "reset" :1 } ')
    const replies = [await client.reply(), await client.reply()]
    assert.deepEqual(texts(replies), ['hello price'])
    starts.push(replies.find(({ result }) => result)!.result![0]!.start)
  }

  assert.ok(starts[1]! > pcm.length / 8000, 'the second hello is later than the first recording is long')
})

test('several configs before the audio all count, and none is answered', async () => {
  const client = await server.connect()
  client.config({ words: false, something_new: { a: 1 } })
  client.config({ sample_rate: '8000' })

  const replies = await recognise(client, framesOf(tones('hello-price')))

  assert.deepEqual(texts(replies), ['hello price'])
  assert.ok(replies.every(({ result }) => result === undefined))
})

test('a config after audio began changes nothing', async () => {
  const client = await server.connect()
  const frames = framesOf(tones('hello-price'))
  client.send(frames[0]!)
  await client.reply()
  client.config({ words: false, sample_rate: 16_000 })

  const replies = await recognise(client, frames.slice(1))

  assert.deepEqual(texts(replies), ['hello price'])
  assert.ok(replies.some(({ result }) => result))
})

test('frames that end inside a sample lose nothing', async () => {
  const client = await server.connect()

  const replies = await recognise(client, framesOf(tones('two-sentences'), 3201))

  assert.deepEqual(texts(replies), ['नमस्ते हां budget', 'call tomorrow नहीं'])
})

test('everything sent at once is answered in order, one reply a frame', async () => {
  const client = await server.connect()
  const frames = framesOf(tones('two-sentences'), 160)

  for (const frame of frames) client.send(frame)
  client.send('{"eof" : 1}')
  await client.closed

  assert.equal(client.replies.length, frames.length + 1)
  const replies = client.replies.map((reply) => JSON.parse(reply) as Reply)
  assert.deepEqual(texts(replies), ['नमस्ते हां budget', 'call tomorrow नहीं'])
})

test('what comes after the end is not read', async () => {
  const client = await server.connect()

  client.send('{"eof" : 1}')
  client.send('nonsense')
  client.send(new Uint8Array(320))

  assert.equal((await client.closed).code, 1000)
  assert.equal(client.replies.length, 1)
})

test('the model may be chosen by its name', async () => {
  const client = await server.connect()
  client.config({ model: 'test-tones' })

  assert.deepEqual(texts(await recognise(client, framesOf(tones('hello-price')))), ['hello price'])
})

const REFUSED: readonly [message: string | Uint8Array, code: number, reason: RegExp][] = [
  ['config but no JSON', 1007, /JSON/],
  ['{"config": 5}', 1007, /config must be an object/],
  ['{"config": {"sample_rate": 0}}', 1007, /sample_rate must be from 8000 to 48000/],
  ['{"config": {"max_alternatives": -1}}', 1007, /max_alternatives/],
  ['{"config": {"phrase_list": "hello"}}', 1007, /phrase_list/],
  ['{"config": {"model": "/etc"}}', 1008, /unknown model/],
  ['{"hello": 1}', 1003, /unknown message/],
  ['"eof"', 1003, /unknown message/],
  ['', 1007, /JSON/],
  [new Uint8Array(1_048_577), 1009, /too long/],
]
for (const [message, code, reason] of REFUSED) {
  const shown =
    typeof message === 'string' && message !== '' ? message : `a message of ${message.length} bytes`
  test(`${shown} closes the connection with ${code} and a reason`, async () => {
    const client = await server.connect()

    client.send(message)

    const closed = await client.closed
    assert.equal(closed.code, code)
    assert.match(closed.reason, reason)
    assert.deepEqual(client.replies, [])
  })
}

test('a refused client still gets the replies to what it sent before', async () => {
  const client = await server.connect()
  const frames = framesOf(tones('two-sentences'))

  for (const frame of frames) client.send(frame)
  client.send('nonsense')

  assert.equal((await client.closed).code, 1007)
  assert.equal(client.replies.length, frames.length)
})
