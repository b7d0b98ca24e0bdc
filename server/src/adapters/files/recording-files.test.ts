import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'

import { wavFile, wavHeader } from '@leadbreak/audio'

import { AppError, type ErrorCode } from '../../lib/app-error.ts'
import { newId } from '../../lib/ids.ts'
import { toMasterKey, type MasterKeys } from './master-key.ts'
import { openRecordingFiles } from './recording-files.ts'
import { keyIdsOf } from './sealed-file.ts'

const LIMITS = { maxBytes: 200_000, maxMinutes: 1 }
const aKey = () => toMasterKey(randomBytes(32))
const KEYS: MasterKeys = [aKey()]

function aFolder(limits = LIMITS) {
  const directory = mkdtempSync(join(tmpdir(), 'leadbreak-files-'))
  const files = openRecordingFiles(directory, limits, KEYS)
  return {
    directory,
    files,
    incoming: () => readdirSync(join(directory, 'incoming')),
    kept: () => readdirSync(join(directory, 'recordings')),
    pathOf: (id: string) => join(directory, 'recordings', id),
    /** The same folder after a new start with these keys. */
    reopened: (keys: MasterKeys) => openRecordingFiles(directory, limits, keys),
  }
}

/** Agent counts up, lead counts down, so that channels cannot be mixed up. */
function twoChannels(frames: number): Uint8Array {
  const up = Int16Array.from({ length: frames }, (_, n) => n)
  const down = Int16Array.from({ length: frames }, (_, n) => -n)
  return wavFile([up, down], 8000)
}

function inPieces(bytes: Uint8Array, pieceBytes: number): Readable {
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; at += pieceBytes)
    pieces.push(Buffer.from(bytes.subarray(at, at + pieceBytes)))
  return Readable.from(pieces)
}

async function collect(blocks: AsyncIterable<Int16Array>): Promise<number[]> {
  const samples: number[] = []
  for await (const block of blocks) samples.push(...block)
  return samples
}

const refusedAs = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code

for (const pieceBytes of [1, 333, 4096]) {
  test(`a recording that arrives in pieces of ${pieceBytes} bytes is kept, channel by channel`, async () => {
    const { files, incoming } = aFolder()
    const bytes = twoChannels(20_000).subarray(0, pieceBytes === 1 ? 4044 : undefined)

    const id = newId()
    const stored = await files.receive(id, inPieces(bytes, pieceBytes))

    const frames = (bytes.length - 44) / 4
    assert.equal(stored.durationMs, frames / 8)
    assert.equal(stored.channels, 2)
    assert.equal(stored.fileBytes, bytes.length)
    assert.deepEqual(
      await collect(files.readChannel(id, 0)),
      Array.from({ length: frames }, (_, n) => n),
    )
    assert.deepEqual(
      (await collect(files.readChannel(id, 1))).map((sample) => 0 - sample),
      Array.from({ length: frames }, (_, n) => n),
    )
    assert.deepEqual(incoming(), [])
  })
}

for (const [what, bytes, code] of [
  ['text', Buffer.from('this is no sound at all, whatever its name says'), 'recording-unreadable'],
  ['nothing', Buffer.alloc(0), 'recording-unreadable'],
  ['half a header', twoChannels(10).subarray(0, 30), 'recording-unreadable'],
  ['a header alone', wavHeader({ channels: 2, sampleRateHz: 8000, dataBytes: 0 }), 'recording-unreadable'],
  ['more bytes than allowed', twoChannels(60_000), 'recording-too-large'],
] as const) {
  test(`${what} is refused, and nothing is left behind`, async () => {
    const { files, incoming, kept } = aFolder()

    await assert.rejects(files.receive(newId(), inPieces(bytes, 1000)), refusedAs(code))

    assert.deepEqual([incoming(), kept()], [[], []])
  })
}

test('a recording that lasts too long is refused however few bytes it has', async () => {
  const { files, kept } = aFolder({ maxBytes: 10_000_000, maxMinutes: 1 })

  await assert.rejects(
    files.receive(newId(), inPieces(twoChannels(61 * 8000), 65_536)),
    refusedAs('recording-too-large'),
  )

  assert.deepEqual(kept(), [])
})

test('a sender who goes away in the middle leaves nothing behind', async () => {
  const { files, incoming, kept } = aFolder()
  const body = new Readable({ read: () => undefined })
  body.push(twoChannels(100))

  const receiving = files.receive(newId(), body)
  body.destroy()

  await assert.rejects(receiving, refusedAs('recording-unreadable'))
  assert.deepEqual([incoming(), kept()], [[], []])
})

test('what a crash left is swept away, and recordings of calls stay', async () => {
  const { directory, files, incoming, kept } = aFolder()
  const wanted = newId()
  await files.receive(wanted, inPieces(twoChannels(100), 1000))
  await files.receive(newId(), inPieces(twoChannels(100), 1000))
  writeFileSync(join(directory, 'incoming', 'half'), 'RIFF')

  await files.sweep(async (id) => id === wanted)

  assert.deepEqual([incoming(), kept()], [[], [wanted]])
})

async function bytesOf(reading: Promise<Readable>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(await reading))
}

