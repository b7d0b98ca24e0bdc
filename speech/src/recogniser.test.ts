import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'

import { makeResampler } from '@leadbreak/audio'

import { framesOf, LIBVOSK_FILE, LOOKAHEAD_TONE_MODEL, TONE_MODEL, tones } from '../test/serving.ts'
import { loadLibvosk } from './libvosk.ts'
import { freeModel, loadModel, type LoadedModel } from './model.ts'
import { makeRecogniser, type Recogniser } from './recogniser.ts'

const libvosk = loadLibvosk(LIBVOSK_FILE)
libvosk.setLogLevel(-3)
const loaded = loadModel(libvosk, TONE_MODEL, null)
after(() => {
  freeModel(libvosk, loaded)
})
const SETTINGS = { sampleRateHz: 8000, words: true, maxAlternatives: 0, phrases: [] }
const PCM = tones('two-sentences')

function aRecogniser(model: LoadedModel = loaded, sampleRateHz = 8000): Recogniser {
  return makeRecogniser(libvosk, model, { ...SETTINGS, sampleRateHz })
}

function hear(recogniser: Recogniser, pcm: Int16Array<ArrayBuffer>, bytesPerFrame?: number): string[] {
  const replies = framesOf(pcm, bytesPerFrame).map((frame) => {
    recogniser.take(new Uint8Array(frame).buffer)
    while (!recogniser.listen());
    return recogniser.reply()
  })
  const final = recogniser.finish()
  recogniser.free()
  return [...replies, final]
}

/** A copy of the tone model's folder, to be changed. */
function aModelFolder(test: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'leadbreak-model-'))
  test.after(() => {
    rmSync(dir, { recursive: true })
  })
  cpSync(TONE_MODEL, dir, { recursive: true })
  return dir
}

function aModel(test: TestContext, dir: string): LoadedModel {
  const model = loadModel(libvosk, dir, null)
  test.after(() => {
    freeModel(libvosk, model)
  })
  return model
}

function hearPhrases(model: LoadedModel, phrases: readonly string[]): string {
  return textOf(hear(makeRecogniser(libvosk, model, { ...SETTINGS, phrases }), PCM))
}

const textOf = (replies: readonly string[]) =>
  replies
    .map((reply) => (JSON.parse(reply) as { text?: string }).text ?? '')
    .join(' ')
    .trim()
    .replace(/ +/g, ' ')

test('a long frame heard in turns is understood exactly as libvosk understands it in one piece', () => {
  const inTurns = hear(aRecogniser(), PCM, PCM.byteLength)

  const pointer = libvosk.newRecogniser(loaded.model, 8000)!
  libvosk.setWords(pointer, 1)
  const ended = libvosk.acceptSamples(pointer, PCM, PCM.length) === 1
  const inOnePiece = [
    ended ? libvosk.result(pointer) : libvosk.partialResult(pointer),
    libvosk.finalResult(pointer),
  ]
  libvosk.freeRecogniser(pointer)

  assert.deepEqual(inTurns, inOnePiece)
})

for (const rateHz of [11_025, 16_000, 44_100, 48_000]) {
  test(`a model of 8 kHz understands audio of ${rateHz} Hz`, () => {
    const resampler = makeResampler(8000, rateHz)
    const pcm = Int16Array.from([...resampler.push(PCM), ...resampler.flush()])

    assert.equal(textOf(hear(aRecogniser(loaded, rateHz), pcm)), 'नमस्ते हां budget call tomorrow नहीं')
  })
}

test('a model of 16 kHz that may not upsample understands 8 kHz', (t) => {
  const dir = aModelFolder(t)
  const conf =
    '--sample-frequency=16000\n--use-energy=false\n--num-mel-bins=30\n--num-ceps=30\n--low-freq=20\n--high-freq=3700\n'
  writeFileSync(join(dir, 'conf/mfcc.conf'), conf)
  const wideband = aModel(t, dir)
  assert.deepEqual(wideband.features, [{ sampleRateHz: 16_000, mayUpsample: false }])

  const replies = hear(aRecogniser(wideband), PCM)

  assert.equal(textOf(replies), textOf(hear(aRecogniser(), PCM)))
})

test('a model with a dynamic graph hears the phrases it is given, and nothing else', (t) => {
  const model = aModel(t, LOOKAHEAD_TONE_MODEL)
  assert.equal(model.takesPhrases, true)

  assert.equal(hearPhrases(model, []), 'नमस्ते हां budget call tomorrow नहीं')
  assert.equal(hearPhrases(model, ['नमस्ते budget', 'call नहीं']), 'नमस्ते budget call नहीं')
  assert.equal(hearPhrases(model, ['नमस्ते sir budget', '<eps>', 'call <eps> नहीं']), 'नमस्ते budget call नहीं')
})

test('a list without one known word is refused instead of hearing nothing', (t) => {
  const model = aModel(t, LOOKAHEAD_TONE_MODEL)

  for (const phrases of [['banana'], [''], ['<eps>']])
    assert.throws(() => makeRecogniser(libvosk, model, { ...SETTINGS, phrases }), /phrases-unknown/)
})

test('a freed recogniser refuses every call', () => {
  const recogniser = aRecogniser()
  recogniser.free()

  for (const call of [() => recogniser.listen(), () => recogniser.reply(), () => recogniser.finish()])
    assert.throws(call, /freed/)
  assert.throws(() => {
    recogniser.free()
  }, /freed/)
})

test('a phrase list is left aside by a model with a fixed graph', () => {
  const recogniser = makeRecogniser(libvosk, loaded, { ...SETTINGS, phrases: ['no such word'] })

  assert.equal(textOf(hear(recogniser, tones('hello-price'))), 'hello price')
})
