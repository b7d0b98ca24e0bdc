import type { CallEvent, RecordingView } from '@leadbreak/contract'

import { startOwnSimulator } from '../adapters/simulator/own-simulator.ts'
import { simulatedAccount } from '../adapters/simulator/simulated-account.ts'
import type { Config } from '../config.ts'
import { newId } from '../lib/ids.ts'
import { SIMULATOR_PROGRAM } from '../telephony.ts'
import type { ApiClient, ReadCall } from './api-client.ts'
import { openLiveClient } from './live-client.ts'
import { makeLiveView, type LiveAccount, type LiveView } from './live-view.ts'
import { withOwnSystem } from './own-system.ts'
import { findPersona, readPersonas, type Persona } from './personas.ts'
import { eventLine, makePaint, progressBar } from './show-call.ts'
import { readCallJson, readCallLines } from './show-understanding.ts'
import { makeTerminalScreen } from './terminal-screen.ts'

export interface DemoOptions {
  /** A persona's telephone number, or the name of her conversation. */
  readonly persona: string
  /** One JSON object instead of a picture for people. */
  readonly json: boolean
  /** Lets the time of the simulated company leap, so that nobody waits for a telephone to ring. */
  readonly fast: boolean
}

/** The agent's telephone in the demo; any number that is nobody's in the simulator does. */
const AGENT_NUMBER = '9811000001'

/**
 * Places a call through the simulated telephone company and prints what happens to both telephones, what is said and
 * wanted while they talk, and what was said and is wanted in the end. Throws Error when there is no such persona.
 */
export async function demo(config: Config, { persona: wanted, json, fast }: DemoOptions): Promise<void> {
  const { stdout, stderr } = process
  const paint = makePaint(stdout.isTTY && stdout.hasColors())
  const screen = makeTerminalScreen(json ? NOWHERE : stdout)
  const showProgress = ({ state, progress }: RecordingView) => {
    if (state === 'awaited') return
    const line = `${state.padEnd(12)} ${progressBar(progress)} `
    if (stdout.isTTY && !json) screen.setBelow([line])
    else if (stderr.isTTY) stderr.write(`\r${line}`)
  }

  const clock = fast ? 'fast' : 'real'
  await withOwnSystem(config, { clock }, async ({ api, user, simulatorUrl }) => {
    const persona = findPersona(await readPersonas(simulatorUrl), wanted)
    screen.print(paint.strong(`${persona.name}, ${persona.number ?? wanted}: ${persona.whatHappens}`))
    screen.print('')

    const view = makeLiveView(screen, paint)
    // Where the time leaps, nobody can listen while they talk.
    const live = fast ? null : await listen(api, view)
    const carrierCallId = await api.placeCall(user, {
      number: AGENT_NUMBER,
      client_number: persona.number ?? wanted,
    })
    live?.know(carrierCallId)
    const events: CallEvent[] = []
    let zeroAt: string | null = null
    const recording = await api.followCall(carrierCallId, {
      onEvent: (event) => {
        events.push(event)
        zeroAt ??= event.at
        screen.print(eventLine(event, zeroAt, paint))
        if (live && isJoin(event)) zeroAt = event.at // as the times of what they say
      },
      onProgress: showProgress,
    })
    screen.setBelow([])
    if (stderr.isTTY) stderr.write('\r\u001b[K')
    const call = recording.state === 'done' ? await api.readCall(recording.callId) : null
    live?.close()
    if (json) stdout.write(`${jsonOf(persona, events, live ? view.account() : null, call)}\n`)
    else screen.print(['', ...linesOf(call, paint)].join('\n'))
  })
}

const NOWHERE = { write: () => undefined }

function isJoin({ leg, state }: CallEvent): boolean {
  return leg === 'lead' && state === 'answered'
}

/** Resolves when everything that happens from now on will be shown. */
async function listen(api: ApiClient, view: LiveView) {
  let callId: string | null = null
  const client = openLiveClient({
    ...{ url: api.liveUrl, newTicket: api.newLiveTicket, callId: null },
    onEvent: view.show,
    onTooOld: () => void catchUp(),
  })
  await client.opened

  async function catchUp(): Promise<void> {
    if (callId === null) return
    try {
      const { segments, requirement } = await api.readSoFar(callId)
      view.catchUp(segments, requirement)
    } catch {
      // Nothing is lost: all of it is shown when the recording has been read.
    }
  }

  return {
    know: (id: string) => {
      callId = id
    },
    close: client.close,
  }
}

/** Everybody whom the simulated company can ring; it runs for the question alone. */
export async function listPersonas(): Promise<readonly Persona[]> {
  const simulator = await startOwnSimulator({
    program: SIMULATOR_PROGRAM,
    port: 0,
    account: simulatedAccount(newId()),
    clock: 'fast',
    env: { LOG_LEVEL: 'error' },
    stderr: process.stderr,
    log: { info: () => undefined, error: () => undefined },
    signal: new AbortController().signal,
  })
  try {
    return await readPersonas(simulator.url)
  } finally {
    await simulator.close()
  }
}

function linesOf(call: ReadCall | null, paint: ReturnType<typeof makePaint>): string[] {
  return call ? readCallLines(call, paint) : ['Nobody talked, so there is nothing to understand.']
}

function jsonOf(
  { number, name }: Persona,
  events: readonly CallEvent[],
  live: LiveAccount | null,
  call: ReadCall | null,
): string {
  const read = call ? readCallJson(call) : NOTHING_READ
  return JSON.stringify({ persona: { number, name }, events, live, ...read })
}

const NOTHING_READ = { transcript: [], requirement: null, evidence: [], level: null, rulesVersion: null }
