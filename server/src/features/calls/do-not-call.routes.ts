import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { DoNotCallSchema } from '@leadbreak/contract'
import { Type } from 'typebox'

import { userOf } from '../../http/authentication.ts'
import { linkToNext } from '../../http/pages.ts'
import type { Contacts } from '../contacts/contacts.ts'
import type { DoNotCalls } from './do-not-call.ts'

export interface DoNotCallRoutesOptions {
  readonly contacts: Contacts
  readonly doNotCall: Pick<DoNotCalls, 'enter'>
}

export const doNotCallRoutes: FastifyPluginAsyncTypebox<DoNotCallRoutesOptions> = async (
  app,
  { contacts, doNotCall },
) => {
  app.get(
    '/api/do-not-call',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['contacts'],
        summary: 'Who must not be called, the latest first',
        description: 'Pages follow by the Link header with rel="next".',
        querystring: Type.Object({
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
          after: Type.Optional(
            Type.String({ maxLength: 512, description: 'From the link to the next page' }),
          ),
        }),
        response: { 200: Type.Array(DoNotCallSchema) },
      },
    },
    async (request, reply) => {
      const { limit, after = null } = request.query
      const page = await contacts.listSuppressed({ after, limit })
      linkToNext(request, reply, page.next)
      return [...page.items]
    },
  )

  app.post(
    '/api/do-not-call',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['contacts'],
        summary: 'Put a number on the do-not-call list',
        description:
          'Calls that are on their way to it are ended. A number that is on the list stays as it is; the words with which a ' +
          'lead asked for it are told to those who may see his call.',
        body: Type.Object({
          phoneNumber: Type.Union([
            Type.String({ minLength: 1, maxLength: 32 }),
            Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
          ]),
        }),
        response: { 200: DoNotCallSchema },
      },
    },
    async (request) => doNotCall.enter(userOf(request), request.body.phoneNumber),
  )

  app.delete(
    '/api/do-not-call/:contactId',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['contacts'],
        summary: 'Let a contact be called again',
        description:
          'The call in which he asked not to be called does not put him on the list again, however often it is read.',
        params: Type.Object({ contactId: Type.String({ maxLength: 64 }) }),
        response: { 204: Type.Null({ description: 'He may be called' }) },
      },
    },
    async (request, reply) => {
      await contacts.lift(request.params.contactId)
      return reply.code(204).send(null)
    },
  )
}
