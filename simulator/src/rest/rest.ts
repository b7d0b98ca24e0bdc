import type { FastifyPluginAsync } from 'fastify'

import { accountRoutes } from './account.routes.ts'
import { makeAuthentication } from './authentication.ts'
import { callRecordingRoutes } from './call-recordings.routes.ts'
import { callRoutes } from './calls.routes.ts'
import { mediaRoutes } from './media.routes.ts'
import { recordingRoutes } from './recordings.routes.ts'
import { streamRoutes } from './streams.routes.ts'
import { notFound, Refusal } from './refusal.ts'
import { pathOfRequest, type RestDeps } from './route.ts'

/** The carrier's REST interface, to be registered below the version of its addresses. */
export const restRoutes: FastifyPluginAsync<RestDeps> = async (app, deps) => {
  app.addHook('onRequest', makeAuthentication(deps.account))
  app.addHook('onRequest', async () => {
    if (deps.faults.take('rest-too-many-requests')) throw new Refusal(20429, 'Too Many Requests')
  })
  app.setNotFoundHandler((request) => {
    throw notFound(pathOfRequest(request))
  })

  await app.register(accountRoutes, { ...deps, prefix: '/Accounts' })
  const prefix = `/Accounts/${deps.account.sid}`
  await app.register(callRoutes, { ...deps, prefix })
  await app.register(callRecordingRoutes, { ...deps, prefix })
  await app.register(streamRoutes, { ...deps, prefix })
  await app.register(recordingRoutes, { ...deps, prefix })
  await app.register(mediaRoutes, { ...deps, prefix })
}
