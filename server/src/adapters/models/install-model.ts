import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { lockFolder } from '../files/folder-lock.ts'
import type { PublishedModel } from './catalogue.ts'
import { checksumsOf, type Checksums } from './checksum.ts'
import { download, type Patience } from './download.ts'
import { inspectModel } from './inspect-model.ts'
import { forget } from './kept-download.ts'
import { lackingFiles } from './layout.ts'
import { writeLock } from './model-lock.ts'
import { codeOf, ModelProblem } from './model-problem.ts'
import { mendAfterCrash, moveIn } from './move-in.ts'
import { withPublishedChecksum } from './published-list.ts'
import { freeBytesOf, NoRoom, requireRoom } from './room.ts'
import { unpack } from './unpack.ts'

export interface InstallOptions {
  readonly model: PublishedModel
  /** Where `NAME.zip` lies, and perhaps `model-list.json`; without a slash at its end. */
  readonly baseUrl: string
  /** The folder of all models; made if it is missing. */
  readonly modelsDir: string
  readonly onProgress: (doneBytes: number, totalBytes: number) => void
  /** A sentence about what goes on. */
  readonly onStep: (sentence: string) => void
  readonly signal: AbortSignal
  readonly patience?: Partial<Patience>
  readonly freeBytes?: (folder: string) => Promise<number>
}

export interface InstalledModel {
  readonly folder: string
  readonly wasHere: boolean
}

/** The ZIP, and what it becomes: half as much again. */
const ROOM_FOR_ZIP = 2.5

/**
 * Brings a published model into `modelsDir`: downloads it, or the rest of it, checks it, unpacks it beside, and gives it its
 * name when it is whole. A crash at any moment leaves the earlier model or none. Throws ModelProblem, or the reason of `signal`.
 */
export async function installModel(options: InstallOptions): Promise<InstalledModel> {
  const { model, modelsDir, onStep, signal } = options
  const folder = join(modelsDir, model.name)
  try {
    await mkdir(modelsDir, { recursive: true })
    const unlock = lockFolder(modelsDir)
    if (!unlock)
      throw new ModelProblem(`Another program is pulling models into ${modelsDir}. Wait until it has ended.`)
    try {
      await mendAfterCrash(folder)
      const state = await inspectModel(folder, signal)
      if (state.kind === 'good') return { folder, wasHere: true }
      if (state.kind === 'bad' && !state.isPulled)
        throw new ModelProblem(
          `${folder} is no whole model, and did not come by a pull: ${state.faults[0]} Move it away, and pull again.`,
        )
      if (state.kind === 'bad') onStep(`${model.name} is damaged (${state.faults[0]}), and is pulled again`)
      await fetchAndUnpack(options, folder)
      return { folder, wasHere: false }
    } finally {
      unlock()
    }
  } catch (error) {
    throw inWords(error, modelsDir)
  }
}

async function fetchAndUnpack(options: InstallOptions, folder: string): Promise<void> {
  const { baseUrl, modelsDir, onStep, onProgress, signal, patience, freeBytes = freeBytesOf } = options
  const model = await withPublishedChecksum(options.model, baseUrl, signal)
  const { name, zipBytes } = model
  const source = `${baseUrl}/${name}.zip`
  const zip = join(modelsDir, `.${name}.zip`)

  const keptBytes = (await stat(zip).catch(() => null))?.size ?? 0
  requireRoom(modelsDir, zipBytes * ROOM_FOR_ZIP - keptBytes, await freeBytes(modelsDir))
  await download({
    url: source,
    file: zip,
    expectedBytes: zipBytes,
    onProgress: (doneBytes) => {
      onProgress(doneBytes, zipBytes)
    },
    onRetry: (reason, waitMs) => {
      onStep(`${reason}; trying again in ${Math.ceil(waitMs / 1000)} s`)
    },
    signal,
    ...(patience && { patience }),
  })

  try {
    onStep(`checking and unpacking ${name}`)
    const { sha256 } = await requirePublished(zip, model, source, signal)
    if (model.md5 === null)
      onStep(`no checksum of ${name} is published that we know of; the SHA-256 of what came is in its lock`)
    await moveIn(folder, async (fresh) => {
      const files = await unpack({
        zip,
        folder: fresh,
        onSize: async (unpackedBytes) => {
          requireRoom(modelsDir, unpackedBytes, await freeBytes(modelsDir))
        },
        signal,
      })
      const lacking = lackingFiles(new Map(files.map(({ path, bytes }) => [path, bytes])))
      if (lacking.length > 0)
        throw new ModelProblem(`${source} holds no whole model: ${lacking.join(', ')} is missing or empty.`)
      const pulledAt = new Date().toISOString()
      const lock = { model: name, source, bytes: zipBytes, sha256, publishedMd5: model.md5, pulledAt, files }
      await writeLock(fresh, lock)
    })
  } catch (error) {
    // What was refused would be refused again; what there was no time or room for is good still.
    if (error instanceof ModelProblem && !(error instanceof NoRoom)) await forget(zip)
    throw error
  }
  await forget(zip)
}

async function requirePublished(
  zip: string,
  { name, md5 }: PublishedModel,
  source: string,
  signal: AbortSignal,
): Promise<Checksums> {
  const checksums = await checksumsOf(zip, signal)
  if (md5 === null || checksums.md5 === md5) return checksums
  throw new ModelProblem(
    `${name}.zip is not what was published (MD5 ${checksums.md5} instead of ${md5}), and was removed. Pull it again; if that happens again, ${source} is another file.`,
  )
}

function inWords(error: unknown, modelsDir: string): unknown {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new NoRoom(`The disk of ${modelsDir} is full. What came is kept: make room, and pull again.`)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR')
    return new ModelProblem(`${modelsDir} cannot be written (${code}). Name another folder with --to.`)
  return error
}
