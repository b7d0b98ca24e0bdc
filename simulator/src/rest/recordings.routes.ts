import type { FastifyPluginAsync } from 'fastify'

import { pathOf } from './account.ts'
import { matchingRecordings } from './filters.ts'
import { makeForm } from './form.ts'
import { listPage } from './list-page.ts'
import { recordingView } from './recording-view.ts'
import { notFound } from './refusal.ts'
import { baseUrlOf, pathOfRequest, RECORDING, type RecordingParams, type RestDeps } from './route.ts'

/** All recordings of the account. */
export const recordingRoutes: FastifyPluginAsync<RestDeps> = async (app, { exchange, account }) => {
  app.get('/Recordings.json', async (request) => {
    const query = makeForm(request.query)
    return listPage({
      all: matchingRecordings(exchange.listRecordings(), query),
      name: 'recordings',
      path: `${pathOf(account)}/Recordings.json`,
      query,
      view: (one) => recordingView(one, account, baseUrlOf(request)),
    })
  })

  app.get<RecordingParams>(`/Recordings/${RECORDING}.json`, async (request) => {
    const one = exchange.findRecording(request.params.recordingSid)
    if (one === null) throw notFound(pathOfRequest(request))
    return recordingView(one, account, baseUrlOf(request))
  })

  app.delete<RecordingParams>(`/Recordings/${RECORDING}.json`, async (request, reply) => {
    if (!exchange.deleteRecording(request.params.recordingSid)) throw notFound(pathOfRequest(request))
    return reply.code(204).send()
  })
}
