import type { FastifyPluginAsync, FastifyRequest } from 'fastify'

import type { Recording } from '../exchange/exchange.ts'
import { pathOf } from './account.ts'
import { matchingRecordings } from './filters.ts'
import { makeForm } from './form.ts'
import { listPage } from './list-page.ts'
import { readRecordingOrder } from './new-call.ts'
import { callRecordingView } from './recording-view.ts'
import { notFound, Refusal } from './refusal.ts'
import {
  CALL,
  pathOfRequest,
  RECORDING_OF_CALL,
  type CallParams,
  type CallRecordingParams,
  type RestDeps,
} from './route.ts'

/** The recordings of one call. */
export const callRecordingRoutes: FastifyPluginAsync<RestDeps> = async (app, { exchange, account }) => {
  const list = `/Calls/${CALL}/Recordings.json`
  const recording = `/Calls/${CALL}/Recordings/${RECORDING_OF_CALL}.json`

  app.post<CallParams>(list, async (request, reply) => {
    const started = exchange.startRecording(
      request.params.callSid,
      readRecordingOrder(makeForm(request.body)),
    )
    if (started === 'not-found') throw notFound(pathOfRequest(request))
    if (started === 'wrong-state')
      throw new Refusal(21220, 'Requested resource is not eligible for recording')
    return reply.code(201).send(callRecordingView(started, account))
  })

  app.get<CallParams>(list, async (request) => {
    const { callSid } = request.params
    if (exchange.findCall(callSid) === null) throw notFound(pathOfRequest(request))
    const query = makeForm(request.query)
    return listPage({
      all: matchingRecordings(ofCall(callSid), query),
      name: 'recordings',
      path: `${pathOf(account)}/Calls/${callSid}/Recordings.json`,
      query,
      view: (one) => callRecordingView(one, account),
    })
  })

  app.post<CallRecordingParams>(recording, async (request) => {
    const { callSid, recordingSid } = request.params
    const to = makeForm(request.body).one('Status')
    if (to !== 'paused' && to !== 'in-progress' && to !== 'stopped')
      throw new Refusal(20001, 'Status must be paused, in-progress or stopped')
    const changed = exchange.changeRecording(callSid, recordingSid, to)
    if (changed === 'not-found') throw notFound(pathOfRequest(request))
    if (changed === 'wrong-state')
      throw new Refusal(21220, 'The recording is over and can no longer be changed')
    return callRecordingView(changed, account)
  })

  app.get<CallRecordingParams>(recording, async (request) => callRecordingView(found(request), account))

  app.delete<CallRecordingParams>(recording, async (request, reply) => {
    if (!exchange.deleteRecording(found(request).sid)) throw notFound(pathOfRequest(request))
    return reply.code(204).send()
  })

  function ofCall(callSid: string): readonly Recording[] {
    return exchange.listRecordings().filter((one) => one.callSid === callSid)
  }

  function found(request: FastifyRequest<CallRecordingParams>): Recording {
    const { callSid, recordingSid } = request.params
    const one = exchange.findRecording(recordingSid)
    if (one?.callSid !== callSid) throw notFound(pathOfRequest(request))
    return one
  }
}
