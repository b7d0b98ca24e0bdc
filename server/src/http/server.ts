import { randomUUID } from 'node:crypto'

import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import underPressure from '@fastify/under-pressure'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify'
import type { Logger } from 'pino'
import { Registry } from 'prom-client'

import { AppError } from '../lib/app-error.ts'
import { guardRoutes, type WhoIs } from './authentication.ts'
import { serveDocs } from './docs.ts'
import { answerBrokenRequest, answerUnrouted, makeFailureHandler } from './failures.ts'
import { healthRoutes, type ReadinessCheck } from './health.ts'
import { serveMetrics } from './metrics.ts'
import { describeRoutes } from './openapi.ts'
import { limitRates, type RequestsPerMinute } from './rate-limits.ts'
import { makeValidatorCompiler } from './validation.ts'
import { acceptWebSockets, wantsWebSocket } from './web-sockets.ts'

export interface HttpOptions {
  /** Of the program, for the OpenAPI document. */
  readonly version: string
  readonly docsPublic: boolean
  /** Origins (`https://console.example`) whose pages may call this server; none by default. */
  readonly corsOrigins: readonly string[]
  /** Addresses or networks (`10.0.0.0/8`) whose X-Forwarded-For is believed; nobody else's is. */
  readonly trustedProxies: readonly string[]
  readonly requestsPerMinute: RequestsPerMinute
  /** Above this delay of the event loop new work is refused with 503; 0 never refuses. */
  readonly maxEventLoopDelayMs: number
}

export interface ServerDeps {
  readonly options: HttpOptions
  readonly logger: Logger
  readonly whoIs: WhoIs
  readonly readiness: readonly ReadinessCheck[]
  /** Answered at /metrics; other parts of the program put theirs in as well. */
  readonly metrics?: Registry
  /** Adds the routes of features and faces. */
  readonly routes: (app: App) => void | Promise<void>
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** Whoever drips his request holds a connection no longer than this; a long recording over a thin line gets through. */
const HEADERS_TIMEOUT_MS = 15_000
const REQUEST_TIMEOUT_MS = 15 * 60_000

/** Loading the program holds up the event loop; whoever asks right after the start must not be taken for too much. */
const START_GRACE_MS = 10_000

/** The whole HTTP server, ready to listen. Rejects when a route breaks the house rules. */
export async function buildServer(deps: ServerDeps): Promise<App> {
  const { options, logger, whoIs, readiness, routes, metrics = new Registry() } = deps
  const app = newApp(options, logger)
  await acceptWebSockets(app) // before everything that refuses requests

  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: API_POLICY } })
  await app.register(cors, {
    origin: options.corsOrigins.length > 0 ? [...options.corsOrigins] : false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key'],
    exposedHeaders: EXPOSED_HEADERS,
    strictPreflight: false,
    maxAge: 600,
  })
  answerUnrouted(app)
  let opensAtMs = 0
  app.addHook('onListen', async () => {
    opensAtMs = performance.now() + START_GRACE_MS
  })
  await app.register(underPressure, {
    maxEventLoopDelay: options.maxEventLoopDelayMs,
    pressureHandler: async () => {
      if (performance.now() < opensAtMs) return
      throw new AppError('overloaded', 'The server is busy.', { retryable: true, retryAfterMs: 5000 })
    },
  })
  await limitRates(app, options.requestsPerMinute)
  guardRoutes(app, whoIs)
  await describeRoutes(app, options.version)

  serveMetrics(app, metrics)
  await app.register(healthRoutes, { checks: readiness, timeLimitMs: 2000 })
  if (options.docsPublic) await serveDocs(app)
  await routes(app)

  await app.ready()
  return app
}

function newApp({ trustedProxies }: HttpOptions, logger: FastifyBaseLogger): App {
  const handleFailure = makeFailureHandler()
  const app = Fastify({
    loggerInstance: logger,
    logController: withoutRequestLines(),
    genReqId: () => randomUUID(),
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: 1024 * 1024,
    forceCloseConnections: 'idle',
    http: { headersTimeout: HEADERS_TIMEOUT_MS, shouldUpgradeCallback: wantsWebSocket },
    requestTimeout: REQUEST_TIMEOUT_MS,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => void handleFailure(error, request, reply),
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.setValidatorCompiler(makeValidatorCompiler())
  app.setErrorHandler(handleFailure)
  acceptEmptyJson(app)
  logRequests(app)
  return app
}

/** Some clients name a JSON content type on every request, also where nothing follows. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined)
    else void parseJson(request, body as string, done)
  })
}

/** Ours are written by `logRequests`. */
function withoutRequestLines(): LogController {
  const silent = () => undefined
  return Object.assign(new LogController(), { incomingRequest: silent, requestCompleted: silent })
}

/** One line a request: never its address, which may hold a number or a name. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? '(none)',
        statusCode: reply.statusCode,
        tookMs: Math.round(reply.elapsedTime),
        userId: request.user?.id,
      },
      'request answered',
    )
  })
}

/** What pages of listed origins may read, beside what browsers show them anyway. */
const EXPOSED_HEADERS = [
  ...['link', 'location', 'x-request-id', 'retry-after'],
  ...['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
]

/** Nothing of an API answer is to be loaded or framed; pages set their own policy. */
const API_POLICY = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"] }
