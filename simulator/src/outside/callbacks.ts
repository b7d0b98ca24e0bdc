import { randomUUID } from 'node:crypto'

import type { Clock } from '../clock/clock.ts'
import type { Callback, Faults } from '../faults/faults.ts'
import { shownUrl } from './address.ts'
import type { Question } from './ask-customer.ts'
import { askWithRetries, isSuccess, tell } from './attempts.ts'
import { holdClock, type HeldClock } from './held-clock.ts'
import type { Outside } from './outside.ts'
import type { Transport } from './transport.ts'

export interface CallbacksDeps {
  readonly authToken: string
  readonly clock: Clock
  readonly faults: Faults
  readonly log: { add(event: { callSid: string; what: string; about: string }): void }
  readonly transport: Transport
}

interface Job {
  readonly callSid: string
  readonly event: string
  readonly question: Question
  readonly times: number
}

/** The callbacks of one call, which are delivered one after the other. */
interface Lane {
  readonly waiting: Job[]
  /** Each waits for the next callback of the call, to come behind it; `release` ends the waiting. */
  readonly keptBack: { readonly job: Job; readonly release: () => void }[]
  isBusy: boolean
}

/** What signs when a wrong signature was ordered. */
export const WRONG_TOKEN = 'not the token of this account'

/**
 * Delivers callbacks. Twilio promises no order; here those of one call keep theirs, so that whoever wants another one orders it as a
 * fault. A delayed one is overtaken by those behind it.
 */
export function makeCallbacks({
  authToken,
  clock,
  faults,
  log,
  transport,
}: CallbacksDeps): Outside['notify'] {
  const lanes = new Map<string, Lane>()

  const notify: Outside['notify'] = (hook, parameters, { callSid, event }) => {
    const callback: Callback = { event, leg: parameters.ParentCallSid === undefined ? 'parent' : 'child' }
    const isFaulty = (what: string) => {
      log.add({ callSid, what: 'fault', about: `${what}: ${event}` })
    }
    if (faults.take('webhook-drop', callback)) {
      isFaulty('dropped')
      return
    }

    const isForged = faults.take('webhook-wrong-signature', callback) !== null
    if (isForged) isFaulty('signed wrongly')
    const copies = faults.take('webhook-duplicate', callback)?.copies ?? 0
    if (copies > 0) isFaulty(`delivered ${copies + 1} times`)
    const idempotencyToken = randomUUID()
    const question = { hook, parameters, authToken: isForged ? WRONG_TOKEN : authToken, idempotencyToken }
    const job: Job = { callSid, event, question, times: copies + 1 }

    const delay = faults.take('webhook-delay', callback)
    const reorder = faults.take('webhook-reorder', callback)
    if (delay) {
      isFaulty(`delayed by ${delay.delayMs} ms`)
      clock.after(delay.delayMs, () => {
        enqueue(job)
      })
    } else if (reorder) {
      isFaulty('kept back')
      keepBack(job, reorder.holdMs)
    } else enqueue(job)
  }

  function laneOf(callSid: string): Lane {
    const lane = lanes.get(callSid) ?? { waiting: [], keptBack: [], isBusy: false }
    lanes.set(callSid, lane)
    return lane
  }

  function enqueue(job: Job): void {
    const lane = laneOf(job.callSid)
    lane.waiting.push(job)
    for (const { job: late, release } of lane.keptBack.splice(0)) {
      release()
      lane.waiting.push(late)
    }
    if (!lane.isBusy) void work(job.callSid, lane)
  }

  function keepBack(job: Job, longestMs: number): void {
    const { keptBack } = laneOf(job.callSid)
    const release = clock.after(longestMs, () => {
      keptBack.splice(keptBack.indexOf(kept), 1)
      enqueue(job)
    })
    const kept = { job, release }
    keptBack.push(kept)
  }

  async function work(callSid: string, lane: Lane): Promise<void> {
    lane.isBusy = true
    const held = holdClock(clock)
    for (let job = lane.waiting.shift(); job; job = lane.waiting.shift()) {
      const { times } = job
      for (let time = 0; time < times; time++) await deliver(job, held)
    }
    held.release()
    lane.isBusy = false
    if (lane.keptBack.length === 0) lanes.delete(callSid)
  }

  async function deliver({ callSid, event, question }: Job, held: HeldClock): Promise<void> {
    const { url, method } = question.hook
    await askWithRetries(transport, question, held, (reply, attempt) => {
      const again = attempt > 1 ? `, attempt ${attempt}` : ''
      const what = isSuccess(reply) ? 'webhook delivered' : 'webhook failed'
      // Nobody wonders which server it was that answered.
      const asked = reply.kind === 'answered' ? URL.parse(url)?.pathname : shownUrl(url)
      log.add({ callSid, what, about: `${event}: ${method} ${asked} ${tell(reply)}${again}` })
    })
  }

  return notify
}
