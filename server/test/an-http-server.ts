import { Writable } from 'node:stream'

import type { WhoIs } from '../src/http/authentication.ts'
import type { ReadinessCheck } from '../src/http/health.ts'
import { makeLogger } from '../src/http/logging.ts'
import { buildServer, type App, type HttpOptions } from '../src/http/server.ts'

export interface AnHttpServerOptions {
  readonly http?: Partial<HttpOptions>
  readonly readiness?: readonly ReadinessCheck[]
  readonly routes?: (app: App) => void | Promise<void>
  /** By default a token is the name of the role that it gives. */
  readonly whoIs?: WhoIs
  readonly logLevel?: 'trace' | 'info'
}

/** The HTTP layer with nothing behind it but the routes of the test. */
export async function anHttpServer(options: AnHttpServerOptions = {}) {
  const log = memoryLog()
  const app = await buildServer({
    options: { ...HTTP_OPTIONS, ...options.http },
    logger: makeLogger({ level: options.logLevel ?? 'info', destination: log.stream }),
    whoIs: options.whoIs ?? roleAsToken,
    readiness: options.readiness ?? [],
    routes: options.routes ?? (() => undefined),
  })
  return { app, logLines: log.lines, close: () => app.close() }
}

const roleAsToken: WhoIs = async (token) =>
  token === 'agent' || token === 'manager' || token === 'administrator'
    ? { id: '00000000-0000-4000-8000-000000000000', username: token, role: token }
    : null

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
