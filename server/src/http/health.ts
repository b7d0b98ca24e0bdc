import { LivenessSchema, ReadinessSchema, type Readiness } from '@leadbreak/contract'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'

/** Something that the server cannot work without. */
export interface ReadinessCheck {
  readonly name: string
  /** Resolves when all is well and rejects otherwise. */
  readonly check: () => Promise<void>
}

export interface HealthOptions {
  readonly checks: readonly ReadinessCheck[]
  /** A check that takes longer has failed. */
  readonly timeLimitMs: number
}

export const healthRoutes: FastifyPluginAsyncTypebox<HealthOptions> = async (app, options) => {
  // Anybody may ask, as often as he likes, and a check costs others work: those who ask together share one.
  let underWay: Promise<Readiness> | null = null
  const config = { access: 'public', rate: 'none', pressureHandler: () => undefined } as const

  app.get(
    '/health/live',
    {
      config,
      schema: {
        tags: ['operation'],
        summary: 'Whether the process answers',
        response: { 200: LivenessSchema },
      },
    },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    '/health/ready',
    {
      config,
      schema: {
        tags: ['operation'],
        summary: 'Whether everything that requests need is there',
        response: { 200: ReadinessSchema, 503: ReadinessSchema },
      },
    },
    async (_request, reply) => {
      underWay ??= readinessOf(options).finally(() => {
        underWay = null
      })
      const readiness = await underWay
      return reply.code(readiness.status === 'ok' ? 200 : 503).send(readiness)
    },
  )
}

async function readinessOf({ checks, timeLimitMs }: HealthOptions): Promise<Readiness> {
  const results = await Promise.all(
    checks.map(async ({ name, check }) => [name, await timed(check, timeLimitMs)] as const),
  )
  const isReady = results.every(([, result]) => result.status === 'ok')
  return { status: isReady ? 'ok' : 'unavailable', checks: Object.fromEntries(results) }
}

async function timed(check: () => Promise<void>, timeLimitMs: number): Promise<Readiness['checks'][string]> {
  const startedMs = performance.now()
  const status = await new Promise<'ok' | 'failed' | 'timed-out'>((resolve) => {
    const limit = setTimeout(() => {
      resolve('timed-out')
    }, timeLimitMs)
    check()
      .then(
        () => {
          resolve('ok')
        },
        () => {
          resolve('failed')
        },
      )
      .finally(() => {
        clearTimeout(limit)
      })
  })
  return { status, tookMs: Math.round(performance.now() - startedMs) }
}
