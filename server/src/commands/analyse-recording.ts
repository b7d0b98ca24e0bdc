import { basename } from 'node:path'

import type { RecordingView } from '@leadbreak/contract'

import type { Config } from '../config.ts'
import { withOwnSystem } from './own-system.ts'
import { makePaint, progressBar } from './show-call.ts'
import { readCallJson, readCallLines } from './show-understanding.ts'

export interface AnalyseRecordingOptions {
  readonly file: string
  /** One JSON object instead of a picture for people. */
  readonly json: boolean
}

/** Sends a recording through the whole system and prints what was said and what is wanted. */
export async function analyseRecording(
  config: Config,
  { file, json }: AnalyseRecordingOptions,
): Promise<void> {
  const { stdout, stderr } = process
  const onTerminal = stderr.isTTY
  const showProgress = ({ state, progress }: RecordingView) => {
    if (onTerminal) stderr.write(`\r${state.padEnd(12)} ${progressBar(progress)} `)
  }

  const call = await withOwnSystem(config, { clock: 'fast' }, ({ api }) =>
    api.readRecording(file, showProgress),
  )
  if (onTerminal) stderr.write('\r\u001b[K')

  if (json) {
    stdout.write(`${JSON.stringify(readCallJson(call))}\n`)
    return
  }
  const paint = makePaint(stdout.isTTY && stdout.hasColors())
  stdout.write(`${[paint.strong(basename(file)), '', ...readCallLines(call, paint)].join('\n')}\n`)
}
