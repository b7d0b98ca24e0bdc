import { wavFile } from '@leadbreak/audio'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'

import { makeForm } from './form.ts'
import { notFound, Refusal } from './refusal.ts'
import { pathOfRequest, RECORDING, type RecordingParams, type RestDeps } from './route.ts'

const SAMPLE_RATE_HZ = 8000

/** The sound of recordings, as WAV. */
export const mediaRoutes: FastifyPluginAsync<RestDeps> = async (app, { exchange, faults }) => {
  app.get<RecordingParams>(`/Recordings/${RECORDING}`, sendWav)
  app.get<RecordingParams>(`/Recordings/${RECORDING}.wav`, sendWav)
  app.get<RecordingParams>(`/Recordings/${RECORDING}.mp3`, async () => {
    throw new Refusal(20501, 'The simulator has no MP3; ask for .wav')
  })

  async function sendWav(request: FastifyRequest<RecordingParams>, reply: FastifyReply): Promise<Uint8Array> {
    const recording = exchange.findRecording(request.params.recordingSid)
    if (recording?.status !== 'completed') throw notFound(pathOfRequest(request))
    if (faults.take('media-not-found')) throw notFound(pathOfRequest(request))

    const asked = readChannels(request.query)
    if (asked === 2 && (recording.channels === 1 || faults.take('media-no-two-channels')))
      throw new Refusal(20001, 'This recording is not available with two channels')
    const channels = exchange.readRecording(recording.sid, asked ?? recording.channels)
    if (channels === null) throw notFound(pathOfRequest(request))

    reply.type('audio/x-wav')
    return wavFile(channels, SAMPLE_RATE_HZ)
  }
}

/** Null leaves it to how the recording was ordered. */
function readChannels(query: unknown): 1 | 2 | null {
  const text = makeForm(query).one('RequestedChannels')
  if (text === null) return null
  if (text === '1') return 1
  if (text === '2') return 2
  throw new Refusal(20001, `RequestedChannels must be 1 or 2, not ${text}`)
}
