import assert from 'node:assert/strict'
import { test } from 'node:test'

import { memoryLog } from '../../test/an-http-server.ts'
import { AppError } from '../lib/app-error.ts'
import { makeLogger } from './logging.ts'

function logged(write: (logger: ReturnType<typeof makeLogger>) => void): Record<string, unknown> {
  const { lines, stream } = memoryLog()
  write(makeLogger({ level: 'trace', destination: stream }))
  return JSON.parse(lines[0]!) as Record<string, unknown>
}

test('a line has a time in UTC, a level in words, a sentence and its fields', () => {
  const line = logged((logger) => {
    logger.info({ callId: 'c1', tookMs: 7 }, 'call ended')
  })

  assert.match(String(line.time), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  assert.partialDeepStrictEqual(line, { level: 'info', msg: 'call ended', callId: 'c1', tookMs: 7 })
})

test('an error is its kind, its code and its place, and so are its causes; the messages stay out', () => {
  const cause = Object.assign(new RangeError('number 9876543210'), { code: 'ERR_RANGE' })
  const line = logged((logger) => {
    logger.error(
      { err: new AppError('storage-full', 'for Ravi', { cause, details: { collection: 'calls' } }) },
      'failed',
    )
  })

  assert.partialDeepStrictEqual(line.err, {
    ...{ kind: 'AppError', code: 'storage-full', details: { collection: 'calls' } },
    cause: { kind: 'RangeError', code: 'ERR_RANGE' },
  })
  assert.match(JSON.stringify(line.err), /logging\.test\.ts:\d+/)
  assert.doesNotMatch(JSON.stringify(line), /9876543210|Ravi/)
})

test('an error whose message looks like a stack does not smuggle words into the log', () => {
  const line = logged((logger) => {
    logger.error({ err: new Error('one\n    at "secret" words') }, 'failed')
  })

  assert.doesNotMatch(JSON.stringify(line), /secret/)
})

test('an error alone gets a fixed sentence', () => {
  assert.equal(
    logged((logger) => {
      logger.error(new Error('9876543210'))
    }).msg,
    'something failed',
  )
})

test('fields whose names are not known to be harmless are hidden, however deep', () => {
  const line = logged((logger) => {
    logger.info(
      { jobId: 'j1', phone: '1', anything: '2', details: { code: 'busy', email: '3' }, language: 'hi' },
      'careless',
    )
  })

  assert.partialDeepStrictEqual(line, {
    ...{ jobId: 'j1', phone: '[hidden]', anything: '[hidden]', language: 'hi' },
    details: { code: 'busy', email: '[hidden]' },
  })
})
