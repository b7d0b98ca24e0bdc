import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

import { AppError } from '../../lib/app-error.ts'
import { toMasterKey, type MasterKey, type MasterKeys } from './master-key.ts'

export const RECORDINGS_KEY_FILE = 'recordings-key'

const KEY_BYTES = 32

/**
 * The keys of the settings, newest first, and after them the one that was made while the settings had none; it is made now
 * when there is no other. Throws `storage-unavailable` for a damaged file.
 */
export function masterKeysIn(dataDir: string, configured: readonly Buffer[]): MasterKeys {
  const ofSettings = configured.map(toMasterKey)
  const [newest, ...older] = ofSettings
  const own = findOwnKey(dataDir)
  if (newest) return [newest, ...older, ...(own ? [own] : [])]
  return [own ?? makeOwnKey(dataDir)]
}

/** The key in the data folder, or null. Throws `storage-unavailable` for a damaged file. */
export function findOwnKey(dataDir: string): MasterKey | null {
  const file = join(dataDir, RECORDINGS_KEY_FILE)
  try {
    const bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
    if (bytes.length === KEY_BYTES) return toMasterKey(bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  throw new AppError(
    'storage-unavailable',
    `The file ${file} is damaged. Put it back from a backup: without it the recordings cannot be read.`,
  )
}

/** Two starts at the same moment end with the same key, and no recording is encrypted before the key is on the disk. */
function makeOwnKey(dataDir: string): MasterKey {
  const file = join(dataDir, RECORDINGS_KEY_FILE)
  const fresh = `${file}.${process.pid}`
  rmSync(fresh, { force: true })
  try {
    writeDurably(fresh, `${randomBytes(KEY_BYTES).toString('base64')}\n`)
    linkSync(fresh, file) // unlike a rename, fails when another start was faster
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(fresh, { force: true })
  }
  syncFolder(dataDir)
  return findOwnKey(dataDir)!
}

function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return // folders cannot be opened there
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
