import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'

import { makeDownloadProgress, progressText } from './download-progress.ts'

const MB = 1_000_000

function setUp(isTTY: boolean) {
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY })
  let nowMs = 0
  const progress = makeDownloadProgress('a-model', output, () => nowMs)
  const showAt = (atMs: number, doneBytes: number) => {
    nowMs = atMs
    progress.show(doneBytes, 100 * MB)
  }
  return { ...progress, showAt, shown: () => (output.read() as string | null) ?? '' }
}

test('bytes, percent, rate and time left stand side by side', () => {
  const facts = { doneBytes: 18 * MB, totalBytes: 44 * MB, bytesPerSecond: 2.1 * MB }

  assert.equal(progressText(facts), '18 MB of 44 MB  40 %  2.1 MB/s  13 s left')
  assert.match(progressText({ ...facts, totalBytes: 1562 * MB }), /12 min left$/)
  assert.equal(progressText({ ...facts, bytesPerSecond: 0 }), '18 MB of 44 MB  40 %')
})

test('on a terminal one line changes, at most five times a second', () => {
  const { showAt, shown, say } = setUp(true)

  showAt(0, 0)
  showAt(100, 1 * MB)
  showAt(1000, 50 * MB)
  showAt(1010, 100 * MB)
  say('done')

  const lines = shown().split('\r').slice(1)
  assert.equal(lines.length, 3)
  assert.ok(lines[1]!.startsWith('a-model  50 MB of 100 MB  50 %  50 MB/s  1 s left'))
  assert.ok(lines[2]!.endsWith('\ndone\n'))
})

test('elsewhere there is a line for each tenth', () => {
  const { showAt, shown } = setUp(false)

  for (let done = 0; done <= 100; done++) showAt(done, done * MB)

  assert.equal(shown().split('\n').filter(Boolean).length, 11)
})

test('what an earlier run fetched is no part of the rate', () => {
  const { showAt, shown } = setUp(false)

  showAt(0, 60 * MB)
  showAt(10_000, 80 * MB)

  assert.match(shown().split('\n')[1]!, /80 %  2\.0 MB\/s  10 s left/)
})
