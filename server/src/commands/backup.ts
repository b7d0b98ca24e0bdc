import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { syncFolder } from '../adapters/files/durable-rename.ts'
import { findOwnKey, RECORDINGS_KEY_FILE } from '../adapters/files/recordings-key.ts'
import { keyIdsOf } from '../adapters/files/sealed-file.ts'
import { ownVersion } from '../app.ts'
import type { Config } from '../config.ts'
import { systemClock, toInstant } from '../lib/clock.ts'
import { callsWithRecording, snapshotDatabase } from './backup-database.ts'
import { copyFile, fingerprintOf, inWordsIfFull, requireRoom, type Progress } from './backup-files.ts'
import {
  BackupRefusal,
  bytesOf,
  DATABASE,
  inWords,
  MANIFEST,
  newManifest,
  PARTIAL,
  RECORDINGS,
  type BackupFile,
  type Manifest,
} from './backup-manifest.ts'

/** Made by the server when the settings name none; as precious as the recordings themselves. */
const SECRETS = ['signing-secret', RECORDINGS_KEY_FILE] as const

type BackedUp = Pick<Config, 'dataDir' | 'storage' | 'collections' | 'tokens'>

/**
 * Copies everything that is kept into `folder`, which must be empty or new; a server may go on working with it. The folder
 * has a manifest once the copy is whole, and nothing but `.partial` before. Throws BackupRefusal in words for the person
 * at the terminal; nothing is left behind then.
 */
export async function backUp(config: BackedUp, folder: string, progress: Progress): Promise<Manifest> {
  const partial = await makePartial(folder)
  try {
    const manifest = await writeParts(config, partial, progress)
    await writeManifest(join(partial, MANIFEST), manifest)
    await putInPlace(partial, folder)
    return manifest
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw inWordsIfFull(error, folder)
  }
}

async function makePartial(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const there = await readdir(folder)
  if (there.includes(PARTIAL)) {
    throw new BackupRefusal(
      `${folder} holds a backup that was not finished. Remove it, or name another folder.`,
    )
  }
  if (there.length > 0) throw new BackupRefusal(`${folder} is not empty. Name an empty or a new folder.`)
  const partial = join(folder, PARTIAL)
  await mkdir(join(partial, RECORDINGS), { recursive: true, mode: 0o700 })
  return partial
}

async function writeParts(config: BackedUp, partial: string, progress: Progress): Promise<Manifest> {
  const { dataDir, storage, collections, tokens } = config
  const madeAt = toInstant(systemClock.nowMs())
  progress('The database …')
  // Before the recordings: each call that it names has had its recording in place before it was written itself.
  snapshotDatabase(storage.file, join(partial, DATABASE))
  const calls = await callsWithRecording(join(partial, DATABASE), collections.calls)

  const { there, missing } = await findRecordings(dataDir, calls)
  await requireRoom(dirname(partial), there)
  const recordings = await copyRecordings(there, { dataDir, partial }, progress)
  const secrets = await copySecrets(dataDir, partial)
  const database = { path: DATABASE, ...(await fingerprintOf(join(partial, DATABASE))) }
  return newManifest({
    version: ownVersion(),
    madeAt,
    neededFromSettings: {
      recordingsKeys: await keysOfSettings(there, { dataDir, partial }),
      jwtSecretKey: tokens.secret !== null,
    },
    missingRecordings: missing,
    files: [database, ...secrets, ...recordings],
  })
}

type KeptRecording = Pick<BackupFile, 'path' | 'bytes'>

async function findRecordings(dataDir: string, callIds: readonly string[]) {
  const there: KeptRecording[] = []
  const missing: string[] = []
  for (const callId of callIds) {
    const path = `${RECORDINGS}/${callId}`
    const found = await stat(join(dataDir, path)).catch(nullIfAbsent)
    if (found) there.push({ path, bytes: found.size })
    else missing.push(callId)
  }
  return { there, missing }
}

interface Folders {
  readonly dataDir: string
  readonly partial: string
}

async function copyRecordings(
  recordings: readonly KeptRecording[],
  { dataDir, partial }: Folders,
  progress: Progress,
): Promise<BackupFile[]> {
  const all = inWords(bytesOf(recordings))
  const copied: BackupFile[] = []
  let copiedBytes = 0
  for (const { path, bytes } of recordings) {
    copied.push({ path, ...(await copyFile(join(dataDir, path), join(partial, path))) })
    copiedBytes += bytes
    progress(`Recordings: ${copied.length} of ${recordings.length}, ${inWords(copiedBytes)} of ${all} …`)
  }
  return copied
}

async function copySecrets(dataDir: string, partial: string): Promise<BackupFile[]> {
  const there = SECRETS.filter((path) => existsSync(join(dataDir, path)))
  return Promise.all(
    there.map(async (path) => ({ path, ...(await copyFile(join(dataDir, path), join(partial, path))) })),
  )
}

/** The ids of the keys that open the recordings and are not in the backup itself. */
async function keysOfSettings(
  recordings: readonly KeptRecording[],
  { dataDir, partial }: Folders,
): Promise<string[]> {
  const own = findOwnKey(dataDir)?.id
  const ids = new Set<string>()
  for (const { path } of recordings) for (const id of await keyIdsOf(join(partial, path))) ids.add(id)
  return [...ids].filter((id) => id !== own)
}

async function writeManifest(path: string, manifest: Manifest): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The manifest last: it says that the rest is whole. */
async function putInPlace(partial: string, folder: string): Promise<void> {
  await syncFolder(join(partial, RECORDINGS))
  const names = (await readdir(partial)).filter((name) => name !== MANIFEST)
  for (const name of [...names, MANIFEST]) {
    if (name === MANIFEST) await syncFolder(folder)
    await rename(join(partial, name), join(folder, name))
  }
  await rmdir(partial)
  await syncFolder(folder)
}

function nullIfAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
