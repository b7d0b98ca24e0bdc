import { STATUS_CODES, type Server } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'

import type { Problem } from '@leadbreak/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { toProblem, troubleOf, type Trouble } from './problems.ts'

/**
 * The error handler of a face. `toBody` gives the problem the shape that the face's callers know. Faults of ours are
 * logged here, and nowhere else.
 */
export function makeFailureHandler(toBody: (problem: Problem) => object = (problem) => problem) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const trouble = troubleOf(error)
    const problem = toProblem(trouble, request.id)
    if (problem.status >= 500) request.log.error({ err: error, code: trouble.code }, 'request failed')
    return send(reply, problem, toBody, trouble)
  }
}

/**
 * Answers for addresses that no route has: 404, or 405 where another method would do, and OPTIONS. Must be called before
 * the first route is added; a face with a prefix calls it again for itself, with the shape of its own problems.
 */
export function answerUnrouted(app: FastifyInstance, toBody?: (problem: Problem) => object): void {
  const routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>()

  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    const route = routes.get(url) ?? { pattern: patternOf(url), methods: new Set() }
    for (const each of [method].flat()) route.methods.add(each)
    routes.set(url, route)
  })

  const allowedAt = (path: string) => {
    const matching = [...routes.values()].filter(({ pattern }) => pattern.test(path))
    return [...new Set(matching.flatMap(({ methods }) => [...methods]))].sort()
  }

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!
    const allowed = allowedAt(path)
    if (allowed.length > 0) reply.header('allow', [...allowed, 'OPTIONS'].join(', '))
    if (allowed.length > 0 && request.method === 'OPTIONS') return reply.code(204).send()
    const trouble =
      allowed.length > 0
        ? ({ code: 'method-not-allowed', detail: 'This address does not take that method.' } as const)
        : ({ code: 'route-not-found', detail: 'There is nothing here.' } as const)
    return send(reply, toProblem({ ...trouble, retryAfterMs: null }, request.id), toBody)
  })
}

/** Answers what is not even HTTP, or came too slowly, or with too many headers. */
export function answerBrokenRequest(
  this: { server?: Server } | undefined,
  error: Error,
  socket: Socket,
): void {
  if (!socket.writable || socket.destroyed) return
  const code = (error as { code?: string }).code
  const trouble =
    code === 'HPE_HEADER_OVERFLOW'
      ? ({ code: 'headers-too-large', detail: 'The headers of this request are too large.' } as const)
      : ({ code: 'bad-request', detail: 'This request is not sound HTTP.' } as const)
  const problem = toProblem({ ...trouble, retryAfterMs: null }, randomUUID())
  const body = JSON.stringify(problem)
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
      `Content-Type: ${PROBLEM_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

function send(
  reply: FastifyReply,
  problem: Problem,
  toBody: (problem: Problem) => object = (same) => same,
  { retryAfterMs }: Pick<Trouble, 'retryAfterMs'> = { retryAfterMs: null },
): FastifyReply {
  if (retryAfterMs !== null) reply.header('retry-after', Math.max(1, Math.ceil(retryAfterMs / 1000)))
  return reply.code(problem.status).type(PROBLEM_TYPE).send(toBody(problem))
}

/** `/api/calls/:id` as a pattern for whole paths. */
function patternOf(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
  return new RegExp(`^${parts.join('/')}$`)
}

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'
