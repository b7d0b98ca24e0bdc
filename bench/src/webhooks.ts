import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { concatenate, wavFile } from '@leadbreak/audio'
import type { RecordingView } from '@leadbreak/contract'

import { signIn, startLeadBreak, type LeadBreak } from './leadbreak-process.ts'
import { usageOf } from './process-usage.ts'
import { readWav } from './read-wav.ts'
import { startTelephoneCompany } from './telephone-company.ts'
import type { WebhookJob, WebhookLoad } from './webhook-load.ts'

const LOAD = join(import.meta.dirname, 'webhook-load.ts')
const CONVERSATIONS = join(import.meta.dirname, '..', '..', 'simulator', 'conversations')
/** What the signatures are made for; nothing is sent there. */
const PUBLIC_URL = 'https://calls.example.com'
const WARM_UP_CALLS = 25
const CALLS = 100
const CONNECTIONS = 8

/** A lead has one call at a time. */
let nextLead = 9_100_000_000

type Account = Pick<WebhookJob, 'accountSid' | 'authToken'>

/**
 * How many of the carrier's callbacks the server checks, commits and answers in a second, and how long the answers take: with
 * nothing else to do, and while recordings are being transcribed. The calls wait in the queue of a simulated telephone company
 * whose clock stands still; the callbacks come from a process of their own.
 */
export const webhooks = {
  name: 'webhooks',
  title: `signed status callbacks of ${CALLS} calls, three in ten of them twice, ${CONNECTIONS} connections`,

  async run(print: (line: string) => void): Promise<void> {
    await using running = new AsyncDisposableStack()
    const account = await startTelephoneCompany(['--clock', 'manual'])
    running.defer(account.stop)
    const leadBreak = await startLeadBreak({ ...account.settings, PUBLIC_URL, LIVE_TRANSCRIPTION: 'false' })
    running.defer(leadBreak.stop)
    const { baseUrl } = leadBreak
    const password = `bench-${crypto.randomUUID()}`
    const headers = await signIn(baseUrl, password)

    const caller = { baseUrl, headers, password }
    await measure(leadBreak, account, await placeCalls(caller, WARM_UP_CALLS)) // for the compiler to get warm
    const idleCalls = await placeCalls(caller, CALLS)
    print(`idle:                ${told(await measure(leadBreak, account, idleCalls))}`)
    const busyCalls = await placeCalls(caller, CALLS)
    const recordings = await upload(baseUrl, headers)
    const busy = await measure(leadBreak, account, busyCalls)
    const left = await unfinished(baseUrl, headers, recordings)
    print(`while transcribing:  ${told(busy)}`)
    print(`(${left} of ${recordings.length} recordings were still to be transcribed at the end of it)`)
  },
}

/** Calls that the telephone company has taken in, and of which nothing is known yet. */
async function placeCalls(
  { baseUrl, headers, password }: { baseUrl: string; headers: Record<string, string>; password: string },
  count: number,
): Promise<WebhookJob['calls']> {
  const agent = 9_876_543_210
  const calls: WebhookJob['calls'][number][] = []
  while (calls.length < count) {
    const lead = nextLead++
    const noted = await post(`${baseUrl}/sip/calling_data`, headers, {
      ...{ username: 'bench', role: 'agent' },
      ...{ phone_number: agent, requested_phone_number: lead },
    })
    const placed = await post(`${baseUrl}/sip/voip_user_data`, headers, {
      ...{ username: 'bench', password },
      ...{ number: String(agent), client_number: String(lead) },
    })
    calls.push({ callId: String(noted.call_id), carrierCallId: String(placed.CallSID) })
  }
  return calls
}

async function measure(
  { baseUrl, pid }: LeadBreak,
  { accountSid, authToken }: Account,
  calls: WebhookJob['calls'],
) {
  const job: WebhookJob = {
    accountSid,
    authToken,
    baseUrl,
    publicUrl: PUBLIC_URL,
    calls,
    connections: CONNECTIONS,
  }
  const beforeMs = usageOf(pid).cpuMs // its speech servers have their own
  const { stdout } = await promisify(execFile)(process.execPath, [LOAD, JSON.stringify(job)])
  return { ...(JSON.parse(stdout) as WebhookLoad), cpuMs: usageOf(pid).cpuMs - beforeMs }
}

function told({ webhooks: count, seconds, cpuMs, p50Ms, p99Ms }: WebhookLoad & { cpuMs: number }): string {
  const cpu = `${(cpuMs / count).toFixed(2)} ms of CPU each`
  return `${Math.round(count / seconds)} webhooks/s, ${cpu}, answered in ${p50Ms.toFixed(1)} ms (p50), ${p99Ms.toFixed(1)} ms (p99)`
}

/** All conversations one after the other, each recording beginning with another of them, so that none is known already. */
async function upload(baseUrl: string, headers: Record<string, string>): Promise<readonly string[]> {
  const conversations = readdirSync(CONVERSATIONS).map((name) =>
    readWav(join(CONVERSATIONS, name, 'recording.wav')),
  )
  const callIds: string[] = []
  for (let first = 0; first < conversations.length; first++) {
    const turned = [...conversations.slice(first), ...conversations.slice(0, first)]
    const channels = [0, 1].map((side) => concatenate(turned.map(({ channels: sides }) => sides[side]!)))
    const response = await fetch(`${baseUrl}/api/recordings`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'audio/wav' },
      body: wavFile(channels, conversations[0]!.sampleRateHz),
    })
    if (!response.ok) throw new Error(`A recording was answered with ${response.status}.`)
    callIds.push(((await response.json()) as RecordingView).callId)
  }
  return callIds
}

async function unfinished(
  baseUrl: string,
  headers: Record<string, string>,
  callIds: readonly string[],
): Promise<number> {
  let count = 0
  for (const callId of callIds) {
    const response = await fetch(`${baseUrl}/api/recordings/${callId}`, { headers })
    if (((await response.json()) as RecordingView).state !== 'done') count++
  }
  return count
}

async function post(
  url: string,
  headers: Record<string, string>,
  body: object,
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Record<string, unknown>
}
