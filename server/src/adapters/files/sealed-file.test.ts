import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import fc from 'fast-check'

import { HEAD_BYTES, SLOT_BYTES, toMasterKey, type MasterKeys } from './master-key.ts'
import { CHUNK_BYTES, SEALED_CHUNK_BYTES, TAG_BYTES } from './sealed-chunks.ts'
import { keyIdsOf, makeSealedWriter, openSealedFile, rewrap } from './sealed-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'leadbreak-sealed-'))
const aKey = () => toMasterKey(randomBytes(32))
const KEYS: MasterKeys = [aKey()]
const NAME = 'call-1'
const damaged = { code: 'recording-damaged' }

let files = 0

async function seal(pieces: readonly Uint8Array[], { name = NAME, keys = KEYS } = {}): Promise<string> {
  const path = join(folder, String(files++))
  const file = await open(path, 'wx')
  const writer = await makeSealedWriter(file, name, keys)
  for (const piece of pieces) await writer.write(piece)
  await writer.end()
  await file.close()
  return path
}

async function unseal(path: string, { start = 0, end = Infinity, name = NAME, keys = KEYS } = {}) {
  const file = await openSealedFile(path, name, keys)
  try {
    return Buffer.concat(await Array.fromAsync(file.read(start, end)))
  } finally {
    await file.close()
  }
}

function aCopy(path: string, change: (bytes: Buffer) => Buffer): string {
  const copy = join(folder, String(files++))
  writeFileSync(copy, change(readFileSync(path)))
  return copy
}

/** Lengths around the borders of chunks, where mistakes live. */
const LENGTHS = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -2, max: 2 }))
  .map(([chunks, more]) => Math.max(0, chunks * CHUNK_BYTES + more))

test('what is sealed comes back, however long it is and in whatever pieces it came', async () => {
  await fc.assert(
    fc.asyncProperty(LENGTHS, fc.integer({ min: 1, max: 200_000 }), async (length, pieceBytes) => {
      const bytes = randomBytes(length)
      const pieces = []
      for (let at = 0; at < length; at += pieceBytes) pieces.push(bytes.subarray(at, at + pieceBytes))

      const path = await seal(pieces)

      assert.ok((await unseal(path)).equals(bytes))
    }),
    { numRuns: 40 },
  )
})

test('any range is the same slice of what was sealed', async () => {
  const bytes = randomBytes(2 * CHUNK_BYTES + 100)
  const path = await seal([bytes])

  await fc.assert(
    fc.asyncProperty(LENGTHS, LENGTHS, async (start, end) => {
      assert.ok((await unseal(path, { start, end })).equals(bytes.subarray(start, Math.max(start, end))))
    }),
    { numRuns: 60 },
  )
})

test('a range is read without the chunks beside it', async () => {
  const path = await seal([randomBytes(3 * CHUNK_BYTES)])
  const broken = aCopy(path, (bytes) => bytes.fill(0, HEAD_BYTES, HEAD_BYTES + SEALED_CHUNK_BYTES))

  assert.equal((await unseal(broken, { start: CHUNK_BYTES, end: CHUNK_BYTES + 10 })).length, 10)
  await assert.rejects(unseal(broken, { start: CHUNK_BYTES - 1, end: CHUNK_BYTES }), damaged)
})

test('no byte of what was sealed can be found in the file', async () => {
  const path = await seal([Buffer.from('a lead said this, '.repeat(5000))])

  assert.equal(readFileSync(path).indexOf('lead said'), -1)
})

test('equal files do not look equal', async () => {
  const [one, other] = [await seal([Buffer.alloc(1000)]), await seal([Buffer.alloc(1000)])]

  assert.ok(!readFileSync(one).subarray(HEAD_BYTES).equals(readFileSync(other).subarray(HEAD_BYTES)))
})

test('any flipped bit of the sound is noticed', async () => {
  const path = await seal([randomBytes(CHUNK_BYTES + 100)])
  const { length } = readFileSync(path)

  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: HEAD_BYTES, max: length - 1 }),
      fc.integer({ min: 0, max: 7 }),
      async (at, bit) => {
        const broken = aCopy(path, (bytes) => Buffer.from(bytes.with(at, bytes[at]! ^ (1 << bit))))

        await assert.rejects(unseal(broken), damaged)
      },
    ),
    { numRuns: 60 },
  )
})

test('any flipped bit of the head is noticed', async () => {
  const path = await seal([randomBytes(100)])
  const headOfUse = 4 + 8 + 12 + 39 + TAG_BYTES

  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: headOfUse - 1 }),
      fc.integer({ min: 0, max: 7 }),
      async (at, bit) => {
        const broken = aCopy(path, (bytes) => Buffer.from(bytes.with(at, bytes[at]! ^ (1 << bit))))

        await assert.rejects(unseal(broken), { code: /recording-damaged|recordings-key-missing/ })
      },
    ),
    { numRuns: 60 },
  )
})

