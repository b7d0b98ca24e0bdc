import assert from 'node:assert/strict'
import { connect, type AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { setImmediate } from 'node:timers/promises'

import { Type } from 'typebox'

import { anHttpServer, type AnHttpServerOptions } from '../../test/an-http-server.ts'
import { AppError } from '../lib/app-error.ts'

const ROOM = {
  schema: {
    summary: 'A room for tests',
    querystring: Type.Object({
      limit: Type.Integer({ minimum: 1, default: 10 }),
      light: Type.Optional(Type.Enum(['on', 'off'])),
    }),
    response: { 200: Type.Object({ echo: Type.Unknown(), limit: Type.Integer() }) },
  },
  config: { access: 'public' },
} as const
const BODY = Type.Object({ count: Type.Integer(), name: Type.Optional(Type.String()) })

/** For all tests that need nothing special; it remembers nothing but measurements. */
const plain = aServerWithRooms()
test.after(async () => {
  await (await plain).close()
})

async function setUp(t: TestContext, options?: AnHttpServerOptions) {
  if (!options) return await plain
  const server = await aServerWithRooms(options)
  t.after(server.close)
  return server
}

function aServerWithRooms(options: AnHttpServerOptions = {}) {
  return anHttpServer({
    ...options,
    routes: (each) => {
      each.get('/room', ROOM, async ({ query }) => ({ echo: null, limit: query.limit }))
      each.post('/room', { ...ROOM, schema: { ...ROOM.schema, body: BODY } }, async ({ body, query }) => ({
        echo: body,
        limit: query.limit,
      }))
      each.delete('/room', ROOM, async ({ body, query }) => ({ echo: body ?? null, limit: query.limit }))
      each.get('/room/:id', ROOM, async ({ params }) => ({ echo: params, limit: 1 }))
      each.get('/broken', ROOM, async () => {
        throw new Error('the secret of the database')
      })
      each.get('/busy', ROOM, async () => {
        throw new AppError('overloaded', 'Come back later.', { retryAfterMs: 1500 })
      })
    },
  })
}

test('every answer says that it is JSON in UTF-8 and is not to be framed, sniffed or cached as a page', async (t) => {
  const { app } = await setUp(t)

  const { headers } = await app.inject('/room')

  assert.equal(headers['content-type'], 'application/json; charset=utf-8')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.match(String(headers['content-security-policy']), /default-src 'none'/)
  assert.match(String(headers['x-request-id']), /^[0-9a-f-]{36}$/)
})

test('a value that is none of those allowed is refused with those that are', async (t) => {
  const { app } = await setUp(t)

  const response = await app.inject('/room?light=dim')

  assert.deepEqual(response.json<{ errors: unknown }>().errors, [
    { path: 'querystring/light', message: 'must be one of: on, off' },
  ])
})

for (const method of ['POST', 'DELETE'] as const) {
  test(`${method} with a JSON content type and nothing after it is a request without a body`, async (t) => {
    const { app } = await setUp(t)

    const response = await app.inject({
      method,
      url: '/room',
      headers: { 'content-type': 'application/json' },
    })

    if (method === 'DELETE') assert.equal(response.statusCode, 200)
    else
      assert.deepEqual(response.json<{ errors: unknown }>().errors, [
        { path: 'body', message: 'must be object' },
      ])
  })
}

for (const body of [
  '{"count":"5"}',
  '{"count":5.5}',
  '{"count":true}',
  '{"count":null}',
  '[]',
  '5',
  'null',
]) {
  test(`the JSON body ${body} is taken at its word and refused`, async (t) => {
    const { app } = await setUp(t)

    const response = await app.inject({
      ...{ method: 'POST', url: '/room', body },
      headers: { 'content-type': 'application/json' },
    })

    assert.equal(response.statusCode, 400)
  })
}

test('text in an address is read as the type that the schema names', async (t) => {
  const { app } = await setUp(t)

  assert.equal((await app.inject('/room?limit=7')).json<{ limit: number }>().limit, 7)
  assert.equal((await app.inject('/room')).json<{ limit: number }>().limit, 10)
  assert.equal((await app.inject('/room?limit=many')).statusCode, 400)
})

test('fields that the schema does not know are neither refused nor taken away', async (t) => {
  const { app } = await setUp(t)

  const response = await app.inject({ method: 'POST', url: '/room', payload: { count: 1, more: 'x' } })

  assert.deepEqual(response.json<{ echo: unknown }>().echo, { count: 1, more: 'x' })
})

const json = { 'content-type': 'application/json' }
for (const [what, request, status, code] of [
  ['an unknown address', { url: '/nowhere?x=1' }, 404, 'route-not-found'],
  ['an unknown method', { method: 'PUT', url: '/room' }, 405, 'method-not-allowed'],
  ['TRACE', { method: 'TRACE', url: '/room' }, 405, 'method-not-allowed'],
  [
    'half a JSON body',
    { method: 'POST', url: '/room', body: '{"count":', headers: json },
    400,
    'bad-request',
  ],
  [
    'a poisoned prototype',
    { method: 'POST', url: '/room', body: '{"__proto__":{}}', headers: json },
    400,
    'bad-request',
  ],
  [
    'a body over 1 MiB',
    { method: 'POST', url: '/room', payload: { name: 'x'.repeat(1 << 20) } },
    413,
    'body-too-large',
  ],
  [
    'a strange content type',
    { method: 'POST', url: '/room', body: 'x', headers: { 'content-type': 'text/x' } },
    415,
    'unsupported-media-type',
  ],
  [
    'a broken content type',
    { method: 'POST', url: '/room', body: 'x', headers: { 'content-type': ';;' } },
    415,
    'unsupported-media-type',
  ],
  ['a broken escape', { url: '/room/%zz' }, 400, 'bad-request'],
  ['an endless name', { url: `/room/${'x'.repeat(500)}` }, 400, 'bad-request'],
  ['a failure that was foreseen', { url: '/busy' }, 503, 'overloaded'],
  ['a failure that was not', { url: '/broken' }, 500, 'internal-error'],
] as const) {
  test(`${what} is answered with the problem ${code}`, async (t) => {
    const { app } = await setUp(t)

    const response = await app.inject(request)

    assert.equal(response.statusCode, status)
    assert.equal(response.headers['content-type'], 'application/problem+json; charset=utf-8')
    assert.partialDeepStrictEqual(response.json(), { status, code, type: `urn:leadbreak:problem:${code}` })
    assert.doesNotMatch(response.body, /secret|node_modules|at .*\.ts/)
  })
}

test('a method that is not there is told which are', async (t) => {
  const { app } = await setUp(t)

  assert.equal(
    (await app.inject({ method: 'PUT', url: '/room' })).headers.allow,
    'DELETE, GET, HEAD, POST, OPTIONS',
  )
  assert.equal((await app.inject({ method: 'OPTIONS', url: '/room/7' })).headers.allow, 'GET, HEAD, OPTIONS')
})

test('HEAD is answered like GET, without the body', async (t) => {
  const { app } = await setUp(t)

  const response = await app.inject({ method: 'HEAD', url: '/room' })

  assert.equal(response.statusCode, 200)
  assert.equal(response.body, '')
})

test('whoever is asked to wait is told how long, in whole seconds', async (t) => {
  const { app } = await setUp(t)

  assert.equal((await app.inject('/busy')).headers['retry-after'], '2')
})

test('an unforeseen failure is logged once, with its place and without its message', async (t) => {
  const { app, logLines } = await setUp(t)

  const { instance } = (await app.inject('/broken')).json<{ instance: string }>()

  const requestId = instance.replace('urn:uuid:', '')
  const failures = logLines.filter((line) => line.includes(requestId) && line.includes('"level":"error"'))
  assert.equal(failures.length, 1)
  assert.match(failures[0]!, /server\.test\.ts/)
  assert.doesNotMatch(failures[0]!, /secret/)
})

test('a route that does not say who may use it stops the server from starting', async () => {
  await assert.rejects(
    anHttpServer({ routes: (app) => void app.get('/open', { schema: {} }, async () => null) }),
    /GET \/open/,
  )
})

test('clients see how much of their allowance is left, and are stopped when nothing is', async (t) => {
  const { app } = await setUp(t, {
    http: { requestsPerMinute: { general: 2, 'sign-in': 1, registration: 1 } },
  })

  const first = await app.inject('/room')
  await app.inject('/nowhere')
  const third = await app.inject('/room')
  const other = await app.inject({ url: '/room', remoteAddress: '203.0.113.9' })

  assert.equal(first.headers['ratelimit-limit'], '2')
  assert.equal(first.headers['ratelimit-remaining'], '1')
  assert.equal(third.statusCode, 429)
  assert.equal(third.json<{ code: string }>().code, 'too-many-requests')
  assert.ok(Number(third.headers['retry-after']) <= 60)
  assert.equal(other.statusCode, 200)
  assert.equal((await app.inject('/health/live')).statusCode, 200, 'health has no limit')
})

test('nobody escapes his limit by claiming to be forwarded, unless a trusted proxy says so', async (t) => {
  const http = {
    requestsPerMinute: { general: 1, 'sign-in': 1, registration: 1 },
    trustedProxies: ['10.0.0.0/8'],
  }
  const { app } = await setUp(t, { http })
  const from = (remoteAddress: string, forwarded: string) =>
    app.inject({ url: '/room', remoteAddress, headers: { 'x-forwarded-for': forwarded } })

  assert.equal((await from('203.0.113.9', '198.51.100.1')).statusCode, 200)
  assert.equal((await from('203.0.113.9', '198.51.100.2')).statusCode, 429)
  assert.equal((await from('10.1.2.3', '198.51.100.3')).statusCode, 200)
  assert.equal((await from('10.1.2.3', '198.51.100.4')).statusCode, 200)
})

test('a page of a listed origin may ask, with a token; others may not', async (t) => {
  const { app } = await setUp(t, { http: { corsOrigins: ['https://console.example'] } })
  const preflight = (origin: string) =>
    app.inject({
      ...{ method: 'OPTIONS', url: '/room' },
      headers: { origin, 'access-control-request-method': 'DELETE' },
    })

  const listed = await preflight('https://console.example')
  assert.equal(listed.statusCode, 204)
  assert.equal(listed.headers['access-control-allow-origin'], 'https://console.example')
  assert.match(String(listed.headers['access-control-allow-headers']), /authorization/)
  assert.match(String(listed.headers['access-control-allow-headers']), /idempotency-key/)
  assert.match(String(listed.headers['access-control-expose-headers']), /location/)
  assert.match(String(listed.headers['access-control-allow-methods']), /DELETE/)
  for (const origin of ['https://evil.example', 'https://console.example.evil.example', 'null']) {
    assert.equal((await preflight(origin)).headers['access-control-allow-origin'], undefined)
  }
})

test('who asks again while the checks run gets the answer of the same checks', async (t) => {
  let checks = 0
  const check = async () => {
    checks++
    for (let turn = 0; turn < 100; turn++) await setImmediate() // until all have asked
  }
  const { app } = await setUp(t, { readiness: [{ name: 'speech', check }] })

  const answers = await Promise.all(Array.from({ length: 5 }, () => app.inject('/health/ready')))

  assert.ok(answers.every(({ statusCode }) => statusCode === 200))
  assert.equal(checks, 1)
  assert.equal((await app.inject('/health/ready')).statusCode, 200)
  assert.equal(checks, 2)
})

test('ready means that every check passes in time', async (t) => {
  const checks = [
    { name: 'storage', check: async () => undefined },
    { name: 'speech', check: () => Promise.reject(new Error('down')) },
  ]
  const ill = await setUp(t, { readiness: checks })
  const well = await setUp(t, { readiness: checks.slice(0, 1) })

  const response = await ill.app.inject('/health/ready')

  assert.equal(response.statusCode, 503)
  assert.partialDeepStrictEqual(response.json(), {
    status: 'unavailable',
    checks: { storage: { status: 'ok' }, speech: { status: 'failed' } },
  })
  assert.equal((await well.app.inject('/health/ready')).statusCode, 200)
})

test('measurements name routes, not addresses', async (t) => {
  const { app } = await setUp(t, {})
  await app.inject('/room/9876543210')

  const { body } = await app.inject({ url: '/metrics', headers: { authorization: 'Bearer administrator' } })

  assert.match(body, /leadbreak_http_request_duration_seconds_count\{[^}]*route="\/room\/:id"[^}]*\} 1/)
  assert.doesNotMatch(body, /9876543210/)
})

