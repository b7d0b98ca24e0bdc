import { setTimeout as wait } from 'node:timers/promises'

import type { KeptSegment, LiveEvent, RecordingView } from '@leadbreak/contract'

import { signIn, startLeadBreak } from './leadbreak-process.ts'
import { watchLive } from './live-client.ts'
import { reachableByCompany, startTelephoneCompany, type TelephoneCompany } from './telephone-company.ts'
import { lagsOf, percentile, type CallLags, type SeenSegment } from './word-lags.ts'

const CALLS = 20
const AT_ONCE = 2
const LOOK_EVERY_MS = 500
const LONGEST_CALL_MS = 5 * 60_000
const TARGET_MS = { words: 500, finals: 1200 }
/** Those of the simulated people who hold a whole conversation, in Hindi, English and both. */
const LEADS = Array.from({ length: 11 }, (_, index) => 9_000_000_001 + index)

interface Person {
  readonly baseUrl: string
  readonly headers: Record<string, string>
  readonly password: string
}

/**
 * How late words are seen at a client of `/live` in calls that go on in real time: each word's end is known from the
 * recording, whose beginning the simulated telephone company tells to the millisecond; its clock is ours.
 */
export const liveLatency = {
  name: 'live-latency',
  title: `${CALLS} calls in real time, ${AT_ONCE} at once: from a word's end on the line to the event that shows it`,

  async run(print: (line: string) => void): Promise<void> {
    await using running = new AsyncDisposableStack()
    const company = await startTelephoneCompany(['--seconds-between-calls', '0'])
    running.defer(company.stop)
    const leadBreak = await startLeadBreak({ ...company.settings, ...(await reachableByCompany()) })
    running.defer(leadBreak.stop)

    const password = `bench-${crypto.randomUUID()}`
    const person = {
      baseUrl: leadBreak.baseUrl,
      headers: await signIn(leadBreak.baseUrl, password),
      password,
    }
    const seen = new Map<string, SeenSegment[]>()
    const live = await watchLive(person.baseUrl, person.headers, (event) => {
      note(seen, event)
    })
    running.defer(() => {
      live.close()
    })

    const lags: CallLags[] = []
    const leads = Array.from({ length: CALLS }, (_, index) => LEADS[index % LEADS.length]!)
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, agent) => {
        for (let lead = leads.shift(); lead !== undefined; lead = leads.shift()) {
          lags.push(await measureCall(person, company, seen, { agent: 9_876_543_210 + agent, lead }))
          print(`${lags.length} of ${CALLS} calls: ${told(lags.at(-1)!)}`)
        }
      }),
    )
    const words = lags.flatMap((call) => call.words)
    const finals = lags.flatMap((call) => call.finals)
    const unmatched = lags.reduce((sum, call) => sum + call.unmatched, 0)
    print(
      `a word until it is seen:  ${figures(words)} (target p95 ${TARGET_MS.words} ms), ${words.length} words`,
    )
    print(
      `end of speech to final:   ${figures(finals)} (target p95 ${TARGET_MS.finals} ms), ${finals.length}`,
    )
    print(`${unmatched} live words are not in the recording's text at their place, and are not counted`)
  },
}

function note(seen: Map<string, SeenSegment[]>, event: LiveEvent): void {
  if (event.kind !== 'segment') return
  const { callId, isFinal, segment } = event
  const all = seen.get(callId) ?? []
  all.push({ atMs: Date.now(), isFinal, segment })
  seen.set(callId, all)
}

async function measureCall(
  person: Person,
  company: TelephoneCompany,
  seen: ReadonlyMap<string, SeenSegment[]>,
  numbers: { readonly agent: number; readonly lead: number },
): Promise<CallLags> {
  const { baseUrl, headers, password } = person
  const { CallSID: carrierCallId } = await ask<{ CallSID: string }>(`${baseUrl}/sip/voip_user_data`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({
      ...{ username: 'bench', password },
      ...{ number: String(numbers.agent), client_number: String(numbers.lead) },
    }),
  })
  const callId = await untilRead(person, carrierCallId)
  const recorded = await ask<KeptSegment[]>(`${baseUrl}/api/calls/${callId}/segments?limit=1000`, { headers })
  const words = recorded.flatMap(({ speaker, words: spoken }) =>
    spoken.map(({ text, endMs }) => ({ speaker, text, endMs })),
  )
  return lagsOf(seen.get(callId) ?? [], words, await recordingStartMs(company, carrierCallId))
}

async function untilRead({ baseUrl, headers }: Person, carrierCallId: string): Promise<string> {
  const deadlineMs = Date.now() + LONGEST_CALL_MS
  while (Date.now() < deadlineMs) {
    await wait(LOOK_EVERY_MS)
    const recording = await ask<RecordingView>(`${baseUrl}/api/recordings/${carrierCallId}`, { headers })
    if (recording.state === 'done') return recording.callId
    if (recording.state === 'failed' || recording.state === 'absent')
      throw new Error(`The recording of ${carrierCallId} is ${recording.state}.`)
  }
  throw new Error(`The call ${carrierCallId} did not end in time.`)
}

async function recordingStartMs(
  { baseUrl, accountSid, authToken }: TelephoneCompany,
  carrierCallId: string,
): Promise<number> {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
  const { events } = await ask<{ events: { callSid: string; what: string; atMs: number }[] }>(
    `${baseUrl}/simulator/events`,
    { headers: { authorization } },
  )
  const start = events.find(({ callSid, what }) => callSid === carrierCallId && what === 'recording started')
  if (start === undefined) throw new Error(`The simulator knows no recording of ${carrierCallId}.`)
  return start.atMs
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}

function told({ words, finals }: CallLags): string {
  return `words ${figures(words)}, finals ${figures(finals)}`
}

function figures(lagsMs: readonly number[]): string {
  return `p50 ${Math.round(percentile(lagsMs, 0.5))} ms, p95 ${Math.round(percentile(lagsMs, 0.95))} ms`
}
