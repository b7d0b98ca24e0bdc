import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import fc from 'fast-check'

import { ModelProblem } from './model-problem.ts'
import { safePaths, UNPACK_LIMITS } from './safe-entries.ts'
import { aModelZip, aZip, type TestEntry } from './test-zip.ts'
import { unpack } from './unpack.ts'

async function unpackBytes(bytes: Buffer) {
  const base = mkdtempSync(join(tmpdir(), 'leadbreak-'))
  const zip = join(base, 'model.zip')
  writeFileSync(zip, bytes)
  const folder = mkdtempSync(join(base, 'out-'))
  const sizes: number[] = []
  const run = unpack({
    zip,
    folder,
    onSize: async (size) => void sizes.push(size),
    signal: new AbortController().signal,
  })
  return { base, folder, sizes, run }
}

test('a model comes out without the folder that held it, with bytes and checksums', async () => {
  const { folder, run, sizes } = await unpackBytes(aModelZip('vosk-model-x'))

  const facts = await run

  assert.equal(readFileSync(join(folder, 'am/final.mdl'), 'utf8'), 'what stands in am/final.mdl')
  assert.equal(facts.length, 5)
  assert.deepEqual(sizes, [facts.reduce((sum, { bytes }) => sum + bytes, 0)])
  assert.match(facts[0]!.sha256, /^[0-9a-f]{64}$/)
})

const REFUSED: readonly [what: string, entry: TestEntry][] = [
  ['leads out of the folder', { name: '../../evil' }],
  ['leads out of the folder further in', { name: 'm/am/../../../evil' }],
  ['is absolute', { name: '/etc/evil' }],
  ['is absolute on Windows', { name: 'C:/evil' }],
  ['has backslashes', { name: 'm\\..\\evil' }],
  ['is a symbolic link', { name: 'm/link', content: '/etc/passwd', mode: 0o120777 }],
  ['is a device', { name: 'm/device', mode: 0o020666 }],
  ['is a folder and a link at once', { name: 'm/link/', mode: 0o120777 }],
  ['has a stream of NTFS in it', { name: 'm/final.mdl:hidden' }],
  ['has control characters', { name: 'm/a\u0007b' }],
  ['ends with a dot', { name: 'm/final.mdl.' }],
  ['is very long', { name: `m/${'a'.repeat(300)}` }],
  ['has an empty part', { name: 'm//final.mdl' }],
]

for (const [what, entry] of REFUSED) {
  test(`a ZIP is refused as a whole when a name in it ${what}`, async () => {
    const { base, folder, run } = await unpackBytes(aZip([{ name: 'm/good', content: 'good' }, entry]))

    await assert.rejects(run, ModelProblem)

    assert.deepEqual(readdirSync(folder), [])
    assert.deepEqual(
      readdirSync(base).filter((name) => name.includes('evil')),
      [],
    )
  })
}

test('two names that some file systems take for one are refused', async () => {
  const { run } = await unpackBytes(aZip([{ name: 'm/final.mdl' }, { name: 'm/FINAL.mdl' }]))

  await assert.rejects(run, /twice/)
})

test('a bomb is refused by what it claims, before a byte is written', async () => {
  const { folder, run } = await unpackBytes(aZip([{ name: 'm/zeros', content: Buffer.alloc(1_000_000) }]))

  await assert.rejects(run, /claim to become 1000000/)

  assert.deepEqual(readdirSync(folder), [])
})

test('a bomb that lies about its size is stopped at the size that it claimed', async () => {
  const bomb = { name: 'm/zeros', content: Buffer.alloc(1_000_000), claimedBytes: 1000 }
  const { folder, run } = await unpackBytes(aZip([bomb]))

  await assert.rejects(run, ModelProblem)

  assert.ok(readFileSync(join(folder, 'zeros')).length <= 1000)
})

test('more entries than a model ever has are refused', async () => {
  const { run } = await unpackBytes(aZip(Array.from({ length: 1001 }, (_, n) => ({ name: `m/${n}` }))))

  await assert.rejects(run, /1001 entries/)
})

test('content that is not what its checksum says is refused', async () => {
  const { run } = await unpackBytes(aZip([{ name: 'm/final.mdl', content: 'model', claimedCrc32: 1 }]))

  await assert.rejects(run, /final\.mdl has another checksum/)
})

test('what is no ZIP, or only half of one, is said to be damaged', async () => {
  const zip = aModelZip('vosk-model-x')
  for (const bytes of [Buffer.from('no zip'), zip.subarray(0, zip.length / 2), Buffer.alloc(0)]) {
    const { run } = await unpackBytes(bytes)
    await assert.rejects(run, /The ZIP cannot be unpacked/)
  }
})

test('whatever the names, each accepted one stays below the folder', () => {
  const part = fc.oneof(fc.constantFrom('..', '.', '', ' ', 'a', 'C:', '~', '\\', '\0'), fc.string())
  fc.assert(
    fc.property(fc.array(fc.array(part, { minLength: 1 }), { minLength: 1, maxLength: 5 }), (names) => {
      const entries = names.map((parts) => ({
        fileName: parts.join('/'),
        uncompressedSize: 0,
        externalFileAttributes: 0,
      }))
      const paths = (() => {
        try {
          return [...safePaths(entries, 1000, UNPACK_LIMITS).keys()]
        } catch (error) {
          assert.ok(error instanceof ModelProblem)
          return []
        }
      })()
      for (const path of paths) assert.ok(join('/models/x', path).startsWith('/models/x/'), path)
    }),
  )
})
