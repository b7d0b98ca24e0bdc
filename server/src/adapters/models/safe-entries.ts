import { ModelProblem } from './model-problem.ts'

/** What a ZIP's directory says of an entry. */
export interface EntryClaim {
  readonly fileName: string
  readonly uncompressedSize: number
  /** The upper half holds the mode of Unix, where the archiver was one of Unix. */
  readonly externalFileAttributes: number
}

export interface UnpackLimits {
  readonly entries: number
  /** How many times as large as the ZIP everything in it may be together. */
  readonly ratio: number
}

/** Models have some twenty files, and text in them shrinks to a fifth. */
export const UNPACK_LIMITS: UnpackLimits = { entries: 1000, ratio: 20 }

const FILE_TYPE = 0o170000
const REGULAR = 0o100000
const DIRECTORY = 0o040000
const LONGEST_NAME = 200

/**
 * Checks the whole directory before anything is written, and answers for each file of it the path below the model's
 * folder: the one folder that holds everything is left out. Throws ModelProblem.
 */
export function safePaths<Entry extends EntryClaim>(
  entries: readonly Entry[],
  zipBytes: number,
  limits: UnpackLimits,
): ReadonlyMap<string, Entry> {
  if (entries.length > limits.entries) throw refusal(`it has ${entries.length} entries`)
  const totalBytes = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (totalBytes > zipBytes * limits.ratio)
    throw refusal(`its ${zipBytes} bytes claim to become ${totalBytes}`)

  const files = entries.filter((entry) => !isDirectory(entry))
  const root = rootOf(files.map(({ fileName }) => fileName))
  const paths = new Map<string, Entry>()
  const taken = new Set<string>()
  for (const entry of files) {
    const path = safePath(entry, root)
    // Some file systems do not tell capitals from small letters.
    if (taken.has(path.toLowerCase())) throw refusal(`it has "${path}" twice`)
    taken.add(path.toLowerCase())
    paths.set(path, entry)
  }
  return paths
}

function safePath({ fileName, externalFileAttributes }: EntryClaim, root: string): string {
  const type = (externalFileAttributes >>> 16) & FILE_TYPE
  if (type !== 0 && type !== REGULAR) throw refusal(`"${printable(fileName)}" is no ordinary file`)
  const parts = fileName.split('/')
  const isSafe =
    fileName.length <= LONGEST_NAME &&
    /^[\w .+@=,()-]+(\/[\w .+@=,()-]+)*$/.test(fileName) &&
    parts.every((part) => !/^\.+$/.test(part) && !/^ | $|\.$/.test(part))
  if (!isSafe) throw refusal(`"${printable(fileName)}" is no safe name of a file`)
  return fileName.slice(root.length)
}

function isDirectory({ fileName, externalFileAttributes }: EntryClaim): boolean {
  return fileName.endsWith('/') && ((externalFileAttributes >>> 16) & FILE_TYPE & ~DIRECTORY) === 0
}

/** `folder/` when all names begin with it. */
function rootOf(names: readonly string[]): string {
  const root = /^[^/]+\//.exec(names[0] ?? '')?.[0] ?? ''
  return names.every((name) => name.startsWith(root)) ? root : ''
}

function printable(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 100)
}

function refusal(reason: string): ModelProblem {
  return new ModelProblem(`The ZIP is no model that can be unpacked: ${reason}. Nothing was unpacked.`)
}
