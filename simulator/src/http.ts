import formBody from '@fastify/formbody'
import Fastify, { LogController, type FastifyError } from 'fastify'
import type { Logger } from 'pino'

import { pageRoutes, type PageDeps } from './page/page.routes.ts'
import { API_VERSION } from './rest/account.ts'
import { controlRoutes, type ControlDeps } from './rest/control.routes.ts'
import { notFound, Refusal, refusalView } from './rest/refusal.ts'
import { restRoutes } from './rest/rest.ts'
import { pathOfRequest, type RestDeps } from './rest/route.ts'

type HttpDeps = RestDeps & ControlDeps & PageDeps & { readonly log: Logger }

const MAX_BODY_BYTES = 64 * 1024
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000

/** The server of the simulator: the carrier's interface, what tests order, and the page. */
export async function makeHttpServer({ log, ...deps }: HttpDeps) {
  const app = Fastify({
    loggerInstance: log,
    logController: withoutRequestLines(),
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: true,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    routerOptions: { maxParamLength: 64 },
  })
  app.setErrorHandler<FastifyError | Refusal>((error, _request, reply) => {
    const refusal = error instanceof Refusal ? error : translate(error)
    if (refusal.code === 20500) log.error({ err: error }, 'a request failed')
    return reply.code(refusal.status).header('x-twilio-error-code', refusal.code).send(refusalView(refusal))
  })
  app.setNotFoundHandler((request) => {
    throw notFound(pathOfRequest(request))
  })
  // Never its address, which may hold a number.
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(none)'
    log.debug({ method: request.method, route, statusCode: reply.statusCode }, 'request answered')
  })

  await app.register(formBody)
  await app.register(restRoutes, { ...deps, prefix: `/${API_VERSION}` })
  await app.register(controlRoutes, { ...deps, prefix: '/simulator' })
  await app.register(pageRoutes, deps)
  return app
}

/** What Fastify itself refuses, in the carrier's form; anything else is a mistake of ours. */
function translate(error: FastifyError): Refusal {
  const status = error.statusCode ?? 500
  if (status === 413) return new Refusal(20413, 'The request is too large')
  if (status >= 400 && status < 500) return new Refusal(20001, error.message)
  return new Refusal(20500, 'An internal server error has occurred')
}

function withoutRequestLines(): LogController {
  const silent = () => undefined
  return Object.assign(new LogController(), { incomingRequest: silent, requestCompleted: silent })
}
