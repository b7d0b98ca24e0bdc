import { Writable } from 'node:stream'

import type { LightMyRequestResponse } from 'fastify'

import { registerRoutes } from '../src/faces/original/register.routes.ts'
import type { RegistrationPolicy } from '../src/features/accounts/accounts.ts'
import { userRoutes } from '../src/features/accounts/users.routes.ts'
import { makeLogger } from '../src/http/logging.ts'
import { buildServer, type App, type HttpOptions } from '../src/http/server.ts'
import { ADMINISTRATOR, PASSWORD, someAccounts } from './some-accounts.ts'

export interface AnAppOptions {
  readonly registration?: RegistrationPolicy
  readonly http?: Partial<HttpOptions>
  readonly routes?: (app: App) => void | Promise<void>
  readonly logLevel?: 'trace' | 'info'
}

/** The server on real storage in memory, with its first administrator. */
export async function anApp(options: AnAppOptions = {}) {
  const { accounts, users, storage, advance } = await someAccounts(options.registration)
  const log = memoryLog()
  const app = await buildServer({
    options: { ...HTTP_OPTIONS, ...options.http },
    logger: makeLogger({ level: options.logLevel ?? 'info', destination: log.stream }),
    whoIs: accounts.whoIs,
    readiness: [],
    routes: async (each) => {
      await each.register(registerRoutes, { accounts })
      await each.register(userRoutes, { accounts })
      await options.routes?.(each)
    },
  })

  const post = (
    url: string,
    payload: object,
    { token, address }: { token?: string; address?: string } = {},
  ) =>
    app.inject({
      method: 'POST',
      url,
      payload,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      remoteAddress: address ?? '192.0.2.1',
    })
  const get = (url: string, token?: string) =>
    app.inject({ url, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } })
  const signIn = (username: string, password: string, address?: string) =>
    post('/register/login', { username, password }, address === undefined ? {} : { address })
  const tokenOf = async (username: string, password = PASSWORD) => tokenIn(await signIn(username, password))

  return {
    ...{ app, accounts, storage, users, post, get, signIn, tokenOf },
    ...{ advance, logLines: log.lines },
    administratorToken: () => tokenOf(ADMINISTRATOR.username, ADMINISTRATOR.password),
    async close() {
      await app.close()
      await storage.close()
    },
  }
}

export function tokenIn(response: LightMyRequestResponse): string {
  return response.json<{ access_token: string }>().access_token
}

/** The stable code of a problem. */
export function codeIn(response: LightMyRequestResponse): string {
  return response.json<{ code: string }>().code
}

export function memoryLog() {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  return { lines, stream }
}

const HTTP_OPTIONS: HttpOptions = {
  version: '0.0.0-test',
  docsPublic: true,
  corsOrigins: [],
  trustedProxies: [],
  requestsPerMinute: { general: 1_000_000, 'sign-in': 1_000_000, registration: 1_000_000 },
  maxEventLoopDelayMs: 0,
}
