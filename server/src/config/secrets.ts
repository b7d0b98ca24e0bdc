import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PLACEHOLDERS =
  /change.?me|secret.?key|your.?secret|placeholder|example|password|default|xxxx|1234567|abcdef/i

/** What makes a signing secret unfit for production, as the end of a sentence, or null when nothing does. */
export function weaknessOfSecret(secret: string): string | null {
  if (Buffer.byteLength(secret) < 32) return 'is shorter than 32 bytes'
  if (new Set(secret).size < 10) return 'repeats too few characters'
  if (PLACEHOLDERS.test(secret)) return 'looks like a placeholder'
  return null
}

/**
 * The signing secret of an embedded installation: made once, kept in the data folder with mode 600.
 * Two starts at the same moment end with the same secret.
 */
export function ownSecret(dataDir: string): string {
  const file = join(dataDir, 'signing-secret')
  const kept = readSecret(file)
  if (kept !== null) return kept

  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, randomBytes(48).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(fresh, file) // unlike a rename, fails when another start was faster
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(fresh, { force: true })
  }
  chmodSync(file, 0o600)
  const made = readSecret(file)
  if (made === null) throw new Error(`The file ${file} is damaged: remove it, and everybody signs in anew.`)
  return made
}

function readSecret(file: string): string | null {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    return Buffer.byteLength(secret) >= 32 ? secret : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
