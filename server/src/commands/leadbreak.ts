#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

import { callerDirectory, ConfigError, loadConfig, type Config } from '../config.ts'
import { readArguments, UsageError } from './arguments.ts'

const HELP = `Usage: npm run leadbreak -- COMMAND

  demo [--persona NUMBER] [--fast]      a call through the simulated telephone company, from dial to requirement
  demo --list                           whom it can ring; --json prints one JSON object
  analyse FILE [--json] [--at TIME]     all that is read from a call: a transcript (text, JSON, SRT, VTT) at once and
                                        offline, a WAV (agent left, lead right) through the recognisers; --help
  listen FILE.wav... [--json]           what the listener of live calls writes of them; --speed N: faster
  models list                           the published VOSK models: which there are, are here, are in use
  models pull hi en-in [--large]        fetches them (--from URL, --to DIR) and says what to put into .env
  models verify [NAME|DIR] [--quick]    whether models are whole and unchanged, and libvosk loads them
  requirement                           JSON Lines of {"id","segments"} in, of requirements out; offline
  backup FOLDER                         a copy of everything that is kept; a running server goes on meanwhile
  restore FOLDER                        such a copy into an empty or new DATA_DIR that no server uses
  openapi                               the interface as an OpenAPI 3.1 document
`

const DEFAULT_CONVERSATION = 'buy-flat-noida'

/** Each command loads what it needs and no more: reading requirements must not wait for a whole server. */
async function run([command, ...rest]: readonly string[]): Promise<number> {
  switch (command) {
    case 'demo':
      return placeDemoCall(rest)
    case 'analyse': {
      const { runAnalyse } = await import('./analyse.ts')
      return runAnalyse(rest, {
        input: process.stdin,
        output: process.stdout,
        inColour: process.stdout.isTTY && process.stdout.hasColors(),
        callerDir: callerDirectory(),
        nowMs: Date.now(),
        analyseRecording: async (options) => {
          const { analyseRecording } = await import('./analyse-recording.ts')
          return analyseRecording(loadConfig(), options)
        },
      })
    }
    case 'listen':
      return listenToFiles(rest)
    case 'models': {
      const { models } = await import('./models.ts')
      return models(rest, {
        config: loadConfigOrDefaults(),
        rootDir: process.cwd(),
        callerDir: callerDirectory(),
        output: process.stdout,
        errorOutput: process.stderr,
        signal: untilInterrupted(),
      })
    }
    case 'backup':
      return (await import('./backup-commands.ts')).runBackup(rest, loadConfig())
    case 'restore':
      return (await import('./backup-commands.ts')).runRestore(rest, loadConfig())
    case 'openapi': {
      const { openApiText } = await import('./openapi.ts')
      process.stdout.write(await openApiText())
      return 0
    }
    case 'requirement': {
      const { runRequirement } = await import('./requirement.ts')
      return runRequirement({ input: process.stdin, output: process.stdout, errorOutput: process.stderr })
    }
    case undefined:
    case 'help':
    case '--help':
      process.stdout.write(HELP)
      return 0
    default:
      throw new UsageError(`There is no command "${command}".\n\n${HELP}`)
  }
}

async function placeDemoCall(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, {
    persona: { type: 'string' },
    conversation: { type: 'string' },
    fast: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  })
  const { demo, listPersonas } = await import('./demo.ts')
  if (values.list) {
    const { personaLines } = await import('./personas.ts')
    process.stdout.write(`${personaLines(await listPersonas()).join('\n')}\n`)
    return 0
  }
  const persona = values.persona ?? values.conversation ?? DEFAULT_CONVERSATION
  await demo(loadConfig(), { persona, json: values.json, fast: values.fast })
  return 0
}

async function listenToFiles(args: readonly string[]): Promise<number> {
  const options = {
    speed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  } as const
  const { values, positionals } = readArguments(args, options, true)
  const speed = Number(values.speed)
  if (positionals.length === 0) throw new UsageError('Name at least one WAV file: listen FILE.wav')
  if (!(speed > 0 && speed <= 20)) throw new UsageError('--speed is a number above 0, and at most 20')
  const files = positionals.map((file) => resolve(callerDirectory(), file))
  const missing = files.find((file) => !existsSync(file))
  if (missing !== undefined) throw new UsageError(`There is no file ${missing}.`)
  const { listen } = await import('./listen.ts')
  await listen(loadConfig(), { files, speed, json: values.json })
  return 0
}

/** Models may be seen to before the rest of the settings is right. */
function loadConfigOrDefaults(): Config {
  try {
    return loadConfig()
  } catch (error) {
    if (error instanceof ConfigError && error.config !== null) return error.config
    throw error
  }
}

/** Aborts at the first Ctrl-C; a second one ends the process at once. */
function untilInterrupted(): AbortSignal {
  const interruption = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      interruption.abort()
    })
  return interruption.signal
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  const isExpected = error instanceof UsageError || error instanceof ConfigError
  console.error(isExpected || error instanceof Error ? (error as Error).message : error)
  process.exitCode = 1
}