for (const page of [
  '/docs',
  '/docs/static/swagger-ui-bundle.js',
  '/redoc',
  '/redoc/redoc.standalone.js',
  '/openapi.json',
]) {
  test(`${page} is there, and can be closed`, async (t) => {
    const open = await setUp(t)
    const closed = await setUp(t, { http: { docsPublic: false } })

    assert.equal((await open.app.inject(page)).statusCode, 200)
    assert.equal((await closed.app.inject(page)).statusCode, 404)
  })
}

for (const page of ['/docs', '/redoc']) {
  test(`${page} loads nothing from other hosts and runs no script of its own text`, async (t) => {
    const { app } = await setUp(t)

    const { body, headers } = await app.inject(page)

    assert.match(String(headers['content-security-policy']), /script-src 'self';/)
    for (const [, address] of body.matchAll(/(?:src|href)="([^"]*)"/g)) assert.match(address!, /^\.?\/(?!\/)/)
    assert.doesNotMatch(body, /<script(?![^>]*src=)/)
  })
}

test('nobody holds a connection for ever by sending slowly', async (t) => {
  const { app } = await setUp(t)

  assert.equal(app.server.headersTimeout, 15_000)
  assert.equal(app.server.requestTimeout, 900_000)
})

test('what is not HTTP is told so, in HTTP', async (t) => {
  const { app } = await setUp(t, {})
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo

  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'))
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('end', () => {
      resolve(text)
    })
    socket.on('error', reject)
  })

  assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/)
})
