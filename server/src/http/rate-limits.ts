import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'

/** Routes that share one allowance. 'none' is for what must always answer. */
export type RateClass = 'general' | 'sign-in' | 'registration' | 'none'

/** Requests a minute from one address (of IPv6: one /64 network), for each class of routes. */
export type RequestsPerMinute = Readonly<Record<Exclude<RateClass, 'none'>, number>>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** 'general' where a route does not say. */
    rate?: RateClass
  }
}

/** Limits every route that `app` gets from now on, and tells clients in `RateLimit-*` headers where they stand. */
export async function limitRates(app: FastifyInstance, requestsPerMinute: RequestsPerMinute): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    enableDraftSpec: true,
    errorResponseBuilder: () => Object.assign(new Error('rate limit reached'), { statusCode: 429 }),
  })
  const limiterOf = (max: number) => app.rateLimit({ max, timeWindow: 60_000 })
  const limiters = {
    general: limiterOf(requestsPerMinute.general),
    'sign-in': limiterOf(requestsPerMinute['sign-in']),
    registration: limiterOf(requestsPerMinute.registration),
  }

  app.addHook('onRequest', async (request, reply) => {
    const rate = request.routeOptions.config.rate ?? 'general'
    if (rate !== 'none') await limiters[rate].call(app, request, reply)
  })
}
