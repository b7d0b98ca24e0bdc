#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { callerDirectory, ConfigError, loadConfig } from '../config.ts'
import { analyse } from './analyse.ts'
import { listConversations } from './conversations.ts'
import { openApiText } from './openapi.ts'
import { runRequirement } from './requirement.ts'

const HELP = `Usage: npm run leadbreak -- COMMAND

  demo [--conversation NAME] [--json]   one recorded conversation, from sound to requirement
  demo --list                           the conversations there are
  analyse FILE.wav [--json]             the same with your recording (agent left, lead right)
  requirement                           JSON Lines of {"id","segments"} in, of requirements out; offline
  openapi                               the interface as an OpenAPI 3.1 document
`

const DEFAULT_CONVERSATION = 'buy-flat-noida'

/** What was asked for cannot be done; the message says why, and no stack is needed. */
class UsageError extends Error {}

async function run([command, ...rest]: readonly string[]): Promise<number> {
  switch (command) {
    case 'demo':
      return demo(rest)
    case 'analyse':
      return analyseFile(rest)
    case 'openapi':
      process.stdout.write(await openApiText())
      return 0
    case 'requirement':
      return runRequirement({ input: process.stdin, output: process.stdout, errorOutput: process.stderr })
    case undefined:
    case 'help':
    case '--help':
      process.stdout.write(HELP)
      return 0
    default:
      throw new UsageError(`There is no command "${command}".\n\n${HELP}`)
  }
}

async function demo(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, {
    conversation: { type: 'string', default: DEFAULT_CONVERSATION },
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  })
  const conversations = listConversations()
  if (values.list) {
    const width = Math.max(...conversations.map(({ name }) => name.length))
    for (const { name, title } of conversations) process.stdout.write(`${name.padEnd(width)}  ${title}\n`)
    return 0
  }
  const conversation = conversations.find(({ name }) => name === values.conversation)
  if (!conversation) {
    const names = conversations.map(({ name }) => name).join(', ')
    throw new UsageError(`There is no conversation "${values.conversation}". There are: ${names}.`)
  }
  const { file, title } = conversation
  await analyse(loadConfig(), { file, title, json: values.json })
  return 0
}

async function analyseFile(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } }, true)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('Name one WAV file: analyse FILE.wav')
  const path = resolve(callerDirectory(), file)
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`)
  await analyse(loadConfig(), { file: path, json: values.json })
  return 0
}

function readArguments<const T extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  args: readonly string[],
  options: T,
  allowPositionals = false,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  const isExpected = error instanceof UsageError || error instanceof ConfigError
  console.error(isExpected || error instanceof Error ? (error as Error).message : error)
  process.exitCode = 1
}
