import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import { framesOf, LIBVOSK_FILE, TONE_MODEL, tones } from '../test/serving.ts'
import { loadLibvosk } from './libvosk.ts'
import { freeModel, loadModel } from './model.ts'
import { makeRecogniser } from './recogniser.ts'
import { makeTurning } from './turning.ts'
import type { FromWorker } from './worker-protocol.ts'

const libvosk = loadLibvosk(LIBVOSK_FILE)
libvosk.setLogLevel(-3)
const loaded = loadModel(libvosk, TONE_MODEL, null)
after(() => {
  freeModel(libvosk, loaded)
})
const SETTINGS = { sampleRateHz: 8000, words: true, maxAlternatives: 0, phrases: [] }
const PCM = tones('two-sentences')

/** A thread's turns, and what it says. `idle` resolves when nobody waits for a turn. */
function aTurning() {
  const said: FromWorker[] = []
  let onIdle: () => void = () => undefined
  const turning = makeTurning({
    makeRecogniser: (settings) => makeRecogniser(libvosk, loaded, settings),
    send: (message) => said.push(message),
    onTurn(isLast) {
      if (isLast) onIdle()
    },
  })
  const idle = () =>
    new Promise<void>((resolve) => {
      onIdle = resolve
    })
  return { ...turning, said, idle }
}

const bytesOf = (pcm: Int16Array<ArrayBuffer>) => new Uint8Array(framesOf(pcm, pcm.byteLength)[0]!).buffer

test('nobody is called back before the message was taken', async () => {
  const { take, stop, said, idle } = aTurning()

  take({ type: 'open', streamId: 1, settings: SETTINGS })
  take({ type: 'finish', streamId: 1, endsStream: true })
  assert.deepEqual(said, [])

  await idle()
  assert.deepEqual(
    said.map(({ type }) => type),
    ['reply', 'closed'],
  )
  stop()
})

test('a short frame is answered before a long one that came first is done', async () => {
  const { take, stop, said, idle } = aTurning()
  for (const streamId of [1, 2]) take({ type: 'open', streamId, settings: SETTINGS })

  take({ type: 'hear', streamId: 1, bytes: bytesOf(PCM) })
  take({ type: 'hear', streamId: 2, bytes: bytesOf(PCM.slice(0, 800)) })

  await idle()
  assert.deepEqual(
    said.map(({ streamId }) => streamId),
    [2, 1],
  )
  stop()
})

test('what is taken after the stop touches the model no more', async () => {
  const { take, stop, said } = aTurning()
  take({ type: 'open', streamId: 1, settings: SETTINGS })

  stop()
  take({ type: 'open', streamId: 2, settings: SETTINGS })

  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(said, [])
})
