import {
  CredentialsSchema,
  OriginalProblemSchema,
  RegisteredSchema,
  RegistrationSchema,
  SignedInSchema,
  UserViewSchema,
} from '@leadbreak/contract'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'

import type { Accounts } from '../../features/accounts/accounts.ts'
import { toView } from '../../features/accounts/user.ts'
import { bearerToken, userOf } from '../../http/authentication.ts'
import { answerUnrouted, makeFailureHandler } from '../../http/failures.ts'
import { failuresAs } from '../../http/openapi.ts'
import { AppError } from '../../lib/app-error.ts'
import { inOriginalEnvelope } from './envelope.ts'

const failures = failuresAs(OriginalProblemSchema)

/** `/register/*`, to be registered under that prefix, with the paths, fields and answers of the first system. */
export const registerRoutes: FastifyPluginAsyncTypebox<{ accounts: Accounts }> = async (
  app,
  { accounts },
) => {
  app.setErrorHandler(makeFailureHandler(inOriginalEnvelope))
  answerUnrouted(app, inOriginalEnvelope)

  app.post(
    '/register',
    {
      config: { access: 'public', rate: 'registration' },
      schema: {
        tags: ['register'],
        summary: 'Register a user; for a role above agent an administrator’s token is needed',
        body: RegistrationSchema,
        response: { 200: RegisteredSchema, ...failures },
      },
    },
    async (request) => {
      const token = bearerToken(request)
      const caller = token === null ? null : await accounts.whoIs(token)
      if (token !== null && !caller) throw new AppError('unauthenticated', 'This token is not valid.')
      await accounts.register(request.body, caller)
      return { status_code: 200 as const, message: 'User is successfully registered' }
    },
  )

  app.post(
    '/login',
    {
      config: { access: 'public', rate: 'sign-in' },
      schema: {
        tags: ['register'],
        summary: 'Sign in for a token',
        body: CredentialsSchema,
        response: { 200: SignedInSchema, ...failures },
      },
    },
    async (request) => {
      const { username, password } = request.body
      const token = await accounts.signIn({ username, password, address: request.ip })
      return { StatusCode: 200 as const, access_token: token, token_type: 'bearer' as const }
    },
  )

  app.get(
    '/protectedtoken',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['register'],
        summary: 'The user whose token this is',
        response: { 200: UserViewSchema, ...failures },
      },
    },
    async (request) => toView(await accounts.get(userOf(request).id)),
  )
}
