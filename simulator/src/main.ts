#!/usr/bin/env node
import { pino, type Logger } from 'pino'

import { OptionsError, readOptions, USAGE, type SimulatorOptions } from './options.ts'
import { openSimulator, type Simulator } from './simulator.ts'

const { env } = process
// npm runs its scripts in the package's folder; the person typed a path that begins where they stood.
const cwd = (env.npm_lifecycle_event === 'simulator' ? env.INIT_CWD : undefined) ?? process.cwd()
const options = orRefuse(() => readOptions(process.argv.slice(2), env, cwd))
if (options === null) {
  process.stdout.write(USAGE)
} else {
  leaveWhenTold(await open(options))
}

async function open(chosen: SimulatorOptions): Promise<Simulator> {
  try {
    const simulator = await openSimulator(chosen, makeLog(chosen.logLevel))
    console.log(welcome(simulator))
    process.send?.({ type: 'listening', port: simulator.port })
    return simulator
  } catch (error) {
    return refuse(explain(error, chosen))
  }
}

function makeLog(level: string): Logger {
  return pino(
    {
      ...{ base: { program: 'simulator' }, level },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination(2),
  )
}

function welcome({ baseUrl, account, clock }: Simulator): string {
  return `The telephone company is open (${clock.kind} clock).

  address  ${baseUrl}   (a browser shows there whom you can call)
  account  ${account.sid}
  token    ${account.authToken}
  from     ${account.numbers.join(', ')}

Point the Twilio SDK at it: const client = twilio(account, token); client.api.baseUrl = '${baseUrl}'`
}

/** SIGTERM, SIGINT, or the end of the parent: all calls end without a word to anybody. */
function leaveWhenTold(simulator: Simulator): void {
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'])
    process.once(event, () => {
      // Without a listener the next signal ends the process.
      process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT')
      void simulator.close().finally(() => process.exit(0))
    })
}

function explain(error: unknown, { port, host, conversationsFolder }: SimulatorOptions): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use by another program; choose one with --port.`
    case 'EACCES':
      return `Port ${port} on ${host} needs more rights than this process has.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine.`
    case 'ENOENT':
      return `${conversationsFolder} does not hold the recorded conversations; choose another with --conversations.`
    default:
      return `The simulator cannot start: ${String(error)}`
  }
}

function orRefuse<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof OptionsError) refuse(error.problems.join('\n'))
    throw error
  }
}

function refuse(message: string): never {
  console.error(message)
  process.exit(1)
}
