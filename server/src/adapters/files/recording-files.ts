import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

import { decodeWavFrames, readWavHeader, WavRefusal, type WavHeader } from '@leadbreak/audio'

import { AppError } from '../../lib/app-error.ts'

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
const READ_FRAMES = 16_384

/**
 * WAV files in two folders of `directory`: `incoming` while they arrive, `recordings` once they are whole and on the
 * disk. Names are ours alone.
 */
export function openRecordingFiles(directory: string, limits: RecordingLimits) {
  const incoming = join(directory, 'incoming')
  const kept = join(directory, 'recordings')
  for (const folder of [incoming, kept]) mkdirSync(folder, { recursive: true, mode: 0o700 })

  /**
   * Writes `body` to the disk while it arrives, and keeps it under `id` if it is a WAV file that can be read.
   * Throws `recording-too-large`, `recording-unreadable` or `storage-full`; nothing is left behind then.
   */
  async function receive(id: string, body: Readable): Promise<StoredRecording> {
    const path = pathIn(incoming, id)
    try {
      const { header, fileBytes, sha256 } = await writeToDisk(body, path, limits.maxBytes)
      const durationMs = durationOf(header, fileBytes)
      if (durationMs === 0) throw unreadable('The file has no sound in it.')
      if (durationMs > limits.maxMinutes * 60_000) {
        throw new AppError(
          'recording-too-large',
          `A recording may last ${limits.maxMinutes} minutes at most.`,
        )
      }
      await rename(path, pathIn(kept, id))
      await syncFolder(kept)
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
    const file = await open(pathIn(kept, id), 'r')
    try {
      const { size } = await file.stat()
      const header = await readHeader(async (bytes) => {
        const buffer = Buffer.alloc(Math.min(bytes, size))
        await file.read(buffer, 0, buffer.length, 0)
        return { start: buffer, isWhole: buffer.length === size }
      })
      const endBytes = soundEnd(header, size)
      const block = Buffer.alloc(READ_FRAMES * header.bytesPerFrame)
      for (let at = header.dataOffsetBytes; at < endBytes;) {
        const { bytesRead } = await file.read(block, 0, Math.min(block.length, endBytes - at), at)
        if (bytesRead === 0) break
        const whole = bytesRead - (bytesRead % header.bytesPerFrame)
        if (whole === 0) break
        yield decodeWavFrames(header, block.subarray(0, whole))[channel]!
        at += whole
      }
    } finally {
      await file.close()
    }
  }

  async function remove(id: string): Promise<void> {
    await rm(pathIn(kept, id), { force: true })
  }

  /**
   * Clears what a crash left: unfinished uploads, and whole files that never got into a call. Must run before uploads
   * are accepted.
   */
  async function sweep(isInUse: (id: string) => Promise<boolean>): Promise<void> {
    for (const name of await readdir(incoming)) await rm(join(incoming, name), { force: true })
    for (const name of await readdir(kept)) {
      if (ID.test(name) && !(await isInUse(name))) await rm(join(kept, name), { force: true })
    }
  }

  function pathIn(folder: string, id: string): string {
    if (!ID.test(id)) throw new Error('This is no id of a recording.')
    return join(folder, id)
  }

  return { receive, readChannel, remove, sweep }
}

interface Written {
  readonly header: WavHeader
  readonly fileBytes: number
  readonly sha256: string
}

/** The header is read as soon as it is there, so that what is no WAV is refused before it fills the disk. */
async function writeToDisk(body: Readable, path: string, maxBytes: number): Promise<Written> {
  const file = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    let start = Buffer.alloc(0)
    let header: WavHeader | null = null
    let fileBytes = 0
    for await (const chunk of arriving(body)) {
      fileBytes += chunk.length
      if (fileBytes > maxBytes) {
        throw new AppError(
          'recording-too-large',
          `A recording may have ${Math.floor(maxBytes / 1024 / 1024)} MB at most.`,
        )
      }
      if (!header) {
        start = Buffer.concat([start, chunk])
        header = headerIn(start, false)
      }
      hash.update(chunk)
      await file.appendFile(chunk)
    }
    header ??= headerIn(start, true)
    if (!header) throw unreadable('The file ends inside its header.')
    await file.sync()
    return { header, fileBytes, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

/** The pieces of a body, which stays open for the rest of it when its reader stops early. */
async function* arriving(body: Readable): AsyncGenerator<Buffer, void, undefined> {
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) yield chunk as Buffer
  } catch (cause) {
    throw new AppError('recording-unreadable', 'The recording did not arrive whole. Send it again.', {
      cause,
    })
  }
}

function headerIn(start: Uint8Array, isWhole: boolean): WavHeader | null {
  const reading = readWavHeader(start, { isWhole })
  return reading.status === 'complete' ? reading.header : null
}

async function readHeader(
  readStart: (bytes: number) => Promise<{ start: Uint8Array; isWhole: boolean }>,
): Promise<WavHeader> {
  for (let bytes = 4096; ; bytes *= 4) {
    const { start, isWhole } = await readStart(bytes)
    const header = headerIn(start, isWhole)
    if (header) return header
  }
}

/** Where the last whole frame ends: the header may promise more than there is, or less. */
function soundEnd(header: WavHeader, fileBytes: number): number {
  const there = fileBytes - header.dataOffsetBytes
  const soundBytes = Math.min(header.dataBytes ?? there, there)
  return header.dataOffsetBytes + soundBytes - (soundBytes % header.bytesPerFrame)
}

function durationOf(header: WavHeader, fileBytes: number): number {
  const frames = (soundEnd(header, fileBytes) - header.dataOffsetBytes) / header.bytesPerFrame
  return Math.floor((frames * 1000) / header.sampleRateHz)
}

function unreadable(message: string): AppError {
  return new AppError('recording-unreadable', message)
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

/** Makes a rename in `folder` survive a loss of power. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // folders cannot be opened there
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
