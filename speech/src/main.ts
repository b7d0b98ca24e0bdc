#!/usr/bin/env node
import { pino } from 'pino'

import { findLibvoskFile, thisPlatform } from './libvosk-file.ts'
import { ModelRefusal } from './model.ts'
import { OptionsError, readOptions, USAGE, type SpeechOptions } from './options.ts'
import { openSpeechServer, type SpeechServer } from './server.ts'

/** Ctrl-C under npm comes twice, from the terminal and from npm, which passes it on. */
const ONE_WISH_MS = 1_000

const { env } = process
// npm runs its scripts in the package's folder; the person typed a path that begins where they stood.
const cwd = (env.npm_lifecycle_event === 'speech' ? env.INIT_CWD : undefined) ?? process.cwd()
const log = pino(
  {
    base: { program: 'speech' },
    level: env.LOG_LEVEL ?? 'info',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  },
  pino.destination(2),
)

const options = orRefuse(() => readOptions(process.argv.slice(2), env, cwd))
if (options === null) {
  process.stdout.write(USAGE)
} else {
  stopWhenTold(await open(options), options.drainMs)
}

async function open(chosen: SpeechOptions): Promise<SpeechServer> {
  const libvoskFile = findLibvoskFile(
    env.LIBVOSK_PATH === '' ? null : (env.LIBVOSK_PATH ?? null),
    thisPlatform(),
  )
  if (libvoskFile === null)
    refuse(
      `The npm package vosk has no libvosk for ${process.platform} ${process.arch}; ` +
        'name one with LIBVOSK_PATH (Linux needs glibc).',
    )
  try {
    const server = await openSpeechServer({ ...chosen, libvoskFile }, log)
    const address = chosen.interface.includes(':') ? `[${chosen.interface}]` : chosen.interface
    console.log(`${server.model} listens on ws://${address}:${server.port} with ${chosen.workers} threads`)
    process.send?.({ type: 'listening', port: server.port })
    return server
  } catch (error) {
    return refuse(explain(error, chosen))
  }
}

/** SIGTERM, SIGINT: finish what runs. Again: end at once. A parent that died takes this process with it. */
function stopWhenTold(server: SpeechServer, drainMs: number): void {
  const stop = () => {
    if (isTold) return
    isTold = true
    // Without a listener the next signal ends the process, whatever its threads are doing.
    setTimeout(() => process.off('SIGTERM', stop).off('SIGINT', stop), ONE_WISH_MS).unref()
    void leave(drainMs)
  }
  let isTold = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
  process.once('disconnect', () => void leave(0))

  async function leave(deadlineMs: number): Promise<void> {
    log.info('draining')
    await server.drain(deadlineMs)
    process.exit(0)
  }
}

function explain(error: unknown, { port, interface: address }: SpeechOptions): string {
  if (error instanceof ModelRefusal) return error.message
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${address} is in use by another program; choose one with --port.`
    case 'EACCES':
      return `Port ${port} on ${address} needs more rights than this process has.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${address} is no address of this machine.`
    default:
      return `The server cannot start: ${String(error)}`
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
