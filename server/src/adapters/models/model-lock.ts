import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { checksumsOf } from './checksum.ts'
import type { FileFact } from './unpack.ts'

/** Where a model came from and what it was then, kept in its folder. */
export interface ModelLock {
  readonly model: string
  /** The address of the ZIP. */
  readonly source: string
  readonly bytes: number
  readonly sha256: string
  /** The published checksum that the ZIP was found to have; null when none was known. */
  readonly publishedMd5: string | null
  /** ISO 8601, UTC. */
  readonly pulledAt: string
  readonly files: readonly FileFact[]
}

export const LOCK_FILE = 'leadbreak-model.json'

export async function writeLock(folder: string, lock: ModelLock): Promise<void> {
  await writeFile(join(folder, LOCK_FILE), `${JSON.stringify(lock, null, 2)}\n`, { flush: true })
}

/** Null for a model that was not pulled by us; `damaged` for a lock that cannot be read. */
export async function readLock(folder: string): Promise<ModelLock | 'damaged' | null> {
  const text = await readFile(join(folder, LOCK_FILE), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const lock = JSON.parse(text) as Partial<ModelLock>
    return Array.isArray(lock.files) && typeof lock.source === 'string' ? (lock as ModelLock) : 'damaged'
  } catch {
    return 'damaged'
  }
}

/** The files that are not what they were when the model was pulled, each as a sentence. Files that came later are nobody's business. */
export async function changesSince(
  { files }: ModelLock,
  folder: string,
  signal: AbortSignal,
): Promise<string[]> {
  const changes: string[] = []
  for (const { path, bytes, sha256 } of files) {
    const found = await stat(join(folder, path)).catch(() => null)
    if (found === null) changes.push(`${path} is missing.`)
    else if (found.size !== bytes) changes.push(`${path} has ${found.size} bytes instead of ${bytes}.`)
    else if ((await checksumsOf(join(folder, path), signal)).sha256 !== sha256)
      changes.push(`${path} has other bytes.`)
  }
  return changes
}
