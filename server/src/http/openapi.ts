import { isDeepStrictEqual } from 'node:util'

import swagger from '@fastify/swagger'
import { ProblemSchema } from '@leadbreak/contract'
import type { FastifyInstance, FastifySchema } from 'fastify'
import type { TSchema } from 'typebox'

import type { Access } from './authentication.ts'

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
        { name: 'sip', description: 'Calls, as the first system spoke of them' },
        { name: 'users', description: 'Accounts, for the administrator' },
        { name: 'recordings', description: 'Recorded calls on their way to a requirement' },
        { name: 'calls', description: 'What was said in a call, and what the lead wants' },
        {
          name: 'analysis',
          description: 'All that is understood of a call, in versions, and what a person sets by hand',
        },
        { name: 'contacts', description: 'What a lead wants over all his calls, and who must not be called' },
        { name: 'follow-ups', description: 'What was promised in calls, and what else is to be done' },
        { name: 'live', description: 'Calls as they happen' },
        { name: 'telephony', description: 'For the telephone company' },
        { name: 'operation', description: 'For those who run the server' },
      ],
    },
    transform: ({ schema, url, route }) => ({
      url,
      schema: withCommonParts((schema as FastifySchema | undefined) ?? {}, route.config?.access),
    }),
    transformObject: (document) => {
      if (!('openapiObject' in document)) throw new Error('Only OpenAPI 3 is written here.')
      const { paths, components, ...rest } = document.openapiObject
      const schemas: Named = {}
      const shortPaths = hoistTitled(paths, schemas)
      const document31 = { ...rest, components: { ...components, schemas }, paths: shortPaths }
      return document31 as typeof document.openapiObject
    },
  })
}

/** The whole interface as an OpenAPI 3.1 document. */
export async function openApiDocument(app: FastifyInstance): Promise<object> {
  await app.ready()
  return app.swagger()
}

/** How a route that answers its failures in a shape of its own describes them. */
export function failuresAs<T extends TSchema>(schema: T) {
  const failure = {
    description: 'The request failed',
    content: { 'application/problem+json': { schema } },
  }
  return { '4xx': failure, '5xx': failure }
}

/** Every route may fail and says who may use it, so that is written here once and not beside each route. */
function withCommonParts(schema: FastifySchema, access: Access | undefined): FastifySchema {
  if (schema.hide === true) return schema
  const common = {
    'x-access': access,
    ...(access === 'public' ? {} : { security: [{ bearer: [] }] }),
    ...(schema.querystring ? { querystring: asToBeSent(schema.querystring) } : {}),
    response: { ...failuresAs(ProblemSchema), ...(schema.response as object | undefined) },
  }
  return { ...schema, ...common }
}

/** Of a schema that says what a route gets, what a client must send: not what has a default. */
function asToBeSent(schema: TSchema): TSchema {
  const { properties = {}, required = [] } = schema as {
    properties?: Readonly<Record<string, TSchema>>
    required?: readonly string[]
  }
  return { ...schema, required: required.filter((name) => !('default' in (properties[name] ?? {}))) }
}

type Named = Record<string, unknown>

/** `value` with every schema that has a title replaced by a reference; the schemas themselves go into `schemas`. */
function hoistTitled(value: unknown, schemas: Named): unknown {
  if (Array.isArray(value)) return value.map((each) => hoistTitled(each, schemas))
  if (typeof value !== 'object' || value === null) return value

  const copy = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, hoistTitled(part, schemas)]),
  )
  // A property that happens to be called "title" is a schema, not text.
  if (typeof copy.title !== 'string') return copy
  const known = schemas[copy.title]
  if (known !== undefined && !isDeepStrictEqual(known, copy)) {
    throw new Error(`Two different schemas are titled ${copy.title}.`)
  }
  schemas[copy.title] = copy
  return { $ref: `#/components/schemas/${copy.title}` }
}
