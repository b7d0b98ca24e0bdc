import { resolve } from 'node:path'

import { findOwnKey } from '../adapters/files/recordings-key.ts'
import { toMasterKey } from '../adapters/files/master-key.ts'
import { callerDirectory, type Config } from '../config.ts'
import { readArguments, UsageError } from './arguments.ts'
import { everySecond } from './backup-files.ts'
import { backUp } from './backup.ts'
import { bytesOf, inWords, type Manifest } from './backup-manifest.ts'
import { restore } from './restore.ts'

const show = everySecond((step) => {
  console.error(step)
})

/** Resolves to the exit code: 1 when the backup is not all that it should be. */
export async function runBackup(args: readonly string[], config: Config): Promise<number> {
  const folder = folderIn(args, 'backup FOLDER')
  const manifest = await backUp(config, folder, show)
  console.log(`${folder} holds a backup of ${manifest.madeAt}: ${sizeOf(manifest)}.`)
  for (const line of needsOf(manifest)) console.log(line)
  console.log('Keep it as safe as the data folder: who has it can listen to the recordings and sign tokens.')
  return sayWhatIsMissing(manifest)
}

/** Resolves to the exit code: 1 when something is left for a person to do before the start. */
export async function runRestore(args: readonly string[], config: Config): Promise<number> {
  const folder = folderIn(args, 'restore FOLDER')
  const manifest = await restore(folder, config.dataDir, show)
  console.log(`${config.dataDir} holds the backup of ${manifest.madeAt} now: ${sizeOf(manifest)}.`)
  const lacking = keysNotThere(manifest, config)
  if (lacking.length > 0) {
    console.error(
      `Put the keys ${lacking.join(', ')} into RECORDINGS_KEYS before you start: recordings need them.`,
    )
  }
  if (manifest.neededFromSettings.jwtSecretKey && config.tokens.secret === null) {
    console.error('Set JWT_SECRET_KEY as it was before you start, or everybody has to sign in anew.')
  }
  console.log('Next: npm start')
  return Math.max(lacking.length > 0 ? 1 : 0, sayWhatIsMissing(manifest))
}

/** The one argument, a path from where the person stands. */
function folderIn(args: readonly string[], usage: string): string {
  const { positionals } = readArguments(args, {}, true)
  const [folder, ...more] = positionals
  if (folder === undefined || more.length > 0) throw new UsageError(`Name one folder: ${usage}`)
  return resolve(callerDirectory(), folder)
}

function sizeOf(manifest: Manifest): string {
  const recordings = manifest.files.filter(({ path }) => path.startsWith('recordings/')).length
  return `the database and ${recordings} recordings, ${inWords(bytesOf(manifest.files))}`
}

function needsOf({ neededFromSettings: { recordingsKeys, jwtSecretKey } }: Manifest): string[] {
  const keys = `These keys of RECORDINGS_KEYS are not in it, and it needs them: ${recordingsKeys.join(', ')}.`
  return [
    ...(recordingsKeys.length > 0 ? [keys] : []),
    ...(jwtSecretKey ? ['JWT_SECRET_KEY is not in it: keep your settings, too.'] : []),
  ]
}

function keysNotThere({ neededFromSettings }: Manifest, { dataDir, recordings }: Config): string[] {
  const own = findOwnKey(dataDir)
  const there = [...recordings.keys.map(toMasterKey), ...(own ? [own] : [])].map(({ id }) => id)
  return neededFromSettings.recordingsKeys.filter((id) => !there.includes(id))
}

function sayWhatIsMissing({ missingRecordings }: Manifest): number {
  if (missingRecordings.length === 0) return 0
  console.error(`The recordings of these calls were not in the data folder: ${missingRecordings.join(', ')}.`)
  return 1
}
