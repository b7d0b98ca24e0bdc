import { createHash } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { open, rm, stat, statfs } from 'node:fs/promises'

import { BackupRefusal, bytesOf, inWords, type BackupFile } from './backup-manifest.ts'

/** Told of each step; whoever shows it decides how often. */
export type Progress = (step: string) => void

type Fingerprint = Pick<BackupFile, 'bytes' | 'sha256'>

const MOST_TRIES = 5

/** Copies a file onto the disk, for its owner alone. A file that changes meanwhile is copied again. */
export async function copyFile(from: string, to: string): Promise<Fingerprint> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = await stat(from)
    const fingerprint = await copyOnce(from, to)
    if (isSame(before, await stat(from))) return fingerprint
    await rm(to)
  }
  throw new BackupRefusal(`The file ${from} keeps changing.`)
}

async function copyOnce(from: string, to: string): Promise<Fingerprint> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(to, 'wx', 0o600)
  try {
    for await (const piece of createReadStream(from, { highWaterMark: PIECE_BYTES })) {
      hash.update(piece as Buffer)
      bytes += (piece as Buffer).length
      await file.appendFile(piece as Buffer)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

function isSame(before: Stats, after: Stats): boolean {
  return before.mtimeMs === after.mtimeMs && before.size === after.size && before.ino === after.ino
}

const PIECE_BYTES = 1024 * 1024

export async function fingerprintOf(path: string): Promise<Fingerprint> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    hash.update(piece as Buffer)
    bytes += (piece as Buffer).length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Throws BackupRefusal when `files` do not fit on the disk of `folder`. */
export async function requireRoom(
  folder: string,
  files: readonly Pick<BackupFile, 'bytes'>[],
): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const [needed, free] = [bytesOf(files), bavail * bsize]
  if (needed > free) throw noRoom(folder, `: ${inWords(needed)} are needed, and ${inWords(free)} are free`)
}

/** The failure in words, when the disk of `folder` is full; any other as it is. */
export function inWordsIfFull(error: unknown, folder: string): unknown {
  const code = String((error as { code?: unknown }).code)
  return ['ENOSPC', 'EDQUOT', 'storage-full'].includes(code) ? noRoom(folder, '') : error
}

function noRoom(folder: string, detail: string): BackupRefusal {
  return new BackupRefusal(`There is no room in ${folder}${detail}. Free some space there, and begin again.`)
}

/** Steps as lines, one a second at most, so that a log of them stays short. */
export function everySecond(write: (line: string) => void, nowMs: () => number = Date.now): Progress {
  let writtenAtMs = -Infinity
  return (step) => {
    if (nowMs() - writtenAtMs < 1000) return
    writtenAtMs = nowMs()
    write(step)
  }
}