test('a file that was cut off anywhere is noticed when it is opened', async () => {
  const path = await seal([randomBytes(2 * CHUNK_BYTES + 100)])
  const { length } = readFileSync(path)
  const borders = [0, 1, 2].map((chunk) => HEAD_BYTES + chunk * SEALED_CHUNK_BYTES)

  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.constantFrom(...borders), fc.integer({ min: 0, max: length - 1 })),
      async (kept) => {
        const cut = aCopy(path, (bytes) => bytes.subarray(0, kept))

        await assert.rejects(openSealedFile(cut, NAME, KEYS), damaged)
      },
    ),
    { numRuns: 40 },
  )
})

test('chunks that changed places are noticed', async () => {
  const path = await seal([randomBytes(3 * CHUNK_BYTES)])
  const chunk = (bytes: Buffer, index: number) =>
    bytes.subarray(HEAD_BYTES + index * SEALED_CHUNK_BYTES, HEAD_BYTES + (index + 1) * SEALED_CHUNK_BYTES)

  const swapped = aCopy(path, (bytes) =>
    Buffer.concat([bytes.subarray(0, HEAD_BYTES), chunk(bytes, 1), chunk(bytes, 0), chunk(bytes, 2)]),
  )

  await assert.rejects(unseal(swapped), damaged)
})

test('the sound of another file under the head of this one is noticed', async () => {
  const other = readFileSync(await seal([randomBytes(1000)]))
  const mixed = aCopy(await seal([randomBytes(1000)]), (bytes) =>
    Buffer.concat([bytes.subarray(0, HEAD_BYTES), other.subarray(HEAD_BYTES)]),
  )

  await assert.rejects(openSealedFile(mixed, NAME, KEYS), damaged)
})

test("a whole file under another call's name is noticed", async () => {
  const path = await seal([randomBytes(1000)])

  await assert.rejects(openSealedFile(path, 'call-2', KEYS), damaged)
})

test('a key that is not there is named, and the setting with it', async () => {
  const path = await seal([randomBytes(10)])

  await assert.rejects(openSealedFile(path, NAME, [aKey()]), (error: Error & { code: string }) => {
    assert.equal(error.code, 'recordings-key-missing')
    assert.ok(error.message.includes(KEYS[0].id) && error.message.includes('RECORDINGS_KEYS'))
    return true
  })
})

test('a file under a new key opens with that one alone, and its sound was not written again', async () => {
  const bytes = randomBytes(CHUNK_BYTES + 1)
  const path = await seal([bytes])
  const before = readFileSync(path).subarray(HEAD_BYTES)
  const fresh = aKey()

  assert.equal(await rewrap(path, NAME, [fresh, ...KEYS]), true)
  assert.equal(await rewrap(path, NAME, [fresh, ...KEYS]), false)

  assert.ok((await unseal(path, { keys: [fresh] })).equals(bytes))
  assert.ok(readFileSync(path).subarray(HEAD_BYTES).equals(before))
  assert.deepEqual(await keyIdsOf(path), [fresh.id])
  await assert.rejects(openSealedFile(path, NAME, KEYS), { code: 'recordings-key-missing' })
})

test('keys can change again and again', async () => {
  const bytes = randomBytes(100)
  const path = await seal([bytes])
  let keys = KEYS

  for (let n = 0; n < 4; n++) {
    keys = [aKey(), keys[0]]
    assert.equal(await rewrap(path, NAME, keys), true)
  }

  assert.ok((await unseal(path, { keys: [keys[0]] })).equals(bytes))
})

test('a change of keys that was cut off at any byte leaves a file that opens, and is finished later', async () => {
  const bytes = randomBytes(100)
  const path = await seal([bytes])
  const fresh = aKey()
  const [old] = KEYS
  const both: MasterKeys = [fresh, old]
  const before = readFileSync(path)
  const done = aCopy(path, (same) => same)
  await rewrap(done, NAME, both)
  const after = readFileSync(done)
  /** First the free slot is written, then the other one is wiped. */
  const slotOf = (of: Buffer, index: number) => of.subarray(index * SLOT_BYTES, (index + 1) * SLOT_BYTES)
  const partOf = (from: Buffer, to: Buffer, cut: number) =>
    Buffer.concat([to.subarray(0, cut), from.subarray(cut)])

  for (let cut = 0; cut <= 2 * 80; cut += 4) {
    const cut0 = partOf(slotOf(before, 0), slotOf(after, 0), Math.max(0, cut - 80))
    const cut1 = partOf(slotOf(before, 1), slotOf(after, 1), cut >= 80 ? SLOT_BYTES : cut)
    const torn = aCopy(path, (file) => Buffer.concat([cut0, cut1, file.subarray(HEAD_BYTES)]))

    assert.ok((await unseal(torn, { keys: both })).equals(bytes), `cut at ${cut}`)
    await rewrap(torn, NAME, both)
    assert.ok((await unseal(torn, { keys: [fresh] })).equals(bytes), `cut at ${cut}, then finished`)
    assert.deepEqual(await keyIdsOf(torn), [fresh.id])
  }
})
