import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'

import { wavFile, wavHeader } from '@leadbreak/audio'

import { AppError, type ErrorCode } from '../../lib/app-error.ts'
import { newId } from '../../lib/ids.ts'
import { openRecordingFiles } from './recording-files.ts'

const LIMITS = { maxBytes: 200_000, maxMinutes: 1 }

function aFolder(limits = LIMITS) {
  const directory = mkdtempSync(join(tmpdir(), 'leadbreak-files-'))
  const files = openRecordingFiles(directory, limits)
  return {
    directory,
    files,
    incoming: () => readdirSync(join(directory, 'incoming')),
    kept: () => readdirSync(join(directory, 'recordings')),
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
