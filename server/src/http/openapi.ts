import swagger from '@fastify/swagger'
import { ProblemSchema } from '@leadbreak/contract'
import type { FastifyInstance, FastifySchema } from 'fastify'

/** Must be called before the first route is added. */
export async function describeRoutes(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'LeadBreak',
        version,
        description: 'What the buyer wants, read from the call, on your own hardware.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
      tags: [
        { name: 'register', description: 'Accounts, as the first system spoke of them' },
        { name: 'users', description: 'Accounts, for the administrator' },
        { name: 'operation', description: 'For those who run the server' },
      ],
    },
    transform: ({ schema, url, route }) => ({
      url,
      schema: schema.hide === true ? schema : withCommonParts(schema, route.config?.access !== 'public'),
    }),
  })
}

/** The whole interface as an OpenAPI 3.1 document. */
export async function openApiDocument(app: FastifyInstance): Promise<object> {
  await app.ready()
  return app.swagger()
}

/** Every route may fail, so that is written here once and not beside each route. */
function withCommonParts(schema: FastifySchema, needsToken: boolean): FastifySchema {
  const failure = {
    description: 'The request failed',
    content: { 'application/problem+json': { schema: ProblemSchema } },
  }
  return {
    ...schema,
    ...(needsToken ? { security: [{ bearer: [] }] } : {}),
    response: { '4xx': failure, '5xx': failure, ...(schema.response as object) },
  }
}
