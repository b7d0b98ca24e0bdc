import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { KeptSegmentSchema, SegmentCorrectionSchema, SegmentHitSchema } from '@leadbreak/contract'
import { Type } from 'typebox'

import { userOf } from '../../http/authentication.ts'
import { linkToNext } from '../../http/pages.ts'
import type { Corrections } from './correct-segments.ts'
import type { SegmentSearch } from './search-segments.ts'

export interface SegmentRoutesOptions {
  readonly searchSegments: SegmentSearch
  readonly corrections: Corrections
}

export const segmentRoutes: FastifyPluginAsyncTypebox<SegmentRoutesOptions> = async (
  app,
  { searchSegments, corrections },
) => {
  app.get(
    '/api/segments',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Find what was said, by words of either script',
        description:
          'Segments with each of the words, those of the newest calls first: "makaan" finds मकान, and the other way round. A word of more than three letters finds all that begins with it. Agents find in their own calls, others in all. Pages follow by the Link header with rel="next".',
        tags: ['calls'],
        querystring: Type.Object({
          q: Type.String({ minLength: 1, maxLength: 200, description: 'One word or several' }),
          limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
          after: Type.Optional(
            Type.String({ maxLength: 512, description: 'From the link to the next page' }),
          ),
        }),
        response: { 200: Type.Array(SegmentHitSchema) },
      },
    },
    async (request, reply) => {
      const { q: text, limit, after = null } = request.query
      const page = await searchSegments(userOf(request), { text, after, limit })
      linkToNext(request, reply, page.next)
      return [...page.items]
    },
  )

  app.patch(
    '/api/calls/:callId/segments/:segmentId',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Correct what was written down of a segment',
        description:
          'What was heard is kept beside it, in `heardText`. The requirement of the call is read again. 409 when the segment was changed since the revision that is named.',
        tags: ['calls'],
        params: Type.Object({
          callId: Type.String({ maxLength: 64 }),
          segmentId: Type.String({ maxLength: 128 }),
        }),
        body: SegmentCorrectionSchema,
        response: { 200: KeptSegmentSchema },
      },
    },
    async (request) => corrections.correct(userOf(request), request.params, request.body),
  )
}
