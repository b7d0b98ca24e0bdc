import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

import { AppError } from '../../lib/app-error.ts'
import { keepRunning, type ProgramLog, type ProgramState } from '../programs/keep-running.ts'
import { LaunchFailure, passedOn, type Environment } from '../programs/launch-program.ts'
import type { SimulatedAccount } from './simulated-account.ts'

export interface OwnSimulatorOptions {
  /** The simulator's main module. */
  readonly program: string
  /** 0 takes any free port, and keeps it when the process has to be started again. */
  readonly port: number
  readonly account: SimulatedAccount
  /** How its time runs. */
  readonly clock: 'real' | 'fast'
  readonly env: Environment
  readonly stderr: NodeJS.WritableStream
  readonly log: ProgramLog
  readonly signal: AbortSignal
}

export interface OwnSimulator {
  /** As `http://127.0.0.1:8100`. */
  readonly url: string
  readonly state: () => ProgramState
  readonly close: () => Promise<void>
}

const HOST = '127.0.0.1'
const START_DEADLINE_MS = 60_000

/**
 * The simulated telephone company as a process beside the server. When it ends it is started again, and has forgotten
 * its calls then. Throws `telephony-unavailable` when it does not come to listen.
 */
export async function startOwnSimulator(options: OwnSimulatorOptions): Promise<OwnSimulator> {
  const { program, account, clock, env, stderr, log, signal } = options
  const port = options.port === 0 ? await findFreePort() : options.port
  const settings = {
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authToken, // not an argument: the list of processes shows those to everybody
    TWILIO_PHONE_NUMBER: account.fromNumber,
  }
  try {
    const running = await keepRunning(
      {
        program,
        args: ['--host', HOST, '--port', String(port), '--clock', clock],
        env: { ...passedOn(env), ...settings },
        startDeadlineMs: START_DEADLINE_MS,
        stderr,
        logFields: { program: 'simulator' },
        log,
        whenStopped: () =>
          new AppError('telephony-unavailable', 'The simulated telephone company is stopped.'),
      },
      signal,
    )
    return { url: `http://${HOST}:${port}`, state: running.state, close: running.stop }
  } catch (error) {
    if (!(error instanceof LaunchFailure)) throw error
    throw new AppError('telephony-unavailable', `SIMULATOR_PORT: ${error.message}`, { cause: error })
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, HOST)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
