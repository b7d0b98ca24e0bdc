import { UserViewSchema } from '@leadbreak/contract'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'

import { userOf } from '../../http/authentication.ts'
import type { Accounts } from './accounts.ts'
import { toView } from './user.ts'

export const userRoutes: FastifyPluginAsyncTypebox<{ accounts: Accounts }> = async (app, { accounts }) => {
  app.post(
    '/api/users/:userId/disable',
    {
      config: { access: 'administrator' },
      schema: {
        tags: ['users'],
        summary: 'End a user’s sessions and let him in no more',
        params: Type.Object({ userId: Type.String({ format: 'uuid' }) }),
        response: { 200: UserViewSchema },
      },
    },
    async (request) => toView(await accounts.disable(request.params.userId, userOf(request))),
  )
}
