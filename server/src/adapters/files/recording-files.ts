import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'

import { decodeWavFrames, WavRefusal, type WavHeader } from '@leadbreak/audio'

import { AppError } from '../../lib/app-error.ts'
import { newId } from '../../lib/ids.ts'
import { renameDurably } from './durable-rename.ts'
import type { MasterKeys } from './master-key.ts'
import { receiveWav } from './receive-wav.ts'
import { openSealedFile, type SealedFile } from './sealed-file.ts'
import { sweepRecordings, type Swept } from './sweep-recordings.ts'
import { durationOf, headerIn, soundEnd } from './wav-sound.ts'

export interface StoredRecording {
  readonly fileBytes: number
  readonly sha256: string
  readonly sampleRateHz: number
  readonly channels: 1 | 2
  readonly durationMs: number
}

export interface RecordingLimits {
  readonly maxBytes: number
  readonly maxMinutes: number
}

export type RecordingFiles = ReturnType<typeof openRecordingFiles>

/** Ids are uuids of our own; nothing else becomes part of a path. */
const ID = /^[0-9a-f-]{36}$/

/**
 * WAV files in two folders of `directory`: `incoming` while they arrive, `recordings` once they are whole and on the
 * disk. Names are ours alone, and no byte of sound is on the disk unencrypted.
 *
 * What reads a file throws `recording-absent`, `recording-damaged` or `recordings-key-missing`.
 */
export function openRecordingFiles(directory: string, limits: RecordingLimits, keys: MasterKeys) {
  const incoming = join(directory, 'incoming')
  const kept = join(directory, 'recordings')
  for (const folder of [incoming, kept]) mkdirSync(folder, { recursive: true, mode: 0o700 })

  /**
   * Encrypts `body` onto the disk while it arrives, and keeps it under `id` if it is a WAV file that can be read. What is
   * answered is of the WAV file itself. Throws `recording-too-large`, `recording-unreadable` or `storage-full`; nothing is
   * left behind then.
   */
  async function receive(id: string, body: Readable): Promise<StoredRecording> {
    const path = pathIn(incoming, newId()) // one's own: the same recording may be fetched twice at once
    const keptPath = pathIn(kept, id)
    try {
      const { header, fileBytes, sha256 } = await receiveWav(body, { path, name: id, keys }, limits.maxBytes)
      const durationMs = durationOf(header, fileBytes)
      if (durationMs === 0) throw new AppError('recording-unreadable', 'The file has no sound in it.')
      if (durationMs > limits.maxMinutes * 60_000) {
        throw new AppError(
          'recording-too-large',
          `A recording may last ${limits.maxMinutes} minutes at most.`,
        )
      }
      await renameDurably(path, keptPath)
      const { sampleRateHz, channels } = header
      return { fileBytes, sha256, sampleRateHz, channels, durationMs }
    } catch (error) {
      body.resume() // the sender hears our answer only after he was heard out, and may then go on with the connection
      await rm(path, { force: true })
      throw translate(error)
    }
  }

  /** The samples of one channel of a kept file, from its start, in blocks of a few seconds at most. */
  async function* readChannel(id: string, channel: number): AsyncGenerator<Int16Array> {
    const file = await openKept(id)
    try {
      const header = await readHeader(file)
      let rest = Buffer.alloc(0)
      for await (const piece of file.read(header.dataOffsetBytes, soundEnd(header, file.plainBytes))) {
        const block = Buffer.concat([rest, piece])
        const wholeBytes = block.length - (block.length % header.bytesPerFrame)
        yield decodeWavFrames(header, block.subarray(0, wholeBytes))[channel]!
        rest = block.subarray(wholeBytes)
      }
    } finally {
      await file.close()
    }
  }

  /** The bytes of a kept WAV file from `start` up to `end`. Rejects at once when there is no such file that can be read. */
  async function openBytes(id: string, start: number, end: number): Promise<Readable> {
    const file = await openKept(id)
    // Not in a `finally` of the generator, which never begins when the reader goes away before its first piece.
    return Readable.from(file.read(start, end), { objectMode: false }).once('close', () => void file.close())
  }

  async function remove(id: string): Promise<void> {
    await rm(pathIn(kept, id), { force: true })
  }

  /**
   * Clears what a crash left: unfinished uploads, and whole files that never got into a call; and encrypts under the newest
   * key what is not. Must run before uploads are accepted.
   */
  function sweep(isInUse: (id: string) => Promise<boolean>): Promise<Swept> {
    return sweepRecordings({ incoming, kept, keys, isInUse, isName: (name) => ID.test(name) })
  }

  async function openKept(id: string): Promise<SealedFile> {
    try {
      return await openSealedFile(pathIn(kept, id), id, keys)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      throw new AppError('recording-absent', 'There is no recording of this call.', { cause: error })
    }
  }

  return { receive, readChannel, openBytes, remove, sweep }
}

function pathIn(folder: string, id: string): string {
  if (!ID.test(id)) throw new Error('This is no id of a recording.')
  return join(folder, id)
}

async function readHeader(file: SealedFile): Promise<WavHeader> {
  for (let bytes = 4096; ; bytes *= 4) {
    const start = Buffer.concat(await Array.fromAsync(file.read(0, bytes)))
    const header = headerIn(start, start.length === file.plainBytes)
    if (header) return header
  }
}

function translate(error: unknown): unknown {
  if (error instanceof WavRefusal) {
    return new AppError('recording-unreadable', error.message, {
      cause: error,
      details: { reason: error.code },
    })
  }
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError(
      'storage-full',
      'There is no room for this recording. Free some disk space, then send it again.',
      {
        cause: error,
        retryable: true,
      },
    )
  }
  return error
}
