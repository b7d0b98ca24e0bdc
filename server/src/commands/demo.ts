import type { CallEvent, RecordingView } from '@leadbreak/contract'

import { startOwnSimulator } from '../adapters/simulator/own-simulator.ts'
import { simulatedAccount } from '../adapters/simulator/simulated-account.ts'
import type { Config } from '../config.ts'
import { newId } from '../lib/ids.ts'
import { SIMULATOR_PROGRAM } from '../telephony.ts'
import type { ReadCall } from './api-client.ts'
import { withOwnSystem } from './own-system.ts'
import { findPersona, readPersonas, type Persona } from './personas.ts'
import { eventLine, makePaint, progressBar, readCallJson, readCallLines } from './show-call.ts'

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
 * Places a call through the simulated telephone company and prints what happens to both telephones, what was said and
 * what is wanted. Throws Error when there is no such persona.
 */
export async function demo(config: Config, { persona: wanted, json, fast }: DemoOptions): Promise<void> {
  const { stdout, stderr } = process
  const paint = makePaint(stdout.isTTY && stdout.hasColors())
  const print = (line: string) => {
    if (!json) stdout.write(`${line}\n`)
  }
  const showProgress = ({ state, progress }: RecordingView) => {
    if (stderr.isTTY && state !== 'awaited') stderr.write(`\r${state.padEnd(12)} ${progressBar(progress)} `)
  }

  const clock = fast ? 'fast' : 'real'
  await withOwnSystem(config, { clock }, async ({ api, user, simulatorUrl }) => {
    const persona = findPersona(await readPersonas(simulatorUrl), wanted)
    print(paint.strong(`${persona.name}, ${persona.number ?? wanted}: ${persona.whatHappens}`))
    print('')

    const carrierCallId = await api.placeCall(user, {
      number: AGENT_NUMBER,
      client_number: persona.number ?? wanted,
    })
    const events: CallEvent[] = []
    const recording = await api.followCall(carrierCallId, {
      onEvent: (event) => {
        events.push(event)
        print(eventLine(event, events[0]!.at, paint))
      },
      onProgress: showProgress,
    })
    if (stderr.isTTY) stderr.write('\r\u001b[K')
    const call = recording.state === 'done' ? await api.readCall(recording.callId) : null
    if (json) stdout.write(`${jsonOf(persona, events, call)}\n`)
    else print(['', ...linesOf(call, paint)].join('\n'))
  })
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

function jsonOf({ number, name }: Persona, events: readonly CallEvent[], call: ReadCall | null): string {
  return JSON.stringify({ persona: { number, name }, events, ...(call ? readCallJson(call) : NOTHING_READ) })
}

const NOTHING_READ = { transcript: [], requirement: null, evidence: [], level: null, rulesVersion: null }
