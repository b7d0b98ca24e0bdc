import assert from 'node:assert/strict'
import { test } from 'node:test'

import { tuneAllocator } from './allocator.ts'
import { thisPlatform } from './libvosk-file.ts'

test('memory is tuned where glibc is, and left alone elsewhere', () => {
  const here = thisPlatform()

  assert.equal(tuneAllocator(here), here.os === 'linux' && here.hasGlibc)
  for (const elsewhere of [
    { os: 'linux', arch: 'x64', hasGlibc: false },
    { os: 'darwin', arch: 'arm64', hasGlibc: false },
  ] as const)
    assert.equal(tuneAllocator(elsewhere), false)
})
