import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { test } from 'node:test'

import { everySecond, inWordsIfFull, requireRoom } from './backup-files.ts'
import { inWords } from './backup-manifest.ts'

test('a full disk is told in words, before anything is copied where that can be known', async () => {
  const folder = tmpdir()
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })

  await assert.rejects(requireRoom(folder, [{ bytes: 2 ** 53 }]), /are needed, and .* are free/)
  assert.match((inWordsIfFull(full, folder) as Error).message, /no room in /)
  const other = new Error('other')
  assert.equal(inWordsIfFull(other, folder), other)
})

test('progress is written once a second at most', () => {
  let nowMs = 0
  const lines: string[] = []
  const show = everySecond(
    (line) => lines.push(line),
    () => nowMs,
  )

  for (const [atMs, step] of [
    [0, 'a'],
    [999, 'b'],
    [1000, 'c'],
  ] as const) {
    nowMs = atMs
    show(step)
  }

  assert.deepEqual(lines, ['a', 'c'])
})

test('sizes are told as people say them', () => {
  assert.deepEqual([0, 999, 1000, 1_540_000, 2e9, 3e15].map(inWords), [
    '0 bytes',
    '999 bytes',
    '1.0 kB',
    '1.5 MB',
    '2.0 GB',
    '3000.0 TB',
  ])
})
