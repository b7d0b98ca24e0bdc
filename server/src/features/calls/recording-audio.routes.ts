import { Readable } from 'node:stream'

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'

import { userOf } from '../../http/authentication.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Calls } from './calls.ts'
import { namesTag, rangeAskedFor, type ByteRange } from './recording-audio-range.ts'

/** Where the sound of calls is read. */
export interface RecordingAudio {
  /** The bytes of a kept WAV file from `start` up to `end`. Rejects with `recording-absent` when there is no such file. */
  openBytes(callId: string, start: number, end: number): Promise<Readable>
}

export interface RecordingAudioRoutesOptions {
  readonly calls: Calls
  readonly audio: RecordingAudio
}

const wavAs = (description: string) => ({
  description,
  content: { 'audio/wav': { schema: Type.Unsafe({ type: 'string', format: 'binary' }) } },
})

export const recordingAudioRoutes: FastifyPluginAsyncTypebox<RecordingAudioRoutesOptions> = async (
  app,
  { calls, audio },
) => {
  app.get(
    '/api/recordings/:callId/audio',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['recordings'],
        summary: 'The sound of a call, as the WAV file that came in',
        description:
          'For its agent and for managers. One range of bytes may be asked for; with several the whole file comes.',
        params: Type.Object({ callId: Type.String({ maxLength: 64 }) }),
        headers: Type.Object({
          range: Type.Optional(Type.String({ description: 'As `bytes=0-1023`' })),
          'if-range': Type.Optional(
            Type.String({ description: 'The ETag of the file that the range is of' }),
          ),
          'if-none-match': Type.Optional(Type.String({ description: 'ETags of what the client has' })),
        }),
        response: {
          200: wavAs('The whole file'),
          206: wavAs('The range that was asked for'),
          304: Type.Unsafe<undefined>({ type: 'null', description: 'The client has it already' }),
        },
      },
    },
    async (request, reply) => {
      const { call_id: callId, recording } = await calls.getFor(userOf(request), request.params.callId)
      if (!recording) throw new AppError('recording-absent', 'There is no recording of this call.')

      const { fileBytes, sha256 } = recording
      const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers
      const etag = `"${sha256}"`
      reply.headers({ etag, 'cache-control': 'private, no-cache', 'accept-ranges': 'bytes' })
      if (namesTag(ifNoneMatch, etag)) return reply.code(304).send()

      const isOfThisFile = ifRange === undefined || ifRange === etag
      const asked = isOfThisFile ? rangeAskedFor(range, fileBytes) : null
      if (asked === 'none') {
        reply.header('content-range', `bytes */${fileBytes}`)
        throw new AppError('range-not-satisfiable', `The recording has ${fileBytes} bytes.`)
      }
      const { start, end } = asked ?? { start: 0, end: fileBytes }
      if (asked) reply.code(206).header('content-range', contentRange(asked, fileBytes))
      // For HEAD nothing is read; a stream without bytes keeps Fastify from naming a length of its own.
      const body = request.method === 'HEAD' ? Readable.from([]) : await audio.openBytes(callId, start, end)
      return reply
        .headers({
          'content-length': end - start,
          'content-disposition': `inline; filename="${callId}.wav"`,
        })
        .type('audio/wav')
        .send(body)
    },
  )
}

function contentRange({ start, end }: ByteRange, sizeBytes: number): string {
  return `bytes ${start}-${end - 1}/${sizeBytes}`
}
