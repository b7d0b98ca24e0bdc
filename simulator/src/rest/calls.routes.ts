import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'

import type { CallChange, Leg } from '../exchange/exchange.ts'
import { pathOf } from './account.ts'
import { callView } from './call-view.ts'
import { matchingCalls } from './filters.ts'
import { makeForm } from './form.ts'
import { listPage } from './list-page.ts'
import { readCallChanges, readNewCall } from './new-call.ts'
import { notFound, Refusal } from './refusal.ts'
import { CALL, pathOfRequest, type CallParams, type RestDeps } from './route.ts'

export const callRoutes: FastifyPluginAsync<RestDeps> = async (
  app,
  { exchange, faults, account, forget },
) => {
  app.post('/Calls.json', async (request, reply) => {
    const order = readNewCall(makeForm(request.body), account.numbers)
    const unplaced = faults.take('call-not-placed-no-answer')
    if (unplaced) return leaveWithoutAnswer(reply, unplaced.holdMs)

    forget()
    const leg = exchange.placeCall(order)
    const unanswered = faults.take('call-placed-no-answer')
    if (unanswered) return leaveWithoutAnswer(reply, unanswered.holdMs)
    return reply.code(201).send(callView(leg, account))
  })

  app.get('/Calls.json', async (request) => {
    const query = makeForm(request.query)
    return listPage({
      all: matchingCalls(exchange.listCalls(), query),
      name: 'calls',
      path: `${pathOf(account)}/Calls.json`,
      query,
      view: (leg) => callView(leg, account),
    })
  })

  app.get<CallParams>(`/Calls/${CALL}.json`, async (request) => callView(found(request), account))

  app.post<CallParams>(`/Calls/${CALL}.json`, async (request) => {
    let leg = found(request)
    for (const change of readCallChanges(makeForm(request.body))) {
      const changed = exchange.changeCall(leg.sid, change)
      if (changed === 'not-found') throw notFound(pathOfRequest(request))
      if (changed === 'wrong-state') throw cannotBe(change, leg)
      leg = changed
    }
    return callView(leg, account)
  })

  app.delete<CallParams>(`/Calls/${CALL}.json`, async (request, reply) => {
    const outcome = exchange.deleteCall(request.params.callSid)
    if (outcome === 'not-found') throw notFound(pathOfRequest(request))
    if (outcome === 'wrong-state')
      throw new Refusal(20009, 'Cannot delete this resource before it has completed')
    return reply.code(204).send()
  })

  function found(request: FastifyRequest<CallParams>): Leg {
    const leg = exchange.findCall(request.params.callSid)
    if (leg === null) throw notFound(pathOfRequest(request))
    return leg
  }
}

/** The first sentence is Twilio's own, whatever was asked of a call that is over. */
function cannotBe(change: CallChange, { status }: Leg): Refusal {
  return change.kind === 'end' && status === 'in-progress'
    ? new Refusal(21220, 'Call is in-progress and can no longer be canceled. Status=completed ends it.')
    : new Refusal(21220, 'Call is not in-progress. Cannot redirect.')
}

/** The client waits until it gives up, or until the connection is cut after `holdMs` of the wall clock. */
function leaveWithoutAnswer(reply: FastifyReply, holdMs: number): FastifyReply {
  reply.hijack()
  const { socket } = reply.request.raw
  const cut = setTimeout(() => socket.destroy(), holdMs)
  socket.once('close', () => {
    clearTimeout(cut)
  })
  return reply
}
