import assert from 'node:assert/strict'
import { test } from 'node:test'

import { OptionsError, readOptions } from './options.ts'

const HOME = '/home/someone'
const ACCOUNT = `AC${'0a'.repeat(16)}`

test('without any option it listens on this machine alone, in real time, with an account made at the start', () => {
  const options = readOptions([], {}, HOME)

  assert.equal(options?.host, '127.0.0.1')
  assert.equal(options.port, 8100)
  assert.equal(options.clock, 'real')
  assert.equal(options.accountSid, null)
  assert.equal(options.authToken, null)
  assert.deepEqual(options.numbers, ['+15005550006'])
  assert.equal(options.msBetweenCalls, 1000)
})

test('the variables of a program that uses Twilio give the account', () => {
  const options = readOptions(
    [],
    {
      SIMULATOR_PORT: '8200',
      TWILIO_ACCOUNT_SID: ACCOUNT,
      TWILIO_AUTH_TOKEN: 'a-token-of-this-test',
      TWILIO_PHONE_NUMBER: '+911140000001',
    },
    HOME,
  )
  assert.equal(options?.port, 8200)
  assert.equal(options.accountSid, ACCOUNT)
  assert.deepEqual(options.numbers, ['+911140000001'])
})

test('the level of the log is one that there is, and an empty one is none', () => {
  assert.equal(readOptions([], { LOG_LEVEL: '' }, HOME)?.logLevel, 'info')
  assert.equal(readOptions([], { LOG_LEVEL: 'warn' }, HOME)?.logLevel, 'warn')
  assert.throws(() => readOptions([], { LOG_LEVEL: 'loud' }, HOME), {
    problems: ['LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud".'],
  })
})

test('the command line wins over the environment', () => {
  const options = readOptions(
    [
      '--port',
      '0',
      '--number',
      '+911140000002',
      '--number',
      '+911140000003',
      '--seconds-between-calls',
      '0.2',
    ],
    { SIMULATOR_PORT: '8200', TWILIO_PHONE_NUMBER: '+911140000001' },
    HOME,
  )

  assert.equal(options?.port, 0)
  assert.deepEqual(options.numbers, ['+911140000002', '+911140000003'])
  assert.equal(options.msBetweenCalls, 200)
})

test('a folder of conversations begins where the person stands', () => {
  assert.equal(readOptions(['--conversations', 'mine'], {}, HOME)?.conversationsFolder, '/home/someone/mine')
})

test('an empty variable is an unset one', () => {
  const options = readOptions(
    [],
    { SIMULATOR_PORT: '', TWILIO_ACCOUNT_SID: '', TWILIO_PHONE_NUMBER: '' },
    HOME,
  )

  assert.equal(options?.port, 8100)
  assert.equal(options.accountSid, null)
})

test('every problem is named at once, and no token with it', () => {
  const secret = 'short'
  assert.throws(
    () =>
      readOptions(
        ['--port', '65536', '--clock', 'wrong', '--number', '12'],
        { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: secret },
        HOME,
      ),
    (error) =>
      error instanceof OptionsError && error.problems.length === 5 && !error.message.includes(secret),
  )
  assert.throws(() => readOptions(['--loud'], {}, HOME), OptionsError)
})

test('only the usage is asked for', () => {
  assert.equal(readOptions(['--help'], {}, HOME), null)
})
