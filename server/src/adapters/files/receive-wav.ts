import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'

import { WavRefusal, type WavHeader } from '@leadbreak/audio'

import { AppError } from '../../lib/app-error.ts'
import type { MasterKeys } from './master-key.ts'
import { makeSealedWriter } from './sealed-file.ts'
import { headerIn } from './wav-sound.ts'

export interface ReceivedWav {
  readonly header: WavHeader
  /** Of the WAV file itself; so is the hash. */
  readonly fileBytes: number
  readonly sha256: string
}

interface Target {
  readonly path: string
  /** What the sealed file is bound to. */
  readonly name: string
  readonly keys: MasterKeys
}

/**
 * Seals `body` into a new file while it arrives. The header is read as soon as it is there, so that what is no WAV is
 * refused before it fills the disk. Throws WavRefusal, `recording-too-large`, `recording-unreadable`, or the error of
 * writing; what was written stays then.
 */
export async function receiveWav(
  body: Readable,
  { path, name, keys }: Target,
  maxBytes: number,
): Promise<ReceivedWav> {
  const file = await open(path, 'wx', 0o600)
  try {
    const sealed = await makeSealedWriter(file, name, keys)
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
      await sealed.write(chunk)
    }
    header ??= headerIn(start, true)
    if (!header) throw new WavRefusal('truncated-header', 'The file ends inside its header.')
    await sealed.end()
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
