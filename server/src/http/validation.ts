import { Ajv, type Options } from 'ajv'
import ajvFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'

const SHARED: Options = { removeAdditional: false, useDefaults: true, allErrors: false, strict: false }

/**
 * Checks requests against their schemas. A JSON body is taken at its word: "5" is not 5 there. The parts of a request
 * that can only be text (address, headers, form bodies) are read as the type that the schema names.
 */
export function makeValidatorCompiler(): FastifySchemaCompiler<object> {
  const exact = ajvFormats.default(new Ajv({ ...SHARED, coerceTypes: false }))
  const reading = ajvFormats.default(new Ajv({ ...SHARED, coerceTypes: 'array' }))

  return ({ schema, httpPart, contentType }: Parameters<FastifySchemaCompiler<object>>[0]) => {
    const isJsonBody = httpPart === 'body' && contentType !== 'application/x-www-form-urlencoded'
    return (isJsonBody ? exact : reading).compile(schema)
  }
}
