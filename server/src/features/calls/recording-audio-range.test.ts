import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { namesTag, rangeAskedFor } from './recording-audio-range.ts'

for (const [header, expected] of [
  ['bytes=0-0', { start: 0, end: 1 }],
  ['bytes=10-19', { start: 10, end: 20 }],
  ['bytes=10-', { start: 10, end: 100 }],
  ['bytes=-10', { start: 90, end: 100 }],
  ['bytes=-1000', { start: 0, end: 100 }],
  ['bytes=90-1000', { start: 90, end: 100 }],
  ['Bytes= 1-2 ', { start: 1, end: 3 }],
  ['bytes=100-', 'none'],
  ['bytes=100-200', 'none'],
  ['bytes=99999999999999999999-', 'none'],
  ['bytes=-0', 'none'],
  [undefined, null],
  ['', null],
  ['bytes=', null],
  ['bytes=-', null],
  ['bytes=5-2', null],
  ['bytes=0-1,5-6', null],
  ['seconds=0-1', null],
  ['bytes=0x10-20', null],
  ['bytes=-1-2', null],
] as const) {
  test(`of 100 bytes, ${header ?? 'no header'} asks for ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(rangeAskedFor(header, 100), expected)
  })
}

test('whatever is asked for, a range lies in the file and is not empty', () => {
  const headers = fc.oneof(
    fc.string(),
    fc.tuple(fc.nat(), fc.nat()).map(([first, last]) => `bytes=${first}-${last}`),
    fc.nat().map((last) => `bytes=-${last}`),
  )
  fc.assert(
    fc.property(headers, fc.integer({ min: 1, max: 1000 }), (header, sizeBytes) => {
      const range = rangeAskedFor(header, sizeBytes)

      if (range === null || range === 'none') return
      assert.ok(range.start >= 0 && range.start < range.end && range.end <= sizeBytes)
    }),
  )
})

test('a tag is found alone, among others, weak and in a star', () => {
  for (const header of ['"a"', '"b", "a"', 'W/"a"', '*']) assert.ok(namesTag(header, '"a"'))
  for (const header of [undefined, '', '"b"', 'a']) assert.ok(!namesTag(header, '"a"'))
})