test('no sound is on the disk unencrypted, also while it arrives', async () => {
  const { directory, files, incoming, pathOf } = aFolder()
  const id = newId()
  const bytes = Buffer.from(twoChannels(40_000))
  const sample = bytes.subarray(10_000, 10_064)
  const body = new Readable({ read: () => undefined })
  const receiving = files.receive(id, body)

  body.push(bytes.subarray(0, 150_000))
  while (incoming().length === 0) await nextTurn()
  const arriving = join(directory, 'incoming', incoming()[0]!)
  while (statSync(arriving).size < 100_000) await nextTurn()
  assert.equal(readFileSync(arriving).indexOf(sample), -1)
  assert.equal(readFileSync(arriving).indexOf('WAVE'), -1)
  body.push(bytes.subarray(150_000))
  body.push(null)
  await receiving

  assert.equal(readFileSync(pathOf(id)).indexOf(sample), -1)
  assert.equal(readFileSync(pathOf(id)).indexOf('WAVE'), -1)
})

test('any part of the WAV file is read back as it came', async () => {
  const { files } = aFolder()
  const id = newId()
  const bytes = Buffer.from(twoChannels(40_000))
  await files.receive(id, inPieces(bytes, 10_000))

  assert.ok((await bytesOf(files.openBytes(id, 0, bytes.length))).equals(bytes))
  assert.ok((await bytesOf(files.openBytes(id, 65_530, 65_540))).equals(bytes.subarray(65_530, 65_540)))
})

test('a recording that is not there is absent, not a failure of ours', async () => {
  const { files } = aFolder()

  await assert.rejects(files.openBytes(newId(), 0, 1), refusedAs('recording-absent'))
  await assert.rejects(collect(files.readChannel(newId(), 0)), refusedAs('recording-absent'))
})

test('recordings that changed their names are damaged, and nobody hears the wrong call', async () => {
  const { files, pathOf } = aFolder()
  const [one, other] = [newId(), newId()]
  for (const id of [one, other]) await files.receive(id, inPieces(twoChannels(100), 1000))

  renameSync(pathOf(one), pathOf(other))

  await assert.rejects(files.openBytes(other, 0, 1), refusedAs('recording-damaged'))
  await assert.rejects(collect(files.readChannel(other, 0)), refusedAs('recording-damaged'))
})

test('a start encrypts what an older LeadBreak kept as it came', async () => {
  const { files, incoming, pathOf } = aFolder()
  const id = newId()
  const bytes = Buffer.from(twoChannels(40_000))
  writeFileSync(pathOf(id), bytes)

  const swept = await files.sweep(async () => true)

  assert.deepEqual(swept, { removed: 0, encrypted: 1, rewrapped: 0, damaged: [] })
  assert.equal(readFileSync(pathOf(id)).indexOf('WAVE'), -1)
  assert.ok((await bytesOf(files.openBytes(id, 0, bytes.length))).equals(bytes))
  assert.deepEqual(incoming(), [])
})

test('a start with a newer key brings every recording under it, and does so once', async () => {
  const { files, pathOf, reopened } = aFolder()
  const ids = Array.from({ length: 20 }, newId)
  for (const id of ids) await files.receive(id, inPieces(twoChannels(100), 1000))
  const newer = aKey()

  const first = await reopened([newer, ...KEYS]).sweep(async () => true)
  const second = await reopened([newer]).sweep(async () => true)

  assert.deepEqual([first.rewrapped, second.rewrapped], [20, 0])
  for (const id of ids) assert.deepEqual(await keyIdsOf(pathOf(id)), [newer.id])
  assert.equal((await collect(reopened([newer]).readChannel(ids[0]!, 0))).length, 100)
})

test('a start without the key of a kept recording is refused in words, and touches none of them', async () => {
  const { files, pathOf, reopened } = aFolder()
  const id = newId()
  await files.receive(id, inPieces(twoChannels(100), 1000))
  const before = readFileSync(pathOf(id))

  await assert.rejects(
    reopened([aKey()]).sweep(async () => true),
    (error) => error instanceof AppError && error.message.includes('RECORDINGS_KEYS'),
  )

  assert.ok(readFileSync(pathOf(id)).equals(before))
})

test("a damaged recording is told at the start, and stands in nobody's way", async () => {
  const { files, pathOf, kept } = aFolder()
  const [sound, broken, strange] = [newId(), newId(), newId()]
  for (const id of [sound, broken]) await files.receive(id, inPieces(twoChannels(100), 1000))
  writeFileSync(pathOf(broken), readFileSync(pathOf(broken)).fill(1, 20, 40))
  writeFileSync(pathOf(strange), 'what is this')

  const { damaged } = await files.sweep(async () => true)

  assert.deepEqual([...damaged].sort(), [broken, strange].sort())
  assert.equal(kept().length, 3)
})

test('nobody else on the machine may read the recordings', async () => {
  const { directory, files } = aFolder()

  const id = newId()
  await files.receive(id, inPieces(twoChannels(100), 1000))

  assert.equal(statSync(join(directory, 'recordings')).mode & 0o077, 0)
  assert.equal(statSync(join(directory, 'recordings', id)).mode & 0o077, 0)
})

for (const name of ['../../etc/passwd', '..', '', '.'.repeat(36), 'x\u0000']) {
  test(`a name from outside (${JSON.stringify(name)}) never becomes a path`, async () => {
    const { files } = aFolder()

    await assert.rejects(files.receive(name, inPieces(twoChannels(100), 1000)))
    await assert.rejects(files.remove(name))
    await assert.rejects(collect(files.readChannel(name, 0)))
  })
}
