import assert from 'node:assert/strict'

import { Ajv } from 'ajv'
import ajvFormats from 'ajv-formats'
import fc, { type Arbitrary } from 'fast-check'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'

import { bearing, type anApp } from './an-app.ts'
import { jsonBodyOf, readInterface, type Interface, type Operation } from './operations.ts'
import { ANYTHING, spoiltValuesOf, valuesOf } from './schema-values.ts'

type AnApp = Awaited<ReturnType<typeof anApp>>

export interface FuzzOptions {
  /** Of each kind, sound and spoilt, for each operation. */
  readonly casesPerOperation: number
}

interface Tally {
  sound: number
  heard: number
}

/**
 * Sends sound and spoilt requests to every operation, as an administrator and from ever new addresses. No answer may be a
 * failure of ours, each must be what the document says, and a sound request is never called invalid.
 */
export async function fuzz(app: AnApp, { casesPerOperation }: FuzzOptions): Promise<Map<string, Tally>> {
  const api = await readInterface(app.app)
  const token = await app.administratorToken()
  const isDescribed = makeResponseCheck(api)
  const tallies = new Map<string, Tally>()

  for (const operation of api.operations) {
    const tally: Tally = { sound: 0, heard: 0 }
    tallies.set(operation.name, tally)

    await each(soundRequests(operation, api), casesPerOperation, async (request) => {
      const response = await app.app.inject({
        ...request,
        headers: { ...request.headers, ...bearing(token) },
      })
      assertNoFault(operation, request, response)
      isDescribed(operation, response)
      tally.sound++
      if (!isCalledInvalid(response)) tally.heard++
    })
    await each(spoiltRequests(operation, api), casesPerOperation, async (request) => {
      const response = await app.app.inject({ ...bearingAs(token, request), ...request })
      assertNoFault(operation, request, response)
      isDescribed(operation, response)
    })
  }
  return tallies
}

function bearingAs(token: string, request: InjectOptions): InjectOptions {
  return { headers: { ...request.headers, ...bearing(token) } }
}

async function each<T>(
  values: Arbitrary<T>,
  numRuns: number,
  check: (value: T) => Promise<void>,
): Promise<void> {
  await fc.assert(fc.asyncProperty(values, check), { numRuns })
}

const ADDRESSES = fc.ipV4()

function soundRequests(operation: Operation, { resolve }: Interface): Arbitrary<InjectOptions> {
  const parts = fc.record(
    Object.fromEntries(operation.parameters.map(({ name, schema }) => [name, valuesOf(schema, resolve)])),
    { requiredKeys: operation.parameters.filter(({ required }) => required).map(({ name }) => name) },
  )
  const body = jsonBodyOf(operation)
  const payload = body ? valuesOf(body, resolve) : fc.constant(undefined)
  return fc
    .tuple(parts, payload, ADDRESSES)
    .map(([values, value, remoteAddress]) => ({ ...toRequest(operation, values, value), remoteAddress }))
}

const CONTENT_TYPES = fc.constantFrom(
  ...[
    'application/json',
    'application/json; charset=utf-16',
    'text/plain',
    'application/x-www-form-urlencoded',
  ],
  ...['multipart/form-data; boundary=x', 'multipart/form-data', 'audio/wav', ';', ''],
)

function spoiltRequests(operation: Operation, { resolve }: Interface): Arbitrary<InjectOptions> {
  const { parameters } = operation
  const anyParts = fc.record(Object.fromEntries(parameters.map(({ name }) => [name, ANYTHING])))
  const body = jsonBodyOf(operation)
  const payload = body ? spoiltValuesOf(body, resolve) : ANYTHING
  const asJson = fc
    .tuple(anyParts, payload, ADDRESSES)
    .map(([values, value, remoteAddress]) => ({ ...toRequest(operation, values, value), remoteAddress }))
  const asBytes = fc
    .tuple(anyParts, fc.uint8Array({ maxLength: 300 }), CONTENT_TYPES, ADDRESSES)
    .map(([values, bytes, contentType, remoteAddress]) => {
      const request = toRequest(operation, values, undefined)
      if (operation.method === 'GET') return { ...request, remoteAddress }
      const headers = { ...request.headers, 'content-type': contentType }
      return { ...request, remoteAddress, headers, payload: Buffer.from(bytes) }
    })
  return fc.oneof({ weight: 3, arbitrary: asJson }, { weight: 1, arbitrary: asBytes })
}

function toRequest(operation: Operation, values: Record<string, unknown>, payload: unknown): InjectOptions {
  let path = operation.path
  const query = new URLSearchParams()
  const headers: Record<string, string> = {}
  for (const { name, in: place } of operation.parameters) {
    if (!(name in values)) continue
    const text = textOf(values[name])
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(text.toWellFormed()))
    else if (place === 'query') query.set(name, text)
    else headers[name] = text.replace(/[^\x20-\x7e]/g, '?')
  }
  const hasBody = operation.method !== 'GET' && payload !== undefined
  return {
    method: operation.method,
    url: `${path}?${query.toString()}`,
    headers: hasBody ? { ...headers, 'content-type': 'application/json' } : headers,
    ...(hasBody ? { payload: JSON.stringify(payload) } : {}),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function assertNoFault(operation: Operation, request: InjectOptions, response: LightMyRequestResponse): void {
  const isRefusalOfHealth = response.statusCode === 503 && operation.path === '/health/ready'
  assert.ok(
    response.statusCode < 500 || isRefusalOfHealth,
    `${operation.name} answered ${response.statusCode} to ${JSON.stringify(request)}: ${response.body}`,
  )
}

function isCalledInvalid(response: LightMyRequestResponse): boolean {
  return response.statusCode === 400 && 'errors' in response.json<object>()
}

/** Throws when an answer is not as the document describes it. */
function makeResponseCheck({ document }: Interface) {
  const ajv = ajvFormats.default(new Ajv({ strict: false }))
  ajv.addSchema(document, 'openapi')

  return ({ name, path, method, responses }: Operation, response: LightMyRequestResponse): void => {
    const status = String(response.statusCode)
    const key = status in responses ? status : `${status[0]!}XX`
    assert.ok(key in responses, `${name} does not say that it may answer ${status}: ${response.body}`)
    const type = String(response.headers['content-type']).split(';')[0]!
    const described = Object.entries(responses[key]?.content ?? {})
    const [contentType] = described.find(([each]) => each.split(';')[0] === type) ?? []
    assert.ok(contentType !== undefined, `${name} does not say that its ${status} is ${type}`)
    if (!type.endsWith('json')) return

    const pointer = ['paths', path, method.toLowerCase(), 'responses', key, 'content', contentType, 'schema']
    const $ref = `openapi#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`
    const validate = ajv.getSchema($ref) ?? ajv.compile({ $ref })
    assert.ok(
      validate(response.json()),
      `${name} ${status}: ${JSON.stringify(validate.errors)} ${response.body}`,
    )
  }
}
