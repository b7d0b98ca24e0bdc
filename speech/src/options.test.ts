import assert from 'node:assert/strict'
import { test } from 'node:test'

import { OptionsError, readOptions } from './options.ts'

const HOME = '/home/someone'

test('without any option it serves ./model on the port of vosk-server, on this machine alone', () => {
  const options = readOptions([], {}, HOME)

  assert.equal(options?.modelDir, '/home/someone/model')
  assert.equal(options.interface, '127.0.0.1')
  assert.equal(options.port, 2700)
  assert.equal(options.speakerModelDir, null)
  assert.deepEqual(options.settings, { sampleRateHz: 8000, words: true, maxAlternatives: 0, phrases: [] })
})

test('the environment of vosk-server is understood', () => {
  const options = readOptions(
    [],
    {
      VOSK_SERVER_INTERFACE: '0.0.0.0',
      VOSK_SERVER_PORT: '2710',
      VOSK_MODEL_PATH: '/models/hi',
      VOSK_SPK_MODEL_PATH: 'spk',
      VOSK_SAMPLE_RATE: '16000',
      VOSK_ALTERNATIVES: '3',
      VOSK_SHOW_WORDS: 'false',
    },
    HOME,
  )

  assert.equal(options?.interface, '0.0.0.0')
  assert.equal(options.port, 2710)
  assert.equal(options.modelDir, '/models/hi')
  assert.equal(options.speakerModelDir, '/home/someone/spk')
  assert.deepEqual(options.settings, { sampleRateHz: 16_000, words: false, maxAlternatives: 3, phrases: [] })
})

test('the command line wins over the environment', () => {
  const env = { VOSK_MODEL_PATH: '/models/hi', VOSK_SERVER_PORT: '2710' }

  const options = readOptions(
    ['--model', 'en', '--port', '0', '--workers', '3', '--drain-seconds', '0'],
    env,
    HOME,
  )

  assert.equal(options?.modelDir, '/home/someone/en')
  assert.equal(options.port, 0)
  assert.equal(options.workers, 3)
  assert.equal(options.drainMs, 0)
})

test('the model may be named alone, as for the original', () => {
  assert.equal(readOptions(['/models/en'], { VOSK_MODEL_PATH: '/models/hi' }, HOME)?.modelDir, '/models/en')
})

test('an empty variable is an unset one', () => {
  assert.equal(readOptions([], { VOSK_SERVER_PORT: '', VOSK_SERVER_INTERFACE: '' }, HOME)?.port, 2700)
})

test('every problem is named at once', () => {
  assert.throws(
    () => readOptions(['a', 'b', '--port', '65536'], { VOSK_SAMPLE_RATE: '1' }, HOME),
    (error) => error instanceof OptionsError && error.problems.length === 3,
  )
  assert.throws(() => readOptions(['--loud'], {}, HOME), OptionsError)
})
