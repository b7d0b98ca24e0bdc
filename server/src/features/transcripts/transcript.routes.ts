import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  KeptSegmentSchema,
  TRANSCRIPT_FORMATS,
  TranscriptSchema,
  WholeTranscriptSchema,
  type TranscriptFormat,
  type WholeTranscript,
} from '@leadbreak/contract'
import { Type } from 'typebox'

import { userOf } from '../../http/authentication.ts'
import { linkToNext } from '../../http/pages.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Calls } from '../calls/calls.ts'
import { srtOf, vttOf } from './subtitles.ts'
import { transcriptText } from './transcript-text.ts'
import type { Transcripts } from './transcripts.ts'

const CallParams = Type.Object({ callId: Type.String({ maxLength: 64 }) })

export interface TranscriptRoutesOptions {
  readonly calls: Calls
  readonly transcripts: Transcripts
}

interface WrittenAs {
  readonly type: string
  /** Of the file that a browser keeps it in; null for what it shows itself. */
  readonly fileEnding: string | null
  readonly write: (transcript: WholeTranscript) => string
}

const FORMATS: Readonly<Record<TranscriptFormat, WrittenAs>> = {
  text: {
    type: 'text/plain; charset=utf-8',
    fileEnding: null,
    write: ({ segments }) => transcriptText(segments),
  },
  srt: {
    type: 'application/x-subrip; charset=utf-8',
    fileEnding: 'srt',
    write: ({ segments }) => srtOf(segments),
  },
  vtt: { type: 'text/vtt; charset=utf-8', fileEnding: 'vtt', write: ({ segments }) => vttOf(segments) },
  json: { type: 'application/json; charset=utf-8', fileEnding: 'json', write: JSON.stringify },
}

/** What is read of transcripts, also of calls that go on. */
export const transcriptRoutes: FastifyPluginAsyncTypebox<TranscriptRoutesOptions> = async (
  app,
  { calls, transcripts },
) => {
  app.get(
    '/api/calls/:callId/transcript',
    {
      config: { access: 'signed-in' },
      schema: {
        summary:
          'The transcript of a call: as text with a line for each segment, as subtitles, or whole as JSON',
        description:
          'All but text come as files (Content-Disposition). While the call goes on it is what was written down so far.',
        tags: ['calls'],
        params: CallParams,
        querystring: Type.Object({ format: Type.Enum(TRANSCRIPT_FORMATS, { default: 'text' }) }),
        response: {
          200: {
            description: 'The transcript in the format that was asked for',
            content: {
              'text/plain': { schema: Type.String() },
              'application/x-subrip': { schema: Type.String() },
              'text/vtt': { schema: Type.String() },
              'application/json': { schema: WholeTranscriptSchema },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const call = await calls.getFor(userOf(request), request.params.callId)
      const transcript = await transcripts.whole(call.call_id)
      if (transcript === null) throw notReady()
      const { type, fileEnding, write } = FORMATS[request.query.format]
      if (fileEnding !== null) {
        const name = `transcript-${call.call_id.replace(/[^\w-]/g, '_')}.${fileEnding}`
        reply.header('content-disposition', `attachment; filename="${name}"`)
      }
      return reply.type(type).send(write(transcript))
    },
  )

  app.get(
    '/api/calls/:callId/transcript/summary',
    {
      config: { access: 'signed-in' },
      schema: {
        summary:
          'What is known of a transcript as a whole: where it comes from, its languages, what was not heard',
        tags: ['calls'],
        params: CallParams,
        response: { 200: TranscriptSchema },
      },
    },
    async (request) => {
      const call = await calls.getFor(userOf(request), request.params.callId)
      const transcript = await transcripts.summary(call.call_id)
      if (transcript === null) throw notReady()
      return transcript
    },
  )

  app.get(
    '/api/calls/:callId/segments',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The segments of a transcript in order, with their words',
        description:
          'Pages follow by the Link header with rel="next". The evidence of a requirement counts the segments in this order, from 0. While a call goes on, one side’s segment may still come before those of the other that were read.',
        tags: ['calls'],
        params: CallParams,
        querystring: Type.Object({
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 200 }),
          after: Type.Optional(
            Type.String({ maxLength: 512, description: 'From the link to the next page' }),
          ),
        }),
        response: { 200: Type.Array(KeptSegmentSchema) },
      },
    },
    async (request, reply) => {
      const { limit, after = null } = request.query
      const call = await calls.getFor(userOf(request), request.params.callId)
      const page = await transcripts.read(call.call_id, { after, limit })
      if (page === null) throw notReady()
      linkToNext(request, reply, page.segments.next)
      return [...page.segments.items]
    },
  )
}

function notReady(): AppError {
  return new AppError('transcript-not-ready', 'There is no transcript of this call yet.', { retryable: true })
}
