import type { FastifyPluginAsync } from 'fastify'

import type { Clock, ManualClock } from '../clock/clock.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { Faults } from '../faults/faults.ts'
import { FaultRefusal, readFault } from '../faults/read-fault.ts'
import type { Feed } from '../feed.ts'
import type { Account } from './account.ts'
import { makeAuthentication } from './authentication.ts'
import { callView } from './call-view.ts'
import { notFound } from './refusal.ts'
import { CALL, pathOfRequest, type CallParams } from './route.ts'

export interface ControlDeps {
  readonly account: Account
  readonly exchange: Exchange
  readonly faults: Faults
  readonly clock: Clock
  readonly feed: Feed
}

const MOST_MS = 30 * 24 * 3600 * 1000

/** What tests order of the simulator: faults, time, and what happened. The carrier has none of this. */
export const controlRoutes: FastifyPluginAsync<ControlDeps> = async (app, deps) => {
  const { account, exchange, faults, clock, feed } = deps
  app.addHook('onRequest', makeAuthentication(account))
  app.setNotFoundHandler((request) => {
    throw notFound(pathOfRequest(request))
  })

  app.get('/faults', async () => ({ faults: faults.list() }))

  app.post('/faults', async (request, reply) => {
    try {
      const fault = readFault(request.body)
      faults.order(fault)
      return await reply.code(201).send(fault)
    } catch (error) {
      if (error instanceof FaultRefusal) return reply.code(400).send({ message: error.message })
      throw error
    }
  })

  app.delete('/faults', async (_request, reply) => {
    faults.clear()
    return reply.code(204).send()
  })

  app.post('/clock/advance', async (request, reply) => {
    if (!isManual(clock))
      return reply.code(409).send({ message: `The clock is ${clock.kind}; only a manual one can be moved.` })
    const ms = (request.body as { ms?: unknown } | null | undefined)?.ms
    if (typeof ms !== 'number' || !Number.isInteger(ms) || ms < 0 || ms > MOST_MS)
      return reply.code(400).send({ message: `"ms" must be a whole number from 0 to ${MOST_MS}.` })
    await clock.advance(ms)
    return { now: new Date(clock.nowMs()).toISOString() }
  })

  app.post<CallParams>(`/calls/${CALL}/digits`, async (request, reply) => {
    const digits = (request.body as { digits?: unknown } | null | undefined)?.digits
    if (typeof digits !== 'string' || !/^[0-9*#A-D]{1,100}$/.test(digits))
      return reply.code(400).send({ message: '"digits" must be keys of a telephone: 0-9, *, #, A-D.' })
    const leg = exchange.pressDigits(request.params.callSid, digits)
    if (leg === 'not-found') throw notFound(pathOfRequest(request))
    if (leg === 'wrong-state') return reply.code(409).send({ message: 'Nobody is on this leg.' })
    return callView(leg, account)
  })

  app.get('/streams', async () => ({ streams: exchange.listStreams() }))

  app.get<{ Querystring: { after?: string } }>('/events', async (request, reply) => {
    const after = Number(request.query.after ?? 0)
    if (!Number.isSafeInteger(after) || after < 0)
      return reply.code(400).send({ message: '"after" must be the id of an event.' })
    return { events: feed.after(after) }
  })
}

function isManual(clock: Clock): clock is ManualClock {
  return clock.kind === 'manual'
}
