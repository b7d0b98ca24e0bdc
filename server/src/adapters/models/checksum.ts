import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

export interface Checksums {
  readonly md5: string
  readonly sha256: string
}

const CHUNK_BYTES = 1024 * 1024

/** Both checksums of a file, in hexadecimal, in one reading. */
export async function checksumsOf(file: string, signal: AbortSignal): Promise<Checksums> {
  const md5 = createHash('md5')
  const sha256 = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES, signal })) {
    md5.update(chunk as Buffer)
    sha256.update(chunk as Buffer)
  }
  return { md5: md5.digest('hex'), sha256: sha256.digest('hex') }
}
