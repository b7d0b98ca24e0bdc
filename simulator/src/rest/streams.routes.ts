import type { FastifyPluginAsync } from 'fastify'

import type { Stream, StreamOrder, TrackChoice } from '../streams/stream.ts'
import { pathOf, type Account } from './account.ts'
import { makeForm, type Form } from './form.ts'
import { readHook } from './hooks.ts'
import { toRfc2822 } from './moments.ts'
import { notFound, Refusal } from './refusal.ts'
import {
  CALL,
  pathOfRequest,
  STREAM_OF_CALL,
  type CallParams,
  type RestDeps,
  type StreamParams,
} from './route.ts'

const TRACKS: readonly TrackChoice[] = ['inbound_track', 'outbound_track', 'both_tracks']

/** The streams of a call's sound. As with the carrier they are begun and ended, and cannot be asked for. */
export const streamRoutes: FastifyPluginAsync<RestDeps> = async (app, { exchange, account }) => {
  app.post<CallParams>(`/Calls/${CALL}/Streams.json`, async (request) => {
    const started = exchange.startStream(request.params.callSid, readStreamOrder(makeForm(request.body)))
    if (started === 'not-found') throw notFound(pathOfRequest(request))
    if (started === 'wrong-state') throw new Refusal(21220, 'Call is not in-progress. Cannot start a stream.')
    if ('sentence' in started) throw new Refusal(started.code, `Stream refused: ${started.sentence}`)
    return streamView(started, account)
  })

  app.post<StreamParams>(`/Calls/${CALL}/Streams/${STREAM_OF_CALL}.json`, async (request) => {
    if (makeForm(request.body).one('Status') !== 'stopped') throw new Refusal(20001, 'Status must be stopped')
    const stopped = exchange.stopStream(request.params.callSid, request.params.stream)
    if (stopped === 'not-found') throw notFound(pathOfRequest(request))
    return streamView(stopped, account)
  })
}

function readStreamOrder(form: Form): StreamOrder {
  const url = form.one('Url')
  if (url === null) throw new Refusal(21205, 'Url is required')
  const wanted = form.one('Track') ?? 'inbound_track'
  const track = TRACKS.find((one) => one === wanted)
  if (!track) throw new Refusal(20001, `Track must be one of ${TRACKS.join(', ')}`)
  return {
    url,
    name: form.one('Name'),
    track,
    hook: readHook(form, 'StatusCallback', 'StatusCallbackMethod', 21609),
    parameters: readParameters(form),
  }
}

/** `Parameter1.Name` and `Parameter1.Value`, up to 99. */
function readParameters(form: Form): Readonly<Record<string, string>> {
  const parameters: [string, string][] = []
  for (let n = 1; n <= 99; n++) {
    const name = form.one(`Parameter${n}.Name`)
    if (name !== null) parameters.push([name, form.one(`Parameter${n}.Value`) ?? ''])
  }
  return Object.fromEntries(parameters)
}

function streamView({ sid, callSid, name, state, updatedAtMs }: Stream, account: Account) {
  return {
    sid,
    account_sid: account.sid,
    call_sid: callSid,
    name,
    status: state === 'closed' ? 'stopped' : 'in-progress',
    date_updated: toRfc2822(updatedAtMs),
    uri: `${pathOf(account)}/Calls/${callSid}/Streams/${sid}.json`,
  }
}
