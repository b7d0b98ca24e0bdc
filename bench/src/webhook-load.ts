import { createHmac, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

export interface WebhookJob {
  readonly baseUrl: string
  /** Where the signatures say that the server is. */
  readonly publicUrl: string
  readonly accountSid: string
  readonly authToken: string
  readonly calls: readonly { readonly callId: string; readonly carrierCallId: string }[]
  readonly connections: number
}

export interface WebhookLoad {
  readonly webhooks: number
  readonly duplicates: number
  readonly seconds: number
  readonly p50Ms: number
  readonly p99Ms: number
}

type Parameters = Readonly<Record<string, string>>

const STATUSES = ['initiated', 'ringing', 'in-progress', 'completed'] as const
const [DUPLICATES, OF] = [3, 10]

/** Tells the story of each call by the carrier's callbacks, three in ten of them twice, and prints how fast they were answered. */
const job = JSON.parse(process.argv[2]!) as WebhookJob
const agent = new Agent({ keepAlive: true, maxSockets: job.connections })
const waiting = [...job.calls]
const tookMs: number[] = []
let sent = 0
let duplicates = 0

const startedAtMs = performance.now()
await Promise.all(
  Array.from({ length: job.connections }, async () => {
    for (let call = waiting.pop(); call; call = waiting.pop()) await tell(call)
  }),
)
const seconds = (performance.now() - startedAtMs) / 1000
agent.destroy()
const load: WebhookLoad = {
  ...{ webhooks: tookMs.length, duplicates, seconds },
  p50Ms: quantile(0.5),
  p99Ms: quantile(0.99),
}
console.log(JSON.stringify(load))

/** The agent answers, the lead answers, both hang up. */
async function tell({ callId, carrierCallId }: WebhookJob['calls'][number]): Promise<void> {
  const child = `CA${randomUUID().replaceAll('-', '')}`
  const agentLeg = (place: number) =>
    send(`/telephony/calls/${callId}/agent-leg`, leg(carrierCallId, place, { Direction: 'outbound-api' }))
  const leadLeg = (place: number) =>
    send(
      `/telephony/calls/${callId}/lead-leg`,
      leg(child, place, { Direction: 'outbound-dial', ParentCallSid: carrierCallId }),
    )
  for (const place of [0, 1, 2]) await agentLeg(place)
  for (const place of [0, 1, 2, 3]) await leadLeg(place)
  await agentLeg(3)
}

function leg(callSid: string, place: number, rest: Parameters): Parameters {
  return {
    ...{ AccountSid: job.accountSid, ApiVersion: '2010-04-01', CallSid: callSid },
    ...{ From: '+15005550006', To: '+919000000001', Caller: '+15005550006', Called: '+919000000001' },
    ...{
      CallStatus: STATUSES[place]!,
      SequenceNumber: String(place),
      CallbackSource: 'call-progress-events',
    },
    ...{ Timestamp: new Date().toUTCString().replace('GMT', '+0000') },
    ...(place === 3 ? { CallDuration: '30', Duration: '1', SipResponseCode: '200' } : {}),
    ...rest,
  }
}

async function send(path: string, parameters: Parameters): Promise<void> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'i-twilio-idempotency-token': randomUUID(),
    'x-twilio-signature': sign(path, parameters),
  }
  const body = new URLSearchParams(parameters).toString()
  await post(path, headers, body)
  if (sent++ % OF >= DUPLICATES) return
  duplicates++
  await post(path, headers, body)
}

function post(path: string, headers: Parameters, body: string): Promise<void> {
  const beganAtMs = performance.now()
  return new Promise((resolve, reject) => {
    const outgoing = request(job.baseUrl + path, { agent, method: 'POST', headers }, (response) => {
      response.resume()
      response.on('end', () => {
        tookMs.push(performance.now() - beganAtMs)
        if (response.statusCode === 204) resolve()
        else reject(new Error(`${path} answered ${response.statusCode ?? 'nothing'}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

function sign(path: string, parameters: Parameters): string {
  const fields = Object.keys(parameters)
    .toSorted()
    .map((name) => name + parameters[name]!)
  return createHmac('sha1', job.authToken)
    .update(job.publicUrl + path + fields.join(''))
    .digest('base64')
}

function quantile(share: number): number {
  return tookMs.toSorted((left, right) => left - right)[Math.floor(share * (tookMs.length - 1))]!
}
