import { createHash } from 'node:crypto'
import { mkdir, open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'

import yauzl from 'yauzl'

import { ModelProblem } from './model-problem.ts'
import { safePaths, UNPACK_LIMITS, type UnpackLimits } from './safe-entries.ts'

export interface FileFact {
  /** Below the model's folder, with `/` between its parts. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

export interface UnpackOptions {
  readonly zip: string
  /** Must exist, and be empty. */
  readonly folder: string
  /** Told what will be written, before it is; may throw to prevent it. */
  readonly onSize: (unpackedBytes: number) => Promise<void>
  readonly signal: AbortSignal
  readonly limits?: UnpackLimits
}

/**
 * Unpacks a ZIP that nobody vouches for: only ordinary files below `folder`, no larger than they say, each with the
 * checksum of the ZIP's directory. They are on the disk when it resolves. Throws ModelProblem, what `onSize` throws, the error
 * of a full disk, or the reason of `signal`; what was written until then stays.
 */
export async function unpack({ zip, folder, onSize, signal, limits }: UnpackOptions): Promise<FileFact[]> {
  const zipFile = await openZip(zip)
  try {
    const files = safePaths(await entriesOf(zipFile), (await stat(zip)).size, limits ?? UNPACK_LIMITS)
    await onSize(files.values().reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0))

    const facts: FileFact[] = []
    for (const [path, entry] of files) {
      signal.throwIfAborted()
      await mkdir(dirname(join(folder, path)), { recursive: true })
      facts.push({ path, ...(await writeEntry(zipFile, entry, join(folder, path), signal)) })
    }
    return facts
  } finally {
    zipFile.close()
  }
}

async function openZip(zip: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.openPromise(zip, { autoClose: false, strictFileNames: true })
  } catch (error) {
    throw damaged(error)
  }
}

async function entriesOf(zipFile: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  try {
    return await Array.fromAsync(zipFile.eachEntry())
  } catch (error) {
    throw damaged(error)
  }
}

async function writeEntry(
  zipFile: yauzl.ZipFile,
  entry: yauzl.Entry,
  file: string,
  signal: AbortSignal,
): Promise<Omit<FileFact, 'path'>> {
  const sha256 = createHash('sha256')
  let checksum = 0
  let bytes = 0
  await using handle = await open(file, 'wx')
  for await (const chunk of readEntry(zipFile, entry)) {
    signal.throwIfAborted()
    sha256.update(chunk)
    checksum = crc32(chunk, checksum)
    bytes += chunk.length
    await handle.writeFile(chunk)
  }
  if (checksum !== entry.crc32) throw damaged(new Error(`${entry.fileName} has another checksum`))
  await handle.sync()
  return { bytes, sha256: sha256.digest('hex') }
}

/** Yauzl ends a stream with an error as soon as it is longer or shorter than the directory says. */
async function* readEntry(zipFile: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  try {
    yield* (await zipFile.openReadStreamPromise(entry)) as AsyncIterable<Buffer>
  } catch (error) {
    throw damaged(error)
  }
}

function damaged(error: unknown): Error {
  const { code, syscall, message } = error as NodeJS.ErrnoException
  if (code !== undefined && syscall !== undefined) return error as Error
  return new ModelProblem(`The ZIP cannot be unpacked (${message}). Pull the model again.`)
}
