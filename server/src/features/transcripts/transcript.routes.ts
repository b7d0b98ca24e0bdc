import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { SegmentSchema } from '@leadbreak/contract'
import { Type } from 'typebox'

import { userOf } from '../../http/authentication.ts'
import { linkToNext } from '../../http/pages.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Calls } from '../calls/calls.ts'
import type { Transcripts } from './transcripts.ts'

const CallParams = Type.Object({ callId: Type.String({ maxLength: 64 }) })

export interface TranscriptRoutesOptions {
  readonly calls: Calls
  readonly transcripts: Transcripts
}

export const transcriptRoutes: FastifyPluginAsyncTypebox<TranscriptRoutesOptions> = async (
  app,
  { calls, transcripts },
) => {
  app.get(
    '/api/calls/:callId/transcript',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The transcript of a call as text, a line for each segment',
        tags: ['calls'],
        params: CallParams,
        produces: ['text/plain'],
        response: { 200: Type.String() },
      },
    },
    async (request, reply) => {
      const call = await calls.getFor(userOf(request), request.params.callId)
      const text = await transcripts.text(call.call_id)
      if (text === null) throw notReady()
      return reply.type('text/plain; charset=utf-8').send(text)
    },
  )

  app.get(
    '/api/calls/:callId/segments',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The segments of a transcript in order, with their words',
        description: 'Pages follow by the Link header with rel="next".',
        tags: ['calls'],
        params: CallParams,
        querystring: Type.Object({
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 200 }),
          after: Type.Optional(
            Type.String({ maxLength: 512, description: 'From the link to the next page' }),
          ),
        }),
        response: { 200: Type.Array(SegmentSchema) },
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
