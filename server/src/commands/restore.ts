import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'

import { syncFolder } from '../adapters/files/durable-rename.ts'
import { lockFolder } from '../adapters/files/folder-lock.ts'
import { checkDatabase } from './backup-database.ts'
import { copyFile, fingerprintOf, inWordsIfFull, requireRoom, type Progress } from './backup-files.ts'
import {
  BackupRefusal,
  bytesOf,
  DATABASE,
  inWords,
  MANIFEST,
  PARTIAL,
  readManifest,
  RECORDINGS,
  type BackupFile,
  type Manifest,
} from './backup-manifest.ts'

const LOCK = 'lock'

/**
 * Puts a backup into the data folder, which must be empty or new, and used by no server. Nothing is put in place before
 * every byte of the backup was found as it was written. Throws BackupRefusal in words for the person at the terminal, or
 * `storage-unavailable` for a database of another LeadBreak; the data folder is empty as before then.
 */
export async function restore(folder: string, dataDir: string, progress: Progress): Promise<Manifest> {
  const manifest = await openBackup(folder)
  const unlock = await takeEmptyFolder(dataDir)
  const partial = join(dataDir, PARTIAL)
  try {
    await checkFiles(folder, manifest.files, progress)
    await requireRoom(dataDir, manifest.files)
    await mkdir(join(partial, RECORDINGS), { recursive: true, mode: 0o700 })
    await copyFiles(folder, partial, manifest.files, progress)
    progress('The database …')
    checkDatabase(join(partial, DATABASE))
    await putInPlace(partial, dataDir)
    return manifest
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw inWordsIfFull(error, dataDir)
  } finally {
    unlock()
  }
}

async function openBackup(folder: string): Promise<Manifest> {
  let text: string
  try {
    text = await readFile(join(folder, MANIFEST), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const why = existsSync(join(folder, PARTIAL)) ? 'it was not finished' : `it has no ${MANIFEST}`
    throw new BackupRefusal(`${folder} is no backup: ${why}.`)
  }
  const manifest = readManifest(text)
  if (manifest.files.some(({ path }) => path === DATABASE)) return manifest
  throw new BackupRefusal(`The ${MANIFEST} of this backup is damaged.`)
}

/** Answers how to let go of it. */
async function takeEmptyFolder(dataDir: string): Promise<() => void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const there = await readdir(dataDir)
  const isEmpty = there.every((name) => name === LOCK)
  const unlock = isEmpty || there.includes(LOCK) ? lockFolder(dataDir) : null
  if (unlock && isEmpty) return unlock
  unlock?.()
  throw new BackupRefusal(
    there.includes(LOCK) && !unlock
      ? `A LeadBreak is using the folder ${dataDir}. Stop it, and let DATA_DIR name an empty or a new folder.`
      : `${dataDir} is not empty. Let DATA_DIR name an empty or a new folder.`,
  )
}

async function checkFiles(folder: string, files: readonly BackupFile[], progress: Progress): Promise<void> {
  const all = inWords(bytesOf(files))
  let checkedBytes = 0
  for (const file of files) {
    const path = join(folder, file.path)
    if (!existsSync(path)) throw new BackupRefusal(`This backup is damaged: ${file.path} is missing.`)
    requireSame(file, await fingerprintOf(path))
    checkedBytes += file.bytes
    progress(`Checked: ${inWords(checkedBytes)} of ${all} …`)
  }
}

async function copyFiles(
  folder: string,
  partial: string,
  files: readonly BackupFile[],
  progress: Progress,
): Promise<void> {
  const all = inWords(bytesOf(files))
  let copiedBytes = 0
  for (const file of files) {
    requireSame(file, await copyFile(join(folder, file.path), join(partial, file.path)))
    copiedBytes += file.bytes
    progress(`Copied: ${inWords(copiedBytes)} of ${all} …`)
  }
}

function requireSame(file: BackupFile, found: Pick<BackupFile, 'bytes' | 'sha256'>): void {
  if (found.bytes === file.bytes && found.sha256 === file.sha256) return
  throw new BackupRefusal(`This backup is damaged: ${file.path} is not what was written.`)
}

/** The database last: a server that is started after a crash in between finds a new folder, and not half of this one. */
async function putInPlace(partial: string, dataDir: string): Promise<void> {
  await syncFolder(join(partial, RECORDINGS))
  const names = (await readdir(partial)).filter((name) => name !== DATABASE)
  for (const name of [...names, DATABASE]) {
    if (name === DATABASE) await syncFolder(dataDir)
    await rename(join(partial, name), join(dataDir, name))
  }
  await rmdir(partial)
  await syncFolder(dataDir)
}
