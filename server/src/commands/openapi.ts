import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { makeNoCarrier } from '../adapters/no-carrier.ts'
import { openRecordingFiles } from '../adapters/files/recording-files.ts'
import { masterKeysIn } from '../adapters/files/recordings-key.ts'
import { ownVersion } from '../app.ts'
import { readConfig } from '../config.ts'
import { joinFeatures } from '../features.ts'
import { makeLogger } from '../http/logging.ts'
import { openApiDocument } from '../http/openapi.ts'
import { buildServer } from '../http/server.ts'
import { systemClock as clock } from '../lib/clock.ts'
import { makeRoutes } from '../routes.ts'
import { openSqliteStorage } from '../storage/sqlite.ts'

/** The text of docs/openapi.json: the interface with default settings. Nothing listens and nothing is kept. */
export async function openApiText(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'leadbreak-'))
  const config = readConfig({}, null, directory)
  const storage = openSqliteStorage({ file: ':memory:' })
  const files = openRecordingFiles(directory, config.recordings, masterKeysIn(directory, []))
  const logger = makeLogger({ level: 'silent' })
  const { carrier, ...company } = makeNoCarrier()
  const features = joinFeatures({
    config: { ...config, dataDir: directory },
    storage,
    files,
    secret: 'signs nothing',
    ears: [],
    live: null,
    carrier,
    languageModel: null,
    log: logger,
    clock,
    onWork: () => undefined,
  })
  const http = await buildServer({
    options: {
      version: ownVersion(),
      docsPublic: true,
      corsOrigins: [],
      trustedProxies: [],
      requestsPerMinute: { general: 1, 'sign-in': 1, registration: 1 },
      maxEventLoopDelayMs: 0,
    },
    logger,
    whoIs: features.accounts.whoIs,
    readiness: [],
    routes: makeRoutes({
      ...features,
      ...{ ...company, notesAreOpen: true, corsOrigins: [] },
      maxBytes: config.recordings.maxBytes,
    }),
  })
  try {
    return `${JSON.stringify(await openApiDocument(http), null, 2)}\n`
  } finally {
    await http.close()
    features.live.stop()
    await storage.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
