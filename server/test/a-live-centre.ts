import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'

import type { Transcript } from '@leadbreak/contract'

import { aCaller, aTelephone, type Caller } from './a-caller.ts'
import { watchLive, type Watcher } from './a-live-watcher.ts'
import { aFreePort } from './a-port.ts'
import { startServer, type ServerProcess } from './a-server.ts'
import { aTelephoneCompany, type BookedStream } from './a-telephone-company.ts'
import { seenOf } from './what-was-seen.ts'

/** Ten digits of those at the simulated telephone company who hold these conversations. */
export const LEADS = {
  'buy-flat-noida': '9000000001',
  'rent-flat-dwarka': '9000000008',
  'hinglish-golf-course-road': '9000000005',
  'not-interested': '9000000006',
  'opt-out': '9000000007',
} as const
export type Lead = keyof typeof LEADS

/** A call that is under way, and who placed and watches it. */
export interface PlacedCall {
  readonly callId: string
  readonly carrierCallId: string
  readonly caller: Caller
  readonly watcher: Watcher
  /** What its watcher saw of it. */
  readonly seen: () => ReturnType<typeof seenOf>
}

export type LiveCentre = Awaited<ReturnType<typeof aLiveCentre>>

/** Errors of a stream that only we can be the cause of: a query in its address, and something said by us. */
const REFUSED = 31_920
const OUR_FAULT = [REFUSED, 31_924, 31_951]
const STREAM_TOKEN = /[\da-f-]{36}\.[\da-z]{6,12}\.[\w-]{16}\.[\w-]{43}/

/** A telephone company and a server that listens to its calls while they go on, each a process of its own; time goes by as it does. */
export async function aLiveCentre(env: Readonly<Record<string, string>> = {}) {
  const company = await aTelephoneCompany('real')
  const port = await aFreePort()
  const administrator = {
    username: `root-${randomBytes(4).toString('hex')}`,
    password: 'three tall lanterns',
  }
  const settings = {
    ...company.settings,
    ...{ PORT: `${port}`, PUBLIC_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: 'trace' },
    ...{ SIGN_INS_PER_MINUTE: '1000000', REGISTRATIONS_PER_MINUTE: '1000000' },
    ...{ ADMIN_USERNAME: administrator.username, ADMIN_PASSWORD: administrator.password },
    ...env,
  }
  const servers = [await startServer({ env: settings })]
  const { baseUrl } = servers[0]!
  const secrets = new Set<string>()
  const placed: PlacedCall[] = []

  const server = (): ServerProcess => servers.at(-1)!

  /** Kills the server and starts another one on the same data and at the same address. Resolves when that one listens. */
  async function killServer(): Promise<void> {
    const { child, ended, dataDir } = server()
    child.kill('SIGKILL')
    await ended
    servers.push(await startServer({ env: settings, dataDir }))
  }

  async function watch(caller: Caller, after: number | null = null): Promise<Watcher> {
    const { authorization } = caller
    const watcher = await watchLive(baseUrl, { authorization, after })
    secrets.add(watcher.ticket).add(authorization.slice('Bearer '.length))
    return watcher
  }

  /** Somebody new calls this lead and watches. */
  async function place(lead: Lead): Promise<PlacedCall> {
    const [caller, agent] = [await aCaller(baseUrl), aTelephone()]
    const watcher = await watch(caller)
    const carrierCallId = await caller.place(LEADS[lead], agent)
    const { callId } = await caller.ask(carrierCallId)
    for (const secret of [LEADS[lead], agent, caller.username, caller.password]) secrets.add(secret)
    const call = { callId, carrierCallId, caller, watcher, seen: () => seenOf(watcher.events, callId) }
    placed.push(call)
    return call
  }

  /** The same call over another connection, which goes on behind the last event of the one before. */
  async function watchAgain(call: PlacedCall): Promise<PlacedCall> {
    const watcher = await watch(call.caller, call.watcher.events.at(-1)!.sequence)
    const again = { ...call, watcher, seen: () => seenOf(watcher.events, call.callId) }
    placed.push(again)
    return again
  }

  async function aManager() {
    const response = await fetch(`${baseUrl}/register/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(administrator),
    })
    const { access_token: token } = (await response.json()) as { access_token: string }
    return aCaller(baseUrl, { role: 'manager', registeredBy: { authorization: `Bearer ${token}` } })
  }

  async function streamsOf({ carrierCallId }: PlacedCall): Promise<readonly BookedStream[]> {
    return (await company.streams()).filter(({ callSid }) => callSid === carrierCallId)
  }

  /** That no stream was ever told anything by us, nor had an address that the company refuses, but for those that it was told to refuse. */
  async function nothingWasSentBack({ refusalsOrdered = 0 } = {}): Promise<void> {
    const streams = await company.streams()
    assert.ok(streams.length > 0)
    assert.ok(streams.every(({ messagesReceived }) => messagesReceived === 0))
    const ours = streams.flatMap(({ errors }) => errors).filter((code) => OUR_FAULT.includes(code))
    assert.deepEqual(ours, Array<number>(refusalsOrdered).fill(REFUSED))
  }

  /** That no word, number, name, ticket or token of these calls was logged. */
  function nothingWasLogged(): void {
    for (const { output } of servers) {
      const log = output().split('Stop with Ctrl-C')[1]!
      assert.match(log, /"level":"(info|debug|trace)"/)
      for (const secret of [...secrets, company.settings.TWILIO_AUTH_TOKEN])
        assert.ok(!log.includes(secret), 'a number, name, password, token or ticket is in the log')
      assert.doesNotMatch(log, STREAM_TOKEN)
      assert.doesNotMatch(log, /\p{Script=Devanagari}/u)
      for (const { text } of placed.flatMap(({ seen }) => seen().finalSegments))
        assert.ok(text.split(' ').length < 3 || !log.includes(text), 'what was said is in the log')
    }
  }

  async function close(): Promise<void> {
    server().child.kill('SIGTERM')
    await server().ended
    await company.close()
  }

  return {
    ...{ company, baseUrl, server, killServer, watch, watchAgain, place, aManager, streamsOf },
    ...{ nothingWasSentBack, nothingWasLogged, close },
  }
}

/** Resolves when the recording of a call has been read and its requirement is told. */
export async function untilRead({ watcher, seen }: PlacedCall): Promise<void> {
  await watcher.until('requirement of the whole call', () =>
    seen()
      .of('requirement')
      .some(({ event }) => !event.requirement.isProvisional),
  )
}

/** Resolves in the middle of an utterance in Hindi, when so many segments are settled. */
export async function untilSpeaking({ watcher, seen }: PlacedCall, settled: number): Promise<void> {
  await watcher.until(`words behind ${settled} settled segments`, () => {
    const { segments, finals } = seen()
    const { isFinal, segment } = segments.at(-1)?.event ?? { isFinal: true }
    return !isFinal && finals.length >= settled && segment.language === 'hi' && segment.text.includes(' ')
  })
}

export function summaryOf({ caller, callId }: PlacedCall): Promise<Transcript> {
  return caller.get(`/api/calls/${callId}/transcript/summary`)
}
