import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { LightMyRequestResponse } from 'fastify'

import { openRecordingFiles } from '../src/adapters/files/recording-files.ts'
import { registerRoutes } from '../src/faces/original/register.routes.ts'
import type { RegistrationPolicy } from '../src/features/accounts/accounts.ts'
import { userRoutes } from '../src/features/accounts/users.routes.ts'
import { makeFindings } from '../src/features/analysis/findings.ts'
import { requirementRoutes } from '../src/features/analysis/requirement.routes.ts'
import { callsDeclaration } from '../src/features/calls/call.ts'
import { makeCalls } from '../src/features/calls/calls.ts'
import { recordingRoutes } from '../src/features/calls/recordings.routes.ts'
import { transcriptRoutes } from '../src/features/transcripts/transcript.routes.ts'
import { makeTranscripts } from '../src/features/transcripts/transcripts.ts'
import { makeLedger } from '../src/jobs/ledger.ts'
import { anHttpServer, type AnHttpServerOptions } from './an-http-server.ts'
import { ADMINISTRATOR, PASSWORD, someAccounts } from './some-accounts.ts'

export interface AnAppOptions extends Omit<AnHttpServerOptions, 'whoIs'> {
  readonly registration?: RegistrationPolicy
}

const LIMITS = { maxBytes: 4 * 1024 * 1024, maxMinutes: 5 }

/** All routes of the server on real storage in memory, with the first administrator; nobody works on the jobs. */
export async function anApp({ registration, ...options }: AnAppOptions = {}) {
  const { accounts, users, storage, clock, advance } = await someAccounts(registration)
  const folder = mkdtempSync(join(tmpdir(), 'leadbreak-app-'))
  const calls = makeCalls({
    storage,
    calls: storage.collection(callsDeclaration('CallsCollection')),
    files: openRecordingFiles(folder, LIMITS),
    ledger: makeLedger({ storage, clock }),
    clock,
    onWork: () => undefined,
  })
  const transcripts = makeTranscripts({ storage, clock })
  const findings = makeFindings({ storage, clock })
  const { app, logLines } = await anHttpServer({
    ...options,
    whoIs: accounts.whoIs,
    routes: async (each) => {
      await each.register(registerRoutes, { accounts })
      await each.register(userRoutes, { accounts })
      await each.register(recordingRoutes, { calls, maxBytes: LIMITS.maxBytes })
      await each.register(transcriptRoutes, { calls, transcripts })
      await each.register(requirementRoutes, { calls, findings })
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
    ...{ app, accounts, storage, users, post, get, signIn, tokenOf, advance, logLines },
    administratorToken: () => tokenOf(ADMINISTRATOR.username, ADMINISTRATOR.password),
    close: async () => {
      await app.close()
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
