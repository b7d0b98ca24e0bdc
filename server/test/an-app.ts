import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { LightMyRequestResponse } from 'fastify'

import { makeNoCarrier } from '../src/adapters/no-carrier.ts'
import { openRecordingFiles } from '../src/adapters/files/recording-files.ts'
import { masterKeysIn } from '../src/adapters/files/recordings-key.ts'
import { readConfig } from '../src/config.ts'
import { makeStreamTokens } from '../src/features/calls/sound/stream-tokens.ts'
import { joinFeatures } from '../src/features.ts'
import { makeLogger } from '../src/http/logging.ts'
import { makeRoutes } from '../src/routes.ts'
import { openSqliteStorage } from '../src/storage/sqlite.ts'
import { anHttpServer, type AnHttpServerOptions } from './an-http-server.ts'
import { ADMINISTRATOR, PASSWORD, movableClock } from './some-accounts.ts'

const SECRET = 's'.repeat(32)

export interface AnAppOptions extends Omit<AnHttpServerOptions, 'whoIs'> {
  /** None by default. */
  readonly telephony?: ReturnType<typeof makeNoCarrier>
  readonly env?: Readonly<Record<string, string>>
}

/** All routes of the server on real storage in memory, with the first administrator; nobody works on the jobs. */
export async function anApp({ env = {}, telephony = makeNoCarrier(), ...options }: AnAppOptions = {}) {
  const { carrier, ...company } = telephony
  const folder = mkdtempSync(join(tmpdir(), 'leadbreak-app-'))
  const config = readConfig({ RECORDING_MAX_MB: '4', ...env }, null, folder)
  const storage = openSqliteStorage({ file: ':memory:' })
  const { clock, advance } = movableClock()
  const files = openRecordingFiles(folder, config.recordings, masterKeysIn(folder, []))
  const features = joinFeatures({
    ...{ config, storage, files, clock },
    ...{ secret: SECRET, ears: [], live: { tokens: makeStreamTokens(SECRET, clock), ears: [] } },
    ...{ carrier, languageModel: null, log: makeLogger({ level: 'silent' }), onWork: () => undefined },
  })
  const { accounts } = features
  await accounts.ensureFirstAdministrator(ADMINISTRATOR)

  const addRoutes = makeRoutes({
    ...{ ...features, ...company },
    notesAreOpen: !config.production,
    corsOrigins: options.http?.corsOrigins ?? [],
    maxBytes: config.recordings.maxBytes,
  })
  const { app, logLines } = await anHttpServer({
    ...options,
    whoIs: accounts.whoIs,
    routes: async (each) => {
      await addRoutes(each)
      await options.routes?.(each)
    },
  })

  const post = (url: string, payload: object, from: { token?: string; address?: string } = {}) =>
    app.inject({
      ...{ method: 'POST', url, payload, headers: bearing(from.token) },
      remoteAddress: from.address ?? '192.0.2.1',
    })
  const get = (url: string, token?: string) => app.inject({ url, headers: bearing(token) })
  const signIn = (username: string, password: string, address?: string) =>
    post('/register/login', { username, password }, address === undefined ? {} : { address })
  const tokenOf = async (username: string, password = PASSWORD) => tokenIn(await signIn(username, password))

  return {
    /** Where the recordings of calls lie. */
    recordings: join(folder, 'recordings'),
    ...{ app, accounts, live: features.live, calling: features.calling, storage },
    ...{ post, get, signIn, tokenOf, advance, logLines },
    administratorToken: () => tokenOf(ADMINISTRATOR.username, ADMINISTRATOR.password),
    close: async () => {
      await app.close()
      await features.calling.sounds?.stop(0)
      features.live.stop()
      features.recordingNews.stop()
      await storage.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export function bearing(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` }
}

export function tokenIn(response: LightMyRequestResponse): string {
  return response.json<{ access_token: string }>().access_token
}

/** The stable code of a problem. */
export function codeIn(response: LightMyRequestResponse): string {
  return response.json<{ code: string }>().code
}
