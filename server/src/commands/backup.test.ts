import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'

import { wavFile } from '@leadbreak/audio'

import { lockFolder } from '../adapters/files/folder-lock.ts'
import { toMasterKey } from '../adapters/files/master-key.ts'
import { openRecordingFiles } from '../adapters/files/recording-files.ts'
import { masterKeysIn } from '../adapters/files/recordings-key.ts'
import { readConfig } from '../config.ts'
import { ownSecret } from '../config/secrets.ts'
import { callsDeclaration, type Call } from '../features/calls/call.ts'
import { newId } from '../lib/ids.ts'
import { openSqliteStorage } from '../storage/sqlite.ts'
import { bytesOf, MANIFEST, readManifest, type Manifest } from './backup-manifest.ts'
import { backUp } from './backup.ts'
import { restore } from './restore.ts'

const SILENT = () => undefined
const REFUSED = { name: 'BackupRefusal' }
const aFolder = () => join(mkdtempSync(join(tmpdir(), 'leadbreak-backup-')), 'folder')

const openData = (dataDir: string, configured: readonly Buffer[] = []) => {
  const storage = openSqliteStorage({ file: join(dataDir, 'leadbreak.sqlite') })
  return {
    storage,
    calls: storage.collection(callsDeclaration('CallsCollection')),
    files: openRecordingFiles(
      dataDir,
      { maxBytes: 1_000_000, maxMinutes: 1 },
      masterKeysIn(dataDir, configured),
    ),
  }
}

/** A data folder with three calls, in use as by a server. */
async function someData(env: Record<string, string> = {}) {
  const dataDir = aFolder()
  mkdirSync(dataDir)
  const config = readConfig({ DATA_DIR: dataDir, ...env }, null, dataDir)
  const { storage, calls, files } = openData(dataDir, config.recordings.keys)
  const secret = ownSecret(dataDir)
  const recorded = new Map<string, Buffer>()

  async function addCall(): Promise<string> {
    const call_id = newId()
    const wav = Buffer.from(wavFile([new Int16Array(800).fill(recorded.size + 1)], 8000))
    const recording = { ...(await files.receive(call_id, Readable.from([wav]))), agentChannel: 0 as const }
    const call = { call_id, username: 'asha', recording, revision: 0 } as Partial<Call> as Call
    await storage.commit([calls.insert(call)])
    recorded.set(call_id, wav)
    return call_id
  }
  for (let n = 0; n < 3; n++) await addCall()
  return { config, dataDir, secret, recorded, addCall, storage }
}

async function aBackup(env: Record<string, string> = {}) {
  const data = await someData(env)
  const folder = aFolder()
  const manifest = await backUp(data.config, folder, SILENT)
  return { ...data, folder, manifest }
}

/** One that a test may change; made once, as waiting for the disk takes its time. */
const made = await aBackup()
function aCopyOfBackup() {
  const folder = aFolder()
  cpSync(made.folder, folder, { recursive: true })
  return { ...made, folder }
}

async function soundOf(dataDir: string, callId: string, bytes: number): Promise<Buffer> {
  const { storage, files } = openData(dataDir)
  try {
    return Buffer.concat(await Array.fromAsync(await files.openBytes(callId, 0, bytes)))
  } finally {
    await storage.close()
  }
}

test('what was backed up comes back: calls, their sound, and the secrets, for their owner alone', async () => {
  const { folder, manifest, recorded, secret } = await aBackup()
  const dataDir = aFolder()

  assert.deepEqual(await restore(folder, dataDir, SILENT), manifest)

  const { calls, storage } = openData(dataDir)
  for (const [callId, wav] of recorded) {
    assert.equal((await calls.get(callId))?.recording?.fileBytes, wav.length)
    assert.ok((await soundOf(dataDir, callId, wav.length)).equals(wav))
  }
  await storage.close()
  assert.equal(ownSecret(dataDir), secret)
  assert.deepEqual(manifest.neededFromSettings, { recordingsKeys: [], jwtSecretKey: false })
  assert.deepEqual(manifest.missingRecordings, [])
  if (process.platform === 'win32') return
  for (const place of [folder, dataDir])
    for (const name of readdirSync(place, { recursive: true }) as string[]) {
      if (name !== 'lock') assert.equal(statSync(join(place, name)).mode & 0o077, 0, name)
    }
})

test('calls that come after the backup are not in it, and their recordings neither', async () => {
  const { folder, addCall, manifest } = await aBackup()

  const later = await addCall()

  assert.ok(!manifest.files.some(({ path }) => path.includes(later)))
  assert.ok(!readdirSync(join(folder, 'recordings')).includes(later))
})

test('a backup names the keys that only the settings have, and the secret that only they have', async () => {
  const key = randomBytes(32)

  const { manifest } = await aBackup({
    RECORDINGS_KEYS: key.toString('base64'),
    JWT_SECRET_KEY: 's'.repeat(40),
  })

  const { id } = toMasterKey(key)
  assert.deepEqual(manifest.neededFromSettings, { recordingsKeys: [id], jwtSecretKey: true })
  assert.ok(!JSON.stringify(manifest).includes(key.toString('base64')))
})

