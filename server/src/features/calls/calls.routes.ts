import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CallEventSchema, CallSchema } from '@leadbreak/contract'
import { Type } from 'typebox'

import { userOf } from '../../http/authentication.ts'
import { linkToNext } from '../../http/pages.ts'
import { toCallView } from './call-view.ts'
import type { Calling } from './calling.ts'

const CallParams = Type.Object({
  callId: Type.String({ maxLength: 64, description: 'Our id of the call, or the telephone company’s' }),
})

export const callRoutes: FastifyPluginAsyncTypebox<{ calling: Calling }> = async (app, { calling }) => {
  app.get(
    '/api/calls/:callId/events',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['calls'],
        summary: 'What happened in a call by telephone, in order',
        description: 'Pages follow by the Link header with rel="next".',
        params: CallParams,
        querystring: Type.Object({
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
          after: Type.Optional(
            Type.String({ maxLength: 512, description: 'From the link to the next page' }),
          ),
        }),
        response: { 200: Type.Array(CallEventSchema) },
      },
    },
    async (request, reply) => {
      const { limit, after = null } = request.query
      const page = await calling.eventsFor(userOf(request), request.params.callId, { after, limit })
      linkToNext(request, reply, page.next)
      return [...page.items]
    },
  )

  app.post(
    '/api/calls/:callId/hang-up',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['calls'],
        summary: 'End a call, wherever it stands',
        description:
          'The wish is kept: while the telephone company cannot be reached it is tried again. A call that has ended stays as it is.',
        params: CallParams,
        response: { 200: CallSchema },
      },
    },
    async (request) => toCallView(await calling.hangUp(userOf(request), request.params.callId)),
  )
}
