import { open, type FileHandle } from 'node:fs/promises'

import { AppError } from '../../lib/app-error.ts'
import {
  emptySlot,
  fullSlot,
  HEAD_BYTES,
  keyIdIn,
  openSlot,
  SLOT_BYTES,
  type MasterKey,
  type MasterKeys,
} from './master-key.ts'
import {
  CHUNK_BYTES,
  layoutOf,
  newFileKey,
  openChunk,
  SEALED_CHUNK_BYTES,
  sealChunk,
  type FileKey,
} from './sealed-chunks.ts'

/** Writes a sealed file from its start, as its bytes come; at most one chunk of them is kept in memory. */
export async function makeSealedWriter(file: FileHandle, name: string, [newest]: MasterKeys) {
  const fileKey = newFileKey()
  await file.appendFile(Buffer.concat([fullSlot(fileKey, newest, name), emptySlot()]))
  const chunk = Buffer.alloc(CHUNK_BYTES)
  let filled = 0
  let index = 0

  async function write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      if (filled === CHUNK_BYTES) await flush(false)
      const part = bytes.subarray(at, at + CHUNK_BYTES - filled)
      chunk.set(part, filled)
      filled += part.length
      at += part.length
    }
  }

  /** Must come last: a file without it is a damaged one. Resolves when everything is on the disk. */
  async function end(): Promise<void> {
    await flush(true)
    await file.sync()
  }

  async function flush(isLast: boolean): Promise<void> {
    await file.appendFile(sealChunk(fileKey, { index, isLast }, chunk.subarray(0, filled)))
    filled = 0
    index++
  }

  return { write, end }
}

export interface SealedFile {
  /** Of what was sealed. */
  readonly plainBytes: number
  /** The plain bytes from `start` up to `end`, in pieces; only the chunks that hold them are read. Throws `recording-damaged`. */
  read(start: number, end: number): AsyncGenerator<Buffer, void, undefined>
  close(): Promise<void>
}

/**
 * Throws `recordings-key-missing`, `recording-damaged` (also for a file that was sealed under another name, or cut off), or
 * the error of opening.
 */
export async function openSealedFile(path: string, name: string, keys: MasterKeys): Promise<SealedFile> {
  const file = await open(path, 'r')
  try {
    const { fileKey } = await openHead(file, name, keys)
    const layout = layoutOf((await file.stat()).size - HEAD_BYTES)
    if (!layout) throw damaged()
    const { chunks, plainBytes } = layout
    const readChunk = chunkReader(file, fileKey, chunks)
    await readChunk(chunks - 1) // says that nothing is missing at the end

    async function* read(start: number, end: number): AsyncGenerator<Buffer, void, undefined> {
      for (let at = start; at < Math.min(end, plainBytes);) {
        const index = Math.floor(at / CHUNK_BYTES)
        const chunkAt = index * CHUNK_BYTES
        const piece = (await readChunk(index)).subarray(at - chunkAt, end - chunkAt)
        yield piece
        at += piece.length
      }
    }

    return { plainBytes, read, close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Makes the file open with the newest key, and with no other. False when it did already. Throws as `openSealedFile`. */
export async function rewrap(path: string, name: string, keys: MasterKeys): Promise<boolean> {
  const file = await open(path, 'r+')
  try {
    const { fileKey, slots, used, master } = await openHead(file, name, keys)
    const [newest] = keys
    const other = 1 - used
    if (master.id === newest.id) {
      if (keyIdIn(slots[other]!) === null) return false
      await writeSlot(file, other, emptySlot()) // a crash came before this the last time
      return true
    }
    await writeSlot(file, other, fullSlot(fileKey, newest, name))
    await writeSlot(file, used, emptySlot())
    return true
  } finally {
    await file.close()
  }
}

/** The ids of the master keys that open a file, or of which one is needed. */
export async function keyIdsOf(path: string): Promise<string[]> {
  const file = await open(path, 'r')
  try {
    return (await readSlots(file)).map(keyIdIn).filter((id) => id !== null)
  } finally {
    await file.close()
  }
}

interface OpenHead {
  readonly fileKey: FileKey
  readonly slots: readonly Buffer[]
  /** Which slot was opened, by which key. */
  readonly used: number
  readonly master: MasterKey
}

async function openHead(file: FileHandle, name: string, keys: MasterKeys): Promise<OpenHead> {
  const slots = await readSlots(file)
  for (const master of keys) {
    for (const [used, slot] of slots.entries()) {
      const fileKey = openSlot(slot, master, name)
      if (fileKey) return { fileKey, slots, used, master }
    }
  }
  const ids = slots.map(keyIdIn).filter((id) => id !== null)
  const unknown = ids.filter((id) => keys.every((key) => key.id !== id))
  throw unknown.length > 0 ? keyMissing(unknown) : damaged()
}

async function readSlots(file: FileHandle): Promise<Buffer[]> {
  const head = await readAt(file, 0, HEAD_BYTES)
  return [head.subarray(0, SLOT_BYTES), head.subarray(SLOT_BYTES)]
}

async function writeSlot(file: FileHandle, index: number, slot: Buffer): Promise<void> {
  await file.write(slot, 0, slot.length, index * SLOT_BYTES)
  await file.sync()
}

function chunkReader(file: FileHandle, fileKey: FileKey, chunks: number) {
  return async (index: number): Promise<Buffer> => {
    const sealed = await readAt(file, HEAD_BYTES + index * SEALED_CHUNK_BYTES, SEALED_CHUNK_BYTES)
    const plain = openChunk(fileKey, { index, isLast: index === chunks - 1 }, sealed)
    if (!plain) throw damaged()
    return plain
  }
}

/** Fewer bytes only where the file ends. */
async function readAt(file: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes)
  let filled = 0
  while (filled < bytes) {
    const { bytesRead } = await file.read(buffer, filled, bytes - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

function damaged(): AppError {
  return new AppError('recording-damaged', 'The recording on the disk is damaged. Put it back from a backup.')
}

export function keyMissing(ids: readonly string[]): AppError {
  return new AppError(
    'recordings-key-missing',
    `The key ${ids.join(' or ')}, which recordings are encrypted under, is not there. Put it back into RECORDINGS_KEYS, ` +
      'or put the file recordings-key back into the data folder if that held it.',
  )
}
