import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

/** What cannot be done with a backup, or a data folder, in words for the person at the terminal. */
export class BackupRefusal extends Error {
  override readonly name = 'BackupRefusal'
}

export const MANIFEST = 'manifest.json'
export const DATABASE = 'leadbreak.sqlite'
export const RECORDINGS = 'recordings'
/** What is being written, and is nothing yet. */
export const PARTIAL = '.partial'
const FORMAT = 1

const FileSchema = Type.Object({
  /** With slashes; only names of our own, so that a backup can never write elsewhere. */
  path: Type.String({
    pattern: `^(${DATABASE.replace('.', '\\.')}|signing-secret|recordings-key|${RECORDINGS}/[0-9a-f-]{36})$`,
  }),
  bytes: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
})

const ManifestSchema = Type.Object({
  format: Type.Literal(FORMAT),
  /** Of the LeadBreak that made it. */
  version: Type.String(),
  /** When the state that it keeps was the present. */
  madeAt: Type.String(),
  /** What the settings must have for everything in it to be of use. */
  neededFromSettings: Type.Object({
    /** Ids of keys in RECORDINGS_KEYS. */
    recordingsKeys: Type.Array(Type.String()),
    jwtSecretKey: Type.Boolean(),
  }),
  /** Calls whose recording was not in the data folder. */
  missingRecordings: Type.Array(Type.String()),
  files: Type.Array(FileSchema),
})

export type BackupFile = Static<typeof FileSchema>
export type Manifest = Static<typeof ManifestSchema>

export function newManifest(parts: Omit<Manifest, 'format'>): Manifest {
  return { format: FORMAT, ...parts }
}

/** Throws BackupRefusal for a text that is none, was cut off, or is of another LeadBreak. */
export function readManifest(text: string): Manifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BackupRefusal(`The ${MANIFEST} of this backup is damaged.`)
  }
  if (Value.Check(ManifestSchema, value)) return value
  const { format } = (value ?? {}) as { format?: unknown }
  if (typeof format === 'number' && format !== FORMAT) {
    throw new BackupRefusal(
      `This backup has format ${format}; this LeadBreak reads ${FORMAT}. Restore it with the one that made it.`,
    )
  }
  throw new BackupRefusal(`The ${MANIFEST} of this backup is damaged.`)
}

export function bytesOf(files: readonly Pick<BackupFile, 'bytes'>[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** As `1.5 GB`. */
export function inWords(bytes: number): string {
  const thousands = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const amount = bytes / 1000 ** thousands
  return `${thousands === 0 ? amount : amount.toFixed(1)} ${UNITS[thousands]!}`
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB']
