import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import type { CallEvent, RecordingView } from '@leadbreak/contract'

import { signIn, startLeadBreak, type LeadBreak } from './leadbreak-process.ts'
import { openCarrierBooks, type CarrierBooks } from './carrier-books.ts'
import { reachableByCompany, startTelephoneCompany } from './telephone-company.ts'

const CYCLES = 25
const CALLS_A_CYCLE = 2
/** Time of the telephone company goes ten times as fast as ours, so that a kill may fall into any part of a call. */
const STEP_MS = 250
const STEP_EVERY_MS = 25
/** A call of half a minute, its recording and its transcription, in our time. */
const LONGEST_LIFE_MS = 6_000
const SETTLING_MS = 300_000
/** Some talk, some do not. */
const LEADS = ['01', '02', '05', '06', '08', '21', '23', '24'].map((last) => `90000000${last}`)

interface Order {
  readonly lead: string
  /** What the server answered; null when it was killed before. */
  readonly carrierCallId: string | null
}

/**
 * Kills the server again and again at random moments of calls, while the telephone company runs on, and counts what was lost
 * of what it had acknowledged: calls, callbacks, recordings.
 */
export const kill = {
  name: 'kill',
  title: `${CYCLES} times kill -9 at random moments of calls`,

  async run(print: (line: string) => void): Promise<void> {
    await using running = new AsyncDisposableStack()
    const company = await startTelephoneCompany(['--clock', 'manual', '--seconds-between-calls', '0'])
    running.defer(company.stop)
    const books = openCarrierBooks(company.baseUrl, company)
    const time = new AbortController()
    const passing = letTimePass(books, time.signal)
    running.defer(async () => {
      time.abort()
      await passing
    })

    const dataDir = mkdtempSync(join(tmpdir(), 'leadbreak-kill-'))
    running.defer(() => {
      rmSync(dataDir, { recursive: true, force: true })
    })
    const settings = {
      ...company.settings,
      ...(await reachableByCompany()),
      DATA_DIR: dataDir,
      JWT_EXPIRY_MINUTES: '1440',
      LIVE_TRANSCRIPTION: 'false', // speech would come ten times as fast as anybody speaks
      LOG_LEVEL: 'silent',
    }

    const password = `bench-${crypto.randomUUID()}`
    let headers: Record<string, string> | null = null
    const orders: Order[] = []
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      const leadBreak = await startLeadBreak(settings)
      headers ??= await signIn(leadBreak.baseUrl, password)
      const placing = Array.from({ length: CALLS_A_CYCLE }, (_, n) => {
        const lead = LEADS[(cycle * CALLS_A_CYCLE + n) % LEADS.length]!
        return place(leadBreak, password, lead)
      })
      await wait(Math.random() * LONGEST_LIFE_MS)
      await leadBreak.kill()
      orders.push(...(await Promise.all(placing)))
    }

    const leadBreak = await startLeadBreak(settings)
    running.defer(leadBreak.stop)
    report(print, await settle(leadBreak.baseUrl, headers ?? {}, books, orders))
  },
}

async function place({ baseUrl }: LeadBreak, password: string, lead: string): Promise<Order> {
  const body = new URLSearchParams({
    ...{ username: 'bench', password },
    ...{ number: '9811000001', client_number: lead },
  })
  try {
    const response = await fetch(`${baseUrl}/sip/voip_user_data`, { method: 'POST', body })
    if (!response.ok) return { lead, carrierCallId: null }
    return { lead, carrierCallId: ((await response.json()) as { CallSID: string }).CallSID }
  } catch {
    return { lead, carrierCallId: null }
  }
}

async function letTimePass(books: CarrierBooks, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await books.advance(STEP_MS)
    await wait(STEP_EVERY_MS)
  }
}

interface Findings {
  readonly orders: number
  readonly acknowledgedCalls: number
  readonly callsAtCarrier: number
  readonly acknowledgedCallbacks: number
  readonly recordings: number
  readonly settledAfterMs: number
  readonly faults: readonly string[]
}

/** Waits until every call that the carrier ever had is over here too, and compares the books. */
async function settle(
  baseUrl: string,
  headers: Record<string, string>,
  books: CarrierBooks,
  orders: readonly Order[],
): Promise<Findings> {
  const startedAtMs = Date.now()
  const acknowledged = orders.flatMap(({ carrierCallId }) => (carrierCallId === null ? [] : [carrierCallId]))
  const callsAtCarrier = await books.parentCalls()
  const faults: string[] = []
  let recordings = 0
  if (callsAtCarrier.length > orders.length) faults.push('more calls were placed than were asked for')

  for (const sid of new Set([...acknowledged, ...callsAtCarrier])) {
    const view = await untilOver(sid)
    if (view === null)
      faults.push(`${sid}: ${callsAtCarrier.includes(sid) ? 'the server does not know it' : 'lost'}`)
    else if (view.state !== 'done' && view.state !== 'absent')
      faults.push(`${sid}: stays ${view.state} (${view.failure?.code ?? 'no reason'})`)
    if (view?.state === 'done') recordings++
    if (view?.state !== 'done' && (await books.hasRecording(sid)))
      faults.push(`${sid}: its recording was lost`)
  }

  const callbacks = await books.acknowledgedCallbacks()
  for (const { parentSid, side, state } of callbacks) {
    const events = await eventsOf(parentSid)
    const isKept = events.some((event) => event.leg === side && event.state === state)
    if (!isKept) faults.push(`${parentSid}: the callback "${side ?? 'recording'} ${state}" was lost`)
  }
  return {
    orders: orders.length,
    acknowledgedCalls: acknowledged.length,
    callsAtCarrier: callsAtCarrier.length,
    acknowledgedCallbacks: callbacks.length,
    recordings,
    settledAfterMs: Date.now() - startedAtMs,
    faults,
  }

  /** Null when the server knows no such call. */
  async function untilOver(sid: string): Promise<RecordingView | null> {
    for (;;) {
      const response = await fetch(`${baseUrl}/api/recordings/${sid}`, { headers })
      if (response.status === 404 && isLate()) return null
      if (response.ok) {
        const view = (await response.json()) as RecordingView
        if (['done', 'absent', 'failed'].includes(view.state) || isLate()) return view
      }
      await wait(200)
    }
  }

  async function eventsOf(sid: string): Promise<CallEvent[]> {
    const response = await fetch(`${baseUrl}/api/calls/${sid}/events?limit=100`, { headers })
    return response.ok ? ((await response.json()) as CallEvent[]) : []
  }

  function isLate(): boolean {
    return Date.now() - startedAtMs > SETTLING_MS
  }
}

function report(print: (line: string) => void, findings: Findings): void {
  const { orders, acknowledgedCalls, callsAtCarrier, acknowledgedCallbacks, recordings } = findings
  print(`kills                          ${CYCLES}`)
  print(`calls asked for                ${orders}`)
  print(`  acknowledged                 ${acknowledgedCalls}`)
  print(`  placed at the carrier        ${callsAtCarrier}`)
  print(`callbacks acknowledged         ${acknowledgedCallbacks}`)
  print(`recordings understood          ${recordings}`)
  print(`all calls at their end after   ${(findings.settledAfterMs / 1000).toFixed(1)} s`)
  print(`lost, doubled or unfinished    ${findings.faults.length}`)
  for (const fault of findings.faults) print(`  ${fault}`)
  if (findings.faults.length > 0) process.exitCode = 1
}