test('a recording that is gone already is named, and the rest is backed up', async () => {
  const { config, dataDir, recorded } = await someData()
  const [gone] = recorded.keys()
  rmSync(join(dataDir, 'recordings', gone!))

  const manifest = await backUp(config, aFolder(), SILENT)

  assert.deepEqual(manifest.missingRecordings, [gone])
  assert.equal(manifest.files.filter(({ path }) => path.startsWith('recordings/')).length, 2)
})

for (const [what, name] of [
  ['a folder with something in it', 'holiday.jpg'],
  ['a folder with a backup that was cut off', '.partial'],
] as const) {
  test(`${what} is refused for a backup, and stays as it is`, async () => {
    const { config } = await someData()
    const folder = aFolder()
    mkdirSync(folder)
    writeFileSync(join(folder, name), '')

    await assert.rejects(backUp(config, folder, SILENT), REFUSED)

    assert.deepEqual(readdirSync(folder), [name])
  })
}

test('a backup that fails leaves nothing behind', async () => {
  const { config } = await someData()
  const folder = aFolder()
  const nowhere = { ...config, storage: { ...config.storage, file: join(config.dataDir, 'other.sqlite') } }

  await assert.rejects(backUp(nowhere, folder, SILENT), /DATA_DIR/)

  assert.deepEqual(readdirSync(folder), [])
})

type Damage = (folder: string, manifest: Manifest) => void

const flip = (path: string) => {
  const bytes = readFileSync(path)
  bytes[Math.floor(bytes.length / 2)]! ^= 1
  writeFileSync(path, bytes)
}
const aRecording = ({ files }: Manifest) => files.find(({ path }) => path.startsWith('recordings/'))!.path
const rewrite = (folder: string, manifest: object) => {
  writeFileSync(join(folder, MANIFEST), JSON.stringify(manifest))
}

const DAMAGES: Readonly<Record<string, Damage>> = {
  'a bit of a recording is flipped': (folder, manifest) => {
    flip(join(folder, aRecording(manifest)))
  },
  'a bit of the database is flipped': (folder) => {
    flip(join(folder, 'leadbreak.sqlite'))
  },
  'the key is cut off': (folder) => {
    truncateSync(join(folder, 'recordings-key'), 20)
  },
  'a recording is longer than it was': (folder, manifest) => {
    appendFileSync(join(folder, aRecording(manifest)), 'x')
  },
  'a recording is missing': (folder, manifest) => {
    rmSync(join(folder, aRecording(manifest)))
  },
  'the manifest is cut off': (folder) => {
    truncateSync(join(folder, MANIFEST), 300)
  },
  'the manifest is missing': (folder) => {
    rmSync(join(folder, MANIFEST))
  },
  'the manifest is of another format': (folder, manifest) => {
    rewrite(folder, { ...manifest, format: 2 })
  },
  'the manifest names no database': (folder, manifest) => {
    rewrite(folder, { ...manifest, files: manifest.files.slice(1) })
  },
  'the manifest names a file elsewhere': (folder, manifest) => {
    rewrite(folder, {
      ...manifest,
      files: [...manifest.files, { ...manifest.files[0]!, path: '../../evil' }],
    })
  },
}

for (const [what, damage] of Object.entries(DAMAGES)) {
  test(`a backup is refused when ${what}, and nothing is put in place`, async () => {
    const { folder, manifest } = aCopyOfBackup()
    const dataDir = aFolder()
    damage(folder, manifest)

    await assert.rejects(restore(folder, dataDir, SILENT), REFUSED)

    const left = statSync(dataDir, { throwIfNoEntry: false }) ? readdirSync(dataDir) : []
    assert.deepEqual(
      left.filter((name) => name !== 'lock'),
      [],
    )
  })
}

test('a damaged database with a manifest that fits is refused, too', async () => {
  const { folder, manifest } = aCopyOfBackup()
  writeFileSync(
    join(folder, 'leadbreak.sqlite'),
    readFileSync(join(folder, 'leadbreak.sqlite')).fill(7, 8192),
  )
  const bytes = readFileSync(join(folder, 'leadbreak.sqlite'))
  const [database, ...others] = manifest.files
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  rewrite(folder, { ...manifest, files: [{ ...database!, sha256 }, ...others] })

  await assert.rejects(restore(folder, aFolder(), SILENT), /damaged/)
})

test('a data folder with something in it is not restored into', async () => {
  const { folder } = aCopyOfBackup()
  const dataDir = aFolder()
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'leadbreak.sqlite'), '')

  await assert.rejects(restore(folder, dataDir, SILENT), /not empty/)

  assert.deepEqual(readdirSync(dataDir), ['leadbreak.sqlite'])
})

test('a data folder that a server uses is not restored into', async () => {
  const { folder } = aCopyOfBackup()
  const dataDir = aFolder()
  mkdirSync(dataDir)
  const unlock = lockFolder(dataDir)
  writeFileSync(join(dataDir, 'leadbreak.sqlite'), '')

  await assert.rejects(restore(folder, dataDir, SILENT), /using the folder/)

  unlock?.()
})

test('a manifest says how large the backup is', async () => {
  const { folder, manifest } = aCopyOfBackup()
  const kept = readManifest(readFileSync(join(folder, MANIFEST), 'utf8'))

  assert.deepEqual(kept, manifest)
  const onDisk = kept.files.map(({ path }) => statSync(join(folder, path)).size)
  assert.equal(
    bytesOf(kept.files),
    onDisk.reduce((sum, bytes) => sum + bytes, 0),
  )
})
