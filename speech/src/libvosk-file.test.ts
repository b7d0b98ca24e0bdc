import assert from 'node:assert/strict'
import { test } from 'node:test'

import { findLibvoskFile, findPackagedLibrary } from './libvosk-file.ts'

test('the package has a library for 64-bit Linux with glibc, for macOS and for 64-bit Windows', () => {
  assert.match(findPackagedLibrary({ os: 'linux', arch: 'x64', hasGlibc: true }) ?? '', /\.so$/)
  assert.match(findPackagedLibrary({ os: 'darwin', arch: 'arm64', hasGlibc: false }) ?? '', /\.dylib$/)
  assert.match(findPackagedLibrary({ os: 'win32', arch: 'x64', hasGlibc: false }) ?? '', /\.dll$/)
})

test('it has none for ARM or musl Linux', () => {
  assert.equal(findPackagedLibrary({ os: 'linux', arch: 'arm64', hasGlibc: true }), null)
  assert.equal(findPackagedLibrary({ os: 'linux', arch: 'x64', hasGlibc: false }), null)
})

test('a library that is named is taken on every platform', () => {
  const file = '/opt/libvosk.so'

  assert.equal(findLibvoskFile(file, { os: 'linux', arch: 'arm64', hasGlibc: true }), file)
})
