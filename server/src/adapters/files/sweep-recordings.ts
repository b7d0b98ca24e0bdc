import { createReadStream } from 'node:fs'
import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '../../lib/app-error.ts'
import { renameDurably } from './durable-rename.ts'
import { isSealed, type MasterKeys } from './master-key.ts'
import { keyIdsOf, keyMissing, makeSealedWriter, rewrap } from './sealed-file.ts'

export interface SweepOptions {
  readonly incoming: string
  readonly kept: string
  readonly keys: MasterKeys
  readonly isName: (name: string) => boolean
  readonly isInUse: (name: string) => Promise<boolean>
}

export interface Swept {
  /** Whole files that belonged to no call. */
  readonly removed: number
  /** Files of an older LeadBreak, which kept them as they came. */
  readonly encrypted: number
  /** Files that had been encrypted under another key than the newest. */
  readonly rewrapped: number
  /** Files that no key opens though it is there; they stay as they are. */
  readonly damaged: readonly string[]
}

/** Files at work at once: each waits for the disk most of the time. */
const AT_ONCE = 8

/**
 * Clears what a crash left, and brings what is kept under the newest key. Safe to be cut off anywhere. Throws
 * `recordings-key-missing` when the key of a kept file is not there, after everything else is done.
 */
export async function sweepRecordings(options: SweepOptions): Promise<Swept> {
  const { incoming, kept, isName } = options
  for (const name of await readdir(incoming)) await rm(join(incoming, name), { force: true })

  const names = (await readdir(kept)).filter(isName)
  const outcomes: Outcome[] = []
  const missing = new Set<string>()
  const damaged: string[] = []
  const next = names.values()
  const work = async () => {
    for (const name of next) {
      const outcome = await sweepOne(name, options)
      outcomes.push(outcome)
      if (outcome === 'damaged') damaged.push(name)
      if (outcome === 'locked') for (const id of await keyIdsOf(join(kept, name))) missing.add(id)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))

  if (missing.size > 0) throw keyMissing([...missing])
  const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length
  return {
    removed: count('removed'),
    encrypted: count('encrypted'),
    rewrapped: count('rewrapped'),
    damaged,
  }
}

type Outcome = 'removed' | 'encrypted' | 'rewrapped' | 'damaged' | 'locked' | 'untouched'

async function sweepOne(name: string, { incoming, kept, keys, isInUse }: SweepOptions): Promise<Outcome> {
  const path = join(kept, name)
  if (!(await isInUse(name))) {
    await rm(path, { force: true })
    return 'removed'
  }
  const start = await firstBytes(path)
  if (start.toString('latin1') === 'RIFF') {
    await encrypt(path, join(incoming, name), name, keys)
    return 'encrypted'
  }
  if (!isSealed(start)) return 'damaged'
  try {
    return (await rewrap(path, name, keys)) ? 'rewrapped' : 'untouched'
  } catch (error) {
    if (error instanceof AppError && error.code === 'recordings-key-missing') return 'locked'
    if (error instanceof AppError && error.code === 'recording-damaged') return 'damaged'
    throw error
  }
}

/** The plain file stays until the sealed one is whole. */
async function encrypt(path: string, sealedPath: string, name: string, keys: MasterKeys): Promise<void> {
  const file = await open(sealedPath, 'wx', 0o600)
  try {
    const sealed = await makeSealedWriter(file, name, keys)
    for await (const piece of createReadStream(path)) await sealed.write(piece as Buffer)
    await sealed.end()
  } finally {
    await file.close()
  }
  await renameDurably(sealedPath, path)
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
