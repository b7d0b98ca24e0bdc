import assert from 'node:assert/strict'
import { PassThrough, Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { runRequirement } from './requirement.ts'

async function answer(input: string) {
  const output = new PassThrough()
  const errorOutput = new PassThrough()
  const [exitCode] = await Promise.all([
    runRequirement({ input: Readable.from([input]), output, errorOutput }).finally(() => {
      output.end()
      errorOutput.end()
    }),
  ])
  return { exitCode, output: await text(output), errors: await text(errorOutput) }
}

const call = (id: string, said: string) =>
  JSON.stringify({ id, segments: [{ speaker: 'lead', text: said, startMs: 0, endMs: 1 }] })

test('calls are answered line by line, in order, with all nine fields', async () => {
  const { exitCode, output, errors } = await answer(
    `${call('a', 'do bhk noida me')}\n\n${call('b', 'hello')}\n`,
  )
  assert.equal(exitCode, 0)
  assert.equal(errors, '')
  const lines = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.deepEqual(
    lines.map(({ id }) => id),
    ['a', 'b'],
  )
  assert.deepEqual(Object.keys(lines[0]!), [
    'id',
    'purpose',
    'budget',
    'size',
    'locations',
    'propertyType',
    'propertyKind',
    'amenities',
    'possession',
    'optOut',
  ])
  assert.deepEqual(lines[0]!.locations, ['Noida'])
})

test('a bad line is named and the others are answered', async () => {
  const bad = [
    '{',
    '[]',
    '{"id":7,"segments":[]}',
    '{"id":"x"}',
    '{"id":"y","segments":[{"speaker":"boss","text":"a"}]}',
  ]
  const { exitCode, output, errors } = await answer([call('a', 'x'), ...bad, call('b', 'y')].join('\n'))
  assert.equal(exitCode, 1)
  assert.equal(output.trim().split('\n').length, 2)
  assert.deepEqual(
    errors
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0]),
    ['line 2', 'line 3', 'line 4', 'line 5', 'line 6'],
  )
})

test('a reader that goes away ends the run quietly', async () => {
  const gone = new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
    },
  })
  const errorOutput = new PassThrough()
  const lines = Array.from({ length: 50 }, (_, index) => `${call(String(index), 'noida')}\n`)
  assert.equal(await runRequirement({ input: Readable.from(lines), output: gone, errorOutput }), 0)
})
